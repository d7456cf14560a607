from hypothesis import given
from hypothesis import strategies as st

from domain.funds import Entry, EntryKind, balance, paid_in, returns_of

DOORS = ("1-101", "3-201", "3-302")
FEN = st.integers(1, 1_000_000)


def row(seq: int, kind: EntryKind, door: str | None, into: int, out: int) -> Entry:
    return Entry(seq, f"k{seq}", kind, door, into, out)


def paid(amounts: list[int]) -> list[Entry]:
    doors = enumerate(zip(DOORS, amounts, strict=True), 1)
    return [row(n, EntryKind.PAYMENT, door, fen, 0) for n, (door, fen) in doors]


def test_an_empty_ledger_owes_nobody_anything() -> None:
    told = returns_of(())
    assert (dict(told.shares), dict(told.due), told.rest) == ({}, {}, 0)


def test_everybody_gets_back_by_what_they_paid() -> None:
    rows = [*paid([100, 200, 300]), row(4, EntryKind.EXPENSE, None, 0, 540)]
    assert returns_of(rows).due == {"1-101": 10, "3-201": 20, "3-302": 30}


def test_what_was_given_back_is_due_no_more_and_shifts_no_other_part() -> None:
    rows = [*paid([100, 200, 300]), row(4, EntryKind.EXPENSE, None, 0, 540)]
    rows.append(row(5, EntryKind.REFUND, "3-302", 0, 30))
    told = returns_of(rows)
    assert told.due == {"1-101": 10, "3-201": 20}
    assert told.shares["3-302"] == 30


def test_a_part_left_to_the_purse_is_given() -> None:
    rows = [*paid([100, 100, 100]), row(4, EntryKind.PURSE, "1-101", 0, 100)]
    assert set(returns_of(rows).due) == {"3-201", "3-302"}


def test_more_than_households_paid_is_the_sponsors_rest() -> None:
    rows = [*paid([1, 1, 1]), row(4, EntryKind.SPONSOR, None, 50, 0)]
    assert (returns_of(rows).rest, sum(returns_of(rows).due.values())) == (50, 3)
    rows.append(row(5, EntryKind.REFUND, None, 0, 50))
    assert returns_of(rows).rest == 0


def test_what_is_owed_for_an_advance_is_nobodys_surplus() -> None:
    rows = [*paid([100, 100, 100]), row(4, EntryKind.ADVANCE, "3-302", 60, 60)]
    assert sum(returns_of(rows).due.values()) == 240


def test_a_reversed_refund_is_due_again() -> None:
    rows = [*paid([100, 100, 100]), row(4, EntryKind.REFUND, "1-101", 0, 100)]
    rows.append(Entry(5, "k5", EntryKind.REVERSAL, "1-101", 100, 0, 4))
    assert returns_of(rows).due["1-101"] == 100


def test_a_reversed_payment_counts_no_more() -> None:
    rows = [*paid([100, 100, 100])]
    rows.append(Entry(4, "k4", EntryKind.REVERSAL, "1-101", 0, 100, 1))
    assert returns_of(rows).due == {"3-201": 100, "3-302": 100}


@given(st.lists(FEN, min_size=3, max_size=3), st.integers(0, 3_000_000), st.permutations(DOORS))
def test_in_whatever_order_it_goes_back_it_ends_at_zero(
    amounts: list[int], spent: int, order: list[str]
) -> None:
    rows = paid(amounts)
    if out := min(spent, sum(amounts)):
        rows.append(row(4, EntryKind.EXPENSE, None, 0, out))
    first = returns_of(rows).shares
    for door in order:
        told = returns_of(rows)
        assert told.shares == first or not told.due
        assert sum(told.due.values()) + told.rest == balance(rows)
        if fen := told.due.get(door):
            rows.append(row(len(rows) + 1, EntryKind.REFUND, door, 0, fen))
    assert balance(rows) == 0


def test_what_was_paid_in_is_told_whatever_came_back_unless_it_was_never_there() -> None:
    rows = [*paid([100, 200, 300]), row(4, EntryKind.REFUND, "3-302", 0, 30)]
    rows.append(Entry(5, "k5", EntryKind.REVERSAL, "1-101", 0, 100, 1))
    assert paid_in(rows) == {"3-201": 200, "3-302": 300}
