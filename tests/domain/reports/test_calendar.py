"""Moments as people promise them, at the edges: leap days, the turn of the year, zones, typos."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import NOT_PAST, parse

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
STYLE = "%Y-%m-%d %H:%M"


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """The moment of a clock on the wall."""
    return datetime.strptime(text, STYLE).replace(tzinfo=zone)


NEW_YEARS_EVE = at("2026-12-31 23:30")
LEAP_EVE = at("2028-02-28 10:00")
SUNDAY = at("2026-11-22 12:00")

# What is written | what it means, in Shanghai.
ON_SUNDAY = """
今天下午5点 | 2026-11-22 17:00
今天 17:00 | 2026-11-22 17:00
今天下午 | 2026-11-22 15:00
今晚 | 2026-11-22 19:00
今晚七点半 | 2026-11-22 19:30
明早 | 2026-11-23 08:00
明晚8点 | 2026-11-23 20:00
明天早上八点 | 2026-11-23 08:00
明天 8点 | 2026-11-23 08:00
明天8:30 | 2026-11-23 08:30
明天上午十点半 | 2026-11-23 10:30
明天下午两点 | 2026-11-23 14:00
明天中午 | 2026-11-23 12:00
明天傍晚6点 | 2026-11-23 18:00
后天上午 | 2026-11-24 09:00
后天晚上九点 | 2026-11-24 21:00
大后天下午4点 | 2026-11-25 16:00
today 5pm | 2026-11-22 17:00
Today 17:15 | 2026-11-22 17:15
TOMORROW 9AM | 2026-11-23 09:00
tomorrow afternoon | 2026-11-23 15:00
tomorrow evening | 2026-11-23 19:00
tomorrow 12pm | 2026-11-23 12:00
11-30 09:00 | 2026-11-30 09:00
11/30 9:00 | 2026-11-30 09:00
11.30 9点 | 2026-11-30 09:00
11月30日9点 | 2026-11-30 09:00
11月30号，上午9点 | 2026-11-30 09:00
11月30日，9：00 | 2026-11-30 09:00
十一月三十日上午九点 | 2026-11-30 09:00
十二月十日 十点 | 2026-12-10 10:00
12月1日 晚上 | 2026-12-01 19:00
12月1日 0点 | 2026-12-01 00:00
12月1日 23:59 | 2026-12-01 23:59
12月1日 凌晨3点 | 2026-12-01 03:00
12月1日 15时30分 | 2026-12-01 15:30
12月1日下午3点05分 | 2026-12-01 15:05
2026年12月1日 下午三点 | 2026-12-01 15:00
2026/12/1 15:00 | 2026-12-01 15:00
2026.12.01 15:00 | 2026-12-01 15:00
2027-01-01 00:00 | 2027-01-01 00:00
1 Dec 3pm | 2026-12-01 15:00
1Dec 15:00 | 2026-12-01 15:00
24 december 9:30 am | 2026-12-24 09:30
1月1日 9点 | 2027-01-01 09:00
5月1日 9点 | 2027-05-01 09:00
5月26日 9点 | 2026-05-26 09:00
11月21日 9点 | 2026-11-21 09:00
2025-11-21 09:00 | 2025-11-21 09:00
2028-02-29 09:00 | 2028-02-29 09:00
  明天  9点  | 2026-11-23 09:00
