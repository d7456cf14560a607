"""The panels of a notice: its posts, to be redrawn in one chat alone, and its author's card."""

from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from storage.database import Tx
from storage.tables import panels

KIND = "notice"
DESK = "notice-desk"
OF = (panels.c.kind == KIND, panels.c.subject_id == bindparam("occurrence"))
STALE = (
    update(panels)
    # As everywhere: the first change counts, later ones must not push the redrawing away.
    .where(*OF, panels.c.chat_id == bindparam("in_chat"), panels.c.stale_since.is_(None))
    .values(stale_since=bindparam("since"))
)
COUNT = select(func.count().label("n")).where(*OF)


async def stale_in(tx: Tx, occurrence_id: int, chat_id: int, *, now: datetime) -> None:
    """Have the post redrawn in this chat."""
    await tx.do(STALE, occurrence=occurrence_id, in_chat=chat_id, since=now)


async def count(tx: Tx, occurrence_id: int) -> int:
    """Return in how many chats the post stands."""
    row = await tx.one(COUNT, occurrence=occurrence_id)
    return row["n"] if row else 0
