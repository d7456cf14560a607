"""A year and more of occurrences: months, weeks, 调休, leap days and clocks that are moved."""

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.when import Calendar, Freq, Pattern, Recurrence, expand, parse_rrule, to_rrule
from tests.domain.when.patterns import endless
from tests.domain.when.places import BERLIN, SHANGHAI
from tests.domain.when.slow import slow_days

NEW_YORK = ZoneInfo("America/New_York")
KOLKATA = ZoneInfo("Asia/Kolkata")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
APIA = ZoneInfo("Pacific/Apia")
ZONES = [SHANGHAI, BERLIN, NEW_YORK, KOLKATA, LORD_HOWE, ZoneInfo("UTC")]
PLAIN = Calendar()
WORKDAYS = Pattern(Freq.WEEKLY, weekdays=(0, 1, 2, 3, 4), workdays=True)
NEW_YEAR = date(2026, 1, 1)

# The State Council's days off of 2026, with the days worked in exchange (调休).
OFF = ["0101 0103", "0215 0223", "0404 0406", "0501 0505", "0619 0621", "0925 0927", "1001 1007"]
WORKED = ["0104", "0214", "0228", "0509", "0920", "1010"]


def _day(written: str) -> date:
    return date(2026, int(written[:2]), int(written[2:]))


def _between(span: str) -> list[date]:
    first, last = map(_day, span.split())
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


CHINA = Calendar(
    holidays=frozenset(day for span in OFF for day in _between(span)),
    workdays=frozenset(map(_day, WORKED)),
)


def occurrences(
    pattern: Pattern,
    count: int,
    *,
    start: date = NEW_YEAR,
    zone: ZoneInfo = SHANGHAI,
    clock: time = time(9),
    calendar: Calendar = PLAIN,
) -> list[datetime]:
    """The first `count` occurrences as moments in UTC."""
    rule = Recurrence(pattern, start, clock)
    eve = datetime.combine(start, time(), zone) - timedelta(seconds=1)
    return expand(rule, after=eve, count=count, zone=zone, calendar=calendar)


def year_of(pattern: Pattern, calendar: Calendar = PLAIN) -> list[date]:
    found = occurrences(pattern, 400, calendar=calendar)
    days = [moment.astimezone(SHANGHAI).date() for moment in found]
    return [day for day in days if day.year == NEW_YEAR.year]


def test_a_year_has_twelve_sevenths_one_a_month() -> None:
    assert year_of(Pattern(Freq.MONTHLY, days=(7,))) == [date(2026, m, 7) for m in range(1, 13)]


def test_twice_a_week_is_104_times_on_tuesdays_and_thursdays_in_turn() -> None:
    found = year_of(Pattern(Freq.WEEKLY, weekdays=(1, 3)))
    assert Counter(day.weekday() for day in found) == {1: 52, 3: 53}
    assert {(b - a).days for a, b in pairwise(found)} == {2, 5}


def test_each_last_friday_is_within_a_week_of_its_months_end() -> None:
    found = year_of(Pattern(Freq.MONTHLY, nth=(-1,), weekdays=(4,)))
    assert [day.month for day in found] == list(range(1, 13))
    assert all((day + timedelta(days=7)).month != day.month for day in found)
    assert {day.weekday() for day in found} == {4}


def test_the_workdays_of_2026_are_those_that_offices_open_on() -> None:
    found = year_of(WORKDAYS, CHINA)
    # 261 Mondays to Fridays, less 19 of them off, and six weekend days worked instead.
    weekdays_off = [day for day in CHINA.holidays if day.weekday() < 5]
    assert len(found) == 261 - len(weekdays_off) + len(CHINA.workdays)
    assert set(found) & CHINA.holidays == set()
    assert set(found) > CHINA.workdays
    assert {day for day in found if day.weekday() > 4} == CHINA.workdays


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("0101", False),
        ("0102", False),
        ("0104", True),
        ("0105", True),
        ("0214", True),
        ("0215", False),
        ("0223", False),
        ("0224", True),
        ("0228", True),
        ("0301", False),
        ("0404", False),
        ("0509", True),
        ("0920", True),
        ("0925", False),
        ("0928", True),
        ("1007", False),
        ("1008", True),
        ("1010", True),
        ("1011", False),
    ],
)
def test_a_day_of_2026_is_worked_as_the_state_council_said(day: str, works: bool) -> None:  # noqa: FBT001
    assert CHINA.works(_day(day)) is works
    assert (_day(day) in year_of(WORKDAYS, CHINA)) is works


