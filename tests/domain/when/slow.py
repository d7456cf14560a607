"""The days of a rule made a third way: every day of the years, sieved by the letters of its RRULE.

It shares no code with `domain.when`: only the text of RFC 5545 stands between the two.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, islice

SIGNS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def slow_days(rrule: str, start: date, years: int = 45) -> Iterator[date]:
    """The days that a calendar programme would make of this rule and its DTSTART."""
    parts = dict(part.split("=") for part in rrule.split(";"))
    # Positions are counted within whole months, so the first is seen from its beginning.
    first = start.replace(day=1)
    every = (first + timedelta(days=n) for n in range(366 * years))
    named = (day for day in every if _named(parts, day))
    placed = _by_set_position(parts, named) if "BYSETPOS" in parts else named
    in_step = (day for day in placed if day >= start and _in_step(parts, start, day))
    counted = islice(in_step, int(parts["COUNT"])) if "COUNT" in parts else in_step
    yield from counted


def _named(parts: dict[str, str], day: date) -> bool:
    by = {name: value.split(",") for name, value in parts.items() if name.startswith("BY")}
    tomorrow = day + timedelta(days=1)
    last = tomorrow.day == 1
    tests = {
        "BYMONTH": str(day.month) in by.get("BYMONTH", []),
        "BYMONTHDAY": str(day.day) in by.get("BYMONTHDAY", [])
        or (last and "-1" in by.get("BYMONTHDAY", [])),
        "BYDAY": bool({SIGNS[day.weekday()], *_numbered(day)} & set(by.get("BYDAY", []))),
    }
    return all(tests[name] for name in by if name in tests)


def _numbered(day: date) -> Iterator[str]:
    sign = SIGNS[day.weekday()]
    for nth in range(1, 6):
        before = day - timedelta(weeks=nth - 1)
        if before.month == day.month and (before - timedelta(weeks=1)).month != day.month:
            yield f"{nth}{sign}"
    if (day + timedelta(weeks=1)).month != day.month:
        yield f"-1{sign}"


def _by_set_position(parts: dict[str, str], named: Iterator[date]) -> Iterator[date]:
    for _, month in groupby(named, key=lambda day: (day.year, day.month)):
        days = list(month)
        places = sorted({int(n) for n in parts["BYSETPOS"].split(",")})
        chosen = {days[n - 1 if n > 0 else n] for n in places if abs(n) <= len(days)}
        yield from sorted(chosen)


def _in_step(parts: dict[str, str], start: date, day: date) -> bool:
    interval = int(parts.get("INTERVAL", "1"))
    periods = {
        "DAILY": (day - start).days,
        "WEEKLY": (_sunday_after(day) - _sunday_after(start)).days // 7,
        "MONTHLY": day.year * 12 + day.month - start.year * 12 - start.month,
        "YEARLY": day.year - start.year,
    }
    return periods[parts["FREQ"]] % interval == 0


def _sunday_after(day: date) -> date:
    # RFC 5545: without WKST a week begins on Monday, so it ends on this Sunday.
    return day + timedelta(days=6 - day.weekday())
