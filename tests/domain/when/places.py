"""One noon, one place and the names of holidays that every table here is read with."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
# Sunday, noon in Shanghai.
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)

NAMED = {
    "元旦": (date(2026, 1, 1), date(2027, 1, 1)),
    "除夕": (date(2027, 2, 5), date(2028, 1, 25)),
    "国庆节": (date(2026, 10, 1), date(2027, 10, 1)),
    "国庆": (date(2026, 10, 1), date(2027, 10, 1)),
    "中秋节": (date(2026, 9, 25),),
}


def local(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)
