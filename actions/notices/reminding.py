"""Reminders before the start: a reply to the post in each group, in private to who comes."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from actions.notices import clocks, signing
from domain.notices import Delivery, Fate, Notice, Occurrence, Phase, State, limits, timing
from storage import outbox, timers
from storage.database import Tx
from storage.notices import deliveries, occurrences, register
from storage.outbox import Outgoing, Rank

VIEW: Final = "notice-remind"
# A group that has the post, alone or in the evening's digest, can be reminded of it.
TOLD: Final = frozenset({Fate.SENT, Fate.DIGEST})
_MINUTE: Final = timedelta(minutes=1)


async def arm(tx: Tx, notice: Notice, occurrence: Occurrence, *, now: datetime) -> None:
    """Set the timer for the next reminder ahead, or for none."""
    ahead = [at for at in await _moments(tx, notice, occurrence) if at > now]
    await timers.arm(tx, clocks.REMIND, occurrence.id, ahead[0] if ahead else None)


async def fire(tx: Tx, occurrence_id: int, *, now: datetime) -> None:
    """Remind of what is ahead, once; reminders that were overtaken are left out."""
    occurrence = await occurrences.find(tx, occurrence_id)
    notice = await register.find(tx, occurrence.notice_id) if occurrence else None
    if notice is None or occurrence is None or occurrence.state is not Phase.POSTED:
        return
    if notice.state is State.RUNNING and _ahead(occurrence, now):
        due = [at for at in await _moments(tx, notice, occurrence) if at <= now]
        if due:
            # After a downtime only the last one: two at once tell nothing more.
            await _remind(tx, notice, occurrence, due[-1], now=now)
    await arm(tx, notice, occurrence, now=now)


def _ahead(occurrence: Occurrence, now: datetime) -> bool:
    return occurrence.starts_at is not None and occurrence.starts_at > now


async def _moments(tx: Tx, notice: Notice, occurrence: Occurrence) -> tuple[datetime, ...]:
    start, posted = occurrence.starts_at, occurrence.posted_at
    if start is None or posted is None:
        return ()
    zone = await clocks.zone_of(tx, notice)
    return timing.reminder_moments(start, notice.reminders, posted, zone)


async def _remind(
    tx: Tx, notice: Notice, occurrence: Occurrence, at: datetime, *, now: datetime
) -> None:
    start = occurrence.starts_at or now
    minutes = (start - at) // _MINUTE
    groups = await _groups(tx, notice, occurrence, f"r{minutes}", now=now)
    people = [(person_id, None) for person_id in await signing.told(tx, occurrence.id)]
    # The day it was moved to has reminders of its own.
    moved = f":{int(start.timestamp())}" if occurrence.moved else ""
    for chat_id, message_id in (*groups, *people):
        message = Outgoing(
            chat_id,
            VIEW,
            occurrence.id,
            {"minutes": minutes},
            rank=Rank.REMINDER,
            reply_to=message_id,
            key=f"{VIEW}:{occurrence.id}:{minutes}:{chat_id}{moved}",
            expires_at=start,
        )
        await outbox.put(tx, message, now=now)


async def _groups(
    tx: Tx, notice: Notice, occurrence: Occurrence, step: str, *, now: datetime
) -> Iterable[tuple[int, int | None]]:
    """Return (group, post to reply to) of those that may still be written to today."""
    midnight = limits.local_midnight(now, await clocks.zone_of(tx, notice))
    found: list[tuple[int, int | None]] = []
    for delivery in await deliveries.of(tx, occurrence.id):
        if _group(delivery) and limits.reminds(
            await deliveries.posts_since(tx, delivery.chat_id, midnight)
        ):
            await deliveries.post(tx, delivery.chat_id, occurrence.id, step, now=now)
            found.append((delivery.chat_id, delivery.message_id))
    return found


def _group(delivery: Delivery) -> bool:
    # Groups have negative ids; people who were written to without signing up are left alone.
    return delivery.chat_id < 0 and delivery.state in TOLD
