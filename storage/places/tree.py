"""The tree of places: community, estate, grid, building, stairwell."""

from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.errors import Missing
from domain.places import Place, PlaceKind
from storage.database import Tx
from storage.statements import Row
from storage.tables import places

FIELDS = [places.c[name] for name in Place.__dataclass_fields__]
ONE = select(*FIELDS).where(places.c.id == bindparam("place"))
ALL = select(*FIELDS).where(places.c.closed_at.is_(None))
# Recursive in SQL: one statement for a whole community, however deep it is.
BELOW = select(places.c.id).where(places.c.id == bindparam("place")).cte("below", recursive=True)
BELOW = BELOW.union_all(select(places.c.id).where(places.c.parent_id == BELOW.c.id))
INSIDE = select(*FIELDS).where(places.c.id.in_(select(BELOW.c.id)), places.c.closed_at.is_(None))
ADD = (
    insert(places)
    .values({n: bindparam(n) for n in ("parent_id", "kind", "name", "zone", "language")})
    .returning(places.c.id)
)
RENAME = update(places).where(places.c.id == bindparam("place")).values(name=bindparam("to"))
NUMBER = (
    update(places)
    .where(places.c.id == bindparam("place"))
    # A counter, not MAX or COUNT: a number is never given twice, whatever becomes of its report.
    .values(last_report=places.c.last_report + 1)
)
LAST = select(places.c.last_report).where(places.c.id == bindparam("place"))
PHONE = select(places.c.office_phone).where(places.c.id == bindparam("place"))
SET_PHONE = (
    update(places).where(places.c.id == bindparam("place")).values(office_phone=bindparam("to"))
)
CLOSE = update(places).where(places.c.id == bindparam("place")).values(closed_at=bindparam("at"))


async def find(tx: Tx, place_id: int) -> Place | None:
    row = await tx.one(ONE, place=place_id)
    return _place(row) if row else None


async def get(tx: Tx, place_id: int) -> Place:
    """Return the place; raises Missing where there is none."""
    if (place := await find(tx, place_id)) is None:
        raise Missing(f"place {place_id}")
    return place


async def lineage(tx: Tx, place_id: int) -> tuple[Place, ...]:
    """Return the place and what it stands in, up to the community."""
    path = [await get(tx, place_id)]
    while (parent := path[-1].parent_id) is not None:
        path.append(await get(tx, parent))
    return tuple(path)


async def community_of(tx: Tx, place_id: int) -> Place:
    return (await lineage(tx, place_id))[-1]


async def building_of(tx: Tx, place_id: int) -> Place | None:
    """Return the building at or above the place, if it is not larger than one."""
    path = await lineage(tx, place_id)
    return next((p for p in path if p.kind is PlaceKind.BUILDING), None)


async def every(tx: Tx) -> list[Place]:
    """Return all open places."""
    return [_place(row) for row in await tx.all(ALL)]


async def inside(tx: Tx, place_id: int) -> list[Place]:
    """Return the place and all open places below it."""
    return [_place(row) for row in await tx.all(INSIDE, place=place_id)]


async def add(
    tx: Tx,
    parent_id: int | None,
    kind: PlaceKind,
    name: str,
    *,
    zone: str,
    language: str,
) -> Place:
    values = {"parent_id": parent_id, "name": name, "zone": zone, "language": language}
    row = await tx.one(ADD, kind=kind.value, **values)
    assert row is not None  # noqa: S101 - an insert returns its row
    return await get(tx, row["id"])


async def rename(tx: Tx, place_id: int, name: str) -> None:
    await tx.do(RENAME, place=place_id, to=name)


async def close(tx: Tx, place_id: int, *, now: datetime) -> None:
    """Offer the place no longer; what belongs to it is kept."""
    await tx.do(CLOSE, place=place_id, at=now)


async def communities(tx: Tx) -> list[Place]:
    return [place for place in await every(tx) if place.kind is PlaceKind.COMMUNITY]


async def next_report_number(tx: Tx, place_id: int) -> int:
    """Take the next number of the building: never reused, never counted."""
    await tx.do(NUMBER, place=place_id)
    row = await tx.one(LAST, place=place_id)
    assert row is not None  # noqa: S101 - the place was just changed
    return int(row["last_report"])


async def office_phone(tx: Tx, place_id: int) -> str | None:
    """Return the phone of the office that answers for the place, set here or above."""
    for place in await lineage(tx, place_id):
        row = await tx.one(PHONE, place=place.id)
        if row and row["office_phone"]:
            return str(row["office_phone"])
    return None


async def set_office_phone(tx: Tx, place_id: int, phone: str) -> None:
    await tx.do(SET_PHONE, place=place_id, to=phone)


def _place(row: Row) -> Place:
    return Place(**{**row, "kind": PlaceKind(row["kind"])})
