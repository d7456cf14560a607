"""The timers of an occurrence, and whose clock it goes by."""

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from domain.notices import Notice, Occurrence, timing
from storage import timers
from storage.database import Tx
from storage.places import tree

POST: Final = "notice-post"
REMIND: Final = "notice-remind"
OVER: Final = "notice-over"
# Its subject is a chat: all that a group is still owed comes in one message.
DIGEST: Final = "notice-digest"
# 2100: a forged button may name a moment to which no rule could be counted.
LATEST: Final = 4_102_444_800


async def zone_of(tx: Tx, notice: Notice) -> ZoneInfo:
    """Return the clock of the notice's home place."""
    return ZoneInfo((await tree.get(tx, notice.place_id)).zone)


async def waking(tx: Tx, notice: Notice, starts_at: datetime | None, *, now: datetime) -> datetime:
    """When (UTC) people may be written to about it: now, or from the night at 7:00.

    At once in the night too where it is urgent, or where it starts before that.
    """
    zone = await zone_of(tx, notice)
    at = timing.put_off(now, starts_at, urgent=bool(notice.urgent), now=now, zone=zone)
    return at if timing.in_time(at, starts_at) else now


async def stop(tx: Tx, occurrence: Occurrence) -> None:
    """Let nothing more happen to the occurrence by itself."""
    for kind in (POST, REMIND, OVER):
        await timers.arm(tx, kind, occurrence.id, None)


def moment(seconds: int) -> datetime | None:
    """The moment a button names in seconds, None where nothing is ever planned."""
    return datetime.fromtimestamp(seconds, UTC) if 0 <= seconds < LATEST else None
