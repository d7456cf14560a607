from hypothesis import given
from hypothesis import strategies as st

from domain.funds.dues import Due

FEN = st.integers(0, 10_000_000)
dues = st.builds(Due, FEN, st.none() | FEN, FEN, FEN)


def test_who_said_nothing_owes_the_share_and_has_promised_nothing() -> None:
    due = Due(share=22_500)
    assert (due.promised, due.owed, due.left) == (0, 22_500, 22_500)


def test_who_pledged_owes_what_they_said_and_not_the_share() -> None:
    due = Due(share=22_500, answer=10_000)
    assert (due.promised, due.owed, due.left) == (10_000, 10_000, 10_000)


def test_who_refused_owes_nothing() -> None:
    due = Due(share=22_500, answer=0)
    assert (due.promised, due.owed, due.left, due.settled) == (0, 0, 0, False)


def test_a_gift_comes_on_top_of_what_was_said_or_not() -> None:
    assert Due(22_500, 22_500, 500).owed == 23_000
    assert Due(22_500, None, 500).owed == 23_000
    assert Due(22_500, 0, 500).owed == 500


def test_a_share_that_fell_since_counts_as_it_is_now() -> None:
    assert Due(share=20_000, answer=22_500).owed == 20_000


def test_a_household_is_settled_exactly_when_nothing_is_left() -> None:
    assert not Due(22_500, 22_500, 0, 22_499).settled
    assert Due(22_500, 22_500, 0, 22_500).settled
    assert not Due(0, None, 0, 0).settled


@given(dues)
def test_nobody_owes_less_than_nothing_or_has_promised_more_than_they_owe(due: Due) -> None:
    assert 0 <= due.left <= due.owed
    assert due.promised <= due.owed
    assert due.left == 0 or due.left + due.paid == due.owed


@given(dues)
def test_who_is_settled_paid_something_and_owes_nothing(due: Due) -> None:
    assert due.settled == (due.paid > 0 and due.paid >= due.owed)


def test_once_it_is_over_nothing_is_left_to_pay_and_what_was_paid_stays_paid() -> None:
    assert Due(22_500, 22_500, 0, 10_000, over=True).left == 0
    assert not Due(22_500, 22_500, 0, 10_000, over=True).settled
    assert Due(22_500, 22_500, 0, 22_500, over=True).settled
