"""Another rule for all that is to come; what was announced already stays as it was told."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.notices import clocks, occurring, posting, seats, telling
from domain.notices import Notice, Occurrence, Phase, shaping
from domain.notices.schedule import schedule_of
from domain.when import Said, Unclear, Why, read
from storage import panels
from storage.database import Tx
from storage.notices import days, occurrences, register, signups

# Not a reason that anybody wrote: the rule has no such date any more, or again.
BY_RULE: Final = ""


async def reschedule(tx: Tx, notice: Notice, text: str, *, now: datetime) -> Unclear | None:
    """Take the rule that was written; None once everything ahead goes by it."""
    zone = await clocks.zone_of(tx, notice)
    said = read(text, now=now, zone=zone, calendar=await days.calendar(tx))
    if not isinstance(said, Said):
        # A button could not carry a rule: it is to be written without a doubt.
        return Unclear(said.why)
    if said.rule is None or said.title:
        return Unclear(Why.UNKNOWN)
    schedule = schedule_of(said, zone)
    changed = await register.change(tx, notice, shaping.with_schedule(notice, schedule))
    await _replan(tx, changed, now=now)
    return None


async def _replan(tx: Tx, notice: Notice, *, now: datetime) -> None:
    plan = await occurring.plan_of(tx, notice)
    still = await occurrences.open_of(tx, notice.id)
    announced = [row.original_at for row in still if row.state is Phase.POSTED]
    left = [row for row in still if row.state is Phase.PLANNED and not plan.names(row.original_at)]
    for row in left:
        await _change(tx, row, Phase.CANCELLED, BY_RULE)
        await clocks.stop(tx, row)
    for row in await occurrences.of(tx, notice.id, since=now):
        # The rule was this one before: its dates were never called off by anybody.
        if row.state is Phase.CANCELLED and row.reason == BY_RULE and plan.names(row.original_at):
            await _change(tx, row, Phase.PLANNED, None)
    after = max([now, *announced])
    first = await occurring.plan_next(tx, notice, after=after, now=now, plan=plan)
    for row in left:
        await _tell(tx, row, first if row is left[0] else None, now=now)
    await occurring.finish(tx, notice, now=now)
    await panels.mark_stale(tx, posting.DESK, notice.id, now=now)


async def _tell(tx: Tx, gone: Occurrence, first: Occurrence | None, *, now: datetime) -> None:
    """Who had a place on a date that is gone has one on the first of the new ones, or is told."""
    if first is None or gone.starts_at is None:
        await telling.told(tx, gone, telling.CANCELLED, event="off", now=now)
        return
    await signups.shift(tx, gone.id, first.id)
    await seats.fill(tx, first.id, now=now)
    args = {"what": "when", "was": int(gone.starts_at.timestamp())}
    event = f"{first.sequence}:{gone.id}"
    await telling.told(tx, first, telling.CHANGED, args, event=event, now=now)


async def _change(tx: Tx, row: Occurrence, state: Phase, reason: str | None) -> None:
    becomes = replace(row, state=state, reason=reason, sequence=row.sequence + 1)
    await occurrences.change(tx, row, becomes)
