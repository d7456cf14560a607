"""Days as people name them: 明天, 12月3日, 25号, 月底, 3 Dec, in 3 days, 国庆节."""

import calendar
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from domain.when.moments import Days, one
from domain.when.numbers import Found
from domain.when.terms import Why
from domain.when.weekdays import WEEKDAY_FORMS

# A date without a year that is half a year gone is next year's; see domain/dates.py.
_NOT_PAST = timedelta(days=180)
_DECEMBER = 12

_NEAR = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "昨晚": -1, "今天": 0, "今日": 0}
_NEAR |= {
    "今儿": 0,
    "明儿": 1,
    "今": 0,
    "明天": 1,
    "明日": 1,
    "明": 1,
    "后天": 2,
    "大后天": 3,
    "yesterday": -1,
}
_NEAR |= {"today": 0, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2}
# 今晚8点 and tonight say the half of the day in the same word, which is left for the clock.
_NEAR_WORDS = re.compile(
    rf"(?P<near>[今明](?=[早晚])|to(?=night\b)|{'|'.join(w for w in _NEAR if len(w) > 1)})"
)
MONTHS = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
MONTHS += "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# 1号楼 is a house, not a day.
_DAY_SIGN = r"(?:[日号](?![楼门院线店馆厅会]))"
_ORDINAL = r"(?:st|nd|rd|th)"

_DATE = re.compile(
    r"(?:(?P<year>20\d\d)[-/.年]\s?|(?P<named>[今明后])年\s?)?(?P<month>\d{1,2})(?P<sign>[-/.]|月\s?)"
    rf"(?P<day>\d{{1,2}})(?!\d|[:点时]|\s?[ap]m|小时){_DAY_SIGN}?"
)
_COUNTED = re.compile(r"(?![上下中早晚凌傍清正午周星礼到至之以前后起开当的和及])[\u4e00-\u9fff]")
_ENGLISH = re.compile(
    rf"(?:on\s)?(?:the\s)?(?P<day>\d{{1,2}}){_ORDINAL}?\s?(?:of\s)?(?P<month>{MONTHS})\b"
    r"(?:,?\s(?P<year>20\d\d)(?!\d))?"
)
_AMERICAN = re.compile(
    rf"(?:on\s)?(?P<month>{MONTHS})\s(?P<day>\d{{1,2}})(?![\d:]){_ORDINAL}?"
    r"(?:,?\s(?P<year>20\d\d)(?!\d))?"
)
_OF_MONTH = re.compile(
    rf"(?:(?P<which>本|这个?|下个?)月)?(?P<day>\d{{1,2}}){_DAY_SIGN}"
    rf"|(?:on\s)?the\s(?P<ordinal>\d{{1,2}}){_ORDINAL}\b"
)
_MONTH_END = re.compile(
    r"(?:(?P<month>\d{1,2})|(?P<which>本|这个?|下个?)?)月(?:底|末)"
    r"|(?:the\s)?end of (?P<english>the|this|next) month"
)
_YEAR_END = re.compile(r"年底|年末|(?:the\s)?end of the year")
_UNITS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "day": 1, "week": 7}
_AFTER = re.compile(
    r"(?P<count>\d{1,3})个?(?P<unit>天|日|周|星期|礼拜)(?:以后|之后|后)"
    r"|in (?P<many>\d{1,3}|a) (?P<english>day|week)s?\b"
)
_CHECKED = re.compile(r",?\s?\(?(?=周|星期|礼拜|mon|tue|wed|thu|fri|sat|sun)")
# 周一(11月30日): only a date that is written out can follow the name of its day.
_FOLLOWED = re.compile(r"[\s,、]{0,2}\(?")
_AROUND = {"前1天": -1, "头1天": -1, "后1天": 1, "当天": 0, "当日": 0}
_AROUND_WORDS = re.compile(rf"的?(?P<around>{'|'.join(_AROUND)})|之?(?P<vague>[前后]|期间)")
# 国庆节前 is the day before for some, any day before for others; so are its fellows.
_NEAREST = {"前": -1, "后": 1, "期间": 0}


def month_number(name: str) -> int:
    """The month of an English name, January being 1."""
    return _NAMES.index(name[:3]) + 1


