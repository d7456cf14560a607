"""Hours of the day: 早上八点半, 下午两点到四点, 20:00, 3pm, 2-4pm."""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.when.numbers import Found

_HOUR = 60
_NOON = 12
# Water that is off from ten at night until six: only such ranges go over midnight.
NIGHT_FROM, NIGHT_UNTIL = 18 * _HOUR, 9 * _HOUR
_HOURS = 24
_DAY = _HOURS * _HOUR


class Half(StrEnum):
    """The part of the day an hour was said with."""

    NONE = ""
    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    AM = "am"
    PM = "pm"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Minutes from the day's midnight (1440 is its end), and how many it lasts."""

    start: int
    length: int | None = None


# Nothing: there is no such hour. More than one: the hour must be asked back.
Hours = tuple[Stretch, ...]


def _same(first: int, last: int) -> dict[int, tuple[int, ...]]:
    return {hour: (hour,) for hour in range(first, last + 1)}


def _later(first: int, last: int) -> dict[int, tuple[int, ...]]:
    return {hour: (hour + _NOON,) for hour in range(first, last + 1)}


# Twelve at night belongs to the day before for some and to the day after for others.
_MIDNIGHT = (0, 24)
_MEANT: dict[Half, dict[int, tuple[int, ...]]] = {
    # Three o'clock without a half is at night on a clock and in the afternoon in life.
    Half.NONE: _same(0, 24) | {h: (h + _NOON, h) for h in range(1, 7)} | {12: (12, 24)},
    Half.DAWN: _same(0, 6) | {12: _MIDNIGHT},
    Half.MORNING: _same(1, 12),
    Half.NOON: _same(11, 14) | _later(1, 2),
    Half.AFTERNOON: _same(12, 23) | _later(1, 11),
    Half.EVENING: _same(17, 24) | _later(5, 11) | {h: (h, h + 24) for h in range(5)},
    Half.AM: _same(0, 11) | {12: _MIDNIGHT},
    Half.PM: _same(12, 23) | _later(1, 11),
}
_MEANT[Half.EVENING][12] = _MIDNIGHT

_SPOKEN = {"凌晨": Half.DAWN, "半夜": Half.EVENING, "夜里": Half.EVENING, "深夜": Half.EVENING}
_SPOKEN |= {"午夜": Half.EVENING}
_SPOKEN |= dict.fromkeys(("清晨", "清早", "早上", "早晨", "上午", "早"), Half.MORNING)
_SPOKEN |= {"中午": Half.NOON, "正午": Half.NOON, "下午": Half.AFTERNOON, "午后": Half.AFTERNOON}
_SPOKEN |= dict.fromkeys(("傍晚", "晚上", "晚间", "夜晚", "晚", "night"), Half.EVENING)
_SPOKEN |= {"morning": Half.MORNING, "afternoon": Half.AFTERNOON, "evening": Half.EVENING}
_TAILS = {"am": Half.AM, "pm": Half.PM, "in the morning": Half.AM, "at night": Half.EVENING}
_TAILS |= {"in the afternoon": Half.PM, "in the evening": Half.EVENING}

_HALF = rf"(?:(?:this\s)?(?P<half>{'|'.join(_SPOKEN)})\s*(?:at\s)?)?"
# 12 in 9点 12楼 is a floor, and in 9点 10点 another hour: neither is a minute.
_COUNTED = r"[人名户元个块位楼栋层室号场次点时:]"
_MINUTE = rf"\d{{2}}(?!\d|{_COUNTED})|\d(?=分)|半|[13]刻|整"
# Only there the number itself stands apart: 09:00 人人坞 counts no people.
_APART = rf"(?!\s\d{{1,2}}\s?{_COUNTED})\s?"
_TAIL = r"[ap]\.?m\b\.?|o'?clock\b|in the (?:morning|afternoon|evening)\b|at night\b"
_CLOCK = re.compile(
    rf"(?:at\s)?{_HALF}(?P<hour>\d{{1,2}})(?![\d/-])"
    rf"(?:(?P<sign>[:点]|时(?!间)|\.(?=\d\d\s?[ap]\.?m))(?:{_APART}(?P<minute>{_MINUTE}))?分?)?"
    rf"(?:\s?(?P<tail>{_TAIL}))?"
)
# 上午3 may stand alone, but 上午3楼 and 上午20人 are no hours.
_ALONE = re.compile(rf"(?!\s?{_COUNTED})(?=$|[\s,，。;；)）到至~–—])")
_PAST = re.compile(
    r"(?:at\s)?(?P<part>half|a? ?quarter) past (?P<hour>\d{1,2})\b"
    rf"(?:\s(?P<tail>{_TAIL}))?"
)
_FROM = re.compile(r"(?:从|from\s|between\s)")
BETWEEN = re.compile(r"\s?(?:-|–|—|~|到|至|\bto\b|\buntil\b|\btill\b)\s?")
# Between 2 and 4 is a range; 2pm and 4pm are two hours.
_AND = re.compile(r"\s?\band\b\s?")
# Of 2-4pm and 2到4点 only the second says that it is an hour.
_FIRST = re.compile(
    rf"{_HALF}(?P<hour>\d{{1,2}})(?=\s?(?:[-–—~到至]|to|and)\s?\d{{1,2}}(?::\d\d)?\s?(?:[点时]|{_TAIL}))"
)

