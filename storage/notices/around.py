"""Which notices concern a reader, as a condition: the same rule as `concern.concerns`, in SQL.

A list asks it of thousands of rows at once, so it is part of the statement.
"""

from datetime import datetime

from sqlalchemy import (
    CTE,
    BigInteger,
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    or_,
    select,
)

from domain.places import PlaceKind, Role
from storage.tables import (
    chat_members,
    chats,
    grants,
    households,
    memberships,
    notice_deliveries,
    notice_occurrences,
    notice_places,
    notices,
    places,
)
from storage.tables.columns import Instant

PUBLISHERS = (Role.CAPTAIN, Role.GRID, Role.STAFF, Role.SECRETARY, Role.OWNER)
READER: BindParameter[int] = bindparam("reader", type_=BigInteger)
NOW: BindParameter[datetime] = bindparam("now", type_=Instant)

LIVES = (memberships.c.person_id == READER, memberships.c.state == "active")
HOMES = (
    select(households.c.place_id.label("id"))
    .join_from(memberships, households, memberships.c.household_id == households.c.id)
    .where(*LIVES)
)
# A flat is kept with its building, and a stairwell knows it by its name.
STAIRWELLS = (
    select(places.c.id)
    .join_from(memberships, households, memberships.c.household_id == households.c.id)
    .join(places, places.c.parent_id == households.c.place_id)
    .where(
        *LIVES,
        places.c.kind == PlaceKind.STAIRWELL.value,
        places.c.name == households.c.stairwell,
    )
)
GROUPS = (
    select(chats.c.place_id)
    .join_from(chat_members, chats, chats.c.id == chat_members.c.chat_id)
    .where(
        chat_members.c.person_id == READER,
        chat_members.c.left_at.is_(None),
        chats.c.kind == "group",
        chats.c.state == "active",
    )
)
IN_FORCE = (
    grants.c.person_id == READER,
    or_(grants.c.ends_at.is_(None), grants.c.ends_at > NOW),
)
SERVED = select(grants.c.place_id.label("id")).where(
    *IN_FORCE, or_(*(grants.c.role == role.value for role in PUBLISHERS))
)
# An owner's grant names no place: theirs are all, from the communities down.
OWNED = select(places.c.id).where(
    places.c.parent_id.is_(None),
    select(grants.c.id).where(*IN_FORCE, grants.c.place_id.is_(None)).exists(),
)
TIED = select(chats.c.place_id.label("id")).where(chats.c.id == READER)


def _upwards(roots: CTE) -> CTE:
    found = select(roots.c.id).where(roots.c.id.is_not(None)).cte("near", recursive=True)
    return found.union(
        select(places.c.parent_id).where(
            places.c.id == found.c.id, places.c.parent_id.is_not(None)
        )
    )


def _downwards(roots: CTE) -> CTE:
    found = select(roots.c.id).where(roots.c.id.is_not(None)).cte("run", recursive=True)
    return found.union(select(places.c.id).where(places.c.parent_id == found.c.id))


def _goes_to(near: CTE) -> ColumnElement[bool]:
    """Whether it goes to one of these places, is for everybody there, and may be known."""
    to_them = select(notice_places.c.notice_id).where(
        notice_places.c.notice_id == notices.c.id, notice_places.c.place_id.in_(select(near.c.id))
    )
    # What goes to some people in private is nobody else's business.
    for_all = (notices.c.roles == "", notices.c.born_until.is_(None), notices.c.unheard.is_(False))
    # A moment chosen for the post is a moment before which it is not to be known.
    known = or_(
        notices.c.post_at.is_(None),
        notices.c.post_at <= NOW,
        notice_occurrences.c.state != "planned",
    )
    return and_(*for_all, known, to_them.exists())


_NEAR = _upwards(HOMES.union(STAIRWELLS, GROUPS).cte("lives"))
_RUN = _downwards(SERVED.union(OWNED).cte("served"))
_WRITTEN_TO = select(notice_deliveries.c.id).where(
    notice_deliveries.c.occurrence_id == notice_occurrences.c.id,
    notice_deliveries.c.chat_id == READER,
)
# The places whose notices the reader may change, move and stop.
RUN: Select[tuple[int]] = select(_RUN.c.id)
BY_PERSON: ColumnElement[bool] = or_(
    notices.c.place_id.in_(RUN), _goes_to(_NEAR), _WRITTEN_TO.exists()
)
IN_GROUP: ColumnElement[bool] = _goes_to(_upwards(TIED.cte("tied")))
