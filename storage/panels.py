"""Panels: messages in a chat that show the present state of one thing."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from storage.database import Tx
from storage.statements import upsert
from storage.tables import panels


@dataclass(frozen=True, slots=True)
class Panel:
    chat_id: int
    message_id: int
    kind: str
    subject_id: int
    view: str
    drawn: str
    drawn_at: datetime
    stale_since: datetime | None


# No fingerprint looks like this, so whatever is drawn next counts as new.
BEING_DRAWN = "…"
AT = (panels.c.chat_id == bindparam("in_chat"), panels.c.message_id == bindparam("of_message"))
STALE = (
    update(panels)
    .where(panels.c.kind == bindparam("of_kind"), panels.c.subject_id == bindparam("subject"))
    # The first change counts: later ones must not push the redrawing further and further away.
    .where(panels.c.stale_since.is_(None))
    .values(stale_since=bindparam("since"))
)
WAITING = (
    select(panels)
    .where(panels.c.stale_since <= bindparam("before"))
    .order_by(panels.c.stale_since)
    .limit(bindparam("most"))
)
OF = select(panels).where(
    panels.c.kind == bindparam("of_kind"), panels.c.subject_id == bindparam("subject")
)
ONE = select(panels).where(*AT)
# Message ids repeat from group to group: the chat belongs to the key.
PUT = upsert(panels, "chat_id", "message_id")
DRAWING = (
    update(panels)
    .where(*AT)
    # Cleared before the edit, not after: a change while it is under way would be lost.
    .values(drawn=BEING_DRAWN, drawn_at=bindparam("now"), stale_since=None)
)
DRAWN = update(panels).where(*AT).values(drawn=bindparam("text"))
INTERRUPTED = (
    update(panels)
    # Those marked stale since are due anyway.
    .where(panels.c.drawn == BEING_DRAWN, panels.c.stale_since.is_(None))
    .values(stale_since=bindparam("since"))
)
AGAIN = update(panels).where(*AT).values(stale_since=bindparam("since"))
DROP = delete(panels).where(*AT)
IN_CHAT = select(panels).where(panels.c.chat_id == bindparam("in_chat"))


async def mark_stale(tx: Tx, kind: str, subject_id: int, *, now: datetime) -> None:
    """Have every panel of this subject redrawn; the first change since the last drawing counts."""
    await tx.do(STALE, of_kind=kind, subject=subject_id, since=now)


async def put(tx: Tx, panel: Panel) -> None:
    await tx.do(PUT, **{name: getattr(panel, name) for name in Panel.__dataclass_fields__})


async def stale(tx: Tx, most: int, *, before: datetime) -> list[Panel]:
    """Return the panels that changed before this moment, longest waiting first."""
    return [Panel(**row) for row in await tx.all(WAITING, before=before, most=most)]


async def of(tx: Tx, kind: str, subject_id: int) -> list[Panel]:
    return [Panel(**row) for row in await tx.all(OF, of_kind=kind, subject=subject_id)]


async def at(tx: Tx, chat_id: int, message_id: int) -> Panel | None:
    """Return what the message shows, if it is a panel."""
    row = await tx.one(ONE, in_chat=chat_id, of_message=message_id)
    return Panel(**row) if row else None


async def drawing(tx: Tx, panel: Panel, *, now: datetime) -> None:
    """Note that the panel is being redrawn: a change from here on makes it stale again."""
    await tx.do(DRAWING, in_chat=panel.chat_id, of_message=panel.message_id, now=now)


async def drawn(tx: Tx, panel: Panel, text: str) -> None:
    """Note what the panel shows now."""
    await tx.do(DRAWN, in_chat=panel.chat_id, of_message=panel.message_id, text=text)


async def interrupted(tx: Tx, *, now: datetime) -> int:
    """Have redrawn what was being redrawn when the last process died."""
    return await tx.do(INTERRUPTED, since=now)


async def again(tx: Tx, panel: Panel, *, since: datetime) -> None:
    await tx.do(AGAIN, in_chat=panel.chat_id, of_message=panel.message_id, since=since)


async def drop(tx: Tx, panel: Panel) -> None:
    await tx.do(DROP, in_chat=panel.chat_id, of_message=panel.message_id)


async def in_chat(tx: Tx, chat_id: int) -> list[Panel]:
    return [Panel(**row) for row in await tx.all(IN_CHAT, in_chat=chat_id)]
