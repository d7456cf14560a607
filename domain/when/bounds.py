"""Where a rule begins and ends: 从3月到6月, 到年底, 共10次, until 30 June, 5 times."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.when.days import MONTHS, month_end, month_number, read_day, year_of
from domain.when.moments import Days
from domain.when.numbers import WEEK, Found
from domain.when.terms import Why

_MOST_TIMES = 999
_FROM = re.compile(r"(?:从|自|from\s|starting\s(?:on\s)?|beginning\s)\s?")
_BEGINS = re.compile(r"\s?(?:开始|起)[,]?")
_TO = re.compile(r"\s?(?:到|至|-|–|—|~|\bto\b|\buntil\b|\btill\b|\bthrough\b)\s?")
_UNTIL = re.compile(r"\s?(?:直到|到|至|截止到?|\b(?:until|till|through|to|ending)\b)\s?")
_ENDS = re.compile(r"\s?(?:为止|结束|止)")
_TIMES = re.compile(
    r"(?:1?共|总共|连续)\s?(?P<count>\d{1,4})[次场期回]|(?:for\s)?(?P<times>\d{1,4})\stimes\b"
)
_WEEK = re.compile(
    rf"(?P<which>本|这个?|下个?){WEEK}(?![末1-7一二三四五六日天])|(?P<english>this|next)\sweek\b"
)
_MONTH = re.compile(
    rf"(?:(?P<year>20\d\d)年|(?P<named>[今明后])年)?(?P<month>\d{{1,2}})月份?(?P<part>底|末|初)?(?![\d日号])"
    rf"|(?:the\s)?(?:end\sof\s)?(?P<name>{MONTHS})\b(?!\s\d)(?:\s(?P<of>20\d\d))?"
)

Named = Mapping[str, Sequence[date]]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last local day of a rule, or how many times it comes."""

    start: date | None = None
    until: date | None = None
    count: int | None = None
    why: Why | None = None


def read_bounds(text: str, at: int, *, today: date, named: Named) -> Found[Bounds] | None:
    """The beginning, the end, or both, that stand here."""
    if times := _TIMES.match(text, at):
        count = int(times["count"] or times["times"])
        why = None if 1 <= count <= _MOST_TIMES else Why.IMPOSSIBLE
        return Found(Bounds(count=count, why=why), times.end())
    return _span(text, at, today, named) or _until(text, at, today, named)


def joined_bounds(first: Bounds | None, second: Bounds) -> Bounds | None:
    """Both in one; None if the second would say again what the first has said."""
    if first is None:
        return second
    if first.start is None or first.until or first.count or second.start:
        return None
    return Bounds(first.start, second.until, second.count, first.why or second.why)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A day, or a month by its first and last day; neither if it is not plain."""

    first: date | None
    last: date | None
    month: bool = False


def _span(text: str, at: int, today: date, named: Named) -> Found[Bounds] | None:
    begins = _FROM.match(text, at)
    start = _edge(text, begins.end() if begins else at, today, named)
    if start is None:
        return None
    if between := _TO.match(text, start.end):
        # 12月3日到5日: the end is looked for from the beginning on; a month is the next one.
        seen = today if start.value.month else start.value.first or today
        if until := _edge(text, between.end(), seen, named):
            return Found(_both(start.value, until.value), _ended(text, until.end))
    after = _BEGINS.match(text, start.end)
    if not begins and not after:
        return None
    why = None if start.value.first else Why.AMBIGUOUS
    return Found(Bounds(start.value.first, why=why), after.end() if after else start.end)


def _both(start: _Edge, until: _Edge) -> Bounds:
    first, last = start.first, until.last
    if first is None or last is None:
        return Bounds(why=Why.AMBIGUOUS)
    if first > last and start.month:
        # 3月到6月 said in April began last month, not next year.
        first = first.replace(year=first.year - 1)
    return Bounds(first, last) if first <= last else Bounds(why=Why.IMPOSSIBLE)


def _until(text: str, at: int, today: date, named: Named) -> Found[Bounds] | None:
    leads = _UNTIL.match(text, at)
    edge = _edge(text, leads.end(), today, named, ahead=True) if leads else None
    if edge is None:
        return None
    last = edge.value.last
    why = Why.AMBIGUOUS if last is None else Why.PAST if last < today else None
    return Found(Bounds(until=last, why=why), _ended(text, edge.end))


def _ended(text: str, at: int) -> int:
    ends = _ENDS.match(text, at)
    return ends.end() if ends else at


def _edge(
    text: str, at: int, today: date, named: Named, *, ahead: bool = False
) -> Found[_Edge] | None:
    if month := _MONTH.match(text, at):
        return Found(_month(month, today), month.end())
    if week := _WEEK.match(text, at):
        weeks = (week["which"] or "").startswith("下") or week["english"] == "next"
        monday = today + timedelta(days=7 * weeks - today.weekday())
        return Found(_Edge(monday, monday + timedelta(days=6)), week.end())
    day = read_day(text, at, today=today, named=named)
    if day is None:
        return None
    only = _only(day.value, today, ahead=ahead)
    return Found(_Edge(only, only), day.end)


def _only(days: Days, today: date, *, ahead: bool) -> date | None:
    if days.why or len(days.choices) != 1:
        return None
    # Until 30 June said in November: an end is never meant to be over.
    over = ahead and days.later and days.choices[0] < today
    return days.later[0] if over else days.choices[0]


def _month(found: re.Match[str], today: date) -> _Edge:
    number = month_number(found["name"]) if found["name"] else int(found["month"])
    if not 1 <= number <= 12:  # noqa: PLR2004
        return _Edge(None, None)
    year = int(found["of"]) if found["of"] else year_of(found, today)
    first = date(year or today.year, number, 1)
    if not year and month_end(first) < today:
        first = first.replace(year=today.year + 1)
    # 6月初 is nearer to its first day, 6月底 is its last; without either it is all of it.
    last = first if found["part"] == "初" else month_end(first)
    return _Edge(first, last, month=True)
