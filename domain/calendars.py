"""Calendars as plain data: anything may build one, `storage.ics` writes it as RFC 5545."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Event:
    """What takes place once, or by an RRULE in the zone of its start.

    `left_out` are starts of the rule at which it does not take place. With `instead_of`, one of
    the rule's starts, it stands for that occurrence alone, which is why both have one `uid`.
    """

    uid: str
    title: str
    starts_at: datetime
    minutes: int | None = None
    text: str = ""
    venue: str = ""
    spot: tuple[float, float] | None = None
    sequence: int = 0
    rule: str = ""
    left_out: tuple[datetime, ...] = ()
    instead_of: datetime | None = None
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """A calendar under a name, in its place's zone (IANA); `stamp` (UTC) is when it was made."""

    name: str
    zone: str
    stamp: datetime
    events: tuple[Event, ...]
