"""Drafts of notices that nobody published."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, select

from storage.database import Tx
from storage.notices import register
from storage.tables import notices

# After two weeks the day it was about has mostly gone by.
KEPT = timedelta(days=14)
STATE = select(notices.c.state).where(notices.c.id == bindparam("notice"))
OLD = select(notices.c.id).where(
    notices.c.state == "draft", notices.c.created_at < bindparam("before")
)
NEWEST = (
    select(notices.c.id)
    .where(notices.c.draft_chat_id == bindparam("chat"), notices.c.state == "draft")
    .order_by(notices.c.id.desc())
    .limit(1)
)


async def newest(tx: Tx, chat_id: int) -> int | None:
    """Return the draft made last in a chat."""
    row = await tx.one(NEWEST, chat=chat_id)
    return row["id"] if row else None


async def discard(tx: Tx, notice_id: int) -> bool:
    """Delete a draft with all that hangs on it; False if it is one no more."""
    row = await tx.one(STATE, notice=notice_id)
    if row is None or row["state"] != "draft":
        return False
    await register.drop(tx, notice_id)
    return True


async def forget(tx: Tx, *, now: datetime) -> int:
    """Delete the drafts that have lain for two weeks; return how many."""
    old = [row["id"] for row in await tx.all(OLD, before=now - KEPT)]
    for notice_id in old:
        await discard(tx, notice_id)
    return len(old)
