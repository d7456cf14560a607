"""Flats, and who belongs to them."""

from datetime import datetime

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.places import Household, Membership, MembershipState, Relation
from storage.database import Tx
from storage.statements import Row
from storage.tables import households, memberships

FLAT = [households.c[name] for name in Household.__dataclass_fields__]
MEMBER = [memberships.c[name] for name in Membership.__dataclass_fields__]
ONE = select(*FLAT).where(households.c.id == bindparam("flat"))
IN = (
    select(*FLAT)
    .where(households.c.place_id == bindparam("place"), households.c.gone_at.is_(None))
    .order_by(households.c.stairwell, households.c.floor, households.c.room)
)
ROLL_PHONE = select(households.c.phone).where(households.c.id == bindparam("flat"))
OF_FLAT = (
    select(*MEMBER)
    .where(memberships.c.household_id == bindparam("flat"))
    .order_by(memberships.c.id)
)
OF_PERSON = (
    select(*MEMBER)
    .where(memberships.c.person_id == bindparam("person"))
    .order_by(memberships.c.id)
)
MEMBERSHIP = select(*MEMBER).where(memberships.c.id == bindparam("membership"))
OPEN_IN = (
    select(*MEMBER)
    .join_from(memberships, households, memberships.c.household_id == households.c.id)
    .where(
        households.c.place_id == bindparam("place"),
        # Not IN: its list cannot be compiled once and for all.
        or_(memberships.c.state == "claimed", memberships.c.state == "asked"),
    )
    .order_by(memberships.c.id)
)
LIVES = (
    select(memberships.c.id)
    .join_from(memberships, households, memberships.c.household_id == households.c.id)
    .where(
        memberships.c.person_id == bindparam("person"),
        households.c.place_id == bindparam("place"),
        memberships.c.state == "active",
    )
    .limit(1)
)
HOMES = (
    select(*FLAT)
    .join_from(households, memberships, memberships.c.household_id == households.c.id)
    .where(memberships.c.person_id == bindparam("person"), memberships.c.state == "active")
    .order_by(memberships.c.id)
)
CLAIM = (
    insert(memberships)
    .values(
        {n: bindparam(n) for n in ("person_id", "household_id", "relation", "state", "claimed_at")}
    )
    .returning(memberships.c.id)
)
DECIDE = (
    update(memberships)
    # Compare-and-set: of two captains who press at once, the second is told it is decided.
    .where(memberships.c.id == bindparam("membership"), memberships.c.state == bindparam("was"))
    .values(
        state=bindparam("becomes"),
        decided_by=bindparam("by"),
        decided_at=bindparam("at"),
    )
)


async def find(tx: Tx, household_id: int) -> Household | None:
    row = await tx.one(ONE, flat=household_id)
    return Household(**row) if row else None


async def in_building(tx: Tx, place_id: int) -> list[Household]:
    return [Household(**row) for row in await tx.all(IN, place=place_id)]


async def roll_phone(tx: Tx, household_id: int) -> str | None:
    row = await tx.one(ROLL_PHONE, flat=household_id)
    return row["phone"] if row else None


async def members_of(tx: Tx, household_id: int) -> list[Membership]:
    """Return everybody who ever claimed the flat, in order."""
    return [_member(row) for row in await tx.all(OF_FLAT, flat=household_id)]


async def memberships_of(tx: Tx, person_id: int) -> list[Membership]:
    return [_member(row) for row in await tx.all(OF_PERSON, person=person_id)]


async def membership(tx: Tx, membership_id: int) -> Membership | None:
    row = await tx.one(MEMBERSHIP, membership=membership_id)
    return _member(row) if row else None


async def open_claims(tx: Tx, place_id: int) -> list[Membership]:
    """Return the claims of a building that nobody has decided."""
    return [_member(row) for row in await tx.all(OPEN_IN, place=place_id)]


async def lives_in(tx: Tx, person_id: int, place_id: int) -> bool:
    """Whether the person belongs to a flat of this building."""
    return await tx.one(LIVES, person=person_id, place=place_id) is not None


async def homes_of(tx: Tx, person_id: int) -> list[Household]:
    """Return the flats the person belongs to, the first joined first."""
    return [Household(**row) for row in await tx.all(HOMES, person=person_id)]


async def claim(
    tx: Tx,
    person_id: int,
    household_id: int,
    relation: Relation,
    state: MembershipState,
    *,
    now: datetime,
) -> int:
    row = await tx.one(
        CLAIM,
        person_id=person_id,
        household_id=household_id,
        relation=relation.value,
        state=state.value,
        claimed_at=now,
    )
    assert row is not None  # noqa: S101 - an insert returns its row
    return int(row["id"])


async def decide(
    tx: Tx,
    member: Membership,
    becomes: MembershipState,
    by: int | None,
    *,
    now: datetime,
) -> bool:
    """Move a membership on, if it still is where it was seen; False if somebody was quicker."""
    was = member.state.value
    return (
        await tx.do(DECIDE, membership=member.id, was=was, becomes=becomes.value, by=by, at=now)
        == 1
    )


def _member(row: Row) -> Membership:
    kinds = {"relation": Relation(row["relation"]), "state": MembershipState(row["state"])}
    return Membership(**{**row, **kinds})
