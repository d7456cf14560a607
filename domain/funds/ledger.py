"""The rows of a ledger and what they add up to. Source: funds.md, "Ledger" and invariants."""

from collections import Counter
from collections.abc import Iterable, Sequence
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
    """One row, never edited; amounts in fen, `household` a share code, `reverses` a seq.

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


_PAID = (EntryKind.PAYMENT, EntryKind.GIFT)
_RETURNED = (EntryKind.REFUND, EntryKind.PURSE)


def balance(entries: Iterable[Entry]) -> int:
    """In minus out: what the custodians hold, in fen."""
    return sum(entry.amount_in - entry.amount_out for entry in entries)


def valid(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The rows that count: neither reversals nor reversed."""
    rows = tuple(entries)
    gone = {row.reverses for row in rows if row.kind is EntryKind.REVERSAL}
    return tuple(r for r in rows if r.kind is not EntryKind.REVERSAL and r.seq not in gone)


def totals(entries: Iterable[Entry]) -> Totals:
    """What came and went, by purpose."""
    sums: Counter[EntryKind] = Counter()
    for row in valid(entries):
        sums[row.kind] += amount(row)
    return Totals(
        paid=sum(sums[kind] for kind in _PAID),
        sponsors=sums[EntryKind.SPONSOR],
        advanced=sums[EntryKind.ADVANCE],
        repaid=sums[EntryKind.REPAYMENT],
        # An advance paid the bill as much as an expense did.
        spent=sums[EntryKind.EXPENSE] + sums[EntryKind.ADVANCE],
        refunded=sums[EntryKind.REFUND],
        purse=sums[EntryKind.PURSE],
    )


def amount(entry: Entry) -> int:
    """The row's one amount in fen, whichever side it stands on."""
    return max(entry.amount_in, entry.amount_out)


def paid_by(entries: Iterable[Entry]) -> dict[str, int]:
    """What each household's payments and gifts still in the fund come to; nobody with nothing."""
    return _sums(entries, _PAID, _RETURNED)


def advances_owed(entries: Iterable[Entry]) -> dict[str, int]:
    """What each household advanced and has not been given back; nobody with nothing."""
    return _sums(entries, (EntryKind.ADVANCE,), (EntryKind.REPAYMENT,))


def spent(entries: Iterable[Entry]) -> int:
    """What the work has cost so far, advances included, in fen."""
    return totals(entries).spent


def sponsored(entries: Iterable[Entry]) -> int:
    """Sponsors' money not given back to them, in fen."""
    rows = valid(entries)
    back = sum(amount(r) for r in rows if r.household is None and r.kind in _RETURNED)
    return totals(rows).sponsors - back


def _sums(
    entries: Iterable[Entry], plus: Sequence[EntryKind], minus: Sequence[EntryKind]
) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for row in valid(entries):
        if row.household is not None:
            sums[row.household] += amount(row) * ((row.kind in plus) - (row.kind in minus))
    return {household: fen for household, fen in sorted(sums.items()) if fen}
