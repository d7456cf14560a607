"""What may stand in a ledger, and what it adds up to."""

from dataclasses import replace

import pytest

from domain import funds as rules
from domain.funds import CAP, Book, Entry, EntryKind, Refusal
from tests.domain.funds.samples import entry

PAYMENT, GIFT, SPONSOR = EntryKind.PAYMENT, EntryKind.GIFT, EntryKind.SPONSOR
ADVANCE, EXPENSE, REPAYMENT = EntryKind.ADVANCE, EntryKind.EXPENSE, EntryKind.REPAYMENT
REFUND, PURSE, REVERSAL = EntryKind.REFUND, EntryKind.PURSE, EntryKind.REVERSAL
PAID = [entry(1, PAYMENT, 100, "a"), entry(2, PAYMENT, 50, "b"), entry(3, SPONSOR, 30)]


@pytest.mark.parametrize(
    ("kind", "fen", "household", "why"),
    [
        (EXPENSE, 180, None, None),
        (EXPENSE, 181, None, Refusal.OVERDRAWN),
        (REFUND, 100, "a", None),
        (REFUND, 101, "a", Refusal.OVER_PAID),
        (REFUND, 1, "c", Refusal.OVER_PAID),
        (REFUND, 30, None, None),
        (REFUND, 31, None, Refusal.OVER_PAID),
        (PURSE, 50, "b", None),
        (PURSE, 51, "b", Refusal.OVER_PAID),
        (PURSE, 30, None, None),
        (REPAYMENT, 1, "a", Refusal.OVER_OWED),
        (PAYMENT, 0, "a", Refusal.AMOUNT_NOT_POSITIVE),
        (PAYMENT, CAP, "a", None),
        (PAYMENT, CAP + 1, "a", Refusal.AMOUNT_TOO_LARGE),
        (PAYMENT, 1, None, Refusal.NO_HOUSEHOLD),
        (GIFT, 1, None, Refusal.NO_HOUSEHOLD),
        (ADVANCE, 1, None, Refusal.NO_HOUSEHOLD),
        (REPAYMENT, 1, None, Refusal.NO_HOUSEHOLD),
        (SPONSOR, 1, "a", Refusal.NO_HOUSEHOLD),
        (EXPENSE, 1, "a", Refusal.NO_HOUSEHOLD),
        (ADVANCE, 9999, "c", None),
    ],
)
def test_a_row_is_taken_up_to_its_bound(
    kind: EntryKind, fen: int, household: str | None, why: Refusal | None
) -> None:
    assert rules.append_refusal(PAID, entry(4, kind, fen, household)) is why


@pytest.mark.parametrize(
    "row",
    [
        Entry(4, "k4", PAYMENT, "a", 0, 5),
        Entry(4, "k4", PAYMENT, "a", 5, 5),
        Entry(4, "k4", EXPENSE, None, 5, 0),
        Entry(4, "k4", ADVANCE, "a", 5, 0),
        Entry(4, "k4", ADVANCE, "a", 5, 4),
        Entry(4, "k4", PAYMENT, "a", 5, -5),
    ],
    ids=str,
)
def test_money_stands_on_the_side_of_its_kind(row: Entry) -> None:
    assert rules.append_refusal(PAID, row) is Refusal.WRONG_SIDE


@pytest.mark.parametrize("seq", [0, 3, 5])
def test_rows_are_numbered_without_gaps(seq: int) -> None:
    assert rules.append_refusal(PAID, entry(seq, PAYMENT, 1, "a")) in {
        Refusal.OUT_OF_ORDER,
        Refusal.KEY_USED,
    }


def test_an_advance_is_spent_and_owed_and_leaves_the_balance_alone() -> None:
    rows = [*PAID, entry(4, ADVANCE, 500, "c")]
    sums = rules.totals(rows)
    assert (rules.balance(rows), rules.spent(rows), sums.owed) == (180, 500, 500)
    assert rules.advances_owed(rows) == {"c": 500}
    assert rules.paid_by(rows) == {"a": 100, "b": 50}


@pytest.mark.parametrize("kind", [EXPENSE, REFUND, PURSE])
def test_advances_are_repaid_before_anything_else_goes_out(kind: EntryKind) -> None:
    rows = [*PAID, entry(4, ADVANCE, 100, "c")]
    household = None if kind is EXPENSE else "a"
    assert rules.append_refusal(rows, entry(5, kind, 80, household)) is None
    late = rules.append_refusal(rows, entry(5, kind, 81, household))
    assert late is Refusal.ADVANCE_FIRST


