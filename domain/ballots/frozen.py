"""Reading a frozen definition and roll back from a chain's `opened` row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from domain.ballots.kinds import Electorate, Shown
from domain.ballots.rules import Base, Fraction, Rule
from domain.chain import instant


@dataclass(frozen=True, slots=True)
class Frozen:
    """As much of a definition as counting needs, and its roll of (head, area in 0.01 m²).

    `joinable`: residents who are verified while the ballot runs are put on the roll.
    """

    rule: Rule | None
    options: tuple[str, ...]
    seats: int
    secret: bool
    early: str
    closes_at: datetime
    roll: tuple[tuple[str, int], ...]
    heads: frozenset[str]
    joinable: bool = False


def frozen(ballot: Mapping[str, Any], roll: Sequence[Sequence[Any]]) -> Frozen:
    """The frozen ballot; raises KeyError, TypeError or ValueError if a part is missing or odd."""
    heads = tuple((_text(head), _count(area)) for head, area in roll)
    return Frozen(
        rule=_rule(ballot["rule"]),
        options=tuple(_text(option) for option in ballot["options"]),
        seats=_count(ballot["seats"]),
        secret=ballot["shown"] == Shown.SECRET,
        early=_text(ballot["early"]),
        closes_at=instant(ballot["closes_at"]),
        roll=heads,
        heads=frozenset(head for head, _ in heads),
        joinable=ballot["electorate"] == Electorate.RESIDENTS,
    )


def _rule(plain: Mapping[str, Any] | None) -> Rule | None:
    if plain is None:
        return None
    quorum = None if plain["quorum"] is None else _fraction(plain["quorum"])
    threshold = _fraction(plain["threshold"])
    strict, dual = _switch(plain["strict"]), _switch(plain["dual"])
    return Rule(Base(plain["base"]), quorum, threshold, strict, dual)


def _fraction(pair: Sequence[Any]) -> Fraction:
    n, d = pair
    if _count(d) == 0:
        raise ValueError("a fraction of nothing")
    return (_count(n), d)


def _count(value: object) -> int:
    # True is an int to Python, but no number to anybody who counts votes.
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError("no number")
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value
