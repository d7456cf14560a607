"""Lengths of time: 24小时, 3天, 一周, 半小时, a week, half an hour."""

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from domain.when.numbers import Found

_MINUTES = {"分钟": 1, "分": 1, "min": 1, "minute": 1}
_MINUTES |= {"小时": 60, "钟头": 60, "h": 60, "hr": 60, "hour": 60}
_DAYS = {"天": 1, "日": 1, "昼夜": 1, "周": 7, "星期": 7, "礼拜": 7}
_DAYS |= {"d": 1, "day": 1, "week": 7, "w": 7}
_MONTHS = {"月": 1, "month": 1, "年": 12, "year": 12}
_UNITS = sorted({*_MINUTES, *_DAYS, *_MONTHS} - {"日"}, key=len, reverse=True)
# 25日 is the 25th; only 25日后 and 25日内 are so many days.
_UNITS += ["日(?=[之以]?[后内])"]

# 月 alone is a name (3月), so it needs its 个; years need nothing.
_LENGTH = re.compile(
    r"(?:in )?(?:(?P<number>\d{1,4})(?P<tenths>\.5)?\s?(?P<more>个半)?"
    r"|(?P<half>半)|(?P<one>half an?|an?)\s)"
    rf"个?(?<!\d(?=月))\s?(?P<unit>{'|'.join(_UNITS)})(?:s\b|(?![a-z:]))(?!\d)(?P<plus>半)?"
)


@dataclass(frozen=True, slots=True)
class Length:
    """A length as said: minutes pass, days and months are counted on the calendar."""

    minutes: int = 0
    days: int = 0
    months: int = 0

    def least(self) -> timedelta:
        """No less than this, whatever the months are."""
        return timedelta(minutes=self.minutes, days=self.days + 28 * self.months)

    def after(self, now: datetime, zone: tzinfo) -> datetime:
        """The moment (UTC) this long from now; days and months end at the same clock time."""
        if not self.days and not self.months:
            # Elapsed time is added in UTC: a clock set back must not lengthen an hour.
            return now + timedelta(minutes=self.minutes)
        local = now.astimezone(zone)
        day = _months_on(local.date(), self.months) + timedelta(days=self.days)
        moved = datetime.combine(day, local.timetz())
        return moved.astimezone(UTC) + timedelta(minutes=self.minutes)


def read_length(text: str, at: int) -> Found[Length] | None:
    """The length of time that stands here, if it is a whole number of minutes, days or months."""
    found = _LENGTH.match(text, at)
    if not found:
        return None
    length = _length(found["unit"], _halves(found))
    return Found(length, found.end()) if length else None


def _halves(found: re.Match[str]) -> int:
    if found["half"]:
        return 1
    if found["one"]:
        return 1 if found["one"].startswith("half") else 2
    more = found["tenths"] or found["more"] or found["plus"]
    return 2 * int(found["number"]) + bool(more)


def _length(unit: str, halves: int) -> Length | None:
    if unit in _MINUTES:
        return Length(minutes=_MINUTES[unit] * halves // 2)
    # Half a day, a week or a month is so many hours for one and so many for another.
    if halves % 2:
        return Length(months=6) if (unit in {"年", "year"} and halves == 1) else None
    if unit in _DAYS:
        return Length(days=_DAYS[unit] * halves // 2)
    return Length(months=_MONTHS[unit] * halves // 2)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    # A month from 31 January is the end of February: a deadline must be some day.
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))
