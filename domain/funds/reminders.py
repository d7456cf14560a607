"""When households are reminded of a fund. Source: funds.md, people.md (quiet hours)."""

from datetime import UTC, datetime, time, timedelta, tzinfo

# Twice for each deadline: oftener, and people stop reading.
_BEFORE = (timedelta(days=3), timedelta(days=1))
# A reminder right after the notice itself only annoys.
_NOT_WITHIN = timedelta(hours=12)
_QUIET_FROM, _QUIET_UNTIL = time(21), time(8)


def reminders(begun: datetime, until: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """When to remind, in UTC and in order: three days and one day before; never at night."""
    times = {awake(until - ahead, zone) for ahead in _BEFORE}
    return tuple(sorted(at for at in times if begun + _NOT_WITHIN <= at < until))


def awake(at: datetime, zone: tzinfo) -> datetime:
    """The moment itself in UTC, or the next 8:00 if it falls between 21:00 and 8:00 local."""
    local = at.astimezone(zone)
    if _QUIET_UNTIL <= local.time() < _QUIET_FROM:
        return at.astimezone(UTC)
    day = local.date() + timedelta(days=1 if local.time() >= _QUIET_FROM else 0)
    return datetime.combine(day, _QUIET_UNTIL, zone).astimezone(UTC)


def bedtime(at: datetime, zone: tzinfo) -> datetime:
    """The next 21:00 local after this moment, in UTC: until then people may be written to."""
    local = at.astimezone(zone)
    day = local.date() + timedelta(days=1 if local.time() >= _QUIET_FROM else 0)
    return datetime.combine(day, _QUIET_FROM, zone).astimezone(UTC)
