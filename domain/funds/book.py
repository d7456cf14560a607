"""A ledger added up row by row, and what may be added. Source: funds.md, "Ledger", invariants."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.funds.ledger import Entry, EntryKind, Totals, amount
from domain.funds.money import CAP
from domain.funds.refusals import Refusal

_RECEIVED = frozenset({EntryKind.PAYMENT, EntryKind.GIFT, EntryKind.SPONSOR})
_RETURNED = frozenset({EntryKind.REFUND, EntryKind.PURSE})
_IN = _RECEIVED | {EntryKind.ADVANCE}
_OUT = _RETURNED | {EntryKind.EXPENSE, EntryKind.REPAYMENT, EntryKind.ADVANCE}
_NAMED = frozenset({EntryKind.PAYMENT, EntryKind.GIFT, EntryKind.ADVANCE, EntryKind.REPAYMENT})
_NAMELESS = frozenset({EntryKind.SPONSOR, EntryKind.EXPENSE})
# Advances are repaid first, so these may only use what is not owed.
_AFTER_ADVANCES = _RETURNED | {EntryKind.EXPENSE}


class Book:
    """A ledger's rows and running sums; each row costs the same, however many there are."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        """Take rows that were judged when they were written."""
        self.rows: dict[int, Entry] = {}
        self.keys: dict[str, Entry] = {}
        self.reversed: set[int] = set()
        self.balance = 0
        # Under None stands what came from sponsors.
        self.held: Counter[str | None] = Counter()
        self.owed: Counter[str | None] = Counter()
        self.sums: Counter[EntryKind] = Counter()
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take one row, which is not judged again."""
        base, fen = self._effect(entry)
        self.rows[entry.seq] = self.keys[entry.key] = entry
        if entry.reverses is not None:
            self.reversed.add(entry.reverses)
        self.balance += entry.amount_in - entry.amount_out
        self.held[base.household] += _held(base, fen)
        self.owed[base.household] += _owed(base, fen)
        self.sums[base.kind] += fen

    def refusal(self, entry: Entry) -> Refusal | None:
        """Why this row cannot be added, or None."""
        if entry.key in self.keys:
            return Refusal.KEY_USED
        if entry.seq != len(self.rows) + 1:
            return Refusal.OUT_OF_ORDER
        if entry.kind is EntryKind.REVERSAL:
            return self._reversal_fault(entry) or self._limit(entry)
        return _form_fault(entry) or self._limit(entry)

    def repeats(self, entry: Entry) -> bool:
        """Whether the same row, whatever its seq, stands here already."""
        known = self.keys.get(entry.key)
        return known is not None and replace(known, seq=entry.seq) == entry

    def totals(self) -> Totals:
        """What came and went, by purpose."""
        sums = self.sums
        return Totals(
            paid=sums[EntryKind.PAYMENT] + sums[EntryKind.GIFT],
            sponsors=sums[EntryKind.SPONSOR],
            advanced=sums[EntryKind.ADVANCE],
            repaid=sums[EntryKind.REPAYMENT],
            # An advance paid the bill as much as an expense did.
            spent=sums[EntryKind.EXPENSE] + sums[EntryKind.ADVANCE],
            refunded=sums[EntryKind.REFUND],
            purse=sums[EntryKind.PURSE],
        )

    def _effect(self, entry: Entry) -> tuple[Entry, int]:
        # A reversal takes back what its row did, so both sides come from that row.
        if entry.reverses is not None:
            return self.rows[entry.reverses], -amount(entry)
        return entry, amount(entry)

    def _reversal_fault(self, entry: Entry) -> Refusal | None:
        base = self.rows.get(entry.reverses or 0)
        if base is None:
            return Refusal.ENTRY_UNKNOWN
        if base.kind is EntryKind.REVERSAL:
            return Refusal.REVERSAL_FINAL
        if base.seq in self.reversed:
            return Refusal.ENTRY_REVERSED
        there = (base.household, base.amount_in, base.amount_out)
        same = there == (entry.household, entry.amount_out, entry.amount_in)
        return None if same else Refusal.NOT_OPPOSITE

    def _limit(self, entry: Entry) -> Refusal | None:
        base, fen = self._effect(entry)
        after = self.balance + entry.amount_in - entry.amount_out
        reasons = (
            (after < 0, Refusal.OVERDRAWN),
            (self.held[base.household] + _held(base, fen) < 0, Refusal.OVER_PAID),
            (self.owed[base.household] + _owed(base, fen) < 0, Refusal.OVER_OWED),
            (entry.kind in _AFTER_ADVANCES and after < self.totals().owed, Refusal.ADVANCE_FIRST),
        )
        return next((reason for applies, reason in reasons if applies), None)


def _held(base: Entry, fen: int) -> int:
    return fen * ((base.kind in _RECEIVED) - (base.kind in _RETURNED))


def _owed(base: Entry, fen: int) -> int:
    return fen * ((base.kind is EntryKind.ADVANCE) - (base.kind is EntryKind.REPAYMENT))


def _form_fault(entry: Entry) -> Refusal | None:
    sides = (entry.amount_in, entry.amount_out)
    wanted = tuple(amount(entry) * (entry.kind in kinds) for kinds in (_IN, _OUT))
    unnamed = entry.household is None
    reasons = (
        (entry.reverses is not None, Refusal.NOT_OPPOSITE),
        (amount(entry) <= 0, Refusal.AMOUNT_NOT_POSITIVE),
        (amount(entry) > CAP, Refusal.AMOUNT_TOO_LARGE),
        (sides != wanted, Refusal.WRONG_SIDE),
        (entry.kind in (_NAMED if unnamed else _NAMELESS), Refusal.NO_HOUSEHOLD),
    )
    return next((reason for applies, reason in reasons if applies), None)


def append_refusal(entries: Iterable[Entry], entry: Entry) -> Refusal | None:
    """Why this row cannot be added to the ledger, or None."""
    return Book(entries).refusal(entry)


def append(entries: Sequence[Entry], entry: Entry) -> tuple[Entry, ...] | Refusal:
    """The ledger with the row; the same row told again changes nothing. Source: invariants."""
    book = Book(entries)
    if book.repeats(entry):
        return tuple(entries)
    return book.refusal(entry) or (*entries, entry)


def reversal_of(entry: Entry, *, seq: int, key: str) -> Entry:
    """The row that takes another back."""
    out, into = entry.amount_in, entry.amount_out
    return Entry(seq, key, EntryKind.REVERSAL, entry.household, into, out, entry.seq)


def balance(entries: Iterable[Entry]) -> int:
    """In minus out: what the custodians hold, in fen."""
    return Book(entries).balance


def totals(entries: Iterable[Entry]) -> Totals:
    """What came and went, by purpose, in fen."""
    return Book(entries).totals()


def spent(entries: Iterable[Entry]) -> int:
    """What the work has cost so far, advances included, in fen."""
    return totals(entries).spent


def paid_by(entries: Iterable[Entry]) -> dict[str, int]:
    """What each household paid and gave less what went back, in fen; nobody with nothing."""
    return _by_household(Book(entries).held)


def advances_owed(entries: Iterable[Entry]) -> dict[str, int]:
    """What each household advanced and was not given back, in fen; nobody with nothing."""
    return _by_household(Book(entries).owed)


def sponsored(entries: Iterable[Entry]) -> int:
    """Sponsors' money not given back, in fen."""
    return Book(entries).held[None]


def _by_household(sums: Counter[str | None]) -> dict[str, int]:
    return {key: sums[key] for key in sorted(k for k in sums if k is not None) if sums[key]}