def test_a_repaid_advance_is_owed_no_more() -> None:
    rows = [*PAID, entry(4, ADVANCE, 100, "c"), entry(5, REPAYMENT, 60, "c")]
    assert rules.advances_owed(rows) == {"c": 40}
    assert rules.append_refusal(rows, entry(6, REPAYMENT, 41, "c")) is Refusal.OVER_OWED
    assert rules.append_refusal(rows, entry(6, REPAYMENT, 40, "c")) is None


def test_a_reversal_takes_back_exactly_what_its_row_did() -> None:
    back = rules.reversal_of(PAID[1], seq=4, key="back")
    rows = rules.append(PAID, back)
    assert not isinstance(rows, Refusal)
    assert (rules.balance(rows), rules.paid_by(rows)) == (130, {"a": 100})
    assert rules.totals(rows).paid == 100


def test_a_row_is_reversed_once_and_a_reversal_never() -> None:
    rows = [*PAID, rules.reversal_of(PAID[1], seq=4, key="back")]
    again = rules.reversal_of(PAID[1], seq=5, key="again")
    twice = rules.reversal_of(rows[3], seq=5, key="twice")
    assert rules.append_refusal(rows, again) is Refusal.ENTRY_REVERSED
    assert rules.append_refusal(rows, twice) is Refusal.REVERSAL_FINAL


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"reverses": 9}, Refusal.ENTRY_UNKNOWN),
        ({"reverses": None}, Refusal.ENTRY_UNKNOWN),
        ({"amount_out": 49}, Refusal.NOT_OPPOSITE),
        ({"amount_in": 1}, Refusal.NOT_OPPOSITE),
        ({"household": "a"}, Refusal.NOT_OPPOSITE),
    ],
)
def test_a_reversal_that_fits_no_row_is_refused(changes: dict[str, object], why: Refusal) -> None:
    back = rules.reversal_of(PAID[1], seq=4, key="back")
    wrong = Entry(**{name: getattr(back, name) for name in Entry.__slots__} | changes)
    assert rules.append_refusal(PAID, wrong) is why


def test_only_a_reversal_names_a_row() -> None:
    row = replace(entry(4, PAYMENT, 5, "a"), reverses=1)
    assert rules.append_refusal(PAID, row) is Refusal.NOT_OPPOSITE


def test_money_that_is_spent_cannot_be_unsaid() -> None:
    rows = [*PAID, entry(4, EXPENSE, 150)]
    back = rules.reversal_of(PAID[0], seq=5, key="back")
    assert rules.append_refusal(rows, back) is Refusal.OVERDRAWN


def test_a_payment_that_was_refunded_cannot_be_unsaid() -> None:
    rows = [*PAID, entry(4, REFUND, 10, "a")]
    back = rules.reversal_of(PAID[0], seq=5, key="back")
    assert rules.append_refusal(rows, back) is Refusal.OVER_PAID


def test_an_advance_that_was_repaid_cannot_be_unsaid() -> None:
    rows = [*PAID, entry(4, ADVANCE, 100, "c"), entry(5, REPAYMENT, 1, "c")]
    back = rules.reversal_of(rows[3], seq=6, key="back")
    assert rules.append_refusal(rows, back) is Refusal.OVER_OWED


def test_an_expense_is_taken_back_into_the_balance() -> None:
    rows = [*PAID, entry(4, EXPENSE, 150)]
    after = rules.append(rows, rules.reversal_of(rows[3], seq=5, key="back"))
    assert not isinstance(after, Refusal)
    assert (rules.balance(after), rules.spent(after)) == (180, 0)


def test_the_same_row_told_again_changes_nothing() -> None:
    again = replace(PAID[0], seq=4)
    assert rules.append(PAID, again) == tuple(PAID)
    assert Book(PAID).repeats(again)


def test_a_key_is_not_used_for_something_else() -> None:
    other = replace(PAID[0], seq=4, amount_in=101)
    assert rules.append(PAID, other) is Refusal.KEY_USED
    assert rules.append_refusal(PAID, replace(PAID[0], seq=4)) is Refusal.KEY_USED


def test_a_gift_counts_as_paid_and_a_sponsor_does_not() -> None:
    rows = [*PAID, entry(4, GIFT, 7, "a"), entry(5, REFUND, 5, None)]
    assert rules.paid_by(rows) == {"a": 107, "b": 50}
    assert rules.sponsored(rows) == 25


def test_an_empty_ledger_holds_nothing() -> None:
    assert rules.balance([]) == 0
    assert rules.totals([]) == rules.Totals()
    assert rules.paid_by([]) == rules.advances_owed([]) == {}
