"""When households are reminded of a fund. Source: funds.md, people.md (quiet hours)."""

from datetime import datetime, timedelta, tzinfo

from domain.quiet import awake

# Twice for each deadline: oftener, and people stop reading.
_BEFORE = (timedelta(days=3), timedelta(days=1))
# A reminder right after the notice itself only annoys.
_NOT_WITHIN = timedelta(hours=12)


def reminders(begun: datetime, until: datetime, zone: tzinfo) -> tuple[datetime, ...]:
    """When to remind, in UTC and in order: three days and one day before; never at night."""
    times = {awake(until - ahead, zone) for ahead in _BEFORE}
    return tuple(sorted(at for at in times if begun + _NOT_WITHIN <= at < until))
