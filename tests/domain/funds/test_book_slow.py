"""The ledger against one that adds up everything anew, and giving back whatever is left."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain.funds import (
    Book,
    Entry,
    EntryKind,
    Refusal,
    append,
    divide_surplus,
    returns_of,
    reversal_of,
    surplus_shares,
)
from domain.funds.ledger import amount
from tests.domain.funds.samples import entry

DOORS = ("1-101", "1-102", "3-201")
KINDS = [kind for kind in EntryKind if kind is not EntryKind.REVERSAL]
AMOUNTS = st.sampled_from([1, 2, 99, 100, 101, 5000])


def standing(rows: list[Entry]) -> list[Entry]:
    """The rows that were not taken back, without those that take back."""
    gone = {row.reverses for row in rows if row.reverses}
    return [row for row in rows if row.seq not in gone and row.kind is not EntryKind.REVERSAL]


def total(rows: list[Entry], *kinds: EntryKind, door: str | None = "any") -> int:
    return sum(amount(r) for r in rows if r.kind in kinds and door in {"any", r.household})


def lawful(rows: list[Entry]) -> bool:
    """The invariants of funds.md, of the rows that stand, door by door."""
    held = standing(rows)
    came = (EntryKind.PAYMENT, EntryKind.GIFT, EntryKind.SPONSOR)
    went = (EntryKind.REFUND, EntryKind.PURSE)
    balance = sum(row.amount_in - row.amount_out for row in rows)
    doors = {row.household for row in rows}
    fair = all(total(held, *went, door=d) <= total(held, *came, door=d) for d in doors)
    advance, repaid = EntryKind.ADVANCE, EntryKind.REPAYMENT
    repaid_only_owed = all(
        total(held, repaid, door=d) <= total(held, advance, door=d) for d in doors
    )
    return balance >= 0 and fair and repaid_only_owed


class Ledger(RuleBasedStateMachine):
    """Anything is tried; what the book takes is lawful, and told the same by slow sums."""

    def __init__(self) -> None:
        super().__init__()
        self.book = Book()
        self.rows: list[Entry] = []

    def _try(self, row: Entry) -> None:
        refused = self.book.refusal(row)
        again = append(self.rows, row)
        assert (refused is None) == isinstance(again, tuple)
        if refused is None:
            self.book.add(row)
            self.rows.append(row)
        elif refused in {Refusal.OVERDRAWN, Refusal.OVER_PAID, Refusal.OVER_OWED}:
            # Refused for its sums: written all the same, it would break a law.
            assert not lawful([*self.rows, row])

    @rule(kind=st.sampled_from(KINDS), fen=AMOUNTS, door=st.sampled_from([None, *DOORS]))
    def a_row_is_told(self, kind: EntryKind, fen: int, door: str | None) -> None:
        self._try(entry(len(self.rows) + 1, kind, fen, door))

    @rule(fen=AMOUNTS, door=st.sampled_from(DOORS))
    def somebody_pays(self, fen: int, door: str) -> None:
        self._try(entry(len(self.rows) + 1, EntryKind.PAYMENT, fen, door))

    @precondition(lambda self: self.rows)
    @rule(pick=st.integers(0, 50))
    def a_row_is_taken_back(self, pick: int) -> None:
        base = self.rows[pick % len(self.rows)]
        number = len(self.rows) + 1
        self._try(reversal_of(base, seq=number, key=f"k{number}"))

    @precondition(lambda self: self.rows)
    @rule(pick=st.integers(0, 50))
    def a_row_is_told_again(self, pick: int) -> None:
        row = self.rows[pick % len(self.rows)]
        assert append(self.rows, row) == tuple(self.rows)
        assert self.book.refusal(row) is Refusal.KEY_USED

    @invariant()
    def the_law_is_kept_and_all_sums_agree(self) -> None:
        assert lawful(self.rows)
        held, told = standing(self.rows), self.book.totals()
        assert self.book.balance == sum(r.amount_in - r.amount_out for r in self.rows)
        assert told.paid == total(held, EntryKind.PAYMENT, EntryKind.GIFT)
        assert told.sponsors == total(held, EntryKind.SPONSOR)
        assert told.spent == total(held, EntryKind.EXPENSE, EntryKind.ADVANCE)
        assert told.refunded == total(held, EntryKind.REFUND)
        assert told.owed == total(held, EntryKind.ADVANCE) - total(held, EntryKind.REPAYMENT)

    @invariant()
    def a_book_made_of_the_rows_is_the_same(self) -> None:
        again = Book(self.rows)
        assert again.totals() == self.book.totals()
        assert (again.balance, +again.held, +again.owed) == (
            self.book.balance,
            +self.book.held,
            +self.book.owed,
        )


TestLedger = Ledger.TestCase
TestLedger.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)

PAID = st.dictionaries(st.sampled_from(DOORS), st.integers(1, 10**9), min_size=1)


@given(PAID, st.integers(0, 3 * 10**9), st.frozensets(st.sampled_from(DOORS)))
def test_a_surplus_is_divided_without_losing_or_finding_a_fen(
    paid: dict[str, int], surplus: int, leaving: frozenset[str]
) -> None:
    found = divide_surplus(surplus, paid, leaving)
    assert sum(found.back.values()) + sum(found.purse.values()) + found.rest == surplus
    assert found.back.keys() & leaving == set()
    assert found.purse.keys() <= leaving
    for door, fen in {**found.back, **found.purse}.items():
        assert 0 < fen <= paid[door]


@given(PAID, st.integers(1, 10**9))
def test_nobody_is_a_fen_from_their_exact_part(paid: dict[str, int], surplus: int) -> None:
    whole = sum(paid.values())
    left = min(surplus, whole)
    for door, fen in surplus_shares(surplus, paid).items():
        assert abs(fen * whole - left * paid[door]) < whole


@pytest.mark.parametrize(
    ("surplus", "paid", "shares"),
    [
        (1, {"a": 1, "b": 1}, {"a": 1, "b": 0}),
        (2, {"a": 1, "b": 1}, {"a": 1, "b": 1}),
        (3, {"a": 1, "b": 1}, {"a": 1, "b": 1}),
        (1, {"a": 1, "b": 2}, {"a": 0, "b": 1}),
        (100, {"a": 333, "b": 333, "c": 334}, {"a": 33, "b": 33, "c": 34}),
        (10, {"b": 1, "a": 1, "c": 1}, {"a": 1, "b": 1, "c": 1}),
        (0, {"a": 5}, {}),
        (5, {}, {}),
    ],
)
def test_the_odd_fen_goes_where_the_remainder_is_largest(
    surplus: int, paid: dict[str, int], shares: dict[str, int]
) -> None:
    assert surplus_shares(surplus, paid) == shares


@given(
    st.lists(st.tuples(st.sampled_from(DOORS), st.integers(1, 10_000)), min_size=1, max_size=6),
    st.integers(0, 100),
    st.integers(0, 3000),
    st.permutations(DOORS),
    st.booleans(),
)
def test_winding_up_ends_at_nothing_left_in_whatever_order(
    payments: list[tuple[str, int]],
    spent_percent: int,
    sponsor: int,
    order: list[str],
    purse: bool,  # noqa: FBT001
) -> None:
    rows = [entry(n, EntryKind.PAYMENT, fen, door) for n, (door, fen) in enumerate(payments, 1)]
    if sponsor:
        rows.append(entry(len(rows) + 1, EntryKind.SPONSOR, sponsor))
    spent = sum(row.amount_in for row in rows) * spent_percent // 100
    if spent:
        rows.append(entry(len(rows) + 1, EntryKind.EXPENSE, spent))
    first = returns_of(rows)
    for door in order:
        due = returns_of(rows).due.get(door, 0)
        # What is still due to one never moves because others got theirs.
        assert due == first.due.get(door, 0)
        if due:
            kind = EntryKind.PURSE if purse else EntryKind.REFUND
            rows.append(entry(len(rows) + 1, kind, due, door))
    rest = returns_of(rows).rest
    if rest:
        rows.append(entry(len(rows) + 1, EntryKind.REFUND, rest))
    book = Book()
    for row in rows:
        assert book.refusal(row) is None
        book.add(row)
    assert (book.balance, returns_of(rows).due, returns_of(rows).rest) == (0, {}, 0)


@given(st.lists(st.tuples(st.sampled_from(DOORS), st.integers(1, 10_000)), max_size=8))
def test_paid_and_taken_back_is_as_if_it_was_never_paid(payments: list[tuple[str, int]]) -> None:
    rows = [entry(n, EntryKind.PAYMENT, fen, door) for n, (door, fen) in enumerate(payments, 1)]
    undone = [reversal_of(r, seq=len(rows) + n, key=f"r{n}") for n, r in enumerate(rows, 1)]
    book = Book()
    for row in [*rows, *undone]:
        assert book.refusal(row) is None
        book.add(row)
    assert (book.balance, +Counter(book.held)) == (0, Counter())
    assert returns_of([*rows, *undone]).due == {}
