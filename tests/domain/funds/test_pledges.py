"""What a household may promise, what it counts, and when it lapses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import funds as rules
from domain.funds import CAP, Pledge, PledgeKind, Refusal

SHARE = 22_500
KINDS = st.sampled_from(PledgeKind)


@pytest.mark.parametrize(
    ("kind", "amount", "share", "why"),
    [
        (PledgeKind.FULL, None, SHARE, None),
        (PledgeKind.FULL, SHARE, SHARE, None),
        (PledgeKind.FULL, SHARE - 1, SHARE, Refusal.AMOUNT_UNWANTED),
        (PledgeKind.FULL, None, 0, Refusal.NO_SHARE),
        (PledgeKind.PART, None, SHARE, Refusal.AMOUNT_MISSING),
        (PledgeKind.PART, -1, SHARE, Refusal.AMOUNT_NOT_POSITIVE),
        (PledgeKind.PART, 0, SHARE, Refusal.AMOUNT_NOT_POSITIVE),
        (PledgeKind.PART, 1, SHARE, None),
        (PledgeKind.PART, SHARE - 1, SHARE, None),
        (PledgeKind.PART, SHARE, SHARE, Refusal.NOT_PART),
        (PledgeKind.PART, SHARE + 1, SHARE, Refusal.NOT_PART),
        (PledgeKind.GIFT, None, SHARE, Refusal.AMOUNT_MISSING),
        (PledgeKind.GIFT, 0, SHARE, Refusal.AMOUNT_NOT_POSITIVE),
        (PledgeKind.GIFT, SHARE + 1, SHARE, None),
        (PledgeKind.GIFT, 1, 0, None),
        (PledgeKind.GIFT, CAP, 0, None),
        (PledgeKind.GIFT, CAP + 1, 0, Refusal.AMOUNT_TOO_LARGE),
        (PledgeKind.REFUSE, None, SHARE, None),
        (PledgeKind.REFUSE, 1, SHARE, Refusal.AMOUNT_UNWANTED),
        (PledgeKind.HARDSHIP, None, SHARE, None),
        (PledgeKind.HARDSHIP, 1, SHARE, Refusal.AMOUNT_UNWANTED),
    ],
)
def test_each_kind_has_its_bounds(
    kind: PledgeKind, amount: int | None, share: int, why: Refusal | None
) -> None:
    assert rules.pledge_refusal(kind, amount, share) is why


def test_a_full_pledge_is_the_share_and_a_no_is_nothing() -> None:
    assert rules.pledge_amount(PledgeKind.FULL, None, SHARE) == SHARE
    assert rules.pledge_amount(PledgeKind.PART, 100, SHARE) == 100
    assert rules.pledge_amount(PledgeKind.HARDSHIP, None, SHARE) == 0


def test_the_newest_answer_replaces_the_older_and_a_gift_stands_beside_it() -> None:
    full = Pledge("a", 1, PledgeKind.FULL, SHARE)
    gift = Pledge("a", 1, PledgeKind.GIFT, 500)
    part = Pledge("a", 1, PledgeKind.PART, 100)
    assert set(rules.in_force([full, gift, part], {})) == {gift, part}


def test_a_raised_share_ends_the_answer_but_not_the_gift() -> None:
    full = Pledge("a", 1, PledgeKind.FULL, SHARE)
    gift = Pledge("a", 1, PledgeKind.GIFT, 500)
    other = Pledge("b", 1, PledgeKind.FULL, SHARE)
    assert set(rules.in_force([full, gift, other], {"a": 2})) == {gift, other}


def test_a_fresh_answer_on_the_raised_share_counts() -> None:
    old, new = Pledge("a", 1, PledgeKind.FULL, 100), Pledge("a", 2, PledgeKind.FULL, 110)
    assert rules.in_force([old, new], {"a": 2}) == (new,)


def test_a_share_that_fell_counts_only_what_it_is_now() -> None:
    told = [Pledge("a", 1, PledgeKind.FULL, 100), Pledge("a", 1, PledgeKind.GIFT, 30)]
    assert rules.pledged(told, {"a": 80}) == 110
    assert rules.pledged(told, {}) == 30


@pytest.mark.parametrize(
    ("amount", "minimum", "enough"),
    [
        (100, (1, 1), True),
        (99, (1, 1), False),
        (67, (2, 3), True),
        (66, (2, 3), False),
        (80, (4, 5), True),
        (79, (4, 5), False),
    ],
)
def test_the_minimum_is_reached_exactly(
    amount: int, minimum: tuple[int, int], *, enough: bool
) -> None:
    assert rules.reaches(amount, 100, minimum) is enough


@given(KINDS, st.none() | st.integers(-5, 300), st.integers(0, 200))
def test_an_answer_never_promises_more_than_the_share(
    kind: PledgeKind, amount: int | None, share: int
) -> None:
    if rules.pledge_refusal(kind, amount, share) is None:
        promised = rules.pledge_amount(kind, amount, share)
        assert promised >= 0
        assert kind is PledgeKind.GIFT or promised <= share


@given(st.lists(st.builds(Pledge, st.sampled_from("abc"), st.integers(1, 3), KINDS)))
def test_each_household_has_at_most_one_answer_and_one_gift(told: list[Pledge]) -> None:
    left = rules.in_force(told, {"a": 2})
    sides = [(pledge.household, pledge.kind is PledgeKind.GIFT) for pledge in left]
    assert len(sides) == len(set(sides))
    assert all(p.version >= 2 for p in left if p.household == "a" and p.kind in rules.ANSWERS)
