"""The votes of one person over all ballots, for their own eyes."""

from sqlalchemy import bindparam, func, select

from domain.ballots import CastRow, CastState, Via
from storage.ballots.casts import FIELDS
from storage.database import Tx
from storage.tables import ballot_casts

# One a ballot: of several flats the newest stands for all.
LAST = (
    select(func.max(ballot_casts.c.id).label("id"))
    .where(
        ballot_casts.c.voter_id == bindparam("voter"),
        ballot_casts.c.ended_at.is_(None),
    )
    .group_by(ballot_casts.c.ballot_id)
    .subquery()
)
NEWEST = (
    select(*FIELDS)
    .where(ballot_casts.c.id.in_(select(LAST.c.id)))
    .order_by(ballot_casts.c.id.desc())
    .limit(bindparam("most"))
)


async def newest_of(tx: Tx, voter_id: int, most: int) -> list[CastRow]:
    """Return what a person cast and what still stands, the newest first, one a ballot."""
    rows = await tx.all(NEWEST, voter=voter_id, most=most)
    return [
        CastRow(**{**row, "via": Via(row["via"]), "state": CastState(row["state"])})
        for row in rows
    ]
