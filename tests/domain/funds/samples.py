"""One fund of four flats, its people and its chain, for the tests."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from domain.chain import START, Row, seal
from domain.funds import (
    Actor,
    Custodian,
    Entry,
    EntryKind,
    Facts,
    Given,
    PledgeKind,
    State,
)
from domain.places import Role

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TARGET = 100_000
SHARES = {"a": 40_000, "b": 30_000, "c": 20_000, "d": 10_000}
HOMES = {"a": 1, "b": 2, "c": 3, "d": 4}
ANNA, BO, CHEN = Custodian(11, 1), Custodian(12, 2), Custodian(13, 3)
CUSTODIANS = (ANNA, BO, CHEN)

CAPTAIN = Actor(21, frozenset({Role.CAPTAIN}))
STRANGER = Actor(99, member=False)
TENANT = Actor(31)
DORA = Actor(14, households=frozenset({4}))
KEEPERS = tuple(Actor(c.person_id, households=frozenset({c.household_id})) for c in CUSTODIANS)

_BOTH = (EntryKind.ADVANCE,)
_IN = (EntryKind.PAYMENT, EntryKind.GIFT, EntryKind.SPONSOR, *_BOTH)
_OUT = (EntryKind.EXPENSE, EntryKind.REPAYMENT, EntryKind.REFUND, EntryKind.PURSE, *_BOTH)


def entry(seq: int, kind: EntryKind, fen: int, household: str | None = None) -> Entry:
    """A row on the side where its kind belongs."""
    return Entry(
        seq=seq,
        key=f"k{seq}",
        kind=kind,
        household=household,
        amount_in=fen * (kind in _IN),
        amount_out=fen * (kind in _OUT),
    )


def facts(state: State, **changed: object) -> Facts:
    """A fund that has what each step wants, but for what is changed."""
    full: dict[str, Any] = {
        "target": TARGET,
        "custodians": CUSTODIANS,
        "pledged": TARGET,
        "paid": TARGET,
        "accepted": True,
        "pictured": True,
    }
    return Facts(state, **(full | changed))


def given(**changed: object) -> Given:
    """What every action could want, but for what is changed."""
    full: dict[str, Any] = {
        "household_id": 4,
        "amount": 1,
        "payee": "王师傅",
        "invoice": "No. 7",
        "photo": True,
        "reason": "写错了",
        "first": ANNA,
        "consent": True,
    }
    return Given(**(full | changed))


class Chain:
    """Rows as the actions write them."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def tell(self, type_: str, **payload: object) -> None:
        prev = self.rows[-1].hash if self.rows else START
        self.rows.append(seal(prev, len(self.rows) + 1, NOW, "actor", type_, payload))

    def open(self, *, rule: str = "fixed", **changed: object) -> None:
        fund = {"number": 1, "place": 1, "title": "扶手", "cost": TARGET, "rule": rule}
        fund |= {"minimum": [1, 1], "grain": 1}
        told: dict[str, Any] = {"target": TARGET, "version": 1, "shares": dict(SHARES)}
        self.tell("opened", fund=fund, **(told | changed))

    def pledge(self, code: str, kind: PledgeKind, amount: int, version: int = 1) -> None:
        self.tell("pledge", code=code, version=version, kind=str(kind), amount=amount)

    def move(self, source: State, to: State) -> None:
        self.tell("state", **{"from": str(source), "to": str(to), "why": ""})

    def enter(self, row: Entry, balance: int) -> None:
        told: Mapping[str, Any] = {
            "seq": row.seq,
            "key": row.key,
            "kind": str(row.kind),
            "code": row.household,
            "in": row.amount_in,
            "out": row.amount_out,
            "reverses": row.reverses,
            "balance": balance,
        }
        self.tell("entry", **told)

    def retract(self, code: str, kind: PledgeKind) -> None:
        self.tell("retract", code=code, kind=str(kind))
