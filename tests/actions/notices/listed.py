"""Notices that stand in lists: published on the demo estate, as the clock would have it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from actions.notices import occurring
from domain.notices import Attendee, Notice, Occurrence, Schedule, Seat, State
from domain.notices.schedule import schedule_of
from domain.when import Said, read
from playground.estate import IDS
from storage.database import Tx
from storage.notices import occurrences, register, signups

# Sunday 22 November 2026, noon in Shanghai.
NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")


def said(text: str, now: datetime = NOW) -> Schedule:
    """The schedule of words that are plain; of none, nothing takes place."""
    if not text:
        return Schedule()
    found = read(text, now=now, zone=ZONE)
    assert isinstance(found, Said), found
    return schedule_of(found, ZONE)


async def drafted(tx: Tx, place_id: int, title: str, when: str = "", **more: Any) -> Notice:  # noqa: ANN401
    """A draft of the captain's for one place."""
    blank = Notice(0, place_id, 0, title, IDS.captain, NOW, schedule=said(when))
    return await register.add(tx, replace(blank, **more))


async def listed(
    tx: Tx,
    place_id: int,
    title: str,
    when: str = "",
    *,
    now: datetime = NOW,
    **more: Any,  # noqa: ANN401
) -> Occurrence:
    """A running notice; return its first occurrence."""
    notice = await drafted(tx, place_id, title, when, **more)
    running = await register.change(tx, notice, replace(notice, state=State.RUNNING))
    first = await occurring.begin(tx, running, at_once=False, now=now)
    assert first is not None
    return first


async def signed(tx: Tx, occurrence: Occurrence, person_id: int, seat: Seat = Seat.IN) -> None:
    await signups.add(tx, Attendee(0, occurrence.id, person_id, "", seat, NOW))


async def becomes(tx: Tx, /, occurrence: Occurrence, **changed: Any) -> Occurrence:  # noqa: ANN401
    """Change the row of an occurrence as it stands now."""
    seen = await occurrences.get(tx, occurrence.id)
    assert await occurrences.change(tx, seen, replace(seen, **changed))
    return await occurrences.get(tx, occurrence.id)


async def state(tx: Tx, notice_id: int, state: State) -> None:
    notice = await register.get(tx, notice_id)
    await register.change(tx, notice, replace(notice, state=state))
