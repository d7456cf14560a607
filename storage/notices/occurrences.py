"""The occurrences of notices: one row each, whatever the clock does."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, or_, select, update

from domain.errors import Missing
from domain.notices import Occurrence, Phase
from storage.database import Tx
from storage.statements import Row, adding
from storage.tables import notice_occurrences as occurrences

STORED = tuple(c.name for c in occurrences.c if c.name != "id")
# Which one it is never changes.
KEPT = ("notice_id", "original_at")
ONE = select(occurrences).where(occurrences.c.id == bindparam("occurrence"))
AT = select(occurrences).where(
    occurrences.c.notice_id == bindparam("notice"),
    occurrences.c.original_at == bindparam("original"),
)
ADD = adding(occurrences, "id")
CHANGE = (
    update(occurrences)
    .where(
        occurrences.c.id == bindparam("occurrence"),
        # Two clocks, or a clock and a captain: whoever is second changes nothing.
        occurrences.c.state == bindparam("seen_state"),
        occurrences.c.sequence == bindparam("seen_sequence"),
    )
    .values({n: bindparam(n) for n in STORED if n not in KEPT})
)
OF = (
    select(occurrences)
    .where(
        occurrences.c.notice_id == bindparam("notice"),
        occurrences.c.original_at >= bindparam("since"),
    )
    .order_by(occurrences.c.original_at)
    .limit(bindparam("most"))
)
# What is being worked on: planned ahead, or posted and not over.
OPEN = (
    select(occurrences)
    .where(
        occurrences.c.notice_id == bindparam("notice"),
        or_(occurrences.c.state == "planned", occurrences.c.state == "posted"),
    )
    .order_by(occurrences.c.original_at)
)
DROP = delete(occurrences).where(
    # What was posted is history, and history stays.
    occurrences.c.id == bindparam("occurrence"),
    occurrences.c.state == "planned",
)

LAST_POSTED = (
    select(occurrences)
    .where(
        occurrences.c.notice_id == bindparam("notice"),
        or_(occurrences.c.state == "posted", occurrences.c.state == "over"),
    )
    .order_by(occurrences.c.original_at.desc())
    .limit(1)
)

LATEST = (
    select(occurrences)
    .where(occurrences.c.notice_id == bindparam("notice"))
    .order_by(occurrences.c.original_at.desc())
    .limit(1)
)


async def find(tx: Tx, occurrence_id: int) -> Occurrence | None:
    row = await tx.one(ONE, occurrence=occurrence_id)
    return occurrence_from(row) if row else None


async def get(tx: Tx, occurrence_id: int) -> Occurrence:
    """Return the occurrence; raises Missing where there is none."""
    if (occurrence := await find(tx, occurrence_id)) is None:
        raise Missing(f"occurrence {occurrence_id}")
    return occurrence


async def at(tx: Tx, notice_id: int, original_at: datetime) -> Occurrence | None:
    row = await tx.one(AT, notice=notice_id, original=original_at)
    return occurrence_from(row) if row else None


async def add(tx: Tx, occurrence: Occurrence) -> Occurrence:
    """Store it, or return the row of that moment that is there already."""
    await tx.do(ADD, **_values(occurrence))
    stored = await at(tx, occurrence.notice_id, occurrence.original_at)
    assert stored is not None  # noqa: S101 - just added
    return stored


async def change(tx: Tx, seen: Occurrence, becomes: Occurrence) -> bool:
    """Write over the state that was seen; False if somebody else changed it."""
    known = {"seen_state": seen.state.value, "seen_sequence": seen.sequence}
    values = {name: v for name, v in _values(becomes).items() if name not in KEPT}
    return await tx.do(CHANGE, occurrence=seen.id, **known, **values) == 1


async def drop(tx: Tx, planned: Occurrence) -> bool:
    """Forget an occurrence that was only planned; False if it was posted meanwhile."""
    return await tx.do(DROP, occurrence=planned.id) == 1


async def of(tx: Tx, notice_id: int, *, since: datetime, most: int = 100) -> list[Occurrence]:
    """Return the rows there are from this moment by the rule on, in order."""
    rows = await tx.all(OF, notice=notice_id, since=since, most=most)
    return [occurrence_from(row) for row in rows]


async def open_of(tx: Tx, notice_id: int) -> list[Occurrence]:
    return [occurrence_from(row) for row in await tx.all(OPEN, notice=notice_id)]


async def last_posted(tx: Tx, notice_id: int) -> Occurrence | None:
    """Return the latest one that went out, over or not."""
    row = await tx.one(LAST_POSTED, notice=notice_id)
    return occurrence_from(row) if row else None


async def latest(tx: Tx, notice_id: int) -> Occurrence | None:
    row = await tx.one(LATEST, notice=notice_id)
    return occurrence_from(row) if row else None


def _values(occurrence: Occurrence) -> dict[str, Any]:
    values = {name: getattr(occurrence, name) for name in STORED}
    return values | {"state": occurrence.state.value}


def occurrence_from(row: Row) -> Occurrence:
    return replace(Occurrence(**row), state=Phase(row["state"]))
