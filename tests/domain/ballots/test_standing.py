"""What one head's votes amount to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import (
    Cast,
    CastState,
    Refusal,
    Standing,
    Via,
    Why,
    paper_refusal,
    standing,
    supersedes,
)


def cast(
    choice: str = "yes", voter: int | None = 1, via: str = "tap", state: str = "counted"
) -> Cast:
    return Cast(voter, choice, Via(via), CastState(state))


def paper(choice: str = "yes", state: str = "counted") -> Cast:
    return cast(choice, None, "paper", state)


def proxy(choice: str = "yes", state: str = "counted") -> Cast:
    return cast(choice, 9, "proxy", state)


CASTS = st.lists(
    st.builds(
        Cast,
        st.none() | st.integers(1, 3),
        st.sampled_from(["yes", "no"]),
        st.sampled_from(Via),
        st.sampled_from(CastState),
    ),
    max_size=5,
)
YES_TAP = Standing("yes", via=Via.TAP)


@pytest.mark.parametrize(
    ("casts", "expected"),
    [
        ([], Standing()),
        ([cast()], YES_TAP),
        ([cast(), cast(voter=2)], YES_TAP),
        ([cast(), cast("no", 2)], Standing(why=Why.CONFLICT)),
        ([cast(), cast("no", 2, state="withdrawn")], YES_TAP),
        ([cast(), cast("no", 2, state="superseded")], YES_TAP),
        ([cast(), cast("no", 2, state="pending")], YES_TAP),
        ([cast(state="pending")], Standing(why=Why.PENDING)),
        ([cast(state="withdrawn")], Standing()),
        ([paper()], Standing("yes", via=Via.PAPER)),
        ([paper(state="unconfirmed")], Standing(why=Why.UNCONFIRMED)),
        ([paper(state="disputed")], Standing(why=Why.DISPUTE)),
        ([paper(state="disputed"), cast()], YES_TAP),
        ([paper(state="disputed"), proxy()], Standing(why=Why.DISPUTE)),
        ([paper(state="unconfirmed"), cast()], YES_TAP),
        ([paper("no"), cast()], YES_TAP),
        ([proxy("no"), cast()], YES_TAP),
        ([proxy()], Standing("yes", via=Via.PROXY)),
        ([proxy(), paper("no")], Standing(why=Why.CONFLICT)),
        ([paper(), cast("no", state="pending")], Standing("yes", via=Via.PAPER)),
        ([paper(state="unconfirmed"), cast(state="pending")], Standing(why=Why.UNCONFIRMED)),
    ],
)
def test_the_votes_of_a_flat_without_representative(casts: list[Cast], expected: Standing) -> None:
    assert standing(casts, None) == expected


def test_the_representative_decides_between_co_owners() -> None:
    assert standing([cast("no", 1), cast("yes", 2)], 2) == YES_TAP


def test_until_the_representative_votes_the_others_count_and_can_disagree() -> None:
    assert standing([cast("yes", 1)], 3) == YES_TAP
    assert standing([cast("no", 1), cast("yes", 2)], 3).why is Why.CONFLICT


def test_co_owners_end_a_conflict_by_agreeing() -> None:
    before = [cast("no", 1), cast("yes", 2)]
    after = [cast("no", 1, state="superseded"), cast("yes", 1), cast("yes", 2)]
    assert standing(before, None).excluded
    assert standing(after, None) == YES_TAP


@pytest.mark.parametrize(
    ("why", "excluded"),
    [
        (Why.CONFLICT, True),
        (Why.DISPUTE, True),
        (Why.UNCONFIRMED, True),
        (Why.PENDING, False),
        (None, False),
    ],
)
def test_what_excludes_a_head(why: Why | None, *, excluded: bool) -> None:
    assert Standing(why=why).excluded is excluded


@given(CASTS, st.none() | st.integers(1, 3))
def test_a_head_has_a_choice_or_a_reason_but_never_both(
    casts: list[Cast], representative: int | None
) -> None:
    found = standing(casts, representative)
    assert found.choice is None or found.why is None
    assert (found.choice is None) == (found.via is None)


@given(CASTS, st.none() | st.integers(1, 3))
def test_the_order_of_votes_changes_nothing(casts: list[Cast], representative: int | None) -> None:
    assert standing(casts, representative) == standing(casts[::-1], representative)


@given(CASTS)
def test_a_choice_was_always_counted_for_that_head(casts: list[Cast]) -> None:
    found = standing(casts, None)
    counted = {c.choice for c in casts if c.state is CastState.COUNTED}
    assert found.choice is None or found.choice in counted


@pytest.mark.parametrize(
    ("new", "old", "expected"),
    [
        (cast(), cast("no"), True),
        (cast(), cast("no", 2), False),
        (cast(), cast("no", state="pending"), True),
        (cast(), cast("no", state="withdrawn"), False),
        (cast(), paper(), True),
        (cast(), paper(state="disputed"), True),
        (cast(), paper(state="unconfirmed"), True),
        (cast(), proxy(), True),
        (cast(state="pending"), paper(), False),
        (paper(), proxy(), False),
        (paper(), paper("no"), False),
        (proxy(), cast(), False),
    ],
)
def test_which_vote_takes_the_place_of_which(new: Cast, old: Cast, *, expected: bool) -> None:
    assert supersedes(new, old) is expected


@pytest.mark.parametrize(
    ("casts", "expected"),
    [
        ([], None),
        ([cast()], Refusal.PAPER_OVER_TAP),
        ([cast(state="withdrawn")], None),
        ([cast(state="pending")], None),
        ([paper()], Refusal.PAPER_TWICE),
        ([paper(state="unconfirmed")], Refusal.PAPER_TWICE),
        ([paper(state="withdrawn")], None),
        ([paper(state="disputed")], None),
        ([proxy()], None),
    ],
)
def test_when_paper_is_refused(casts: list[Cast], expected: Refusal | None) -> None:
    assert paper_refusal(casts) == expected
