"""Moments as people type them, and those offered as buttons."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import Slot, parse, slots

ZONE = ZoneInfo("Asia/Shanghai")
# Sunday, noon in Shanghai.
NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


def local(month: int, day: int, hour: int, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12月3日 下午3点", local(12, 3, 15)),
        ("12月3日下午3点半", local(12, 3, 15, 30)),
        ("12月3号 15:00", local(12, 3, 15)),
        ("12-03 15:00", local(12, 3, 15)),
        ("12/3 3pm", local(12, 3, 15)),
        ("12.3 9:05", local(12, 3, 9, 5)),
        ("2026-12-03 15:00", local(12, 3, 15)),
        ("2026年12月3日 上午9点", local(12, 3, 9)),
        ("１２月３日 下午３点", local(12, 3, 15)),
        ("十二月三日下午三点", local(12, 3, 15)),
        ("十二月二十三日 晚上八点", local(12, 23, 20)),
        ("3 Dec 3pm", local(12, 3, 15)),
        ("3 december 15:30", local(12, 3, 15, 30)),
        ("明天上午9点", local(11, 23, 9)),
        ("明天下午", local(11, 23, 15)),
        ("明早8点", local(11, 23, 8)),
        ("今晚8点", local(11, 22, 20)),
        ("后天 14:30", local(11, 24, 14, 30)),
        ("大后天上午", local(11, 25, 9)),
        ("tomorrow 9:00", local(11, 23, 9)),
        ("tomorrow morning", local(11, 23, 9)),
        ("明天中午12点", local(11, 23, 12)),
        ("明天中午1点", local(11, 23, 13)),
        ("明天 12am", local(11, 23, 0)),
        ("1月3日 9点", local(1, 3, 9, year=2027)),
    ],
)
def test_a_day_and_an_hour_are_understood(text: str, moment: datetime) -> None:
    assert parse(text, now=NOON, zone=ZONE) == moment


@pytest.mark.parametrize(
    "text",
    [
        "",
        "尽快",
        "下午3点",
        "12月3日",
        "13月3日 9点",
        "2月30日 9点",
        "12月3日 25点",
        "12月3日 9:60",
        "12月3日 下午3点 带梯子",
        "明天",
        "1" * 10_000,
        "12月3日 " + "9" * 100,
    ],
)
def test_anything_else_is_asked_again(text: str) -> None:
    assert parse(text, now=NOON, zone=ZONE) is None


def test_a_day_of_last_week_stays_past() -> None:
    assert parse("11月15日 9点", now=NOON, zone=ZONE) == local(11, 15, 9)


def test_the_hour_is_that_of_the_place() -> None:
    assert parse("12-03 15:00", now=NOON, zone=UTC) == datetime(2026, 12, 3, 15, tzinfo=UTC)


@given(st.text(max_size=80))
def test_no_text_breaks_it(text: str) -> None:
    found = parse(text, now=NOON, zone=ZONE)
    assert found is None or found.tzinfo is UTC


@given(st.datetimes(datetime(2026, 11, 23), datetime(2027, 4, 1)))  # noqa: DTZ001 - local
def test_what_is_written_out_is_read_back(moment: datetime) -> None:
    written = f"{moment.year}年{moment.month}月{moment.day}日 {moment.hour}:{moment.minute:02d}"
    there = moment.replace(second=0, microsecond=0, tzinfo=ZONE)
    assert parse(written, now=NOON, zone=ZONE) == there


def test_on_sunday_noon_all_five_moments_are_offered() -> None:
    assert dict(slots(now=NOON, zone=ZONE)) == {
        Slot.THIS_AFTERNOON: local(11, 22, 15),
        Slot.TOMORROW_MORNING: local(11, 23, 9),
        Slot.TOMORROW_AFTERNOON: local(11, 23, 15),
        Slot.DAY_AFTER: local(11, 24, 9),
        Slot.WEEKEND: local(11, 28, 9),
    }


def test_an_afternoon_that_is_nearly_here_is_not_offered() -> None:
    before = local(11, 22, 14, 30)
    assert Slot.THIS_AFTERNOON in dict(slots(now=before, zone=ZONE))
    after = before + timedelta(seconds=1)
    assert Slot.THIS_AFTERNOON not in dict(slots(now=after, zone=ZONE))


@given(st.integers(0, 14 * 24 * 60))
def test_offered_moments_are_ahead_and_differ(minutes: int) -> None:
    now = NOON + timedelta(minutes=minutes)
    moments = [moment for _, moment in slots(now=now, zone=ZONE)]
    assert len(set(moments)) == len(moments) >= 3
    assert min(moments) - now >= timedelta(minutes=30)


@pytest.mark.parametrize("words", ["今晚12点", "明天晚上12点", "明天凌晨12点"])
def test_twelve_at_night_is_asked_back(words: str) -> None:
    assert parse(words, now=NOON, zone=ZONE) is None


@pytest.mark.parametrize("words", ["明天12点", "明天中午12点"])
def test_twelve_at_noon_is_noon(words: str) -> None:
    read = parse(words, now=NOON, zone=ZONE)
    assert read is not None
    assert read.astimezone(ZONE).hour == 12
