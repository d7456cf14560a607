"""Updates as received: kept before they are confirmed, done in the unit of their effects."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, func, select, update

from storage.database import Tx
from storage.statements import adding
from storage.tables import inbox

# About two and a half minutes in all: a person still remembers what they sent.
BACK_OFF = tuple(timedelta(seconds=s) for s in (1, 5, 30, 120))
# Telegram keeps counting for a week without updates, then begins at a random id.
KEPT = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One stored update; a lane's updates are handled in the order of `seq`.

    `first`: nothing waited before it in its lane when this was read.
    """

    seq: int
    update_id: int
    lane: int
    raw: str
    attempts: int
    not_before: datetime
    first: bool = True


class AlreadyDone(RuntimeError):
    """The effects of this update are on disk; doing them again would double them."""


_WHOLE = tuple(inbox.c[f] for f in Incoming.__slots__ if f != "first")
# Skips an update_id that is there: Telegram sends again what was not confirmed in time.
KEEP = adding(inbox, "seq", "attempts", "done_at", "error").returning(inbox.c.seq)
FIRST_OF = select(func.min(inbox.c.seq).label("seq")).where(
    inbox.c.state == "waiting", inbox.c.lane == bindparam("of_lane")
)
HEADS = (
    select(func.min(inbox.c.seq).label("seq"))
    .where(inbox.c.state == "waiting")
    .group_by(inbox.c.lane)
    .subquery()
)
NEXT = (
    select(*_WHOLE)
    .where(inbox.c.seq.in_(select(HEADS.c.seq)))
    # Lanes that back off come last, or enough of them would fill the page and starve the others.
    .order_by(inbox.c.not_before, inbox.c.seq)
    .limit(bindparam("most"))
)
HEAD_OF = (
    select(*_WHOLE)
    .where(inbox.c.state == "waiting", inbox.c.lane == bindparam("of_lane"))
    .order_by(inbox.c.seq)
    .limit(1)
)
# Only from "waiting": the row that changes is the proof that the effects are new.
DONE = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("of_update"), inbox.c.state == "waiting")
    # Its number tells a repeat; what somebody wrote is not kept once it is dealt with.
    .values(state="done", done_at=bindparam("at"), raw="")
)
LATER = (
    update(inbox)
    .where(inbox.c.update_id == bindparam("of_update"), inbox.c.state == "waiting")
    .values(
        {n: bindparam(n) for n in ("state", "attempts", "not_before", "error", "done_at")},
    )
)
WAITING = select(func.count().label("n")).where(inbox.c.state == bindparam("in_state"))
# Parked ones stay: somebody has yet to look into them.
FORGET = delete(inbox).where(inbox.c.done_at < bindparam("before"), inbox.c.state == "done")


async def keep(
    tx: Tx, updates: Iterable[tuple[int, int, str]], *, now: datetime
) -> list[Incoming]:
    """Store (update id, lane, raw JSON) of each update; return those not seen in 8 days."""
    new = []
    for update_id, lane, raw in updates:
        added = await tx.one(
            KEEP,
            update_id=update_id,
            lane=lane,
            raw=raw,
            received_at=now,
            state="waiting",
            not_before=now,
        )
        if added:
            first = await tx.one(FIRST_OF, of_lane=lane) == added
            new.append(Incoming(added["seq"], update_id, lane, raw, 0, now, first))
    return new


async def heads(tx: Tx, most: int) -> list[Incoming]:
    """Return the oldest waiting update of each lane, those that wait out a failure last."""
    return [Incoming(**row) for row in await tx.all(NEXT, most=most)]


async def head_of(tx: Tx, lane: int) -> Incoming | None:
    """Return the oldest waiting update of one lane."""
    row = await tx.one(HEAD_OF, of_lane=lane)
    return Incoming(**row) if row else None


async def finish(tx: Tx, update_id: int, *, now: datetime) -> None:
    """Mark the update done; raises AlreadyDone if it was."""
    # Raised inside the unit of the effects, it takes all of them back.
    if await tx.do(DONE, of_update=update_id, at=now) != 1:
        raise AlreadyDone(update_id)


async def close(tx: Tx, update_id: int, *, now: datetime) -> None:
    """Mark an update done whose handler had nothing to write; doing it twice does no harm."""
    await tx.do(DONE, of_update=update_id, at=now)


async def postpone(tx: Tx, failed: Incoming, error: str, *, now: datetime) -> bool:
    """Try again later, or park it after the last back-off; return whether it was parked."""
    parked = failed.attempts >= len(BACK_OFF)
    await tx.do(
        LATER,
        of_update=failed.update_id,
        state="parked" if parked else "waiting",
        attempts=failed.attempts + 1,
        not_before=now if parked else now + BACK_OFF[failed.attempts],
        done_at=now if parked else None,
        error=error[:300],
    )
    return parked


async def count(tx: Tx, state: str) -> int:
    row = await tx.one(WAITING, in_state=state)
    return row["n"] if row else 0


async def forget(tx: Tx, *, now: datetime) -> int:
    """Delete what was done more than 8 days ago: update ids are not repeated after that."""
    return await tx.do(FORGET, before=now - KEPT)
