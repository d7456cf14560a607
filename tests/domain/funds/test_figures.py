"""The panel's numbers, the surplus, and the line that opens a fund."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import funds as rules
from domain.funds import MoneyRefusal, WritingRefusal, Written

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
PAID = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 10**6), max_size=7)


@pytest.mark.parametrize(
    ("part", "whole", "shown"),
    [
        (0, 360_000, 0),
        (359_999, 360_000, 99),
        (360_000, 360_000, 100),
        (400_000, 360_000, 100),
        (1, 3, 33),
        (2, 3, 66),
        (-1, 3, 0),
        (0, 0, 100),
    ],
)
def test_a_hundred_per_cent_says_it_is_full(part: int, whole: int, shown: int) -> None:
    assert rules.percent(part, whole) == shown


@pytest.mark.parametrize(
    ("left", "days"),
    [
        (3 * DAY, 3),
        (3 * DAY - SECOND, 3),
        (2 * DAY + SECOND, 3),
        (DAY, 1),
        (SECOND, 1),
        (timedelta(), 0),
        (-SECOND, 0),
        (-9 * DAY, 0),
    ],
)
def test_days_left_end_exactly_at_the_deadline(left: timedelta, days: int) -> None:
    assert rules.days_left(NOW + left, now=NOW) == days


def test_the_thermometer_shows_what_is_missing() -> None:
    shown = rules.thermometer(
        target=1000, pledged=900, paid=995, spent=10, balance=985, until=NOW + DAY, now=NOW
    )
    assert (shown.percent, shown.pledged_percent, shown.missing, shown.days_left) == (99, 90, 5, 1)


def test_without_a_deadline_no_days_are_counted_and_nothing_is_missing_above_the_target() -> None:
    shown = rules.thermometer(target=10, pledged=0, paid=20, spent=0, balance=20, now=NOW)
    assert (shown.days_left, shown.missing, shown.percent) == (None, 0, 100)


def test_the_surplus_goes_back_as_each_paid() -> None:
    assert rules.surplus_shares(100, {"a": 300, "b": 100, "c": 0}) == {"a": 75, "b": 25, "c": 0}


def test_what_exceeds_everything_paid_came_from_sponsors() -> None:
    left = rules.divide_surplus(500, {"a": 300, "b": 100})
    assert (left.back, left.purse, left.rest) == ({"a": 300, "b": 100}, {}, 100)


def test_a_household_may_leave_its_part_to_the_purse() -> None:
    left = rules.divide_surplus(100, {"a": 300, "b": 100}, frozenset({"a", "z"}))
    assert (left.back, left.purse, left.rest) == ({"b": 25}, {"a": 75}, 0)


def test_no_surplus_has_no_parts_and_less_than_none_is_an_error() -> None:
    assert rules.surplus_shares(0, {"a": 1}) == {}
    assert rules.surplus_shares(5, {}) == {}
    with pytest.raises(ValueError, match="target"):
        rules.surplus_shares(-1, {"a": 1})


@given(st.integers(0, 10**7), PAID, st.frozensets(st.sampled_from("abcdefg")))
def test_nobody_gets_back_more_than_paid_and_no_fen_is_lost(
    surplus: int, paid: dict[str, int], leaving: frozenset[str]
) -> None:
    left = rules.divide_surplus(surplus, paid, leaving)
    parts = {**left.back, **left.purse}
    assert sum(parts.values()) + left.rest == surplus
    assert all(0 < fen <= paid[key] for key, fen in parts.items())
    assert left.rest == max(0, surplus - sum(paid.values()))


@pytest.mark.parametrize(
    ("line", "title", "cost"),
    [
        ("楼道扶手 3600元", "楼道扶手", 360_000),
        ("楼道扶手3600元", "楼道扶手", 360_000),
        ("楼道扶手，3,600", "楼道扶手", 360_000),
        ("楼道扶手：三千六百块", "楼道扶手", 360_000),
        ("6栋二单元扶手三千六百块", "6栋二单元扶手", 360_000),
        ("电梯十三万元", "电梯", 13_000_000),
        ("道路 1.5万", "道路", 1_500_000),
        ("Handrail for floor 3, 3,600 yuan", "Handrail for floor 3", 360_000),
        ("楼道扶手", "楼道扶手", None),
        ("加装电梯 3号楼", "加装电梯 3号楼", None),
        ("3单元 门禁", "3单元 门禁", None),
        ("字" * 60, "字" * 60, None),
    ],
)
def test_a_line_gives_a_title_and_perhaps_a_cost(line: str, title: str, cost: int | None) -> None:
    assert rules.read_fund(line) == Written(title, cost)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("", WritingRefusal.TITLE_MISSING),
        ("  \n ", WritingRefusal.TITLE_MISSING),
        ("3600元", WritingRefusal.TITLE_MISSING),
        ("3600", WritingRefusal.TITLE_MISSING),
        ("… 3600元", WritingRefusal.TITLE_MISSING),
        ("字" * 61, WritingRefusal.TITLE_TOO_LONG),
        ("字" * 5000, WritingRefusal.TITLE_TOO_LONG),
        ("门禁 12.345", MoneyRefusal.TOO_PRECISE),
        ("扶手 0", MoneyRefusal.NOT_POSITIVE),
        ("扶手 -5元", MoneyRefusal.NOT_POSITIVE),
        ("扶手 1000000000", MoneyRefusal.TOO_LARGE),
        ("扶手 3000多", MoneyRefusal.AMBIGUOUS),
    ],
)
def test_what_is_wrong_with_a_line_is_named(line: str, why: WritingRefusal | MoneyRefusal) -> None:
    assert rules.read_fund(line) is why


@given(st.text(max_size=300))
def test_any_line_is_read_or_refused(line: str) -> None:
    read = rules.read_fund(line)
    assert not isinstance(read, Written) or 0 < len(read.title) <= 60
