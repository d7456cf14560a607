"""A fund told by its chain alone: the whole story holds, and each lie is named."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from domain import funds as rules
from domain.funds import Entry, EntryKind, Fault, PledgeKind, State
from tests.domain.funds.samples import SHARES, TARGET, Chain, entry

COLLECTING, SPENDING, SETTLING = State.COLLECTING, State.SPENDING, State.SETTLING
CLOSED: dict[str, Any] = {
    "balance": 0,
    "paid": TARGET,
    "refunded": 10_000,
    "sponsors": 0,
    "spent": 90_000,
    "note": "验收合格",
}


def collecting() -> Chain:
    chain = Chain()
    chain.open()
    for code, fen in SHARES.items():
        chain.pledge(code, PledgeKind.FULL, fen)
    chain.move(State.PLEDGING, COLLECTING)
    return chain


def paid() -> tuple[Chain, list[Entry]]:
    chain, rows, held = collecting(), [], 0
    for seq, (code, fen) in enumerate(SHARES.items(), 1):
        held += fen
        rows.append(entry(seq, EntryKind.PAYMENT, fen, code))
        chain.enter(rows[-1], held)
    return chain, rows


def settling() -> tuple[Chain, list[Entry]]:
    chain, rows = paid()
    chain.move(COLLECTING, SPENDING)
    rows.append(entry(5, EntryKind.EXPENSE, 90_000))
    chain.enter(rows[-1], 10_000)
    chain.move(SPENDING, SETTLING)
    return chain, rows


def finished(**closing: object) -> Chain:
    chain, rows = settling()
    parts = rules.surplus_shares(10_000, rules.paid_by(rows))
    chain.tell("surplus", shares=parts)
    left = 10_000
    for seq, (code, fen) in enumerate(parts.items(), 6):
        left -= fen
        chain.enter(entry(seq, EntryKind.REFUND, fen, code), left)
    chain.tell("closed", **(CLOSED | closing))
    chain.move(SETTLING, State.CLOSED)
    return chain


def test_a_whole_fund_is_recounted_to_its_end() -> None:
    told = rules.recount(finished().rows)
    assert told == rules.Recount(
        balance=0,
        paid=TARGET,
        refunded=10_000,
        sponsors=0,
        spent=90_000,
        owed=0,
        state=State.CLOSED,
        matches=True,
    )


def test_every_beginning_of_a_true_story_is_true() -> None:
    rows = finished().rows
    assert all(rules.recount(rows[:length]).matches for length in range(1, len(rows) + 1))


def test_no_row_of_the_story_may_be_left_out_unnoticed() -> None:
    rows = finished().rows
    needed = [row for row in rows if row.type in {"opened", "entry"}]
    for gone in needed[:-1]:
        assert not rules.recount([row for row in rows if row is not gone]).matches


@pytest.mark.parametrize("name", ["balance", "paid", "refunded", "sponsors", "spent"])
def test_closing_figures_are_exact_to_the_fen(name: str) -> None:
    told = rules.recount(finished(**{name: CLOSED[name] + 1}).rows)
    assert (told.matches, told.why) == (False, Fault.CLOSING)


def test_nothing_is_closed_without_a_note() -> None:
    assert rules.recount(finished(note="").rows).why is Fault.CLOSING


def test_an_empty_chain_and_one_without_beginning_were_never_opened() -> None:
    assert rules.recount([]).why is Fault.NOT_OPENED
    told = rules.recount(collecting().rows[1:])
    assert (told.why, told.first_bad) == (Fault.NOT_OPENED, 2)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, None),
        ({"target": TARGET - 1}, Fault.SHARES),
        ({"target": TARGET + 1}, Fault.TARGET),
        ({"target": 0}, Fault.TARGET),
        ({"version": 0}, Fault.VERSION),
        ({"shares": SHARES | {"a": 39_999}}, Fault.SHARES),
        ({"shares": SHARES | {"a": 50_001, "d": -1}}, Fault.SHARES),
        ({"shares": SHARES | {"a": "40000"}}, Fault.BAD_SHAPE),
        ({"shares": SHARES | {"a": True}}, Fault.BAD_SHAPE),
        ({"shares": None}, Fault.BAD_SHAPE),
        ({"rule": "voluntary", "shares": dict.fromkeys(SHARES, 0)}, None),
        ({"rule": "voluntary"}, Fault.SHARES),
        ({"rule": "by-mood"}, Fault.BAD_SHAPE),
    ],
)
def test_shares_are_checked_at_opening(changed: dict[str, Any], why: Fault | None) -> None:
    chain = Chain()
    chain.open(**changed)
    told = rules.recount(chain.rows)
    assert (told.why, told.first_bad) == (why, 1 if why else None)


def _say(type_: str, **payload: object) -> Callable[[Chain], None]:
    return lambda chain: chain.tell(type_, **payload)


def _enter(row: Entry, balance: int) -> Callable[[Chain], None]:
    return lambda chain: chain.enter(row, balance)


def _pledge(code: str, kind: PledgeKind, fen: int, version: int = 1) -> Callable[[Chain], None]:
    return lambda chain: chain.pledge(code, kind, fen, version)


PAY = entry(5, EntryKind.GIFT, 10, "a")


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        (lambda chain: chain.open(), Fault.OPENED_TWICE),
        (_enter(PAY, TARGET + 10), None),
        (_enter(PAY, TARGET + 11), Fault.BALANCE),
        (_enter(replace(PAY, seq=6), TARGET + 10), Fault.ENTRY),
        (_enter(replace(PAY, key="k1"), TARGET + 10), Fault.ENTRY),
        (_enter(replace(PAY, household="z"), TARGET + 10), Fault.ENTRY),
        (_enter(entry(5, EntryKind.EXPENSE, TARGET + 1), -1), Fault.ENTRY),
        (_enter(entry(5, EntryKind.REFUND, 40_001, "a"), 59_999), Fault.ENTRY),
        (_say("entry", seq=5), Fault.BAD_SHAPE),
        (_pledge("a", PledgeKind.FULL, 40_000), None),
        (_pledge("a", PledgeKind.FULL, 39_999), Fault.PLEDGE),
        (_pledge("a", PledgeKind.PART, 40_000), Fault.PLEDGE),
        (_pledge("a", PledgeKind.HARDSHIP, 0), None),
        (_pledge("a", PledgeKind.HARDSHIP, 5), Fault.PLEDGE),
        (_pledge("a", PledgeKind.FULL, 40_000, 2), Fault.PLEDGE),
        (_pledge("z", PledgeKind.GIFT, 5), Fault.BAD_SHAPE),
        (_say("sponsor", name="物业", amount=0, in_kind=False), Fault.SPONSOR),
        (_say("sponsor", name="物业", amount=1, in_kind=True), None),
        (_say("state", **{"from": "pledging", "to": "failed", "why": ""}), Fault.STATE),
        (_say("state", **{"from": "collecting", "to": "closed", "why": ""}), Fault.STATE),
        (_say("surplus", shares={"a": TARGET}), Fault.SURPLUS),
        (_say("closed", **CLOSED), Fault.CLOSING),
        (_say("custodian", person="x"), None),
        (_say("shares", version=1, target=TARGET, cost=TARGET, shares=SHARES), Fault.VERSION),
        (_say("shares", version=2, target=1, cost=TARGET, shares=SHARES), Fault.SHARES),
        (_say("shares", version=2, target=TARGET, cost=TARGET + 5, shares=SHARES), None),
    ],
)
def test_each_lie_is_named_at_its_row(lie: Callable[[Chain], None], why: Fault | None) -> None:
    chain, _ = paid()
    lie(chain)
    told = rules.recount(chain.rows)
    assert (told.why, told.first_bad) == (why, len(chain.rows) if why else None)


@pytest.mark.parametrize(
    ("shares", "why"),
    [
        ({"a": 4000, "b": 3000, "c": 2000, "d": 1000}, None),
        ({"a": 4001, "b": 3000, "c": 2000, "d": 999}, Fault.SURPLUS),
        ({"a": 4000, "b": 3000, "c": 2000}, Fault.SURPLUS),
        ({"a": 10_000}, Fault.SURPLUS),
        ({"a": 4000, "b": 3000, "c": 2000, "d": 1000, "z": 0}, None),
    ],
)
def test_the_surplus_is_fair_to_the_fen(shares: dict[str, int], why: Fault | None) -> None:
    chain, _ = settling()
    chain.tell("surplus", shares=shares)
    assert rules.recount(chain.rows).why is why


def test_money_does_not_move_before_collecting_nor_after_the_end() -> None:
    early = Chain()
    early.open()
    early.enter(entry(1, EntryKind.PAYMENT, 1, "a"), 1)
    late = finished()
    late.enter(entry(10, EntryKind.PAYMENT, 1, "a"), 1)
    assert [rules.recount(c.rows).why for c in (early, late)] == [Fault.STATE, Fault.STATE]


def test_a_fund_with_money_left_does_not_end() -> None:
    chain, _ = settling()
    chain.move(SETTLING, State.CLOSED)
    assert rules.recount(chain.rows).why is Fault.CLOSING


def test_the_rows_of_the_samples_hang_together() -> None:
    assert all(after.prev == before.hash for before, after in pairwise(finished().rows))
