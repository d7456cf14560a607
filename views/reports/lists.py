"""Lists of reports: a building's, staff's with filters, and one's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain import reports as rules
from domain.reports import CATEGORIES
from views.reports.buttons_filing import Code, Filter, ReportList, ReportMine, ReportOpen, Shown
from views.reports.filing import Titled
from views.screen import Button, Link, Row, Screen
from views.texts import Texts

TITLE = 40
A_ROW = 2


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a place's reports, as far as `at` says; more follow where `following` is set."""

    place: str
    at: ReportList
    reports: tuple[Titled, ...]
    following: int = 0
    staff: bool = False
    places: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One part of what is mine: reports now, votes and sign-ups later."""

    name: str
    reports: tuple[Titled, ...]


def page(say: Texts, page: Page) -> Screen:
    """A page of a list; a tap on an entry opens its card."""
    if page.at.filter is not Filter.NONE:
        return Screen(_title(say, page), rows=_CHOICES[page.at.filter](say, page))
    lines = [_title(say, page), *(_line(say, one) for one in page.reports)]
    if not page.reports:
        lines.append(say("report-list-none"))
    rows = [*_entries(page.reports), _turning(say, page), *_filters(say, page)]
    return Screen("\n".join(lines), rows=tuple(row for row in rows if row))


def mine(
    say: Texts,
    sections: Sequence[Section],
    parts: Sequence[Screen] = (),
    *,
    following: int,
    before: int,
) -> Screen:
    """What a person has here, section by section; `parts` are those of other topics."""
    lines = [say("report-mine-title")]
    for section in sections:
        if section.reports:
            lines.append(say("report-mine-section", section=section.name))
            lines += [_line(say, one) for one in section.reports]
    lines += [part.text for part in parts]
    if len(lines) == 1:
        lines.append(say("report-mine-none"))
    entries = _entries([one for section in sections for one in section.reports])
    turn: list[Button] = []
    if before:
        turn.append(Button(say.plain("report-list-first"), ReportMine()))
    if following:
        turn.append(Button(say.plain("report-list-next"), ReportMine(following)))
    others = [row for part in parts for row in part.rows]
    return Screen("\n".join(lines), rows=(*entries, *([tuple(turn)] if turn else []), *others))


def closed(say: Texts) -> Screen:
    """In a group, to somebody whose own things can only be shown in private."""
    link = Link(say.plain("open-private"), start="hello")
    return Screen(say("report-list-closed"), rows=((link,),))


def _title(say: Texts, page: Page) -> str:
    category = "all"
    if page.at.code is not Code.ALL:
        category = say.plain("report-category", category=page.at.code)
    return say("report-list-title", place=page.place, show=page.at.show, category=category)


def _line(say: Texts, one: Titled) -> str:
    text = rules.short(one.text.replace("\n", " "), TITLE) or one.marks or one.category
    return say("report-line", number=one.number, state=one.state, text=text)


def _entries(found: Sequence[Titled]) -> list[Row]:
    buttons = [Button(f"📋 {one.number}", ReportOpen(one.id)) for one in found]
    return [tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW)]


def _turning(say: Texts, page: Page) -> Row:
    buttons = []
    if page.at.before:
        first = replace(page.at, before=0)
        buttons.append(Button(say.plain("report-list-first"), first))
    if page.following:
        following = replace(page.at, before=page.following)
        buttons.append(Button(say.plain("report-list-next"), following))
    return tuple(buttons)


def _filters(say: Texts, page: Page) -> list[Row]:
    if not page.staff:
        return []
    # Another filter begins at the newest: the last id seen belongs to the old one.
    first = replace(page.at, before=0)
    row = [
        Button(say.plain("report-list-show"), replace(first, filter=Filter.SHOW)),
        Button(say.plain("report-list-category"), replace(first, filter=Filter.CATEGORY)),
    ]
    if len(page.places) > 1:
        place = replace(first, filter=Filter.PLACE)
        row.append(Button(say.plain("report-list-place"), place))
    return [tuple(row)]


def _shows(say: Texts, page: Page) -> tuple[Row, ...]:
    plain = replace(page.at, filter=Filter.NONE)
    buttons = [
        Button(say.plain("report-list-shown", show=show), replace(plain, show=show))
        for show in Shown
    ]
    return (*_grid(buttons), _back(say, page))


def _categories(say: Texts, page: Page) -> tuple[Row, ...]:
    plain = replace(page.at, filter=Filter.NONE)
    every = Button(say.plain("report-list-every-category"), replace(plain, code=Code.ALL))
    buttons = [
        Button(say.plain("report-category", category=code), replace(plain, code=Code(code)))
        for code in CATEGORIES
    ]
    return (*_grid([every, *buttons]), _back(say, page))


def _places(say: Texts, page: Page) -> tuple[Row, ...]:
    plain = replace(page.at, filter=Filter.NONE)
    buttons = [Button(name, replace(plain, place_id=place)) for place, name in page.places]
    return (*_grid(buttons), _back(say, page))


_CHOICES = {Filter.SHOW: _shows, Filter.CATEGORY: _categories, Filter.PLACE: _places}


def _back(say: Texts, page: Page) -> Row:
    return (Button(say.plain("back"), replace(page.at, filter=Filter.NONE)),)


def _grid(buttons: list[Button]) -> tuple[Row, ...]:
    return tuple(tuple(buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW))
