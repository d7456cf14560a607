"""Festivals by name: the moon's as facts, a list's own by the first day of their run."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from chinese_calendar import Holiday
from hypothesis import given
from hypothesis import strategies as st

from domain.notices.festivals import KNOWN, LISTED, named

YEARS = range(2026, 2041)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("元旦", date(2027, 1, 1)),
        ("new year's day", date(2027, 1, 1)),
        ("除夕", date(2027, 2, 5)),
        ("春节", date(2027, 2, 6)),
        ("春节", date(2026, 2, 17)),
        ("清明节", date(2026, 4, 5)),
        ("端午节", date(2026, 6, 19)),
        ("中秋节", date(2026, 9, 25)),
        ("国庆", date(2026, 10, 1)),
        ("重阳节", date(2026, 10, 18)),
    ],
)
def test_a_festival_is_on_its_own_day_of_a_run_of_holidays(name: str, day: date) -> None:
    assert day in KNOWN[name]


def test_every_festival_has_one_day_a_year_in_order() -> None:
    for name, days in KNOWN.items():
        assert [day.year for day in days] == list(YEARS), name


@pytest.mark.parametrize(
    "name", ["春节", "清明节", "端午节", "中秋节", "国庆节", "劳动节", "元旦"]
)
def test_the_published_holidays_hold_the_festival(name: str) -> None:
    days = chinese_calendar.holidays
    last = max(days).year
    for day in KNOWN[name]:
        if day.year <= last:
            listed = Holiday(days[day]).chinese
            assert LISTED[name] is LISTED[listed if listed in LISTED else f"{listed}节"]


def test_the_moon_month_lies_between_festivals() -> None:
    fortnight = timedelta(days=14)
    for spring, lantern in zip(KNOWN["春节"], KNOWN["元宵节"], strict=True):
        assert lantern - spring == fortnight
    for autumn, ninth in zip(KNOWN["中秋节"], KNOWN["重阳节"], strict=True):
        # 15 of the eighth to 9 of the ninth month: a month of 29 or 30 days, less six.
        assert (ninth - autumn).days in (23, 24)


def test_a_name_of_the_lists_own_is_the_first_day_of_each_run() -> None:
    days = [date(2026, 5, 20), date(2026, 5, 21), date(2026, 9, 1), date(2027, 5, 20)]
    found = named([(day, "社区节") for day in days])
    assert found["社区节"] == (date(2026, 5, 20), date(2026, 9, 1), date(2027, 5, 20))


def test_two_names_on_neighbouring_days_are_two_runs() -> None:
    first = date(2026, 5, 20)
    found = named([(first, "甲节"), (first + timedelta(days=1), "乙节")])
    assert (found["甲节"], found["乙节"]) == ((first,), (first + timedelta(days=1),))


def test_a_word_that_is_no_festival_stays_a_word() -> None:
    day = date(2026, 5, 20)
    assert named([(day, "义诊"), (day, "节"), (day, "")]) == dict(KNOWN)


def test_a_list_cannot_move_a_festival() -> None:
    assert named([(date(2026, 2, 15), "春节")])["春节"] == KNOWN["春节"]


@given(st.sets(st.dates(date(2026, 1, 1), date(2026, 3, 1))))
def test_a_run_begins_where_the_day_before_is_none_of_it(days: set[date]) -> None:
    found = named([(day, "社区节") for day in sorted(days)])
    first = tuple(d for d in sorted(days) if d - timedelta(days=1) not in days)
    assert found.get("社区节", ()) == first
