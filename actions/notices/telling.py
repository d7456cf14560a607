"""Changes of an occurrence, told to those it reached: below its post, and to who comes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from actions.notices import clocks, signing
from domain.notices import Fate, Occurrence
from storage import outbox
from storage.database import Tx
from storage.notices import deliveries, register
from storage.outbox import Outgoing, Rank

CANCELLED: Final = "notice-cancelled"
CHANGED: Final = "notice-changed"
# Whose group has the post, alone or among others in the evening's digest.
REACHED: Final = frozenset({Fate.SENT, Fate.DIGEST})


async def told(
    tx: Tx,
    occurrence: Occurrence,
    view: str,
    args: Mapping[str, Any] | None = None,
    *,
    event: str,
    now: datetime,
) -> int:
    """Tell everybody the occurrence reached, each once per `event`; return how many chats."""
    reached: dict[int, int | None] = {
        copy.chat_id: copy.message_id
        for copy in await deliveries.of(tx, occurrence.id)
        if copy.state in REACHED
    }
    # Who has a place may have it from the list, with no post to reply to; who waits hopes for it.
    for person_id in await signing.expecting(tx, occurrence.id):
        reached.setdefault(person_id, None)
    at = await _moment(tx, occurrence, now)
    for chat_id, message_id in reached.items():
        where = (chat_id, message_id, view, args)
        await _tell(tx, occurrence, *where, event=event, at=at, now=now)
    return len(reached)


async def cancelled(
    tx: Tx, occurrence: Occurrence, chat_id: int, message_id: int | None, *, now: datetime
) -> None:
    """Tell one chat that it does not take place."""
    where = (chat_id, message_id, CANCELLED, None)
    at = await _moment(tx, occurrence, now)
    await _tell(tx, occurrence, *where, event="off", at=at, now=now)


async def _moment(tx: Tx, occurrence: Occurrence, now: datetime) -> datetime:
    notice = await register.get(tx, occurrence.notice_id)
    return await clocks.waking(tx, notice, occurrence.starts_at, now=now)


async def _tell(
    tx: Tx,
    occurrence: Occurrence,
    chat_id: int,
    message_id: int | None,
    view: str,
    args: Mapping[str, Any] | None,
    *,
    event: str,
    at: datetime,
    now: datetime,
) -> None:
    message = Outgoing(
        chat_id,
        view,
        occurrence.id,
        args or {},
        # Ahead of the copies still on their way: who was told wrong is told right first.
        rank=Rank.URGENT,
        reply_to=message_id,
        key=f"{view}:{occurrence.id}:{event}:{chat_id}",
        not_before=at,
    )
    await outbox.put(tx, message, now=now)
