"""To which chats an occurrence goes, and what became of it in each."""

from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from domain.notices import Delivery, Fate
from storage.database import Tx
from storage.statements import Row, adding
from storage.tables import chats
from storage.tables import notice_deliveries as deliveries
from storage.tables import notice_posts as posts

ADD = adding(deliveries, "id")
ONE = select(deliveries).where(deliveries.c.id == bindparam("delivery"))
TO = select(deliveries).where(
    deliveries.c.occurrence_id == bindparam("occurrence"),
    deliveries.c.chat_id == bindparam("chat"),
)
OF = (
    select(deliveries)
    .where(deliveries.c.occurrence_id == bindparam("occurrence"))
    .order_by(deliveries.c.id)
)
SETTLE = (
    update(deliveries)
    .where(deliveries.c.id == bindparam("delivery"))
    .values({n: bindparam(n) for n in ("chat_id", "state", "message_id", "error", "at")})
)
SHIFT = (
    update(deliveries)
    .where(
        deliveries.c.occurrence_id == bindparam("occurrence"),
        deliveries.c.state == bindparam("seen"),
    )
    .values(state=bindparam("to"), at=bindparam("now"))
)
COUNTS = (
    select(deliveries.c.state, func.count().label("n"))
    .where(deliveries.c.occurrence_id == bindparam("occurrence"))
    .group_by(deliveries.c.state)
)
SINCE = select(func.count().label("n")).where(
    posts.c.chat_id == bindparam("chat"), posts.c.at >= bindparam("since")
)
POST = adding(posts)
HELD = (
    select(deliveries)
    .where(deliveries.c.chat_id == bindparam("chat"), deliveries.c.state == "held")
    .order_by(deliveries.c.id)
)

# The group's copy before it became another chat: its place has not changed.
MOVED = (
    select(deliveries)
    .join_from(deliveries, chats, deliveries.c.chat_id == chats.c.id)
    .where(
        deliveries.c.occurrence_id == bindparam("occurrence"),
        deliveries.c.place_id == bindparam("place"),
        chats.c.state == "migrated",
    )
    .limit(1)
)


async def add(
    tx: Tx, occurrence_id: int, chat_id: int, place_id: int | None, state: Fate, *, now: datetime
) -> Delivery:
    """Have the occurrence go to the chat; the row there is already comes back unchanged."""
    values = {"message_id": None, "error": None, "state": state.value, "at": now}
    await tx.do(ADD, occurrence_id=occurrence_id, chat_id=chat_id, place_id=place_id, **values)
    stored = await to(tx, occurrence_id, chat_id)
    assert stored is not None  # noqa: S101 - just added
    return stored


async def find(tx: Tx, delivery_id: int) -> Delivery | None:
    row = await tx.one(ONE, delivery=delivery_id)
    return delivery_from(row) if row else None


async def to(tx: Tx, occurrence_id: int, chat_id: int) -> Delivery | None:
    row = await tx.one(TO, occurrence=occurrence_id, chat=chat_id)
    return delivery_from(row) if row else None


async def moved(tx: Tx, occurrence_id: int, place_id: int | None) -> Delivery | None:
    """Return the copy of a place's group that became another chat since."""
    row = await tx.one(MOVED, occurrence=occurrence_id, place=place_id)
    return delivery_from(row) if row else None


async def of(tx: Tx, occurrence_id: int) -> list[Delivery]:
    return [delivery_from(row) for row in await tx.all(OF, occurrence=occurrence_id)]


async def settle(
    tx: Tx,
    delivery_id: int,
    chat_id: int,
    state: Fate,
    *,
    now: datetime,
    message_id: int | None = None,
    error: str | None = None,
) -> None:
    """Write down what became of it; the chat's id is its present one, as groups move."""
    values = {"message_id": message_id, "error": error and error[:300], "at": now}
    await tx.do(SETTLE, delivery=delivery_id, chat_id=chat_id, state=state.value, **values)


async def shift(tx: Tx, occurrence_id: int, seen: Fate, to_state: Fate, *, now: datetime) -> int:
    """Move all deliveries of one state to another; return how many."""
    states = {"seen": seen.value, "to": to_state.value}
    return await tx.do(SHIFT, occurrence=occurrence_id, **states, now=now)


async def counts(tx: Tx, occurrence_id: int) -> dict[Fate, int]:
    rows = await tx.all(COUNTS, occurrence=occurrence_id)
    return {Fate(row["state"]): row["n"] for row in rows}


async def post(tx: Tx, chat_id: int, occurrence_id: int, step: str, *, now: datetime) -> bool:
    """Note that a group is sent something unasked; False if it was sent this step before."""
    return await tx.do(POST, chat_id=chat_id, occurrence_id=occurrence_id, step=step, at=now) == 1


async def posts_since(tx: Tx, chat_id: int, since: datetime) -> int:
    """How much the group was sent unasked since then."""
    row = await tx.one(SINCE, chat=chat_id, since=since)
    return row["n"] if row else 0


async def held(tx: Tx, chat_id: int) -> list[Delivery]:
    return [delivery_from(row) for row in await tx.all(HELD, chat=chat_id)]


def delivery_from(row: Row) -> Delivery:
    return Delivery(**{**row, "state": Fate(row["state"])})
