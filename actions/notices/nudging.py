"""催一催: those who have not said that they saw it are reminded in private, once a day."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from actions.notices import clocks, concern
from actions.notices.receipts import wanted
from domain.notices import Fate, Occurrence, Refusal
from domain.notices.timing import QUIET
from domain.quiet import awake, bedtime
from storage import outbox
from storage.database import Tx
from storage.notices import deliveries, receipts
from storage.outbox import Outgoing, Rank

VIEW: Final = "notice-nudge"
ARRIVED: Final = frozenset({Fate.SENT, Fate.DIGEST})


@dataclass(frozen=True, slots=True)
class Nudged:
    """Households not heard, how many of them could be written to, and people written to now.

    `private` says that it went to some people only, and households are not counted.
    """

    silent: int
    reachable: int
    people: int
    private: bool = False


@dataclass(frozen=True, slots=True)
class Behind:
    """Households not heard, those of them that can be written to, and their people."""

    silent: frozenset[int]
    reachable: frozenset[int]
    people: frozenset[int]


async def nudge(tx: Tx, person_id: int, occurrence_id: int, *, now: datetime) -> Nudged | Refusal:
    """Remind the people of every household not heard that the person may look into."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    places = await concern.visible(tx, person_id, notice, now=now)
    if not places:
        return Refusal.NOT_YOURS
    if not wanted(notice, occurrence):
        return Refusal.WRONG_STATE
    if notice.audience:
        found = Behind(frozenset(), frozenset(), await _addressed(tx, occurrence_id))
    else:
        found = await _behind(tx, occurrence_id, places)
    zone = await clocks.zone_of(tx, notice)
    sent = [
        await outbox.put(tx, _message(occurrence, one, zone, now), now=now)
        for one in sorted(found.people)
    ]
    if sent and not any(sent):
        # Pressed twice, or by staff after the captain: once a day is enough for everybody.
        return Refusal.ALREADY
    return Nudged(len(found.silent), len(found.reachable), sum(sent), bool(notice.audience))


async def _behind(tx: Tx, occurrence_id: int, places: list[int]) -> Behind:
    silent: set[int] = set()
    rows: set[tuple[int, int]] = set()
    for place_id in places:
        doors = await receipts.doors(tx, occurrence_id, place_id)
        silent |= {door.id for door in doors if not door.heard}
        rows |= set(await receipts.silent(tx, occurrence_id, place_id))
    flats, people = frozenset(f for f, _ in rows), frozenset(p for _, p in rows)
    return Behind(frozenset(silent), flats, people)


async def _addressed(tx: Tx, occurrence_id: int) -> frozenset[int]:
    """Whom the notice was sent to in private: others never heard of it and are not reminded."""
    sent = [one.chat_id for one in await deliveries.of(tx, occurrence_id) if one.state in ARRIVED]
    return frozenset(
        [one for one in sent if one > 0 and not await receipts.pressed(tx, occurrence_id, one)]
    )


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
