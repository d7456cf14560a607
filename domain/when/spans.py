"""Hours that end on another day: 12月1日22:00至12月2日6:00, 明晚10点到次日早6点."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from domain.when.clock import BETWEEN, NIGHT_FROM, NIGHT_UNTIL, Hours, read_clock
from domain.when.days import read_day
from domain.when.moments import Days
from domain.when.numbers import Found

_DAY = 24 * 60
# What goes on for longer than a month is no event; its end is asked back.
_LONGEST = 31
_NEXT_DAY = re.compile(r"次日|翌日|第2天|(?:the\s)?next day(?:\sat)?")
_LINK = re.compile(r"\s?的?\s?")


def read_end(
    plain: str, at: int, begun: tuple[Days, Hours], named: Mapping[str, Sequence[date]]
) -> Found[Hours] | None:
    """The hours of this one day with the end on a later day that stands here, if one is plain."""
    days, hours = begun
    between = BETWEEN.match(plain, at)
    if days.why or not between or (len(days.choices), len(hours)) != (1, 1) or hours[0].length:
        return None
    day, start = days.choices[0], hours[0]
    later = _later_day(plain, between.end(), day, named)
    link = _LINK.match(plain, later.end) if later else None
    clock = read_clock(plain, link.end()) if link else None
    if later is None or clock is None or not 0 <= later.value <= _LONGEST:
        return None
    ends = [end.start for end in clock.value]
    if len(ends) > 1 and later.value == 1 and start.start >= NIGHT_FROM:
        # 22点到次日2点: of two twos, that of the same night.
        ends = [end for end in ends if end <= NIGHT_UNTIL]
    if len(ends) != 1:
        return None
    length = later.value * _DAY + ends[0] - start.start
    return Found((replace(start, length=length),) if length > 0 else (), clock.end)


def _later_day(
    plain: str, at: int, day: date, named: Mapping[str, Sequence[date]]
) -> Found[int] | None:
    """How many days later the day that stands here is."""
    if following := _NEXT_DAY.match(plain, at):
        return Found(1, following.end())
    found = read_day(plain, at, today=day, named=named)
    if found is None or found.value.why or len(found.value.choices) != 1:
        return None
    return Found((found.value.choices[0] - day) // timedelta(days=1), found.end)
