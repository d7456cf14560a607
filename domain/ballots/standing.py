"""What one head's votes amount to, when several people, papers or proxies speak for it.

Source: domain/ballots.md, "Life": co-owners, paper, proxy, pending.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.ballots.refusals import Refusal


class Via(StrEnum):
    TAP = "tap"
    PROXY = "proxy"
    PAPER = "paper"


class CastState(StrEnum):
    """Pending waits until the voter is verified, unconfirmed until the witness has read it."""

    PENDING = "pending"
    COUNTED = "counted"
    UNCONFIRMED = "unconfirmed"
    DISPUTED = "disputed"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"


class Why(StrEnum):
    """Why a head has no choice although somebody voted for it."""

    CONFLICT = "conflict"
    DISPUTE = "dispute"
    UNCONFIRMED = "unconfirmed"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class Cast:
    """One vote for a head; the voter is whose vote it is (in a proxy the principal), if known."""

    voter: int | None
    choice: str
    via: Via
    state: CastState


@dataclass(frozen=True, slots=True)
class Standing:
    """What a head's votes amount to: a choice, or why there is none; both None when unheard."""

    choice: str | None = None
    why: Why | None = None
    via: Via | None = None

    @property
    def excluded(self) -> bool:
        """Whether the head is left out of the count; a pending vote is simply not there yet."""
        return self.why is not None and self.why != Why.PENDING


def standing(casts: Iterable[Cast], representative: int | None) -> Standing:
    """What these votes of one head amount to.

    Own taps beat proxies and papers. The representative's tap decides; without it differing
    votes are a conflict until they agree.
    """
    given = list(casts)
    counted = [c for c in given if c.state == CastState.COUNTED]
    taps = [c for c in counted if c.via == Via.TAP]
    if taps:
        return _agreed([c for c in taps if c.voter == representative] or taps)
    states = {c.state for c in given}
    # A flat that says a vote was not its own is not outvoted by another slip of paper.
    if CastState.DISPUTED in states:
        return Standing(why=Why.DISPUTE)
    if counted:
        return _agreed(counted)
    if CastState.UNCONFIRMED in states:
        return Standing(why=Why.UNCONFIRMED)
    return Standing(why=Why.PENDING) if CastState.PENDING in states else Standing()


def _agreed(casts: Sequence[Cast]) -> Standing:
    if len({c.choice for c in casts}) > 1:
        return Standing(why=Why.CONFLICT)
    # Where several ways agree, the surest is named: tap, then proxy, then paper.
    first = min(casts, key=lambda c: list(Via).index(c.via))
    return Standing(first.choice, via=first.via)


_STANDS = frozenset({CastState.COUNTED, CastState.UNCONFIRMED, CastState.PENDING})


def supersedes(new: Cast, old: Cast) -> bool:
    """Whether a new vote takes the place of an older one for the same head."""
    if old.state not in _STANDS | {CastState.DISPUTED}:
        return False
    if new.via == old.via:
        # Two slips without a name are two voices of the flat, not one person changing.
        return new.voter is not None and new.voter == old.voter
    # Somebody not yet verified could otherwise wipe out a flat's paper.
    return new.via == Via.TAP and new.state == CastState.COUNTED


def paper_refusal(casts: Iterable[Cast]) -> Refusal | None:
    """Why no paper can be entered for a head with these votes, or None."""
    given = [c for c in casts if c.state in _STANDS]
    if any(c.via == Via.TAP and c.state == CastState.COUNTED for c in given):
        return Refusal.PAPER_OVER_TAP
    # A wrong slip is withdrawn first, so that both stay on record.
    return Refusal.PAPER_TWICE if any(c.via == Via.PAPER for c in given) else None
