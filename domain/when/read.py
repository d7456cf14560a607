"""When and what in one line: 每月7日 09:00 人人坞免费义诊, Friday 3pm lecture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo

from domain.when.bounds import Bounds, joined_bounds, read_bounds
from domain.when.clock import Hours, read_hours
from domain.when.days import read_day
from domain.when.english import read_english_rule
from domain.when.expand import moment_of
from domain.when.moments import Days, one
from domain.when.numbers import Found, Words, words
from domain.when.pattern import Calendar, Freq, Pattern
from domain.when.recurrence import Rules, read_chinese_rule
from domain.when.settling import Place, once, repeated
from domain.when.terms import Said, Unclear, Why

_LINK = re.compile(r"\s?(?:[,，;;]|的|\bat\b|\bon\b(?!\sthe))?\s*")
_TITLE_EDGE = " \t\n,，。:：;；、-"
# A title may come first, but nobody hides the time behind many words.
_STARTS = 8
_YEARLY = re.compile(r"每年的?\s?|every\s")
_HINT = re.compile(
    r"^(?:从|自|到|直到|截止|from\b|until\b|till\b|starting\b)|(?:[前后起]|开始|前1天|当天)$"
    r"|每|逢|隔|\b(?:every|each|daily|(?:bi)?weekly|(?:bi)?monthly|quarterly|yearly|annually)\b"
)
# An end that was not understood (直到春节, 8次, 到次日2点) must not pass for a title.
_AFTER = re.compile(
    r"\s?(?:之?前|以前|以后|之后|左右|[,，]?\s?[到至从]\s?[今明后下次翌第\d]|(?<=:)\d"
    r"|[,，]?\s?(?:直到|截止|为止|until\b|till\b|\d{1,4}(?:[次场期回]|\stimes)(?=$|[\s,，。])))"
)
_EXCEPT = re.compile(r"除外|除了|除.{1,20}外|不含|\bexcept\b|\bexcluding\b")
_AND = re.compile(r"[\s,，、;；/&(]*(?:和|及|与|或|或者|还有|\band\b|\bor\b)?\s?")
EMPTY = Calendar()


@dataclass(frozen=True, slots=True)
class _Phrase:
    """The parts of a time found so far; they may stand in any order."""

    rule: Rules | None = None
    day: Days | None = None
    hours: Hours | None = None
    bounds: Bounds | None = None

    def says_when(self) -> bool:
        return bool(self.rule or self.day or self.hours is not None)


def read(text: str, *, now: datetime, zone: tzinfo, calendar: Calendar = EMPTY) -> Said | Unclear:
    """What time a line says and its title, or why the time must be asked back.

    Source: domain/notices.md, "When". A rule begins with its first occurrence ahead.
    """
    line = words(text)
    place = Place(now, zone, calendar)
    for at in _starts(line.plain):
        phrase = _phrase(line.plain, at, place.today(), calendar)
        if phrase:
            title, before = _title(line, at, phrase.end), line.plain[:at].strip()
            said = _settled(phrase.value, title, place, led=bool(before))
            doubt = _HINT.search(before) or _goes_on(line.plain, phrase.end, place)
            return _doubted(said, place) if doubt else said
    return Unclear(Why.UNKNOWN)


def _starts(plain: str) -> Iterator[int]:
    first = len(plain) - len(plain.lstrip())
    places = [first, *(gap.end() for gap in re.finditer(r"(?:[\s,]|:(?!\d))+(?=\S)", plain))]
    yield from (place for place in places[:_STARTS] if place >= first)


def _title(line: Words, at: int, end: int) -> str:
    before = line.original[: line.origins[at]] if at < len(line.origins) else ""
    parts = (before.strip(_TITLE_EDGE), line.rest(end).strip(_TITLE_EDGE))
    return " ".join(part for part in parts if part)


def _phrase(plain: str, at: int, today: date, calendar: Calendar) -> Found[_Phrase] | None:
    phrase, end = _Phrase(), at
    while True:
        link = _LINK.match(plain, end)
        begin = link.end() if link and end > at else end
        more = _more(plain, begin, phrase, today, calendar)
        if more is None:
            return Found(phrase, end) if phrase.says_when() else None
        phrase, end = more.value, more.end


def _more(
    plain: str, at: int, phrase: _Phrase, today: date, calendar: Calendar
) -> Found[_Phrase] | None:
    """The phrase with the part that stands here, if it has none of that kind yet."""
    free = phrase.rule is None and phrase.day is None
    if free and (rule := _rule(plain, at, calendar)):
        return Found(replace(phrase, rule=rule.value), rule.end)
    if phrase.day is None:
        bounds = read_bounds(plain, at, today=today, named=calendar.named)
        joined = joined_bounds(phrase.bounds, bounds.value) if bounds else None
        if bounds and joined:
            return Found(replace(phrase, bounds=joined), bounds.end)
    if phrase.hours is None and (hours := read_hours(plain, at)):
        return Found(replace(phrase, hours=hours.value), hours.end)
    if free and (day := _day(plain, at, today, calendar)):
        return Found(replace(phrase, day=day.value), day.end)
    return None


def _rule(plain: str, at: int, calendar: Calendar) -> Found[Rules] | None:
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


def _day(plain: str, at: int, today: date, calendar: Calendar) -> Found[Days] | None:
    yearly = _YEARLY.match(plain, at)
    begin = yearly.end() if yearly else at
    day = read_day(plain, begin, today=today, named=calendar.named)
    if day and yearly:
        # 除夕 is another date each year, which no rule can say: the next one is offered.
        return Found(replace(day.value, why=day.value.why or Why.AMBIGUOUS), day.end)
    return day


def _settled(phrase: _Phrase, title: str, place: Place, *, led: bool) -> Said | Unclear:
    bounds, rule = phrase.bounds or Bounds(), phrase.rule
    fault = bounds.why or (rule.why if rule and not rule.choices else None)
    if fault:
        return Unclear(fault)
    if rule is None and phrase.bounds:
        # 12月3日到5日: each of these days, or one thing that lasts three?
        rule = Rules((Pattern(Freq.DAILY),), Why.AMBIGUOUS)
    if rule:
        return repeated(rule, phrase.hours, bounds, title, place)
    today = place.today()
    # An hour alone is today's, but not behind words that may have named a day.
    alone = Days((today, today + timedelta(days=1)), Why.AMBIGUOUS) if led else None
    day = phrase.day or alone or one(today, today + timedelta(days=1))
    return once(day, phrase.hours, title, place)


def _goes_on(plain: str, end: int, place: Place) -> bool:
    """每周三9点和周五15点, 周五20:00前, 每天9点除外…: more was said about when than was read."""
    if _AFTER.match(plain, end) or _EXCEPT.search(plain, end):
        return True
    link = _AND.match(plain, end)
    at = link.end() if link else end
    # A holiday's name may well begin a title (元旦晚会), a bare 早上 too; a number is a time.
    more = _rule(plain, at, EMPTY) or read_day(plain, at, today=place.today(), named={})
    hours = read_hours(plain, at)
    return bool(more) or bool(hours and re.search(r"\d", plain[at : hours.end]))


def _doubted(said: Said | Unclear, place: Place) -> Said | Unclear:
    """What was read, to be confirmed: words beside a time that change it are no title."""
    if isinstance(said, Unclear):
        return said
    first = said.once or (said.rule and moment_of(said.rule, said.rule.start, place.zone))
    return Unclear(Why.AMBIGUOUS, (first,) if first else (), (said,))
