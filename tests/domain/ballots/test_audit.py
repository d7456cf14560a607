"""Counting a ballot again from its chain alone."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain.ballots import (
    Early,
    Kind,
    Result,
    Shown,
    Verdict,
    Wrong,
    outcome_payload,
    recount,
    secret_outcome,
    tally,
)
from domain.chain import Row, moment
from tests.domain.ballots.samples import CLOSES, OPENS, ROLL, TICK, WINDOW, Chain, definition

HOUSEHOLD = definition()
assert HOUSEHOLD.rule
PASSED = outcome_payload(
    tally(HOUSEHOLD.rule, ROLL, {"1-101": "yes", "1-201": "yes"}, set())  # type: ignore[dict-item]
)
ELECTION = definition(Kind.ELECTION)
HANDS = definition(Kind.HAND)
CROWD = [(f"{n:03}", 100) for n in range(9)]
URN = sorted(["1"] * 5 + ["2"] * 4)


def voted() -> Chain:
    return Chain(HOUSEHOLD).cast("1-101", "no").cast("1-201", "yes").cast("1-101", "yes")


def elected(urn: list[str] | None, heard: int = 9) -> Chain:
    found = secret_outcome(None, 3, 1, CROWD, urn or [])
    started = Chain(ELECTION, CROWD).add("heard", {"heads": [key for key, _ in CROWD[:heard]]})
    return started.close(outcome_payload(found) if urn else {"verdict": "passed"}, urn=urn)


def test_the_last_vote_of_each_head_makes_the_result() -> None:
    found = recount(voted().close(PASSED).rows)
    assert found.matches
    assert isinstance(found.result, Result)
    assert (found.result.verdict, found.result.yes) == (Verdict.PASSED, (2, 17000))


def test_a_vote_taken_back_is_none_and_a_conflict_is_left_out() -> None:
    chain = voted().cast("1-101", None).cast("1-201", None, why="conflict")
    found = recount(chain.rows)
    assert isinstance(found.result, Result)
    assert found.matches
    assert found.result.participated == (0, 0)


def test_a_ballot_still_running_matches_and_claims_nothing() -> None:
    found = recount(voted().rows)
    assert (found.matches, found.claimed) == (True, None)


def test_no_rows_are_no_ballot() -> None:
    assert not recount([]).matches


def test_the_whole_life_of_a_ballot_is_sound() -> None:
    chain = voted().add("note", {"text": "周五看样品"})
    chain.add("extended", {"closes_at": moment(CLOSES + timedelta(days=1))})
    chain.cast("1-102", None, at=CLOSES).close(PASSED, at=CLOSES + timedelta(days=1))
    chain.add("objection", {"number": 1, "text": "?"}, WINDOW)
    chain.add("answer", {"number": 1, "text": "!"}, WINDOW).add("final", {}, WINDOW)
    assert recount(chain.add("outcome", {"text": "周六安装"}, WINDOW).rows).matches


@pytest.mark.parametrize(
    ("chain", "why"),
    [
        (Chain(HOUSEHOLD).cast("9-999", "yes"), Wrong.NOT_ON_ROLL),
        (Chain(HOUSEHOLD).cast("1-101", "maybe"), Wrong.BAD_CHOICE),
        (Chain(HOUSEHOLD).cast("1-101", "1"), Wrong.BAD_CHOICE),
        (Chain(HOUSEHOLD).cast("1-101", "yes", why="conflict"), Wrong.BAD_CHOICE),
        (Chain(HOUSEHOLD).cast("1-101", "yes", at=CLOSES), Wrong.LATE),
        (Chain(HOUSEHOLD).add("opened", {}), Wrong.OPENED_TWICE),
        (voted().close(PASSED).cast("1-102", "yes"), Wrong.AFTER_CLOSING),
        (voted().close(PASSED).close(PASSED), Wrong.AFTER_CLOSING),
        (voted().close(PASSED, at=CLOSES - TICK), Wrong.CLOSED_EARLY),
        (voted().close(PASSED, "settled"), Wrong.CLOSED_EARLY),
        (voted().close(PASSED, "none"), Wrong.CLOSED_EARLY),
        (voted().close(PASSED, "by_hand"), Wrong.RESULT),
        (voted().close(None), Wrong.RESULT),
        (voted().add("extended", {"closes_at": moment(CLOSES)}), Wrong.EXTENSION),
        (voted().add("extended", {"closes_at": "soon"}), Wrong.UNREADABLE),
        (voted().add("final", {}), Wrong.NOT_CLOSED),
        (voted().add("objection", {"number": 1, "text": ""}), Wrong.NOT_CLOSED),
        (voted().add("cancelled", {"reason": ""}).cast("1-102", "yes"), Wrong.AFTER_END),
        (voted().add("joined", {"head": "new", "area": 0}), Wrong.ROLL),
        (Chain(HANDS).add("joined", {"head": "1-101", "area": 0}), Wrong.ROLL),
        (Chain(HANDS).add("joined", {"head": "new", "area": 1}), Wrong.ROLL),
        (Chain(HANDS).add("joined", {"head": "new", "area": 0}, CLOSES), Wrong.LATE),
        (Chain(HANDS).add("joined", {"head": 7, "area": 0}), Wrong.ROLL),
        (Chain(HANDS).add("joined", {}), Wrong.UNREADABLE),
        (Chain(ELECTION).cast("1-101", "1"), Wrong.SECRET_CAST),
        (Chain(ELECTION).add("heard", {"heads": ["x"]}), Wrong.NOT_ON_ROLL),
        (Chain(ELECTION).add("heard", {"heads": ["1-101", "1-101"]}), Wrong.HEARD_TWICE),
        (elected(["1"] * 8), Wrong.URN),
        (elected(URN[::-1]), Wrong.URN),
        (elected(None, heard=8), Wrong.URN),
    ],
)
def test_what_cannot_have_happened_is_found_in_its_row(chain: Chain, why: Wrong) -> None:
    found = recount(chain.rows)
    assert (found.matches, found.why, found.first_bad) == (False, why, len(chain.rows))


def test_a_vote_just_before_closing_counts() -> None:
    assert recount(Chain(HOUSEHOLD).cast("1-101", "yes", at=CLOSES - TICK).rows).matches


def test_a_resident_who_joined_just_before_closing_is_counted_with_the_others() -> None:
    joined = Chain(HANDS, [("a", 0)]).add("joined", {"head": "b", "area": 0}, CLOSES - TICK)
    found = recount(joined.cast("b", "yes", at=CLOSES - TICK).rows)
    assert isinstance(found.result, Result)
    assert found.matches
    assert (found.result.roll, found.result.yes) == ((2, 0), (1, 0))


def test_only_the_first_of_two_extensions_counts() -> None:
    days = [{"closes_at": moment(CLOSES + timedelta(days=n))} for n in (1, 2)]
    chain = voted().add("extended", days[0]).add("extended", days[1])
    assert recount(chain.rows).why is Wrong.EXTENSION


def test_an_objection_without_answer_keeps_a_result_from_being_final() -> None:
    chain = voted().close(PASSED).add("objection", {"number": 1, "text": ""}).add("final", {})
    assert recount(chain.rows).why is Wrong.UNANSWERED


@pytest.mark.parametrize("part", ["verdict", "yes", "no", "participated", "roll", "abstain"])
def test_a_changed_number_of_the_result_is_found(part: str) -> None:
    assert PASSED
    false = PASSED | {part: "tie" if part == "verdict" else [9, 9]}
    assert recount(voted().close(false).rows).why is Wrong.RESULT


def test_a_ballot_closed_by_hand_is_void_with_its_numbers() -> None:
    assert PASSED
    assert recount(voted().close(PASSED | {"verdict": "void"}, "by_hand", at=OPENS).rows).matches


def test_closing_early_is_right_only_as_the_definition_says() -> None:
    settled = Chain(definition(early=Early.SETTLED)).cast("1-101", "yes").cast("1-201", "yes")
    assert recount(settled.close(PASSED, "settled", at=OPENS + timedelta(hours=9)).rows).matches


def test_an_election_is_counted_from_its_urn() -> None:
    found = recount(elected(URN).rows)
    assert found.matches
    assert found.claimed == {
        "counts": {"1": 5, "2": 4, "3": 0},
        "seated": [1],
        "tied": [],
        "verdict": "passed",
    }


def test_the_votes_of_a_small_secret_ballot_may_be_withheld() -> None:
    found = recount(elected(None, heard=7).rows)
    assert (found.matches, found.withheld, found.result) == (True, True, None)


def test_a_choice_among_options_is_counted_by_name() -> None:
    chain = Chain(definition(Kind.CHOOSE)).cast("1-101", "2").cast("1-102", "2").cast("1-201", "1")
    result = {"counts": {"1": 1, "2": 2, "3": 0}, "seated": [2], "tied": [], "verdict": "passed"}
    assert recount(chain.close(result).rows).matches


def test_a_consultation_comes_to_nothing_and_that_matches() -> None:
    assert recount(Chain(definition(Kind.CONSULT)).close(None).rows).matches


@pytest.mark.parametrize(
    ("part", "why"), [("def_hash", Wrong.DEFINITION), ("roll_hash", Wrong.ROLL)]
)
def test_hashes_that_are_not_of_what_they_stand_beside_are_found(part: str, why: Wrong) -> None:
    first, *others = voted().rows
    changed = replace(first, payload={**first.payload, part: "0" * 64})
    found = recount([changed, *others])
    assert (found.why, found.first_bad) == (why, 1)


def test_a_head_twice_on_the_roll_is_found() -> None:
    assert recount(Chain(HOUSEHOLD, [*ROLL, ROLL[0]]).rows).why is Wrong.ROLL


HOSTILE: list[Any] = [None, 1, True, "x", [], {}, [[]], {"x": []}, [["a", True]], 10**30]


@pytest.mark.parametrize("value", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("type_", ["opened", "cast", "heard", "extended", "closed", "objection"])
def test_whatever_a_file_holds_is_answered_and_not_raised(type_: str, value: Any) -> None:  # noqa: ANN401
    names = "ballot roll def_hash roll_hash head choice excluded heads closes_at reason urn number"
    rows = voted().rows if type_ != "opened" else []
    row = Row(9, moment(OPENS), "a", type_, dict.fromkeys(names.split(), value), "", "")
    found = recount([*rows, row])
    assert found.matches is False or type_ == "heard"


def test_rows_of_a_kind_not_known_change_nothing() -> None:
    assert recount(voted().add("waved", {"head": "1-101"}).close(PASSED).rows).matches


def test_a_secret_yes_or_no_vote_has_no_areas() -> None:
    secret = definition(shown=Shown.SECRET)
    chain = Chain(secret).add("heard", {"heads": ["1-101", "1-102"]})
    numbers = {"roll": [3, 0], "participated": [2, 0], "yes": [2, 0], "no": [0, 0]}
    chain.close(numbers | {"abstain": [0, 0], "verdict": "passed"}, urn=["yes", "yes"])
    assert recount(chain.rows).matches