@pytest.mark.parametrize(
    ("nth", "days"),
    [
        (1, ["0104", "0202", "0302", "0401", "0506", "0601", "0701", "0803", "0901", "1008"]),
        (-1, ["0130", "0228", "0331", "0430", "0529", "0630", "0731", "0831", "0930", "1030"]),
    ],
)
def test_the_first_and_last_workday_of_each_month_go_by_the_exchange(
    nth: int, days: list[str]
) -> None:
    pattern = Pattern(Freq.MONTHLY, nth=(nth,), weekdays=(0, 1, 2, 3, 4), workdays=True)
    assert year_of(pattern, CHINA)[:10] == [_day(day) for day in days]


@given(st.frozensets(st.dates(NEW_YEAR, date(2026, 2, 28))), st.data())
def test_a_day_both_off_and_worked_is_worked(days: frozenset[date], data: st.DataObject) -> None:
    calendar = Calendar(holidays=days, workdays=days)
    day = data.draw(st.dates(NEW_YEAR, date(2026, 2, 28)))
    assert calendar.works(day) is (day in days or day.weekday() < 5)


def test_the_29th_of_february_comes_every_fourth_year_but_not_in_2100() -> None:
    leap = Pattern(Freq.YEARLY, months=(2,), days=(29,))
    found = occurrences(leap, 22, start=date(2024, 2, 29))
    years = [moment.astimezone(SHANGHAI).year for moment in found]
    assert years == [*range(2024, 2100, 4), 2104, 2108, 2112]


def test_the_29th_of_each_month_leaves_out_only_short_februaries() -> None:
    months = [day.month for day in year_of(Pattern(Freq.MONTHLY, days=(29,)))]
    assert months == [1, *range(3, 13)]


@pytest.mark.parametrize("zone", ZONES, ids=str)
def test_nine_in_the_morning_is_nine_in_the_morning_on_every_day(zone: ZoneInfo) -> None:
    found = occurrences(Pattern(Freq.DAILY), 730, zone=zone)
    assert {moment.astimezone(zone).time() for moment in found} == {time(9)}
    assert len({moment.astimezone(zone).date() for moment in found}) == 730


