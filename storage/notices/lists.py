"""Notices as people leaf through them: what is coming, one's own, and those one runs.

Every page is one statement that stops at its last row, however many notices there are.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, and_, bindparam, or_, select

from domain.notices import Notice, Occurrence, Phase, State
from storage.database import Tx
from storage.notices.around import BY_PERSON, IN_GROUP, RUN
from storage.notices.occurrences import occurrence_from
from storage.notices.register import notice_from
from storage.statements import Row
from storage.tables import notice_occurrences as occurrences
from storage.tables import notice_signups as signups
from storage.tables import notices

# Nothing that has an end lasts longer than from one evening into the next day.
LONGEST = timedelta(days=1)
NEWEST = 2**62
# Of both tables, so those of the one are named apart.
OF = "of_"
FIELDS = (*notices.c, *(c.label(f"{OF}{c.name}") for c in occurrences.c))
BOTH = occurrences.join(notices, notices.c.id == occurrences.c.notice_id)
ORDER = (occurrences.c.starts_at, occurrences.c.id)
# By the last row seen, not by offset: what begins meanwhile would shift the pages.
FOLLOWS = or_(
    occurrences.c.starts_at > bindparam("at"),
    and_(occurrences.c.starts_at == bindparam("at"), occurrences.c.id > bindparam("after")),
)
AHEAD = (
    occurrences.c.starts_at >= bindparam("since"),
    or_(occurrences.c.starts_at >= bindparam("now"), occurrences.c.ends_at > bindparam("now")),
)
WITHIN = (
    occurrences.c.starts_at >= bindparam("first"),
    occurrences.c.starts_at < bindparam("until"),
)
PRESENT = or_(signups.c.state == "in", signups.c.state == "waiting")


def _coming(state: Phase, seen: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    return (
        select(*FIELDS)
        .select_from(BOTH)
        .where(occurrences.c.state == state.value, occurrences.c.starts_at < bindparam("until"))
        .where(*AHEAD, FOLLOWS, notices.c.state == "running", seen)
        .order_by(*ORDER)
        .limit(bindparam("most"))
    )


def _standing(seen: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    return (
        select(*FIELDS)
        .select_from(BOTH)
        .where(occurrences.c.state == "posted", occurrences.c.starts_at.is_(None))
        .where(notices.c.state == "running", seen)
        .order_by(occurrences.c.id.desc())
        .limit(bindparam("most"))
    )


def _of_state(*where: ColumnElement[bool]) -> Select[tuple[object, ...]]:
    # First the ids, from the index alone: their texts are read for one page only.
    page = (
        select(notices.c.id)
        .where(notices.c.state == bindparam("wanted"), notices.c.id < bindparam("before"), *where)
        .order_by(notices.c.id.desc())
        .limit(bindparam("most"))
    )
    return select(notices).where(notices.c.id.in_(page)).order_by(notices.c.id.desc())


COMING = {
    (private, state): _coming(state, BY_PERSON if private else IN_GROUP)
    for private in (True, False)
    for state in (Phase.PLANNED, Phase.POSTED)
}
STANDING = {True: _standing(BY_PERSON), False: _standing(IN_GROUP)}
OWN = (
    select(*FIELDS)
    .select_from(BOTH)
    .where(
        occurrences.c.id.in_(
            select(signups.c.occurrence_id).where(
                signups.c.person_id == bindparam("reader"), PRESENT
            )
        ),
        # One that was called off stays in sight: whoever meant to come must not go there.
        # Not by the states there are: their index would have every occurrence looked through.
        occurrences.c.state != "missed",
        occurrences.c.state != "over",
        *AHEAD,
        FOLLOWS,
    )
    .order_by(*ORDER)
    .limit(bindparam("most"))
)
# Each of the months' days is told by its starts: the local day is not for SQL to know.
ON_DAYS = {
    state: select(*FIELDS)
    .select_from(BOTH)
    .where(occurrences.c.state == state.value, *WITHIN, BY_PERSON)
    .order_by(*ORDER)
    .limit(bindparam("most"))
    for state in (Phase.PLANNED, Phase.POSTED, Phase.OVER)
}
STARTS_ON = {
    state: statement.with_only_columns(occurrences.c.starts_at, maintain_column_froms=True)
    for state, statement in ON_DAYS.items()
}
# Every rule that runs has one occurrence planned: those are few where notices are many.
REPEATING = (
    select(notices)
    .select_from(BOTH)
    .where(occurrences.c.state == "planned", occurrences.c.starts_at < bindparam("until"))
    .where(notices.c.rule.is_not(None), notices.c.state == "running", BY_PERSON)
    .group_by(notices.c.id)
    .limit(bindparam("most"))
)
RUN_BY = _of_state(notices.c.place_id.in_(RUN))
DRAFTED = _of_state(notices.c.place_id.in_(RUN), notices.c.author_id == bindparam("reader"))


@dataclass(frozen=True, slots=True)
class Listed:
    """An occurrence with its notice; the id 0 is of one that only the rule knows yet."""

    notice: Notice
    occurrence: Occurrence

    @property
    def mark(self) -> tuple[datetime, int]:
        """Behind what the next page begins."""
        return self.occurrence.starts_at or self.occurrence.post_at, self.occurrence.id


@dataclass(frozen=True, slots=True)
class Span:
    """From when up to before when (UTC) is looked, and by whom, a person or a group."""

    reader_id: int
    first: datetime
    until: datetime


async def coming(
    tx: Tx, span: Span, after: tuple[datetime, int], most: int, *, now: datetime
) -> list[Listed]:
    """Return what begins before the end of the span or goes on now, behind the mark, in order."""
    at, seen = after
    where = {"reader": span.reader_id, "until": span.until, "since": now - LONGEST, "now": now}
    found: list[Listed] = []
    for state in (Phase.PLANNED, Phase.POSTED):
        statement = COMING[span.reader_id > 0, state]
        found += _listed(await tx.all(statement, **where, at=at, after=seen, most=most))
    return sorted(found, key=lambda one: one.mark)[:most]


async def standing(tx: Tx, reader_id: int, most: int, *, now: datetime) -> list[Listed]:
    """Return what is to be known just now without anything taking place, the newest first."""
    rows = await tx.all(STANDING[reader_id > 0], reader=reader_id, now=now, most=most)
    return _listed(rows)


async def own(
    tx: Tx, person_id: int, after: tuple[datetime, int], most: int, *, now: datetime
) -> list[Listed]:
    """Return what the person or their family signed up for and is not over, in order."""
    at, seen = after
    where = {"reader": person_id, "since": now - LONGEST, "now": now}
    return _listed(await tx.all(OWN, **where, at=at, after=seen, most=most))


async def starts(tx: Tx, span: Span, most: int, *, now: datetime) -> list[datetime]:
    """Return when something starts in the span, at most so many of each state."""
    where = {"reader": span.reader_id, "first": span.first, "until": span.until, "now": now}
    return [
        row["starts_at"]
        for statement in STARTS_ON.values()
        for row in await tx.all(statement, **where, most=most)
    ]


async def on(tx: Tx, span: Span, most: int, *, now: datetime) -> list[Listed]:
    """Return what starts in the span, past or ahead, in order."""
    where = {"reader": span.reader_id, "first": span.first, "until": span.until, "now": now}
    found = [
        one
        for statement in ON_DAYS.values()
        for one in _listed(await tx.all(statement, **where, most=most))
    ]
    return sorted(found, key=lambda one: one.mark)[:most]


async def repeating(
    tx: Tx, person_id: int, until: datetime, most: int, *, now: datetime
) -> list[Notice]:
    """Return the notices with a rule that goes on before this moment."""
    where = {"reader": person_id, "until": until, "now": now}
    return [notice_from(row) for row in await tx.all(REPEATING, **where, most=most)]


async def run_by(
    tx: Tx, person_id: int, state: State, before: int, most: int, *, now: datetime
) -> list[Notice]:
    """Return the notices in this state of the places the person answers for, newest first."""
    where = {"reader": person_id, "wanted": state.value, "before": before or NEWEST, "now": now}
    return [notice_from(row) for row in await tx.all(RUN_BY, **where, most=most)]


async def drafted_by(
    tx: Tx, person_id: int, before: int, most: int, *, now: datetime
) -> list[Notice]:
    """Return the person's own drafts, newest first."""
    where = {"reader": person_id, "wanted": "draft", "before": before or NEWEST, "now": now}
    return [notice_from(row) for row in await tx.all(DRAFTED, **where, most=most)]


def _listed(rows: list[Row]) -> list[Listed]:
    return [Listed(notice_from(row), _occurrence(row)) for row in rows]


def _occurrence(row: Row) -> Occurrence:
    values = {c.name: row[f"{OF}{c.name}"] for c in occurrences.c}
    return occurrence_from(values)
