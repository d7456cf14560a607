"""Moments as people type them: 12月3日 下午3点, 12-03 15:00, 明天上午9点, 3 Dec 3pm."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

NOT_PAST = timedelta(days=180)
_NOON = 12
_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"两": "2", "〇": "0"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_DAY = re.compile(
    r"(?:(?P<year>20\d\d)[-/.年]\s?)?(?P<month>\d{1,2})(?:[-/.]|月\s?)(?P<day>\d{1,2})(?:[日号])?"
)
_ENGLISH_DAY = re.compile(rf"(?P<day>\d{{1,2}})\s?(?P<name>{'|'.join(_MONTHS)})[a-z]*")
# 大后天 cannot be cut short here: matching begins at its 大, where 后天 does not fit.
_NEAR = re.compile(r"(?P<near>今天|今晚|明天|明早|明晚|后天|大后天|today|tomorrow)")
_NEAR_DAYS = {"今天": 0, "今晚": 0, "today": 0, "明天": 1, "明早": 1, "明晚": 1, "tomorrow": 1}
_NEAR_DAYS |= {"后天": 2, "大后天": 3}
_HALF = r"(?P<half>凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚)?"
_CLOCK = re.compile(
    rf"{_HALF}\s*(?P<hour>\d{{1,2}})(?:[:：点时](?P<minute>\d{{1,2}}|半)?分?)?\s?(?P<tail>am|pm)?"
)
_BARE = re.compile(r"(?P<half>早上|早|上午|中午|下午|傍晚|晚上|晚|morning|afternoon|evening)")
_USUAL = {"早上": 8, "早": 8, "上午": 9, "中午": 12, "下午": 15, "傍晚": 18, "晚上": 19, "晚": 19}
_USUAL |= {"morning": 9, "afternoon": 15, "evening": 19}
_LATE = frozenset({"下午", "傍晚", "晚上", "晚", "pm"})
# A moment is a few words; a whole story is not searched for one.
_LONGEST = 60


class Slot(StrEnum):
    """The moments offered as buttons."""

    THIS_AFTERNOON = "this_afternoon"
    TOMORROW_MORNING = "tomorrow_morning"
    TOMORROW_AFTERNOON = "tomorrow_afternoon"
    DAY_AFTER = "day_after"
    WEEKEND = "weekend"


_SLOTS: dict[Slot, tuple[int | None, time]] = {
    Slot.THIS_AFTERNOON: (0, time(15)),
    Slot.TOMORROW_MORNING: (1, time(9)),
    Slot.TOMORROW_AFTERNOON: (1, time(15)),
    Slot.DAY_AFTER: (2, time(9)),
    Slot.WEEKEND: (None, time(9)),
}
_SATURDAY = 5
_HALF_HOUR = timedelta(minutes=30)


def slots(*, now: datetime, zone: tzinfo) -> tuple[tuple[Slot, datetime], ...]:
    """The moments to offer, in UTC; none is nearer than half an hour, none comes twice."""
    today = now.astimezone(zone).date()
    # On a Saturday itself the next one is meant: this one's morning may be over.
    weekend = today + timedelta(days=(_SATURDAY - today.weekday()) % 7 or 7)
    found: dict[datetime, Slot] = {}
    for slot, (days, clock) in _SLOTS.items():
        # Days are counted on the local calendar: near midnight UTC has another date.
        day = weekend if days is None else today + timedelta(days=days)
        moment = _utc(day, clock, zone)
        if moment - now >= _HALF_HOUR:
            # On a Friday tomorrow morning is the weekend too, and one button is enough.
            found.setdefault(moment, slot)
    return tuple((slot, moment) for moment, slot in found.items())


def parse(text: str, *, now: datetime, zone: tzinfo) -> datetime | None:
    """The moment meant, in UTC, or None if it is not plainly a day and an hour.

    A day without a year that is half a year gone is next year's; other past moments are
    returned as they are, so that whoever asked can say that they are past.
    """
    words = _normal(text)
    if len(words) > _LONGEST:
        return None
    today = now.astimezone(zone).date()
    found = _day(words, today)
    if found is None:
        return None
    clock = _clock(found.rest)
    return _utc(found.day, clock, zone) if clock else None


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    rest: str


def _normal(text: str) -> str:
    # Cut before normalising: one wide sign can unfold into many.
    words = unicodedata.normalize("NFKC", text[: 2 * _LONGEST]).strip().casefold()
    # Tens go first: read digit by digit, 二十五 would become 2十5.
    words = re.sub(r"([一二两三四五六七八九])?十([一二三四五六七八九])?", _ten, words)
    return "".join(_DIGITS.get(char, char) for char in words)


def _ten(found: re.Match[str]) -> str:
    tens = _DIGITS[found[1]] if found[1] else "1"
    return tens + (_DIGITS[found[2]] if found[2] else "0")


def _day(words: str, today: date) -> _Day | None:
    if near := _NEAR.match(words):
        day = today + timedelta(days=_NEAR_DAYS[near["near"]])
        # 今晚8点 says the half of the day in the same word.
        half = near["near"][1:] if near["near"][1:] in {"早", "晚"} else ""
        return _Day(day, half + words[near.end() :].strip())
    if found := _DAY.match(words):
        year, month = found["year"], int(found["month"])
    elif found := _ENGLISH_DAY.match(words):
        year, month = None, _MONTHS.index(found["name"]) + 1
    else:
        return None
    day_of = _date(int(year) if year else None, month, int(found["day"]), today)
    return _Day(day_of, words[found.end() :].lstrip(" ,，")) if day_of else None


def _date(year: int | None, month: int, day: int, today: date) -> date | None:
    try:
        # 29 February may fail in either year, so both are tried inside.
        found = date(year or today.year, month, day)
        if year is None and today - found > NOT_PAST:
            found = date(today.year + 1, month, day)
    except ValueError:
        return None
    return found


def _clock(words: str) -> time | None:
    # A half of a day without an hour gets the hour at which people usually start.
    if bare := _BARE.fullmatch(words):
        return time(_USUAL[bare["half"]])
    found = _CLOCK.fullmatch(words)
    if found is None:
        return None
    hour = int(found["hour"])
    # Twelve at night: of which day, people do not agree on, so it is asked back.
    if hour == _NOON and found["half"] and found["half"] not in {"中午", "上午", "下午"}:
        return None
    # 13点 after 下午 is already in 24 hours, so only hours before noon are moved.
    late = {found["half"], found["tail"]} & _LATE
    if hour < _NOON and (late or (found["half"] == "中午" and hour < _NOON - 1)):
        hour += _NOON
    elif hour == _NOON and found["tail"] == "am":
        hour = 0
    minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004


def _utc(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)
