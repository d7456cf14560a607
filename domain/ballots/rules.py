"""The arithmetic of a vote, in integers. Source: domain/ballots.md, "Rules in integers"."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

# Heads and their area in 0.01 m²; every number of a result is such a pair.
Measure = tuple[int, int]
# Numerator and denominator: a percentage would round 2/3, and with it the outcome.
Fraction = tuple[int, int]


class Base(StrEnum):
    """What the yes votes are compared with; decided is yes and no without abstentions."""

    PARTICIPANTS = "participants"
    DECIDED = "decided"
    ROLL = "roll"


class Choice(StrEnum):
    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Verdict(StrEnum):
    """How a ballot ended; void is never counted out, it is declared."""

    VOID = "void"
    NO_VOTES = "no_votes"
    QUORUM_FAILED = "quorum_failed"
    PASSED = "passed"
    TIE = "tie"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Rule:
    """When a ballot passes; strict asks for more than the threshold, dual counts area as well."""

    base: Base
    quorum: Fraction | None
    threshold: Fraction
    strict: bool
    dual: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What a ballot came to; every number is (heads, area in 0.01 m²)."""

    verdict: Verdict
    roll: Measure
    participated: Measure
    yes: Measure
    no: Measure
    abstain: Measure


def tally(
    rule: Rule,
    roll: Sequence[tuple[str, int]],
    votes: Mapping[str, Choice],
    excluded: AbstractSet[str],
) -> Result:
    """The result of these votes; a vote of a head that is excluded or not on the roll is none."""
    counted = [
        (votes[head], area) for head, area in roll if head in votes and head not in excluded
    ]
    # Compared by value, so that choices read from a file as plain words count as well.
    yes, no, abstain = (_measure(a for c, a in counted if c == choice) for choice in Choice)
    everybody = _measure(area for _, area in roll)
    return result_of(rule, everybody, yes, no, abstain)


def _measure(areas: Iterable[int]) -> Measure:
    present = list(areas)
    return (len(present), sum(present))


def result_of(rule: Rule, roll: Measure, yes: Measure, no: Measure, abstain: Measure) -> Result:
    """The result of votes that are counted already."""
    participated = _add(_add(yes, no), abstain)
    verdict = _verdict(rule, roll, participated, yes, no)
    return Result(verdict, roll, participated, yes, no, abstain)


def _add(one: Measure, other: Measure) -> Measure:
    return (one[0] + other[0], one[1] + other[1])


def measures(rule: Rule) -> range:
    """Which parts of a pair the rule looks at: heads, and when dual area as well."""
    return range(2 if rule.dual else 1)


def base_of(
    rule: Rule, roll: Measure, participated: Measure, yes: Measure, no: Measure
) -> Measure:
    """What the yes votes are compared with under this rule."""
    if rule.base == Base.ROLL:
        return roll
    return _add(yes, no) if rule.base == Base.DECIDED else participated


def _verdict(
    rule: Rule, roll: Measure, participated: Measure, yes: Measure, no: Measure
) -> Verdict:
    base = base_of(rule, roll, participated, yes, no)
    counts = measures(rule)
    # Silence must not meet an inclusive threshold: 0 is three quarters of 0.
    if base[0] == 0:
        return Verdict.NO_VOTES
    if not all(_quorate(rule, roll[m], participated[m]) for m in counts):
        return Verdict.QUORUM_FAILED
    if all(_enough(rule, base[m], yes[m]) for m in counts):
        return Verdict.PASSED
    return Verdict.TIE if all(yes[m] == no[m] for m in counts) else Verdict.REJECTED


def _quorate(rule: Rule, roll: int, participated: int) -> bool:
    if rule.quorum is None:
        return True
    n, d = rule.quorum
    return participated * d >= n * roll


def _enough(rule: Rule, base: int, yes: int) -> bool:
    n, d = rule.threshold
    return yes * d > n * base if rule.strict else yes * d >= n * base
