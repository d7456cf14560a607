"""What is missing, and whether anything can still change: held against trying every way."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import (
    Base,
    Choice,
    Progress,
    Rule,
    Verdict,
    is_settled,
    progress,
    result_of,
    tally,
)
from tests.domain.ballots.test_tally import HANDS, ORDINARY, RULES, flats, voting

HOUSEHOLD = Rule(Base.PARTICIPANTS, (2, 3), (1, 2), strict=True, dual=False)
AREAS = st.lists(st.integers(0, 3), max_size=4)
SAID = st.lists(st.tuples(st.sampled_from(Choice), st.integers(0, 3)), max_size=5)


def test_with_15_of_24_flats_one_is_still_missing() -> None:
    found = progress(HOUSEHOLD, tally(HOUSEHOLD, flats(24), voting(15), set()))
    assert found == Progress(quorum_missing=(1, 0), yes_missing=(0, 0))


def test_with_16_of_24_flats_none_is_missing() -> None:
    found = progress(HOUSEHOLD, tally(HOUSEHOLD, flats(24), voting(16), set()))
    assert found.quorum_missing == (0, 0)


def test_at_half_one_more_yes_is_needed_and_above_it_none() -> None:
    even = progress(HOUSEHOLD, tally(HOUSEHOLD, flats(24), voting(8, 8), set()))
    above = progress(HOUSEHOLD, tally(HOUSEHOLD, flats(24), voting(9, 8), set()))
    assert (even.yes_missing, above.yes_missing) == ((1, 0), (0, 0))


def test_area_is_told_only_when_it_counts() -> None:
    found = progress(ORDINARY, tally(ORDINARY, flats(24), voting(15), set()))
    assert found.quorum_missing == (1, 8000)


def test_before_the_first_vote_one_yes_is_missing_even_where_nothing_of_nothing_suffices() -> None:
    inclusive = Rule(Base.DECIDED, None, (3, 4), strict=False, dual=False)
    assert progress(inclusive, tally(inclusive, flats(4), {}, set())).yes_missing == (1, 0)


def test_when_all_must_agree_the_votes_that_would_have_to_change_are_missing() -> None:
    unanimous = Rule(Base.PARTICIPANTS, None, (1, 1), strict=False, dual=False)
    found = progress(unanimous, tally(unanimous, flats(9), voting(4, 1, 1), set()))
    assert found.yes_missing == (2, 0)


@given(RULES, st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_the_yes_missing_suffice_and_one_fewer_do_not(
    rule: Rule, yes: int, no: int, abstain: int
) -> None:
    if rule.threshold[0] == rule.threshold[1] and rule.base != Base.ROLL:
        return
    free = Rule(rule.base, None, rule.threshold, rule.strict, dual=False)
    room = 200

    def verdict(more: int) -> Verdict:
        return result_of(free, (room, 0), (yes + more, 0), (no, 0), (abstain, 0)).verdict

    start = result_of(free, (room, 0), (yes, 0), (no, 0), (abstain, 0))
    missing = progress(free, start).yes_missing[0]
    assert verdict(missing) == Verdict.PASSED
    assert missing == 0 or verdict(missing - 1) != Verdict.PASSED


def every_verdict(rule: Rule, said: list[tuple[Choice, int]], unheard: list[int]) -> set[Verdict]:
    roll = [(f"h{n}", area) for n, (_, area) in enumerate(said)]
    votes = {f"h{n}": choice for n, (choice, _) in enumerate(said)}
    roll += [(f"u{n}", area) for n, area in enumerate(unheard)]
    found = set()
    for way in product([None, *Choice], repeat=len(unheard)):
        more = {f"u{n}": choice for n, choice in enumerate(way) if choice}
        found.add(tally(rule, roll, votes | more, set()).verdict)
    return found


@given(RULES, SAID, AREAS)
def test_settled_is_said_exactly_when_no_way_of_voting_changes_the_verdict(
    rule: Rule, said: list[tuple[Choice, int]], unheard: list[int]
) -> None:
    roll = [(f"h{n}", area) for n, (_, area) in enumerate(said)]
    roll += [(f"u{n}", area) for n, area in enumerate(unheard)]
    votes = {f"h{n}": choice for n, (choice, _) in enumerate(said)}
    settled = is_settled(rule, tally(rule, roll, votes, set()), unheard)
    certain = len(every_verdict(rule, said, unheard)) == 1
    # With areas it may hold back where a tie cannot be put together, but never speak too soon.
    assert settled == certain if not rule.dual else certain or not settled


@pytest.mark.parametrize(("yes", "settled"), [(16, False), (17, True)])
def test_a_quorum_and_a_lead_that_cannot_be_caught_up_settle(yes: int, *, settled: bool) -> None:
    # 17 yes and 17 no would be a tie, 17 yes and 16 no are not.
    roll = flats(33 if settled else 32)
    result = tally(HANDS, roll, voting(yes), set())
    assert is_settled(HANDS, result, [8000] * 16) is settled


def test_with_everybody_heard_all_is_settled() -> None:
    assert is_settled(HANDS, tally(HANDS, flats(2), voting(1, 1), set()), [])
