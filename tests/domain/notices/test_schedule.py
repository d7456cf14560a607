"""What was said becomes a row, and the row becomes moments again."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import (
    SHOWN,
    Schedule,
    between,
    coming,
    ends_at,
    length_of,
    read_back,
    recurrence_of,
    schedule_of,
)
from domain.when import Calendar, Recurrence, Said
from tests.domain.notices.clockwork import BERLIN, NEW_YORK, PLAIN, SHANGHAI, local, said, shown
from tests.domain.when.patterns import patterns
from tests.domain.when.test_year import CHINA

# A Sunday at noon.
NOON = local("2026-11-22 12:00")
ZONES = [SHANGHAI, BERLIN, NEW_YORK]


def next_of(schedule: Schedule, count: int = 3, after: datetime = NOON) -> list[str]:
    found = coming(schedule, after=after, count=count, zone=SHANGHAI, calendar=PLAIN)
    return [shown(start) for start in found]


def test_once_is_kept_as_its_moment_and_length() -> None:
    assert said("周五下午两点到四点 讲座", NOON) == Schedule(
        local("2026-11-27 14:00"), minutes=120
    )


def test_a_rule_is_kept_as_rfc_5545_with_its_first_day_and_local_hour() -> None:
    assert said("每月7日 09:00 人人坞免费义诊", NOON) == Schedule(
        rule="FREQ=MONTHLY;BYMONTHDAY=7", first_day=date(2026, 12, 7), clock=time(9)
    )


def test_that_workdays_go_by_the_calendar_is_kept_beside_the_rule() -> None:
    assert said("每个工作日8:30-9:00", NOON) == Schedule(
        rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        workdays=True,
        first_day=date(2026, 11, 23),
        clock=time(8, 30),
        minutes=30,
    )


@given(
    patterns(),
    st.dates(date(2026, 1, 1), date(2040, 12, 31)),
    st.times().map(lambda t: t.replace(second=0, microsecond=0, fold=0)),
    st.none() | st.integers(1, 1439).map(lambda n: timedelta(minutes=n)),
    st.sampled_from(ZONES),
)
def test_every_rule_that_can_be_said_is_read_back_from_its_row(
    pattern: object, start: date, clock: time, length: timedelta | None, zone: object
) -> None:
    rule = Recurrence(pattern, start, clock, length)  # type: ignore[arg-type]
    kept = schedule_of(Said(None, rule, length), zone)  # type: ignore[arg-type]
    assert recurrence_of(kept, zone) == rule  # type: ignore[arg-type]


@pytest.mark.parametrize("schedule", [Schedule(), Schedule(NOON)])
def test_what_does_not_repeat_has_no_rule(schedule: Schedule) -> None:
    assert recurrence_of(schedule, SHANGHAI) is None


DAILY = Schedule(rule="FREQ=DAILY", first_day=date(2026, 11, 23), clock=time(9))


@pytest.mark.parametrize(
    "spoilt",
    [
        replace(DAILY, rule="FREQ=HOURLY"),
        replace(DAILY, rule=""),
        replace(DAILY, first_day=None),
        replace(DAILY, clock=None),
    ],
)
def test_a_row_that_no_schedule_made_is_an_error(spoilt: Schedule) -> None:
    assert recurrence_of(DAILY, SHANGHAI)
    with pytest.raises(ValueError, match=f"^{spoilt.rule}$"):
        recurrence_of(spoilt, SHANGHAI)


@pytest.mark.parametrize(
    ("after", "count", "found"), [(-1, 1, 1), (-1, 0, 0), (0, 1, 0), (1, 5, 0)]
)
def test_once_is_coming_until_it_begins(after: int, count: int, found: int) -> None:
    once = Schedule(NOON)
    moments = next_of(once, count, NOON + timedelta(microseconds=after))
    assert len(moments) == found


def test_what_is_no_event_never_comes() -> None:
    assert next_of(Schedule()) == []
    assert between(Schedule(), after=NOON, until=NOON, zone=SHANGHAI, calendar=PLAIN) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("每月7日9点", "2026-12-07 2027-01-07 2027-02-07"),
        ("每周二、四9点", "2026-11-24 2026-11-26 2026-12-01"),
        ("每月最后一个周五9点", "2026-11-27 2026-12-25 2027-01-29"),
        ("每年2月29日9点", "2028-02-29 2032-02-29 2036-02-29"),
        ("每天9点共2次", "2026-11-23 2026-11-24"),
        ("每天9点到11月24日", "2026-11-23 2026-11-24"),
        ("周五9点", "2026-11-27"),
    ],
)
def test_the_next_ones_come_in_order_and_end_with_the_rule(text: str, days: str) -> None:
    assert next_of(said(text, NOON)) == [f"{day} 09:00" for day in days.split()]


def test_workdays_are_those_of_the_calendar_that_is_true_today() -> None:
    schedule = said("每个工作日8:30", local("2026-09-30 12:00"), calendar=CHINA)
    found = coming(
        schedule, after=local("2026-09-30 12:00"), count=3, zone=SHANGHAI, calendar=CHINA
    )
    assert [shown(start)[5:10] for start in found] == ["10-08", "10-09", "10-10"]
    # A list that staff write later moves what is still ahead.
    moved = Calendar(CHINA.holidays | {date(2026, 10, 8)}, CHINA.workdays)
    again = coming(
        schedule, after=local("2026-09-30 12:00"), count=1, zone=SHANGHAI, calendar=moved
    )
    assert shown(again[0])[5:10] == "10-09"


def test_the_start_of_a_span_is_out_and_its_end_is_in() -> None:
    schedule = said("每天9点", NOON)
    first, last = local("2026-12-01 09:00"), local("2026-12-03 09:00")
    found = between(schedule, after=first, until=last, zone=SHANGHAI, calendar=PLAIN)
    assert [shown(start)[5:10] for start in found] == ["12-02", "12-03"]
    assert between(schedule, after=last, until=first, zone=SHANGHAI, calendar=PLAIN) == []


def test_a_span_holds_the_one_time_of_what_comes_once() -> None:
    once, hour = Schedule(NOON), timedelta(hours=1)
    spans = [(NOON - hour, NOON), (NOON, NOON + hour), (NOON - 2 * hour, NOON - hour)]
    found = [
        between(once, after=after, until=until, zone=SHANGHAI, calendar=PLAIN)
        for after, until in spans
    ]
    assert found == [[NOON], [], []]


@given(
    st.sampled_from(["每天9点", "每周二、四02:30", "每月31日9点", "每天23:59共40次", "隔天9点"]),
    st.integers(0, 400),
    st.integers(0, 100),
    st.sampled_from(ZONES),
)
def test_a_span_holds_what_is_coming_up_to_its_end(
    text: str, begins: int, lasts: int, zone: object
) -> None:
    schedule = said(text, NOON, zone)  # type: ignore[arg-type]
    after = NOON + timedelta(days=begins)
    until = after + timedelta(days=lasts)
    place = {"zone": zone, "calendar": PLAIN}
    found = between(schedule, after=after, until=until, **place)  # type: ignore[arg-type]
    one_by_one = coming(schedule, after=after, count=102, **place)  # type: ignore[arg-type]
    assert found == [start for start in one_by_one if start <= until]


def test_an_end_is_known_only_where_a_length_was_said() -> None:
    assert ends_at(Schedule(NOON, minutes=90), NOON) == NOON + timedelta(minutes=90)
    assert ends_at(Schedule(NOON), NOON) is None
    assert length_of(Schedule(NOON)) is None


def test_an_event_over_midnight_where_the_clock_is_moved_lasts_as_long_as_said() -> None:
    schedule = said("每周六22:00-06:00", local("2026-03-01 12:00", BERLIN), BERLIN)
    start = local("2026-03-28 22:00", BERLIN)
    # That night has one hour less: eight hours end at seven by the clock there.
    assert ends_at(schedule, start) == local("2026-03-29 07:00", BERLIN)


def test_a_preview_reads_back_the_rule_the_next_five_and_what_may_surprise() -> None:
    schedule = said("每月31日9点-10点 讲座", NOON)
    found = read_back(schedule, after=NOON, zone=SHANGHAI, calendar=PLAIN)
    assert found.recurrence == recurrence_of(schedule, SHANGHAI)
    assert len(found.moments) == SHOWN
    assert [shown(m)[:10] for m in found.moments[:2]] == ["2026-12-31", "2027-01-31"]
    assert (found.minutes, found.left_out, found.years) == (60, (2, 4, 6, 9, 11), ())


def test_a_preview_by_workdays_names_the_years_whose_holidays_it_needs() -> None:
    schedule = said("每个工作日8:30", local("2026-12-29 12:00"))
    found = read_back(schedule, after=local("2026-12-29 12:00"), zone=SHANGHAI, calendar=PLAIN)
    assert found.years == (2026, 2027)


@pytest.mark.parametrize(("schedule", "count"), [(Schedule(), 0), (Schedule(NOON), 1)])
def test_a_preview_of_what_does_not_repeat_has_no_rule(schedule: Schedule, count: int) -> None:
    before = datetime(2026, 1, 1, tzinfo=UTC)
    found = read_back(schedule, after=before, zone=SHANGHAI, calendar=PLAIN)
    assert (found.recurrence, len(found.moments), found.left_out) == (None, count, ())
