"""When something closes: 24小时, 三天后, 周五20:00, 12月3日 18:00, a week, Friday 8pm."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta, tzinfo
from types import MappingProxyType

from domain.when.clock import Hours, Stretch, read_clock
from domain.when.days import read_day
from domain.when.lengths import read_length
from domain.when.moments import Days, one, settle
from domain.when.numbers import LONGEST, Found, plain_names, words
from domain.when.terms import Unclear, Why

# A day without an hour closes in the evening, when everybody is home and still awake.
DAY_ENDS = 20 * 60
_EVENING: Hours = (Stretch(DAY_ENDS),)
# A vote or a collection that closes later than this was a slip of the finger.
FARTHEST = timedelta(days=3 * 366)

_LEAD = re.compile(
    r"(?:截[止至](?:时间|日期)?[::]?\s?)?(?:到|至|于|在|by |until |till |before )?\s?"
)
_LASTS = re.compile(r"\s?(?:后|以后|之后|内|之内|以内|later|from now)?\s?(?:截止|为止|止)?[。.]?")
_ENDS = re.compile(r"\s?(?:之前|以前|前)?\s?(?:截止|为止|止)?[。.]?")
_BEFORE = re.compile(r"之?前|以前")
_LINK = re.compile(r"\s?(?:[,的]|at\b)?\s?")
_NONE: Mapping[str, Sequence[date]] = MappingProxyType({})


def deadline(
    text: str,
    *,
    now: datetime,
    zone: tzinfo,
    named: Mapping[str, Sequence[date]] = _NONE,
) -> datetime | Unclear:
    """The moment (UTC) meant as a deadline, or why it must be asked back.

    A day without an hour is 20:00 there (`DAY_ENDS`). `named` holds the days of holidays by
    name, one a year. Source: domain/ballots.md, `截止 24小时` and `截止 周五20:00`.
    """
    if len(text) > LONGEST:
        return Unclear(Why.UNKNOWN)
    plain = words(text.strip()).plain
    lead = _LEAD.match(plain)
    at = lead.end() if lead else 0
    lasts = read_length(plain, at)
    if lasts and _LASTS.fullmatch(plain, lasts.end):
        # 9999年 ends beyond the last year of any calendar, so it is not even counted.
        far = lasts.value.least() > FARTHEST
        return Unclear(Why.IMPOSSIBLE) if far else _bounded(lasts.value.after(now, zone), now)
    today = now.astimezone(zone).date()
    said = _day_and_hour(plain, at, today, plain_names(named))
    if said is None:
        return Unclear(Why.UNKNOWN)
    found = settle(*said, now=now, zone=zone)
    return found if isinstance(found, Unclear) else _bounded(found, now)


def _bounded(moment: datetime, now: datetime) -> datetime | Unclear:
    if moment <= now:
        return Unclear(Why.PAST)
    return moment.astimezone(UTC) if moment - now <= FARTHEST else Unclear(Why.IMPOSSIBLE)


def _day_and_hour(
    plain: str, at: int, today: date, named: Mapping[str, Sequence[date]]
) -> tuple[Days, Hours] | None:
    day = read_day(plain, at, today=today, named=named)
    if day is None:
        return _hour_first(plain, at, today, named)
    clock = _linked_clock(plain, day.end)
    if clock is None:
        return _day_alone(plain, day)
    return (day.value, clock.value) if _ENDS.fullmatch(plain, clock.end) else None


def _hour_first(
    plain: str, at: int, today: date, named: Mapping[str, Sequence[date]]
) -> tuple[Days, Hours] | None:
    clock = read_clock(plain, at)
    if clock is None:
        return None
    link = _LINK.match(plain, clock.end)
    day = read_day(plain, link.end() if link else clock.end, today=today, named=named)
    if day and _ENDS.fullmatch(plain, day.end):
        return day.value, clock.value
    # An hour alone is today's; when it is over, tomorrow's is offered.
    alone = _ENDS.fullmatch(plain, clock.end)
    return (one(today, today + timedelta(days=1)), clock.value) if alone else None


def _linked_clock(plain: str, at: int) -> Found[Hours] | None:
    link = _LINK.match(plain, at)
    return read_clock(plain, link.end() if link else at)


def _day_alone(plain: str, day: Found[Days]) -> tuple[Days, Hours] | None:
    if not _ENDS.fullmatch(plain, day.end):
        return None
    days = day.value
    # "Before Friday" leaves Friday out for some and not for others.
    vague = _BEFORE.search(plain, day.end) or plain.startswith("before ")
    if vague and len(days.choices) == 1:
        eve = days.choices[0] - timedelta(days=1)
        days = Days((eve, *days.choices), days.why or Why.AMBIGUOUS)
    return days, _EVENING
