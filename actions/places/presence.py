"""Who is in which group, without a word said about it."""

from collections.abc import Sequence
from datetime import datetime

from storage.database import Tx
from storage.places import chats, people
from storage.places.people import Greeting


async def seen(
    tx: Tx,
    _: int,
    chat_id: int,
    came: Sequence[Greeting],
    went: Sequence[int],
    *,
    now: datetime,
) -> None:
    """Note who came and who went; a flat stays theirs, as a group is not a home."""
    for who in came:
        await people.greet(tx, who, now=now)
        await chats.joined(tx, chat_id, who.person_id)
    for person_id in went:
        await chats.left(tx, chat_id, person_id, now=now)
