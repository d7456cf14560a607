"""Who stands behind a report, and who finds it should not be seen."""

from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, update

from storage.database import Tx
from storage.statements import adding
from storage.tables import report_flags, report_supporters

# One per person: the key refuses a second one, so nothing is to be looked up before.
SUPPORT = adding(report_supporters)
SUPPORTERS = (
    select(report_supporters.c.person_id)
    .where(report_supporters.c.report_id == bindparam("report"))
    # The oldest supporter takes over a report that its reporter withdraws.
    .order_by(report_supporters.c.at, report_supporters.c.person_id)
)
COUNT = select(func.count().label("n")).where(report_supporters.c.report_id == bindparam("report"))
IS_ONE = select(report_supporters.c.at).where(
    report_supporters.c.report_id == bindparam("report"),
    report_supporters.c.person_id == bindparam("person"),
)
DROP = delete(report_supporters).where(
    report_supporters.c.report_id == bindparam("report"),
    report_supporters.c.person_id == bindparam("person"),
)
DROP_JOINED_AT = delete(report_supporters).where(
    report_supporters.c.report_id == bindparam("report"),
    report_supporters.c.at == bindparam("moment"),
)
WANT = (
    update(report_supporters)
    .where(
        report_supporters.c.report_id == bindparam("report"),
        report_supporters.c.person_id == bindparam("person"),
    )
    .values(wants_reopen=bindparam("wants"))
)
WANTING = select(report_supporters.c.person_id).where(
    report_supporters.c.report_id == bindparam("report"), report_supporters.c.wants_reopen
)
CALM = (
    update(report_supporters)
    .where(report_supporters.c.report_id == bindparam("report"))
    .values(wants_reopen=False)
)
FLAG = adding(report_flags)
FLAGS = select(func.count().label("n")).where(report_flags.c.report_id == bindparam("report"))
FLAGGED = select(report_flags.c.at).where(
    report_flags.c.report_id == bindparam("report"),
    report_flags.c.person_id == bindparam("person"),
)
UNFLAG = delete(report_flags).where(report_flags.c.report_id == bindparam("report"))


async def support(tx: Tx, report_id: int, person_id: int, *, now: datetime) -> bool:
    """Count the person as meeting the same problem; False if they were counted already."""
    added = await tx.do(
        SUPPORT, report_id=report_id, person_id=person_id, at=now, wants_reopen=False
    )
    return added == 1


async def supporters(tx: Tx, report_id: int) -> list[int]:
    """Return who supports the report, the first first."""
    return [row["person_id"] for row in await tx.all(SUPPORTERS, report=report_id)]


async def backing(tx: Tx, report_id: int, person_id: int | None) -> tuple[int, bool]:
    """Return how many support the report, and whether this person is one of them."""
    row = await tx.one(COUNT, report=report_id)
    one = await tx.one(IS_ONE, report=report_id, person=person_id)
    return (int(row["n"]) if row else 0), one is not None


async def drop_supporter(tx: Tx, report_id: int, person_id: int) -> None:
    await tx.do(DROP, report=report_id, person=person_id)


async def drop_joined_at(tx: Tx, report_id: int, moment: datetime) -> None:
    """Drop those who came to support the report at exactly this moment, by a merge."""
    await tx.do(DROP_JOINED_AT, report=report_id, moment=moment)


async def want_reopen(tx: Tx, report_id: int, person_id: int) -> None:
    await tx.do(WANT, report=report_id, person=person_id, wants=True)


async def wanting_reopen(tx: Tx, report_id: int) -> list[int]:
    return [row["person_id"] for row in await tx.all(WANTING, report=report_id)]


async def calm(tx: Tx, report_id: int) -> None:
    """Start counting wishes to reopen afresh."""
    await tx.do(CALM, report=report_id)


async def flag(tx: Tx, report_id: int, person_id: int, *, now: datetime) -> int:
    """Note that a member finds the report should not be seen; return how many do."""
    await tx.do(FLAG, report_id=report_id, person_id=person_id, at=now)
    row = await tx.one(FLAGS, report=report_id)
    return int(row["n"]) if row else 0


async def flagged(tx: Tx, report_id: int, person_id: int) -> bool:
    return await tx.one(FLAGGED, report=report_id, person=person_id) is not None


async def unflag(tx: Tx, report_id: int) -> None:
    await tx.do(UNFLAG, report=report_id)
