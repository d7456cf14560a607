"""The days of festivals by their names: those of the sun's calendar, and the moon's as facts."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from types import MappingProxyType

_FIRST, _LAST = 2026, 2040
_DAY = timedelta(days=1)


class Festival(StrEnum):
    """A festival that the list of holidays knows; what its days are called is a view's task."""

    NEW_YEAR = "new-year"
    SPRING = "spring"
    TOMB = "tomb"
    LABOUR = "labour"
    DRAGON_BOAT = "dragon-boat"
    MID_AUTUMN = "mid-autumn"
    NATIONAL = "national"


# As they stand in the list of days, whoever wrote them there.
LISTED: Mapping[str, Festival] = MappingProxyType(
    {
        "元旦": Festival.NEW_YEAR,
        "春节": Festival.SPRING,
        "清明节": Festival.TOMB,
        "劳动节": Festival.LABOUR,
        "端午节": Festival.DRAGON_BOAT,
        "中秋节": Festival.MID_AUTUMN,
        "国庆节": Festival.NATIONAL,
    }
)

# 五一 and 六一 alone are the names of streets and of school classes.
_SUN = {
    "0101": ("元旦", "元旦节", "new year's day"),
    "0308": ("妇女节", "三八妇女节"),
    "0312": ("植树节",),
    "0501": ("劳动节", "五一劳动节", "五一节", "labour day", "labor day"),
    "0601": ("儿童节", "六一儿童节"),
    "0910": ("教师节",),
    "1001": ("国庆节", "国庆", "national day"),
}
# A run of holidays does not tell on which of its days the festival is (春节 2026: 15 to 23
# February, New Year's Day the 17th), so those of the moon are kept: MMDD of each year. Source:
# the Chinese calendar (GB/T 33661), Beijing time.
_MOON = {
    ("春节", "大年初一", "spring festival", "chinese new year"): (
        "0217 0206 0126 0213 0203 0123 0211 0131 0219 0208 0128 0215 0204 0124 0212"
    ),
    ("元宵节", "元宵", "lantern festival"): (
        "0303 0220 0209 0227 0217 0206 0225 0214 0305 0222 0211 0301 0218 0207 0226"
    ),
    ("清明节", "清明", "tomb-sweeping day", "qingming"): (
        "0405 0405 0404 0404 0405 0405 0404 0404 0405 0405 0404 0404 0405 0405 0404"
    ),
    ("端午节", "端午", "dragon boat festival"): (
        "0619 0609 0528 0616 0605 0624 0612 0601 0620 0610 0530 0618 0607 0527 0614"
    ),
    ("中秋节", "中秋", "mid-autumn festival"): (
        "0925 0915 1003 0922 0912 1001 0919 0908 0927 0916 1004 0924 0913 1002 0920"
    ),
    ("重阳节", "重阳"): (
        "1018 1008 1026 1016 1005 1024 1012 1001 1020 1009 1027 1017 1007 1026 1014"
    ),
}


def _day(year: int, written: str) -> date:
    return date(year, int(written[:2]), int(written[2:]))


def _known() -> dict[str, tuple[date, ...]]:
    years = range(_FIRST, _LAST + 1)
    named = {
        name: tuple(_day(year, written) for year in years)
        for written, names in _SUN.items()
        for name in names
    }
    for names, days in _MOON.items():
        found = tuple(_day(*pair) for pair in zip(years, days.split(), strict=True))
        named |= dict.fromkeys(names, found)
    # The last day of the old year; no rule of its own.
    return named | {"除夕": tuple(day - _DAY for day in named["春节"])}


KNOWN: Mapping[str, tuple[date, ...]] = MappingProxyType(_known())


def named(holidays: Sequence[tuple[date, str]]) -> dict[str, tuple[date, ...]]:
    """The days of each festival, with those that a list of holidays (in order) names besides.

    Of a name of the list's own, which must end in 节, the first day of each run counts.
    """
    own: dict[str, list[date]] = {}
    # Any other word could be the beginning of a title, and would be read as a day from then on.
    own_days = [(day, name) for day, name in holidays if name.endswith("节") and len(name) > 1]
    # Days of one run have the same difference to their place in the list.
    for (_, name), run in groupby(
        enumerate(own_days), lambda at: (at[1][0].toordinal() - at[0], at[1][1])
    ):
        own.setdefault(name, []).append(next(run)[1][0])
    return {name: tuple(days) for name, days in own.items()} | dict(KNOWN)
