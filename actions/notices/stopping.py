"""Pausing, going on, and calling off one occurrence or all that is to come."""

from dataclasses import replace
from datetime import datetime

from actions.notices import authority, clocks, ending, occurring, posting, reminding, telling
from domain.notices import Fate, Notice, Occurrence, Phase, Refusal, State
from domain.notices.bounds import LONGEST_REASON, clean_line
from storage import outbox, panels, timers
from storage.database import Tx
from storage.notices import deliveries, occurrences, register

OPEN = frozenset({Phase.PLANNED, Phase.POSTED})
OVER = frozenset({State.ENDED, State.CANCELLED})


async def pause(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> Refusal | None:
    """Hold back what still waits, in the middle of a broadcast too; nothing new goes out."""
    notice = await running(tx, person_id, notice_id, State.RUNNING, now=now)
    if isinstance(notice, Refusal):
        return notice
    await register.change(tx, notice, replace(notice, state=State.PAUSED))
    for occurrence in await occurrences.open_of(tx, notice.id):
        for view in posting.VIEWS:
            await outbox.hold(tx, view, occurrence.id)
        await deliveries.shift(tx, occurrence.id, Fate.WAITING, Fate.PAUSED, now=now)
    await panels.mark_stale(tx, posting.DESK, notice.id, now=now)
    return None


async def resume(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> Refusal | None:
    """Go on where it was paused; what fell due meanwhile is posted late or marked missed."""
    notice = await running(tx, person_id, notice_id, State.PAUSED, now=now)
    if isinstance(notice, Refusal):
        return notice
    going = await register.change(tx, notice, replace(notice, state=State.RUNNING))
    for occurrence in await occurrences.open_of(tx, notice.id):
        at = await clocks.waking(tx, going, occurrence.starts_at, now=now)
        for view in posting.VIEWS:
            await outbox.release(tx, view, occurrence.id, now=at)
        await deliveries.shift(tx, occurrence.id, Fate.PAUSED, Fate.WAITING, now=now)
        if occurrence.state is Phase.POSTED:
            await reminding.arm(tx, going, occurrence, now=now)
        else:
            # Its timer may have gone off in vain meanwhile.
            await timers.arm(tx, clocks.POST, occurrence.id, occurrence.post_at)
    # Its last occurrence may have been over, or called off, while it was paused.
    await occurring.finish(tx, going, now=now)
    await panels.mark_stale(tx, posting.DESK, notice.id, now=now)
    return None


async def cancel_one(
    tx: Tx, person_id: int, occurrence_id: int, reason: str, *, now: datetime
) -> Refusal | None:
    """Call off one occurrence: told to those it reached, the others stay as they are."""
    seen = await occurrences.get(tx, occurrence_id)
    notice = await register.get(tx, seen.notice_id)
    if no := await refusal(tx, person_id, notice, seen, now=now):
        return no
    why = clean_line(reason)[:LONGEST_REASON]
    if not why:
        return Refusal.NO_REASON
    await _off(tx, notice, seen, why, "off", now=now)
    # The one after it takes its turn; without any the notice is at its end.
    await occurring.plan_next(tx, notice, after=seen.original_at, now=now)
    await occurring.finish(tx, notice, now=now)
    return None


async def cancel_all(
    tx: Tx, person_id: int, notice_id: int, reason: str, *, now: datetime
) -> Refusal | None:
    """Call off what is under way and all that is to come; told to those the last one reached."""
    notice = await register.get(tx, notice_id)
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    if notice.state is State.CANCELLED:
        return Refusal.ALREADY
    if notice.state not in {State.RUNNING, State.PAUSED}:
        return Refusal.WRONG_STATE
    why = clean_line(reason)[:LONGEST_REASON]
    if not why:
        return Refusal.NO_REASON
    ended = replace(notice, state=State.CANCELLED, ended_at=now, ended_reason=why)
    await register.change(tx, notice, ended)
    await _off_all(tx, ended, why, now=now)
    await panels.mark_stale(tx, posting.DESK, notice.id, now=now)
    return None


async def refusal(
    tx: Tx, person_id: int, notice: Notice, occurrence: Occurrence, *, now: datetime
) -> Refusal | None:
    """Why this person cannot change or call off this occurrence now, or None."""
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    if Phase.CANCELLED is occurrence.state or notice.state is State.CANCELLED:
        return Refusal.ALREADY
    if occurrence.state not in OPEN or notice.state in OVER:
        return Refusal.WRONG_STATE
    return None


async def running(
    tx: Tx, person_id: int, notice_id: int, state: State, *, now: datetime
) -> Notice | Refusal:
    """Return the notice to whoever runs it, if it is in this state."""
    notice = await register.get(tx, notice_id)
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    return notice if notice.state is state else Refusal.WRONG_STATE


async def _off_all(tx: Tx, notice: Notice, why: str, *, now: datetime) -> None:
    still = await occurrences.open_of(tx, notice.id)
    for occurrence in still:
        await _off(tx, notice, occurrence, why, "all", now=now)
    told = any(occurrence.state is Phase.POSTED for occurrence in still)
    last = None if told else await occurrences.last_posted(tx, notice.id)
    if last:
        # Nobody was told of the next one yet, but whoever came to the last one expects it.
        args = {"all": 1}
        await telling.told(tx, last, telling.CANCELLED, args, event="all", now=now)


async def _off(
    tx: Tx, notice: Notice, seen: Occurrence, why: str, event: str, *, now: datetime
) -> None:
    """Mark it cancelled, send no more copies of it, and tell those who have one."""
    gone = replace(seen, state=Phase.CANCELLED, reason=why, sequence=seen.sequence + 1)
    await occurrences.change(tx, seen, gone)
    await clocks.stop(tx, seen)
    await ending.withdraw(tx, seen, Fate.CANCELLED, now=now)
    args = {"all": 1} if event == "all" and notice.repeats else {}
    # One key for both: whoever reads that it is off need not read it a second time.
    await telling.told(tx, gone, telling.CANCELLED, args, event="off", now=now)
    await ending.unpin(tx, notice, seen, now=now)
    await ending.redraw(tx, gone, now=now)
