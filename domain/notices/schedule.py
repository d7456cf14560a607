"""When a notice takes place: what was said as a row keeps it, and its moments."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from domain.notices.notice import Schedule
from domain.when import (
    Calendar,
    Recurrence,
    Said,
    expand,
    parse_rrule,
    short_months,
    to_rrule,
)

# A preview shows so many dates: the rhythm is plain, and they fit on a screen.
SHOWN = 5
_MINUTE = timedelta(minutes=1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What a person is shown of a schedule before it counts: nothing is taken unseen.

    `moments` are the next starts (UTC), at most SHOWN; `left_out` are the months without such
    a date; `years` are those (local) whose holidays must be known for a rule by workdays.
    """

    recurrence: Recurrence | None
    moments: tuple[datetime, ...]
    minutes: int | None
    left_out: tuple[int, ...] = ()
    years: tuple[int, ...] = ()


def schedule_of(said: Said, zone: tzinfo) -> Schedule:
    """The schedule that was said. Source: notices.md, "When" (RFC 5545)."""
    rule = said.rule
    if rule is None:
        return Schedule(said.once, minutes=_minutes(said.duration))
    return Schedule(
        rule=to_rrule(rule.pattern, zone),
        workdays=rule.pattern.workdays,
        first_day=rule.start,
        clock=rule.clock,
        minutes=_minutes(rule.duration),
    )


def recurrence_of(schedule: Schedule, zone: tzinfo) -> Recurrence | None:
    """The rule as data, or None where it takes place once or never; raises ValueError."""
    if schedule.rule is None:
        return None
    pattern = parse_rrule(schedule.rule, zone, workdays=schedule.workdays)
    if pattern is None or schedule.first_day is None or schedule.clock is None:
        raise ValueError(schedule.rule)
    return Recurrence(pattern, schedule.first_day, schedule.clock, length_of(schedule))


def length_of(schedule: Schedule) -> timedelta | None:
    """How long it takes, if that was said."""
    return None if schedule.minutes is None else schedule.minutes * _MINUTE


def ends_at(schedule: Schedule, starts_at: datetime) -> datetime | None:
    """When (UTC) an occurrence that starts then ends, if that was said."""
    length = length_of(schedule)
    return None if length is None else starts_at + length


def coming(
    schedule: Schedule, *, after: datetime, count: int, zone: tzinfo, calendar: Calendar
) -> list[datetime]:
    """At most `count` starts (UTC) after this moment, in order; none of what has no event."""
    recurrence = recurrence_of(schedule, zone)
    if recurrence:
        return expand(recurrence, after=after, count=count, zone=zone, calendar=calendar)
    once = schedule.starts_at
    return [once] if once is not None and once > after and count > 0 else []


def between(
    schedule: Schedule, *, after: datetime, until: datetime, zone: tzinfo, calendar: Calendar
) -> list[datetime]:
    """All starts (UTC) after the one moment up to the other, which counts still."""
    recurrence = recurrence_of(schedule, zone)
    if recurrence is None:
        found = coming(schedule, after=after, count=1, zone=zone, calendar=calendar)
    else:
        ended = ended_by(recurrence, until.astimezone(zone).date() + _DAY)
        days = max((until - after) // _DAY + 2, 0)
        found = expand(ended, after=after, count=days, zone=zone, calendar=calendar)
    return [start for start in found if start <= until]


def ended_by(recurrence: Recurrence, last: date) -> Recurrence:
    """The rule with nothing after this local day, so that a rare one is not followed for years."""
    pattern = recurrence.pattern
    return replace(recurrence, pattern=replace(pattern, until=min(pattern.until or last, last)))


def read_back(
    schedule: Schedule, *, after: datetime, zone: tzinfo, calendar: Calendar
) -> ReadBack:
    """What a preview shows: the rule, the next dates, and what may surprise."""
    recurrence = recurrence_of(schedule, zone)
    moments = coming(schedule, after=after, count=SHOWN, zone=zone, calendar=calendar)
    years = {moment.astimezone(zone).year for moment in moments} if schedule.workdays else set()
    return ReadBack(
        recurrence,
        tuple(moments),
        schedule.minutes,
        short_months(recurrence.pattern) if recurrence else (),
        tuple(sorted(years)),
    )


def _minutes(length: timedelta | None) -> int | None:
    return None if length is None else length // _MINUTE
