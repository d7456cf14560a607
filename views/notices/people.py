"""Who comes, for staff in private: the tools, the names, the door."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from domain.notices import Figures, Seat
from views.notices.buttons_people import (
    ListFile,
    NoticeBegin,
    NoticeCame,
    NoticeDoor,
    NoticeFile,
    NoticeHeard,
    NoticeNames,
    NoticeNudge,
    NoticeOwn,
    NoticePeople,
    NoticeSeat,
    PeopleTool,
)
from views.notices.signup import NO_CLOCK, Event, heading
from views.notices.spreading import spread
from views.places import naming
from views.screen import Button, Screen
from views.texts import Texts


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody on the list: `guest` as entered, `person` who signed them up."""

    signup_id: int
    guest: str
    person: str
    state: Seat
    at: datetime
    clock: str = NO_CLOCK
    note: str = ""
    came: bool | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """What the page of tools shows; `over` says that absence can be told.

    `private`: it went to some people only, whose households are nobody's business.
    """

    figures: Figures
    capacity: int | None
    over: bool
    signup: bool
    receipt: bool
    report: bool
    private: bool = False


def tools(say: Texts, event: Event, desk: Desk, page: int, *, big: bool) -> Screen:
    """What can be done about those who come."""
    figures = desk.figures
    most: int | str = "none" if desk.capacity is None else desk.capacity
    lines = [heading(say, event), ""]
    if desk.signup:
        lines.append(
            say(
                "notice-people",
                taken=figures.signed,
                waiting=figures.waiting,
                came=figures.came,
                capacity=most,
            )
        )
    # Where nobody was checked in there was nobody at the door, and nobody is absent.
    if desk.over and figures.came:
        lines.append(say("notice-people-absent", absent=figures.absent + figures.unknown))
    buttons = _buttons(say, event.occurrence_id, desk)
    turn, back = partial(NoticePeople, event.occurrence_id), NoticeOwn(event.occurrence_id)
    return Screen("\n".join(lines), spread(say, buttons, page, turn, back, big=big))


def names(say: Texts, event: Event, rows: Sequence[Name], page: int, *, big: bool) -> Screen:
    """Everybody by name; a tap opens what can be changed."""
    buttons = [Button(_label(say, row), NoticeSeat(row.signup_id)) for row in rows]
    turn, back = partial(NoticeNames, event.occurrence_id), NoticePeople(event.occurrence_id)
    words = say("notice-names-text") if rows else say("notice-people-empty")
    shown = spread(say, buttons, page, turn, back, big=big, a_page=16)
    return Screen(f"{heading(say, event)}\n\n{words}", shown)


def door(say: Texts, event: Event, rows: Sequence[Name], page: int, *, big: bool) -> Screen:
    """The list at the door: a tap says that somebody came, another takes it back."""
    buttons = [
        Button(
            naming.label(
                say.plain(
                    "notice-door-label", came="yes" if row.came else "no", name=_label(say, row)
                )
            ),
            NoticeCame(row.signup_id, int(not row.came), page),
        )
        for row in rows
    ]
    came, taken = sum(bool(row.came) for row in rows), sum(row.state is Seat.IN for row in rows)
    turn, back = partial(NoticeDoor, event.occurrence_id), NoticePeople(event.occurrence_id)
    words = say("notice-door", came=came, taken=taken) if rows else say("notice-people-empty")
    shown = spread(say, buttons, page, turn, back, big=big, a_page=16)
    return Screen(f"{heading(say, event)}\n\n{words}", shown)


def ticked(say: Texts, name: str, *, came: bool) -> str:
    if came:
        return say.plain("notice-door-came", name=naming.person(say, name))
    return say.plain("notice-door-undone", name=naming.person(say, name))


def full_name(say: Texts, guest: str, person: str) -> str:
    """A name as staff read it: whom somebody brings stands with who brings them."""
    if guest and person:
        shown = naming.person(say, person)
        return say.plain("notice-names-of", guest=naming.person(say, guest), person=shown)
    return naming.person(say, guest or person)


def _label(say: Texts, row: Name) -> str:
    name = full_name(say, row.guest, row.person)
    return naming.label(
        say.plain("notice-names-label", clock=row.clock, state=row.state, name=name)
    )


def _buttons(say: Texts, at: int, desk: Desk) -> list[Button]:
    names = [
        Button(say.plain("notice-people-door"), NoticeDoor(at)),
        Button(say.plain("notice-people-names"), NoticeNames(at)),
        Button(say.plain("notice-people-enter"), NoticeBegin(at, PeopleTool.ENTER)),
        Button(say.plain("notice-people-import"), NoticeBegin(at, PeopleTool.IMPORT)),
        Button(say.plain("notice-people-xlsx"), NoticeFile(at, ListFile.NAMES)),
        Button(say.plain("notice-people-paper"), NoticeFile(at, ListFile.PAPER)),
    ]
    heard = Button(say.plain("notice-people-heard"), NoticeHeard(at))
    if desk.private:
        heard = Button(say.plain("notice-heard-nudge"), NoticeNudge(at))
    report = Button(say.plain("notice-people-report"), NoticeBegin(at, PeopleTool.REPORT))
    return [
        *(names if desk.signup else []),
        *([heard] if desk.receipt else []),
        *([report] if desk.report else []),
    ]
