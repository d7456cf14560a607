"""When and what in one line: 每月7日 09:00 人人坞免费义诊, Friday 3pm lecture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from domain.when.bounds import Bounds
from domain.when.clock import read_hours
from domain.when.days import read_day
from domain.when.expand import moment_of
from domain.when.moments import Days, one
from domain.when.numbers import Words, plain_names, words
from domain.when.pattern import Calendar, Freq, Pattern
from domain.when.phrase import Phrase, read_phrase, read_rule
from domain.when.recurrence import Rules
from domain.when.settling import Place, once, repeated
from domain.when.terms import Said, Unclear, Why

_TITLE_EDGE = " \t\n,，。:：;；、-"
# A title may come first, but nobody hides the time behind many words.
_STARTS = 8
# The colon of 9:30 begins nothing, that of 时间:12月1日 does.
_GAP = re.compile(r"(?:[\s,]|:(?!\d)|(?<!\d):)+(?=\S)")
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
class _Part:
    """A phrase and where it stands in the plain text."""

    phrase: Phrase
    start: int
    end: int


def read(text: str, *, now: datetime, zone: tzinfo, calendar: Calendar = EMPTY) -> Said | Unclear:
    """What time a line says and its title, or why the time must be asked back.

    Source: domain/notices.md, "When". A rule begins with its first occurrence ahead.
    """
    line = words(text)
    place = Place(now, zone, replace(calendar, named=plain_names(calendar.named)))
    parts = _chosen(line.plain, _parts(line.plain, place), place)
    if not parts:
        return Unclear(Why.UNKNOWN)
    before = line.plain[: parts[0].start].strip()
    said = _settled(_whole(parts), _title(line, parts), place, led=bool(before))
    odd = _HINT.search(before) or _EXCEPT.search(before)
    doubt = odd or len(parts) > 1 or _goes_on(line.plain, parts[-1].end, place)
    return _doubted(said, place) if doubt else said


def _parts(plain: str, place: Place) -> Iterator[_Part]:
    end = 0
    for at in _starts(plain):
        phrase = at >= end and read_phrase(plain, at, place.today(), place.calendar)
        if phrase:
            end = phrase.end
            yield _Part(phrase.value, at, end)


def _starts(plain: str) -> Iterator[int]:
    first = len(plain) - len(plain.lstrip())
    places = [first, *(gap.end() for gap in _GAP.finditer(plain))]
    yield from (place for place in places[:_STARTS] if place >= first)


def _chosen(plain: str, parts: Iterator[_Part], place: Place) -> tuple[_Part, ...]:
    """The first phrase, with the hour from behind the title if it has none itself."""
    first = next(parts, None)
    second = next(parts, None) if first and first.phrase.hours is None else None
    if first is None or second is None or second.phrase.hours is None:
        return (first,) if first else ()
    if not second.phrase.says_day():
        # 每周三 晨练 7点; a part of the day without a number begins a title (早上练操).
        numbered = re.search(r"\d", plain[second.start : second.end])
        return (first, second) if numbered else (first,)
    return (second,) if _begins_title(plain, first, place) else (first,)


def _begins_title(plain: str, part: _Part, place: Place) -> bool:
    """元旦晚会 12月30日 19:00: a festival that more is written onto is no day."""
    festival = any(plain.startswith(name, part.start) for name in place.calendar.named)
    return festival and plain[part.end : part.end + 1].isalnum()


def _whole(parts: tuple[_Part, ...]) -> Phrase:
    return replace(parts[0].phrase, hours=parts[-1].phrase.hours)


def _title(line: Words, parts: tuple[_Part, ...]) -> str:
    ends = (0, *(part.end for part in parts))
    texts = [line.between(end, part.start) for end, part in zip(ends, parts, strict=False)]
    stripped = (text.strip(_TITLE_EDGE) for text in (*texts, line.rest(parts[-1].end)))
    return " ".join(text for text in stripped if text)


def _settled(phrase: Phrase, title: str, place: Place, *, led: bool) -> Said | Unclear:
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
    more = read_rule(plain, at, EMPTY) or read_day(plain, at, today=place.today(), named={})
    hours = read_hours(plain, at)
    return bool(more) or bool(hours and re.search(r"\d", plain[at : hours.end]))


def _doubted(said: Said | Unclear, place: Place) -> Said | Unclear:
    """What was read, to be confirmed: words beside a time that change it are no title."""
    if isinstance(said, Unclear):
        return said
    first = said.once or (said.rule and moment_of(said.rule, said.rule.start, place.zone))
    return Unclear(Why.AMBIGUOUS, (first,) if first else (), (said,))
