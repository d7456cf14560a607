"""A fund, who keeps its money and who helps to pay. Source: funds.md."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.funds.life import State
from domain.funds.shares import ShareRule, Template


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Money, or work at its worth, from outside the households; in fen."""

    name: str
    amount: int
    in_kind: bool = False


@dataclass(frozen=True, slots=True)
class Custodian:
    """Who keeps the money, and the code of the household they belong to."""

    person_id: int
    household: str


@dataclass(frozen=True, slots=True)
class Fund:
    """One thing that households pay for together; money in fen, times aware in UTC.

    `target` is the cost less all sponsors; `share_version` counts share tables, `version` every
    change of the row.
    """

    id: int
    place_id: int
    number: int
    title: str
    cost: int
    target: int
    rule: ShareRule
    author_id: int
    created_at: datetime
    template: Template | None = None
    minimum: tuple[int, int] = (1, 1)
    grain: int = 1
    state: State = State.DRAFT
    share_version: int = 1
    pledge_by: datetime | None = None
    pay_by: datetime | None = None
    note: str | None = None
    photo: bool = False
    version: int = 1


def target_of(cost: int, sponsors: Iterable[Sponsor]) -> int:
    """What the households are to pay in fen, never below 0: cost less money and work in kind."""
    return max(0, cost - sum(sponsor.amount for sponsor in sponsors))
