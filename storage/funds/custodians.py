"""Who was named to keep a fund's money, and who agreed to."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, select, update

from domain.funds import Custodian
from storage.database import Tx
from storage.statements import upsert
from storage.tables import fund_custodians


@dataclass(frozen=True, slots=True)
class CustodianRow:
    """Somebody named to keep the money; they do once they agreed, until they are ended."""

    fund_id: int
    person_id: int
    household_id: int
    named_by: int
    at: datetime
    agreed_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def custodian(self) -> Custodian:
        """As the rules know it."""
        return Custodian(self.person_id, self.household_id)


NAMES = tuple(field.name for field in fields(CustodianRow))
FIELDS = [fund_custodians.c[name] for name in NAMES]
PUT = upsert(fund_custodians, "fund_id", "person_id")
HERE = (
    fund_custodians.c.fund_id == bindparam("fund"),
    fund_custodians.c.person_id == bindparam("person"),
)
OF = (
    select(*FIELDS)
    .where(fund_custodians.c.fund_id == bindparam("fund"), fund_custodians.c.ended_at.is_(None))
    .order_by(fund_custodians.c.at, fund_custodians.c.person_id)
)
ONE = select(*FIELDS).where(*HERE)
AGREE = (
    update(fund_custodians)
    # Somebody who was struck off meanwhile keeps nobody's money.
    .where(*HERE, fund_custodians.c.agreed_at.is_(None), fund_custodians.c.ended_at.is_(None))
    .values(agreed_at=bindparam("at_yes"))
)
END = (
    update(fund_custodians)
    .where(*HERE, fund_custodians.c.ended_at.is_(None))
    .values(ended_at=bindparam("at_end"))
)


async def name(
    tx: Tx, fund_id: int, person_id: int, household_id: int, by: int, *, now: datetime
) -> None:
    """Name somebody, or name them anew: they have yet to agree."""
    who = {"fund_id": fund_id, "person_id": person_id, "household_id": household_id}
    await tx.do(PUT, **who, named_by=by, at=now, agreed_at=None, ended_at=None)


async def of(tx: Tx, fund_id: int) -> list[CustodianRow]:
    """Return who is named and not ended, the first named first, agreed or not."""
    return [CustodianRow(**row) for row in await tx.all(OF, fund=fund_id)]


async def agreed(tx: Tx, fund_id: int) -> tuple[Custodian, ...]:
    """Return who keeps the money now."""
    return tuple(row.custodian for row in await of(tx, fund_id) if row.agreed_at)


async def find(tx: Tx, fund_id: int, person_id: int) -> CustodianRow | None:
    """Return what is known of somebody as custodian, ended or not."""
    row = await tx.one(ONE, fund=fund_id, person=person_id)
    return CustodianRow(**row) if row else None


async def agree(tx: Tx, fund_id: int, person_id: int, *, now: datetime) -> bool:
    """Note that they said yes; False if they did, or are not named any more."""
    return await tx.do(AGREE, fund=fund_id, person=person_id, at_yes=now) == 1


async def end(tx: Tx, fund_id: int, person_id: int, *, now: datetime) -> bool:
    """Note that they keep the money no more; False if they did not."""
    return await tx.do(END, fund=fund_id, person=person_id, at_end=now) == 1
