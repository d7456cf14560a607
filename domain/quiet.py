"""The hours in which nobody is written to unasked. Source: people.md, telegram.md (21–8)."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Night:
    """From which hour of the local clock until which it is quiet, over midnight."""

    begins: time
    ends: time


NIGHT = Night(time(21), time(8))


def awake(at: datetime, zone: tzinfo, night: Night = NIGHT) -> datetime:
    """The moment itself in UTC, or the end of the night (8:00 local) it falls into."""
    local = at.astimezone(zone)
    if night.ends <= local.time() < night.begins:
        return at.astimezone(UTC)
    return _next(night.ends, local, night)


def bedtime(at: datetime, zone: tzinfo, night: Night = NIGHT) -> datetime:
    """When the next night begins (21:00 local), in UTC: until then people may be written to."""
    return _next(night.begins, at.astimezone(zone), night)


def nightfall(at: datetime, zone: tzinfo, night: Night = NIGHT) -> datetime:
    """When the last night began, in UTC; of a moment at night, its own."""
    local = at.astimezone(zone)
    day = local.date() - timedelta(days=0 if local.time() >= night.begins else 1)
    return datetime.combine(day, night.begins, zone).astimezone(UTC)


def _next(clock: time, local: datetime, night: Night) -> datetime:
    # Late in the evening both the morning and the evening meant are tomorrow's.
    day = local.date() + timedelta(days=1 if local.time() >= night.begins else 0)
    return datetime.combine(day, clock, local.tzinfo).astimezone(UTC)
