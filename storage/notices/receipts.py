"""Who has seen an occurrence: people who pressed, and households told at their door."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, case, delete, func, or_, select

from storage.database import Tx
from storage.statements import adding
from storage.tables import households, memberships, notice_optouts, people, places
from storage.tables import notice_receipts as receipts

ADD = adding(receipts, "id")
TAKE_BACK = delete(receipts).where(
    receipts.c.occurrence_id == bindparam("occurrence"),
    receipts.c.household_id == bindparam("flat"),
)
PEOPLE = select(func.count().label("n")).where(
    receipts.c.occurrence_id == bindparam("occurrence"), receipts.c.person_id.is_not(None)
)
PRESSED = select(receipts.c.id).where(
    receipts.c.occurrence_id == bindparam("occurrence"),
    receipts.c.person_id == bindparam("person"),
)
# Recursive in SQL: one statement for a whole community, however deep it is.
BELOW = select(places.c.id).where(places.c.id == bindparam("place")).cte("below", recursive=True)
BELOW = BELOW.union_all(select(places.c.id).where(places.c.parent_id == BELOW.c.id))
# A flat has its building's id and the stairwell's name: places for stairwells hold none.
STAIRWELL = (
    select(places.c.parent_id, places.c.name)
    .where(places.c.id == bindparam("place"), places.c.kind == "stairwell")
    .subquery()
)
INSIDE = or_(
    households.c.place_id.in_(select(BELOW.c.id)),
    select(STAIRWELL.c.name)
    .where(
        STAIRWELL.c.parent_id == households.c.place_id,
        STAIRWELL.c.name == households.c.stairwell,
    )
    .exists(),
)
HEARD = (
    select(memberships.c.household_id)
    .join_from(receipts, memberships, memberships.c.person_id == receipts.c.person_id)
    .where(receipts.c.occurrence_id == bindparam("occurrence"), memberships.c.state == "active")
    .union(
        select(receipts.c.household_id).where(
            receipts.c.occurrence_id == bindparam("occurrence"),
            receipts.c.household_id.is_not(None),
        )
    )
    .subquery()
)
AT_DOOR = (
    select(receipts.c.household_id)
    .where(
        receipts.c.occurrence_id == bindparam("occurrence"), receipts.c.household_id.is_not(None)
    )
    .subquery()
)
FLATS = households.c.gone_at.is_(None)
TOTAL = select(func.count().label("n")).select_from(households).where(FLATS, INSIDE)
KNOWN = TOTAL.where(households.c.id.in_(select(HEARD.c.household_id)))
DOORS = (
    select(
        households.c.id,
        households.c.place_id,
        places.c.name.label("building"),
        households.c.stairwell,
        households.c.room,
        households.c.id.in_(select(HEARD.c.household_id)).label("heard"),
        households.c.id.in_(select(AT_DOOR.c.household_id)).label("at_door"),
    )
    .join_from(households, places, places.c.id == households.c.place_id)
    .where(FLATS, INSIDE)
    .order_by(
        places.c.id, households.c.stairwell, households.c.floor, households.c.room
    )
)  # fmt: skip
IS_HEARD = households.c.id.in_(select(HEARD.c.household_id))
BUILDINGS = (
    select(
        places.c.id,
        places.c.name,
        func.count().label("households"),
        func.sum(case((IS_HEARD, 1), else_=0)).label("heard"),
    )
    .join_from(households, places, places.c.id == households.c.place_id)
    .where(FLATS, INSIDE)
    .group_by(places.c.id, places.c.name)
    .order_by(places.c.id)
)
SILENT = (
    select(memberships.c.household_id, memberships.c.person_id)
    .join_from(memberships, households, memberships.c.household_id == households.c.id)
    .join(people, people.c.id == memberships.c.person_id)
    .outerjoin(notice_optouts, notice_optouts.c.person_id == people.c.id)
    .where(
        memberships.c.state == "active",
        FLATS,
        INSIDE,
        ~IS_HEARD,
        # Who may be written to, and has not asked to be left alone.
        people.c.started_at.is_not(None),
        people.c.blocked_at.is_(None),
        notice_optouts.c.person_id.is_(None),
    )
    .order_by(memberships.c.household_id, memberships.c.person_id)
)

UNANSWERED = (
    select(memberships.c.household_id)
    .where(
        memberships.c.person_id == bindparam("person"),
        memberships.c.state == "active",
        memberships.c.household_id.not_in(select(HEARD.c.household_id)),
    )
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Door:
    """A flat under a notice: whether anything was heard, and whether it was told there."""

    id: int
    place_id: int
    building: str
    stairwell: str
    room: str
    heard: bool
    at_door: bool


@dataclass(frozen=True, slots=True)
class Building:
    """How many of a building's households were heard, of all there are."""

    id: int
    name: str
    households: int
    heard: int


