"""What the roll of a ballot comes to as of now: the one source of all numbers people see."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.ballots.kinds import Shown
from domain.ballots.outcomes import Outcome, outcome, secret_outcome
from domain.ballots.progress import Progress, progress
from domain.ballots.record import Ballot, RollHead
from domain.ballots.rules import Measure, Result
from domain.ballots.standing import Via, Why


@dataclass(frozen=True, slots=True)
class Tally:
    """The numbers of a ballot; `pending` counts people who wait until they are verified."""

    heads: tuple[RollHead, ...]
    outcome: Outcome | None
    progress: Progress | None
    secret: bool
    pending: int = 0

    @property
    def roll(self) -> Measure:
        """All heads, with their area in 0.01 m²."""
        return _measure(self.heads)

    @property
    def participated(self) -> Measure:
        """The heads whose vote counts; in secret those that have voted."""
        return _measure([h for h in self.heads if self._takes_part(h)])

    @property
    def excluded(self) -> tuple[RollHead, ...]:
        """Heads that were heard, and whose vote does not count as things are."""
        return tuple(h for h in self.heads if h.why is not None and h.why != Why.PENDING)

    @property
    def unheard(self) -> tuple[RollHead, ...]:
        """Heads of which nothing came in yet."""
        return tuple(h for h in self.heads if not h.heard)

    @property
    def choices(self) -> Mapping[str, int]:
        """How many heads stand for each choice as it is stored; in secret none."""
        return Counter(h.choice for h in self.heads if h.choice is not None)

    @property
    def by_way(self) -> Mapping[Via, int]:
        """How many counted votes came by which way."""
        return Counter(h.via for h in self.heads if h.choice is not None and h.via is not None)

    def _takes_part(self, head: RollHead) -> bool:
        return head.heard if self.secret else head.choice is not None


def numbers(
    ballot: Ballot, heads: Sequence[RollHead], urn: Sequence[str] = (), pending: int = 0
) -> Tally:
    """Count a roll as it stands (domain/ballots.md, "Rules in integers")."""
    secret = ballot.shown == Shown.SECRET
    roll = [(head.code, head.area) for head in heads]
    many = len(ballot.options)
    if secret:
        found = secret_outcome(ballot.rule, many, ballot.seats, roll, urn)
    else:
        votes = {head.code: head.choice for head in heads if head.choice is not None}
        # A head with a reason has no choice, so none needs to be left out by name.
        found = outcome(ballot.rule, many, ballot.seats, roll, votes, frozenset())
    lacking = None
    if ballot.rule is not None and isinstance(found, Result):
        lacking = progress(ballot.rule, found)
    return Tally(tuple(heads), found, lacking, secret, pending)


def _measure(heads: Sequence[RollHead]) -> Measure:
    return (len(heads), sum(head.area for head in heads))
