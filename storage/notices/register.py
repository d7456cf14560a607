"""The register of notices: one row each, changed only from the version that was seen."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import Any

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.errors import Missing
from domain.notices import Audience, Medium, Notice, Schedule, Signup, State, Template
from domain.places import Role
from storage.database import Tx
from storage.statements import Row, adding
from storage.tables import notice_media, notice_places, notices

PLAIN = (
    *("place_id", "number", "title", "body", "venue", "latitude", "longitude", "author_id"),
    *("draft_chat_id", "created_at", "lead", "post_at", "receipt", "pin", "urgent"),
    *("ended_at", "ended_reason", "version"),
)
STORED = tuple(c.name for c in notices.c if c.name != "id")
ONE = select(notices).where(notices.c.id == bindparam("notice"))
LAST = select(func.max(notices.c.number).label("n")).where(
    notices.c.place_id == bindparam("place")
)
ADD = insert(notices).values({n: bindparam(n) for n in STORED}).returning(notices.c.id)
CHANGE = (
    update(notices)
    # Compare-and-set: the decision was made on that version and may be wrong for another.
    .where(notices.c.id == bindparam("notice"), notices.c.version == bindparam("seen"))
    .values({n: bindparam(n) for n in STORED})
)
DROP = delete(notices).where(notices.c.id == bindparam("notice"))
BY_WORKDAYS = (
    select(notices).where(notices.c.workdays, notices.c.state == "running").order_by(notices.c.id)
)
PLACES = (
    select(notice_places.c.place_id)
    .where(notice_places.c.notice_id == bindparam("notice"))
    .order_by(notice_places.c.place_id)
)
ADD_PLACE = adding(notice_places)
DROP_PLACES = delete(notice_places).where(notice_places.c.notice_id == bindparam("notice"))
MEDIA = (
    select(notice_media.c.kind, notice_media.c.file_id)
    .where(notice_media.c.notice_id == bindparam("notice"))
    .order_by(notice_media.c.id)
)
ADD_MEDIUM = adding(notice_media, "id")
DROP_MEDIA = delete(notice_media).where(notice_media.c.notice_id == bindparam("notice"))


class Changed(RuntimeError):
    """Somebody else changed the notice between reading and writing it."""


async def find(tx: Tx, notice_id: int) -> Notice | None:
    row = await tx.one(ONE, notice=notice_id)
    return notice_from(row) if row else None


async def get(tx: Tx, notice_id: int) -> Notice:
    """Return the notice; raises Missing where there is none."""
    if (notice := await find(tx, notice_id)) is None:
        raise Missing(f"notice {notice_id}")
    return notice


async def by_workdays(tx: Tx) -> list[Notice]:
    """Return the running notices whose days depend on the list of holidays."""
    return [notice_from(row) for row in await tx.all(BY_WORKDAYS)]


async def next_number(tx: Tx, place_id: int) -> int:
    last = await tx.one(LAST, place=place_id)
    return (last["n"] or 0) + 1 if last else 1


async def add(tx: Tx, notice: Notice) -> Notice:
    """Store a new notice under its place's next number, going to that place."""
    numbered = replace(notice, number=await next_number(tx, notice.place_id))
    row = await tx.one(ADD, **_values(numbered))
    assert row is not None  # noqa: S101 - an insert returns its row
    stored = replace(numbered, id=int(row["id"]))
    await set_places(tx, stored.id, (stored.place_id,))
    return stored


async def change(tx: Tx, seen: Notice, notice: Notice) -> Notice:
    """Write over the version that was seen; raises Changed if that is gone."""
    becomes = replace(notice, version=seen.version + 1)
    if await tx.do(CHANGE, notice=seen.id, seen=seen.version, **_values(becomes)) != 1:
        raise Changed(seen.id)
    return becomes


async def drop(tx: Tx, notice_id: int) -> None:
    """Throw a draft away, with what hangs on it."""
    await tx.do(DROP_PLACES, notice=notice_id)
    await tx.do(DROP_MEDIA, notice=notice_id)
    await tx.do(DROP, notice=notice_id)


async def places_of(tx: Tx, notice_id: int) -> list[int]:
    return [row["place_id"] for row in await tx.all(PLACES, notice=notice_id)]


async def set_places(tx: Tx, notice_id: int, place_ids: Iterable[int]) -> None:
    await tx.do(DROP_PLACES, notice=notice_id)
    for place_id in place_ids:
        await tx.do(ADD_PLACE, notice_id=notice_id, place_id=place_id)


async def media_of(tx: Tx, notice_id: int) -> list[Medium]:
    return [Medium(**row) for row in await tx.all(MEDIA, notice=notice_id)]


async def add_medium(tx: Tx, notice_id: int, medium: Medium) -> None:
    await tx.do(ADD_MEDIUM, notice_id=notice_id, kind=medium.kind, file_id=medium.file_id)


async def drop_media(tx: Tx, notice_id: int) -> None:
    await tx.do(DROP_MEDIA, notice=notice_id)


def _values(notice: Notice) -> dict[str, Any]:
    when, wanted = notice.schedule, notice.signup or Signup(guests=0)
    return {name: getattr(notice, name) for name in PLAIN} | {
        "state": notice.state.value,
        "template": notice.template and notice.template.value,
        "starts_at": when.starts_at,
        "rule": when.rule,
        "workdays": when.workdays,
        "first_day": when.first_day and when.first_day.isoformat(),
        "clock": f"{when.clock:%H:%M}" if when.clock is not None else None,
        "duration": when.minutes,
        "roles": " ".join(sorted(notice.audience.roles)),
        "born_until": notice.audience.born_until,
        "unheard": notice.audience.unheard,
        "signup": notice.signup is not None,
        "capacity": wanted.capacity,
        "slot": wanted.slot,
        "closes": wanted.closes,
        "guests": wanted.guests,
        "reminders": " ".join(map(str, notice.reminders)),
    }


def notice_from(row: Row) -> Notice:
    wanted = Signup(row["capacity"], row["slot"], row["closes"], row["guests"])
    roles = frozenset(map(Role, row["roles"].split()))
    return Notice(
        id=row["id"],
        state=State(row["state"]),
        template=Template(row["template"]) if row["template"] else None,
        schedule=_schedule(row),
        audience=Audience(roles, row["born_until"], bool(row["unheard"])),
        signup=wanted if row["signup"] else None,
        reminders=tuple(map(int, row["reminders"].split())),
        **{name: row[name] for name in PLAIN},
    )


def _schedule(row: Row) -> Schedule:
    return Schedule(
        row["starts_at"],
        row["rule"],
        bool(row["workdays"]),
        date.fromisoformat(row["first_day"]) if row["first_day"] else None,
        time.fromisoformat(row["clock"]) if row["clock"] else None,
        row["duration"],
    )
