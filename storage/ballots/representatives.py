"""Who speaks for a flat of several owners."""

from datetime import datetime

from sqlalchemy import bindparam, select

from storage.database import Tx
from storage.statements import upsert
from storage.tables import ballot_flats, representatives

NAME = upsert(representatives, "household_id")
DROP = representatives.delete().where(representatives.c.household_id == bindparam("flat"))
ONE = select(representatives.c.person_id, representatives.c.named_by).where(
    representatives.c.household_id == bindparam("flat")
)
OF_HEAD = (
    select(representatives.c.person_id)
    .join_from(
        representatives,
        ballot_flats,
        ballot_flats.c.household_id == representatives.c.household_id,
    )
    .where(ballot_flats.c.head_id == bindparam("head"))
    .order_by(representatives.c.household_id)
    .limit(1)
)


async def of_flat(tx: Tx, household_id: int) -> int | None:
    """Return who speaks for the flat, in every ballot."""
    row = await tx.one(ONE, flat=household_id)
    return row["person_id"] if row else None


async def of_head(tx: Tx, head_id: int) -> int | None:
    """Return who speaks for a head of a roll."""
    row = await tx.one(OF_HEAD, head=head_id)
    return row["person_id"] if row else None


async def name(tx: Tx, household_id: int, person_id: int, named_by: int, *, now: datetime) -> None:
    await tx.do(NAME, household_id=household_id, person_id=person_id, named_by=named_by, at=now)


async def drop(tx: Tx, household_id: int) -> bool:
    """Let nobody speak for the flat alone any more; False if nobody did."""
    return await tx.do(DROP, flat=household_id) == 1
