"""Counting: the published cases, exact boundaries, and a slow second way to count."""

import json
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import Base, Choice, Result, Rule, Verdict, tally

CASES = json.loads((Path(__file__).parents[2] / "vectors" / "tally.json").read_text("utf-8"))
# E9 is published with the very votes of E10a and another result; see the tests of E9 below.
SOUND = [case for case in CASES if case["id"] != "E9"]
ORDINARY = Rule(Base.PARTICIPANTS, (2, 3), (1, 2), strict=True, dual=True)
SPECIAL = Rule(Base.PARTICIPANTS, (2, 3), (3, 4), strict=False, dual=True)
HANDS = Rule(Base.DECIDED, None, (1, 2), strict=True, dual=False)

FRACTIONS = st.integers(1, 7).flatmap(lambda d: st.tuples(st.integers(1, d), st.just(d)))
RULES = st.builds(
    Rule,
    st.sampled_from(Base),
    st.none() | FRACTIONS,
    FRACTIONS,
    strict=st.booleans(),
    dual=st.booleans(),
)
KEYS = st.sampled_from("ABCDEFGHIJ")
ROLLS = st.dictionaries(KEYS, st.integers(0, 12_000)).map(lambda areas: list(areas.items()))
VOTES = st.dictionaries(KEYS, st.sampled_from(Choice))


def flats(count: int) -> list[tuple[str, int]]:
    return [(f"{n:03}", 8000) for n in range(count)]


def voting(yes: int, no: int = 0, abstain: int = 0) -> dict[str, Choice]:
    said = [Choice.YES] * yes + [Choice.NO] * no + [Choice.ABSTAIN] * abstain
    return {f"{n:03}": choice for n, choice in enumerate(said)}


def slowly(
    rule: Rule, roll: Sequence[tuple[str, int]], votes: Mapping[str, Choice], out: set[str]
) -> Verdict:
    """The rules as written, one share at a time, without thinking of speed."""
    weights = [{head: Fraction(1) for head, _ in roll}]
    if rule.dual:
        weights.append({head: Fraction(area) for head, area in roll})
    shares = []
    for weight in weights:
        counted = {h: c for h, c in votes.items() if h in weight.keys() - out}
        said = {
            choice: sum((weight[h] for h, c in counted.items() if c is choice), Fraction(0))
            for choice in Choice
        }
        everybody = sum(weight.values())
        decided = said[Choice.YES] + said[Choice.NO]
        took_part = decided + said[Choice.ABSTAIN]
        base = {"participants": took_part, "decided": decided, "roll": everybody}[rule.base]
        shares.append((said, everybody, took_part, base))
    if shares[0][3] == 0:
        return Verdict.NO_VOTES
    if rule.quorum and any(p < Fraction(*rule.quorum) * r for _, r, p, _ in shares):
        return Verdict.QUORUM_FAILED
    needed = [Fraction(*rule.threshold) * base for *_, base in shares]
    got = [said[Choice.YES] for said, *_ in shares]
    pairs = list(zip(got, needed, strict=True))
    if all(y > n for y, n in pairs) if rule.strict else all(y >= n for y, n in pairs):
        return Verdict.PASSED
    equal = all(said[Choice.YES] == said[Choice.NO] for said, *_ in shares)
    return Verdict.TIE if equal else Verdict.REJECTED


@pytest.mark.parametrize("case", SOUND, ids=[case["id"] for case in SOUND])
@pytest.mark.parametrize("typed", [True, False], ids=["typed", "as read"])
def test_every_published_case_comes_out_as_published(case: dict[str, Any], *, typed: bool) -> None:
    votes, rule = case["votes"], Rule(**case["rule"])
    if typed:
        votes = {head: Choice(choice) for head, choice in votes.items()}
        quorum = None if rule.quorum is None else (rule.quorum[0], rule.quorum[1])
        threshold = (rule.threshold[0], rule.threshold[1])
        rule = Rule(Base(rule.base), quorum, threshold, rule.strict, rule.dual)
    roll = [(head, area) for head, area in case["roll"]]
    assert tally(rule, roll, votes, set(case["excluded"])) == expected(case)


def published(name: str) -> dict[str, Any]:
    return next(case for case in CASES if case["id"] == name)


def expected(case: dict[str, Any]) -> Result:
    plain = case["expect"].items()
    pairs: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in plain}
    return Result(**pairs)


