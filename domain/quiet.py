"""The hours in which nobody is written to unasked. Source: people.md, telegram.md (21–8)."""

from datetime import UTC, datetime, time, timedelta, tzinfo

_QUIET_FROM, _QUIET_UNTIL = time(21), time(8)


def awake(at: datetime, zone: tzinfo) -> datetime:
    """The moment itself in UTC, or the next 8:00 if it falls between 21:00 and 8:00 local."""
    local = at.astimezone(zone)
    if _QUIET_UNTIL <= local.time() < _QUIET_FROM:
        return at.astimezone(UTC)
    return _next(_QUIET_UNTIL, local, zone)


def bedtime(at: datetime, zone: tzinfo) -> datetime:
    """The next 21:00 local after this moment, in UTC: until then people may be written to."""
    return _next(_QUIET_FROM, at.astimezone(zone), zone)


def _next(clock: time, local: datetime, zone: tzinfo) -> datetime:
    # After 21:00 both the morning and the evening meant are tomorrow's.
    day = local.date() + timedelta(days=1 if local.time() >= _QUIET_FROM else 0)
    return datetime.combine(day, clock, zone).astimezone(UTC)
