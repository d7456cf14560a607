from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.quiet import Night, awake, bedtime, nightfall

ZONE = ZoneInfo("Asia/Shanghai")
NOON = datetime(2026, 11, 22, 12, tzinfo=ZONE)
YEAR = 365 * 24 * 60
MOMENTS = st.integers(0, YEAR).map(
    lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return NOON.replace(hour=hour, minute=minute, second=second)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(8), at(8)),
        (at(20, 59, 59), at(20, 59, 59)),
        (at(21), at(8) + timedelta(days=1)),
        (at(7, 59, 59), at(8)),
        (at(0), at(8)),
    ],
)
def test_between_nine_and_eight_people_sleep(moment: datetime, expected: datetime) -> None:
    assert awake(moment, ZONE) == expected


@given(MOMENTS)
def test_whoever_is_awake_is_so_until_bedtime_of_the_same_day(moment: datetime) -> None:
    begins = awake(moment, ZONE)
    ends = bedtime(begins, ZONE)
    assert moment <= begins < ends
    assert time(8) <= begins.astimezone(ZONE).time() < time(21)
    assert ends.astimezone(ZONE).date() == begins.astimezone(ZONE).date()


LATER = Night(time(22), time(7))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(7), at(7)),
        (at(21, 59, 59), at(21, 59, 59)),
        (at(22), at(7) + timedelta(days=1)),
        (at(6, 59, 59), at(7)),
    ],
)
def test_another_night_has_other_hours(moment: datetime, expected: datetime) -> None:
    assert awake(moment, ZONE, LATER) == expected
    assert bedtime(expected, ZONE, LATER).astimezone(ZONE).time() == time(22)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at(21), at(21)),
        (at(23), at(21)),
        (at(20, 59, 59), at(21) - timedelta(days=1)),
        (at(0), at(21) - timedelta(days=1)),
        (at(8), at(21) - timedelta(days=1)),
    ],
)
def test_a_night_began_the_evening_before(moment: datetime, expected: datetime) -> None:
    assert nightfall(moment, ZONE) == expected


@given(MOMENTS)
def test_the_last_nightfall_is_a_day_before_the_next_bedtime(moment: datetime) -> None:
    assert nightfall(moment, ZONE) <= moment < bedtime(moment, ZONE)
    assert bedtime(moment, ZONE) - nightfall(moment, ZONE) == timedelta(days=1)
