"""Drafts of funds that nobody published."""

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select

from storage.database import Tx
from storage.tables import fund_custodians, fund_flats, fund_sponsors, funds, links

# After a week nobody means the same plan any more.
KEPT = timedelta(days=7)
STATE = select(funds.c.state).where(funds.c.id == bindparam("fund"))
OLD = select(funds.c.id).where(funds.c.state == "draft", funds.c.created_at < bindparam("before"))
DISCARD = delete(funds).where(funds.c.id == bindparam("fund"), funds.c.state == "draft")
CLEAR = tuple(
    delete(table).where(table.c.fund_id == bindparam("fund"))
    for table in (fund_sponsors, fund_custodians, fund_flats)
)
UNLINK = delete(links).where(links.c.to_kind == "fund", links.c.to_id == bindparam("fund"))

ORIGIN = (
    select(links.c.from_id)
    .where(
        links.c.from_kind == "fund",
        links.c.to_kind == "fund",
        links.c.to_id == bindparam("fund"),
    )
    .limit(1)
)
REVISION = (
    select(funds.c.id)
    .join_from(links, funds, funds.c.id == links.c.to_id)
    .where(
        links.c.from_kind == "fund",
        links.c.to_kind == "fund",
        links.c.from_id == bindparam("fund"),
        funds.c.state == "draft",
    )
    .limit(1)
)

NEWEST = (
    select(funds.c.id)
    .where(funds.c.draft_chat_id == bindparam("chat"), funds.c.state == "draft")
    .order_by(funds.c.id.desc())
    .limit(1)
)


async def newest(tx: Tx, chat_id: int) -> int | None:
    """Return the draft made last in a chat."""
    row = await tx.one(NEWEST, chat=chat_id)
    return row["id"] if row else None


async def revised_by(tx: Tx, draft_id: int) -> int | None:
    """Return the running fund whose next table of shares this draft is, if it is one."""
    row = await tx.one(ORIGIN, fund=draft_id)
    return row["from_id"] if row else None


async def revision_of(tx: Tx, fund_id: int) -> int | None:
    """Return the draft in which a running fund's next table of shares is prepared."""
    row = await tx.one(REVISION, fund=fund_id)
    return row["id"] if row else None


async def discard(tx: Tx, fund_id: int) -> bool:
    """Delete a draft with all that hangs on it; False if it is one no more."""
    row = await tx.one(STATE, fund=fund_id)
    if row is None or row["state"] != "draft":
        return False
    # Its id can be given to the next draft: nothing of this one may be left there.
    for statement in (*CLEAR, UNLINK):
        await tx.do(statement, fund=fund_id)
    return await tx.do(DISCARD, fund=fund_id) == 1


async def forget(tx: Tx, *, now: datetime) -> int:
    """Delete the drafts that have lain for a week; return how many."""
    old = [row["id"] for row in await tx.all(OLD, before=now - KEPT)]
    for fund_id in old:
        await discard(tx, fund_id)
    return len(old)
