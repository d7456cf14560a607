"""Who holds which role where: every authorisation is read from here."""

from datetime import datetime

from sqlalchemy import ColumnElement, bindparam, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.places import Grant, Role, roles_at
from storage.database import Tx
from storage.places import tree
from storage.statements import Row
from storage.tables import grants

FIELDS = [grants.c[name] for name in Grant.__dataclass_fields__]


def _in_force() -> ColumnElement[bool]:
    # Ended, not deleted: who held what when must stay answerable.
    return or_(grants.c.ends_at.is_(None), grants.c.ends_at > bindparam("now"))


OF = select(*FIELDS).where(grants.c.person_id == bindparam("person"), _in_force())
AT = (
    select(grants.c.id, *FIELDS)
    .where(grants.c.place_id == bindparam("place"), _in_force())
    .order_by(grants.c.role, grants.c.given_at)
)
# Only owners have no place.
EVERYWHERE = select(*FIELDS).where(grants.c.place_id.is_(None), _in_force())
OWNERS = select(grants.c.id, grants.c.person_id).where(grants.c.place_id.is_(None), _in_force())
WITH_ROLE = (
    select(grants.c.person_id).where(grants.c.role == bindparam("of_role"), _in_force()).distinct()
)
MEMBERS = (
    select(grants.c.person_id).where(grants.c.unit_id == bindparam("unit"), _in_force()).distinct()
)
ADD = insert(grants).values({n: bindparam(n) for n in Grant.__dataclass_fields__})
ONE = select(grants.c.id, *FIELDS).where(grants.c.id == bindparam("grant"))
END = update(grants).where(grants.c.id == bindparam("grant")).values(ends_at=bindparam("at"))


async def of(tx: Tx, person_id: int, *, now: datetime) -> list[Grant]:
    """Return the person's grants in force; an owner's has no place."""
    return [_grant(row) for row in await tx.all(OF, person=person_id, now=now)]


async def roles_of(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> frozenset[Role]:
    """Return the roles a person holds at a place, granted there or above; owners everywhere."""
    held = await of(tx, person_id, now=now)
    path = [place.id for place in await tree.lineage(tx, place_id)]
    # An owner's grant has no place, so no lineage leads to it.
    owner = {Role.OWNER} if any(g.role is Role.OWNER for g in held) else set()
    return roles_at(held, path, now) | owner


async def at(tx: Tx, place_id: int, *, now: datetime) -> list[tuple[int, Grant]]:
    """Return (grant id, grant) of what was granted at exactly this place."""
    return [(row["id"], _grant(row)) for row in await tx.all(AT, place=place_id, now=now)]


async def get(tx: Tx, grant_id: int) -> Grant | None:
    row = await tx.one(ONE, grant=grant_id)
    return _grant(row) if row else None


async def holders(tx: Tx, place_id: int, role: Role, *, now: datetime) -> list[int]:
    """Return who holds a role for the place: those named nearest to it, then further up."""
    # A dict keeps the order and names nobody twice.
    found: dict[int, None] = {}
    for place in await tree.lineage(tx, place_id):
        for _, grant in await at(tx, place.id, now=now):
            if grant.role is role:
                found[grant.person_id] = None
    return list(found)


async def owners(tx: Tx, *, now: datetime) -> list[int]:
    return [row["person_id"] for row in await tx.all(EVERYWHERE, now=now)]


async def members(tx: Tx, unit_id: int, *, now: datetime) -> list[int]:
    """Return the people of a unit."""
    return [row["person_id"] for row in await tx.all(MEMBERS, unit=unit_id, now=now)]


async def add(tx: Tx, grant: Grant) -> None:
    await tx.do(ADD, **{n: getattr(grant, n) for n in Grant.__dataclass_fields__})


async def add_owner(tx: Tx, person_id: int, *, now: datetime) -> None:
    """Let the settings' owner in: everywhere, given by nobody."""
    where = {"place_id": None, "unit_id": None, "giver_id": person_id, "ends_at": None}
    await tx.do(ADD, person_id=person_id, role=Role.OWNER.value, given_at=now, **where)


async def owner_grants(tx: Tx, *, now: datetime) -> dict[int, int]:
    """Return the grant id of each owner, by person."""
    return {row["person_id"]: row["id"] for row in await tx.all(OWNERS, now=now)}


async def with_role(tx: Tx, role: Role, *, now: datetime) -> list[int]:
    """Return everybody who holds a role anywhere."""
    return [row["person_id"] for row in await tx.all(WITH_ROLE, of_role=role.value, now=now)]


async def end(tx: Tx, grant_id: int, *, now: datetime) -> None:
    await tx.do(END, grant=grant_id, at=now)


def _grant(row: Row) -> Grant:
    values = {n: row[n] for n in Grant.__dataclass_fields__}
    return Grant(**(values | {"role": Role(row["role"])}))
