"""Most votes win, and nobody wins a tie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import Elected, Refusal, Verdict, choice_of, elect, pick_refusal, picked_in

OPTIONS = (1, 2, 3, 4)


def votes(*counts: int) -> list[tuple[int]]:
    return [(option,) for option, count in enumerate(counts, 1) for _ in range(count)]


@pytest.mark.parametrize(
    ("counts", "seats", "seated", "tied", "left"),
    [
        ((3, 2, 1, 0), 1, (1,), (), 0),
        ((3, 2, 1, 0), 2, (1, 2), (), 0),
        ((3, 3, 1, 0), 1, (), (1, 2), 1),
        ((3, 3, 1, 0), 2, (1, 2), (), 0),
        ((3, 2, 2, 1), 2, (1,), (2, 3), 1),
        ((3, 2, 2, 2), 3, (1,), (2, 3, 4), 2),
        ((1, 1, 1, 1), 4, (1, 2, 3, 4), (), 0),
        ((0, 0, 2, 0), 3, (3,), (), 2),
        ((1, 5, 0, 0), 2, (2, 1), (), 0),
        ((0, 0, 0, 0), 2, (), (), 2),
    ],
)
def test_who_is_seated_and_who_goes_into_a_run_off(
    counts: tuple[int, ...], seats: int, seated: tuple[int, ...], tied: tuple[int, ...], left: int
) -> None:
    found = elect(OPTIONS, votes(*counts), seats)
    expected = dict(zip(OPTIONS, counts, strict=True))
    assert found == Elected(expected, seated, tied, left)


def test_no_votes_a_tie_and_a_winner_have_their_verdicts() -> None:
    counts = ((0, 0), (1, 1), (2, 1))
    found = [elect((1, 2), votes(*pair), 1).verdict for pair in counts]
    assert found == [Verdict.NO_VOTES, Verdict.TIE, Verdict.PASSED]


def test_a_vote_may_name_as_many_as_there_are_seats() -> None:
    found = elect(OPTIONS, [(1, 2), (2, 3), (2,)], 2)
    assert found.counts == {1: 1, 2: 3, 3: 1, 4: 0}
    assert (found.seated, found.tied, found.open_seats) == ((2,), (1, 3), 1)


@pytest.mark.parametrize(
    ("picked", "expected"),
    [
        ((1,), None),
        ((1, 4), None),
        ((), Refusal.NOTHING_PICKED),
        ((5,), Refusal.UNKNOWN_OPTION),
        ((0,), Refusal.UNKNOWN_OPTION),
        ((1, 1), Refusal.PICKED_TWICE),
        ((1, 2, 3), Refusal.TOO_MANY_PICKED),
    ],
)
def test_what_a_vote_may_name(picked: tuple[int, ...], expected: Refusal | None) -> None:
    assert pick_refusal(picked, OPTIONS, 2) == expected


def test_a_vote_that_would_be_refused_is_not_counted_silently() -> None:
    with pytest.raises(ValueError, match="picked_twice"):
        elect(OPTIONS, [(1, 1)], 2)


@given(st.lists(st.sets(st.sampled_from(OPTIONS), min_size=1, max_size=2)), st.integers(2, 4))
def test_nobody_with_fewer_votes_sits_before_one_with_more(
    given_votes: list[set[int]], seats: int
) -> None:
    found = elect(OPTIONS, given_votes, seats)
    others = [found.counts[o] for o in OPTIONS if o not in found.seated]
    assert all(found.counts[o] > max(others, default=0) for o in found.seated)
    assert len(found.seated) + found.open_seats == seats
    assert not found.tied or len(found.tied) > found.open_seats


@given(st.sets(st.integers(0, 20), min_size=1))
def test_options_are_read_back_as_they_were_written(picked: set[int]) -> None:
    assert picked_in(choice_of(picked)) == tuple(sorted(picked))


@pytest.mark.parametrize("choice", ["", "yes", "1+", "+1", "-1", "1 ", "１", "1++2", "9999"])
def test_other_words_are_no_options(choice: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        picked_in(choice)
