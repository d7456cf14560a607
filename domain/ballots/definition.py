"""What is voted on, and what freezes when a ballot opens. Source: domain/ballots.md, "Life"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.ballots.kinds import PRESETS, Early, Electorate, Kind, Shown, has_options, statutory
from domain.ballots.refusals import Refusal
from domain.ballots.rules import Fraction, Rule
from domain.ballots.timing import length_refusal
from domain.ballots.writing import options_refusal, question_refusal
from domain.chain import canonical, digest, moment

# A larger denominator is a slip, and could not be said in words.
_LARGEST_DENOMINATOR = 100


@dataclass(frozen=True, slots=True)
class Definition:
    """All that voters decide on; yes-or-no kinds have no options of their own."""

    number: int
    place: str
    kind: Kind
    question: str
    options: tuple[str, ...]
    electorate: Electorate
    rule: Rule | None
    seats: int
    shown: Shown
    opens_at: datetime
    closes_at: datetime
    early: Early


def payload(definition: Definition) -> dict[str, Any]:
    """The definition as it stands in a chain's `opened` row."""
    plain = ("number", "place", "question", "seats")
    words = ("kind", "electorate", "shown", "early")
    times = ("opens_at", "closes_at")
    return {
        **{name: getattr(definition, name) for name in plain},
        **{name: str(getattr(definition, name)) for name in words},
        **{name: moment(getattr(definition, name)) for name in times},
        "options": list(definition.options),
        "rule": rule_payload(definition.rule),
    }


def rule_payload(rule: Rule | None) -> dict[str, Any] | None:
    """The rule as plain JSON."""
    if rule is None:
        return None
    quorum = None if rule.quorum is None else list(rule.quorum)
    switches = {"strict": rule.strict, "dual": rule.dual}
    return {"base": str(rule.base), "quorum": quorum, "threshold": list(rule.threshold)} | switches


def definition_hash(definition: Definition) -> str:
    """What is posted when a ballot opens, so that no later word can pass for this one."""
    return digest(canonical(payload(definition)))


def roll_payload(roll: Iterable[tuple[str, int]]) -> list[list[str | int]]:
    """The roll as plain JSON, in its own order."""
    return [[head, area] for head, area in roll]


def roll_hash(roll: Iterable[tuple[str, int]]) -> str:
    """The same for who may vote, with what weight."""
    return digest(canonical(roll_payload(roll)))


def definition_refusal(definition: Definition, heads: int, now: datetime) -> Refusal | None:
    """Why a ballot cannot be published so, given how many heads its roll has, or None."""
    preset = PRESETS[definition.kind]
    return (
        question_refusal(definition.question)
        or _options_refusal(definition)
        or _rule_refusal(definition)
        or length_refusal(preset, definition.opens_at, definition.closes_at, now)
        or (Refusal.EMPTY_ROLL if heads == 0 and definition.kind != Kind.CONSULT else None)
    )


def _options_refusal(definition: Definition) -> Refusal | None:
    if not has_options(definition.kind):
        return Refusal.OPTIONS_FIXED if definition.options else None
    many = definition.seats > len(definition.options)
    refused = options_refusal(definition.options)
    return refused or (Refusal.TOO_MANY_SEATS if many else None)


def _rule_refusal(definition: Definition) -> Refusal | None:
    rule, preset = definition.rule, PRESETS[definition.kind]
    # What cites the law must keep the law's numbers.
    if statutory(definition.kind) and (rule, definition.early) != (preset.rule, preset.early):
        return Refusal.RULE_FIXED
    if (rule is None) != (preset.rule is None):
        return Refusal.RULE_FIXED
    if rule is None:
        return None
    # An area would give away whose secret vote it was.
    if rule.dual and definition.shown == Shown.SECRET:
        return Refusal.SECRET_WEIGHT
    return None if _sound(rule) else Refusal.BAD_FRACTION


def _sound(rule: Rule) -> bool:
    fractions: Sequence[Fraction] = (rule.threshold, rule.quorum or rule.threshold)
    within = all(0 < n <= d <= _LARGEST_DENOMINATOR for n, d in fractions)
    # More than all of them is never reached.
    return within and not (rule.strict and rule.threshold[0] == rule.threshold[1])
