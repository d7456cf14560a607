"""催一催: those who have not said that they saw it are reminded in private, once a day."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from actions.notices import concern
from actions.notices.receipts import wanted
from domain.notices import Occurrence, Refusal
from domain.notices.timing import QUIET
from domain.quiet import awake, bedtime
from storage import outbox
from storage.database import Tx
from storage.notices import receipts
from storage.outbox import Outgoing, Rank
from storage.places import tree

VIEW: Final = "notice-nudge"


@dataclass(frozen=True, slots=True)
class Nudged:
    """Households not heard, how many of them could be written to, and people written to now."""

    silent: int
    reachable: int
    people: int


async def nudge(tx: Tx, person_id: int, occurrence_id: int, *, now: datetime) -> Nudged | Refusal:
    """Remind the people of every household not heard that the person may look into."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    places = await concern.visible(tx, person_id, notice, now=now)
    if not places:
        return Refusal.NOT_YOURS
    if not wanted(notice, occurrence):
        return Refusal.WRONG_STATE
    zone = ZoneInfo((await tree.get(tx, notice.place_id)).zone)
    silent: set[int] = set()
    behind: set[tuple[int, int]] = set()
    for place_id in places:
        rows = await receipts.doors(tx, occurrence_id, place_id)
        silent |= {row.id for row in rows if not row.heard}
        behind |= set(await receipts.silent(tx, occurrence_id, place_id))
    sent = [
        await outbox.put(tx, _message(occurrence, one, zone, now), now=now)
        for one in sorted({person for _, person in behind})
    ]
    if sent and not any(sent):
        # Pressed twice, or by staff after the captain: once a day is enough for everybody.
        return Refusal.ALREADY
    return Nudged(len(silent), len({flat for flat, _ in behind}), sum(sent))


def _message(occurrence: Occurrence, person_id: int, zone: ZoneInfo, now: datetime) -> Outgoing:
    begins = awake(now, zone, QUIET)
    return Outgoing(
        person_id,
        VIEW,
        occurrence.id,
        rank=Rank.REMINDER,
        key=f"{VIEW}:{occurrence.id}:{begins.astimezone(zone):%Y%m%d}:{person_id}",
        # Twice is worse than not at all, and so is one that was held up until night.
        repeats=False,
        not_before=begins,
        expires_at=bedtime(begins, zone, QUIET),
    )
