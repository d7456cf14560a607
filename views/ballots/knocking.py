"""Whose door to knock on: a list to read, a sheet, and slips to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from domain import ballots as rules
from domain.ballots import Ballot, Choice, RollHead
from domain.papers import Slip, Slips
from domain.sheets import Sheet, Workbook
from views.ballots import tools, words
from views.ballots.buttons_hall import HallPage, HallTool, Page, Tool
from views.places.paging import stacked
from views.screen import Button, Document, Row, Screen
from views.texts import Texts

# A page of a phone, and well below what one message may hold.
A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Door:
    """A head not heard, and how many of its people can be written to."""

    head: RollHead
    reachable: int


def page(
    say: Texts, ballot: Ballot, doors: Sequence[Door], at: int, *, paper: bool, big: bool = False
) -> Screen:
    """The list by stairwell and floor; pages are counted round."""
    if not doors:
        return Screen(say("ballot-knock-none"), ((tools.back(say, ballot),),))
    pages = -(-len(doors) // A_PAGE)
    at %= pages
    shown = doors[at * A_PAGE : (at + 1) * A_PAGE]
    lines = [say("ballot-knock", count=len(doors), at=str(at + 1), pages=str(pages))]
    for stairwell, ones in groupby(shown, key=lambda door: door.head.stairwell):
        if stairwell:
            lines.append(say("ballot-knock-stairwell", stairwell=stairwell))
        lines += [_floor(say, list(found)) for _, found in groupby(ones, key=_floor_of)]
    return Screen("\n".join(lines), stacked(*_below(say, ballot, at, pages, paper=paper), big=big))


def _floor_of(door: Door) -> int | None:
    return door.head.floor


def _floor(say: Texts, doors: Sequence[Door]) -> str:
    named = [
        say.plain(
            "ballot-knock-door",
            room=door.head.room or door.head.label,
            slip=str(door.head.slip),
            phone="yes" if door.reachable else "no",
        )
        for door in doors
    ]
    floor = doors[0].head.floor
    said = "none" if floor is None else str(floor)
    return say("ballot-knock-floor", floor=said, doors=say.plain("ballot-or").join(named))


def _below(say: Texts, ballot: Ballot, at: int, pages: int, *, paper: bool) -> tuple[Row, ...]:
    files = [Button(say.plain("ballot-knock-sheet"), HallTool(ballot.id, Tool.SHEET))]
    if paper:
        files.append(Button(say.plain("ballot-knock-slips"), HallTool(ballot.id, Tool.SLIPS)))
    rows: list[Row] = [tuple(files)]
    if pages > 1:
        turn = HallPage(ballot.id, Page.KNOCK, (at + 1) % pages)
        label = say.plain("page-next", at=str(at + 1), pages=str(pages))
        rows.append((Button(label, turn),))
    return (*rows, (tools.back(say, ballot),))


def sheet(say: Texts, ballot: Ballot, doors: Sequence[Door]) -> Screen:
    """The list as a workbook, with room to write beside each door."""
    columns = ("stairwell", "floor", "room", "slip", "phone", "note")
    header = [say.plain("ballot-sheet-column", column=column) for column in columns]
    rows = [
        (
            door.head.stairwell,
            door.head.floor,
            door.head.room or door.head.label,
            door.head.slip,
            say.plain("ballot-sheet-phone", phone="yes" if door.reachable else "no"),
            "",
        )
        for door in doors
    ]
    name = say.plain("ballot-sheet-name")
    book = Workbook((Sheet(name, header, rows),))
    return _file(say, ballot, f"{name}-{ballot.number}.xlsx", book)


def slips(say: Texts, ballot: Ballot, doors: Sequence[Door]) -> Screen:
    """The slips to print for those not heard, numbered as on the list."""
    made = tuple(_slip(say, ballot, door.head) for door in doors)
    name = say.plain("ballot-slips-name")
    return _file(say, ballot, f"{name}-{ballot.number}.pdf", Slips(made))


def _slip(say: Texts, ballot: Ballot, head: RollHead) -> Slip:
    options = ballot.options
    if not rules.has_options(ballot.kind):
        options = tuple(words.choice(say, choice) for choice in Choice)
    return Slip(
        number=say.plain("ballot-slip-number", slip=str(head.slip)),
        flat=head.label,
        question=ballot.question,
        options=options,
        signature=say.plain("ballot-slip-signature"),
        note=say.plain("ballot-slip-note", number=str(ballot.number), seats=ballot.seats),
    )


def _file(say: Texts, ballot: Ballot, name: str, content: Workbook | Slips) -> Screen:
    text = say("ballot-knock-file", question=ballot.question)
    return Screen(text, document=Document(name, content))
