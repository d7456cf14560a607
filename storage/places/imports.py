"""Rolls that were read and wait to be let in; their rows are private and soon dropped."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.places.roll import RollRow
from storage.database import Tx
from storage.tables import imports


@dataclass(frozen=True, slots=True)
class Import:
    """What a roll would change; without a place it founds the community."""

    id: int
    person_id: int
    place_id: int | None
    summary: Mapping[str, Any]
    created_at: datetime
    applied_at: datetime | None


ADD = (
    insert(imports)
    .values({c.name: bindparam(c.name) for c in imports.c if c.name not in {"id", "applied_at"}})
    .returning(imports.c.id)
)
ONE = select(*(imports.c[name] for name in Import.__dataclass_fields__)).where(
    imports.c.id == bindparam("wanted")
)
ROWS = select(imports.c.rows).where(imports.c.id == bindparam("wanted"))
FINISH = (
    update(imports)
    .where(imports.c.id == bindparam("wanted"), imports.c.applied_at.is_(None))
    # Names and phones are in the roll now; a second copy would only have to be guarded.
    .values(applied_at=bindparam("at"), rows="[]")
)
DROP = delete(imports).where(imports.c.id == bindparam("wanted"), imports.c.applied_at.is_(None))


async def add(
    tx: Tx,
    person_id: int,
    place_id: int | None,
    rows: Iterable[RollRow],
    summary: Mapping[str, Any],
    *,
    now: datetime,
) -> int:
    row = await tx.one(
        ADD,
        person_id=person_id,
        place_id=place_id,
        rows=json.dumps([written(row) for row in rows], ensure_ascii=False),
        summary=json.dumps(summary, ensure_ascii=False),
        created_at=now,
    )
    assert row is not None  # noqa: S101 - an insert returns its row
    return int(row["id"])


def written(row: RollRow) -> list[str | int | None]:
    """A row of the roll as plain values, in the order of its fields."""
    return [getattr(row, name) for name in RollRow.__dataclass_fields__]


async def find(tx: Tx, import_id: int) -> Import | None:
    row = await tx.one(ONE, wanted=import_id)
    return Import(**{**row, "summary": json.loads(row["summary"])}) if row else None


async def rows_of(tx: Tx, import_id: int) -> tuple[RollRow, ...]:
    row = await tx.one(ROWS, wanted=import_id)
    # By position, as `written` made them: names would be repeated fifty thousand times.
    return tuple(RollRow(*values) for values in json.loads(row["rows"])) if row else ()


async def finish(tx: Tx, import_id: int, *, now: datetime) -> bool:
    """Mark as let in and forget the rows; False if it was already."""
    return await tx.do(FINISH, wanted=import_id, at=now) == 1


async def drop(tx: Tx, import_id: int) -> bool:
    """Forget a roll that was not let in."""
    return await tx.do(DROP, wanted=import_id) == 1
