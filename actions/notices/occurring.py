"""The occurrences of a notice: one planned ahead, posted when due, each once (notices.md)."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from actions.notices import clocks, missed, posting
from domain.notices import Notice, Occurrence, Phase, State, timing
from domain.notices import schedule as schedules
from domain.when import Calendar
from storage import timers
from storage.database import Tx
from storage.notices import days, occurrences, register

# Bounds one firing after a long downtime; the next goes on where it ended.
AT_ONCE: Final = 400
_TICK: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Plan:
    """A notice with all that its dates depend on, read once."""

    notice: Notice
    zone: ZoneInfo
    calendar: Calendar

    def coming(self, after: datetime, count: int) -> list[datetime]:
        """Return the next starts (UTC) by the rule."""
        return schedules.coming(
            self.notice.schedule, after=after, count=count, zone=self.zone, calendar=self.calendar
        )

    def names(self, start: datetime) -> bool:
        """Whether the rule has a start at exactly this moment (UTC)."""
        return self.coming(start - _TICK, 1) == [start]


async def plan_of(tx: Tx, notice: Notice) -> Plan:
    """Read what the dates of a notice depend on."""
    known = await days.calendar(tx) if notice.schedule.workdays else Calendar()
    return Plan(notice, await clocks.zone_of(tx, notice), known)


async def begin(tx: Tx, notice: Notice, *, at_once: bool, now: datetime) -> Occurrence | None:
    """Plan the first occurrence of a notice that was just published; None: nothing is ahead.

    What is due already goes out in the same unit, so that nobody wonders whether it will.
    """
    plan = await plan_of(tx, notice)
    starts = plan.coming(now, 1)
    eventless = notice.schedule.starts_at is None and not notice.repeats
    if not starts and not eventless:
        return None
    first = drafted(plan, starts[0] if starts else None, now=now, at_once=at_once)
    stored = await _planned(tx, first)
    await posting.card(tx, notice, now=now)
    await fire(tx, stored.id, now=now)
    return await occurrences.get(tx, stored.id)


async def plan_next(
    tx: Tx, notice: Notice, *, after: datetime, now: datetime, plan: Plan | None = None
) -> Occurrence | None:
    """Plan the next occurrence by the rule after this moment; None where the rule has ended."""
    plan = plan or await plan_of(tx, notice)
    if not notice.repeats:
        return None
    # One by one: the dates of a rule for 29 February are years apart, and slow to find.
    while starts := plan.coming(after, 1):
        after = starts[0]
        known = await occurrences.at(tx, notice.id, after)
        if known is None:
            return await _planned(tx, drafted(plan, after, now=now))
        # One that was moved has a timer of its own, and may come after the one that follows it.
        if known.state is Phase.PLANNED and not known.moved:
            return await _planned(tx, known)
    return None


async def fire(tx: Tx, occurrence_id: int, *, now: datetime) -> None:
    """Post the occurrence, or mark it missed, and so with all that fell due since; plan the next.

    Source: notices.md, "missed ones are sent late if still useful, else marked missed".
    """
    due = await occurrences.find(tx, occurrence_id)
    notice = await register.find(tx, due.notice_id) if due else None
    if notice is None or notice.state is not State.RUNNING:
        return
    plan, run = await plan_of(tx, notice), list[Occurrence]()
    for _ in range(AT_ONCE):
        if due is None or due.state is not Phase.PLANNED:
            break
        if (moment := _moment(plan, due, now)) > now:
            await timers.arm(tx, clocks.POST, due.id, moment)
            break
        if await _settled(tx, notice, due, now=now) is Phase.MISSED:
            run.append(due)
        due = await plan_next(tx, notice, after=due.original_at, now=now, plan=plan)
    await missed.tell(tx, notice, run, now=now)
    await finish(tx, notice, now=now)


async def finish(tx: Tx, notice: Notice, *, now: datetime) -> None:
    """End the notice once nothing of it is planned or under way any more."""
    current = await register.get(tx, notice.id)
    if current.state is State.RUNNING and not await occurrences.open_of(tx, notice.id):
        await register.change(tx, current, replace(current, state=State.ENDED, ended_at=now))


async def upcoming(tx: Tx, notice: Notice, count: int, *, now: datetime) -> list[Occurrence]:
    """Return at most `count` starts ahead: rows as they are, else by the rule with the id 0.

    Cancelled ones are left out, and moved ones stand where they were moved to.
    """
    plan = await plan_of(tx, notice)
    ahead = await occurrences.of(tx, notice.id, since=now)
    known = {row.original_at for row in ahead}
    rows = [*ahead, *await occurrences.open_of(tx, notice.id)]
    drawn = [
        drafted(plan, start, now=now)
        for start in plan.coming(now, count + len(known))
        if start not in known
    ]
    by_id = {row.id: row for row in rows if row.state in {Phase.PLANNED, Phase.POSTED}}
    found = [row for row in (*by_id.values(), *drawn) if begins(row) > now]
    return sorted(found, key=begins)[:count]


async def row_at(
    tx: Tx, notice: Notice, original_at: datetime, *, now: datetime
) -> Occurrence | None:
    """Return the occurrence of this moment by the rule as a row, so that it can be changed.

    None where the rule knows no such moment, or it is over.
    """
    if known := await occurrences.at(tx, notice.id, original_at):
        return known
    plan = await plan_of(tx, notice)
    # A button can name any moment: only the rule says which there are.
    if original_at <= now or not plan.names(original_at):
        return None
    return await _planned(tx, drafted(plan, original_at, now=now))


def drafted(
    plan: Plan, start: datetime | None, *, now: datetime, at_once: bool = False
) -> Occurrence:
    """The occurrence of this start, not stored yet."""
    notice = plan.notice
    post_at = timing.post_moment(notice, start, now=now, zone=plan.zone, at_once=at_once)
    length = schedules.length_of(notice.schedule)
    ends_at = start + length if start and length else None
    return Occurrence(0, notice.id, start or post_at, start, ends_at, post_at)


def begins(occurrence: Occurrence) -> datetime:
    """When it starts; what is only something to know counts from its post."""
    return occurrence.starts_at or occurrence.post_at


async def _planned(tx: Tx, occurrence: Occurrence) -> Occurrence:
    stored = await occurrences.add(tx, occurrence)
    await timers.arm(tx, clocks.POST, stored.id, stored.post_at)
    return stored


def _moment(plan: Plan, due: Occurrence, now: datetime) -> datetime:
    """When it is to be dealt with: now, if it is missed; after a downtime not at night either."""
    if timing.late(due.post_at, due.starts_at, now=now) is Phase.MISSED:
        return now
    urgent = bool(plan.notice.urgent)
    return timing.put_off(due.post_at, due.starts_at, urgent=urgent, now=now, zone=plan.zone)


async def _settled(tx: Tx, notice: Notice, due: Occurrence, *, now: datetime) -> Phase:
    fate = timing.late(due.post_at, due.starts_at, now=now)
    if fate is Phase.POSTED:
        await posting.post(tx, notice, due, now=now)
    else:
        await occurrences.change(tx, due, replace(due, state=Phase.MISSED))
    await timers.arm(tx, clocks.POST, due.id, None)
    return fate
