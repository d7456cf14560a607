"""At 19:00 what a group was spared that day, in one message. Source: notices.md."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from actions.notices import clocks
from actions.notices.posting import DESK
from domain.notices import Delivery, Fate, Occurrence, Phase, State, limits
from storage import outbox, panels, timers
from storage.database import Tx
from storage.notices import deliveries, occurrences, register
from storage.outbox import Outgoing, Rank, Settled
from storage.places import chats, tree

VIEW: Final = "notice-digest"
# One message holds so many; more would be read by nobody.
MOST: Final = 20


async def fire(tx: Tx, chat_id: int, *, now: datetime) -> None:
    """Send the digest of a group, if anything in it is still of use; the rest comes tomorrow."""
    found: list[int] = []
    rest = 0
    for delivery in await deliveries.held(tx, chat_id):
        occurrence = await occurrences.get(tx, delivery.occurrence_id)
        if not _useful(occurrence, now):
            await _settle(tx, delivery, occurrence, Fate.EXPIRED, now=now)
        elif await _paused(tx, occurrence) or len(found) == MOST:
            rest += 1
        else:
            await _settle(tx, delivery, occurrence, Fate.DIGEST, now=now)
            found.append(occurrence.id)
    if found:
        await _send(tx, chat_id, found, now=now)
    if rest:
        await timers.arm(tx, clocks.DIGEST, chat_id, await _evening(tx, chat_id, now))


async def settled(tx: Tx, done: Settled, *, now: datetime) -> None:
    """Note under which message the group has them, or that it has them not."""
    fate = Fate.DIGEST if done.state == "sent" else Fate.FAILED
    for occurrence_id in done.row.args["occurrences"]:
        delivery = await deliveries.to(tx, int(occurrence_id), done.row.subject_id)
        if delivery and delivery.state is Fate.DIGEST:
            await deliveries.settle(
                tx,
                delivery.id,
                done.row.chat_id,
                fate,
                now=now,
                message_id=done.message_id,
                error=done.error,
            )


def _useful(occurrence: Occurrence, now: datetime) -> bool:
    ahead = occurrence.starts_at is None or occurrence.starts_at > now
    return ahead and occurrence.state is Phase.POSTED


async def _paused(tx: Tx, occurrence: Occurrence) -> bool:
    return (await register.get(tx, occurrence.notice_id)).state is State.PAUSED


async def _settle(
    tx: Tx, delivery: Delivery, occurrence: Occurrence, fate: Fate, *, now: datetime
) -> None:
    await deliveries.settle(tx, delivery.id, delivery.chat_id, fate, now=now)
    await panels.mark_stale(tx, DESK, occurrence.notice_id, now=now)


async def _send(tx: Tx, chat_id: int, found: list[int], *, now: datetime) -> None:
    message = Outgoing(
        chat_id,
        VIEW,
        chat_id,
        {"occurrences": found},
        Rank.REMINDER,
        # Each copy is in one digest only, so the first names it.
        key=f"{VIEW}:{chat_id}:{found[0]}",
    )
    await outbox.put(tx, message, now=now)


async def _evening(tx: Tx, chat_id: int, now: datetime) -> datetime:
    chat = await chats.find(tx, chat_id)
    place = await tree.find(tx, chat.place_id) if chat and chat.place_id else None
    return limits.digest_at(now, ZoneInfo(place.zone if place else chats.ZONE))
