"""What stands in the groups of a place and is told there, each once."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import chats, tree


async def groups(tx: Tx, place_id: int) -> list[int]:
    """Return the groups of the place and of all places inside it."""
    return [
        chat.id
        for place in await tree.inside(tx, place_id)
        for chat in await chats.of_place(tx, place.id)
    ]


async def reads(tx: Tx, person_id: int, place_id: int) -> bool:
    """Whether the person reads what stands there anyway, in one of these groups."""
    for chat_id in await groups(tx, place_id):
        if await chats.is_in(tx, chat_id, person_id):
            return True
    return False


async def announce(
    tx: Tx, place_id: int, kind: str, view: str, subject_id: int, *, now: datetime
) -> list[int]:
    """Post and pin a panel in the place's groups; return them. Called again it sends nothing."""
    found = await groups(tx, place_id)
    for chat_id in found:
        panel = Outgoing(
            chat_id,
            view,
            subject_id,
            rank=Rank.URGENT,
            panel=kind,
            pin=True,
            key=f"{view}:{subject_id}:{chat_id}",
        )
        await outbox.put(tx, panel, now=now)
    return found


async def tell(
    tx: Tx,
    chats_or_people: Iterable[int],
    view: str,
    subject_id: int,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    key: str = "",
    rank: Rank = Rank.URGENT,
    not_before: datetime | None = None,
) -> None:
    """Tell each of them; with a key (unique to the subject and event) never twice."""
    for chat_id in dict.fromkeys(chats_or_people):
        own_key = f"{view}:{subject_id}:{key}:{chat_id}" if key else ""
        message = Outgoing(
            chat_id, view, subject_id, args or {}, rank, key=own_key, not_before=not_before
        )
        await outbox.put(tx, message, now=now)
