"""Everything that is kept of one person, for /privacy."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, func, select, update

from storage.database import Tx
from storage.tables import (
    audit,
    chat_members,
    grants,
    households,
    memberships,
    people,
    places,
    report_supporters,
    reports,
)


@dataclass(frozen=True, slots=True)
class Counts:
    reports: int
    supports: int


WHO: BindParameter[int] = bindparam("person")
REPORTS = select(func.count().label("n")).where(reports.c.reporter_id == WHO)
SUPPORTS = select(func.count().label("n")).where(report_supporters.c.person_id == WHO)
KEPT: Mapping[str, Select[Any]] = {
    "person": select(people).where(people.c.id == WHO),
    "homes": (
        select(
            places.c.name.label("building"), households.c.stairwell, households.c.floor,
            households.c.room, memberships.c.relation, memberships.c.state,
            memberships.c.claimed_at, memberships.c.decided_at, memberships.c.ended_at,
        )
        .join_from(memberships, households, memberships.c.household_id == households.c.id)
        .join(places, households.c.place_id == places.c.id)
        .where(memberships.c.person_id == WHO)
        .order_by(memberships.c.id)
    ),
    "roles": (
        select(
            grants.c.role, places.c.name.label("place"), grants.c.given_at, grants.c.ends_at
        )
        .select_from(grants.outerjoin(places, grants.c.place_id == places.c.id))
        .where(grants.c.person_id == WHO)
        .order_by(grants.c.id)
    ),
    "groups": (
        select(chat_members.c.chat_id, chat_members.c.left_at)
        .where(chat_members.c.person_id == WHO)
        .order_by(chat_members.c.chat_id)
    ),
    "reports": (
        select(
            places.c.name.label("building"), reports.c.number, reports.c.category,
            reports.c.text, reports.c.state, reports.c.rating, reports.c.submitted_at,
            reports.c.closed_at,
        )
        .join_from(reports, places, reports.c.place_id == places.c.id)
        .where(reports.c.reporter_id == WHO)
        .order_by(reports.c.id)
    ),
    "supports": (
        select(report_supporters.c.report_id, report_supporters.c.at)
        .where(report_supporters.c.person_id == WHO)
        .order_by(report_supporters.c.report_id)
    ),
    "looked_at_by_you": (
        select(audit.c.at, audit.c.what, audit.c.subject_kind, audit.c.subject_id)
        .where(audit.c.person_id == WHO)
        .order_by(audit.c.id)
    ),
}  # fmt: skip
LAY_DOWN = (
    update(grants)
    .where(grants.c.person_id == WHO, grants.c.place_id.is_not(None))
    .where((grants.c.ends_at.is_(None)) | (grants.c.ends_at > bindparam("at")))
    .values(ends_at=bindparam("at"))
)


async def counts(tx: Tx, person_id: int) -> Counts:
    made = await tx.one(REPORTS, person=person_id)
    joined = await tx.one(SUPPORTS, person=person_id)
    return Counts(made["n"] if made else 0, joined["n"] if joined else 0)


async def everything(tx: Tx, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return every row that names the person, as plain values with times in ISO 8601."""
    return await read(tx, KEPT, person_id)


async def read(
    tx: Tx, kept: Mapping[str, Select[Any]], person_id: int
) -> dict[str, list[dict[str, Any]]]:
    """Return what these statements find of the person, in the same form."""
    return {
        name: [_plain(row) for row in await tx.all(statement, person=person_id)]
        for name, statement in kept.items()
    }


async def lay_down_roles(tx: Tx, person_id: int, *, now: datetime) -> None:
    """End every role but owner, which the settings give."""
    await tx.do(LAY_DOWN, person=person_id, at=now)


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in row.items()}
