"""A fund, who keeps its money and who helps to pay. Source: funds.md."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
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
    """Who agreed to keep the money, and the household they belong to."""

    person_id: int
    household_id: int


@dataclass(frozen=True, slots=True)
class Fund:
    """One thing that households pay for together; money in fen, times aware in UTC.

    `target` is the cost less all sponsors; `table_version` counts share tables, `version` every
    change of the row. `coefficients` are per mille by floor, `fixed` shares by household id.
    """

    id: int
    place_id: int
    number: int
    title: str
    author_id: int
    created_at: datetime
    rule: ShareRule = ShareRule.AREA
    state: State = State.DRAFT
    # Only a draft may still wait for its cost.
    cost: int | None = None
    target: int | None = None
    stairwell: str | None = None
    template: Template | None = None
    coefficients: Mapping[int, int] = field(default_factory=dict)
    fixed: Mapping[int, int] = field(default_factory=dict)
    grain: int = 1
    minimum: tuple[int, int] = (1, 1)
    table_version: int = 1
    published_at: datetime | None = None
    pledge_until: datetime | None = None
    pay_until: datetime | None = None
    closed_at: datetime | None = None
    pay_note: str | None = None
    pay_file_id: str | None = None
    acceptance: str | None = None
    acceptance_file_id: str | None = None
    ended_reason: str | None = None
    draft_chat_id: int = 0
    # Behind the pseudonyms of its chain; never shown.
    salt: str = field(default="", repr=False)
    version: int = 1


def target_of(cost: int, sponsors: Iterable[Sponsor]) -> int:
    """What the households are to pay in fen, never below 0: cost less money and work in kind."""
    return max(0, cost - sum(sponsor.amount for sponsor in sponsors))
