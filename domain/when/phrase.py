"""The parts of a time in any order: 每月7日 09:00 到年底, 9am every Monday until 30 June."""

import re
from dataclasses import dataclass, replace
from datetime import date

from domain.when.bounds import Bounds, joined_bounds, read_bounds
from domain.when.clock import Hours, read_hours
from domain.when.days import read_day
from domain.when.english import read_english_rule
from domain.when.moments import Days
from domain.when.numbers import Found
from domain.when.pattern import Calendar, Freq, Pattern
from domain.when.recurrence import Rules, read_chinese_rule
from domain.when.spans import read_end
from domain.when.terms import Why

# The "at" of a bare number is left to it: only together are they an hour.
_LINK = re.compile(r"\s?(?:[,，;;]|的|\bat\b(?!\s\d{1,2}(?:$|[\s,.;]))|\bon\b(?!\sthe))?\s*")
_BEGINS = re.compile(r"\s?(?:开始|起)(?=$|[\s,])")
_YEARLY = re.compile(r"每年的?\s?|every\s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The parts of a time found so far; they may stand in any order."""

    rule: Rules | None = None
    day: Days | None = None
    hours: Hours | None = None
    bounds: Bounds | None = None

    def says_when(self) -> bool:
        return self.says_day() or self.hours is not None

    def says_day(self) -> bool:
        # 12月1日到3日 names days; an end alone (到年底) names none.
        bounds = self.bounds
        spans = bounds and (bounds.why or (bounds.start and bounds.until))
        return bool(self.rule or self.day or spans)


def read_phrase(plain: str, at: int, today: date, calendar: Calendar) -> Found[Phrase] | None:
    """The time that stands here, as far as it goes; `calendar` has plain names."""
    phrase, end = Phrase(), at
    while True:
        link = _LINK.match(plain, end)
        begin = link.end() if link and end > at else end
        more = _more(plain, begin, phrase, today, calendar)
        if more is None:
            return Found(phrase, end) if phrase.says_when() else None
        phrase, end = more.value, more.end


def read_rule(plain: str, at: int, calendar: Calendar) -> Found[Rules] | None:
    """The rule of repeating that stands here, in either language or by a holiday's name."""
    if rule := read_chinese_rule(plain, at) or read_english_rule(plain, at):
        return rule
    yearly = _YEARLY.match(plain, at)
    for name in sorted(calendar.named, key=len, reverse=True) if yearly else ():
        fixed = {(day.month, day.day) for day in calendar.named[name]}
        if yearly and plain.startswith(name, yearly.end()) and len(fixed) == 1:
            ((month, day),) = fixed
            pattern = Pattern(Freq.YEARLY, months=(month,), days=(day,))
            return Found(Rules((pattern,)), yearly.end() + len(name))
    return None


def _more(
    plain: str, at: int, phrase: Phrase, today: date, calendar: Calendar
) -> Found[Phrase] | None:
    """The phrase with the part that stands here, if it has none of that kind yet."""
    free = phrase.rule is None and phrase.day is None
    if free and (rule := read_rule(plain, at, calendar)):
        return Found(replace(phrase, rule=rule.value), rule.end)
    if phrase.day is None:
        bounds = read_bounds(plain, at, today=today, named=calendar.named)
        joined = joined_bounds(phrase.bounds, bounds.value) if bounds else None
        if bounds and joined:
            return Found(replace(phrase, bounds=joined), bounds.end)
    if phrase.hours is None and (hours := read_hours(plain, at)):
        ended = phrase.day and read_end(
            plain, hours.end, (phrase.day, hours.value), calendar.named
        )
        hours = ended or hours
        begins = _BEGINS.match(plain, hours.end)
        return Found(replace(phrase, hours=hours.value), begins.end() if begins else hours.end)
    if free and (day := _day(plain, at, today, calendar)):
        return Found(replace(phrase, day=day.value), day.end)
    return None


def _day(plain: str, at: int, today: date, calendar: Calendar) -> Found[Days] | None:
    yearly = _YEARLY.match(plain, at)
    begin = yearly.end() if yearly else at
    day = read_day(plain, begin, today=today, named=calendar.named)
    if day and yearly:
        # 除夕 is another date each year, which no rule can say: the next one is offered.
        return Found(replace(day.value, why=day.value.why or Why.AMBIGUOUS), day.end)
    return day
