"""The register of reports: one row a matter, changed only from the version that was seen."""

from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.errors import Missing
from domain.reports import Concern, Priority, Rating, RejectReason, Report, State, Visibility
from storage.database import Tx
from storage.statements import Row
from storage.tables import reports

# Comparing texts is the slow part of filing, and it happens inside the unit of work.
COMPARED = 20
NAMES = tuple(Report.__dataclass_fields__)
FIELDS = [reports.c[name] for name in NAMES]
ONE = select(*FIELDS).where(reports.c.id == bindparam("report"))
BY_NUMBER = select(*FIELDS).where(
    reports.c.place_id == bindparam("place"), reports.c.number == bindparam("of_number")
)
CHILDREN = select(*FIELDS).where(reports.c.parent_id == bindparam("report"))
ADD = (
    insert(reports)
    .values({name: bindparam(name) for name in NAMES if name != "id"})
    .returning(reports.c.id)
)
CHANGE = (
    update(reports)
    # Compare-and-set: the decision was made on that version and may be wrong for another.
    .where(reports.c.id == bindparam("report"), reports.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in NAMES if name != "id"})
)
ALIKE = (
    select(*FIELDS)
    .where(
        reports.c.place_id == bindparam("place"),
        reports.c.category == bindparam("of_category"),
        reports.c.submitted_at >= bindparam("since"),
    )
    .order_by(reports.c.id.desc())
    .limit(COMPARED)
)
AT_PLACE_SINCE = select(*FIELDS).where(
    reports.c.place_id == bindparam("place"), reports.c.submitted_at >= bindparam("since")
)
MINE_SINCE = select(reports.c.text, reports.c.submitted_at).where(
    reports.c.reporter_id == bindparam("person"), reports.c.submitted_at >= bindparam("since")
)


class Changed(RuntimeError):
    """Somebody else changed the report between reading and writing it."""


async def find(tx: Tx, report_id: int) -> Report | None:
    row = await tx.one(ONE, report=report_id)
    return report_from(row) if row else None


async def get(tx: Tx, report_id: int) -> Report:
    """Return the report; raises Missing where there is none."""
    if (report := await find(tx, report_id)) is None:
        raise Missing(f"report {report_id}")
    return report


async def by_number(tx: Tx, place_id: int, number: int) -> Report | None:
    row = await tx.one(BY_NUMBER, place=place_id, of_number=number)
    return report_from(row) if row else None


async def children_of(tx: Tx, report_id: int) -> list[Report]:
    """Return what was merged into this report."""
    return [report_from(row) for row in await tx.all(CHILDREN, report=report_id)]


async def add(tx: Tx, report: Report) -> int:
    """Store a new report (its own id is ignored) and return its id."""
    row = await tx.one(ADD, **{n: v for n, v in _values(report).items() if n != "id"})
    assert row is not None  # noqa: S101 - an insert returns its row
    return int(row["id"])


async def change(tx: Tx, seen: Report, report: Report) -> None:
    """Write the report over the version that was seen; raises Changed if that is gone."""
    values = {n: v for n, v in _values(report).items() if n != "id"}
    if await tx.do(CHANGE, report=report.id, seen=seen.version, **values) != 1:
        raise Changed(report.id)


async def of_category_since(tx: Tx, place_id: int, category: str, since: datetime) -> list[Report]:
    """Return a building's newest reports of one category: where likenesses are sought.

    At most 20 of them, oldest first, so that a busy day does not slow down filing.
    """
    found = await tx.all(ALIKE, place=place_id, of_category=category, since=since)
    return [report_from(row) for row in reversed(found)]


async def at_place_since(tx: Tx, place_id: int, since: datetime) -> list[Report]:
    """Return what was reported for a building since this moment."""
    found = await tx.all(AT_PLACE_SINCE, place=place_id, since=since)
    return [report_from(row) for row in found]


async def filed_since(tx: Tx, person_id: int, since: datetime) -> list[tuple[str, datetime]]:
    """Return (text, when) of what this person reported lately."""
    rows = await tx.all(MINE_SINCE, person=person_id, since=since)
    return [(row["text"], row["submitted_at"]) for row in rows]


def report_from(row: Row) -> Report:
    """Make a report of a row that has all its columns."""
    values = {name: row[name] for name in NAMES}
    coded = {
        "state": State(row["state"]),
        "visibility": Visibility(row["visibility"]),
        "priority": Priority(row["priority"]),
        "reject_reason": RejectReason(row["reject_reason"]) if row["reject_reason"] else None,
        "about": Concern(row["about"]) if row["about"] else None,
        "rating": Rating(row["rating"]) if row["rating"] else None,
    }
    return Report(**(values | coded))


def _values(report: Report) -> dict[str, object]:
    return {name: getattr(report, name) for name in NAMES}
