"""Notices to put into calendars, and what a phone makes of the file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, takewhile
from typing import Any
from zoneinfo import ZoneInfo

import chinese_calendar
from dateutil.rrule import rrulestr
from icalendar import Calendar as Parsed

from domain.calendars import Agenda
from domain.notices import Notice, Occurrence, Phase, Schedule, State
from domain.notices.agenda import events_of
from domain.when import Calendar, Pattern, to_rrule
from storage.ics import ics_bytes

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
# Sunday, noon in Shanghai.
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
HOLIDAYS = Calendar(frozenset(chinese_calendar.holidays), frozenset(chinese_calendar.workdays))
NONE = Calendar()


def notice(**changed: object) -> Notice:
    made = Notice(7, 1, 3, "免费义诊", 9, NOON, State.RUNNING, "带上医保卡", "居委会")
    return replace(made, **changed)  # type: ignore[arg-type]


def ruled(pattern: Pattern, first: date, clock: time, zone: ZoneInfo, **changed: object) -> Notice:
    rule = to_rrule(pattern, zone)
    schedule = Schedule(None, rule, pattern.workdays, first, clock, 60)
    return notice(schedule=schedule, **changed)


def row(original: datetime, **changed: object) -> Occurrence:
    made = Occurrence(1, 7, original, original, None, original, Phase.PLANNED)
    return replace(made, **changed)  # type: ignore[arg-type]


def file_of(
    one: Notice,
    rows: Sequence[Occurrence] = (),
    zone: ZoneInfo = SHANGHAI,
    calendar: Calendar = NONE,
    now: datetime = NOON,
) -> bytes:
    events = events_of(one, rows, zone, calendar, now=now)
    return ics_bytes(Agenda("翠湖里", zone.key, now, events))


def events_in(content: bytes) -> list[Any]:
    return list(Parsed.from_ical(content).walk("VEVENT"))


def starts(content: bytes, *, until: datetime, most: int = 100) -> list[datetime]:
    """When a phone shows something, read from the file by other people's programs."""
    events = events_in(content)
    instead = {e["UID"]: set[datetime]() for e in events}
    for event in events:
        if "RECURRENCE-ID" in event:
            instead[event["UID"]].add(event.decoded("recurrence-id").astimezone(UTC))
    found: list[datetime] = []
    for event in events:
        if event["STATUS"] != "CANCELLED":
            own = instead[event["UID"]] if "RRULE" in event else set[datetime]()
            found += [at for at in _of(event, until, most) if at not in own]
    return sorted(at for at in found if at <= until)[:most]


def _of(event: Any, until: datetime, most: int) -> list[datetime]:  # noqa: ANN401 - the library's many types
    first = event.decoded("dtstart")
    if "RRULE" not in event:
        return [first.astimezone(UTC)]
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=first)
    left_out = event.get("EXDATE", [])
    lists = left_out if isinstance(left_out, list) else [left_out]
    gone = {one.dt.astimezone(UTC) for many in lists for one in many.dts}
    moments = (moment.astimezone(UTC) for moment in rule)
    bounded = takewhile(lambda at: at <= until, moments)
    return [at for at in islice(bounded, most + len(gone)) if at not in gone]


def local(month: int, day: int, hour: int = 9, minute: int = 0, *, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


def ahead(**length: float) -> datetime:
    return NOON + timedelta(**length)
