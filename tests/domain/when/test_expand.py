"""The moments of a rule, over months, holidays and clocks that are moved."""

import calendar as months_of
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.when import Calendar, Freq, Pattern, Recurrence, expand
from tests.domain.when.patterns import daily, monthly, monthly_nth, weekly, yearly, yearly_nth
from tests.domain.when.places import BERLIN, SHANGHAI

PLAIN = Calendar()
NINE = time(9)
# The first week of October off, and the Saturday after it worked in exchange.
EXCHANGED = Calendar(
    holidays=frozenset(date(2026, 10, day) for day in range(1, 8)),
    workdays=frozenset({date(2026, 10, 10)}),
)


def days(
    pattern: Pattern,
    start: date,
    count: int,
    calendar: Calendar = PLAIN,
    after: date | None = None,
) -> list[str]:
    moment = datetime.combine(after or start, time(), SHANGHAI)
    found = expand(
        Recurrence(pattern, start, NINE),
        after=moment,
        count=count,
        zone=SHANGHAI,
        calendar=calendar,
    )
    assert all(m.astimezone(SHANGHAI).time() == NINE for m in found)
    return [f"{m.astimezone(SHANGHAI):%Y-%m-%d}" for m in found]


def test_the_seventh_of_each_month_over_a_year() -> None:
    found = days(Pattern(Freq.MONTHLY, days=(7,)), date(2026, 12, 7), 12)
    assert found == ["2026-12-07", *(f"2027-{month:02}-07" for month in range(1, 12))]


def test_the_thirty_first_leaves_short_months_out() -> None:
    found = days(Pattern(Freq.MONTHLY, days=(31,)), date(2027, 1, 31), 4)
    assert found == ["2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31"]


def test_the_last_day_is_that_of_each_month() -> None:
    found = days(Pattern(Freq.MONTHLY, days=(-1,)), date(2028, 1, 31), 3)
    assert found == ["2028-01-31", "2028-02-29", "2028-03-31"]


def test_the_last_friday_is_the_fourth_or_the_fifth() -> None:
    found = days(Pattern(Freq.MONTHLY, nth=(-1,), weekdays=(4,)), date(2026, 11, 27), 3)
    assert found == ["2026-11-27", "2026-12-25", "2027-01-29"]


def test_29_february_comes_in_leap_years_even_eight_years_on() -> None:
    leap = Pattern(Freq.YEARLY, months=(2,), days=(29,))
    assert days(leap, date(2028, 2, 29), 2) == ["2028-02-29", "2032-02-29"]
    assert days(leap, date(2096, 2, 29), 2) == ["2096-02-29", "2104-02-29"]


def test_a_fifth_tuesday_in_february_is_waited_for_28_years() -> None:
    fifth = Pattern(Freq.YEARLY, months=(2,), nth=(5,), weekdays=(1,))
    assert days(fifth, date(2028, 2, 29), 2) == ["2028-02-29", "2056-02-29"]


def test_every_other_week_counts_weeks_from_monday_on() -> None:
    pattern = Pattern(Freq.WEEKLY, interval=2, weekdays=(0, 6))
    found = days(pattern, date(2026, 11, 29), 3)
    assert found == ["2026-11-29", "2026-12-07", "2026-12-13"]


def test_workdays_skip_holidays_and_honour_the_exchange() -> None:
    each = Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4), workdays=True)
    found = days(each, date(2026, 9, 30), 5, EXCHANGED)
    assert found == ["2026-09-30", "2026-10-08", "2026-10-09", "2026-10-10", "2026-10-12"]


def test_monday_to_friday_without_a_calendar_skips_none() -> None:
    each = Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4))
    assert days(each, date(2026, 9, 30), 3, EXCHANGED) == [
        "2026-09-30",
        "2026-10-01",
        "2026-10-02",
    ]


@pytest.mark.parametrize(
    ("nth", "day"), [(1, "2026-10-08"), (3, "2026-10-10"), (-1, "2026-10-30")]
)
def test_the_nth_workday_goes_by_the_calendar(nth: int, day: str) -> None:
    of = Pattern(Freq.MONTHLY, nth=(nth,), weekdays=(0, 1, 2, 3, 4), workdays=True)
    assert days(of, date(2026, 10, 1), 1, EXCHANGED) == [day]


def test_a_count_is_told_from_the_first_occurrence_on() -> None:
    thrice = Pattern(Freq.DAILY, count=3)
    start = date(2026, 12, 1)
    assert days(thrice, start, 9) == ["2026-12-01", "2026-12-02", "2026-12-03"]
    assert days(thrice, start, 9, after=date(2026, 12, 3)) == ["2026-12-03"]
    assert days(thrice, start, 9, after=date(2026, 12, 4)) == []