def test_e9_as_published_contradicts_e10a() -> None:
    nine, ten = published("E9"), published("E10a")
    assert all(nine[part] == ten[part] for part in ("rule", "roll", "votes", "excluded"))
    assert nine["expect"] != ten["expect"]


def test_e9_comes_out_as_published_once_the_developer_has_not_voted() -> None:
    # E10a is "E9 with the developer voting no", so in E9 the developer is silent.
    nine = published("E9")
    votes = {head: choice for head, choice in nine["votes"].items() if head != "DEV"}
    assert tally(Rule(**nine["rule"]), nine["roll"], votes, set()) == expected(nine)


@given(RULES, ROLLS, VOTES, st.sets(KEYS))
def test_the_count_agrees_with_counting_slowly(
    rule: Rule, roll: list[tuple[str, int]], votes: dict[str, Choice], out: set[str]
) -> None:
    assert tally(rule, roll, votes, out).verdict == slowly(rule, roll, votes, out)


@given(RULES, ROLLS, VOTES, st.sets(KEYS))
def test_every_head_is_counted_once_or_not_at_all(
    rule: Rule, roll: list[tuple[str, int]], votes: dict[str, Choice], out: set[str]
) -> None:
    result = tally(rule, roll, votes, out)
    parts = zip(result.yes, result.no, result.abstain, strict=True)
    assert result.participated == tuple(sum(part) for part in parts)
    assert all(p <= r for p, r in zip(result.participated, result.roll, strict=True))


@given(RULES, ROLLS, VOTES)
def test_the_order_of_the_roll_changes_nothing(
    rule: Rule, roll: list[tuple[str, int]], votes: dict[str, Choice]
) -> None:
    assert tally(rule, roll, votes, set()) == tally(rule, roll[::-1], votes, set())


@pytest.mark.parametrize(
    ("rule", "yes", "no", "abstain", "verdict"),
    [
        (ORDINARY, 15, 0, 0, Verdict.QUORUM_FAILED),
        (ORDINARY, 16, 0, 0, Verdict.PASSED),
        (ORDINARY, 0, 0, 16, Verdict.TIE),
        (ORDINARY, 8, 8, 0, Verdict.TIE),
        (ORDINARY, 9, 7, 0, Verdict.PASSED),
        (ORDINARY, 8, 7, 1, Verdict.REJECTED),
        (SPECIAL, 12, 4, 0, Verdict.PASSED),
        (SPECIAL, 11, 5, 0, Verdict.REJECTED),
        (SPECIAL, 12, 5, 0, Verdict.REJECTED),
        (HANDS, 1, 0, 0, Verdict.PASSED),
        (HANDS, 1, 1, 22, Verdict.TIE),
        (HANDS, 2, 1, 21, Verdict.PASSED),
        (HANDS, 0, 0, 24, Verdict.NO_VOTES),
    ],
)
def test_24_flats_at_the_very_boundary(
    rule: Rule, yes: int, no: int, abstain: int, verdict: Verdict
) -> None:
    assert tally(rule, flats(24), voting(yes, no, abstain), set()).verdict == verdict


def test_a_vote_of_a_head_not_on_the_roll_does_not_count() -> None:
    result = tally(HANDS, flats(2), {"999": Choice.YES, "000": Choice.NO}, set())
    assert (result.yes, result.no) == ((0, 0), (1, 8000))


def test_an_excluded_head_stays_on_the_roll_without_taking_part() -> None:
    result = tally(HANDS, flats(3), voting(3), {"001"})
    assert (result.roll, result.participated) == ((3, 24000), (2, 16000))


def test_an_empty_roll_has_no_votes_whatever_the_rule() -> None:
    everybody = Rule(Base.ROLL, (2, 3), (1, 1), strict=False, dual=True)
    assert tally(everybody, [], voting(3), set()).verdict == Verdict.NO_VOTES


def test_a_majority_of_the_whole_roll_counts_those_who_stay_away_as_not_for_it() -> None:
    of_all = Rule(Base.ROLL, None, (1, 2), strict=True, dual=False)
    assert tally(of_all, flats(24), voting(12), set()).verdict == Verdict.REJECTED
    assert tally(of_all, flats(24), voting(13), set()).verdict == Verdict.PASSED
