"""Calendars as files that phones open. Source: RFC 5545, and RFC 7986 for the name.

Synchronous and, for a place's whole calendar, slow enough to be run off the event loop.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Component,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDuration,
    vRecur,
    vText,
)
from icalendar import Event as Written

from domain.calendars import Agenda, Event

MAKER = "-//Linli//Notices//ZH"
# How often a phone should ask again; most of them decide for themselves.
FRESH = timedelta(hours=4)
# Rules without an end go on; phones know the zones by name, and better than twenty years.
YEARS_AHEAD = 20
_DAY, _SECOND = timedelta(days=1), timedelta(seconds=1)
_BREAK = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# The standard has no way to write them, and some programs end the line there.
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def ics_bytes(agenda: Agenda) -> bytes:
    """The calendar as a file: lines of at most 75 bytes that end in CRLF."""
    book = Calendar()
    book.add("prodid", MAKER)
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    # By the library's own type, as it escapes nothing under names it does not know.
    for name in ("name", "x-wr-calname"):
        book.add(name, vText(_text(agenda.name)))
    book.add("refresh-interval", vDuration(FRESH), {"VALUE": "DURATION"})
    book.add("x-published-ttl", vDuration(FRESH))
    events = [_local(event, ZoneInfo(agenda.zone)) for event in agenda.events]
    first = min([agenda.stamp, *(event.starts_at for event in events)]).year - 1
    # Neighbouring places may lie in two zones, and a rule goes by its own.
    for name in dict.fromkeys([agenda.zone, *(str(e.starts_at.tzinfo) for e in events)]):
        book.add_component(zone_of(name, first, agenda.stamp.year + YEARS_AHEAD))
    for event in events:
        book.add_component(_event(event, agenda.stamp))
    return bytes(book.to_ical())


def _local(event: Event, zone: ZoneInfo) -> Event:
    """The event with its start in a zone that has a name."""
    if isinstance(event.starts_at.tzinfo, ZoneInfo):
        return event
    return replace(event, starts_at=event.starts_at.astimezone(zone))


def _event(event: Event, stamp: datetime) -> Written:
    written = Written()
    written.add("uid", event.uid)
    written.add("dtstamp", stamp)
    written.add("sequence", event.sequence)
    written.add("dtstart", event.starts_at)
    if event.minutes:
        written.add("duration", timedelta(minutes=event.minutes))
    if event.rule:
        written.add("rrule", vRecur.from_ical(event.rule))
    if event.left_out:
        written.add("exdate", list(event.left_out))
    if event.instead_of:
        written.add("recurrence-id", event.instead_of)
    _describe(written, event)
    return written


def _describe(written: Written, event: Event) -> None:
    written.add("summary", _text(event.title))
    for name, text in (("description", event.text), ("location", event.venue)):
        if text:
            written.add(name, _text(text))
    if event.spot:
        written.add("geo", event.spot)
    written.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    # Something to know of is no appointment: nobody's time shows as taken.
    written.add("transp", "TRANSPARENT")


def _text(text: str) -> str:
    # Half a character, which some phones send, cannot be written at all.
    whole = text.encode(errors="replace").decode()
    return _CONTROL.sub("", _BREAK.sub("\n", whole))


@lru_cache(maxsize=64)
def zone_of(name: str, first: int, last: int) -> Timezone:
    """The zone's changes of the clock from one year to another, in the standard's own terms.

    The library's way gives the hour after the change where the standard wants the one before.
    """
    zone, book = ZoneInfo(name), Timezone()
    book.add("tzid", name)
    begin = datetime(first, 1, 1, tzinfo=UTC)
    book.add_component(_rule(zone, begin, zone.utcoffset(begin.astimezone(zone)) or timedelta()))
    for moment in _changes(zone, begin, datetime(last + 1, 1, 1, tzinfo=UTC)):
        before = (moment - _SECOND).astimezone(zone).utcoffset() or timedelta()
        book.add_component(_rule(zone, moment, before))
    return book


def _rule(zone: ZoneInfo, moment: datetime, before: timedelta) -> Component:
    """From this moment on the zone's clock is so; the moment is told by the clock before."""
    local = moment.astimezone(zone)
    rule = TimezoneDaylight() if local.dst() else TimezoneStandard()
    rule.add("dtstart", (moment + before).replace(tzinfo=None))
    rule.add("tzoffsetfrom", before)
    rule.add("tzoffsetto", local.utcoffset())
    rule.add("tzname", local.tzname())
    return rule


def _changes(zone: ZoneInfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    day = begin
    while day < end:
        if _clock(zone, day) != _clock(zone, day + _DAY):
            yield _between(zone, day, day + _DAY)
        day += _DAY


def _between(zone: ZoneInfo, early: datetime, late: datetime) -> datetime:
    """The first second with the later clock; the clock changes once in between."""
    was = _clock(zone, early)
    while late - early > _SECOND:
        middle = early + (late - early) // (2 * _SECOND) * _SECOND
        early, late = (middle, late) if _clock(zone, middle) == was else (early, middle)
    return late


def _clock(zone: ZoneInfo, moment: datetime) -> tuple[timedelta | None, str | None]:
    local = moment.astimezone(zone)
    return local.utcoffset(), local.tzname()
