"""What a person was asked for: the next fitting message of theirs is the answer."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.database import Tx
from storage.tables import prompts

# After a day people no longer know that they were asked, and would answer by accident.
OPEN_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Prompt:
    id: int
    chat_id: int
    person_id: int
    message_id: int | None
    kind: str
    subject_id: int
    args: Mapping[str, Any]


ASK = (
    insert(prompts)
    .values({c.name: bindparam(c.name) for c in prompts.c if c.name not in {"id", "message_id"}})
    .returning(prompts.c.id)
)
OPEN = (
    select(*(prompts.c[name] for name in Prompt.__dataclass_fields__))
    .where(
        prompts.c.chat_id == bindparam("in_chat"),
        prompts.c.person_id == bindparam("person"),
        prompts.c.expires_at > bindparam("now"),
    )
    # `ask` leaves one; ordered all the same, so that the last question is what counts.
    .order_by(prompts.c.id.desc())
    .limit(1)
)
POSTED = (
    update(prompts)
    .where(prompts.c.id == bindparam("prompt_id"))
    .values(message_id=bindparam("message"))
)
CLOSE = delete(prompts).where(prompts.c.id == bindparam("prompt_id"))
DROP = delete(prompts).where(
    prompts.c.chat_id == bindparam("in_chat"), prompts.c.person_id == bindparam("person")
)
DROP_ALL = delete(prompts).where(prompts.c.person_id == bindparam("person"))
EXPIRE = delete(prompts).where(prompts.c.expires_at <= bindparam("now"))


async def ask(
    tx: Tx,
    chat_id: int,
    person_id: int,
    kind: str,
    subject_id: int,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
) -> int:
    """Remember what is asked, in place of anything asked before here; return the prompt's id."""
    # One question at a time: with two open nobody could tell which a message answers.
    await drop(tx, chat_id, person_id)
    row = await tx.one(
        ASK,
        chat_id=chat_id,
        person_id=person_id,
        kind=kind,
        subject_id=subject_id,
        args=json.dumps(args or {}, ensure_ascii=False),
        expires_at=now + OPEN_FOR,
    )
    assert row is not None  # noqa: S101 - an insert returns its row
    return int(row["id"])


async def open_for(tx: Tx, chat_id: int, person_id: int, *, now: datetime) -> Prompt | None:
    """Return what this person is being asked in this chat, if anything."""
    row = await tx.one(OPEN, in_chat=chat_id, person=person_id, now=now)
    return Prompt(**{**row, "args": json.loads(row["args"])}) if row else None


async def posted(tx: Tx, prompt_id: int, message_id: int) -> None:
    """Note under which message the question stands."""
    await tx.do(POSTED, prompt_id=prompt_id, message=message_id)


async def close(tx: Tx, prompt: Prompt) -> bool:
    """Take the prompt away; False if it was answered meanwhile."""
    return await tx.do(CLOSE, prompt_id=prompt.id) == 1


async def drop(tx: Tx, chat_id: int, person_id: int) -> bool:
    return await tx.do(DROP, in_chat=chat_id, person=person_id) > 0


async def drop_all(tx: Tx, person_id: int) -> int:
    """Take away everything this person is asked, in whatever chat."""
    return await tx.do(DROP_ALL, person=person_id)


async def expire(tx: Tx, *, now: datetime) -> int:
    return await tx.do(EXPIRE, now=now)
