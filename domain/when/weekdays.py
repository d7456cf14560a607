"""Days of the week as names of days: 周五, 下周一, 本周日, Friday, next Monday."""

import re
from collections.abc import Callable
from datetime import date, timedelta

from domain.when.moments import Days, one
from domain.when.numbers import WEEK, WEEKDAYS
from domain.when.terms import Why

_WEEK = timedelta(weeks=1)
_SUNDAY = 6
_CHINESE = {sign: day for day, sign in enumerate("一二三四五六日")} | {"天": 6}
_ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAME = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_ARABIC = rf"{WEEK}(?P<number>[1-6])(?!\d|次|[:点时月日号天])"

# This week and next are calendar weeks from Monday on, as they are spoken of in Chinese.
_WEEKS = {"": None, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1, "下下": 2, "下下个": 2}
_WEEKS |= {"上": -1, "上个": -1}
_SAID = re.compile(rf"(?P<which>本|这个?|下个?|下下个?|上个?)?(?:(?P<names>{WEEKDAYS})|{_ARABIC})")
_WEEKEND = re.compile(rf"(?P<which>本|这个?|下个?|下下个?)?(?:{WEEK}|(?<=[本这下]))末|这周末")
_NAMED = re.compile(rf"(?:on\s)?(?:(?P<which>this|next|coming|last)\s)?(?P<name>{NAME})\b")


def weekday_signs(names: str) -> tuple[int, ...]:
    """The days of a list like 周一三五 or 周二、周四, Monday being 0; 周一到周五 is a span."""
    days = [_CHINESE[sign] for sign in names if sign in _CHINESE]
    if re.search("[到至~-]", names):
        days = list(range(days[0], days[-1] + 1))
    return tuple(sorted(set(days)))


def weekday_name(name: str) -> int:
    """The day of an English name, Monday being 0."""
    return _ENGLISH.index(name[:3])


def _said(found: re.Match[str], today: date) -> Days:
    number = found["number"]
    days = (int(number) - 1,) if number else weekday_signs(found["names"])
    if len(days) > 1:
        # 周二、四 without 每 may be two days or every week.
        return Days(tuple(_ahead(today, day) for day in days), Why.AMBIGUOUS)
    weeks = _WEEKS[found["which"] or ""]
    return _next(today, days[0]) if weeks is None else _of_week(today, weeks, days[0])


def _named(found: re.Match[str], today: date) -> Days:
    day = weekday_name(found["name"])
    if found["which"] == "next":
        return _english_next(today, day)
    if found["which"] == "last":
        # Whichever week is meant, it is over: the next such day is all that can be offered.
        return one(today - timedelta(days=(today.weekday() - day) % 7 or 7), _ahead(today, day))
    if found["which"] == "this":
        return _of_week(today, 0, day)
    return _next(today, day)


def _english_next(today: date, day: int) -> Days:
    following = _of_week(today, 1, day)
    nearest = _ahead(today, day)
    # With that day still ahead in this week, people mean either; so on a Sunday, which
    # ends a week for some and begins one for others.
    if nearest != following.choices[0]:
        return Days((nearest, following.choices[0]), Why.AMBIGUOUS)
    if today.weekday() == _SUNDAY:
        return Days((nearest, nearest + _WEEK), Why.AMBIGUOUS)
    return following


def _weekend(found: re.Match[str], today: date) -> Days:
    saturday = _of_week(today, _WEEKS[found["which"] or ""] or 0, 5).choices[0]
    both = (saturday, saturday + timedelta(days=1))
    return Days(both, Why.AMBIGUOUS, tuple(day + _WEEK for day in both))


def _next(today: date, day: int) -> Days:
    if today.weekday() == day:
        # Said on a Sunday, Sunday is today for some and a week on for others.
        return Days((today, today + _WEEK), Why.AMBIGUOUS)
    return one(_ahead(today, day))


def _ahead(today: date, day: int) -> date:
    return today + timedelta(days=(day - today.weekday()) % 7 or 7)


def _of_week(today: date, weeks: int, day: int) -> Days:
    monday = today - timedelta(days=today.weekday())
    found = monday + timedelta(weeks=weeks, days=day)
    return one(found, found + _WEEK, found + 2 * _WEEK)


WEEKDAY_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days]], ...] = (
    (_SAID, _said),
    (_WEEKEND, _weekend),
    (_NAMED, _named),
)
