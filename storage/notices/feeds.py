"""What stands in a place's calendar, and the secret address under which phones read it."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select

from domain.notices import Occurrence
from domain.notices.agenda import Entry
from storage.database import Tx
from storage.notices.occurrences import occurrence_from
from storage.notices.register import notice_from
from storage.statements import Row, upsert
from storage.tables import calendar_feeds as feeds
from storage.tables import notice_occurrences as occurrences
from storage.tables import notice_places, notices, places

# What is older or further down is in no phone's calendar; a file must stay a file.
MOST_NOTICES, MOST_ROWS = 300, 5000


@dataclass(frozen=True, slots=True)
class Feed:
    # Whoever reads it in a log could read the calendar.
    token: str = field(repr=False)
    place_id: int
    made_at: datetime


ONE = (
    select(feeds)
    .join(places, places.c.id == feeds.c.place_id)
    .where(feeds.c.token == bindparam("wanted"), places.c.closed_at.is_(None))
)
OF = select(feeds).where(feeds.c.place_id == bindparam("place"))
PUT = upsert(feeds, "place_id")

_HERE = select(places.c.id, places.c.parent_id).where(places.c.id == bindparam("place"))
ABOVE = _HERE.cte("above", recursive=True)
ABOVE = ABOVE.union(
    select(places.c.id, places.c.parent_id).where(places.c.id == ABOVE.c.parent_id)
)
BELOW = _HERE.cte("below", recursive=True)
BELOW = BELOW.union(
    select(places.c.id, places.c.parent_id).where(places.c.parent_id == BELOW.c.id)
)
# What concerns all around the place, and what concerns a part of it.
THERE = select(notice_places.c.notice_id).where(
    notice_places.c.place_id.in_(select(ABOVE.c.id).union(select(BELOW.c.id)))
)
SHOWN = (
    notices.c.id.in_(THERE),
    notices.c.state != "draft",
    # What went to some people by a filter is nobody else's business.
    notices.c.roles == "",
    notices.c.born_until.is_(None),
    notices.c.unheard.is_(False),
    (notices.c.ended_at.is_(None)) | (notices.c.ended_at >= bindparam("since")),
)
LISTED = (
    select(notices, places.c.zone)
    .join(places, places.c.id == notices.c.place_id)
    .where(*SHOWN)
    .order_by(notices.c.id.desc())
    .limit(bindparam("most"))
)
ROWS = (
    select(occurrences)
    .join(notices, notices.c.id == occurrences.c.notice_id)
    .where(*SHOWN, occurrences.c.original_at >= bindparam("since"))
    .order_by(occurrences.c.original_at.desc())
    .limit(bindparam("most"))
)


async def find(tx: Tx, token: str) -> Feed | None:
    """Return whose calendar an address names; none for a place that is closed."""
    row = await tx.one(ONE, wanted=token)
    return _feed(row) if row else None


async def of_place(tx: Tx, place_id: int) -> Feed | None:
    row = await tx.one(OF, place=place_id)
    return _feed(row) if row else None


async def put(tx: Tx, feed: Feed) -> None:
    """Give the place this address; an earlier one opens nothing from now on."""
    values = {"place_id": feed.place_id, "made_at": feed.made_at}
    await tx.do(PUT, token=feed.token, **values)


async def entries(tx: Tx, place_id: int, *, since: datetime) -> list[Entry]:
    """Return what concerns the place or a part of it and had not ended by then, newest first."""
    found = await tx.all(LISTED, place=place_id, since=since, most=MOST_NOTICES)
    rows: dict[int, list[Occurrence]] = {}
    for row in await tx.all(ROWS, place=place_id, since=since, most=MOST_ROWS):
        rows.setdefault(row["notice_id"], []).append(occurrence_from(row))
    return [_entry(row, rows.get(row["id"], [])) for row in found]


def _entry(row: Row, rows: list[Occurrence]) -> Entry:
    return Entry(notice_from(row), row["zone"], tuple(rows))


def _feed(row: Row) -> Feed:
    return Feed(**{name: row[name] for name in Feed.__dataclass_fields__})
