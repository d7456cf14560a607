"""Where an answer to one person goes, and how staff are reached."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.places import Role
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import chats, grants, people, tree
from storage.places.chats import ChatKind


async def answer(
    tx: Tx,
    person_id: int,
    chat_id: int,
    view: str,
    subject_id: int = 0,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    reply_to: int | None = None,
) -> None:
    """Tell one person: in private where the bot may write there, else by a reply in the group."""
    # Who writes in private can be written to, whatever is stored about blocking.
    if chat_id > 0:
        message = Outgoing(chat_id, view, subject_id, args or {})
    elif await reachable(tx, person_id):
        message = Outgoing(person_id, view, subject_id, args or {})
    else:
        message = Outgoing(chat_id, view, subject_id, args or {}, reply_to=reply_to)
    await outbox.put(tx, message, now=now)


async def reachable(tx: Tx, person_id: int) -> bool:
    person = await people.find(tx, person_id)
    return person is not None and person.reachable


async def desks(tx: Tx, place_id: int, *, now: datetime) -> list[int]:
    """Return the chats where staff are told: the staff's own, else each of them in private."""
    home = await tree.community_of(tx, place_id)
    if shared := await chats.of_place(tx, home.id, ChatKind.STAFF):
        return [chat.id for chat in shared]
    staff = await grants.holders(tx, place_id, Role.STAFF, now=now)
    lead = await grants.holders(tx, place_id, Role.SECRETARY, now=now)
    # A new community has no staff yet, and its owner is the only desk.
    named = dict.fromkeys([*staff, *lead]) or dict.fromkeys(await grants.owners(tx, now=now))
    return [person for person in named if await reachable(tx, person)]


async def owners(tx: Tx, *, now: datetime) -> list[int]:
    return [p for p in await grants.owners(tx, now=now) if await reachable(tx, p)]


async def tell_all(
    tx: Tx,
    targets: list[int],
    view: str,
    subject_id: int,
    args: Mapping[str, Any],
    *,
    now: datetime,
    key: str = "",
) -> None:
    """Tell each of these chats once; with a key, never the same thing twice."""
    for chat_id in dict.fromkeys(targets):
        own_key = f"{key}:{chat_id}" if key else ""
        message = Outgoing(chat_id, view, subject_id, args, Rank.URGENT, key=own_key)
        await outbox.put(tx, message, now=now)
