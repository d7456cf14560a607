"""The doors behind the heads of a roll, as a captain names them."""

from sqlalchemy import bindparam, select

from domain.ballots.lookup import Door
from storage.database import Tx
from storage.tables import ballot_flats, ballot_heads, households, places

OF = (
    select(
        ballot_heads.c.id.label("head_id"),
        ballot_heads.c.slip,
        places.c.name.label("building"),
        households.c.stairwell,
        households.c.room,
    )
    .select_from(
        # Heads that are people have no flat, but a slip all the same.
        ballot_heads.outerjoin(ballot_flats, ballot_flats.c.head_id == ballot_heads.c.id)
        .outerjoin(households, households.c.id == ballot_flats.c.household_id)
        .outerjoin(places, places.c.id == households.c.place_id)
    )
    .where(ballot_heads.c.ballot_id == bindparam("ballot"))
    .order_by(ballot_heads.c.slip, households.c.id)
)


async def of(tx: Tx, ballot_id: int) -> list[Door]:
    """Return every door of the roll in the order of the slips."""
    rows = await tx.all(OF, ballot=ballot_id)
    return [
        Door(
            row["head_id"],
            row["slip"],
            row["building"] or "",
            row["stairwell"] or "",
            row["room"] or "",
        )
        for row in rows
    ]
