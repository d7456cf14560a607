"""The flats of a fund, as they were named when it was published, and who is exempt."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from domain.places import Relation
from storage.database import Tx
from storage.statements import upsert
from storage.tables import fund_flats, memberships, people


@dataclass(frozen=True, slots=True)
class FundFlat:
    """A flat of a fund: `code` is its pseudonym in the chain, `label` the door as people read it.

    Of a draft only the exempt ones are kept; all are once it is published.
    """

    household_id: int
    code: str
    sort_key: str
    label: str
    exempt: bool = False
    exempt_reason: str | None = None
    exempt_by: int | None = None
    consent_at: datetime | None = None


NAMES = tuple(field.name for field in fields(FundFlat))
FIELDS = [fund_flats.c[name] for name in NAMES]
PUT = upsert(fund_flats, "fund_id", "household_id")
OF = select(*FIELDS).where(fund_flats.c.fund_id == bindparam("fund"))
ALL = OF.order_by(fund_flats.c.sort_key)
ONE = OF.where(fund_flats.c.household_id == bindparam("flat"))
BY_CODE = OF.where(fund_flats.c.code == bindparam("of_code"))
DROP = delete(fund_flats).where(
    fund_flats.c.fund_id == bindparam("fund"), fund_flats.c.household_id == bindparam("flat")
)

HOMES = (
    select(*FIELDS, memberships.c.relation)
    .join_from(fund_flats, memberships, memberships.c.household_id == fund_flats.c.household_id)
    .where(
        fund_flats.c.fund_id == bindparam("fund"),
        memberships.c.person_id == bindparam("person"),
        memberships.c.state == "active",
    )
    .order_by(fund_flats.c.sort_key)
)
PEOPLE = (
    select(fund_flats.c.household_id, people.c.id, memberships.c.relation)
    .join_from(fund_flats, memberships, memberships.c.household_id == fund_flats.c.household_id)
    .join(people, people.c.id == memberships.c.person_id)
    .where(
        fund_flats.c.fund_id == bindparam("fund"),
        memberships.c.state == "active",
        people.c.started_at.is_not(None),
        people.c.blocked_at.is_(None),
    )
    .order_by(fund_flats.c.sort_key, memberships.c.id)
)


async def put(tx: Tx, fund_id: int, flat: FundFlat) -> None:
    """Add the flat to the fund, or write over what was known of it."""
    await tx.do(PUT, fund_id=fund_id, **{name: getattr(flat, name) for name in NAMES})


async def of(tx: Tx, fund_id: int) -> list[FundFlat]:
    """Return the fund's flats in the order of the doors."""
    return [FundFlat(**row) for row in await tx.all(ALL, fund=fund_id)]


async def find(tx: Tx, fund_id: int, household_id: int) -> FundFlat | None:
    row = await tx.one(ONE, fund=fund_id, flat=household_id)
    return FundFlat(**row) if row else None


async def by_code(tx: Tx, fund_id: int, code: str) -> FundFlat | None:
    """Return the flat behind a name of the chain."""
    row = await tx.one(BY_CODE, fund=fund_id, of_code=code)
    return FundFlat(**row) if row else None


async def drop(tx: Tx, fund_id: int, household_id: int) -> bool:
    """Take a flat off a draft; False if it was not there."""
    return await tx.do(DROP, fund=fund_id, flat=household_id) == 1


async def homes_of(tx: Tx, fund_id: int, person_id: int) -> list[tuple[FundFlat, Relation]]:
    """Return the fund's flats the person belongs to now, each with what they are there."""
    rows = await tx.all(HOMES, fund=fund_id, person=person_id)
    return [
        (FundFlat(**{name: row[name] for name in NAMES}), Relation(row["relation"]))
        for row in rows
    ]


async def reachable(tx: Tx, fund_id: int) -> list[tuple[int, int, Relation]]:
    """Return (household, person, relation) of everybody in the fund's flats who can be told."""
    rows = await tx.all(PEOPLE, fund=fund_id)
    return [(row["household_id"], row["id"], Relation(row["relation"])) for row in rows]
