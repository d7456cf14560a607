"""Patterns as RFC 5545 writes them, and back."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, tzinfo

from domain.when.pattern import Freq, Pattern, possible

_SIGNS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MOST = 99
_MOST_TIMES = 999
_LONGEST = 200

_BYDAY = re.compile(r"(-1|[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_NUMBER = re.compile(r"-?\d{1,3}")
_PARTS = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "UNTIL", "COUNT"}


def to_rrule(pattern: Pattern, zone: tzinfo) -> str:
    """The RRULE value (RFC 5545, 3.3.10); UNTIL is the end of the last local day, in UTC.

    It cannot say that workdays go by a calendar: that is kept beside it.
    """
    parts = {
        "FREQ": pattern.freq.value,
        "INTERVAL": str(pattern.interval) if pattern.interval > 1 else "",
        "BYMONTH": _list(pattern.months),
        "BYMONTHDAY": _list(pattern.days),
        "BYDAY": ",".join(_byday(pattern)),
        "BYSETPOS": _list(pattern.nth) if pattern.workdays else "",
        "UNTIL": _until(pattern.until, zone) if pattern.until else "",
        "COUNT": str(pattern.count) if pattern.count else "",
    }
    return ";".join(f"{name}={value}" for name, value in parts.items() if value)


def parse_rrule(text: str, zone: tzinfo, *, workdays: bool = False) -> Pattern | None:
    """The pattern of an RRULE that `to_rrule` can write, or None for any other."""
    parts = _parts(text)
    if parts is None:
        return None
    try:
        pattern = _pattern(parts, zone, workdays=workdays)
        # Written back and compared: what the pattern could not hold shows here.
        same = pattern is not None and _parts(to_rrule(pattern, zone)) == parts
    except (ValueError, OverflowError):
        return None
    return pattern if pattern and same and possible(pattern) else None


def _list(numbers: tuple[int, ...]) -> str:
    return ",".join(str(number) for number in numbers)


def _byday(pattern: Pattern) -> list[str]:
    signs = [_SIGNS[day] for day in pattern.weekdays]
    if pattern.workdays or not pattern.nth:
        return signs
    return [f"{nth}{sign}" for nth in pattern.nth for sign in signs]


def _until(day: date, zone: tzinfo) -> str:
    return f"{datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _parts(text: str) -> dict[str, str] | None:
    if len(text) > _LONGEST:
        return None
    pairs = [part.partition("=") for part in text.removeprefix("RRULE:").split(";")]
    parts = {name: value for name, _, value in pairs}
    complete = len(parts) == len(pairs) and all(parts.values())
    return parts if complete and parts.keys() <= _PARTS else None


def _pattern(parts: dict[str, str], zone: tzinfo, *, workdays: bool) -> Pattern | None:
    days = [_BYDAY.fullmatch(day) for day in parts.get("BYDAY", "").split(",") if day]
    until = parts.get("UNTIL")
    pattern = Pattern(
        Freq(parts.get("FREQ", "")),
        interval=int(parts.get("INTERVAL", "1")),
        weekdays=_unique(_SIGNS.index(day[2]) for day in days if day),
        nth=_numbers(parts, "BYSETPOS") or _unique(int(d[1]) for d in days if d and d[1]),
        days=_numbers(parts, "BYMONTHDAY"),
        months=_numbers(parts, "BYMONTH"),
        workdays=workdays,
        until=_day(until, zone) if until else None,
        count=int(parts["COUNT"]) if "COUNT" in parts else None,
    )
    return pattern if _shaped(pattern) else None


def _unique(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(numbers))


def _numbers(parts: dict[str, str], name: str) -> tuple[int, ...]:
    written = parts.get(name)
    if not written:
        return ()
    if not all(_NUMBER.fullmatch(number) for number in written.split(",")):
        raise ValueError(name)
    return tuple(int(number) for number in written.split(","))


def _day(until: str, zone: tzinfo) -> date:
    return datetime.strptime(until, "%Y%m%dT%H%M%S%z").astimezone(zone).date()


def _shaped(pattern: Pattern) -> bool:
    """Each frequency has its own parts, and within bounds."""
    places = bool(pattern.days) + bool(pattern.nth)
    shapes = {
        Freq.DAILY: not (pattern.weekdays or places or pattern.months or pattern.workdays),
        Freq.WEEKLY: bool(pattern.weekdays) and not (places or pattern.months),
        Freq.MONTHLY: places == 1 and not pattern.months,
        Freq.YEARLY: places == 1 and bool(pattern.months),
    }
    # A nth is of one weekday, or of the workdays; a day of the month has no weekday.
    placed = bool(pattern.weekdays) != bool(pattern.days) or pattern.freq is Freq.DAILY
    single = not pattern.nth or len(pattern.weekdays) == (5 if pattern.workdays else 1)
    ended = not (pattern.until and pattern.count)
    bounded = 1 <= pattern.interval <= _MOST and 1 <= (pattern.count or 1) <= _MOST_TIMES
    return shapes[pattern.freq] and placed and single and ended and bounded
