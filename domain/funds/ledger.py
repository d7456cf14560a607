"""The rows of a ledger. Source: funds.md, "Ledger"."""

from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What a row is; GIFT is from a household, SPONSOR from outside.

    An ADVANCE goes in and out in one row: the household paid the payee itself, so the money never
    was with the custodians, is spent, and is owed to the household.
    """

    PAYMENT = "payment"
    GIFT = "gift"
    SPONSOR = "sponsor"
    ADVANCE = "advance"
    EXPENSE = "expense"
    REPAYMENT = "repayment"
    REFUND = "refund"
    PURSE = "purse"
    REVERSAL = "reversal"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row, never edited; amounts in fen, `household` a sort key, `reverses` a seq.

    A refund without household goes back to a sponsor, a purse row without one is nobody's part.
    """

    seq: int
    key: str
    kind: EntryKind
    household: str | None
    amount_in: int
    amount_out: int
    reverses: int | None = None


@dataclass(frozen=True, slots=True)
class Totals:
    """What a ledger adds up to, reversed rows left out, in fen; `paid` before refunds."""

    paid: int = 0
    sponsors: int = 0
    advanced: int = 0
    repaid: int = 0
    spent: int = 0
    refunded: int = 0
    purse: int = 0

    @property
    def owed(self) -> int:
        """Advances not yet repaid."""
        return self.advanced - self.repaid


def amount(entry: Entry) -> int:
    """The row's one amount in fen, whichever side it stands on."""
    return max(entry.amount_in, entry.amount_out)
