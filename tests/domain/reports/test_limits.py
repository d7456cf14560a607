"""How much one person may report."""

from datetime import timedelta

import pytest

from domain import reports as rules
from domain.reports import Excess
from tests.domain.reports.samples import DAY, HOUR, MINUTE, NOW, SECOND


def refusal(ago: list[timedelta], same: int = 0, *, emergency: bool = False) -> Excess | None:
    times = [NOW - age for age in ago]
    return rules.limit_refusal(times, same, NOW, emergency=emergency)


@pytest.mark.parametrize(("count", "expected"), [(0, None), (2, None), (3, Excess.TOO_FAST)])
def test_three_reports_fit_into_ten_minutes(count: int, expected: Excess | None) -> None:
    assert refusal([MINUTE] * count) is expected


def test_ten_minutes_later_there_is_room_again() -> None:
    assert refusal([10 * MINUTE - SECOND] * 3) is Excess.TOO_FAST
    assert refusal([10 * MINUTE] * 3) is None


@pytest.mark.parametrize(("count", "expected"), [(9, None), (10, Excess.TOO_MANY_TODAY)])
def test_ten_reports_fit_into_a_day(count: int, expected: Excess | None) -> None:
    assert refusal([HOUR] * count) is expected


def test_a_day_later_there_is_room_again() -> None:
    assert refusal([DAY - SECOND] * 10) is Excess.TOO_MANY_TODAY
    assert refusal([DAY] * 10) is None


@pytest.mark.parametrize(("same", "expected"), [(0, None), (1, None), (2, Excess.SAME_AGAIN)])
def test_the_same_text_is_taken_twice_a_day(same: int, expected: Excess | None) -> None:
    assert refusal([HOUR] * same, same) is expected


def test_an_emergency_is_never_limited() -> None:
    assert refusal([SECOND] * 50, 50, emergency=True) is None


def test_a_community_may_set_other_limits() -> None:
    strict = rules.Limits(a_day=1)
    found = rules.limit_refusal([NOW - HOUR], 0, NOW, emergency=False, limits=strict)
    assert found is Excess.TOO_MANY_TODAY
