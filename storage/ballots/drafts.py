"""Drafts that nobody published, and the delegates named for a ballot."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, bindparam, delete, or_, select

from storage.ballots import register
from storage.database import Tx
from storage.statements import upsert
from storage.tables import ballot_roster, ballots, links, people

# After a week nobody means the same question any more.
KEPT = timedelta(days=7)
OLD = select(ballots.c.id).where(
    ballots.c.state == "draft", ballots.c.created_at < bindparam("before")
)
NAME = upsert(ballot_roster, "ballot_id", "person_id")
STRIKE = delete(ballot_roster).where(
    ballot_roster.c.ballot_id == bindparam("ballot"),
    ballot_roster.c.person_id == bindparam("person"),
)
ROSTER = (
    select(ballot_roster.c.person_id, people.c.name, ballot_roster.c.side)
    .join_from(ballot_roster, people, people.c.id == ballot_roster.c.person_id)
    .where(ballot_roster.c.ballot_id == bindparam("ballot"))
    .order_by(ballot_roster.c.side, ballot_roster.c.person_id)
)
CLEAR = delete(ballot_roster).where(ballot_roster.c.ballot_id == bindparam("ballot"))
UNLINK = delete(links).where(
    or_(
        and_(links.c.to_kind == "ballot", links.c.to_id == bindparam("ballot")),
        and_(links.c.from_kind == "ballot", links.c.from_id == bindparam("ballot")),
    )
)


@dataclass(frozen=True, slots=True)
class Delegate:
    """Somebody named to decide for a side: a side's code, or its name as it was typed."""

    person_id: int
    name: str
    side: str


async def discard(tx: Tx, ballot_id: int) -> bool:
    """Delete a draft with all that hangs on it; False if it is one no more."""
    ballot = await register.find(tx, ballot_id)
    if ballot is None or ballot.state != "draft":
        return False
    await tx.do(CLEAR, ballot=ballot_id)
    # Its id can be given to the next draft, which came of something else.
    await tx.do(UNLINK, ballot=ballot_id)
    return await register.discard(tx, ballot_id)


async def forget(tx: Tx, *, now: datetime) -> int:
    """Delete the drafts that have lain for a week; return how many."""
    old = [row["id"] for row in await tx.all(OLD, before=now - KEPT)]
    for ballot_id in old:
        await discard(tx, ballot_id)
    return len(old)


async def name(tx: Tx, ballot_id: int, person_id: int, side: str) -> None:
    """Put somebody on the roster of delegates, or move them to another side."""
    await tx.do(NAME, ballot_id=ballot_id, person_id=person_id, side=side)


async def strike(tx: Tx, ballot_id: int, person_id: int) -> None:
    await tx.do(STRIKE, ballot=ballot_id, person=person_id)


async def copy_roster(tx: Tx, ballot_id: int, to_id: int) -> None:
    """Name the delegates of one ballot for another that repeats it."""
    for one in await roster(tx, ballot_id):
        await name(tx, to_id, one.person_id, one.side)


async def roster(tx: Tx, ballot_id: int) -> list[Delegate]:
    """Return the delegates, side by side."""
    return [Delegate(**row) for row in await tx.all(ROSTER, ballot=ballot_id)]