def test_the_last_day_of_a_rule_still_counts() -> None:
    ended = Pattern(Freq.DAILY, until=date(2026, 12, 2))
    assert days(ended, date(2026, 12, 1), 9) == ["2026-12-01", "2026-12-02"]


def test_the_moment_asked_from_is_not_given_again() -> None:
    at_nine = datetime(2026, 12, 1, 1, tzinfo=UTC)
    rule = Recurrence(Pattern(Freq.DAILY), date(2026, 12, 1), NINE)
    found = expand(rule, after=at_nine, count=1, zone=SHANGHAI, calendar=PLAIN)
    assert found == [at_nine + timedelta(days=1)]


def test_a_rule_that_never_comes_ends() -> None:
    never = Calendar(holidays=frozenset(date(2026, 1, 1) + timedelta(n) for n in range(20000)))
    each = Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4), workdays=True)
    assert days(each, date(2026, 12, 1), 1, never) == []


def test_the_hour_stays_when_the_clock_is_moved() -> None:
    rule = Recurrence(Pattern(Freq.WEEKLY, weekdays=(0,)), date(2026, 10, 19), NINE)
    after = datetime(2026, 10, 18, tzinfo=UTC)
    found = expand(rule, after=after, count=2, zone=BERLIN, calendar=PLAIN)
    assert [moment.hour for moment in found] == [7, 8]


def test_a_skipped_hour_is_an_hour_later_and_a_doubled_one_comes_once() -> None:
    rule = Recurrence(Pattern(Freq.DAILY), date(2026, 10, 24), time(2, 30))
    autumn = datetime(2026, 10, 24, 12, tzinfo=UTC)
    spring = datetime(2027, 3, 27, 12, tzinfo=UTC)
    set_back = expand(rule, after=autumn, count=2, zone=BERLIN, calendar=PLAIN)
    forward = expand(rule, after=spring, count=2, zone=BERLIN, calendar=PLAIN)
    assert [f"{m:%d %H:%M}" for m in set_back] == ["25 00:30", "26 01:30"]
    assert [f"{m:%d %H:%M}" for m in forward] == ["28 01:30", "29 00:30"]


def periods(pattern: Pattern, start: date) -> Iterator[date]:
    """The same days made another way: period by period, as RFC 5545 describes it."""
    step = 0
    while True:
        yield from sorted(day for day in _period(pattern, start, step) if day >= start)
        step += pattern.interval


def _period(pattern: Pattern, start: date, step: int) -> Iterator[date]:
    if pattern.freq is Freq.DAILY:
        yield start + timedelta(days=step)
    elif pattern.freq is Freq.WEEKLY:
        monday = start + timedelta(weeks=step, days=-start.weekday())
        yield from (monday + timedelta(days=day) for day in pattern.weekdays)
    elif pattern.freq is Freq.MONTHLY:
        yield from _month(pattern, start.year * 12 + start.month - 1 + step)
    else:
        for month in pattern.months:
            yield from _month(pattern, (start.year + step) * 12 + month - 1)


def _month(pattern: Pattern, number: int) -> Iterator[date]:
    year, month = number // 12, number % 12 + 1
    weeks = months_of.monthcalendar(year, month)
    last = months_of.monthrange(year, month)[1]
    for day in pattern.days:
        if day <= last:
            yield date(year, month, last if day == -1 else day)
    column = [week[pattern.weekdays[0]] for week in weeks] if pattern.nth else []
    named = [day for day in column if day]
    for nth in pattern.nth:
        if nth <= len(named):
            yield date(year, month, named[nth - 1 if nth > 0 else -1])


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(daily, weekly, monthly, monthly_nth, yearly, yearly_nth),
    st.dates(date(2026, 1, 1), date(2030, 12, 31)),
)
def test_day_by_day_gives_what_period_by_period_gives(pattern: Pattern, around: date) -> None:
    # A start must be an occurrence: that is what readers take care of.
    start = next(islice(periods(_every(pattern), around), 1))
    expected = [f"{day}" for day in islice(periods(pattern, start), 4)]
    assert days(pattern, start, 4) == expected


def _every(pattern: Pattern) -> Pattern:
    return Pattern(
        pattern.freq,
        weekdays=pattern.weekdays,
        nth=pattern.nth,
        days=pattern.days,
        months=pattern.months,
    )
