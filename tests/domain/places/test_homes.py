from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places.homes import (
    MAX_OPEN_CLAIMS,
    Claim,
    Household,
    Membership,
    MembershipState,
    Refusal,
    Relation,
    first_claimant,
    may_become,
    next_state,
    refusal,
    state_after_asking,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FLAT = Household(3, 6, "3单元", 2, "201", 8769)
S = MembershipState
PHONE = "13812345621"
WANG = Claim(42, Relation.OWNER)


def member(person_id: int, state: S, hours: int = 0) -> Membership:
    claimed_at = NOON + timedelta(hours=hours)
    return Membership(person_id, person_id, FLAT.id, Relation.OWNER, state, claimed_at)


def test_a_first_claim_waits_for_the_captain() -> None:
    assert refusal(FLAT, [], WANG, open_claims=0) is None
    assert next_state([], WANG, None) is S.CLAIMED


def test_an_unknown_flat_is_refused_before_anything_else() -> None:
    existing = [member(42, S.ACTIVE)]
    assert refusal(None, existing, WANG, open_claims=9) is Refusal.FLAT_UNKNOWN


@pytest.mark.parametrize(
    ("state", "reason"),
    [
        (S.ACTIVE, Refusal.ALREADY_MEMBER),
        (S.CLAIMED, Refusal.CLAIM_PENDING),
        (S.ASKED, Refusal.CLAIM_PENDING),
        (S.REFUSED, None),
        (S.ENDED, None),
    ],
)
def test_only_a_present_membership_of_ones_own_stands_in_the_way(
    state: S, reason: Refusal | None
) -> None:
    assert refusal(FLAT, [member(42, state)], WANG, open_claims=0) is reason
    assert refusal(FLAT, [member(43, state)], WANG, open_claims=0) is None


def test_nobody_claims_many_flats_at_once() -> None:
    assert refusal(FLAT, [], WANG, open_claims=MAX_OPEN_CLAIMS - 1) is None
    assert refusal(FLAT, [], WANG, open_claims=MAX_OPEN_CLAIMS) is Refusal.TOO_MANY_CLAIMS


@pytest.mark.parametrize("state", [S.ACTIVE, S.CLAIMED, S.ASKED])
def test_a_second_claim_asks_the_first(state: S) -> None:
    assert next_state([member(43, state)], WANG, PHONE) is S.ASKED


@pytest.mark.parametrize("state", [S.REFUSED, S.ENDED])
def test_those_who_left_or_were_refused_are_not_asked(state: S) -> None:
    assert next_state([member(43, state)], WANG, None) is S.CLAIMED


def test_the_phone_of_the_roll_lets_in_at_once() -> None:
    claim = Claim(42, Relation.OWNER, "+86 138-1234-5621")
    assert next_state([], claim, PHONE) is S.ACTIVE
    assert next_state([member(43, S.ACTIVE)], claim, PHONE) is S.ACTIVE


@pytest.mark.parametrize(
    ("phone", "roll_phone"),
    [(None, None), ("", ""), (PHONE, None), (None, PHONE), ("无", "无"), (PHONE, "13812345622")],
)
def test_unknown_phones_never_match(phone: str | None, roll_phone: str | None) -> None:
    assert next_state([], Claim(42, Relation.OWNER, phone), roll_phone) is S.CLAIMED


def test_who_lives_there_is_asked_before_who_merely_claimed_earlier() -> None:
    claimed, active, later = member(1, S.CLAIMED), member(2, S.ACTIVE, 1), member(3, S.ACTIVE, 2)
    assert first_claimant([later, claimed, active], 42) == active
    assert first_claimant([member(4, S.ASKED, 1), claimed], 42) == claimed
    assert first_claimant([claimed], person_id=1) is None


def test_only_a_yes_from_a_member_lets_in() -> None:
    assert state_after_asking(member(1, S.ACTIVE), agrees=True) is S.ACTIVE
    assert state_after_asking(member(1, S.ACTIVE), agrees=False) is S.CLAIMED
    assert state_after_asking(member(1, S.CLAIMED), agrees=True) is S.CLAIMED
    assert state_after_asking(member(1, S.ENDED), agrees=True) is S.CLAIMED


MOVES = {
    (S.CLAIMED, S.ACTIVE),
    (S.CLAIMED, S.REFUSED),
    (S.CLAIMED, S.ENDED),
    (S.ASKED, S.CLAIMED),
    (S.ASKED, S.ACTIVE),
    (S.ASKED, S.REFUSED),
    (S.ASKED, S.ENDED),
    (S.ACTIVE, S.ENDED),
}


@pytest.mark.parametrize("state", S)
@pytest.mark.parametrize("to", S)
def test_memberships_move_only_as_the_table_says(state: S, to: S) -> None:
    assert may_become(state, to) is ((state, to) in MOVES)


@given(st.lists(st.tuples(st.integers(1, 9), st.sampled_from(S), st.integers(0, 99))))
def test_without_a_known_phone_nobody_is_let_in_unasked(raw: list[tuple[int, S, int]]) -> None:
    existing = [member(*values) for values in raw]
    state = next_state(existing, WANG, None)
    assert state is (S.ASKED if first_claimant(existing, 42) else S.CLAIMED)


def test_a_claim_does_not_print_its_phone() -> None:
    assert PHONE not in repr(Claim(42, Relation.OWNER, PHONE))
