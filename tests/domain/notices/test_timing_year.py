"""A year of notices by the clock: each is posted once, in order and in time, or missed."""

from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.notices import between
from domain.when import Calendar
from tests.domain.notices.clockwork import (
    BERLIN,
    LORD_HOWE,
    NEW_YEAR,
    NEW_YORK,
    PLAIN,
    SHANGHAI,
    Clockwork,
    local,
    notice,
    said,
    shown,
    ticks,
)
from tests.domain.when.test_year import CHINA

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
YEARS_END = local("2027-01-01 08:00")
ZONES = [SHANGHAI, BERLIN, NEW_YORK, LORD_HOWE]


def a_year(
    text: str, zone: ZoneInfo = SHANGHAI, calendar: Calendar = PLAIN, **changes: object
) -> Clockwork:
    now = local("2026-01-01 08:00", zone)
    of = notice(said(text, now, zone, calendar), **changes)
    return Clockwork(of, zone, calendar).begin(now).run(ticks(now, now + 365 * DAY))


def test_the_seventh_of_each_month_is_posted_three_days_before() -> None:
    year = a_year("每月7日9点 义诊")
    assert year.days() == [date(2026, month, 7) for month in range(1, 13)]
    assert [(start - at) for start, _, at in year.log] == [3 * DAY] * 12


def test_twice_a_week_is_posted_at_seven_the_same_day() -> None:
    year = a_year("每周二、四下午2点 太极")
    assert Counter(day.weekday() for day in year.days()) == {1: 52, 3: 53}
    assert year.days() == sorted(set(year.days()))
    # On the first day it was said at eight, and went out at once.
    clocks = Counter(at.astimezone(SHANGHAI).time() for _, _, at in year.log)
    assert clocks == {time(7): 104, time(8): 1}


def test_each_last_friday_is_posted_the_tuesday_before() -> None:
    year = a_year("每月最后一个周五15点 普法")
    assert [day.month for day in year.days()] == list(range(1, 13))
    assert all((day + 7 * DAY).month != day.month for day in year.days())
    assert {at.astimezone(SHANGHAI).weekday() for _, _, at in year.log} == {1}


def test_workdays_leave_out_holidays_and_come_on_days_worked_in_exchange() -> None:
    found = a_year("每个工作日8:30 晨练", calendar=CHINA).days()
    days = [day for day in found if day.year == 2026]
    weekdays_off = [day for day in CHINA.holidays if day.weekday() < 5]
    assert set(days) & CHINA.holidays == set()
    assert {day for day in days if day.weekday() > 4} == CHINA.workdays
    assert len(days) == len(set(days)) == 261 - len(weekdays_off) + 6


def test_the_29th_of_february_waits_for_four_years() -> None:
    of = notice(said("每年2月29日9点 义诊"))
    clock = Clockwork(of).begin(NEW_YEAR)
    clock.run(ticks(NEW_YEAR, local("2033-01-01 00:00"), DAY))
    assert clock.days() == [date(2028, 2, 29), date(2032, 2, 29)]


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("text", ["每天9点", "每周日2:30", "每月最后一个周日3:00", "每天23:30"])
def test_where_clocks_are_moved_each_comes_once_in_order_and_by_day(
    text: str, zone: ZoneInfo
) -> None:
    # Read off a clock with its zero, an hour at night is not asked back.
    year = a_year(text.replace("2:", "02:").replace("3:00", "03:00"), zone)
    begun = local("2026-01-01 08:00", zone)
    until = begun + 364 * DAY
    due = between(year.notice.schedule, after=begun, until=until, zone=zone, calendar=PLAIN)
    assert [start for start in year.posted() if start <= until] == due
    assert year.missed() == []
    for start, _, at in year.log:
        assert at < start
        assert time(7) <= at.astimezone(zone).time() < time(22)


def test_a_day_of_standstill_loses_only_what_has_begun() -> None:
    of = notice(said("每天9点 晨练"))
    before = ticks(NEW_YEAR, local("2026-03-10 20:00"))
    after = ticks(local("2026-03-11 20:00"), local("2026-04-01 00:00"))
    clock = Clockwork(of).begin(NEW_YEAR).run([*before, *after])
    assert [shown(start) for start in clock.missed()] == ["2026-03-11 09:00"]
    assert clock.days() == [
        date(2026, 1, 1) + n * DAY
        for n in range(90)
        if date(2026, 1, 1) + n * DAY != date(2026, 3, 11)
    ]


def test_after_a_week_of_standstill_the_run_of_missed_ones_ends_with_one_that_is_of_use() -> None:
    of = notice(said("每天9点 晨练"), lead=24 * 60)
    gap = [local("2026-02-01 08:00"), local("2026-02-08 08:30")]
    clock = Clockwork(of).begin(NEW_YEAR).run([*ticks(NEW_YEAR, gap[0]), gap[1]])
    assert len(clock.missed()) == 6
    # That of half an hour ahead is still of use; tomorrow's is posted on time, at nine.
    assert shown(clock.posted()[-1]) == "2026-02-08 09:00"
    assert clock.post_at == local("2026-02-08 09:00")


def test_a_late_post_found_at_night_waits_for_the_morning() -> None:
    of = notice(said("每月7日9点 义诊"))
    clock = Clockwork(of).begin(NEW_YEAR)
    clock.run([local("2026-01-04 23:00"), local("2026-01-05 06:59")])
    assert clock.log == []
    clock.run([local("2026-01-05 07:00")])
    assert [shown(at) for _, _, at in clock.log] == ["2026-01-05 07:00"]


def test_a_clock_set_back_posts_nothing_twice() -> None:
    of = notice(said("每周二、四下午2点"))
    there = list(ticks(NEW_YEAR, local("2026-06-01 00:00")))
    again = ticks(local("2026-03-01 00:00"), local("2026-07-01 00:00"))
    clock = Clockwork(of).begin(NEW_YEAR).run([*there, *again])
    assert clock.days() == sorted(set(clock.days()))
    assert Counter(day.month for day in clock.days())[4] == 9
    assert clock.missed() == []


def test_a_clock_set_forward_misses_what_it_jumps_over_and_goes_on() -> None:
    of = notice(said("每周二、四下午2点"))
    jump = ticks(local("2026-05-01 08:00"), local("2026-06-01 00:00"))
    clock = Clockwork(of).begin(NEW_YEAR).run([*ticks(NEW_YEAR, local("2026-04-01 00:00")), *jump])
    assert {start.astimezone(SHANGHAI).month for start in clock.missed()} == {4}
    assert len(clock.missed()) == 9
    assert clock.days() == sorted(set(clock.days()))


MOMENTS = st.integers(0, 120 * 24 * 60).map(lambda n: NEW_YEAR + timedelta(minutes=n))


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(
        ["每天9点", "每周二、四下午2点", "每月7日9点", "每个工作日8:30", "每两天23:50"]
    ),
    st.sampled_from(ZONES),
    st.lists(MOMENTS, max_size=60),
    st.sampled_from([None, "停水"]),
)
def test_whatever_a_clock_shows_each_occurrence_ends_once_and_in_order(
    text: str, zone: ZoneInfo, moments: list[datetime], urgent: str | None
) -> None:
    of = notice(said(text, zone=zone), urgent=urgent)
    clock = Clockwork(of, zone).begin(NEW_YEAR).run(moments)
    starts = [start for start, _, _ in clock.log]
    far = max([*starts, NEW_YEAR])
    due = between(of.schedule, after=NEW_YEAR, until=far, zone=zone, calendar=PLAIN)
    assert starts == due
    assert all(start > at for start, _, at in clock.log if start in clock.posted())
