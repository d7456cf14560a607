"""Whom a notice reaches: the groups and flats under its places, and the people its filters name.

Each question is one statement, however many places there are.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    CTE,
    BindParameter,
    CompoundSelect,
    Integer,
    String,
    Text,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
)

from domain.places import Place, PlaceKind
from storage.database import Tx
from storage.tables import (
    chats,
    grants,
    households,
    memberships,
    notice_optouts,
    notice_places,
    people,
    places,
)
from storage.tables import notice_posts as posts

CHOSEN = select(notice_places.c.place_id.label("id")).where(
    notice_places.c.notice_id == bindparam("notice")
)
# UNION, not UNION ALL: a building chosen beside its estate is one building.
BELOW = CHOSEN.cte("below", recursive=True)
BELOW = BELOW.union(select(places.c.id).where(places.c.parent_id == BELOW.c.id))
OPEN = select(places.c.id).where(places.c.id.in_(select(BELOW.c.id)), places.c.closed_at.is_(None))
ABOVE = CHOSEN.cte("above", recursive=True)
ABOVE = ABOVE.union(select(places.c.parent_id).where(places.c.id == ABOVE.c.id))
TIED = (chats.c.kind == "group", chats.c.place_id.in_(OPEN))
GROUPS = (
    select(chats.c.id, chats.c.place_id)
    .where(*TIED, chats.c.state == "active")
    .order_by(chats.c.id)
)
GONE = select(func.count().label("n")).where(*TIED, chats.c.state == "removed")
POSTED_TO = (
    select(posts.c.chat_id)
    .where(
        posts.c.at >= bindparam("since"),
        posts.c.chat_id.in_(select(chats.c.id).where(*TIED, chats.c.state == "active")),
    )
    .group_by(posts.c.chat_id)
    .having(func.count() >= bindparam("most"))
    .subquery()
)
FULL = select(func.count().label("n")).select_from(POSTED_TO)
HEARING = (
    select(chats.c.place_id.label("id"))
    .where(*TIED, chats.c.state == "active")
    .cte("hearing", recursive=True)
)
HEARING = HEARING.union(select(places.c.id).where(places.c.parent_id == HEARING.c.id))
GROUPLESS = (
    select(*(places.c[name] for name in Place.__dataclass_fields__))
    .where(
        places.c.id.in_(OPEN),
        places.c.kind == PlaceKind.BUILDING.value,
        places.c.id.not_in(select(HEARING.c.id)),
        # One stairwell's group is better than none.
        places.c.id.not_in(
            select(places.c.parent_id)
            .where(places.c.id.in_(select(HEARING.c.id)), places.c.parent_id.is_not(None))
            .scalar_subquery()
        ),
    )
    .order_by(places.c.id)
)


def _flats(spots: CTE) -> CompoundSelect[tuple[int]]:
    """The flats of these places; those of a stairwell are its building's, known by its name."""
    whole = select(households.c.id).where(
        households.c.place_id.in_(select(spots.c.id)), households.c.gone_at.is_(None)
    )
    stairwell = (
        select(households.c.id)
        .join_from(places, households, households.c.place_id == places.c.parent_id)
        .where(
            places.c.id.in_(select(spots.c.id)),
            places.c.kind == PlaceKind.STAIRWELL.value,
            households.c.stairwell == places.c.name,
            households.c.gone_at.is_(None),
        )
    )
    return whole.union(stairwell)


HEARING_FLATS = select(func.count().label("n")).select_from(_flats(HEARING).subquery())
FLATS = _flats(BELOW).cte("flats")

ROLES: BindParameter[str] = bindparam("roles", type_=String)
BORN: BindParameter[int] = bindparam("born", type_=Integer)
# Who lives there, and who holds one of the roles there: granted in it or above it.
MEMBERS = select(memberships.c.person_id).where(
    memberships.c.state == "active", memberships.c.household_id.in_(select(FLATS.c.id))
)
HOLDERS = select(grants.c.person_id).where(
    or_(
        grants.c.place_id.in_(select(BELOW.c.id)),
        grants.c.place_id.in_(select(ABOVE.c.id).where(ABOVE.c.id.is_not(None))),
    ),
    grants.c.given_at <= bindparam("now"),
    or_(grants.c.ends_at.is_(None), grants.c.ends_at > bindparam("now")),
    # A list in words, as a list of values cannot be compiled once and for all.
    ROLES.like(literal("% ", Text) + grants.c.role + literal(" %", Text)),
)
HEARD = (
    select(memberships.c.household_id)
    .join_from(memberships, people, memberships.c.person_id == people.c.id)
    .where(memberships.c.state == "active", people.c.seen_at > bindparam("since"))
)
SILENT = MEMBERS.where(memberships.c.household_id.not_in(HEARD))
PEOPLE = (
    select(people.c.id)
    .where(
        # In private one is written to who began it, did not end it, and did not ask for peace.
        people.c.started_at.is_not(None),
        people.c.blocked_at.is_(None),
        people.c.erased_at.is_(None),
        people.c.id.not_in(select(notice_optouts.c.person_id)),
        or_(
            and_(or_(ROLES == "", ROLES.like("% resident %")), people.c.id.in_(MEMBERS)),
            people.c.id.in_(HOLDERS),
        ),
        # Only of those who gave their year of birth is one known.
        or_(BORN.is_(None), people.c.birth_year <= BORN),
        or_(bindparam("unheard", type_=Integer) == 0, people.c.id.in_(SILENT)),
    )
    .order_by(people.c.id)
)


@dataclass(frozen=True, slots=True)
class Wanted:
    """People filters as a statement takes them; `since` is when a household counts as heard."""

    roles: frozenset[str]
    born_until: int | None
    unheard: bool
    since: datetime


async def groups(tx: Tx, notice_id: int) -> list[tuple[int, int]]:
    """Return (chat, its place) of every group the bot is in, tied to these places or below."""
    rows = await tx.all(GROUPS, notice=notice_id)
    return [(row["id"], row["place_id"]) for row in rows]


async def groups_gone(tx: Tx, notice_id: int) -> int:
    """Count the groups of these places that the bot was removed from."""
    row = await tx.one(GONE, notice=notice_id)
    return int(row["n"]) if row else 0


async def groups_full(tx: Tx, notice_id: int, most: int, *, since: datetime) -> int:
    """Count the groups that were sent this many posts unasked since this moment."""
    row = await tx.one(FULL, notice=notice_id, most=most, since=since)
    return int(row["n"]) if row else 0


async def groupless(tx: Tx, notice_id: int) -> list[Place]:
    """Return the open buildings under these places that no group reaches."""
    rows = await tx.all(GROUPLESS, notice=notice_id)
    return [Place(**{**row, "kind": PlaceKind(row["kind"])}) for row in rows]


async def households_hearing(tx: Tx, notice_id: int) -> int:
    """Count the flats on the roll of the places whose groups it goes to."""
    row = await tx.one(HEARING_FLATS, notice=notice_id)
    return int(row["n"]) if row else 0


async def people_wanted(tx: Tx, notice_id: int, wanted: Wanted, *, now: datetime) -> list[int]:
    """Return who is meant and may be written to, by id."""
    roles = f" {' '.join(sorted(wanted.roles))} " if wanted.roles else ""
    filters = {"roles": roles, "born": wanted.born_until, "unheard": int(wanted.unheard)}
    rows = await tx.all(PEOPLE, notice=notice_id, now=now, since=wanted.since, **filters)
    return [row["id"] for row in rows]
