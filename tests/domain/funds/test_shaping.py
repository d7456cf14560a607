"""A draft with one thing changed, and what keeps it from being published."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.funds import Fund, ShareRule, Template
from domain.funds.shaping import (
    PAY_FOR,
    PLEDGE_FOR,
    Snag,
    Until,
    snag,
    times,
    with_floors,
    with_grain,
    with_list,
    with_minimum,
    with_rule,
    with_until,
)

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DRAFT = Fund(1, 1, 1, "楼道扶手", 7, NOW, cost=360_000)


def test_a_rule_by_floor_brings_the_factors_usual_for_the_work() -> None:
    lift = with_rule(replace(DRAFT, template=Template.LIFT), ShareRule.FLOORS)
    assert (lift.coefficients[1], lift.coefficients[3]) == (0, 700)
    plain = with_rule(DRAFT, ShareRule.FLOORS_AREA)
    assert plain.coefficients == {1: 200, 2: 600, 3: 1000}


def test_factors_that_were_written_outlast_a_change_of_rule() -> None:
    own = with_floors(DRAFT, {1: 0, 2: 700})
    assert own.rule is ShareRule.FLOORS
    there_and_back = with_rule(with_rule(own, ShareRule.EQUAL), ShareRule.FLOORS)
    assert there_and_back.coefficients == {1: 0, 2: 700}


def test_the_same_rule_again_undoes_nothing() -> None:
    listed = with_list(DRAFT, {5: 360_000})
    assert with_rule(listed, ShareRule.FIXED) is listed
    assert with_rule(listed, ShareRule.AREA).fixed == {}


def test_written_factors_keep_floor_times_area() -> None:
    both = with_rule(DRAFT, ShareRule.FLOORS_AREA)
    assert with_floors(both, {1: 1}).rule is ShareRule.FLOORS_AREA


@pytest.mark.parametrize(
    ("part", "whole", "taken"),
    [(1, 1, True), (2, 3, True), (0, 1, False), (3, 2, False), (-1, -1, False), (1, 101, False)],
)
def test_the_minimum_is_a_share_of_the_whole(part: int, whole: int, taken: bool) -> None:  # noqa: FBT001
    assert (with_minimum(DRAFT, part, whole) is not None) is taken


@pytest.mark.parametrize(("grain", "taken"), [(1, True), (100, True), (0, False), (10, False)])
def test_shares_are_in_fen_or_in_whole_yuan(grain: int, taken: bool) -> None:  # noqa: FBT001
    assert (with_grain(DRAFT, grain) is not None) is taken


def test_left_alone_there_is_a_week_to_pledge_and_two_more_to_pay() -> None:
    ends = times(DRAFT, now=NOW)
    assert ends.pledge_until == NOW + PLEDGE_FOR == NOW + timedelta(days=7)
    assert ends.pay_until == ends.pledge_until + PAY_FOR == NOW + timedelta(days=21)


def test_paying_left_alone_follows_the_pledging_that_was_set() -> None:
    set_ = with_until(DRAFT, Until.PLEDGE, NOW + timedelta(days=3))
    assert times(set_, now=NOW).pay_until == NOW + timedelta(days=17)


@pytest.mark.parametrize(
    ("pledge", "pay", "found"),
    [
        (NOW + SECOND, NOW + 2 * SECOND, None),
        (NOW, NOW + SECOND, Snag.PLEDGE_PAST),
        (NOW - SECOND, NOW + SECOND, Snag.PLEDGE_PAST),
        (NOW + SECOND, NOW + SECOND, Snag.PAY_FIRST),
        (NOW + SECOND, NOW, Snag.PAY_FIRST),
    ],
)
def test_both_deadlines_lie_ahead_in_their_order(
    pledge: datetime, pay: datetime, found: Snag | None
) -> None:
    draft = with_until(with_until(DRAFT, Until.PLEDGE, pledge), Until.PAY, pay)
    assert snag(draft, now=NOW) is found


def test_a_draft_without_a_cost_says_so_first() -> None:
    assert snag(replace(DRAFT, cost=None, pledge_until=NOW), now=NOW) is Snag.NO_COST
    assert snag(DRAFT, now=NOW) is None
