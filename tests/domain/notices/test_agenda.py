"""The calendar file of a notice shows exactly when it takes place, whatever was changed."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.notices import Phase, Schedule, State
from domain.notices.agenda import Entry, agenda_of, events_of
from domain.when import Calendar, Freq, Pattern, Recurrence, expand
from domain.when.expand import occurrence_days
from tests.domain.notices.calendared import (
    BERLIN,
    HOLIDAYS,
    NONE,
    NOON,
    SHANGHAI,
    ahead,
    events_in,
    file_of,
    local,
    notice,
    row,
    ruled,
    starts,
)
from tests.domain.when.patterns import patterns

SEVENTH = Pattern(Freq.MONTHLY, days=(7,))
WORKDAYS = Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4), workdays=True)
ZONES = st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/New_York")])
# 02:30 is skipped in spring and comes twice in autumn.
CLOCKS = st.sampled_from([time(9), time(2, 30), time(0), time(23, 45)])
CALENDARS = st.sampled_from([HOLIDAYS, NONE])
CLINIC = ruled(SEVENTH, date(2026, 12, 7), time(9), SHANGHAI)


@settings(max_examples=150, deadline=None)
@given(patterns(), st.dates(date(2026, 1, 1), date(2027, 3, 1)), CLOCKS, ZONES, CALENDARS)
def test_the_file_says_what_the_bot_does(
    pattern: Pattern, day: date, clock: time, zone: ZoneInfo, calendar: Calendar
) -> None:
    first = next(occurrence_days(Recurrence(pattern, day, clock), day, calendar), None)
    if first is None:
        return
    recurrence = Recurrence(pattern, first, clock)
    before = datetime.combine(first, clock, zone).astimezone(UTC) - timedelta(seconds=1)
    expected = expand(recurrence, after=before, count=30, zone=zone, calendar=calendar)
    made = ruled(pattern, first, clock, zone)
    content = file_of(made, zone=zone, calendar=calendar)
    assert starts(content, until=expected[-1]) == expected


def test_a_rule_of_workdays_leaves_holidays_out_and_adds_days_worked_in_exchange() -> None:
    every = ruled(WORKDAYS, date(2026, 9, 14), time(8, 30), SHANGHAI)
    content = file_of(every, calendar=HOLIDAYS)
    days = [at.astimezone(SHANGHAI).date() for at in starts(content, until=local(10, 12, 9))]
    # Mid-autumn 25 to 27 September, National Day 1 to 7 October; worked: 20 September, 10 October.
    september = [14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 28, 29, 30]
    assert days == [date(2026, 9, d) for d in september] + [
        date(2026, 10, d) for d in (8, 9, 10, 12)
    ]


def test_a_count_of_workdays_counts_no_holidays() -> None:
    ten = Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4), workdays=True, count=5)
    made = ruled(ten, date(2026, 9, 29), time(8), SHANGHAI)
    days = [
        at.astimezone(SHANGHAI).day for at in starts(file_of(made, calendar=HOLIDAYS), until=NOON)
    ]
    assert days == [29, 30, 8, 9, 10]


def test_the_first_workday_of_each_quarter_is_four_a_year() -> None:
    quarterly = Pattern(
        Freq.YEARLY, months=(1, 4, 7, 10), nth=(1,), weekdays=(0, 1, 2, 3, 4), workdays=True
    )
    made = ruled(quarterly, date(2027, 1, 1), time(9), SHANGHAI)
    found = starts(file_of(made), until=local(12, 31, year=2027))
    days = [at.astimezone(SHANGHAI).date() for at in found]
    assert days == [date(2027, 1, 1), date(2027, 4, 1), date(2027, 7, 1), date(2027, 10, 1)]


def test_a_moved_date_stands_in_place_of_its_own() -> None:
    moved = row(local(1, 7, year=2027), starts_at=local(1, 9, 14, year=2027), sequence=2)
    content = file_of(CLINIC, [moved])
    series, instead = events_in(content)
    assert instead["UID"] == series["UID"]
    assert instead.decoded("recurrence-id") == local(1, 7, year=2027)
    assert instead.decoded("dtstart") == local(1, 9, 14, year=2027)
    assert (series["SEQUENCE"], instead["SEQUENCE"]) == (1, 3)
    expected = [local(12, 7), local(1, 9, 14, year=2027), local(2, 7, year=2027)]
    assert starts(content, until=local(2, 20, year=2027)) == expected


def test_a_cancelled_date_is_left_out() -> None:
    gone = row(local(1, 7, year=2027), state=Phase.CANCELLED, sequence=1)
    content = file_of(CLINIC, [gone])
    (series,) = events_in(content)
    assert series["EXDATE"].dts[0].dt == local(1, 7, year=2027)
    assert starts(content, until=local(2, 20, year=2027)) == [local(12, 7), local(2, 7, year=2027)]


def test_a_date_that_was_moved_and_then_cancelled_is_left_out() -> None:
    gone = row(local(12, 7), starts_at=local(12, 8), state=Phase.CANCELLED, sequence=2)
    (series,) = events_in(file_of(CLINIC, [gone]))
    assert series["EXDATE"].dts[0].dt == local(12, 7)


def test_what_was_said_of_one_date_stands_with_that_date() -> None:
    noted = row(local(12, 7), note="改在三楼", sequence=1)
    series, instead = events_in(file_of(CLINIC, [noted]))
    assert instead.decoded("dtstart") == instead.decoded("recurrence-id") == local(12, 7)
    assert str(instead["DESCRIPTION"]) == "改在三楼\n\n带上医保卡"
    assert str(series["DESCRIPTION"]) == "带上医保卡"


@pytest.mark.parametrize("phase", [Phase.PLANNED, Phase.POSTED, Phase.MISSED, Phase.OVER], ids=str)
def test_a_date_as_the_rule_has_it_needs_no_event_of_its_own(phase: Phase) -> None:
    assert len(events_in(file_of(CLINIC, [row(local(12, 7), state=phase)]))) == 1


def test_a_date_of_an_hour_the_rule_no_longer_has_keeps_its_hour() -> None:
    content = file_of(CLINIC, [row(local(12, 7, 8), state=Phase.POSTED)])
    assert starts(content, until=local(1, 8, year=2027)) == [
        local(12, 7, 8),
        local(1, 7, year=2027),
    ]


def test_a_date_of_a_rule_that_was_changed_stands_alone() -> None:
    content = file_of(CLINIC, [row(local(12, 3), state=Phase.POSTED)])
    series, alone = events_in(content)
    assert series["UID"] != alone["UID"]
    assert "RECURRENCE-ID" not in alone
    assert starts(content, until=local(12, 8)) == [local(12, 3), local(12, 7)]


def test_a_workday_that_came_to_be_a_holiday_stays_while_its_row_does() -> None:
    every = ruled(WORKDAYS, date(2026, 11, 23), time(9), SHANGHAI)
    calendar = Calendar(frozenset({date(2026, 11, 24), date(2026, 11, 25)}))
    content = file_of(every, [row(local(11, 24))], calendar=calendar)
    assert starts(content, until=local(11, 26)) == [local(11, 23), local(11, 24), local(11, 26)]


def test_a_day_worked_in_exchange_can_be_moved_and_called_off() -> None:
    every = ruled(WORKDAYS, date(2026, 11, 23), time(9), SHANGHAI)
    calendar = Calendar(workdays=frozenset({date(2026, 11, 28), date(2026, 11, 29)}))
    rows = [
        row(local(11, 28), starts_at=local(11, 28, 15)),
        row(local(11, 29), state=Phase.CANCELLED),
    ]
    found = starts(file_of(every, rows, calendar=calendar), until=local(11, 30))
    assert found[-2:] == [local(11, 28, 15), local(11, 30)]
    assert local(11, 27) in found


def test_one_that_takes_place_once_is_where_its_row_has_it() -> None:
    once = notice(schedule=Schedule(local(12, 3), minutes=90))
    (event,) = events_in(file_of(once))
    assert (event.decoded("dtstart"), event.decoded("duration")) == (
        local(12, 3),
        timedelta(minutes=90),
    )
    moved = row(local(12, 3), starts_at=local(12, 5), ends_at=local(12, 5, 10), sequence=1)
    (later,) = events_in(file_of(once, [moved]))
    assert (later.decoded("dtstart"), later.decoded("duration")) == (
        local(12, 5),
        timedelta(minutes=60),
    )
    assert later["UID"] == event["UID"]
    assert "RECURRENCE-ID" not in later
    assert later["SEQUENCE"] == event["SEQUENCE"] + 1


def test_one_that_was_called_off_says_so_and_why() -> None:
    once = notice(schedule=Schedule(local(12, 3)))
    gone = row(local(12, 3), state=Phase.CANCELLED, reason="医生有事", sequence=1)
    (event,) = events_in(file_of(once, [gone]))
    assert event["STATUS"] == "CANCELLED"
    assert str(event["DESCRIPTION"]).startswith("医生有事")
    assert starts(file_of(once, [gone]), until=ahead(days=60)) == []


def test_a_notice_that_was_called_off_is_so_on_every_date() -> None:
    moved = row(local(12, 7), starts_at=local(12, 9))
    called_off = ruled(SEVENTH, date(2026, 12, 7), time(9), SHANGHAI, state=State.CANCELLED)
    events = events_in(file_of(called_off, [moved]))
    assert [event["STATUS"] for event in events] == ["CANCELLED", "CANCELLED"]


def test_a_notice_that_ended_has_no_dates_after_that_day() -> None:
    ended = ruled(
        SEVENTH, date(2026, 9, 7), time(9), SHANGHAI, state=State.ENDED, ended_at=local(11, 7, 10)
    )
    found = starts(file_of(ended), until=ahead(days=400))
    assert found == [local(9, 7), local(10, 7), local(11, 7)]


def test_something_to_know_that_takes_place_at_no_hour_is_in_no_calendar() -> None:
    wind = row(NOON, starts_at=None)
    assert events_of(notice(), [wind], SHANGHAI, NONE, now=NOON) == ()


def test_a_rule_that_cannot_be_read_is_said() -> None:
    broken = notice(schedule=Schedule(None, "FREQ=HOURLY", first_day=NOON.date(), clock=time(9)))
    with pytest.raises(ValueError, match="HOURLY"):
        events_of(broken, [], SHANGHAI, NONE, now=NOON)


def test_one_rule_that_cannot_be_read_takes_no_other_along() -> None:
    broken = notice(schedule=Schedule(None, "FREQ=HOURLY", first_day=NOON.date(), clock=time(9)))
    entries = [Entry(broken, "Asia/Shanghai", ()), Entry(CLINIC, "Asia/Shanghai", ())]
    agenda = agenda_of("翠湖里", "Asia/Shanghai", entries, NONE, now=NOON)
    assert [event.title for event in agenda.events] == [CLINIC.title]
    assert (agenda.name, agenda.zone, agenda.stamp) == ("翠湖里", "Asia/Shanghai", NOON)


def test_what_is_known_of_an_event_stays_the_same_whatever_changes() -> None:
    (before,) = events_of(CLINIC, [], SHANGHAI, NONE, now=NOON)
    later = ruled(SEVENTH, date(2026, 12, 7), time(10), SHANGHAI, title="改名了", version=9)
    (after,) = events_of(later, [], SHANGHAI, NONE, now=ahead(days=30))
    assert before.uid == after.uid
    assert before.sequence < after.sequence


def test_the_same_number_elsewhere_is_another_event() -> None:
    (here,) = events_of(CLINIC, [], SHANGHAI, NONE, now=NOON)
    other = ruled(SEVENTH, date(2026, 12, 7), time(9), SHANGHAI, created_at=ahead(seconds=1))
    (there,) = events_of(other, [], SHANGHAI, NONE, now=NOON)
    assert here.uid != there.uid