# Said without an hour, a part of the day has several usual hours, and is asked back.
_USUAL = {Half.MORNING: (8, 9, 10), Half.NOON: (12,), Half.AFTERNOON: (14, 15, 16)}
_USUAL |= {Half.EVENING: (19, 20, 21), Half.DAWN: ()}
_WHOLE = {"noon": (12,), "midnight": _MIDNIGHT, "morning": (8, 9, 10)}
_WHOLE |= {"afternoon": (14, 15, 16), "evening": (19, 20, 21)}
_BARE = re.compile(
    rf"(?P<half>(?<=[今明])[早晚]|(?:{'|'.join(_SPOKEN)})(?<!早)(?<!晚)|傍晚)"
    rf"|(?:at |in the )?(?P<word>{'|'.join(_WHOLE)})\b"
)


@dataclass(frozen=True, slots=True)
class _Said:
    half: Half
    hour: int
    minute: int
    # 03:00 and 12:00 are read off a clock; 3点 and 12点 are spoken.
    exact: bool

    def minutes(self) -> tuple[int, ...]:
        meant = (self.hour,) if self._plain() else _MEANT[self.half].get(self.hour, ())
        if self.minute >= _HOUR:
            return ()
        return tuple(h * _HOUR + self.minute for h in meant if self._fits(h))

    def _plain(self) -> bool:
        return self.half is Half.NONE and self.exact and self.hour < _HOURS

    def _fits(self, hour: int) -> bool:
        # 24:30 is no time, but 0:30 late in the evening is half past midnight.
        return self.hour < _HOURS or (hour == _HOURS and self.minute == 0)


def read_clock(text: str, at: int) -> Found[Hours] | None:
    """The hour that stands here, without what may follow it as an end."""
    if said := _one(text, at):
        return Found(tuple(Stretch(start) for start in said.value.minutes()), said.end)
    if bare := _BARE.match(text, at):
        hours = _WHOLE[bare["word"]] if bare["word"] else _USUAL[_SPOKEN[bare["half"]]]
        return Found(tuple(Stretch(hour * _HOUR) for hour in hours), bare.end())
    return None


def read_hours(text: str, at: int) -> Found[Hours] | None:
    """The hour or the range of hours that stands here."""
    leads = _FROM.match(text, at)
    begin = leads.end() if leads else at
    first = _bare_first(text, begin) or _one(text, begin)
    joined = _AND if leads and leads[0].startswith("between") else BETWEEN
    if first and (between := joined.match(text, first.end)):
        last = _one(text, between.end())
        if last:
            return Found(_range(first.value, last.value), last.end)
    return read_clock(text, at)


def _one(text: str, at: int) -> Found[_Said] | None:
    if past := _PAST.match(text, at):
        minute = 30 if past["part"] == "half" else 15
        half = _TAILS.get(past["tail"] or "", Half.NONE)
        return Found(_Said(half, int(past["hour"]), minute, exact=False), past.end())
    found = _CLOCK.match(text, at)
    # A number alone is no hour, unless a half of the day or "at" says so.
    if not found or not (found["sign"] or found["tail"] or found["half"] or found[0][0] == "a"):
        return None
    if not (found["sign"] or found["tail"] or _ALONE.match(text, found.end())):
        return None
    return Found(_said(found), found.end())


def _said(found: re.Match[str]) -> _Said:
    half = _SPOKEN.get(found["half"] or "", Half.NONE)
    if tail := found["tail"]:
        half = _TAILS.get(tail.replace(".", ""), half)
    hour, colon = found["hour"], found["sign"] == ":"
    exact = colon and (hour.startswith("0") or int(hour) == _NOON)
    return _Said(half, int(hour), _minute(found["minute"]), exact)


def _minute(written: str | None) -> int:
    named = {None: 0, "整": 0, "半": 30, "1刻": 15, "3刻": 45}
    return named[written] if written in named else int(written or 0)


def _bare_first(text: str, at: int) -> Found[_Said] | None:
    if found := _FIRST.match(text, at):
        half = _SPOKEN.get(found["half"] or "", Half.NONE)
        return Found(_Said(half, int(found["hour"]), 0, exact=False), found.end())
    return None


def _range(first: _Said, last: _Said) -> Hours:
    starts = first.minutes()
    if first.half is Half.NONE and last.half in {Half.AM, Half.PM}:
        starts = _before(first, last)
    found = [(start, _end(start, first, last)) for start in starts]
    return tuple(Stretch(start, end - start) for start, end in found if end is not None)


def _before(first: _Said, last: _Said) -> tuple[int, ...]:
    # 2-4pm begins in the afternoon, 11-1pm in the morning.
    ends = last.minutes()
    for half in (last.half, Half.AM):
        starts = _Said(half, first.hour, first.minute, first.exact).minutes()
        if starts and ends and starts[0] < ends[-1]:
            return starts[:1]
    return ()


def _end(start: int, first: _Said, last: _Said) -> int | None:
    ends = last.minutes()
    if last.half is Half.NONE and first.half is not Half.NONE and 0 < last.hour <= _NOON:
        # 下午两点到四点: the end goes on in the half that the start was said with.
        ends = tuple(h * _HOUR + last.minute for h in (last.hour, last.hour + _NOON))
    after = [end for end in ends if end > start]
    if not after and start >= NIGHT_FROM:
        after = [end + _DAY for end in ends if end <= NIGHT_UNTIL]
    return min(after, default=None)
