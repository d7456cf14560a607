"""Groups tied to a place, chats of units and staff, and whether they can be reached."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import BigInteger, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.database import Tx
from storage.statements import adding, upsert
from storage.tables import chat_members, chats, people, places

ZONE = "Asia/Shanghai"


class ChatKind(StrEnum):
    GROUP = "group"
    STAFF = "staff"
    UNIT = "unit"


class ChatState(StrEnum):
    ACTIVE = "active"
    REMOVED = "removed"
    MIGRATED = "migrated"


@dataclass(frozen=True, slots=True)
class Chat:
    """A group; `rights` names what the bot may do there, separated by spaces."""

    id: int
    kind: ChatKind
    place_id: int | None
    unit_id: int | None
    title: str
    language: str | None
    state: ChatState
    rights: str
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Reader:
    """Who will read: the language to write in and whether big, few buttons are wanted."""

    chat_id: int
    language: str
    big: bool = False
    zone: str = ZONE

    @property
    def private(self) -> bool:
        return self.chat_id > 0


ONE = select(chats).where(chats.c.id == bindparam("chat"))
OF_PLACE = select(chats).where(
    chats.c.place_id == bindparam("place"),
    chats.c.kind == bindparam("of_kind"),
    chats.c.state == "active",
)
OF_UNIT = select(chats).where(
    chats.c.unit_id == bindparam("unit"), chats.c.kind == "unit", chats.c.state == "active"
)
ACTIVE = select(chats).where(chats.c.state == "active").order_by(chats.c.id)
PUT = upsert(chats, "id")
STATE = (
    update(chats)
    .where(chats.c.id == bindparam("chat"))
    .values(state=bindparam("new_state"), changed_at=bindparam("at"))
)
LANGUAGE = update(chats).where(chats.c.id == bindparam("chat")).values(language=bindparam("to"))
GROUP_READER = (
    select(chats.c.language, places.c.language.label("place_language"), places.c.zone)
    .select_from(chats.outerjoin(places, chats.c.place_id == places.c.id))
    .where(chats.c.id == bindparam("chat"))
)
PERSON_READER = select(people.c.language, people.c.big).where(people.c.id == bindparam("chat"))
JOIN = upsert(chat_members, "chat_id", "person_id")
IS_IN = select(chat_members.c.left_at).where(
    chat_members.c.chat_id == bindparam("chat"), chat_members.c.person_id == bindparam("person")
)
MOVE_MEMBERS = (
    insert(chat_members)
    .from_select(
        ["chat_id", "person_id", "left_at"],
        select(
            bindparam("new", 0, type_=BigInteger).label("chat_id"),
            chat_members.c.person_id,
            chat_members.c.left_at,
        ).where(chat_members.c.chat_id == bindparam("old")),
    )
    # Who was noted in the new group already is known there more freshly.
    .on_conflict_do_nothing()
)
# Never overwrites: a late message must not bring back who has left since.
SEEN_IN = adding(chat_members, "left_at")


async def find(tx: Tx, chat_id: int) -> Chat | None:
    row = await tx.one(ONE, chat=chat_id)
    return _chat(row) if row else None


async def put(tx: Tx, chat: Chat) -> None:
    values = {name: getattr(chat, name) for name in Chat.__dataclass_fields__}
    await tx.do(PUT, **values)


async def of_place(tx: Tx, place_id: int, kind: ChatKind = ChatKind.GROUP) -> list[Chat]:
    """Return the reachable chats tied to exactly this place."""
    return [_chat(row) for row in await tx.all(OF_PLACE, place=place_id, of_kind=kind.value)]


async def of_unit(tx: Tx, unit_id: int) -> list[Chat]:
    return [_chat(row) for row in await tx.all(OF_UNIT, unit=unit_id)]


async def active(tx: Tx) -> list[Chat]:
    """Return every group the bot is in."""
    return [_chat(row) for row in await tx.all(ACTIVE)]


async def set_state(tx: Tx, chat_id: int, state: ChatState, *, now: datetime) -> None:
    await tx.do(STATE, chat=chat_id, new_state=state.value, at=now)


async def set_language(tx: Tx, chat_id: int, language: str) -> None:
    await tx.do(LANGUAGE, chat=chat_id, to=language)


async def reader(tx: Tx, chat_id: int, *, default: str, zone: str = ZONE) -> Reader:
    """Return how to write in this chat: a person's own way, or the group's language."""
    if chat_id > 0:
        row = await tx.one(PERSON_READER, chat=chat_id)
        if row is None:
            return Reader(chat_id, default, zone=zone)
        return Reader(chat_id, row["language"], row["big"], zone)
    row = await tx.one(GROUP_READER, chat=chat_id)
    if row is None:
        return Reader(chat_id, default, zone=zone)
    # What the group chose, else what is usual where it stands.
    language = row["language"] or row["place_language"] or default
    return Reader(chat_id, language, zone=row["zone"] or zone)


async def joined(tx: Tx, chat_id: int, person_id: int) -> None:
    await tx.do(JOIN, chat_id=chat_id, person_id=person_id, left_at=None)


async def seen_in(tx: Tx, chat_id: int, person_id: int) -> None:
    """Note that somebody who was never announced is there."""
    await tx.do(SEEN_IN, chat_id=chat_id, person_id=person_id)


async def left(tx: Tx, chat_id: int, person_id: int, *, now: datetime) -> None:
    await tx.do(JOIN, chat_id=chat_id, person_id=person_id, left_at=now)


async def move_members(tx: Tx, old: int, new: int) -> None:
    """Let who is known to be in a group be known in the group it became."""
    await tx.do(MOVE_MEMBERS, old=old, new=new)


async def is_in(tx: Tx, chat_id: int, person_id: int) -> bool:
    row = await tx.one(IS_IN, chat=chat_id, person=person_id)
    return row is not None and row["left_at"] is None


def _chat(row: object) -> Chat:
    values = dict(row)  # type: ignore[call-overload]
    kinds = {"kind": ChatKind(values["kind"]), "state": ChatState(values["state"])}
    return Chat(**(values | kinds))
