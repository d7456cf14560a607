"""Who votes for whom, in writing; ended, never deleted."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.database import Tx
from storage.tables import ballot_proxies


@dataclass(frozen=True, slots=True)
class Proxy:
    """A head's written wish that somebody else votes for it; `file_id` is a picture of it."""

    id: int
    ballot_id: int
    head_id: int
    agent_id: int
    entered_by: int
    file_id: str | None
    at: datetime
    ended_at: datetime | None = None


FIELDS = [ballot_proxies.c[name] for name in Proxy.__dataclass_fields__]
ADD = (
    insert(ballot_proxies)
    .values({n: bindparam(n) for n in Proxy.__dataclass_fields__ if n not in {"id", "ended_at"}})
    .returning(ballot_proxies.c.id)
)
ONE = select(*FIELDS).where(ballot_proxies.c.id == bindparam("proxy"))
OF = (
    select(*FIELDS)
    .where(ballot_proxies.c.ballot_id == bindparam("ballot"), ballot_proxies.c.ended_at.is_(None))
    .order_by(ballot_proxies.c.id)
)
END = (
    update(ballot_proxies)
    .where(ballot_proxies.c.id == bindparam("proxy"), ballot_proxies.c.ended_at.is_(None))
    .values(ended_at=bindparam("at_end"))
)


async def add(
    tx: Tx,
    ballot_id: int,
    head_id: int,
    agent_id: int,
    entered_by: int,
    file_id: str,
    *,
    now: datetime,
) -> int:
    """Store a proxy and return its id."""
    row = await tx.one(
        ADD,
        ballot_id=ballot_id,
        head_id=head_id,
        agent_id=agent_id,
        entered_by=entered_by,
        file_id=file_id,
        at=now,
    )
    assert row is not None  # noqa: S101 - an insert returns its row
    return int(row["id"])


async def find(tx: Tx, proxy_id: int) -> Proxy | None:
    row = await tx.one(ONE, proxy=proxy_id)
    return Proxy(**row) if row else None


async def of(tx: Tx, ballot_id: int) -> list[Proxy]:
    """Return the proxies of a ballot that are in force, oldest first."""
    return [Proxy(**row) for row in await tx.all(OF, ballot=ballot_id)]


async def end(tx: Tx, proxy_id: int, *, now: datetime) -> bool:
    """Take a proxy out of force, keeping its row; False if that was done."""
    return await tx.do(END, proxy=proxy_id, at_end=now) == 1
