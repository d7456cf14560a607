"""Notices as the tests of actions begin them: published on the demo estate."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from actions.notices import occurring
from domain.notices import Notice, Occurrence, Schedule, State
from domain.notices.schedule import schedule_of
from domain.when import Calendar, Said, read
from playground.estate import IDS
from storage.database import Database, Tx
from storage.notices import occurrences, register
from storage.outbox import Waiting, _waiting
from storage.tables import EPOCH, outbox

ZONE = ZoneInfo("Asia/Shanghai")
ALL = select(outbox).where(outbox.c.state == "waiting").order_by(outbox.c.id)


def local(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    """The moment of the clock in Shanghai, in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def said(text: str, now: datetime, calendar: Calendar | None = None) -> Schedule:
    """The schedule of words that are plain."""
    found = read(text, now=now, zone=ZONE, calendar=calendar or Calendar())
    assert isinstance(found, Said), found
    return schedule_of(found, ZONE)


async def stored(
    tx: Tx,
    /,
    place_id: int,
    when: Schedule,
    *,
    now: datetime,
    **more: Any,  # noqa: ANN401
) -> Notice:
    """A running notice of the captain's that nothing is planned of yet."""
    fresh = Notice(0, place_id, 0, "人人坞免费义诊", IDS.captain, now, schedule=when)
    return await register.add(tx, replace(fresh, state=State.RUNNING, **more))


async def begun(
    tx: Tx,
    /,
    place_id: int,
    when: Schedule,
    *,
    now: datetime,
    at_once: bool = False,
    **more: Any,  # noqa: ANN401
) -> tuple[Notice, Occurrence | None]:
    """The same with its first occurrence planned."""
    notice = await stored(tx, place_id, when, now=now, **more)
    return notice, await occurring.begin(tx, notice, at_once=at_once, now=now)


async def rows_of(database: Database, notice_id: int) -> list[Occurrence]:
    return await database.run(occurrences.of, notice_id, since=EPOCH, most=1000)


async def waiting(database: Database, view: str = "") -> list[Waiting]:
    """What waits to be sent, of one view or all, in the order in which it was put."""

    async def look(tx: Tx) -> list[Waiting]:
        return [_waiting(row) for row in await tx.all(ALL)]

    return [row for row in await database.run(look) if row.view == view or not view]
