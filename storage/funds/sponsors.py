"""Who helps to pay from outside the households, with money or with work at its worth."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update

from domain.funds import Sponsor
from storage.database import Tx
from storage.tables import fund_sponsors


@dataclass(frozen=True, slots=True)
class SponsorRow:
    """A promise of a sponsor; `amount` in fen, for work its worth. Ended: taken back."""

    id: int
    fund_id: int
    name: str
    amount: int
    in_kind: bool
    note: str | None
    added_by: int
    at: datetime
    ended_at: datetime | None = None

    @property
    def sponsor(self) -> Sponsor:
        """As the rules know it."""
        return Sponsor(self.name, self.amount, self.in_kind)


NAMES = tuple(field.name for field in fields(SponsorRow))
FIELDS = [fund_sponsors.c[name] for name in NAMES]
ADD = (
    insert(fund_sponsors)
    .values({name: bindparam(name) for name in NAMES if name not in {"id", "ended_at"}})
    .returning(fund_sponsors.c.id)
)
OF = (
    select(*FIELDS)
    .where(fund_sponsors.c.fund_id == bindparam("fund"), fund_sponsors.c.ended_at.is_(None))
    .order_by(fund_sponsors.c.id)
)
ONE = select(*FIELDS).where(fund_sponsors.c.id == bindparam("sponsor"))
END = (
    update(fund_sponsors)
    .where(fund_sponsors.c.id == bindparam("sponsor"), fund_sponsors.c.ended_at.is_(None))
    .values(ended_at=bindparam("at_end"))
)


async def add(
    tx: Tx,
    fund_id: int,
    sponsor: Sponsor,
    added_by: int,
    *,
    now: datetime,
    note: str | None = None,
) -> int:
    """Keep a sponsor's promise; return its id."""
    said = {"name": sponsor.name, "amount": sponsor.amount, "in_kind": sponsor.in_kind}
    row = await tx.one(ADD, fund_id=fund_id, **said, note=note, added_by=added_by, at=now)
    assert row is not None  # noqa: S101 - an insert returns its row
    return int(row["id"])


async def of(tx: Tx, fund_id: int) -> list[SponsorRow]:
    """Return the fund's sponsors that stand, the first named first."""
    return [SponsorRow(**row) for row in await tx.all(OF, fund=fund_id)]


async def find(tx: Tx, sponsor_id: int) -> SponsorRow | None:
    row = await tx.one(ONE, sponsor=sponsor_id)
    return SponsorRow(**row) if row else None


async def end(tx: Tx, sponsor_id: int, *, now: datetime) -> bool:
    """Note that the promise was taken back; False if it was."""
    return await tx.do(END, sponsor=sponsor_id, at_end=now) == 1
