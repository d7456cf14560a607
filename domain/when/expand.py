"""The moments of a recurrence, one local day after the other."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo

from domain.when.pattern import Calendar, Recurrence, falls, in_step

# A fifth Monday in February can be forty years away (over 2100); no named day is farther.
HORIZON = timedelta(days=41 * 366)
_DAY = timedelta(days=1)


def expand(
    recurrence: Recurrence, *, after: datetime, count: int, zone: tzinfo, calendar: Calendar
) -> list[datetime]:
    """At most `count` moments (UTC) after this one, in order.

    The hour is that of the local clock. One that the clock skips is as much later, and of one
    that it shows twice the first counts (RFC 5545, 3.3.5).
    """
    found: list[datetime] = []
    for day in occurrence_days(recurrence, _seen(recurrence, after, zone), calendar):
        moment = moment_of(recurrence, day, zone)
        # A whole day left out (Samoa, 2011) would give the next one's moment twice.
        if moment > (found[-1] if found else after) and len(found) < count:
            found.append(moment)
        if len(found) >= count:
            break
    return found


def moment_of(recurrence: Recurrence, day: date, zone: tzinfo) -> datetime:
    """The moment (UTC) of the occurrence on this local day."""
    return datetime.combine(day, recurrence.clock, zone).astimezone(UTC)


def occurrence_days(recurrence: Recurrence, seen: date, calendar: Calendar) -> Iterator[date]:
    """The local days from `seen` on; ends with the rule, or when none comes within HORIZON."""
    pattern = recurrence.pattern
    # A count is of all occurrences from the first, so it is told only by counting them.
    day = recurrence.start if pattern.count else max(seen, recurrence.start)
    last, told = day + HORIZON, 0
    while day <= min(last, pattern.until or last) and told != (pattern.count or -1):
        if in_step(pattern, recurrence.start, day) and falls(pattern, day, calendar):
            told, last = told + 1, day + HORIZON
            yield day
        day += _DAY


def first_day(
    recurrence: Recurrence, *, now: datetime, zone: tzinfo, calendar: Calendar
) -> date | None:
    """The first day from the start on that the pattern names and whose hour is ahead, if any."""
    pattern, day = recurrence.pattern, recurrence.start
    last = min(day + HORIZON, pattern.until or date.max)
    while day <= last:
        if falls(pattern, day, calendar) and moment_of(recurrence, day, zone) > now:
            return day
        day += _DAY
    return None


def _seen(recurrence: Recurrence, after: datetime, zone: tzinfo) -> date:
    # Around a date line or a gap the local day of a moment can be off by one.
    return max(after.astimezone(zone).date() - _DAY, recurrence.start)