def month_end(day: date) -> date:
    """The last day of the month this day is in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def month_after(day: date) -> date:
    """The first day of the month that follows."""
    return month_end(day) + timedelta(days=1)


def year_of(found: re.Match[str], today: date) -> int | None:
    """The year of a match with `year` or `named` (今年, 明年, 后年), if it has one."""
    if found["year"]:
        return int(found["year"])
    return today.year + "今明后".index(found["named"]) if found["named"] else None


def read_day(
    text: str, at: int, *, today: date, named: Mapping[str, Sequence[date]]
) -> Found[Days] | None:
    """The day that stands here; `named` are the days of holidays by their names."""
    if dated := _weekday_first(text, at, today):
        return dated
    for form, meaning in _FORMS:
        found = form.match(text, at)
        if found and not (form is _DATE and _tallies(found)):
            return _checked(text, Found(meaning(found, today), found.end()))
    return _holiday(text, at, today, named)


def _tallies(found: re.Match[str]) -> bool:
    """3-5岁, 1-3号楼, 20-30人: what is counted follows at once, so it is no 5 March."""
    short = not found["year"] and not found["sign"].startswith("月")
    return bool(short and _COUNTED.match(found.string, found.end()))


def _checked(text: str, said: Found[Days]) -> Found[Days]:
    """12月7日(周一): a weekday beside a date must agree with it."""
    beside = _CHECKED.match(text, said.end)
    days = said.value
    if not beside or len(days.choices) != 1 or days.why:
        return said
    for form, _ in WEEKDAY_FORMS:
        if found := form.match(text, beside.end()):
            end = found.end() + text.startswith(")", found.end())
            agreed = _agrees(found, days.choices[0])
            return Found(days if agreed else Days(days.choices, Why.IMPOSSIBLE), end)
    return said


def _weekday_first(text: str, at: int, today: date) -> Found[Days] | None:
    """周一11月30日, Monday, 30 November, 明天(23日): the date is meant, and both must agree."""
    for weekday, meaning in (*WEEKDAY_FORMS, (_NEAR_WORDS, _near)):
        named = weekday.match(text, at)
        link = _FOLLOWED.match(text, named.end()) if named else None
        dated = _written_out(text, link.end(), today) if link else None
        if named and dated:
            days = dated.value
            week = named.groupdict().get("which")
            agreed = set(days.choices) <= set(meaning(named, today).choices) or (
                weekday is not _NEAR_WORDS
                and not week
                and all(_agrees(named, day) for day in days.choices)
            )
            end = dated.end + text.startswith(")", dated.end)
            return Found(days if agreed else replace(days, why=Why.IMPOSSIBLE), end)
    return None


def _written_out(text: str, at: int, today: date) -> Found[Days] | None:
    dates = ((_DATE, _date), (_ENGLISH, _english), (_AMERICAN, _english), (_OF_MONTH, _of_month))
    for form, meaning in dates:
        found = form.match(text, at)
        # Friday 2-4 is no day in February.
        if found and (form is not _DATE or found["year"] or found["sign"].startswith("月")):
            return Found(meaning(found, today), found.end())
    return None


def _agrees(found: re.Match[str], day: date) -> bool:
    form = dict(WEEKDAY_FORMS)[found.re]
    before = form(found, day - timedelta(days=1))
    return day in before.choices


def _near(found: re.Match[str], today: date) -> Days:
    day = today + timedelta(days=_NEAR.get(found["near"], 0))
    return one(day, day + timedelta(days=1))


def _date(found: re.Match[str], today: date) -> Days:
    year, month, day = year_of(found, today), int(found["month"]), int(found["day"])
    days = _dated(year, month, day, today)
    # Where no Chinese is written, 3/12 is March for some and December for others.
    swaps = found["sign"] == "/" and not year and month != day <= _DECEMBER
    if swaps and found.string.isascii() and month <= _DECEMBER:
        return Days(days.choices + _dated(None, day, month, today).choices, Why.AMBIGUOUS)
    return days


def _english(found: re.Match[str], today: date) -> Days:
    year = int(found["year"]) if found["year"] else None
    return _dated(year, month_number(found["month"]), int(found["day"]), today)


def _dated(year: int | None, month: int, day: int, today: date) -> Days:
    if not 1 <= month <= _DECEMBER or not 1 <= day <= 31:  # noqa: PLR2004
        return Days((), Why.IMPOSSIBLE)
    first = date(year or today.year, month, 1)
    last = month_end(first)
    if not year and today - last.replace(day=min(day, last.day)) > _NOT_PAST:
        first = first.replace(year=today.year + 1)
        last = month_end(first)
    if day > last.day:
        # 2月30日: the end of that month is the nearest that can be offered.
        return Days((last,), Why.IMPOSSIBLE, () if year else _following(first, day, 12))
    following = () if year else _following(first, day, 12)
    return Days((first.replace(day=day),), None, following)


def _following(first: date, day: int, months: int) -> tuple[date, ...]:
    """The next such day, 1 or 12 months apart: 31号 skips a short month, 29 February years."""
    numbers = (first.year * 12 + first.month - 1 + months * step for step in range(1, 9))
    found = (_same_day(number // 12, number % 12 + 1, day) for number in numbers)
    return next(filter(None, found), ())


def _same_day(year: int, month: int, day: int) -> tuple[date, ...]:
    last = month_end(date(year, month, 1))
    return (last.replace(day=day),) if day <= last.day else ()


def _of_month(found: re.Match[str], today: date) -> Days:
    day, which = int(found["day"] or found["ordinal"]), found["which"] or ""
    first = month_after(today) if which.startswith("下") else today.replace(day=1)
    if not which and day < today.day:
        # People say 25号 of the one to come; without 本月 a past one is not meant.
        first = month_after(today)
    days = _same_day(first.year, first.month, day) if day else ()
    later = _following(first, day, 1) if day else ()
    return Days(days, None, later) if days else Days(later, Why.IMPOSSIBLE)


def _month_end(found: re.Match[str], today: date) -> Days:
    if found["month"]:
        return _end_of(int(found["month"]), today)
    after = (found["which"] or "").startswith("下") or found["english"] == "next"
    end = month_end(month_after(today) if after else today)
    return one(end, month_end(month_after(end)))


def _end_of(month: int, today: date) -> Days:
    if not 1 <= month <= _DECEMBER:
        return Days((), Why.IMPOSSIBLE)
    ends = [month_end(date(today.year + later, month, 1)) for later in range(3)]
    return one(*[end for end in ends if end >= today][:2])


def _year_end(_found: re.Match[str], today: date) -> Days:
    return one(date(today.year, _DECEMBER, 31), date(today.year + 1, _DECEMBER, 31))


def _after(found: re.Match[str], today: date) -> Days:
    count = 1 if found["many"] == "a" else int(found["count"] or found["many"])
    return one(today + timedelta(days=count * _UNITS[found["unit"] or found["english"]]))


def _holiday(
    text: str, at: int, today: date, named: Mapping[str, Sequence[date]]
) -> Found[Days] | None:
    # The longest name first: 国庆节 is not 国庆 and a 节 of something.
    for name in sorted(named, key=len, reverse=True):
        if name and text.startswith(name, at):
            return _around(text, at + len(name), [day for day in named[name] if day >= today])
    return None


def _around(text: str, end: int, ahead: list[date]) -> Found[Days]:
    around = _AROUND_WORDS.match(text, end)
    shift = timedelta(days=_AROUND[around["around"]] if around and around["around"] else 0)
    days = tuple(sorted(ahead))
    if not days:
        return Found(Days((), Why.UNKNOWN), around.end() if around else end)
    if around and around["vague"]:
        nearest = days[0] + timedelta(days=_NEAREST[around["vague"]])
        return Found(Days((nearest,), Why.AMBIGUOUS), around.end())
    said = one(days[0] + shift, *(day + shift for day in days[1:2]))
    return Found(said, around.end() if around else end)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Days]], ...] = (
    (_AFTER, _after),
    (_DATE, _date),
    (_ENGLISH, _english),
    (_AMERICAN, _english),
    (_OF_MONTH, _of_month),
    (_MONTH_END, _month_end),
    (_YEAR_END, _year_end),
    (_NEAR_WORDS, _near),
    *WEEKDAY_FORMS,
)
