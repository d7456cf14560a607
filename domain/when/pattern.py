"""Rules of repeating as data: what a view puts into words and RFC 5545 into letters."""

import calendar as months_of
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from enum import StrEnum

_FRIDAY = 4
_LEAP_YEAR = 2028
_MONDAY_TO_FRIDAY = tuple(range(5))


class Freq(StrEnum):
    """What is stepped by, as RFC 5545 names it."""

    DAILY = "DAILY"
    WEEKLY = "WEEKLY"
    MONTHLY = "MONTHLY"
    YEARLY = "YEARLY"


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off, days worked in exchange (调休), and the day of each holiday by its names."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()
    named: Mapping[str, tuple[date, ...]] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        # A day worked in exchange is a Saturday or Sunday, so it goes before the weekday.
        if day in self.workdays:
            return True
        return day.weekday() <= _FRIDAY and day not in self.holidays


@dataclass(frozen=True, slots=True)
class Pattern:
    """Which days repeat: weekdays from 0 (Monday), days and `nth` from 1, -1 being the last.

    `nth` with one weekday is 第二个周三; with `workdays` it is 第一个工作日. `workdays` alone
    is each of them, by the calendar. `months` are named only by yearly rules; `until` is the
    last local day, and it or `count` may end the rule.
    """

    freq: Freq
    interval: int = 1
    weekdays: tuple[int, ...] = ()
    nth: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    workdays: bool = False
    until: date | None = None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A pattern from the day of its first occurrence on, at one hour of the local clock."""

    pattern: Pattern
    start: date
    clock: time
    duration: timedelta | None = None


def workdays(*nth: int) -> Pattern:
    """Each workday, or the nth of each month."""
    freq = Freq.MONTHLY if nth else Freq.WEEKLY
    return Pattern(freq, weekdays=_MONDAY_TO_FRIDAY, nth=nth, workdays=True)


def falls(pattern: Pattern, day: date, calendar: Calendar) -> bool:
    """Whether the pattern names this day, whatever its interval."""
    if pattern.months and day.month not in pattern.months:
        return False
    if pattern.days:
        return bool({day.day, day.day - _length(day) - 1} & set(pattern.days))
    if pattern.nth:
        return bool(set(_places(pattern, day, calendar)) & set(pattern.nth))
    if pattern.workdays:
        return calendar.works(day)
    return not pattern.weekdays or day.weekday() in pattern.weekdays


def in_step(pattern: Pattern, start: date, day: date) -> bool:
    """Whether the day's period is one of those the interval leaves over; weeks begin Monday."""
    months = (day.year - start.year) * 12 + day.month - start.month
    apart = {
        Freq.DAILY: (day - start).days,
        Freq.WEEKLY: (_monday(day) - _monday(start)) // 7,
        Freq.MONTHLY: months,
        Freq.YEARLY: day.year - start.year,
    }
    return apart[pattern.freq] % pattern.interval == 0


def short_months(pattern: Pattern) -> tuple[int, ...]:
    """The months it leaves out because they are too short in a year that is no leap year.

    RFC 5545 skips such dates (31 in April); a reader must be told.
    """
    named = pattern.months or tuple(range(1, 13))
    return tuple(m for m in named if any(day > _normal_length(m) for day in pattern.days))


def possible(pattern: Pattern) -> bool:
    """Whether the calendar has any such day: 每月32日 and 每年2月30日 never come."""
    named = pattern.months or (1,)
    if not all(1 <= month <= 12 for month in named):  # noqa: PLR2004
        return False
    longest = max(months_of.monthrange(_LEAP_YEAR, month)[1] for month in named)
    return all(day == -1 or 1 <= day <= longest for day in pattern.days)


def _places(pattern: Pattern, day: date, calendar: Calendar) -> tuple[int, ...]:
    """Which of its kind in the month the day is, counted from both ends."""
    if pattern.workdays:
        month = [day.replace(day=n) for n in range(1, _length(day) + 1)]
        kin = [other for other in month if calendar.works(other)]
        return (kin.index(day) + 1, kin.index(day) - len(kin)) if day in kin else ()
    if day.weekday() not in pattern.weekdays:
        return ()
    return (day.day - 1) // 7 + 1, -((_length(day) - day.day) // 7 + 1)


def _length(day: date) -> int:
    return months_of.monthrange(day.year, day.month)[1]


def _normal_length(month: int) -> int:
    return months_of.monthrange(_LEAP_YEAR + 1, month)[1]


def _monday(day: date) -> int:
    return day.toordinal() - day.weekday()
