"""What the pages about people show: the event, a place, a list, each as the views read it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from actions.notices import authority, clocks, concern, own, receipts, seats
from actions.notices.checking import Listed
from domain.notices import Attendee, Notice, Occurrence, Phase, Seat, seating
from handlers.doors import Scene
from storage.database import Tx
from storage.notices import receipts as kept
from storage.notices import signups
from storage.places import people
from views.notices import rules
from views.notices.people import Name
from views.notices.signup import NO_CLOCK, Event, Options, Place


async def event_of(tx: Tx, scene: Scene, notice: Notice, occurrence: Occurrence) -> Event:
    """What a page is about, by the clock of the notice's place."""
    start, end = occurrence.starts_at, occurrence.ends_at
    minutes = (end - start) // timedelta(minutes=1) if start and end else None
    zone = await clocks.zone_of(tx, notice)
    when = rules.once(scene.say, start, minutes, zone, now=scene.now) if start else ""
    off = (occurrence.reason or "") if occurrence.state is Phase.CANCELLED else None
    return Event(occurrence.id, notice.title, when, notice.venue, notice.body, off)


async def places_of(
    tx: Tx, notice: Notice, occurrence: Occurrence, mine: Sequence[Attendee], reader_id: int
) -> list[Place]:
    """These places with their numbers; one's own has no name."""
    listed = await signups.of(tx, occurrence.id)
    line = {state: [one.id for one in listed if one.state is state] for state in Seat}
    clocks = await own.slot_hours(tx, notice, occurrence)
    return [
        Place(
            one.id,
            "" if one.person_id == reader_id and not one.guest else await _name(tx, one),
            one.state,
            line[one.state].index(one.id) + 1,
            clocks.get(one.slot, NO_CLOCK),
            one.note,
        )
        for one in mine
        if one.id in line[one.state]
    ]


async def place_of(tx: Tx, attendee: Attendee, reader_id: int) -> Place | None:
    """One place as its owner, or as staff, reads it; None once it was given up."""
    occurrence, notice = await concern.read(tx, attendee.occurrence_id)
    found = await places_of(tx, notice, occurrence, [attendee], reader_id)
    return found[0] if found else None


async def free_slots(
    tx: Tx, notice: Notice, occurrence: Occurrence
) -> list[tuple[int, str, int | None]]:
    """The slots that are free as (index, clock, places left)."""
    if notice.signup is None:
        return []
    listed = await signups.of(tx, occurrence.id)
    clocks = await own.slot_hours(tx, notice, occurrence)
    left = [
        (slot.index, seating.seats_free(notice.signup, listed, slot.index))
        for slot in seating.slots_of(notice.signup, occurrence)
    ]
    return [(index, clocks[index], free) for index, free in left if free != 0]


async def options_of(tx: Tx, scene: Scene, notice: Notice, occurrence: Occurrence) -> Options:
    """What the reader may do on their page."""
    person_id, signup = scene.reader.chat_id, notice.signup
    runs = await authority.may_run(tx, person_id, notice, now=scene.now)
    looks = bool(await concern.visible(tx, person_id, notice, now=scene.now))
    counted = receipts.wanted(notice, occurrence)
    can = Options(
        begun=seats.begun(occurrence, now=scene.now) is not None,
        receipt=counted and not await kept.pressed(tx, occurrence.id, person_id),
        people=runs,
        heard=counted and looks and not runs and not notice.audience,
    )
    if signup is None:
        return can
    taken = await seats.counted(tx, notice, occurrence)
    ends, zone = seating.signup_closes(signup, occurrence), await clocks.zone_of(tx, notice)
    party = await signups.own(tx, occurrence.id, person_id)
    still = seating.signup_closed(signup, occurrence, now=scene.now) is None
    return replace(
        can,
        open=still,
        slots=still and signup.slot is not None,
        guests=seating.guests_left(signup, party, person_id) > 0,
        free=None if taken.capacity is None else max(0, taken.capacity - taken.taken),
        until=rules.once(scene.say, ends, None, zone, now=scene.now) if ends else "",
        at_start=signup.closes == 0,
    )


async def names_of(tx: Tx, found: Listed) -> list[Name]:
    """The list as staff read it."""
    clocks = await own.slot_hours(tx, found.notice, found.occurrence)
    rows = []
    for one in found.rows:
        person = await people.find(tx, one.person_id) if one.person_id else None
        clock = clocks.get(one.slot, NO_CLOCK)
        name = person.name if person else ""
        rows.append(Name(one.id, one.guest, name, one.state, one.at, clock, one.note, one.came))
    return rows


async def _name(tx: Tx, attendee: Attendee) -> str:
    if attendee.guest:
        return attendee.guest
    person = await people.find(tx, attendee.person_id or 0)
    # Erased since: a sign that somebody is there is shown all the same.
    return (person.name if person else "") or "·"
