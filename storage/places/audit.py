"""Who looked at or changed private data. Source: domain/people.md, "Rules"."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.dialects.sqlite import insert

from storage.database import Tx
from storage.tables import audit, memberships, people


@dataclass(frozen=True, slots=True)
class Look:
    """One look by one person; the name is empty where they were forgotten."""

    at: datetime
    person_id: int | None
    name: str
    what: str


ADD = insert(audit).values({c.name: bindparam(c.name) for c in audit.c if c.name != "id"})
OF_HOMES = (
    select(audit.c.at, audit.c.person_id, people.c.name, audit.c.what)
    .select_from(
        audit.join(memberships, memberships.c.household_id == audit.c.subject_id).outerjoin(
            people, people.c.id == audit.c.person_id
        )
    )
    .where(
        audit.c.subject_kind == "household",
        memberships.c.person_id == bindparam("of_person"),
        # Who looked before one moved in is the business of those who lived there then.
        memberships.c.claimed_at <= audit.c.at,
        audit.c.person_id != bindparam("of_person"),
    )
    # Somebody who left and came back has two memberships of the flat.
    .distinct()
    .order_by(audit.c.at.desc())
    .limit(bindparam("most"))
)


async def note(
    tx: Tx, person_id: int | None, what: str, subject_kind: str, subject_id: int, *, now: datetime
) -> None:
    await tx.do(
        ADD, at=now, person_id=person_id, what=what, subject_kind=subject_kind,
        subject_id=subject_id,
    )  # fmt: skip


async def looks_at(tx: Tx, person_id: int, most: int) -> list[Look]:
    """Return who looked at the flats the person belongs to since they joined, latest first."""
    rows = await tx.all(OF_HOMES, of_person=person_id, most=most)
    return [Look(**{**row, "name": row["name"] or ""}) for row in rows]
