"""Rules of repeating in English: every Monday, 1st Friday of the month, every other week."""

import re
from collections.abc import Callable
from dataclasses import replace

from domain.when.days import MONTHS, month_number
from domain.when.numbers import Found
from domain.when.pattern import Freq, Pattern, workdays
from domain.when.recurrence import Rules, clear, every
from domain.when.terms import Why
from domain.when.weekdays import NAME, weekday_name

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_ORDINAL = rf"(?:\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})\b"
_AND = r"(?:,\s?(?:and\s)?|\sand\s|\s?&\s?|/)"
_ORDS = rf"(?P<ords>{_ORDINAL}(?:{_AND}(?:the\s)?{_ORDINAL})*)"
_WHAT = rf"(?:\s(?P<what>day|(?:work|working\s|week)day|{NAME})s?\b)?"
_LIST = rf"(?P<names>{NAME}s?\b(?:(?:{_AND}|\s?-\s?|\sto\s|\sthrough\s){NAME}s?\b)*)"
_EVERY = r"(?:every|each)\s(?:(?P<other>other|second|alternate)\s|(?P<n>\d{1,2})\s)?"
_STEP = r"(?P<other>other\s|second\s|alternate\s)?(?P<n>\d{1,2}\s)?"
_EACH_MONTH = rf"of\s(?:(?:every|each)\s{_STEP}|the\s)month\b"

_WORKDAYS = re.compile(r"(?:(?:every|each|on)\s)?(?:week|work|working\s)days?\b")
_WEEKENDS = re.compile(r"(?:(?:every|each)\sweekend|(?:on\s)?weekends)\b")
_DAILY = re.compile(
    r"(?:daily|everyday|each day)\b|(?:every|each)\s(?=(?:morning|afternoon|evening|night)\b)"
)
_DAYS = re.compile(rf"{_EVERY}days?\b")
_WEEKLY = re.compile(rf"{_EVERY}(?:weeks?\s(?:on\s)?)?{_LIST}")
_WEEKLY_ON = re.compile(rf"weekly\s(?:on\s)?{_LIST}")
_FORTNIGHTLY = re.compile(rf"(?:fortnightly|every fortnight)\s(?:on\s)?{_LIST}")
# Mondays is every one of them, Monday only the next.
_PLURAL = re.compile(rf"(?:on\s)?(?={NAME}(?<=day)s\b){_LIST}")
_SEVERAL = re.compile(rf"(?:on\s)?(?={NAME}(?:{_AND}|\s?-\s?|\sto\s|\sthrough\s){NAME}\b){_LIST}")
_WEEK_ALONE = re.compile(rf"(?:{_EVERY}weeks?|weekly|biweekly|fortnightly)\b")
_OF_MONTH = re.compile(rf"(?:on\s)?(?:the\s)?{_ORDS}{_WHAT}\s{_EACH_MONTH}")
_MONTHLY = re.compile(rf"(?:monthly|{_EVERY}months?)\s(?:on\s)?(?:the\s)?{_ORDS}{_WHAT}")
_EVERY_NTH = re.compile(
    rf"(?:every|each)\s(?:the\s)?(?!second\s{NAME}s?\b(?!\sof)){_ORDS}\s"
    rf"(?P<what>(?:work|working\s|week)day|{NAME})\b(?:\sof\sthe\smonth)?"
)
_MONTH_ALONE = re.compile(rf"(?:{_EVERY}months?|monthly)\b")
_QUARTERLY = re.compile(
    rf"(?:on\s)?(?:the\s)?{_ORDS}{_WHAT}\sof\sthe\s(?P<month>first|second|third|last)\smonth"
    r"\sof\s(?:every|each|the)\squarter\b"
)
_YEARLY = re.compile(
    rf"(?:(?:every|each)\syear|yearly|annually|every)\s(?:on\s)?(?:the\s)?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"\s(?:of\s)?(?P<month>{MONTHS})\b|(?P<name>{MONTHS})\s(?P<number>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:]))"
)


