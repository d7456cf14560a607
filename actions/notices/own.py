"""What somebody sees of their own places in private, and what they may still change."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from actions import screens
from actions.notices import authority, clocks, concern, seats
from actions.places import telling
from domain.notices import Attendee, Notice, Occurrence, Refusal, Seat, seating
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.notices import signups
from storage.outbox import Outgoing

OWN: Final = "notice-own"
SLOTS: Final = "notice-slots"
SEAT: Final = "notice-seat"
NAMES: Final = "notice-names"
WRONG: Final = "notice-signup-wrong"


@dataclass(frozen=True, slots=True)
class Mine:
    """A place the person may change, with what it is for."""

    attendee: Attendee
    notice: Notice
    occurrence: Occurrence


@dataclass(frozen=True, slots=True)
class Signed:
    """Where somebody stands: their number among those with a place, or of those who wait.

    `clock` is the hour of their slot by the place's clock, `new` says that it was this tap,
    `reached` that the bot may write to them in private.
    """

    attendee: Attendee
    number: int
    clock: str
    new: bool
    reached: bool


async def refusal(
    tx: Tx, person_id: int, notice: Notice, occurrence: Occurrence, *, now: datetime
) -> Refusal | None:
    """Why the person cannot sign anybody up, or None; how many there are is asked later."""
    if not await concern.concerns(tx, person_id, notice, occurrence, now=now):
        return Refusal.NOT_RESIDENT
    if notice.signup is None:
        return Refusal.WRONG_STATE
    return seating.signup_closed(notice.signup, occurrence, now=now)


async def mine(tx: Tx, person_id: int, signup_id: int, *, now: datetime) -> Mine | Refusal:
    """Return a place to whoever it belongs to, or who runs the notice, while it can be changed."""
    attendee = await signups.find(tx, signup_id)
    if attendee is None:
        return Refusal.NOT_SIGNED
    occurrence, notice = await concern.read(tx, attendee.occurrence_id)
    own = attendee.person_id == person_id
    if not own and not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    if attendee.state is Seat.GONE:
        return Refusal.NOT_SIGNED
    return seats.begun(occurrence, now=now) or Mine(attendee, notice, occurrence)


async def signed(tx: Tx, person_id: int, attendee: Attendee, *, new: bool) -> Signed:
    listed = await signups.of(tx, attendee.occurrence_id)
    beside = [one.id for one in listed if one.state is attendee.state]
    reached = await telling.reachable(tx, person_id)
    occurrence, notice = await concern.read(tx, attendee.occurrence_id)
    clock = (await slot_hours(tx, notice, occurrence)).get(attendee.slot, "")
    return Signed(attendee, beside.index(attendee.id) + 1, clock, new, reached)


async def slot_hours(tx: Tx, notice: Notice, occurrence: Occurrence) -> dict[int | None, str]:
    """The hour of each slot, by the clock of the place."""
    if notice.signup is None or notice.signup.slot is None:
        return {}
    zone = await clocks.zone_of(tx, notice)
    cut = seating.slots_of(notice.signup, occurrence)
    return {slot.index: f"{slot.starts_at.astimezone(zone):%H:%M}" for slot in cut}


async def open_page(
    tx: Tx, person_id: int, occurrence_id: int, page: int, *, here: int | None, now: datetime
) -> Refusal | bool:
    """Show one's page of the occurrence in private; False if the bot may not write there."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    # Back at the beginning, whatever was asked is asked no more.
    await prompts.drop(tx, person_id, person_id)
    if not await concern.concerns(tx, person_id, notice, occurrence, now=now):
        return Refusal.NOT_RESIDENT
    return await show(tx, person_id, OWN, occurrence_id, {"page": page}, here=here, now=now)


async def open_linked(tx: Tx, person_id: int, occurrence_id: int, *, now: datetime) -> None:
    """Show the page that a link names, or say why not; raises Missing where there is none."""
    shown = await open_page(tx, person_id, occurrence_id, 0, here=None, now=now)
    if isinstance(shown, Refusal):
        await wrong(tx, person_id, occurrence_id, shown, now=now)


async def open_seat(
    tx: Tx, person_id: int, signup_id: int, *, here: int | None, now: datetime
) -> Refusal | None:
    """Show what can be done about one place."""
    found = await mine(tx, person_id, signup_id, now=now)
    if isinstance(found, Refusal):
        return found
    await prompts.drop(tx, person_id, person_id)
    args = {"signup": signup_id}
    await show(tx, person_id, SEAT, found.occurrence.id, args, here=here, now=now)
    return None


async def open_slots(
    tx: Tx,
    person_id: int,
    occurrence_id: int,
    signup_id: int,
    page: int,
    *,
    here: int | None,
    now: datetime,
) -> Refusal | None:
    """Show the slots that are free; the drawing shows nobody else's place."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    if no := await refusal(tx, person_id, notice, occurrence, now=now):
        return no
    args = {"signup": signup_id, "page": page}
    await show(tx, person_id, SLOTS, occurrence_id, args, here=here, now=now)
    return None


async def back(tx: Tx, person_id: int, place: Mine, *, here: int | None, now: datetime) -> None:
    """Show again where one came from: one's own page, or for staff the names."""
    view = OWN if place.attendee.person_id == person_id else NAMES
    await show(tx, person_id, view, place.occurrence.id, here=here, now=now)


async def show(
    tx: Tx,
    person_id: int,
    view: str,
    occurrence_id: int,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    here: int | None = None,
) -> bool:
    """Show a private screen, in place of `here`; False if the bot may not write there."""
    if here is None and not await telling.reachable(tx, person_id):
        return False
    # A post stands in a private chat too: what is drawn over it would be drawn over again.
    if here is not None and await panels.at(tx, person_id, here):
        here = None
    to, what = person_id, dict(args or {})
    await screens.show(tx, to, to, view, occurrence_id, what, now=now, instead_of=here)
    return True


async def wrong(tx: Tx, person_id: int, occurrence_id: int, why: str, *, now: datetime) -> None:
    """Say what is wrong with what was typed; `why` is the code of a refusal."""
    # While the question stays open, the next message is taken as the answer again.
    args = {"why": str(why)}
    await outbox.put(tx, Outgoing(person_id, WRONG, occurrence_id, args), now=now)
