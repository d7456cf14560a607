"""The names as files: a table to work with, and paper for the door."""

from collections.abc import Sequence

from domain.notices import Seat
from domain.papers import Statement, Table
from domain.sheets import Cell, Sheet, Workbook
from views.notices.people import Name
from views.notices.signup import NO_CLOCK, Event
from views.places import naming
from views.screen import Document, Screen
from views.texts import Texts


def table(say: Texts, event: Event, rows: Sequence[Name]) -> Screen:
    """Everybody as XLSX; what people typed stays text, whatever it begins with."""
    header = [*_header(say), say.plain("notice-list-came"), say.plain("notice-list-signed-at")]
    cells: list[list[Cell]] = [
        [at, *_row(say, row), _came(say, row), f"{row.at.astimezone(say.zone):%Y-%m-%d %H:%M}"]
        for at, row in enumerate(rows, 1)
    ]
    sheet = Sheet(say.plain("notice-list-sheet"), header, cells)
    return _file(say, event, len(rows), "xlsx", Workbook((sheet,)))


def paper(say: Texts, event: Event, rows: Sequence[Name]) -> Screen:
    """Everybody on A4, with a box to tick at the door."""
    header = (*_header(say), say.plain("notice-list-came"))
    cells = tuple(
        (str(at), *_row(say, row), "✓" if row.came else "□") for at, row in enumerate(rows, 1)
    )
    title = say.plain("notice-list-title", title=event.title)
    when = "\n".join(filter(None, (event.when, event.venue)))
    parts = (*([when] if when else ()), Table(header, cells, frozenset({0})))
    return _file(say, event, len(rows), "pdf", Statement(title, parts))


def _header(say: Texts) -> tuple[str, ...]:
    return (
        say.plain("notice-list-number"),
        say.plain("notice-list-time"),
        say.plain("notice-list-name"),
        say.plain("notice-list-by"),
        say.plain("notice-list-note"),
        say.plain("notice-list-state"),
    )


def _row(say: Texts, row: Name) -> tuple[str, ...]:
    name = naming.person(say, row.guest or row.person)
    by = naming.person(say, row.person) if row.guest and row.person else ""
    clock = "" if row.clock == NO_CLOCK else row.clock
    return clock, name, by, row.note, say.plain("notice-list-state-of", state=row.state)


def _came(say: Texts, row: Name) -> str:
    if row.came is None or (row.state is Seat.WAITING and not row.came):
        return ""
    return say.plain("notice-list-came-of", came="yes" if row.came else "no")


def _file(
    say: Texts, event: Event, many: int, ending: str, content: Statement | Workbook
) -> Screen:
    name = say.plain("notice-list-file")
    text = say("notice-list-text", title=event.title, n=many)
    return Screen(text, document=Document(f"{name}.{ending}", content))
