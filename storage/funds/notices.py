"""What a fund has told already, so that it is told once, or at most once a day."""

from datetime import datetime

from sqlalchemy import bindparam, delete, select

from storage.database import Tx
from storage.statements import adding, upsert
from storage.tables import fund_notices

ONCE = adding(fund_notices)
PUT = upsert(fund_notices, "fund_id", "step")
HERE = (fund_notices.c.fund_id == bindparam("fund"), fund_notices.c.step == bindparam("of_step"))
AT = select(fund_notices.c.at).where(*HERE)
DROP = delete(fund_notices).where(*HERE)


async def took(tx: Tx, fund_id: int, step: str, *, now: datetime) -> bool:
    """Note that a step was taken; False if it was before."""
    return await tx.do(ONCE, fund_id=fund_id, step=step, at=now) == 1


async def put(tx: Tx, fund_id: int, step: str, *, now: datetime) -> None:
    """Note that a step was taken now, for the first time or again."""
    await tx.do(PUT, fund_id=fund_id, step=step, at=now)


async def at(tx: Tx, fund_id: int, step: str) -> datetime | None:
    """Return when a step was taken last."""
    row = await tx.one(AT, fund=fund_id, of_step=step)
    return row["at"] if row else None


async def drop(tx: Tx, fund_id: int, step: str) -> bool:
    """Have the step count as not taken; False if it was not."""
    return await tx.do(DROP, fund=fund_id, of_step=step) == 1
