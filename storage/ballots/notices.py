"""Which steps of a ballot were told already: the key of the row is the rule."""

from datetime import datetime

from sqlalchemy import bindparam, delete

from storage.database import Tx
from storage.statements import adding
from storage.tables import ballot_notices

NOTE = adding(ballot_notices)
FORGET = delete(ballot_notices).where(
    ballot_notices.c.ballot_id == bindparam("ballot"), ballot_notices.c.step == bindparam("told")
)


async def first(tx: Tx, ballot_id: int, step: str, *, now: datetime) -> bool:
    """Note that a step is told; False if it was noted before."""
    return await tx.do(NOTE, ballot_id=ballot_id, step=step, at=now) == 1


async def forget(tx: Tx, ballot_id: int, step: str) -> None:
    """Let a step be told once more."""
    await tx.do(FORGET, ballot=ballot_id, told=step)
