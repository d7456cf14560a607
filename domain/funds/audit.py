"""A fund recounted from its chain alone. Source: funds.md, "Ledger" and the invariants."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from domain.chain import Row
from domain.funds.book import Book
from domain.funds.ledger import Entry, EntryKind
from domain.funds.life import ENDED, HOLDING, RUNNING, TRANSITIONS, State
from domain.funds.pledges import PledgeKind, pledge_amount, pledge_refusal
from domain.funds.shares import ShareRule

MOVES = frozenset(
    (source, row.to) for row in TRANSITIONS.values() if row.to for source in row.sources
)
_ANSWERS_BY_AMOUNT = frozenset({PledgeKind.PART, PledgeKind.GIFT})


class Fault(StrEnum):
    """What is wrong with a row."""

    NOT_OPENED = "not-opened"
    OPENED_TWICE = "opened-twice"
    BAD_SHAPE = "bad-shape"
    TARGET = "target"
    SHARES = "shares"
    VERSION = "version"
    PLEDGE = "pledge"
    SPONSOR = "sponsor"
    ENTRY = "entry"
    BALANCE = "balance"
    STATE = "state"
    SURPLUS = "surplus"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Recount:
    """What the rows come to, up to the first wrong one; fen.

    `first_bad` is a seq, `why` names what is wrong with it; `paid` is before refunds.
    """

    balance: int
    paid: int
    refunded: int
    sponsors: int
    spent: int
    owed: int
    state: State
    matches: bool
    first_bad: int | None = None
    why: Fault | None = None


def recount(rows: Sequence[Row]) -> Recount:
    """Add everything up again, checking each row against all before it; hashes are not read."""
    audit = _Audit()
    for row in rows:
        if why := audit.judge(row):
            return audit.result(row.seq, why)
    return audit.result(None, None if audit.opened else Fault.NOT_OPENED)


class _Audit:
    """What was told so far."""

    def __init__(self) -> None:
        self.book = Book()
        self.opened = False
        self.voluntary = False
        self.version = 0
        self.shares: Mapping[str, int] = {}
        # The last word of each household on its share, and whether it gives more.
        self.said: dict[tuple[str, bool], PledgeKind] = {}
        self.state = State.DRAFT

    def result(self, first_bad: int | None, why: Fault | None) -> Recount:
        told = self.book.totals()
        return Recount(
            balance=self.book.balance,
            paid=told.paid,
            refunded=told.refunded + told.purse,
            sponsors=told.sponsors,
            spent=told.spent,
            owed=told.owed,
            state=self.state,
            matches=why is None,
            first_bad=first_bad,
            why=why,
        )

    def judge(self, row: Row) -> Fault | None:
        if not self.opened and row.type != "opened":
            return Fault.NOT_OPENED
        checks: Mapping[str, Callable[[Mapping[str, Any]], Fault | None]] = {
            "opened": self._open,
            "shares": self._share,
            "pledge": self._pledge,
            "retract": self._retract,
            "sponsor": self._sponsor,
            "entry": self._enter,
            "state": self._move,
            "surplus": self._surplus,
            "closed": self._close,
        }
        check = checks.get(row.type)
        try:
            # Other rows, as who keeps the money, change no number.
            return check(row.payload) if check else None
        except (LookupError, TypeError, ValueError):
            return Fault.BAD_SHAPE

    def _open(self, told: Mapping[str, Any]) -> Fault | None:
        if self.opened:
            return Fault.OPENED_TWICE
        self.opened, self.state = True, State.PLEDGING
        self.voluntary = ShareRule(told["fund"]["rule"]) is ShareRule.VOLUNTARY
        return self._table(told, _number(told["fund"], "cost"))

    def _share(self, told: Mapping[str, Any]) -> Fault | None:
        if self.state not in RUNNING:
            return Fault.STATE
        return self._table(told, _number(told, "cost"))

    def _table(self, told: Mapping[str, Any], cost: int) -> Fault | None:
        target, version, shares = _number(told, "target"), _number(told, "version"), _fen(told)
        if not 0 < target <= cost:
            return Fault.TARGET
        if version <= self.version:
            return Fault.VERSION
        whole = 0 if self.voluntary else target
        if sum(shares.values()) != whole or any(fen < 0 for fen in shares.values()):
            return Fault.SHARES
        self.version, self.shares = version, shares
        return None

    def _pledge(self, told: Mapping[str, Any]) -> Fault | None:
        kind, fen, share = (
            PledgeKind(told["kind"]),
            _number(told, "amount"),
            self.shares[told["code"]],
        )
        given = fen if kind in _ANSWERS_BY_AMOUNT else None
        fits = pledge_refusal(kind, given, share) is None
        right = fits and fen == pledge_amount(kind, given, share)
        if self.state not in RUNNING:
            return Fault.STATE
        if not right or _number(told, "version") != self.version:
            return Fault.PLEDGE
        self.said[told["code"], kind is PledgeKind.GIFT] = kind
        return None

    def _retract(self, told: Mapping[str, Any]) -> Fault | None:
        """Only what was said can be taken back, and only once."""
        kind = PledgeKind(told["kind"])
        if self.state not in RUNNING:
            return Fault.STATE
        stood = self.said.pop((told["code"], kind is PledgeKind.GIFT), None)
        return None if stood is kind else Fault.PLEDGE

    def _sponsor(self, told: Mapping[str, Any]) -> Fault | None:
        return None if _number(told, "amount") > 0 else Fault.SPONSOR

    def _enter(self, told: Mapping[str, Any]) -> Fault | None:
        entry = _entry(told)
        if self.state not in HOLDING:
            return Fault.STATE
        known = entry.household is None or entry.household in self.shares
        if not known or self.book.refusal(entry):
            return Fault.ENTRY
        self.book.add(entry)
        return None if _number(told, "balance") == self.book.balance else Fault.BALANCE

    def _move(self, told: Mapping[str, Any]) -> Fault | None:
        source, to = State(told["from"]), State(told["to"])
        if source is not self.state or (source, to) not in MOVES:
            return Fault.STATE
        # Whatever ends owes nobody anything.
        if to in ENDED and (self.book.balance or self.book.totals().owed):
            return Fault.CLOSING
        self.state = to
        return None

    def _surplus(self, told: Mapping[str, Any]) -> Fault | None:
        shares, paid = _fen(told), {k: v for k, v in self.book.held.items() if k and v}
        whole = sum(paid.values())
        left = min(self.book.balance, whole)
        # The chain hides which door is lower, so who got the odd fen cannot be told again.
        fair = all(
            abs(fen * whole - left * paid.get(key, 0)) < whole for key, fen in shares.items()
        )
        right = sum(shares.values()) == left and fair and min(shares.values(), default=0) >= 0
        return None if right and self.state is State.SETTLING else Fault.SURPLUS

    def _close(self, told: Mapping[str, Any]) -> Fault | None:
        sums = self.book.totals()
        names = ("balance", "paid", "refunded", "sponsors", "spent")
        figures = (0, sums.paid, sums.refunded + sums.purse, sums.sponsors, sums.spent)
        settled = self.book.balance == 0 == sums.owed and bool(told["note"])
        right = settled and tuple(_number(told, name) for name in names) == figures
        done = self.state in {State.SETTLING, State.CLOSED}
        return None if right and done else Fault.CLOSING


def _entry(told: Mapping[str, Any]) -> Entry:
    code, reverses = told["code"], told["reverses"]
    if not isinstance(told["key"], str) or not isinstance(code, str | None):
        raise TypeError("key and code are text")
    return Entry(
        seq=_number(told, "seq"),
        key=told["key"],
        kind=EntryKind(told["kind"]),
        household=code,
        amount_in=_number(told, "in"),
        amount_out=_number(told, "out"),
        reverses=None if reverses is None else _number(told, "reverses"),
    )


def _fen(told: Mapping[str, Any]) -> dict[str, int]:
    shares = told["shares"]
    if not isinstance(shares, Mapping):
        raise TypeError("shares stand by their code")
    return {str(code): _number(shares, code) for code in shares}


def _number(told: Mapping[str, Any], name: str) -> int:
    value = told[name]
    # True is an int to Python, and no amount to anybody.
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} is no whole number")
    return value
