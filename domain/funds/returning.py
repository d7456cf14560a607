"""Who still gets how much back while a fund is wound up. Source: funds.md, "Surplus"."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.funds.ledger import Entry, EntryKind, amount
from domain.funds.surplus import surplus_shares

_PAID = frozenset({EntryKind.PAYMENT, EntryKind.GIFT})
_BACK = frozenset({EntryKind.REFUND, EntryKind.PURSE})


@dataclass(frozen=True, slots=True)
class Returns:
    """In fen: `shares` is each household's whole part, `due` what of it is still to be given.

    `rest` came from sponsors and is still to be given.
    """

    shares: Mapping[str, int]
    due: Mapping[str, int]
    rest: int = 0


def returns_of(entries: Iterable[Entry]) -> Returns:
    """What is left, once advances are repaid, by what each paid; no part moves as others go.

    Were the parts taken of what is left each time, every refund would shift all that follow.
    """
    paid, back, held, owed = _sums(entries)
    whole = held - owed + sum(back.values())
    if whole <= 0:
        return Returns({}, {})
    shares = surplus_shares(whole, {key: paid[key] for key in sorted(paid) if paid[key]})
    due = {key: left for key, fen in shares.items() if (left := fen - back[key]) > 0}
    return Returns(shares, due, max(0, whole - sum(shares.values()) - back[None]))


def paid_in(entries: Iterable[Entry]) -> dict[str, int]:
    """What each household paid and gave, in fen, whatever of it went back since."""
    paid, *_ = _sums(entries)
    return {key: paid[key] for key in sorted(paid) if paid[key]}


def _sums(entries: Iterable[Entry]) -> tuple[Counter[str], Counter[str | None], int, int]:
    paid: Counter[str] = Counter()
    back: Counter[str | None] = Counter()
    held, owed, rows = 0, 0, {}
    for entry in entries:
        rows[entry.seq] = entry
        base = rows[entry.reverses] if entry.reverses is not None else entry
        fen = amount(entry) * (1 if base is entry else -1)
        held += entry.amount_in - entry.amount_out
        owed += fen * ((base.kind is EntryKind.ADVANCE) - (base.kind is EntryKind.REPAYMENT))
        if base.kind in _PAID and base.household is not None:
            paid[base.household] += fen
        if base.kind in _BACK:
            back[base.household] += fen
    return paid, back, held, owed
