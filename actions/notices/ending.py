"""An occurrence that is over: unpinned, its author asked for a report. Source: notices.md."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.notices import clocks, missed, occurring, posting
from domain.notices import Delivery, Fate, Notice, Occurrence, Phase, timing
from storage import outbox, panels, timers
from storage.database import Tx
from storage.notices import deliveries, occurrences, register
from storage.outbox import Outgoing, Rank, Verb

VIEW: Final = "notice-over"


async def fire(tx: Tx, occurrence_id: int, *, now: datetime) -> None:
    """Close the occurrence once its end is there; the notice ends with its last one."""
    seen = await occurrences.find(tx, occurrence_id)
    notice = await register.find(tx, seen.notice_id) if seen else None
    if notice is None or seen is None or seen.state is not Phase.POSTED:
        return
    over = timing.over_at(seen.starts_at, seen.ends_at, seen.posted_at or seen.post_at)
    if over > now:
        await timers.arm(tx, clocks.OVER, seen.id, over)
        return
    await occurrences.change(tx, seen, replace(seen, state=Phase.OVER))
    await clocks.stop(tx, seen)
    await withdraw(tx, seen, Fate.EXPIRED, now=now)
    await unpin(tx, notice, seen, now=now)
    await redraw(tx, seen, now=now)
    if seen.starts_at is not None:
        await _ask_report(tx, notice, seen, now=now)
    await occurring.finish(tx, notice, now=now)


async def withdraw(tx: Tx, occurrence: Occurrence, fate: Fate, *, now: datetime) -> None:
    """Send none of the copies that still wait."""
    for view in posting.VIEWS:
        await outbox.withdraw(tx, view, occurrence.id)
    for state in (Fate.WAITING, Fate.PAUSED, Fate.HELD):
        await deliveries.shift(tx, occurrence.id, state, fate, now=now)


async def unpin(tx: Tx, notice: Notice, occurrence: Occurrence, *, now: datetime) -> None:
    """Take the post down from the top of its groups."""
    if not notice.pin:
        return
    for copy in await deliveries.of(tx, occurrence.id):
        if _pinned(copy):
            message = Outgoing(
                copy.chat_id,
                "",
                verb=Verb.UNPIN,
                message_id=copy.message_id,
                rank=Rank.BROADCAST,
                key=f"notice-unpin:{occurrence.id}:{copy.chat_id}",
            )
            await outbox.put(tx, message, now=now)


async def redraw(tx: Tx, occurrence: Occurrence, *, now: datetime) -> None:
    """Have its posts and its desk show how things are."""
    await panels.mark_stale(tx, posting.PANEL, occurrence.id, now=now)
    await panels.mark_stale(tx, posting.DESK, occurrence.notice_id, now=now)


def _pinned(copy: Delivery) -> bool:
    return copy.chat_id < 0 and copy.state is Fate.SENT and copy.message_id is not None


async def _ask_report(tx: Tx, notice: Notice, occurrence: Occurrence, *, now: datetime) -> None:
    for chat_id in await missed.author(tx, notice, now=now):
        key = f"{VIEW}:{occurrence.id}:{chat_id}"
        await outbox.put(tx, Outgoing(chat_id, VIEW, occurrence.id, key=key), now=now)