async def press(tx: Tx, occurrence_id: int, person_id: int, *, now: datetime) -> bool:
    """Note that the person has seen it; False if they had said so before."""
    return await _add(tx, occurrence_id, person_id=person_id, at=now)


async def tell(tx: Tx, occurrence_id: int, household_id: int, by: int, *, now: datetime) -> bool:
    """Note that a household was told at its door; False if it was noted before."""
    return await _add(tx, occurrence_id, household_id=household_id, entered_by=by, at=now)


async def untell(tx: Tx, occurrence_id: int, household_id: int) -> bool:
    """Take back what was noted at the door; what its people pressed stays."""
    return await tx.do(TAKE_BACK, occurrence=occurrence_id, flat=household_id) == 1


async def pressed(tx: Tx, occurrence_id: int, person_id: int) -> bool:
    return await tx.one(PRESSED, occurrence=occurrence_id, person=person_id) is not None


async def answered(tx: Tx, occurrence_id: int, person_id: int) -> bool:
    """Whether the person, or somebody of each of their households, has answered."""
    if await pressed(tx, occurrence_id, person_id):
        return True
    found = await tx.one(UNANSWERED, occurrence=occurrence_id, person=person_id)
    return found is None


async def how_many(tx: Tx, occurrence_id: int) -> int:
    """Return how many people pressed, residents or not."""
    row = await tx.one(PEOPLE, occurrence=occurrence_id)
    return row["n"] if row else 0


async def counts(tx: Tx, occurrence_id: int, place_id: int) -> tuple[int, int]:
    """Return (heard, all) households of the place and what is inside it."""
    heard = await tx.one(KNOWN, occurrence=occurrence_id, place=place_id)
    total = await tx.one(TOTAL, place=place_id)
    return (heard["n"] if heard else 0, total["n"] if total else 0)


async def doors(tx: Tx, occurrence_id: int, place_id: int) -> list[Door]:
    """Return every flat of the place and what is inside it, by building and stairwell."""
    rows = await tx.all(DOORS, occurrence=occurrence_id, place=place_id)
    yes = ("heard", "at_door")
    return [Door(**{**row, **{name: bool(row[name]) for name in yes}}) for row in rows]


async def buildings(tx: Tx, occurrence_id: int, place_id: int) -> list[Building]:
    """Return the buildings of the place that have flats."""
    rows = await tx.all(BUILDINGS, occurrence=occurrence_id, place=place_id)
    return [Building(**row) for row in rows]


async def silent(tx: Tx, occurrence_id: int, place_id: int) -> list[tuple[int, int]]:
    """Return (household, person) of those who may be written to where nothing was heard."""
    rows = await tx.all(SILENT, occurrence=occurrence_id, place=place_id)
    return [(row["household_id"], row["person_id"]) for row in rows]


async def _add(
    tx: Tx,
    occurrence_id: int,
    *,
    at: datetime,
    person_id: int | None = None,
    household_id: int | None = None,
    entered_by: int | None = None,
) -> bool:
    values = {"person_id": person_id, "household_id": household_id, "entered_by": entered_by}
    return await tx.do(ADD, occurrence_id=occurrence_id, at=at, **values) == 1
