"""Who signed up for an occurrence: in a place, on the waiting list, or gone again."""

from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update

from domain.notices import Attendee, Seat
from storage.database import Tx
from storage.statements import Row, adding
from storage.tables import notice_signups as signups
from storage.tables import people

STORED = tuple(c.name for c in signups.c if c.name != "id")
# Whose name it is never changes; a wrong one is cancelled and written anew.
KEPT = ("occurrence_id", "person_id", "guest")
# Who left keeps the row: signing up again takes it up, at the end of the list.
PRESENT = or_(signups.c.state == "in", signups.c.state == "waiting")
ONE = select(signups).where(signups.c.id == bindparam("signup"))
NAMED = (
    select(signups)
    .where(
        signups.c.occurrence_id == bindparam("occurrence"),
        # IS, as names from a list belong to nobody and no constraint keeps those apart.
        signups.c.person_id.is_(bindparam("person")),
        signups.c.guest == bindparam("name"),
    )
    .order_by(signups.c.id)
    .limit(1)
)
OF = (
    select(signups)
    .where(signups.c.occurrence_id == bindparam("occurrence"), PRESENT)
    .order_by(signups.c.at, signups.c.id)
)
OWN = (
    select(signups)
    .where(
        signups.c.occurrence_id == bindparam("occurrence"),
        signups.c.person_id == bindparam("person"),
        PRESENT,
    )
    # The person first, then whom they bring.
    .order_by(signups.c.guest != "", signups.c.at, signups.c.id)
)
PRESENT_OF = (
    select(signups)
    .where(signups.c.person_id == bindparam("person"), PRESENT)
    .order_by(signups.c.id)
)
ADD = adding(signups, "id")
CHANGE = (
    update(signups)
    .where(signups.c.id == bindparam("signup"), signups.c.state == bindparam("seen"))
    .values({n: bindparam(n) for n in STORED if n not in KEPT})
)
CAME = update(signups).where(signups.c.id == bindparam("signup")).values(came=bindparam("to"))
COUNTS = (
    select(signups.c.state, func.count().label("n"))
    .where(signups.c.occurrence_id == bindparam("occurrence"), PRESENT)
    .group_by(signups.c.state)
)
WAIT_OR_COME = (
    select(signups.c.person_id)
    .where(
        signups.c.occurrence_id == bindparam("occurrence"),
        PRESENT,
        signups.c.person_id.is_not(None),
    )
    .distinct()
    .order_by(signups.c.person_id)
)
TOLD = WAIT_OR_COME.where(signups.c.state == "in")
NAMES = (
    select(func.coalesce(func.nullif(signups.c.guest, ""), people.c.name, "").label("name"))
    .select_from(signups.outerjoin(people, people.c.id == signups.c.person_id))
    .where(signups.c.occurrence_id == bindparam("occurrence"))
    .order_by(signups.c.id)
)

SHIFT = (
    update(signups)
    # Who has a place at both keeps the one there.
    .prefix_with("OR IGNORE")
    .where(signups.c.occurrence_id == bindparam("gone"))
    .values(occurrence_id=bindparam("to"))
)


async def find(tx: Tx, signup_id: int) -> Attendee | None:
    row = await tx.one(ONE, signup=signup_id)
    return attendee_from(row) if row else None


async def named(
    tx: Tx, occurrence_id: int, person_id: int | None, guest: str = ""
) -> Attendee | None:
    """Return the row of this person, or of whom they signed up by this name, even if gone."""
    row = await tx.one(NAMED, occurrence=occurrence_id, person=person_id, name=guest)
    return attendee_from(row) if row else None


async def of(tx: Tx, occurrence_id: int) -> list[Attendee]:
    """Return who is in or waits, in the order in which they signed up."""
    return [attendee_from(row) for row in await tx.all(OF, occurrence=occurrence_id)]


async def own(tx: Tx, occurrence_id: int, person_id: int) -> list[Attendee]:
    """Return the person's own seat and those of their family, as far as they stand."""
    rows = await tx.all(OWN, occurrence=occurrence_id, person=person_id)
    return [attendee_from(row) for row in rows]


async def of_person(tx: Tx, person_id: int) -> list[Attendee]:
    """Return every place the person has or waits for, past ones too."""
    return [attendee_from(row) for row in await tx.all(PRESENT_OF, person=person_id)]


async def add(tx: Tx, attendee: Attendee) -> Attendee:
    """Store a new row; the one of that name that is there already comes back unchanged."""
    found = await named(tx, attendee.occurrence_id, attendee.person_id, attendee.guest)
    if found is not None:
        return found
    await tx.do(ADD, **_values(attendee))
    stored = await named(tx, attendee.occurrence_id, attendee.person_id, attendee.guest)
    assert stored is not None  # noqa: S101 - just added
    return stored


async def change(tx: Tx, seen: Attendee, becomes: Attendee) -> bool:
    """Write over the state that was seen; False if somebody else changed it."""
    values = {name: v for name, v in _values(becomes).items() if name not in KEPT}
    return await tx.do(CHANGE, signup=seen.id, seen=seen.state.value, **values) == 1


async def set_came(tx: Tx, signup_id: int, *, came: bool | None) -> None:
    await tx.do(CAME, signup=signup_id, to=came)


async def counts(tx: Tx, occurrence_id: int) -> dict[Seat, int]:
    """Return how many are in and how many wait."""
    rows = await tx.all(COUNTS, occurrence=occurrence_id)
    return {Seat(row["state"]): row["n"] for row in rows}


async def names(tx: Tx, occurrence_id: int) -> list[str]:
    """Return the names of all who ever signed up, those who are gone among them."""
    return [row["name"] for row in await tx.all(NAMES, occurrence=occurrence_id)]


async def shift(tx: Tx, gone: int, to: int) -> int:
    """Let who signed up for one date be signed up for another; return how many."""
    return await tx.do(SHIFT, gone=gone, to=to)


async def told(tx: Tx, occurrence_id: int) -> list[int]:
    """Return the people with a place, or who have one for their family."""
    return [row["person_id"] for row in await tx.all(TOLD, occurrence=occurrence_id)]


async def expecting(tx: Tx, occurrence_id: int) -> list[int]:
    """Return the people with a place or a turn in the waiting list, or family of theirs."""
    return [row["person_id"] for row in await tx.all(WAIT_OR_COME, occurrence=occurrence_id)]


def _values(attendee: Attendee) -> dict[str, Any]:
    values = {name: getattr(attendee, name) for name in STORED}
    return values | {"state": attendee.state.value}


def attendee_from(row: Row) -> Attendee:
    came = None if row["came"] is None else bool(row["came"])
    return replace(Attendee(**row), state=Seat(row["state"]), came=came)
