"""The flats of a building as its roll has them, with the private columns."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.places import Place
from domain.places.roll import RollRow
from storage.database import Tx
from storage.statements import Row
from storage.tables import households


@dataclass(frozen=True, slots=True)
class Kept:
    """One flat as kept, present or gone."""

    id: int
    row: RollRow
    owner_group: int | None
    gone: bool


COLUMNS = ("stairwell", "floor", "room", "area", "owner", "phone")
OF = (
    select(
        households.c.id,
        *(households.c[name] for name in COLUMNS),
        households.c.owner_group,
        households.c.gone_at,
    )
    .where(households.c.place_id == bindparam("building"))
    .order_by(households.c.id)
)
ADD = insert(households).values({n: bindparam(n) for n in ("place_id", *COLUMNS)})
CHANGE = (
    update(households)
    .where(households.c.id == bindparam("flat"))
    .values(
        area=bindparam("new_area"),
        floor=bindparam("new_floor"),
        owner=bindparam("new_owner"),
        phone=bindparam("new_phone"),
        # The flat comes back under its old id, with its members and its history.
        gone_at=None,
    )
)
LEAVE = (
    update(households).where(households.c.id == bindparam("flat")).values(gone_at=bindparam("at"))
)
HEAD = (
    update(households)
    .where(households.c.id == bindparam("flat"))
    .values(owner_group=bindparam("head"))
)


async def of(tx: Tx, building: Place) -> list[Kept]:
    """Return every flat the building has or had."""
    return [_kept(building, row) for row in await tx.all(OF, building=building.id)]


async def add(tx: Tx, place_id: int, row: RollRow) -> None:
    values = {name: getattr(row, name) for name in COLUMNS}
    await tx.do(ADD, place_id=place_id, **(values | {"owner": row.owner or None}))


async def change(tx: Tx, household_id: int, row: RollRow) -> None:
    """Set what the roll says of a flat, which is then present again if it was gone."""
    await tx.do(
        CHANGE,
        flat=household_id,
        new_area=row.area,
        new_floor=row.floor,
        new_owner=row.owner or None,
        new_phone=row.phone,
    )


async def leave(tx: Tx, household_id: int, *, now: datetime) -> None:
    """Mark a flat that the roll no longer has; its history stays."""
    await tx.do(LEAVE, flat=household_id, at=now)


async def set_head(tx: Tx, household_id: int, head: int | None) -> None:
    await tx.do(HEAD, flat=household_id, head=head)


def _kept(building: Place, row: Row) -> Kept:
    values = {name: row[name] for name in COLUMNS} | {"owner": row["owner"] or ""}
    flat = RollRow(building=building.name, **values)
    return Kept(row["id"], flat, row["owner_group"], row["gone_at"] is not None)
