"""Signing up: one's own page, the slots, family and notes, and what a tap is answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from domain.notices import Seat
from views.notices.buttons_lists import NoticeList
from views.notices.buttons_people import (
    NoticeFamily,
    NoticeHeard,
    NoticeJoin,
    NoticeLeave,
    NoticeOwn,
    NoticePeople,
    NoticeRemark,
    NoticeSeat,
    NoticeSeen,
    NoticeSlot,
    NoticeSlots,
)
from views.notices.post import MORE, TEXT, units, within
from views.notices.spreading import spread
from views.packing import packed
from views.places import naming
from views.places.paging import stacked
from views.screen import Button, Screen
from views.texts import Texts

NO_CLOCK = "none"


@dataclass(frozen=True, slots=True)
class Event:
    """What a page is about; `when` is ready to be read, in the place's own time.

    `called_off` is the reason why it does not take place, None while it does.
    """

    occurrence_id: int
    title: str
    when: str
    venue: str = ""
    body: str = ""
    called_off: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A place or a turn in the waiting list; `name` is empty for the reader themselves."""

    signup_id: int
    name: str
    state: Seat
    number: int
    clock: str = NO_CLOCK
    note: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What the reader may do: `free` places are left (None without a limit).

    `until` is ready to be read, and empty where nobody need sign up by then; `at_start` says that
    it is when the event begins.
    """

    open: bool = False
    begun: bool = False
    slots: bool = False
    guests: bool = False
    free: int | None = None
    until: str = ""
    at_start: bool = False
    receipt: bool = False
    people: bool = False
    heard: bool = False


def heading(say: Texts, event: Event) -> str:
    lines = [say("notice-event", title=event.title, when=event.when).rstrip()]
    # On every page: nobody who signed up is to come for nothing.
    if event.called_off is not None:
        lines.append(say("notice-post-cancelled", reason=event.called_off))
    if event.venue:
        lines.append(say("notice-event-venue", venue=event.venue))
    return "\n".join(lines)


def own(
    say: Texts, event: Event, places: Sequence[Place], can: Options, page: int, *, big: bool
) -> Screen:
    """One's places, those of one's family, and what can still be done."""
    lines = [line for place in places for line in _standing(say, place)]
    if not places and can.open:
        lines.append(say("notice-own-none"))
    lines += _room(say, places, can)
    at = event.occurrence_id
    buttons = [*_seats(say, at, places, can), *_more(say, at, places, can)]
    rows = spread(say, buttons, page, partial(NoticeOwn, at), None, big=big)
    # Who came here from a group has not seen yet what else there is.
    others = Button(say.plain("notice-own-others"), NoticeList())
    return Screen(told(say, event, below="\n".join(lines).strip()), (*rows, (others,)))


def told(say: Texts, event: Event, *, above: str = "", below: str = "") -> str:
    """The whole notice between these words, its text cut only where Telegram would refuse it.

    Links to a post that was too long, or waited for the digest, lead here: it must all be read.
    """
    head = heading(say, event)
    body, _ = within(event.body, TEXT - units(f"{above}{head}{below}") - MORE)
    words = say("notice-post-body", body=body) if body else ""
    return "\n\n".join(part for part in (above, head, words, below) if part)


def seat(say: Texts, event: Event, place: Place, *, slots: bool, mine: bool, big: bool) -> Screen:
    """What can be done about one place, its owner's or for staff anybody's."""
    lines = [heading(say, event), "", *_standing(say, place)]
    buttons = _changes(say, event.occurrence_id, place, slots=slots)
    back = NoticeOwn(event.occurrence_id) if mine else NoticePeople(event.occurrence_id)
    rows = spread(say, buttons, 0, lambda _: back, back, big=big)
    return Screen("\n".join(lines), rows)


def slots(
    say: Texts,
    event: Event,
    free: Sequence[tuple[int, str, int | None]],
    place: Place | None,
    page: int,
    *,
    big: bool,
) -> Screen:
    """The free slots as (index, clock, places left); for somebody who has one, to move to."""
    signup_id = place.signup_id if place else 0
    buttons = [
        Button(
            say.plain("notice-slots-one", clock=clock, free=left or 0),
            NoticeSlot(event.occurrence_id, index, signup_id),
        )
        for index, clock, left in free
    ]
    turn = partial(NoticeSlots, event.occurrence_id, signup_id)
    back = NoticeOwn(event.occurrence_id)
    rows = spread(say, buttons, page, turn, back, big=big, a_page=18)
    if not free:
        words = say("notice-slots-none")
    elif place is None:
        words = say("notice-slots-choose")
    else:
        words = say("notice-slots-for", name=_who(say, place))
    return Screen(f"{heading(say, event)}\n\n{words}", rows)


def family(say: Texts, event: Event) -> Screen:
    back = Button(say.plain("back"), NoticeOwn(event.occurrence_id))
    return Screen(f"{heading(say, event)}\n\n{say('notice-family')}", ((back,),))


def remark(say: Texts, place: Place) -> Screen:
    back = Button(say.plain("back"), NoticeSeat(place.signup_id))
    return Screen(say("notice-remark", name=_who(say, place)), ((back,),))


def moved_up(
    say: Texts, event: Event, place: Place, *, passing_on: bool, kept: bool, big: bool
) -> Screen:
    """To whoever waited, or `kept` a place at another hour, or to whoever can pass it on."""
    name = _who(say, place)
    said = say("notice-up-kept", name=name) if kept else say("notice-up", name=name)
    lines = [f"{said} {say('notice-up-pass')}" if passing_on else said]
    if place.clock != NO_CLOCK:
        lines.append(say("notice-up-slot", clock=place.clock))
    lines += ["", heading(say, event)]
    opens = NoticePeople(event.occurrence_id) if passing_on else NoticeOwn(event.occurrence_id)
    label = say.plain("notice-own-people") if passing_on else say.plain("notice-own-button")
    leave = Button(say.plain("notice-own-leave-guest"), NoticeLeave(place.signup_id))
    return Screen("\n".join(lines), stacked(*packed((Button(label, opens), leave)), big=big))


def wrong(say: Texts, why: str) -> Screen:
    return Screen(say("notice-signup-why", why=why))


def toast(say: Texts, place: Place, *, new: bool, reached: bool) -> str:
    """What a tap on 报名 is answered."""
    fresh, known = "yes" if new else "no", "yes" if reached else "no"
    number, clock = place.number, place.clock
    if place.state is Seat.WAITING:
        return say.plain("notice-signup-waiting", number=number, new=fresh, reached=known)
    return say.plain("notice-signup-in", number=number, clock=clock, new=fresh, reached=known)


def _standing(say: Texts, place: Place) -> list[str]:
    name = _who(say, place)
    if place.state is Seat.WAITING:
        lines = [say("notice-own-waiting", name=name, number=place.number)]
    else:
        clock = place.clock
        lines = [say("notice-own-in", name=name, number=place.number, clock=clock)]
    return [*lines, say("notice-own-note", note=place.note)] if place.note else lines


def _room(say: Texts, places: Sequence[Place], can: Options) -> list[str]:
    if not can.open:
        # Who came late to a page that never asked for names needs no word about it.
        return [say("notice-own-closed")] if can.until else []
    lines = []
    if can.free is not None and not places:
        full = can.free == 0
        lines.append(say("notice-own-full") if full else say("notice-own-free", free=can.free))
    if can.until:
        by = say("notice-own-until", until=can.until)
        lines.append(say("notice-own-until-start") if can.at_start else by)
    return ["", *lines]


def _seats(say: Texts, occurrence_id: int, places: Sequence[Place], can: Options) -> list[Button]:
    """A single place is changed at once; of several each has a page of its own."""
    if can.begun:
        return []
    if len(places) == 1:
        return _changes(say, occurrence_id, places[0], slots=can.slots)
    return [
        Button(
            naming.label(say.plain("notice-own-seat", name=_who(say, one), clock=one.clock)),
            NoticeSeat(one.signup_id),
        )
        for one in places
    ]


def _changes(say: Texts, occurrence_id: int, place: Place, *, slots: bool) -> list[Button]:
    buttons = []
    if slots:
        opens = NoticeSlots(occurrence_id, place.signup_id)
        buttons.append(Button(say.plain("notice-own-slot"), opens))
    buttons.append(Button(say.plain("notice-own-note-button"), NoticeRemark(place.signup_id)))
    guest = bool(place.name)
    label = say.plain("notice-own-leave-guest") if guest else say.plain("notice-own-leave")
    return [*buttons, Button(label, NoticeLeave(place.signup_id))]


def _more(say: Texts, occurrence_id: int, places: Sequence[Place], can: Options) -> list[Button]:
    joined = any(not place.name for place in places)
    choices = (
        (can.open and not joined, Button(say.plain("notice-own-join"), NoticeJoin(occurrence_id))),
        (
            can.open and can.guests,
            Button(say.plain("notice-own-family"), NoticeFamily(occurrence_id)),
        ),
        (can.receipt, Button(say.plain("notice-seen-button"), NoticeSeen(occurrence_id))),
        (can.people, Button(say.plain("notice-own-people"), NoticePeople(occurrence_id))),
        (can.heard, Button(say.plain("notice-own-heard"), NoticeHeard(occurrence_id))),
    )
    return [button for applies, button in choices if applies]


def _who(say: Texts, place: Place) -> str:
    return naming.person(say, place.name) if place.name else say.plain("notice-signup-self")
