"""What was said once about a ballot, so that no clock says it twice."""

from datetime import datetime

from sqlalchemy import bindparam, select

from storage.database import Tx
from storage.statements import adding
from storage.tables import ballot_notices

NOTE = adding(ballot_notices)
OF = select(ballot_notices.c.step, ballot_notices.c.at).where(
    ballot_notices.c.ballot_id == bindparam("ballot")
)


async def first(tx: Tx, ballot_id: int, step: str, *, now: datetime) -> bool:
    """Write down that this step was done; False if it was before."""
    return await tx.do(NOTE, ballot_id=ballot_id, step=step, at=now) == 1


async def count(tx: Tx, ballot_id: int, kind: str) -> int:
    """Return how many steps whose names begin so were done."""
    return sum(row["step"].startswith(kind) for row in await tx.all(OF, ballot=ballot_id))


async def last(tx: Tx, ballot_id: int, kind: str) -> datetime | None:
    """Return when a step whose name begins so was done last."""
    done = [r["at"] for r in await tx.all(OF, ballot=ballot_id) if r["step"].startswith(kind)]
    return max(done, default=None)
