"""What a notice came to: every person and household counted once and only for what they did."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.notices import (
    Attendee,
    Delivery,
    Fate,
    Figures,
    Seat,
    absentees,
    figures_of,
    households_reached,
    percent,
)
from tests.domain.notices.seated import attendee

NOW = datetime(2026, 12, 7, 1, tzinfo=UTC)
CAME = st.sampled_from([None, True, False])
LISTS = st.lists(st.tuples(st.sampled_from(sorted(Seat)), CAME), max_size=30).map(
    lambda rows: [attendee(n, state, came=came) for n, (state, came) in enumerate(rows, 1)]
)


def delivery(chat: int, place: int | None = None, state: Fate = Fate.SENT) -> Delivery:
    return Delivery(chat, 1, chat, place, state, NOW)


def test_nobody_is_nothing() -> None:
    assert figures_of([]) == Figures(0, 0, 0, 0, 0, 0, 0)


def test_each_is_counted_where_they_stand() -> None:
    listed = [
        attendee(1, came=True),
        attendee(2, came=False),
        attendee(3),
        attendee(4, Seat.WAITING),
        attendee(5, Seat.GONE, came=True),
    ]
    found = figures_of(listed, reached=48, receipts=23)
    assert found == Figures(
        signed=3, waiting=1, came=1, absent=1, unknown=1, reached=48, receipts=23
    )


def test_who_waited_and_came_all_the_same_was_there() -> None:
    found = figures_of([attendee(1, Seat.WAITING, came=True)])
    assert (found.came, found.signed, found.waiting) == (1, 0, 1)


@given(LISTS)
def test_whoever_signed_up_came_or_was_absent_or_is_not_known(listed: list[Attendee]) -> None:
    found = figures_of(listed)
    walked_in = sum(one.state is Seat.WAITING and one.came is True for one in listed)
    assert found.signed == found.came - walked_in + found.absent + found.unknown
    assert found.signed + found.waiting == sum(one.state is not Seat.GONE for one in listed)


def test_once_somebody_was_checked_in_the_others_with_a_seat_are_absent() -> None:
    listed = [
        attendee(1, came=True),
        attendee(2),
        attendee(3, came=False),
        attendee(4, Seat.WAITING),
        attendee(5, Seat.GONE),
    ]
    assert [one.id for one in absentees(listed)] == [2, 3]


def test_where_nobody_kept_the_door_nobody_is_absent() -> None:
    assert absentees([attendee(1), attendee(2, came=False)]) == ()


@given(LISTS)
def test_nobody_who_came_is_absent(listed: list[Attendee]) -> None:
    assert all(one.state is Seat.IN and not one.came for one in absentees(listed))


def test_a_group_reaches_the_households_of_its_place_and_a_person_their_own() -> None:
    at_place = {1: [11, 12], 2: [21]}
    of_person = {900: [31, 32]}
    found = households_reached([delivery(-1, 1), delivery(900)], at_place, of_person)
    assert found == {11, 12, 31, 32}


def test_a_household_reached_twice_counts_once() -> None:
    at_place = {1: [11, 12], 2: [11]}
    deliveries = [delivery(-1, 1), delivery(-2, 2), delivery(900)]
    assert households_reached(deliveries, at_place, {900: [12]}) == {11, 12}


@pytest.mark.parametrize("fate", sorted(Fate))
def test_only_what_was_sent_or_came_with_the_digest_reached_anybody(fate: Fate) -> None:
    found = households_reached([delivery(-1, 1, fate)], {1: [11]}, {})
    assert bool(found) is (fate in {Fate.SENT, Fate.DIGEST})


def test_a_place_or_a_person_without_households_reaches_none() -> None:
    assert households_reached([delivery(-1, 9), delivery(900)], {}, {}) == frozenset()


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(0, 48, 0), (23, 48, 47), (47, 48, 97), (48, 48, 100), (49, 48, 100), (0, 0, None)],
)
def test_only_all_of_them_are_100_percent_and_of_nobody_there_is_no_share(
    part: int, whole: int, share: int | None
) -> None:
    assert percent(part, whole) == share


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_share_is_100_exactly_when_nobody_is_missing(part: int, whole: int) -> None:
    found = percent(part, whole)
    assert found is not None
    assert (found == 100) is (part >= whole)
