"""What nobody could post in time: told to its author, one message for a run of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from actions.places import telling
from domain.notices import Notice, Occurrence
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Rank

VIEW: Final = "notice-missed"


async def tell(tx: Tx, notice: Notice, run: Sequence[Occurrence], *, now: datetime) -> None:
    """Tell the author which occurrences went by, the first and the last of them."""
    if not run:
        return
    first, last = run[0], run[-1]
    args = {"count": len(run), "first": first.id, "last": last.id}
    for chat_id in await author(tx, notice, now=now):
        # By the last one: told again after a crash it is the same message.
        key = f"{VIEW}:{last.id}:{chat_id}"
        message = Outgoing(chat_id, VIEW, notice.id, args, Rank.URGENT, key=key)
        await outbox.put(tx, message, now=now)


async def author(tx: Tx, notice: Notice, *, now: datetime) -> list[int]:
    """Return where the author is told: in private, else with the staff of the place."""
    if await telling.reachable(tx, notice.author_id):
        return [notice.author_id]
    return await telling.desks(tx, notice.place_id, now=now)
