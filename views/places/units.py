"""How units, categories and buildings are arranged on screens."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.places import Place, PlaceKind
from domain.reports import CATEGORIES
from views.places import naming
from views.places.buttons_units import (
    AskFor,
    Asks,
    ClosePlace,
    OpenCategory,
    OpenDesk,
    OpenUnit,
    Page,
    Part,
    SetCategory,
)
from views.places.paging import listed, stacked
from views.screen import Ask, Button, Row, Screen
from views.texts import Texts

A_PAGE = 8
HOUR = 60
DAY = 24 * HOUR
TIMES = {
    Part.RESPOND: (30, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, DAY),
    Part.RESOLVE: (DAY, 2 * DAY, 3 * DAY, 5 * DAY, 7 * DAY, 15 * DAY, 30 * DAY),
}


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit as it is called, with its number, how many belong to it, and its groups."""

    id: int
    community_id: int
    name: str
    phone: str = ""
    people: Sequence[str] = ()
    groups: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A category as the community has it; times in minutes."""

    code: str
    unit: str
    helps: Sequence[str]
    respond: int
    resolve: int
    private: bool


def which(say: Texts, homes: Sequence[Place], *, owner: bool, big: bool) -> Screen:
    """Which of several communities to arrange; owners may found another."""
    rows: list[Row] = [(Button(place.name, OpenDesk(place.id, Page.HOME)),) for place in homes]
    if owner:
        rows.append((_ask(say, 0, Asks.FOUND),))
    return Screen(say("units-which"), stacked(*rows, big=big))


def home(say: Texts, place: Place, counts: tuple[int, int], *, big: bool) -> Screen:
    """What can be arranged in a community; `counts` are buildings, and units with people."""
    buildings, manned = counts
    text = say("units-home", place=place.name, buildings=buildings, manned=manned)
    pages = (
        Button(say.plain("units-open", what="units"), OpenDesk(place.id, Page.UNITS)),
        Button(say.plain("units-open", what="categories"), OpenDesk(place.id, Page.CATEGORIES)),
        Button(say.plain("units-open", what="place"), OpenDesk(place.id, Page.PLACE)),
    )
    return Screen(text, stacked(*((button,) for button in pages), big=big))


def units(
    say: Texts, community_id: int, lines: Sequence[UnitLine], page: int, *, big: bool
) -> Screen:
    """The units; those nobody can take anything up for are marked."""
    buttons = [
        Button(say.plain("units-button", name=u.name, ready=_ready(u)), OpenUnit(u.id))
        for u in lines
    ]
    rows = listed(
        say,
        buttons,
        page,
        lambda to: OpenDesk(community_id, Page.UNITS, to),
        OpenDesk(community_id, Page.HOME),
        big=big,
        across=2,
        a_page=A_PAGE,
    )
    return Screen(say("units-list"), rows)


def _ready(unit: UnitLine) -> str:
    return "yes" if unit.people or unit.groups else "no"


def unit(say: Texts, line: UnitLine, *, big: bool) -> Screen:
    text = say(
        "units-unit",
        name=line.name,
        phone=line.phone or say.plain("units-nothing"),
        people=_joined(say, [naming.person(say, p) for p in line.people[:20]]),
        groups=_joined(say, line.groups[:5]),
    )
    rows = (
        (_ask(say, line.id, Asks.UNIT_NAME), _ask(say, line.id, Asks.UNIT_PHONE)),
        (Button(say.plain("back"), OpenDesk(line.community_id, Page.UNITS)),),
    )
    return Screen(text, stacked(*rows, big=big))


def _joined(say: Texts, names: Sequence[str]) -> str:
    return say.plain("units-and").join(names) or say.plain("units-nothing")


def _ask(say: Texts, subject_id: int, what: Asks) -> Button:
    return Button(say.plain("units-ask", what=what.value), AskFor(subject_id, what))


def categories(
    say: Texts, community_id: int, units_of: dict[str, str], page: int, *, big: bool
) -> Screen:
    """The categories, each with the unit that answers for it."""
    buttons = [
        Button(
            _category_label(say, code, units_of.get(code, "")), OpenCategory(community_id, code)
        )
        for code in CATEGORIES
    ]
    rows = listed(
        say,
        buttons,
        page,
        lambda to: OpenDesk(community_id, Page.CATEGORIES, to),
        OpenDesk(community_id, Page.HOME),
        big=big,
        across=1,
        a_page=A_PAGE,
    )
    return Screen(say("units-categories"), rows)


def _category_label(say: Texts, code: str, unit: str) -> str:
    category = say.plain("report-category", category=code)
    return naming.label(say.plain("units-category-button", category=category, unit=unit))


def category(say: Texts, community_id: int, line: CategoryLine, page: int, *, big: bool) -> Screen:
    """One category: who answers, how soon, whether in public."""
    buttons = [
        Button(
            say.plain("units-change", part=part.value), OpenCategory(community_id, line.code, part)
        )
        for part in (Part.UNIT, Part.RESPOND, Part.RESOLVE)
    ]
    # No choice is shown for what has two values: a tap turns it over.
    turned = say.plain("units-private", private="yes" if line.private else "no")
    buttons.append(Button(turned, SetCategory(community_id, line.code, Part.PRIVATE)))
    rows = listed(
        say,
        buttons,
        page,
        lambda to: OpenCategory(community_id, line.code, Part.ALL, to),
        OpenDesk(community_id, Page.CATEGORIES),
        big=big,
        across=2,
    )
    return Screen(_category_text(say, line), rows)


def _category_text(say: Texts, line: CategoryLine) -> str:
    return say(
        "units-category",
        category=say.plain("report-category", category=line.code),
        unit=line.unit or say.plain("units-triage"),
        helps=_joined(say, line.helps),
        respond=line.respond,
        resolve=line.resolve,
        private="yes" if line.private else "no",
    )


def choose_unit(
    say: Texts,
    community_id: int,
    line: CategoryLine,
    choices: Sequence[UnitLine],
    page: int,
    *,
    big: bool,
) -> Screen:
    """Which unit is to answer for the category; none means staff decide each time."""
    set_to = [
        Button(u.name, SetCategory(community_id, line.code, Part.UNIT, u.id)) for u in choices
    ]
    none = Button(say.plain("units-triage"), SetCategory(community_id, line.code, Part.UNIT))
    rows = listed(
        say,
        [*set_to, none],
        page,
        lambda to: OpenCategory(community_id, line.code, Part.UNIT, to),
        OpenCategory(community_id, line.code),
        big=big,
        across=2,
        a_page=A_PAGE,
    )
    return Screen(_category_text(say, line), rows)


def choose_time(
    say: Texts, community_id: int, line: CategoryLine, part: Part, page: int, *, big: bool
) -> Screen:
    buttons = [
        Button(
            say.plain("units-time", minutes=minutes),
            SetCategory(community_id, line.code, part, minutes),
        )
        for minutes in TIMES[part]
    ]
    rows = listed(
        say,
        buttons,
        page,
        lambda to: OpenCategory(community_id, line.code, part, to),
        OpenCategory(community_id, line.code),
        big=big,
        across=3,
    )
    return Screen(_category_text(say, line), rows)


def place(
    say: Texts, shown: Place, phone: str | None, inside: Sequence[Place], page: int, *, big: bool
) -> Screen:
    """A community, an estate or a building: what stands in it, and what can be done with it."""
    text = say(
        "units-place",
        place=shown.name,
        kind=shown.kind.value,
        inside=len(inside),
        phone=phone or say.plain("units-nothing"),
    )
    buttons = [Button(p.name, OpenDesk(p.id, Page.PLACE)) for p in inside]
    if shown.kind in {PlaceKind.COMMUNITY, PlaceKind.ESTATE}:
        buttons.append(_ask(say, shown.id, Asks.ADD))
    buttons += [_ask(say, shown.id, Asks.RENAME), _ask(say, shown.id, Asks.PHONE)]
    back = OpenDesk(shown.id, Page.HOME)
    if shown.parent_id is not None:
        # A community has no parent and is never closed: everything hangs on it.
        buttons.append(Button(say.plain("units-close"), ClosePlace(shown.id)))
        back = OpenDesk(shown.parent_id, Page.PLACE)
    turn = lambda to: OpenDesk(shown.id, Page.PLACE, to)  # noqa: E731
    rows = listed(say, buttons, page, turn, back, big=big, across=3)
    return Screen(text, rows)


def closing(say: Texts, shown: Place) -> Screen:
    """Whether to close the place."""
    yes = Button(say.plain("units-close-yes"), ClosePlace(shown.id, 1), "danger")
    back = Button(say.plain("back"), OpenDesk(shown.id, Page.PLACE))
    return Screen(say("units-closing", place=shown.name), ((yes,), (back,)))


def question(say: Texts, what: Asks, person_id: int, person: str) -> Screen:
    """Ask one person, whose mention makes Telegram open their keyboard."""
    name = naming.person(say, person)
    text = say("units-question", what=what.value, id=str(person_id), person=name)
    return Screen(text, ask=Ask(say.plain("units-hint", what=what.value)))


def refused(say: Texts, reason: str) -> Screen:
    return Screen(say("units-refused", reason=reason))
