"""The places of an occurrence: who gets one, who moves up, and what the posts say of it."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, repeat
from typing import Final

from actions.notices import clocks, concern
from actions.places import telling
from domain.notices import Attendee, Notice, Occurrence, Phase, Refusal, Seat, Signup, seating
from domain.notices.seating import Wish
from domain.notices.timing import QUIET
from domain.quiet import awake
from storage import outbox, panels
from storage.database import Tx
from storage.notices import posted, signups
from storage.outbox import Outgoing

UP: Final = "notice-up"
# Beyond so many chats a name more is redrawn only where it was given.
REDRAWN = 20
MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Counts:
    """Places taken and people waiting; `capacity` is of all slots, None without a limit."""

    taken: int
    waiting: int
    capacity: int | None

    @property
    def full(self) -> bool:
        return self.capacity is not None and self.taken >= self.capacity


async def counts(tx: Tx, occurrence_id: int) -> Counts:
    """Return what the post says of the places; raises Missing where there is no occurrence."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    return await counted(tx, notice, occurrence)


async def counted(tx: Tx, notice: Notice, occurrence: Occurrence) -> Counts:
    found = await signups.counts(tx, occurrence.id)
    taken, waiting = found.get(Seat.IN, 0), found.get(Seat.WAITING, 0)
    return Counts(taken, waiting, capacity(notice.signup, occurrence))


def capacity(signup: Signup | None, occurrence: Occurrence) -> int | None:
    """How many may come in all, None without a limit."""
    if signup is None or signup.capacity is None:
        return None
    # Where the time was cut too short for a single slot, none can be chosen either.
    many = len(seating.slots_of(signup, occurrence)) if signup.slot is not None else 1
    return signup.capacity * many


def open_slot(
    signup: Signup, occurrence: Occurrence, listed: list[Attendee], wanted: int | None
) -> int | None:
    """The slot that was asked for if it is free, or without one the first that is."""
    free = [
        slot.index
        for slot in seating.slots_of(signup, occurrence)
        if seating.seats_free(signup, listed, slot.index) != 0
    ]
    if wanted is not None:
        return wanted if wanted in free else None
    return free[0] if free else None


async def sit(
    tx: Tx,
    notice: Notice,
    occurrence: Occurrence,
    attendee: Attendee,
    *,
    chat_id: int,
    now: datetime,
    late: bool = False,
) -> Attendee | Refusal:
    """Give somebody a place, or the end of the waiting list where none is free.

    `late`: after the deadline too, as of people who stand at the door.
    """
    listed = await signups.of(tx, occurrence.id)
    found = seated(notice.signup, occurrence, listed, attendee, now=now, late=late)
    if isinstance(found, Refusal):
        return found
    stored = await put(tx, found)
    await freshen(tx, notice, occurrence, listed, chat_id=chat_id, now=now)
    return stored


def seated(
    signup: Signup | None,
    occurrence: Occurrence,
    listed: list[Attendee],
    attendee: Attendee,
    *,
    now: datetime,
    late: bool = False,
) -> Attendee | Refusal:
    """Where they would sit, with the slot asked for or the first free one; or why nowhere."""
    if signup is None:
        return Refusal.WRONG_STATE
    cut = bool(seating.slots_of(signup, occurrence))
    slot = open_slot(signup, occurrence, listed, attendee.slot)
    if cut and slot is None and attendee.slot is not None:
        return Refusal.NO_SLOT
    # Who waits for no slot in particular is as welcome in the first as in any other.
    wish = Wish(attendee.person_id, attendee.guest, (slot or 0) if cut else None)
    ends = seating.signup_closes(signup, occurrence)
    asked_at = min(now, ends - MOMENT) if late and ends else now
    if no := seating.signup_refusal(signup, occurrence, listed, wish, now=asked_at):
        return no
    full = cut and slot is None
    state = Seat.WAITING if full else Seat.IN if cut else seating.seat_for(signup, listed)
    return replace(attendee, state=state, slot=slot, at=now)


