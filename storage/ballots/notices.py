"""Which steps of a ballot were told already: the key of the row is the rule."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage.database import Tx
from storage.statements import adding
from storage.tables import ballot_notices

NOTE = adding(ballot_notices)
FORGET = delete(ballot_notices).where(
    ballot_notices.c.ballot_id == bindparam("ballot"), ballot_notices.c.step == bindparam("told")
)
OF = select(ballot_notices.c.step, ballot_notices.c.at).where(
    ballot_notices.c.ballot_id == bindparam("ballot")
)


async def first(tx: Tx, ballot_id: int, step: str, *, now: datetime) -> bool:
    """Note that a step is told; False if it was noted before."""
    return await tx.do(NOTE, ballot_id=ballot_id, step=step, at=now) == 1


async def forget(tx: Tx, ballot_id: int, step: str) -> None:
    """Let a step be told once more."""
    await tx.do(FORGET, ballot=ballot_id, told=step)


async def count(tx: Tx, ballot_id: int, kind: str) -> int:
    """Return how many steps whose names begin so were told."""
    return len(await _told(tx, ballot_id, kind))


async def last(tx: Tx, ballot_id: int, kind: str) -> datetime | None:
    """Return when a step whose name begins so was told last."""
    return max(await _told(tx, ballot_id, kind), default=None)


async def _told(tx: Tx, ballot_id: int, kind: str) -> list[datetime]:
    rows = await tx.all(OF, ballot=ballot_id)
    return [row["at"] for row in rows if row["step"].startswith(kind)]
