"""How far a running ballot is from being carried, and whether that can still change."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.ballots.rules import (
    Measure,
    Result,
    Rule,
    Verdict,
    base_of,
    measures,
    result_of,
)


@dataclass(frozen=True, slots=True)
class Progress:
    """What is missing, as (heads, area in 0.01 m²); area is 0 unless the rule is dual.

    `quorum_missing`: how many more must take part, however they vote. `yes_missing`: how many
    more yes votes, added to the votes there are, would meet the threshold; at a threshold of
    1/1 those that would have to change.
    """

    quorum_missing: Measure
    yes_missing: Measure


def progress(rule: Rule, result: Result) -> Progress:
    """What these votes still lack under this rule."""
    base = base_of(rule, result.roll, result.participated, result.yes, result.no)
    quorum, yes = [0, 0], [0, 0]
    for m in measures(rule):
        quorum[m] = _quorum_missing(rule, result.roll[m], result.participated[m])
        yes[m] = _yes_missing(rule, base[m], result.yes[m])
    # An inclusive threshold is met by 0 of 0, but silence passes nothing.
    if base[0] == 0:
        yes[0] = max(yes[0], 1)
    return Progress((quorum[0], quorum[1]), (yes[0], yes[1]))


def _quorum_missing(rule: Rule, roll: int, participated: int) -> int:
    n, d = rule.quorum or (0, 1)
    return max(0, _up(n * roll, d) - participated)


def _yes_missing(rule: Rule, base: int, yes: int) -> int:
    n, d = rule.threshold
    short = n * base - yes * d
    # One more yes enlarges these bases too, so it gains d and costs n.
    gain = d if rule.base == "roll" else d - n
    if gain <= 0:
        return max(0, base - yes)
    return max(0, short // gain + 1 if rule.strict else _up(short, gain))


def _up(number: int, divisor: int) -> int:
    """The quotient rounded up, in integers."""
    return -(-number // divisor)


def is_settled(rule: Rule, result: Result, unheard: Sequence[int]) -> bool:
    """Whether no vote of the heads of these areas (0.01 m²) can change the verdict.

    Excluded heads that may still agree or be confirmed belong to the unheard; votes already
    cast are taken as they stand. With a dual rule it may say no where a tie needs areas that
    do not exist, never yes wrongly.
    """
    if not unheard or result.verdict == Verdict.VOID:
        return True
    more = (len(unheard), sum(unheard))
    # More yes only ever helps and more no only ever hurts, so the extremes decide.
    extremes = {_with(rule, result, more, (0, 0)), _with(rule, result, (0, 0), more)}
    if extremes != {result.verdict}:
        return False
    # Between the two extremes lies only one other verdict: yes and no exactly equal.
    return result.verdict != Verdict.REJECTED or not _may_tie(rule, result, more)


def _with(rule: Rule, result: Result, yes: Measure, no: Measure) -> Verdict:
    ayes = (result.yes[0] + yes[0], result.yes[1] + yes[1])
    noes = (result.no[0] + no[0], result.no[1] + no[1])
    return result_of(rule, result.roll, ayes, noes, result.abstain).verdict


def _may_tie(rule: Rule, result: Result, more: Measure) -> bool:
    return all(abs(result.yes[m] - result.no[m]) <= more[m] for m in measures(rule))
