"""What households said of their shares; no word is ever written over."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from domain.funds import PledgeKind
from storage.database import Tx
from storage.statements import Row
from storage.tables import fund_pledges


@dataclass(frozen=True, slots=True)
class PledgeRow:
    """One word of a household, `amount` in fen; ended once replaced, or lapsed as its share rose.

    `person_id` is who said it; `reason` is theirs alone to show, but for a hardship.
    """

    id: int
    fund_id: int
    table_version: int
    household_id: int
    person_id: int | None
    kind: PledgeKind
    amount: int
    reason: str | None
    at: datetime
    ended_at: datetime | None = None


NAMES = tuple(field.name for field in fields(PledgeRow))
FIELDS = [fund_pledges.c[name] for name in NAMES]
ADD = insert(fund_pledges).values(
    {name: bindparam(name) for name in NAMES if name not in {"id", "ended_at"}}
)
ALL = (
    select(*FIELDS)
    .where(fund_pledges.c.fund_id == bindparam("fund"))
    .order_by(fund_pledges.c.household_id, fund_pledges.c.id)
)
END = (
    update(fund_pledges)
    .where(fund_pledges.c.id == bindparam("pledge"), fund_pledges.c.ended_at.is_(None))
    .values(ended_at=bindparam("at_end"))
)


async def add(
    tx: Tx,
    fund_id: int,
    version: int,
    household_id: int,
    person_id: int | None,
    kind: PledgeKind,
    amount: int,
    *,
    now: datetime,
    reason: str | None = None,
) -> None:
    """Keep a household's word on a version of its share; the amount in fen."""
    known = {"fund_id": fund_id, "table_version": version, "household_id": household_id}
    said = {"kind": kind.value, "amount": amount, "reason": reason}
    await tx.do(ADD, **known, person_id=person_id, **said, at=now)


async def of(tx: Tx, fund_id: int) -> list[PledgeRow]:
    """Return all that was ever said, by household, the oldest first."""
    return [_pledge(row) for row in await tx.all(ALL, fund=fund_id)]


async def end(tx: Tx, pledge_id: int, *, now: datetime) -> bool:
    """Take a word out of force; False if it was not in force any more."""
    return await tx.do(END, pledge=pledge_id, at_end=now) == 1


def _pledge(row: Row) -> PledgeRow:
    return PledgeRow(**{**row, "kind": PledgeKind(row["kind"])})
