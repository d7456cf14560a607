"""What a household promises. Source: funds.md, "Pledge", "Share tables are versioned"."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from domain.funds.money import CAP
from domain.funds.refusals import Refusal


class PledgeKind(StrEnum):
    """A household's answer to its share; a GIFT comes on top and may stand beside it."""

    FULL = "full"
    PART = "part"
    REFUSE = "refuse"
    HARDSHIP = "hardship"
    GIFT = "gift"


ANSWERS = frozenset(PledgeKind) - {PledgeKind.GIFT}


@dataclass(frozen=True, slots=True)
class Pledge:
    """One household's word on one version of the shares; `amount` in fen.

    Newest last: a newer answer replaces an older one, a newer gift an older gift.
    """

    household: str
    version: int
    kind: PledgeKind
    amount: int = 0


def pledge_refusal(kind: PledgeKind, amount: int | None, share: int) -> Refusal | None:
    """Why this amount (fen, None where the kind says it) does not fit the share, or None."""
    if kind in {PledgeKind.REFUSE, PledgeKind.HARDSHIP}:
        return None if amount is None else Refusal.AMOUNT_UNWANTED
    if kind is PledgeKind.FULL:
        return _full_refusal(amount, share)
    if amount is None:
        return Refusal.AMOUNT_MISSING
    if amount <= 0:
        return Refusal.AMOUNT_NOT_POSITIVE
    if amount > CAP:
        return Refusal.AMOUNT_TOO_LARGE
    # Above the share is a gift, and is said as one; the whole share is no part.
    return Refusal.NOT_PART if kind is PledgeKind.PART and amount >= share else None


def _full_refusal(amount: int | None, share: int) -> Refusal | None:
    if share <= 0:
        return Refusal.NO_SHARE
    return None if amount in {None, share} else Refusal.AMOUNT_UNWANTED


def pledge_amount(kind: PledgeKind, amount: int | None, share: int) -> int:
    """What the pledge comes to in fen, given that it was not refused."""
    if kind is PledgeKind.FULL:
        return share
    return amount or 0


def in_force(pledges: Iterable[Pledge], lapsed: Mapping[str, int]) -> tuple[Pledge, ...]:
    """The newest answer and gift of each household that still holds.

    `lapsed` gives for each raised household the version that raised it last: what it said of its
    share before holds no more, its gifts do, as they never hung on the share.
    """
    newest: dict[tuple[str, bool], Pledge] = {}
    for pledge in pledges:
        newest[pledge.household, pledge.kind is PledgeKind.GIFT] = pledge
    return tuple(p for p in newest.values() if not _lapsed(p, lapsed))


def _lapsed(pledge: Pledge, lapsed: Mapping[str, int]) -> bool:
    given = pledge.kind is PledgeKind.GIFT
    return not given and pledge.version < lapsed.get(pledge.household, 0)


def pledged(pledges: Iterable[Pledge], shares: Mapping[str, int]) -> int:
    """What the pledges in force come to in fen, gifts included, as the minimum counts it.

    A share that fell since is counted at what it is now.
    """
    return sum(_counted(pledge, shares.get(pledge.household, 0)) for pledge in pledges)


def _counted(pledge: Pledge, share: int) -> int:
    return pledge.amount if pledge.kind is PledgeKind.GIFT else min(pledge.amount, share)


def reaches(amount: int, target: int, minimum: tuple[int, int]) -> bool:
    """Whether pledges and gifts (fen) come to the minimum share n/d of the target."""
    part, whole = minimum
    return amount * whole >= target * part
