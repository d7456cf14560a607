"""The one way from votes to a result, for closing a ballot and for checking it afterwards."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any

from domain.ballots.rules import Choice, Measure, Result, Rule, Verdict, tally
from domain.ballots.seats import Elected, elect, picked_in

Outcome = Result | Elected


def outcome(
    rule: Rule | None,
    options: int,
    seats: int,
    roll: Sequence[tuple[str, int]],
    votes: Mapping[str, str],
    excluded: AbstractSet[str],
) -> Outcome | None:
    """What these votes come to; None where nothing is voted on.

    Without a rule the options, numbered from 1, with most votes win. Raises ValueError for a
    choice that is none.
    """
    if rule is not None:
        choices = {head: Choice(choice) for head, choice in votes.items()}
        return tally(rule, roll, choices, excluded)
    if not options:
        return None
    known = {head for head, _ in roll} - excluded
    picks = [picked_in(votes[head]) for head in sorted(known & votes.keys())]
    return elect(range(1, options + 1), picks, seats)


def secret_outcome(
    rule: Rule | None,
    options: int,
    seats: int,
    roll: Sequence[tuple[str, int]],
    urn: Sequence[str],
) -> Outcome | None:
    """The same for an urn of choices without names, and therefore without areas."""
    if len(urn) > len(roll):
        raise ValueError("more votes than heads")
    heads = [(key, 0) for key, _ in roll]
    votes = dict(zip((key for key, _ in heads), urn, strict=False))
    return outcome(rule, options, seats, heads, votes, frozenset())


def voided(found: Result) -> Result:
    """The same numbers, declared void."""
    return replace(found, verdict=Verdict.VOID)


def outcome_payload(found: Outcome | None, *, void: bool = False) -> dict[str, Any] | None:
    """The outcome as it stands in a chain's `closed` row."""
    if found is None:
        return None
    verdict = str(Verdict.VOID if void else found.verdict)
    if isinstance(found, Elected):
        return {
            "counts": {str(option): votes for option, votes in found.counts.items()},
            "seated": list(found.seated),
            "tied": list(found.tied),
            "verdict": verdict,
        }
    names = ("roll", "participated", "yes", "no", "abstain")
    numbers: dict[str, Measure] = {name: getattr(found, name) for name in names}
    return {"verdict": verdict} | {name: list(pair) for name, pair in numbers.items()}