def read_english_rule(text: str, at: int) -> Found[Rules] | None:
    """The rule that stands here in English; without its hour."""
    for form, meaning in _FORMS:
        if found := form.match(text, at):
            return Found(meaning(found), found.end())
    return None


def _stepped(found: re.Match[str], pattern: Pattern) -> Rules:
    said = found.groupdict()
    return every(int(said.get("n") or (2 if said.get("other") else 1)), pattern)


def _names(found: re.Match[str]) -> Pattern:
    days = [weekday_name(name) for name in re.findall(NAME, found["names"])]
    if re.search(r"-|\sto\s|\sthrough\s", found["names"]):
        days = list(range(days[0], days[-1] + 1))
    return Pattern(Freq.WEEKLY, weekdays=tuple(sorted(set(days))))


def _weekly(found: re.Match[str]) -> Rules:
    pattern = _names(found)
    # Friday to Monday runs over the end of the week and names no days.
    return _stepped(found, pattern) if pattern.weekdays else Rules((), Why.AMBIGUOUS)


def _several(found: re.Match[str]) -> Rules:
    # Monday to Friday without "every" may be this week's.
    return Rules(_weekly(found).choices, Why.AMBIGUOUS)


def _fortnightly(found: re.Match[str]) -> Rules:
    return Rules(tuple(replace(pattern, interval=2) for pattern in _weekly(found).choices))


def _placed(found: re.Match[str], base: Pattern) -> Rules:
    numbers = tuple(_number(name) for name in re.findall(_ORDINAL, found["ords"]))
    nth, what = tuple(dict.fromkeys(numbers)), found["what"]
    if what in {None, "day"}:
        # "The last of the month" is its last day as well.
        return _stepped(found, replace(base, days=tuple(sorted(nth, key=lambda n: n % 99))))
    if what.endswith("day") and what.startswith("w") and not what.startswith("wed"):
        of = workdays(*nth)
        return _stepped(found, replace(of, freq=base.freq, months=base.months))
    if max(nth) > 5:  # noqa: PLR2004
        return Rules((), Why.IMPOSSIBLE)
    return _stepped(found, replace(base, nth=nth, weekdays=(weekday_name(what),)))


def _number(ordinal: str) -> int:
    return _ORDINALS[ordinal] if ordinal in _ORDINALS else int(ordinal[:-2])


def _monthly(found: re.Match[str]) -> Rules:
    return _placed(found, Pattern(Freq.MONTHLY))


def _quarterly(found: re.Match[str]) -> Rules:
    first = 3 if found["month"] == "last" else _ORDINALS[found["month"]]
    return _placed(found, Pattern(Freq.YEARLY, months=tuple(range(first, 13, 3))))


def _yearly(found: re.Match[str]) -> Rules:
    month = month_number(found["month"] or found["name"])
    day = int(found["day"] or found["number"])
    return clear(Pattern(Freq.YEARLY, months=(month,), days=(day,)))


def _unsaid(_found: re.Match[str]) -> Rules:
    return Rules((), Why.AMBIGUOUS)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Rules]], ...] = (
    (_QUARTERLY, _quarterly),
    (_OF_MONTH, _monthly),
    (_MONTHLY, _monthly),
    (_YEARLY, _yearly),
    (_WORKDAYS, lambda _: clear(workdays())),
    (_WEEKENDS, lambda _: clear(Pattern(Freq.WEEKLY, weekdays=(5, 6)))),
    (_DAILY, lambda _: clear(Pattern(Freq.DAILY))),
    (_DAYS, lambda found: _stepped(found, Pattern(Freq.DAILY))),
    (_FORTNIGHTLY, _fortnightly),
    (_EVERY_NTH, _monthly),
    (_WEEKLY_ON, _weekly),
    (_WEEKLY, _weekly),
    (_PLURAL, _weekly),
    (_SEVERAL, _several),
    (_WEEK_ALONE, _unsaid),
    (_MONTH_ALONE, _unsaid),
)
