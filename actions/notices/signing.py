"""Signing up for an occurrence, and giving places back."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions.notices import concern, own, seats
from actions.notices.own import Mine, Signed
from domain.notices import Attendee, Occurrence, Refusal, Seat, seating
from storage.database import Tx
from storage.notices import signups


@dataclass(frozen=True, slots=True)
class Choosing:
    """A slot is to be chosen, in private; `reached` says whether the bot may write there."""

    reached: bool


async def told(tx: Tx, occurrence_id: int) -> list[int]:
    """Return who is to be told about the occurrence: those with a place, or family in one."""
    return await signups.told(tx, occurrence_id)


async def expecting(tx: Tx, occurrence_id: int) -> list[int]:
    """Return who counts on the occurrence: those told, and those who wait for a place."""
    return await signups.expecting(tx, occurrence_id)


async def join(
    tx: Tx, person_id: int, occurrence_id: int, *, chat_id: int, here: int | None, now: datetime
) -> Signed | Choosing | Refusal:
    """Take a place for oneself, or open the page where a slot is chosen."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    has = await signups.named(tx, occurrence_id, person_id)
    if has and has.state is not Seat.GONE:
        await own.show(tx, person_id, own.OWN, occurrence_id, here=here, now=now)
        return await own.signed(tx, person_id, has, new=False)
    if no := await own.refusal(tx, person_id, notice, occurrence, now=now):
        return no
    listed = await signups.of(tx, occurrence_id)
    if notice.signup and seats.open_slot(notice.signup, occurrence, listed, None) is not None:
        args = {"signup": 0, "page": 0}
        shown = await own.show(tx, person_id, own.SLOTS, occurrence_id, args, here=here, now=now)
        return Choosing(shown)
    place = Mine(_self(occurrence, person_id, None, now), notice, occurrence)
    return await _take(tx, place, chat_id=chat_id, here=here, now=now)


async def choose(
    tx: Tx,
    person_id: int,
    occurrence_id: int,
    slot: int,
    signup_id: int,
    *,
    here: int | None,
    now: datetime,
) -> Signed | Refusal:
    """Take a slot, or move a place there that one has already."""
    if signup_id:
        return await _change(tx, person_id, signup_id, slot, here=here, now=now)
    occurrence, notice = await concern.read(tx, occurrence_id)
    if no := await own.refusal(tx, person_id, notice, occurrence, now=now):
        return no
    place = Mine(_self(occurrence, person_id, slot, now), notice, occurrence)
    return await _take(tx, place, chat_id=person_id, here=here, now=now)


async def leave(
    tx: Tx, person_id: int, signup_id: int, *, here: int | None, now: datetime
) -> Attendee | Refusal:
    """Give a place back, up to the start; who waits moves up."""
    place = await own.mine(tx, person_id, signup_id, now=now)
    if isinstance(place, Refusal):
        return place
    gone = replace(place.attendee, state=Seat.GONE, slot=None)
    await _changed(tx, place, gone, chat_id=person_id, now=now)
    await own.back(tx, person_id, place, here=here, now=now)
    return place.attendee


async def lay_down(tx: Tx, person_id: int, *, now: datetime) -> None:
    """Give back every place that can still be given back: the person is to be forgotten."""
    for attendee in await signups.of_person(tx, person_id):
        place = await own.mine(tx, person_id, attendee.id, now=now)
        if not isinstance(place, Refusal):
            gone = replace(attendee, state=Seat.GONE, slot=None)
            await _changed(tx, place, gone, chat_id=person_id, now=now)


async def _change(
    tx: Tx, person_id: int, signup_id: int, slot: int, *, here: int | None, now: datetime
) -> Signed | Refusal:
    place = await own.mine(tx, person_id, signup_id, now=now)
    if isinstance(place, Refusal):
        return place
    signup, listed = place.notice.signup, await signups.of(tx, place.occurrence.id)
    if signup and (no := seating.signup_closed(signup, place.occurrence, now=now)):
        return no
    if signup is None or seats.open_slot(signup, place.occurrence, listed, slot) is None:
        return Refusal.NO_SLOT
    moved = replace(place.attendee, state=Seat.IN, slot=slot)
    await _changed(tx, place, moved, chat_id=person_id, now=now)
    await own.back(tx, person_id, place, here=here, now=now)
    return await own.signed(tx, person_id, moved, new=True)


async def _take(
    tx: Tx, place: Mine, *, chat_id: int, here: int | None, now: datetime
) -> Signed | Refusal:
    """Sit down oneself; the page in private confirms it."""
    what = (place.notice, place.occurrence, place.attendee)
    seated = await seats.sit(tx, *what, chat_id=chat_id, now=now)
    if isinstance(seated, Refusal):
        return seated
    person_id = seated.person_id or 0
    await own.show(tx, person_id, own.OWN, place.occurrence.id, here=here, now=now)
    return await own.signed(tx, person_id, seated, new=True)


async def _changed(tx: Tx, place: Mine, becomes: Attendee, *, chat_id: int, now: datetime) -> None:
    before = await signups.of(tx, place.occurrence.id)
    await signups.change(tx, place.attendee, becomes)
    # In the same unit: a place that is free for a moment would go to whoever taps in it.
    await seats.fill(tx, place.occurrence.id, now=now)
    what = (place.notice, place.occurrence, before)
    await seats.freshen(tx, *what, chat_id=chat_id, now=now)


def _self(occurrence: Occurrence, person_id: int, slot: int | None, now: datetime) -> Attendee:
    return Attendee(0, occurrence.id, person_id, "", Seat.IN, now, slot)
