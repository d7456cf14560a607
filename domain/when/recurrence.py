"""Rules of repeating in Chinese: 每周一三五, 隔周周三, 每月最后一个周五, 每季度第一个月5号."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from domain.when.numbers import WEEK, WEEKDAYS, Found
from domain.when.pattern import Freq, Pattern, possible, workdays
from domain.when.terms import Why
from domain.when.weekdays import weekday_signs

_WEEKEND = (5, 6)
_QUARTERS = (1, 4, 7, 10)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rule that was said, or those it may be."""

    choices: tuple[Pattern, ...]
    why: Why | None = None


def clear(pattern: Pattern) -> Rules:
    return Rules((pattern,)) if possible(pattern) else Rules((), Why.IMPOSSIBLE)


_EACH = r"(?:(?:每逢?|逢)(?P<n>\d{1,2})?个?|(?P<skip>每?隔)(?P<gap>\d{1,2})?个?)"
_WEEKLY = re.compile(
    rf"{_EACH}(?:{WEEK}(?:1次)?[,的]?\s?在?(?={WEEK}))?"
    rf"(?:(?P<names>{WEEKDAYS})|{WEEK}(?P<numbers>[1-7](?:[、,]?[1-7])*)(?!\d|[:点时日号月次天]))"
)
_LIST = re.compile(rf"(?P<names>{WEEKDAYS})")
_WEEKENDS = re.compile(rf"每个?{WEEK}末")
_WEEK_ALONE = re.compile(rf"{_EACH}{WEEK}(?:1次)?")
_WORKDAYS = re.compile(r"每?个?(?:工作日|上班日)")
_DAILY = re.compile(r"天天|每逢?[天日]|每(?=[早晚])")
_DAYS = re.compile(rf"{_EACH}[天日]")
_MONTHLY = re.compile(rf"(?:{_EACH}月|每?逢?(?P<parity>[单双])月)的?\s?逢?")
_QUARTERLY = re.compile(
    r"每个?季度?的?(?:第?(?P<month>[123])个月|(?P<named>首|末|最后1)个?月)?的?\s?"
)
_YEARLY = re.compile(r"每年的?\s?(?P<month>\d{1,2})月份?的?\s?")
_YEAR_END = re.compile(r"每年年?[底末]")

_MONTH_DAYS = re.compile(
    r"\d{1,2}[日号]?(?:[、,和及]\s?\d{1,2}[日号]?)*(?<=[日号])(?![楼门院线店馆厅])"
)
_LAST_DAY = re.compile(r"(?:月?[底末]的?)?最后1[天日]|月?[底末]")
_PLACES = re.compile(
    rf"(?P<nths>(?:第[1-5]|最后1)个?(?:[、,和及]\s?(?:第?[1-5]|最后1)个?)*)的?"
    rf"(?:(?P<name>{WEEK}[一二三四五六日天])|(?P<workday>工作日))"
)


def read_chinese_rule(text: str, at: int) -> Found[Rules] | None:
    """The rule that stands here in Chinese; without its hour."""
    for form, meaning in _FORMS:
        if found := form.match(text, at):
            return Found(meaning(found), found.end())
    for prefix, base in _PREFIXES:
        if found := prefix.match(text, at):
            return _placed(text, found.end(), base(found))
    return _list(text, at)


def every(interval: int, pattern: Pattern) -> Rules:
    """The pattern at this interval; every 0 weeks is impossible."""
    return clear(replace(pattern, interval=interval)) if interval else Rules((), Why.IMPOSSIBLE)


def _stepped(found: re.Match[str], pattern: Pattern) -> Rules:
    """The pattern at the interval said: 每两周 is 2, 隔周 is 2, 每隔两周 is 3 or 2."""
    if not found["skip"]:
        return every(int(found["n"] or 1), pattern)
    gap = int(found["gap"] or 1)
    if gap == 1:
        return every(2, pattern)
    # Some count the weeks left out, some the weeks from one to the next.
    both = tuple(replace(pattern, interval=n) for n in (gap, gap + 1) if n)
    return Rules(both, Why.AMBIGUOUS)