async def fill(tx: Tx, occurrence_id: int, *, now: datetime) -> list[Attendee]:
    """Let those who wait move up as far as places are free, and tell them; until the start.

    To be called wherever places may have become free: given back, added, or cut anew.
    """
    occurrence, notice = await concern.read(tx, occurrence_id)
    signup = notice.signup
    if signup is None or begun(occurrence, now=now):
        return []
    listed = await signups.of(tx, occurrence.id)
    moved = []
    for one, slot in rising(signup, occurrence, listed):
        kept = one.state is Seat.IN
        moved_up_at = one.moved_up_at if kept else now
        becomes = replace(one, state=Seat.IN, slot=slot, moved_up_at=moved_up_at)
        if await signups.change(tx, one, becomes):
            await _tell(tx, notice, occurrence, becomes, kept=kept, now=now)
            moved.append(becomes)
    return moved


def begun(occurrence: Occurrence, *, now: datetime) -> Refusal | None:
    """Why nobody can move any more: it has started, is over or does not take place."""
    if occurrence.state not in {Phase.PLANNED, Phase.POSTED}:
        return Refusal.WRONG_STATE
    started = occurrence.starts_at is not None and occurrence.starts_at <= now
    return Refusal.CLOSED if started else None


def rising(
    signup: Signup, occurrence: Occurrence, listed: list[Attendee]
) -> list[tuple[Attendee, int | None]]:
    """Who moves up, each with the slot that is theirs; they wait for any slot there is.

    Before them come those whose slot is no more, as the event was made shorter.
    """
    if signup.slot is None:
        return [(one, None) for one in seating.moving_up(signup, listed)]
    free = {
        slot.index: seating.seats_free(signup, listed, slot.index)
        for slot in seating.slots_of(signup, occurrence)
    }
    astray = [one for one in listed if one.state is Seat.IN and one.slot not in free]
    line = (*astray, *seating.waiting_list(listed))
    places = chain(*(repeat(at, len(line) if n is None else n) for at, n in free.items()))
    return list(zip(line, places, strict=False))


async def freshen(
    tx: Tx,
    notice: Notice,
    occurrence: Occurrence,
    before: list[Attendee],
    *,
    chat_id: int,
    now: datetime,
) -> None:
    """Have the posts redrawn: all of a few, of many only where it was tapped or it got full.

    The author's card counts along: it is one message, whatever the number of posts.
    """
    await panels.mark_stale(tx, posted.DESK, notice.id, now=now)
    taken = sum(one.state is Seat.IN for one in before)
    most = capacity(notice.signup, occurrence)
    was_full = most is not None and taken >= most
    is_full = (await counted(tx, notice, occurrence)).full
    if was_full != is_full or await posted.count(tx, occurrence.id) <= REDRAWN:
        await panels.mark_stale(tx, posted.KIND, occurrence.id, now=now)
    else:
        await posted.stale_in(tx, occurrence.id, chat_id, now=now)


async def put(tx: Tx, attendee: Attendee) -> Attendee:
    """Store who was seated, over the row they had before."""
    found = await signups.add(tx, attendee)
    # Who comes back goes to the end of the list, and what was noted of them is their own.
    becomes = replace(attendee, id=found.id, note=attendee.note or found.note)
    await signups.change(tx, found, becomes)
    return becomes


async def _tell(
    tx: Tx,
    notice: Notice,
    occurrence: Occurrence,
    attendee: Attendee,
    *,
    kept: bool,
    now: datetime,
) -> None:
    """Tell whoever moved up, or `kept` a place at another hour.

    Where they cannot be written to, whoever can pass it on is told.
    """
    people = (attendee.person_id, attendee.entered_by, notice.author_id)
    to = [one for one in people if one and await telling.reachable(tx, one)]
    if not to:
        return
    zone = await clocks.zone_of(tx, notice)
    morning, start = awake(now, zone, QUIET), occurrence.starts_at
    message = Outgoing(
        to[0],
        UP,
        occurrence.id,
        {"signup": attendee.id, "kept": int(kept)},
        key=f"{UP}:{attendee.id}:{now.timestamp():.6f}",
        # A place before breakfast is worth being woken for; any other waits for the morning.
        not_before=morning if start is None or morning < start else now,
        expires_at=start,
    )
    await outbox.put(tx, message, now=now)
