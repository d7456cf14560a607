"""Which early signs staff have been shown."""

from datetime import datetime

from sqlalchemy import bindparam, select

from storage.database import Tx
from storage.statements import adding
from storage.tables import pattern_alerts

SHOWN = select(pattern_alerts.c.id).where(
    pattern_alerts.c.place_id == bindparam("place"),
    pattern_alerts.c.category == bindparam("of_category"),
    pattern_alerts.c.at >= bindparam("since"),
)
ADD = adding(pattern_alerts, "id")


async def shown_since(tx: Tx, place_id: int, category: str, since: datetime) -> bool:
    """Whether staff were shown this pattern since then."""
    return await tx.one(SHOWN, place=place_id, of_category=category, since=since) is not None


async def shown(tx: Tx, place_id: int, category: str, *, now: datetime) -> None:
    await tx.do(ADD, place_id=place_id, category=category, at=now)
