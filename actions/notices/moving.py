"""Another time for one occurrence, told to those who know the old one. Source: notices.md."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from actions.notices import clocks, ending, occurring, reminding, seats, stopping, telling
from domain.notices import Notice, Occurrence, Phase, Refusal, timing
from domain.when import Unclear, Why, read
from storage import timers
from storage.database import Tx
from storage.notices import days, occurrences, register

# What is written for later was a slip of the pen.
FARTHEST: Final = timedelta(days=3 * 366)


async def move(
    tx: Tx,
    person_id: int,
    occurrence_id: int,
    at: datetime,
    *,
    now: datetime,
    length: timedelta | None = None,
) -> Refusal | None:
    """Have one occurrence take place at another time (UTC), as long as it was unless said."""
    seen = await occurrences.get(tx, occurrence_id)
    notice = await register.get(tx, seen.notice_id)
    if no := await stopping.refusal(tx, person_id, notice, seen, now=now):
        return no
    if seen.starts_at is None:
        return Refusal.NO_TIME
    if not now < at <= now + FARTHEST:
        return Refusal.PAST
    if at == seen.starts_at and length is None:
        return None
    moved = await _moved(tx, notice, seen, at, length, now=now)
    await occurrences.change(tx, seen, moved)
    await _follow(tx, notice, moved, seen.starts_at, now=now)
    return None


async def _moved(
    tx: Tx,
    notice: Notice,
    seen: Occurrence,
    at: datetime,
    length: timedelta | None,
    *,
    now: datetime,
) -> Occurrence:
    """The occurrence at its new time; when it goes out is counted from there."""
    lasts = length or (seen.ends_at - seen.starts_at if seen.ends_at and seen.starts_at else None)
    ends_at = at + lasts if lasts else None
    moved = replace(seen, starts_at=at, ends_at=ends_at, sequence=seen.sequence + 1)
    if seen.state is not Phase.PLANNED:
        return moved
    zone = await clocks.zone_of(tx, notice)
    return replace(moved, post_at=timing.post_moment(notice, at, now=now, zone=zone))


async def read_and_move(
    tx: Tx, person_id: int, occurrence_id: int, text: str, *, now: datetime
) -> Refusal | Unclear | None:
    """Move it to the time that was written, or return why that is to be asked back."""
    seen = await occurrences.get(tx, occurrence_id)
    zone = await clocks.zone_of(tx, await register.get(tx, seen.notice_id))
    said = read(text, now=now, zone=zone, calendar=await days.calendar(tx))
    if isinstance(said, Unclear):
        return said
    if said.once is None:
        # A rule, where one time is asked for.
        return Unclear(Why.UNKNOWN)
    return await move(tx, person_id, occurrence_id, said.once, length=said.duration, now=now)


async def _follow(
    tx: Tx, notice: Notice, moved: Occurrence, was: datetime, *, now: datetime
) -> None:
    """Set its timers anew and tell those who know the old time."""
    if moved.state is Phase.PLANNED:
        await timers.arm(tx, clocks.POST, moved.id, moved.post_at)
        # It may come after the one that follows it, which must not wait for it.
        await occurring.plan_next(tx, notice, after=moved.original_at, now=now)
    else:
        await reminding.arm(tx, notice, moved, now=now)
        posted = moved.posted_at or now
        over = timing.over_at(moved.starts_at, moved.ends_at, posted)
        await timers.arm(tx, clocks.OVER, moved.id, over)
    # A longer or shorter one is cut into other slots.
    await seats.fill(tx, moved.id, now=now)
    args = {"what": "when", "was": int(was.timestamp())}
    event = str(moved.sequence)
    await telling.told(tx, moved, telling.CHANGED, args, event=event, now=now)
    await ending.redraw(tx, moved, now=now)
