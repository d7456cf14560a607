"""What a line says, put into a few words that a table can hold."""

from datetime import UTC, datetime, timedelta, tzinfo

from domain.when import Calendar, Said, Unclear, expand, read, to_rrule
from tests.domain.when.places import NAMED, NOON, SHANGHAI

CALENDAR = Calendar(named=NAMED)


def rows(table: str) -> list[tuple[str, str]]:
    """Lines of `what is said → what it comes to`."""
    lines = (line.partition(" → ") for line in table.strip().splitlines())
    return [(said, comes_to) for said, _, comes_to in lines]


def stamp(moment: datetime, zone: tzinfo = SHANGHAI) -> str:
    """2026-11-23 09:00, by the local clock."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def at(written: str, zone: tzinfo = SHANGHAI) -> datetime:
    """The moment (UTC) at which the local clock shows this."""
    return datetime.fromisoformat(written).replace(tzinfo=zone).astimezone(UTC)


def heard(
    text: str, now: datetime = NOON, *, zone: tzinfo = SHANGHAI, calendar: Calendar = CALENDAR
) -> Said | Unclear:
    return read(text, now=now, zone=zone, calendar=calendar)


def taken(text: str, now: datetime = NOON, *, zone: tzinfo = SHANGHAI) -> str:
    """The one moment that was taken, and until when; or why it was asked back."""
    found = heard(text, now, zone=zone)
    if isinstance(found, Unclear):
        return f"{found.why}?"
    if found.once is None:
        return "a rule"
    return stamp(found.once, zone) + _length(found.duration)


def offered(text: str, now: datetime = NOON, *, zone: tzinfo = SHANGHAI) -> list[str]:
    """Why it was asked back, and each moment that is offered."""
    found = heard(text, now, zone=zone)
    assert isinstance(found, Unclear), found
    # Whoever presses a button takes the reading that stands beside its moment.
    assert len(found.readings) == len(found.candidates)
    return [str(found.why), *(stamp(moment, zone) for moment in found.candidates)]


def ruled(text: str, now: datetime = NOON, *, zone: tzinfo = SHANGHAI) -> tuple[str, list[str]]:
    """The rule as RFC 5545 writes it, and its first three moments."""
    found = heard(text, now, zone=zone)
    assert isinstance(found, Said), found
    assert found.rule is not None
    moments = expand(found.rule, after=now, count=3, zone=zone, calendar=CALENDAR)
    return to_rrule(found.rule.pattern, zone), [stamp(m, zone) for m in moments]


def _length(length: timedelta | None) -> str:
    return "" if length is None else f" +{length // timedelta(minutes=1)}"