１１月３０日　９点 | 2026-11-30 09:00
"""

UNREADABLE = """
明天见
明天吧
明天25点
明天9:61
明天下午13点半吧
下周一 9点
周六上午
过两天
尽快安排
等配件到了
2027-02-29 09:00
2月29日 9点
2月30日 9点
4月31日 9点
0月5日 9点
13-01 09:00
12-00 09:00
12-32 09:00
12月3日
3 Dec
32 Dec 9:00
Dec 3 9:00
9:00
下午三点
tomorow 9:00
tomorrow
tomorrow at nine
明天 -9点
明天 9.30点
二零二六年十二月一日
12月1日 9点到11点
12月1日 9点或10点
<b>明天 9点</b>
"""


def table() -> list[tuple[str, str]]:
    pairs = (line.rsplit(" | ", 1) for line in ON_SUNDAY.strip("\n").splitlines())
    return [(text, moment) for text, moment in pairs]


@pytest.mark.parametrize(("text", "moment"), table())
def test_a_promise_made_on_sunday_is_for_this_moment(text: str, moment: str) -> None:
    assert parse(text, now=SUNDAY, zone=SHANGHAI) == at(moment)


@pytest.mark.parametrize("text", UNREADABLE.strip().splitlines())
def test_what_is_not_plainly_a_moment_is_asked_again(text: str) -> None:
    assert parse(text, now=SUNDAY, zone=SHANGHAI) is None


@pytest.mark.parametrize(
    ("now", "text", "moment"),
    [
        (NEW_YEARS_EVE, "明天上午9点", "2027-01-01 09:00"),
        (NEW_YEARS_EVE, "今晚11点", "2026-12-31 23:00"),
        (NEW_YEARS_EVE, "后天 9点", "2027-01-02 09:00"),
        (NEW_YEARS_EVE, "1月1日 9点", "2027-01-01 09:00"),
        (NEW_YEARS_EVE, "12月31日 23:59", "2026-12-31 23:59"),
        (NEW_YEARS_EVE, "7月4日 9点", "2026-07-04 09:00"),
        (NEW_YEARS_EVE, "7月3日 9点", "2027-07-03 09:00"),
        (at("2027-01-01 00:10"), "12月31日 9点", "2027-12-31 09:00"),
        (LEAP_EVE, "明天 9点", "2028-02-29 09:00"),
        (LEAP_EVE, "后天 9点", "2028-03-01 09:00"),
        (LEAP_EVE, "2月29日 9点", "2028-02-29 09:00"),
        (at("2027-02-28 10:00"), "明天 9点", "2027-03-01 09:00"),
    ],
)
def test_years_and_leap_days_turn_as_in_the_calendar(
    now: datetime, text: str, moment: str
) -> None:
    assert parse(text, now=now, zone=SHANGHAI) == at(moment)


@pytest.mark.parametrize(
    ("now", "here", "there"),
    [
        (at("2026-11-22 23:59"), "2026-11-23 09:00", "2026-11-23 09:00"),
        (at("2026-11-23 00:00"), "2026-11-24 09:00", "2026-11-23 09:00"),
        (at("2026-11-23 06:59"), "2026-11-24 09:00", "2026-11-23 09:00"),
        (at("2026-11-23 07:00"), "2026-11-24 09:00", "2026-11-24 09:00"),
    ],
)
def test_tomorrow_begins_at_midnight_of_the_place(now: datetime, here: str, there: str) -> None:
    text = "明天上午9点"
    assert parse(text, now=now, zone=SHANGHAI) == at(here)
    assert parse(text, now=now, zone=BERLIN) == at(there, BERLIN)


@pytest.mark.parametrize(
    ("text", "hour"), [("2027-03-27 09:00", 8), ("2027-03-28 09:00", 7), ("2027-10-31 09:00", 8)]
)
def test_nine_is_nine_on_the_wall_when_summer_time_comes_and_goes(text: str, hour: int) -> None:
    found = parse(text, now=SUNDAY, zone=BERLIN)
    assert found is not None
    assert (found.hour, found.tzinfo) == (hour, UTC)


@given(st.integers(1, 364), st.integers(0, 23))
def test_a_day_without_a_year_is_next_years_once_half_a_year_is_gone(days: int, hour: int) -> None:
    midnight = SUNDAY.replace(hour=0)
    meant = midnight - timedelta(days=days)
    found = parse(f"{meant.month}月{meant.day}日 {hour}点", now=SUNDAY, zone=SHANGHAI)
    gone = midnight - meant > NOT_PAST and meant.year == SUNDAY.year
    year = SUNDAY.year + 1 if gone else SUNDAY.year
    assert found == meant.replace(year=year, hour=hour)


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(["今天", "明天", "后天", "大后天"]))
def test_each_near_day_takes_each_minute_of_the_clock(hour: int, minute: int, near: str) -> None:
    days = ["今天", "明天", "后天", "大后天"].index(near)
    wanted = SUNDAY.replace(hour=hour, minute=minute) + timedelta(days=days)
    for written in (f"{hour}:{minute:02d}", f"{hour}点{minute}分", f"{hour}时{minute:02d}"):
        assert parse(f"{near} {written}", now=SUNDAY, zone=SHANGHAI) == wanted