def _weekly(found: re.Match[str]) -> Rules:
    if found["numbers"]:
        days = tuple(sorted({int(n) - 1 for n in re.findall(r"\d", found["numbers"])}))
    else:
        days = weekday_signs(found["names"])
    return _stepped(found, Pattern(Freq.WEEKLY, weekdays=days)) if days else _unsaid(found)


def _list(text: str, at: int) -> Found[Rules] | None:
    found = _LIST.match(text, at)
    days = weekday_signs(found["names"]) if found else ()
    if not found or len(days) < 2:  # noqa: PLR2004
        return None
    # 周二、四 without 每 may be these two days only.
    return Found(Rules((Pattern(Freq.WEEKLY, weekdays=days),), Why.AMBIGUOUS), found.end())


def _unsaid(_found: re.Match[str]) -> Rules:
    return Rules((), Why.AMBIGUOUS)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Rules]], ...] = (
    (_WORKDAYS, lambda _: clear(workdays())),
    (_WEEKENDS, lambda _: clear(Pattern(Freq.WEEKLY, weekdays=_WEEKEND))),
    (_WEEKLY, _weekly),
    (_DAILY, lambda _: clear(Pattern(Freq.DAILY))),
    (_DAYS, lambda found: _stepped(found, Pattern(Freq.DAILY))),
    (_WEEK_ALONE, _unsaid),
    (_YEAR_END, lambda _: clear(Pattern(Freq.YEARLY, months=(12,), days=(-1,)))),
)


def _monthly(found: re.Match[str]) -> Rules:
    if found["parity"]:
        first = 1 if found["parity"] == "单" else 2
        return Rules((Pattern(Freq.YEARLY, months=tuple(range(first, 13, 2))),))
    return _stepped(found, Pattern(Freq.MONTHLY))


def _quarterly(found: re.Match[str]) -> Rules:
    named = {"首": 1, "末": 3, "最后1": 3}
    month = int(found["month"] or 0) or named.get(found["named"] or "", 0)
    choices = tuple(
        Pattern(Freq.YEARLY, months=tuple(quarter + n - 1 for quarter in _QUARTERS))
        for n in ((month,) if month else (1, 2, 3))
    )
    return Rules(choices, None if month else Why.AMBIGUOUS)


def _yearly(found: re.Match[str]) -> Rules:
    return clear(Pattern(Freq.YEARLY, months=(int(found["month"]),)))


_PREFIXES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Rules]], ...] = (
    (_MONTHLY, _monthly),
    (_QUARTERLY, _quarterly),
    (_YEARLY, _yearly),
)


def _placed(text: str, at: int, base: Rules) -> Found[Rules]:
    """The day within the month that follows; none leaves the rule to be asked back."""
    if last := _LAST_DAY.match(text, at):
        # 每季度末 is the end of the quarter; no month of it needs naming.
        choices = base.choices[-1:] if len(base.choices) == len(_QUARTERS) - 1 else base.choices
        why = None if len(choices) != len(base.choices) else base.why
        return Found(_with(Rules(choices, why), days=(-1,)), last.end())
    if days := _MONTH_DAYS.match(text, at):
        numbers = sorted({int(number) for number in re.findall(r"\d+", days[0])})
        return Found(_with(base, days=tuple(numbers)), days.end())
    if places := _PLACES.match(text, at):
        return Found(_with_places(base, places), places.end())
    return Found(Rules((), base.why or Why.AMBIGUOUS), at)


def _with(base: Rules, days: tuple[int, ...]) -> Rules:
    choices = tuple(replace(pattern, days=days) for pattern in base.choices)
    if not all(possible(pattern) for pattern in choices):
        return Rules((), Why.IMPOSSIBLE)
    return Rules(choices, base.why)


def _with_places(base: Rules, places: re.Match[str]) -> Rules:
    signs = re.findall(r"最后1|\d", places["nths"])
    nth = tuple(dict.fromkeys(-1 if sign == "最后1" else int(sign) for sign in signs))
    of = workdays(*nth) if places["workday"] else None
    days = of.weekdays if of else weekday_signs(places["name"])
    return Rules(
        tuple(replace(p, nth=nth, weekdays=days, workdays=bool(of)) for p in base.choices),
        base.why,
    )
