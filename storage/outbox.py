"""Everything to be sent is a row first: one message to one chat."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from typing import Any
from zlib import crc32

from sqlalchemy import and_, bindparam, delete, func, literal, or_, select, update

from storage.database import Tx
from storage.statements import Row, adding
from storage.tables import outbox

# Longer than any key must keep the same message from being sent twice.
KEPT = timedelta(days=30)
# More than there will ever be ids: rank and id in one number that orders by both.
RANK_STEP = 1 << 48


class Rank(IntEnum):
    """Who goes first when Telegram's pace does not allow everybody."""

    REPLY = 0
    URGENT = 1
    PANEL = 2
    REMINDER = 3
    BROADCAST = 4


class Verb(StrEnum):
    SEND = "send"
    EDIT = "edit"
    DELETE = "delete"
    PIN = "pin"
    UNPIN = "unpin"
    REACT = "react"


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What to send: the view is drawn when it is sent, in the chat's language.

    `panel` keeps the sent message up to date with that kind of subject; `repeats` says whether
    it may be sent again when nobody can know if it arrived.
    """

    chat_id: int
    view: str
    subject_id: int = 0
    args: Mapping[str, Any] = field(default_factory=dict)
    rank: Rank = Rank.REPLY
    verb: Verb = Verb.SEND
    key: str = ""
    message_id: int | None = None
    reply_to: int | None = None
    prompt_id: int | None = None
    panel: str | None = None
    pin: bool = False
    repeats: bool = True
    not_before: datetime | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Waiting(Outgoing):
    """A row that waits, with what happened to it so far."""

    id: int = 0
    attempts: int = 0


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a row for good: sent, failed, expired, cancelled or uncertain."""

    row: Waiting
    state: str
    message_id: int | None
    error: str | None


# States in which nothing more happens to a row.
FINAL = frozenset({"sent", "failed", "expired", "cancelled", "uncertain"})
PUT = adding(outbox, "id", "attempts", "sent_at", "error")
HEADS = (
    select(
        # One row a chat by one pass over the index: a full chat must not hide the others' rows.
        (func.min(literal(RANK_STEP) * outbox.c.rank + outbox.c.id) % RANK_STEP).label("head"),
    )
    .where(outbox.c.state == "waiting", outbox.c.not_before <= bindparam("now"))
    .group_by(outbox.c.chat_id)
    .subquery()
)
READY = (
    select(outbox)
    .where(outbox.c.id.in_(select(HEADS.c.head)))
    .order_by(outbox.c.rank, outbox.c.id)
    .limit(bindparam("most"))
)
CLAIM = (
    update(outbox)
    .where(outbox.c.id == bindparam("row_id"), outbox.c.state == "waiting")
    # A state of its own, so that a crash while it is under way can be told from waiting.
    .values(state="sending", attempts=outbox.c.attempts + 1)
)
SETTLE = (
    update(outbox)
    .where(outbox.c.id == bindparam("row_id"), outbox.c.state == "sending")
    .values({n: bindparam(n) for n in ("state", "message_id", "sent_at", "error", "not_before")})
)
STRANDED = select(outbox).where(outbox.c.state == "sending")
NEXT_MOMENT = select(func.min(outbox.c.not_before).label("at")).where(outbox.c.state == "waiting")
FATE = select(outbox.c.state, outbox.c.message_id, outbox.c.error).where(
    outbox.c.id == bindparam("row_id")
)
ABOUT = (outbox.c.view == bindparam("of_view"), outbox.c.subject_id == bindparam("subject"))
HOLD = update(outbox).where(*ABOUT, outbox.c.state == "waiting").values(state="held")
RELEASE = (
    update(outbox)
    .where(*ABOUT, outbox.c.state == "held")
    .values(state="waiting", not_before=bindparam("now"))
)
WITHDRAW = (
    update(outbox)
    .where(*ABOUT, or_(outbox.c.state == "waiting", outbox.c.state == "held"))
    .values(state="cancelled")
)
CANCEL = (
    update(outbox)
    .where(outbox.c.key == bindparam("of_key"), outbox.c.state == "waiting")
    .values(state="cancelled")
)
MOVE = (
    update(outbox)
    .where(
        outbox.c.chat_id == bindparam("old"),
        # "sending" too: the very row whose answer told of the move.
        or_(outbox.c.state == "waiting", outbox.c.state == "sending"),
    )
    .values(chat_id=bindparam("new"), state="waiting")
)
# What is held stays held, wherever its group went.
MOVE_HELD = (
    update(outbox)
    .where(outbox.c.chat_id == bindparam("old"), outbox.c.state == "held")
    .values(chat_id=bindparam("new"))
)
COUNT = select(func.count().label("n")).where(outbox.c.state == bindparam("in_state"))
FORGET = delete(outbox).where(
    or_(
        outbox.c.sent_at < bindparam("before"),
        # A row cancelled while it waited was never sent, so it has no sent_at.
        and_(outbox.c.state == "cancelled", outbox.c.created_at < bindparam("before")),
    )
)
SENT_AS = select(outbox.c.chat_id, outbox.c.message_id).where(outbox.c.key == bindparam("of_key"))


