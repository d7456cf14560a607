"""Drafts and places that several tests of notices stand on."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from domain.notices import Notice
from domain.places import Grant, Role
from playground.estate import IDS
from storage.database import Tx
from storage.notices import register
from storage.places import chats, grants
from storage.places.chats import Chat, ChatKind, ChatState

# Sunday 22 November 2026, noon in Shanghai.
NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
BLANK = Notice(0, 0, 0, "人人坞免费义诊", IDS.staff, NOW)


async def noticed(tx: Tx, *places: int, **more: Any) -> Notice:  # noqa: ANN401
    """Store a draft for these places; the first is its home."""
    stored = await register.add(tx, replace(BLANK, place_id=places[0], **more))
    await register.set_places(tx, stored.id, places)
    return stored


async def group(tx: Tx, chat_id: int, place_id: int, state: str = "active") -> None:
    """Tie a group to a place."""
    tied = (place_id, None, "群", None, ChatState(state), "post", NOW)
    await chats.put(tx, Chat(chat_id, ChatKind.GROUP, *tied))


async def grant(tx: Tx, person_id: int, role: Role, place_id: int) -> None:
    await grants.add(tx, Grant(person_id, role, place_id, None, IDS.owner, NOW))
