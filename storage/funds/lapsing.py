"""What a household said of its share, once that share has risen."""

from datetime import datetime

from sqlalchemy import bindparam, update

from storage.database import Tx
from storage.tables import fund_pledges

LAPSE = (
    update(fund_pledges)
    .where(
        fund_pledges.c.fund_id == bindparam("fund"),
        fund_pledges.c.household_id == bindparam("flat"),
        fund_pledges.c.ended_at.is_(None),
        # A gift never hung on the share.
        fund_pledges.c.kind != "gift",
    )
    .values(ended_at=bindparam("at_end"))
)


async def lapse(tx: Tx, fund_id: int, household_id: int, *, now: datetime) -> bool:
    """End the household's answer; False if it had given none."""
    return await tx.do(LAPSE, fund=fund_id, flat=household_id, at_end=now) > 0
