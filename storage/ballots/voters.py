"""Whom a person speaks for in a ballot, read in one statement: it is part of every tap."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BigInteger, bindparam, cast, func, or_, select

from domain.ballots import RollHead
from domain.places import MembershipState, Relation
from storage.ballots import roll
from storage.database import Tx
from storage.tables import ballot_flats, ballot_heads, memberships, people


@dataclass(frozen=True, slots=True)
class Voice:
    """A person's place in a flat of the roll, claimed or verified."""

    household_id: int
    relation: Relation
    state: MembershipState
    head: RollHead


VOICES = (
    select(
        memberships.c.household_id,
        memberships.c.relation,
        memberships.c.state,
        *roll.FIELDS,
    )
    .join_from(
        memberships, ballot_flats, ballot_flats.c.household_id == memberships.c.household_id
    )
    .join(ballot_heads, ballot_heads.c.id == ballot_flats.c.head_id)
    .where(
        memberships.c.person_id == bindparam("person"),
        ballot_flats.c.ballot_id == bindparam("ballot"),
        or_(
            memberships.c.state == "active",
            memberships.c.state == "claimed",
            memberships.c.state == "asked",
        ),
    )
    .order_by(ballot_heads.c.slip, memberships.c.id)
)
MEMBERS = (
    select(memberships.c.person_id, memberships.c.relation)
    .join_from(
        memberships, ballot_flats, ballot_flats.c.household_id == memberships.c.household_id
    )
    .where(ballot_flats.c.head_id == bindparam("head"), memberships.c.state == "active")
    .order_by(memberships.c.id)
)
NAMES = (
    select(ballot_heads.c.head, people.c.name)
    # People's heads are their ids after a letter.
    .join_from(
        ballot_heads, people, people.c.id == cast(func.substr(ballot_heads.c.head, 2), BigInteger)
    )
    .where(ballot_heads.c.ballot_id == bindparam("ballot"), ballot_heads.c.head.startswith("p"))
)
SINCE = (
    select(memberships.c.id)
    .where(
        memberships.c.person_id == bindparam("person"),
        memberships.c.state == "active",
        # Let in by their phone or a link, they were verified when they claimed.
        func.coalesce(memberships.c.decided_at, memberships.c.claimed_at) >= bindparam("since"),
    )
    .limit(1)
)


async def voices(tx: Tx, person_id: int, ballot_id: int) -> list[Voice]:
    """Return the flats of the roll that a person belongs to or has claimed."""
    rows = await tx.all(VOICES, person=person_id, ballot=ballot_id)
    return [
        Voice(
            row["household_id"],
            Relation(row["relation"]),
            MembershipState(row["state"]),
            roll.head_from({name: row[name] for name in roll.NAMES}),
        )
        for row in rows
    ]


async def members(tx: Tx, head_id: int) -> list[tuple[int, Relation]]:
    """Return who belongs to the flats of a head now, each with what they are there."""
    rows = await tx.all(MEMBERS, head=head_id)
    return [(row["person_id"], Relation(row["relation"])) for row in rows]


async def verified_since(tx: Tx, person_id: int, since: datetime) -> bool:
    """Whether any flat of the person was verified at that moment or later."""
    return await tx.one(SINCE, person=person_id, since=since) is not None


async def names(tx: Tx, ballot_id: int) -> dict[str, str]:
    """Return the names of those on a roll of people, by the keys of their heads."""
    return {row["head"]: row["name"] for row in await tx.all(NAMES, ballot=ballot_id)}
