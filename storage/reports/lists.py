"""Reports as people leaf through them: newest first, a page at a time, by the last id seen."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select

from domain.reports import OPEN, RUNNING, Report, State, Visibility
from storage.database import Tx
from storage.reports.register import FIELDS, report_from
from storage.tables import places, report_supporters, reports

NEWEST = 2**62


class Show(StrEnum):
    """Which reports a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    UNROUTED = "unrouted"
    UNCONFIRMED = "unconfirmed"
    HELD = "held"
    ENDED = "ended"


def _states(states: frozenset[State]) -> ColumnElement[bool]:
    # Not IN: its list cannot be written into a statement whose LIMIT is bound at run time.
    return or_(*(reports.c.state == state.value for state in sorted(states)))


def _late() -> ColumnElement[bool]:
    unanswered = and_(reports.c.responded_at.is_(None), reports.c.respond_due < bindparam("now"))
    return and_(_states(RUNNING), or_(unanswered, reports.c.resolve_due < bindparam("now")))


def _page(*where: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    before = reports.c.id < bindparam("before")
    newest = reports.c.id.desc()
    return select(*FIELDS).where(*where, before).order_by(newest).limit(bindparam("most"))


BELOW = select(places.c.id).where(places.c.id == bindparam("place")).cte("below", recursive=True)
BELOW = BELOW.union_all(select(places.c.id).where(places.c.parent_id == BELOW.c.id))
WHICH: Mapping[Show, ColumnElement[bool]] = {
    Show.OPEN: _states(OPEN),
    Show.OVERDUE: _late(),
    Show.UNROUTED: and_(reports.c.state == State.SUBMITTED.value, reports.c.unit_id.is_(None)),
    Show.UNCONFIRMED: reports.c.state == State.RESOLVED.value,
    Show.HELD: reports.c.state == State.ON_HOLD.value,
    Show.ENDED: _states(frozenset(State) - OPEN - {State.RESOLVED}),
}
AT_PLACE = {
    show: _page(
        reports.c.place_id.in_(select(BELOW.c.id)),
        or_(bindparam("any_category"), reports.c.category == bindparam("of_category")),
        which,
    )
    for show, which in WHICH.items()
}
# In the statement, not after it: filtered later, a page would be shorter than it says.
IN_PUBLIC = _page(
    reports.c.place_id == bindparam("place"),
    reports.c.visibility != Visibility.PRIVATE.value,
    reports.c.hidden.is_(False),
    or_(_states(OPEN), reports.c.state == State.RESOLVED.value),
)
OF_UNIT = _page(reports.c.unit_id == bindparam("unit"), _states(OPEN))
MINE = _page(
    or_(reports.c.reporter_id == bindparam("person"), reports.c.logger_id == bindparam("person"))
)
SUPPORTED = (
    select(*FIELDS)
    .join_from(reports, report_supporters, report_supporters.c.report_id == reports.c.id)
    .where(
        report_supporters.c.person_id == bindparam("person"), reports.c.id < bindparam("before")
    )
    .order_by(reports.c.id.desc())
    .limit(bindparam("most"))
)
# Limits count against who typed it: being reported for must use up nobody's day.
LATEST = (
    select(*FIELDS)
    .where(
        or_(
            and_(reports.c.logger_id.is_(None), reports.c.reporter_id == bindparam("person")),
            reports.c.logger_id == bindparam("person"),
        ),
        reports.c.submitted_at >= bindparam("since"),
    )
    .order_by(reports.c.id.desc())
    .limit(1)
)
FILED = select(reports.c.text, reports.c.submitted_at).where(
    or_(
        and_(reports.c.logger_id.is_(None), reports.c.reporter_id == bindparam("person")),
        reports.c.logger_id == bindparam("person"),
    ),
    reports.c.submitted_at >= bindparam("since"),
)
USED = (
    select(reports.c.category, func.count().label("n"))
    .where(reports.c.place_id == bindparam("place"))
    .group_by(reports.c.category)
)


async def at_place(
    tx: Tx,
    place_id: int,
    show: Show,
    *,
    category: str | None = None,
    before: int = NEWEST,
    most: int,
    now: datetime,
) -> list[Report]:
    """Return reports of a place and all below it, private ones too: for those who handle them."""
    filters = {"any_category": category is None, "of_category": category or ""}
    # Only this statement has a moment in it, and an unknown name is refused.
    at = {"now": now} if show is Show.OVERDUE else {}
    page = {"before": before, "most": most}
    return _reports(await tx.all(AT_PLACE[show], place=place_id, **filters, **page, **at))


async def in_public(tx: Tx, place_id: int, *, before: int = NEWEST, most: int) -> list[Report]:
    """Return what neighbours may read of a building's unfinished reports."""
    return _reports(await tx.all(IN_PUBLIC, place=place_id, before=before, most=most))


async def of_unit(tx: Tx, unit_id: int, *, before: int = NEWEST, most: int) -> list[Report]:
    return _reports(await tx.all(OF_UNIT, unit=unit_id, before=before, most=most))


async def of_person(tx: Tx, person_id: int, *, before: int = NEWEST, most: int) -> list[Report]:
    """Return what the person reported, or logged for somebody."""
    return _reports(await tx.all(MINE, person=person_id, before=before, most=most))


async def supported_by(tx: Tx, person_id: int, *, before: int = NEWEST, most: int) -> list[Report]:
    return _reports(await tx.all(SUPPORTED, person=person_id, before=before, most=most))


async def latest_of(tx: Tx, person_id: int, since: datetime) -> Report | None:
    """Return the last report this person filed, if it is that fresh."""
    row = await tx.one(LATEST, person=person_id, since=since)
    return report_from(row) if row else None


async def filed_by_since(tx: Tx, person_id: int, since: datetime) -> list[tuple[str, datetime]]:
    """Return (text, when) of what this person filed lately, for themselves or for others."""
    rows = await tx.all(FILED, person=person_id, since=since)
    return [(row["text"], row["submitted_at"]) for row in rows]


async def categories_used(tx: Tx, place_id: int) -> dict[str, int]:
    """Return how often each category came up in a building."""
    return {row["category"]: row["n"] for row in await tx.all(USED, place=place_id)}


def _reports(rows: list[Mapping[str, object]]) -> list[Report]:
    return [report_from(row) for row in rows]
