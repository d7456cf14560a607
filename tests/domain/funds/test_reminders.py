from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds.reminders import reminders
from domain.quiet import awake

ZONE = ZoneInfo("Asia/Shanghai")
MINUTE = timedelta(minutes=1)
NOON = datetime(2026, 11, 22, 12, tzinfo=ZONE)
YEAR = 365 * 24 * 60
MOMENTS = st.integers(0, YEAR).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + n * MINUTE)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return NOON.replace(hour=hour, minute=minute, second=second)


def test_reminders_come_three_days_and_one_day_before() -> None:
    found = reminders(NOON, NOON + timedelta(days=7), ZONE)
    assert found == (NOON + timedelta(days=4), NOON + timedelta(days=6))


def test_a_fund_of_a_day_reminds_of_nothing_it_has_just_said() -> None:
    assert reminders(NOON, NOON + timedelta(days=1), ZONE) == ()


@pytest.mark.parametrize(("short", "count"), [(0, 1), (1, 0)])
def test_a_reminder_needs_twelve_hours_after_the_notice(short: int, count: int) -> None:
    until = at(8) + timedelta(hours=36) - timedelta(seconds=short)
    assert len(reminders(at(8), until, ZONE)) == count


@given(MOMENTS, st.integers(1, 60 * 24 * 60))
def test_no_reminder_is_at_night_or_after_the_deadline(moment: datetime, minutes: int) -> None:
    until = moment + timedelta(minutes=minutes)
    found = reminders(moment, until, ZONE)
    assert len(found) <= 2
    assert list(found) == sorted(set(found))
    for each in found:
        assert moment < each < until
        assert awake(each, ZONE) == each