# A day with a lost or doubled hour is shorter or longer than 24 hours, and no other day is.
@pytest.mark.parametrize(
    ("zone", "lengths"),
    [
        (SHANGHAI, {24 * 60: 364}),
        (BERLIN, {24 * 60: 362, 23 * 60: 1, 25 * 60: 1}),
        (NEW_YORK, {24 * 60: 362, 23 * 60: 1, 25 * 60: 1}),
        (LORD_HOWE, {24 * 60: 362, 23 * 60 + 30: 1, 24 * 60 + 30: 1}),
    ],
    ids=str,
)
def test_between_two_mornings_the_moved_clock_shows(
    zone: ZoneInfo, lengths: dict[int, int]
) -> None:
    found = occurrences(Pattern(Freq.DAILY), 365, zone=zone)
    assert Counter((b - a) // timedelta(minutes=1) for a, b in pairwise(found)) == lengths


@pytest.mark.parametrize(
    ("zone", "clock", "day", "utc"),
    [
        # The hour the clock skips is as much later; of a doubled one the first counts.
        (BERLIN, time(2, 30), date(2026, 3, 29), "01:30"),
        (BERLIN, time(3, 0), date(2026, 3, 29), "01:00"),
        (BERLIN, time(1, 59), date(2026, 3, 29), "00:59"),
        (BERLIN, time(2, 30), date(2026, 10, 25), "00:30"),
        (BERLIN, time(3, 0), date(2026, 10, 25), "02:00"),
        (NEW_YORK, time(2, 30), date(2026, 3, 8), "07:30"),
        (NEW_YORK, time(1, 30), date(2026, 11, 1), "05:30"),
        (NEW_YORK, time(2, 0), date(2026, 11, 1), "07:00"),
        (LORD_HOWE, time(2, 15), date(2026, 10, 4), "15:45"),
    ],
)
def test_an_hour_lost_or_doubled_is_one_moment(
    zone: ZoneInfo, clock: time, day: date, utc: str
) -> None:
    found = occurrences(Pattern(Freq.DAILY), 1, start=day, zone=zone, clock=clock)
    assert [f"{moment:%H:%M}" for moment in found] == [utc]


def test_a_day_that_a_place_left_out_is_not_made_up() -> None:
    # Samoa went from 29 to 31 December 2011.
    found = occurrences(Pattern(Freq.DAILY), 3, start=date(2011, 12, 29), zone=APIA)
    days = [moment.astimezone(APIA).day for moment in found]
    assert days == [29, 31, 1]


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("clock", [time(0), time(2, 30), time(23, 59)], ids=str)
def test_asked_from_one_occurrence_to_the_next_a_year_comes_out_the_same(
    zone: ZoneInfo, clock: time
) -> None:
    rule = Recurrence(Pattern(Freq.WEEKLY, interval=2, weekdays=(0, 6)), date(2026, 1, 4), clock)
    at_once = occurrences(rule.pattern, 40, start=rule.start, zone=zone, clock=clock)
    one_by_one, after = [], at_once[0] - timedelta(microseconds=1)
    for _ in range(40):
        (after,) = expand(rule, after=after, count=1, zone=zone, calendar=PLAIN)
        one_by_one.append(after)
    assert one_by_one == at_once


@settings(max_examples=80, deadline=None)
@given(endless, st.dates(date(2026, 1, 1), date(2029, 12, 31)), st.sampled_from(ZONES))
def test_the_letters_of_a_rule_make_the_same_days_in_any_calendar(
    pattern: Pattern, around: date, zone: ZoneInfo
) -> None:
    rrule = to_rrule(pattern, zone)
    every = to_rrule(replaced(pattern), zone)
    start = next(slow_days(every, around))
    expected = list(islice(slow_days(rrule, start), 3))
    read = parse_rrule(rrule, zone, workdays=pattern.workdays)
    assert read == pattern
    # Without holidays Monday to Friday is all a calendar programme can know of workdays.
    found = occurrences(read, len(expected), start=start, zone=zone)
    assert [moment.astimezone(zone).date() for moment in found] == expected


def replaced(pattern: Pattern) -> Pattern:
    """The pattern with every period: where a rule may begin."""
    parts = (pattern.weekdays, pattern.nth, pattern.days, pattern.months, pattern.workdays)
    return Pattern(pattern.freq, 1, *parts)


@given(st.integers(1, 99), st.integers(0, 300))
def test_a_count_ends_a_rule_wherever_it_is_asked_from(count: int, days: int) -> None:
    rule = Recurrence(Pattern(Freq.DAILY, count=count), NEW_YEAR, time(9))
    after = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=days)
    found = expand(rule, after=after, count=400, zone=SHANGHAI, calendar=PLAIN)
    # The first came at 01:00 UTC on New Year's Day, after midnight there.
    assert len(found) == max(0, count - days)


@given(st.dates(NEW_YEAR, date(2026, 12, 31)))
def test_the_last_day_of_a_rule_is_in_and_the_next_is_out(until: date) -> None:
    found = occurrences(Pattern(Freq.DAILY, until=until), 400)
    assert found[-1].astimezone(SHANGHAI).date() == until
    assert len(found) == (until - NEW_YEAR).days + 1
