"""收到: what a tap is answered, who has not answered, whose door to knock at."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from domain.papers import Statement, Table
from views.notices.buttons_people import (
    ListFile,
    NoticeFile,
    NoticeHeard,
    NoticeKnock,
    NoticeNudge,
    NoticeOwn,
    NoticeSeen,
)
from views.notices.signup import Event, heading, told
from views.notices.spreading import spread
from views.places import naming
from views.screen import Button, Document, Row, Screen
from views.texts import Texts

# Flats named in the text; all of them are on the buttons and on paper.
NAMED = 60


@dataclass(frozen=True, slots=True)
class Flat:
    """A household without an answer, or one that was told at the door."""

    id: int
    building: str
    stairwell: str
    room: str
    told: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A building, with how many of its households answered."""

    id: int
    name: str
    heard: int
    households: int


def toast(say: Texts, *, new: bool, counted: bool) -> str:
    known, fresh = "yes" if counted else "no", "yes" if new else "no"
    return say.plain("notice-seen-done", new=fresh, counted=known)


def nudge(say: Texts, event: Event) -> Screen:
    """In private, to somebody of a household that did not answer."""
    yes = Button(say.plain("notice-seen-button"), NoticeSeen(event.occurrence_id))
    # All of it: who did not read it in the group is to read it here.
    return Screen(told(say, event, above=say("notice-nudge")), ((yes,),))


def overview(
    say: Texts, event: Event, buildings: Sequence[Heard], page: int, *, big: bool
) -> Screen:
    """The buildings, with how many answered in each."""
    buttons = [
        Button(
            naming.label(
                say.plain(
                    "notice-heard-building", name=one.name, heard=one.heard, all=one.households
                )
            ),
            NoticeHeard(event.occurrence_id, one.id),
        )
        for one in buildings
    ]
    turn = partial(NoticeHeard, event.occurrence_id, 0)
    tools = _tools(say, event, 0, any(one.heard < one.households for one in buildings))
    back = NoticeOwn(event.occurrence_id)
    rows = spread(say, [*tools, *buttons], page, turn, back, big=big)
    heard, every = sum(b.heard for b in buildings), sum(b.households for b in buildings)
    words = say("notice-heard", heard=heard, all=every) if every else say("notice-heard-none")
    return Screen(f"{heading(say, event)}\n\n{words}", rows)


def building(
    say: Texts, event: Event, of: Heard, flats: Sequence[Flat], page: int, *, big: bool
) -> Screen:
    """The doors of a building without an answer, by stairwell; a tap says one was told."""
    silent = [flat for flat in flats if not flat.told]
    lines = [
        heading(say, event),
        "",
        say("notice-heard-of", name=of.name, heard=of.heard, all=of.households),
        *_silent(say, silent),
    ]
    buttons = [_door(say, event, flat, page) for flat in flats]
    turn = partial(NoticeHeard, event.occurrence_id, of.id)
    back = NoticeHeard(event.occurrence_id)
    tools: list[Row] = [tuple(_tools(say, event, of.id, bool(silent)))] if not big else []
    rows = spread(say, buttons, page, turn, back, big=big, a_page=16)
    return Screen("\n".join(lines), (*filter(None, tools), *rows))


def knock_list(say: Texts, event: Event, flats: Sequence[Flat]) -> Screen:
    """The doors to knock at, on paper, with a box to tick for each."""
    title = say.plain("notice-knock-title", title=event.title)
    header = (
        say.plain("notice-knock-head-building"),
        say.plain("notice-knock-head-stairwell"),
        say.plain("notice-knock-head-room"),
        say.plain("notice-knock-head-tick"),
        say.plain("notice-knock-head-note"),
    )
    rows = tuple((flat.building, flat.stairwell, flat.room, "□", "") for flat in flats)
    when = "\n".join(filter(None, (event.when, event.venue)))
    paper = Statement(title, (*([when] if when else ()), Table(header, rows)))
    name = say.plain("notice-knock-file")
    text = say("notice-knock-text", title=event.title, n=len(flats))
    return Screen(text, document=Document(f"{name}.pdf", paper))


def knocked(say: Texts, flat: Flat, *, told: bool) -> str:
    door = _name(say, flat)
    if told:
        return say.plain("notice-knock-done", door=door)
    return say.plain("notice-knock-undone", door=door)


def nudged(say: Texts, silent: int, reachable: int, people: int, *, private: bool) -> str:
    """What 催一催 is answered; a notice for some people counts them, not households."""
    if private:
        return say.plain("notice-nudged-people", people=people)
    if not silent:
        return say.plain("notice-nudge-heard")
    return say.plain("notice-nudged", silent=silent, reachable=reachable, people=people)


def _silent(say: Texts, flats: Sequence[Flat]) -> list[str]:
    if not flats:
        return [say("notice-heard-all")]
    lines = [say("notice-heard-silent")]
    for stairwell, found in groupby(flats[:NAMED], key=lambda flat: flat.stairwell):
        rooms = " ".join(flat.room for flat in found)
        lines.append(say("notice-heard-stairwell", name=stairwell or "·", rooms=rooms))
    if len(flats) > NAMED:
        lines.append(say("notice-heard-more", n=len(flats) - NAMED))
    return [*lines, "", say("notice-heard-tick")]


def _door(say: Texts, event: Event, flat: Flat, page: int) -> Button:
    label = _name(say, flat)
    if flat.told:
        label = say.plain("notice-heard-told", door=label)
    data = NoticeKnock(event.occurrence_id, flat.id, int(not flat.told), page)
    return Button(naming.label(label), data)


def _tools(say: Texts, event: Event, place_id: int, silent: bool) -> list[Button]:  # noqa: FBT001
    if not silent:
        return []
    paper = NoticeFile(event.occurrence_id, ListFile.KNOCK, place_id)
    return [
        Button(say.plain("notice-heard-nudge"), NoticeNudge(event.occurrence_id)),
        Button(say.plain("notice-heard-print"), paper),
    ]


def _name(say: Texts, flat: Flat) -> str:
    room = say.plain("flat-door", room=flat.room)
    return f"{flat.stairwell} {room}".strip()
