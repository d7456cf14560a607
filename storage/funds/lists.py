"""Funds as they are listed: published ones of a place, those under way first."""

from sqlalchemy import bindparam, case, or_, select

from domain.funds import ENDED, Fund
from storage.database import Tx
from storage.funds.register import fund_from
from storage.tables import funds

OVER = or_(*(funds.c.state == state.value for state in sorted(ENDED)))
OF_PLACE = (
    select(funds)
    .where(funds.c.place_id == bindparam("place"), funds.c.state != "draft")
    .order_by(case((OVER, 1), else_=0), funds.c.id.desc())
    .limit(bindparam("most"))
)


async def of_place(tx: Tx, place_id: int, most: int) -> list[Fund]:
    """Return the place's published funds, at most so many, the newest of each kind first."""
    return [fund_from(row) for row in await tx.all(OF_PLACE, place=place_id, most=most)]
