"""What is ticked on a slip: boxes by their order, and nothing that is not on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import Choice, Kind, picked_in
from domain.ballots.hall import Question, Snag, boxes, ticked
from tests.domain.ballots.test_shaping import draft

YES_NO = draft(Kind.HOUSEHOLD)
OPTIONS = draft(Kind.CHOOSE, ("木头", "铁", "铜"))
MOST = draft(Kind.ELECTION, tuple(f"候选人{n}" for n in range(20)))


def test_the_boxes_stand_as_people_read_them() -> None:
    assert boxes(YES_NO) == ("yes", "no", "abstain")
    assert boxes(OPTIONS) == ("1", "2", "3")
    assert len(boxes(MOST)) == 20


@pytest.mark.parametrize(("picks", "choice"), [(0b001, "yes"), (0b010, "no"), (0b100, "abstain")])
def test_one_tick_is_that_box(picks: int, choice: str) -> None:
    assert ticked(YES_NO, picks) == choice
    assert choice in set(Choice)


@pytest.mark.parametrize("picks", [0, 0b011, 0b101, 0b111])
def test_none_or_both_yes_and_no_is_no_vote(picks: int) -> None:
    assert ticked(YES_NO, picks) == ""


def test_several_options_are_one_choice_in_order() -> None:
    assert ticked(OPTIONS, 0b101) == "1+3"
    assert ticked(OPTIONS, 0b111) == "1+2+3"


def test_options_kept_under_a_yes_or_no_kind_are_no_boxes() -> None:
    """Trying another kind keeps the options; a slip of it must not show them."""
    kept = draft(Kind.HOUSEHOLD, ("木头", "铁"))
    assert boxes(kept) == ("yes", "no", "abstain")


@pytest.mark.parametrize("picks", [0b1000, 0b1001, 1 << 40, (1 << 62) + 1, -1, -8])
@pytest.mark.parametrize("ballot", [YES_NO, OPTIONS], ids=["yes or no", "options"])
def test_a_forged_bit_beyond_the_boxes_voids_all_of_them(ballot: object, picks: int) -> None:
    assert ticked(ballot, picks) == ""  # type: ignore[arg-type]


@given(st.sets(st.integers(1, 20), min_size=1))
def test_whatever_is_ticked_is_read_back_the_same(chosen: set[int]) -> None:
    picks = sum(1 << (n - 1) for n in chosen)
    assert picked_in(ticked(MOST, picks)) == tuple(sorted(chosen))


@given(st.integers(-(2**62), 2**62))
def test_no_number_reads_as_anything_but_boxes_of_the_slip(picks: int) -> None:
    choice = ticked(OPTIONS, picks)
    assert choice == "" or set(picked_in(choice)) <= {1, 2, 3}
    assert (choice == "") is not (0 < picks < 8)


def test_questions_and_snags_have_codes_of_their_own() -> None:
    assert not {question.value for question in Question} & {snag.value for snag in Snag}
