"""Three of a kind within seven days."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import reports as rules
from domain.reports import Report, State
from tests.domain.reports.samples import DAY, LAMP, SECOND, T0


def lamp(number: int, age: timedelta = timedelta(), **marks: object) -> Report:
    return replace(LAMP, id=number, submitted_at=T0 - age, **marks)  # type: ignore[arg-type]


def ids(newest: Report, *recent: Report) -> tuple[int, ...]:
    found = rules.pattern(newest, recent, now=T0)
    return found.report_ids if found else ()


def test_the_third_report_of_a_kind_makes_a_pattern() -> None:
    assert ids(lamp(3), lamp(2, DAY)) == ()
    assert ids(lamp(3), lamp(2, DAY), lamp(1, 2 * DAY)) == (1, 2, 3)


def test_the_pattern_says_where_what_and_since_when() -> None:
    found = rules.pattern(lamp(3), [lamp(2, DAY), lamp(1, 2 * DAY)], now=T0)
    assert found == rules.Pattern(6, "equip", (1, 2, 3), T0 - 2 * DAY)


def test_seven_days_count_to_the_second() -> None:
    assert ids(lamp(3), lamp(2), lamp(1, 7 * DAY)) == (1, 2, 3)
    assert ids(lamp(3), lamp(2), lamp(1, 7 * DAY + SECOND)) == ()


@pytest.mark.parametrize(
    "marks",
    [
        {"place_id": 7},
        {"category": "power"},
        {"state": State.CANCELLED},
        {"state": State.REJECTED},
        {"state": State.MERGED},
    ],
)
def test_other_buildings_kinds_and_withdrawn_reports_do_not_count(
    marks: dict[str, object],
) -> None:
    assert ids(lamp(3), lamp(2), lamp(1, DAY, **marks)) == ()


def test_a_resolved_report_still_counts() -> None:
    assert ids(lamp(3), lamp(2), lamp(1, state=State.CLOSED)) == (1, 2, 3)


def test_the_newest_report_is_counted_once() -> None:
    newest = lamp(3)
    assert ids(newest, newest, lamp(2)) == ()


def test_unsorted_reports_are_no_kind() -> None:
    others = [lamp(number, category="other") for number in (1, 2, 3)]
    assert ids(*others) == ()
