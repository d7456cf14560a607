"""People in their flats: who is there, who left, and which groups somebody is in."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from domain.places import Household, Membership, MembershipState, Relation
from storage.database import Tx
from storage.statements import Row
from storage.tables import chat_members, chats, households, memberships, people

FLAT = [households.c[name] for name in Household.__dataclass_fields__]


@dataclass(frozen=True, slots=True)
class Resident:
    """A membership in force, with who it is."""

    membership_id: int
    household_id: int
    person_id: int
    relation: Relation
    name: str
    phone: str | None = field(repr=False)


PRESENT = select(*FLAT).where(households.c.id == bindparam("flat"), households.c.gone_at.is_(None))
RESIDENTS = (
    select(
        memberships.c.id.label("membership_id"),
        memberships.c.household_id,
        memberships.c.person_id,
        memberships.c.relation,
        people.c.name,
        people.c.phone,
    )
    .join_from(memberships, people, memberships.c.person_id == people.c.id)
    .join(households, memberships.c.household_id == households.c.id)
    .where(memberships.c.state == "active")
    .order_by(memberships.c.id)
)
IN_BUILDING = RESIDENTS.where(households.c.place_id == bindparam("place"))
IN_FLAT = RESIDENTS.where(memberships.c.household_id == bindparam("flat"))
HAS_FLATS = select(households.c.place_id).where(households.c.gone_at.is_(None)).distinct()
GROUPS = (
    select(chats.c.place_id)
    .join_from(chats, chat_members, chats.c.id == chat_members.c.chat_id)
    .where(
        chat_members.c.person_id == bindparam("person"),
        chat_members.c.left_at.is_(None),
        chats.c.kind == "group",
        chats.c.state == "active",
        chats.c.place_id.is_not(None),
    )
    .distinct()
)
END = (
    update(memberships)
    .where(memberships.c.id == bindparam("membership"), memberships.c.state == bindparam("was"))
    .values(
        state="ended", decided_by=bindparam("by"), decided_at=bindparam("at"),
        ended_at=bindparam("at"),
    )
)  # fmt: skip
RELATE = (
    update(memberships)
    .where(memberships.c.id == bindparam("membership"))
    .values(relation=bindparam("to"))
)
UNDECIDED = select(memberships.c.id).where(
    memberships.c.id == bindparam("membership"), memberships.c.decided_by.is_(None)
)
# Decided ones too: claiming flat after flat is what this is to bound.
CLAIMS_SINCE = select(func.count().label("n")).where(
    memberships.c.person_id == bindparam("person"), memberships.c.claimed_at > bindparam("since")
)


async def flat(tx: Tx, household_id: int) -> Household | None:
    """Return the flat if the roll has it still."""
    row = await tx.one(PRESENT, flat=household_id)
    return Household(**row) if row else None


async def in_building(tx: Tx, place_id: int) -> list[Resident]:
    return [_resident(row) for row in await tx.all(IN_BUILDING, place=place_id)]


async def in_flat(tx: Tx, household_id: int) -> list[Resident]:
    return [_resident(row) for row in await tx.all(IN_FLAT, flat=household_id)]


async def inhabited(tx: Tx) -> frozenset[int]:
    """Return the places that have flats on the roll."""
    return frozenset(row["place_id"] for row in await tx.all(HAS_FLATS))


async def groups_of(tx: Tx, person_id: int) -> list[int]:
    """Return the places whose groups the person is in."""
    return [row["place_id"] for row in await tx.all(GROUPS, person=person_id)]


async def end(tx: Tx, member: Membership, by: int | None, *, now: datetime) -> bool:
    """Let somebody move out; False if the membership moved on meanwhile."""
    done = await tx.do(END, membership=member.id, was=member.state.value, by=by, at=now)
    return done == 1


async def relate(tx: Tx, membership_id: int, relation: Relation) -> None:
    await tx.do(RELATE, membership=membership_id, to=relation.value)


async def undecided(tx: Tx, membership_id: int) -> bool:
    """Whether the membership came about without anybody's decision: by a phone or a link."""
    return await tx.one(UNDECIDED, membership=membership_id) is not None


async def claims_since(tx: Tx, person_id: int, since: datetime) -> int:
    row = await tx.one(CLAIMS_SINCE, person=person_id, since=since)
    return int(row["n"]) if row else 0


def is_open(member: Membership) -> bool:
    return member.state in {MembershipState.CLAIMED, MembershipState.ASKED}


def is_present(member: Membership) -> bool:
    return is_open(member) or member.state is MembershipState.ACTIVE


def _resident(row: Row) -> Resident:
    return Resident(**{**row, "relation": Relation(row["relation"])})