async def put(tx: Tx, message: Outgoing, *, now: datetime) -> bool:
    """Have the message sent; False when one with the same key is there already."""
    # Sorted: the key is made of it, and equal messages must give equal keys.
    args = json.dumps(message.args, ensure_ascii=False, sort_keys=True)
    return (
        await tx.do(
            PUT,
            key=message.key or _key(message, args, now),
            chat_id=message.chat_id,
            verb=message.verb.value,
            view=message.view,
            subject_id=message.subject_id,
            args=args,
            rank=int(message.rank),
            message_id=message.message_id,
            reply_to=message.reply_to,
            prompt_id=message.prompt_id,
            panel=message.panel,
            pin=message.pin,
            repeats=message.repeats,
            not_before=message.not_before or now,
            expires_at=message.expires_at,
            state="waiting",
            created_at=now,
        )
        == 1
    )


def _key(message: Outgoing, args: str, now: datetime) -> str:
    parts = (message.verb, message.view, message.subject_id, message.chat_id, message.message_id)
    # With the moment: without a key of its own a message may well be sent again later.
    return f"{':'.join(map(str, parts))}:{now.timestamp():.6f}:{crc32(args.encode()):x}"


async def ready(tx: Tx, most: int, *, now: datetime) -> list[Waiting]:
    """Return the first waiting message of each chat, the most urgent first."""
    return [_waiting(row) for row in await tx.all(READY, now=now, most=most)]


async def claim(tx: Tx, row_id: int) -> bool:
    """Mark as being sent, before it is; False if somebody else has."""
    return await tx.do(CLAIM, row_id=row_id) == 1


async def settle(
    tx: Tx,
    row_id: int,
    state: str,
    *,
    now: datetime,
    message_id: int | None = None,
    error: str | None = None,
    not_before: datetime | None = None,
) -> None:
    """Write down what became of a message that was being sent."""
    await tx.do(
        SETTLE,
        row_id=row_id,
        state=state,
        message_id=message_id,
        sent_at=None if state == "waiting" else now,
        # As long as its column; Telegram's texts can quote whole messages.
        error=error and error[:300],
        not_before=not_before or now,
    )


async def stranded(tx: Tx) -> list[Waiting]:
    """Return what was being sent when the last process died."""
    return [_waiting(row) for row in await tx.all(STRANDED)]


async def next_moment(tx: Tx) -> datetime | None:
    row = await tx.one(NEXT_MOMENT)
    return row["at"] if row else None


async def cancel(tx: Tx, key: str) -> bool:
    return await tx.do(CANCEL, of_key=key) == 1


async def hold(tx: Tx, view: str, subject_id: int) -> int:
    """Keep back what waits of this view and subject; return how many rows."""
    return await tx.do(HOLD, of_view=view, subject=subject_id)


async def release(tx: Tx, view: str, subject_id: int, *, now: datetime) -> int:
    """Let what was kept back go out after all; return how many rows."""
    return await tx.do(RELEASE, of_view=view, subject=subject_id, now=now)


async def withdraw(tx: Tx, view: str, subject_id: int) -> int:
    """Send none of what still waits of this view and subject; return how many rows."""
    return await tx.do(WITHDRAW, of_view=view, subject=subject_id)


async def fate(tx: Tx, row: Waiting) -> Settled | None:
    """Return what became of a row, None while it may still be sent."""
    found = await tx.one(FATE, row_id=row.id)
    if found is None or found["state"] not in FINAL:
        return None
    return Settled(row, found["state"], found["message_id"], found["error"])


async def move(tx: Tx, old: int, new: int) -> None:
    """Let what waits for a group follow it to its new id."""
    await tx.do(MOVE, old=old, new=new)
    await tx.do(MOVE_HELD, old=old, new=new)


async def count(tx: Tx, state: str) -> int:
    row = await tx.one(COUNT, in_state=state)
    return row["n"] if row else 0


async def sent_as(tx: Tx, key: str) -> tuple[int, int] | None:
    """Return (chat, message) of what was sent under this key."""
    row = await tx.one(SENT_AS, of_key=key)
    return (row["chat_id"], row["message_id"]) if row and row["message_id"] else None


async def forget(tx: Tx, *, now: datetime) -> int:
    return await tx.do(FORGET, before=now - KEPT)


def _waiting(row: Row) -> Waiting:
    known = {name: row[name] for name in Waiting.__dataclass_fields__}
    made = {"args": json.loads(row["args"]), "rank": Rank(row["rank"]), "verb": Verb(row["verb"])}
    return Waiting(**(known | made))
