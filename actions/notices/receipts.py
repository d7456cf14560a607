"""收到: who has seen a notice, told by a tap or at the door."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.notices import concern, own
from domain.notices import Notice, Occurrence, Phase, Refusal
from storage import panels
from storage.database import Tx
from storage.notices import posted, receipts
from storage.notices.receipts import Building, Door
from storage.places import households

HEARD: Final = "notice-heard"
KNOCK: Final = "notice-knock"


@dataclass(frozen=True, slots=True)
class Counts:
    """Households of a place that were heard, of all there are."""

    heard: int
    households: int


@dataclass(frozen=True, slots=True)
class Seen:
    """A receipt: `new` if it is the person's first, `counted` if a household's with it."""

    new: bool
    counted: bool


async def counts(tx: Tx, occurrence_id: int, place_id: int) -> Counts:
    """Return what a group's post says of its own place's households."""
    return Counts(*await receipts.counts(tx, occurrence_id, place_id))


async def people(tx: Tx, occurrence_id: int) -> int:
    """Return how many people pressed, residents or not: for posts that went to people."""
    return await receipts.how_many(tx, occurrence_id)


async def press(
    tx: Tx, person_id: int, occurrence_id: int, *, chat_id: int, now: datetime
) -> Seen | Refusal:
    """Note that the person has seen it."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    if not await concern.concerns(tx, person_id, notice, occurrence, now=now):
        return Refusal.NOT_RESIDENT
    if not wanted(notice, occurrence):
        return Refusal.WRONG_STATE
    new = await receipts.press(tx, occurrence_id, person_id, now=now)
    homes = [home.place_id for home in await households.homes_of(tx, person_id)]
    if new:
        await _redraw(tx, occurrence, homes, chat_id=chat_id, now=now)
    return Seen(new, bool(homes))


def wanted(notice: Notice, occurrence: Occurrence) -> bool:
    """Whether it is counted who has seen it: also afterwards, but not of what was called off."""
    return notice.receipt and occurrence.state in {Phase.POSTED, Phase.OVER}


async def overview(
    tx: Tx, person_id: int, notice: Notice, occurrence: Occurrence, *, now: datetime
) -> list[Building]:
    """Return the buildings that staff, or a captain for their own, may look into."""
    found: dict[int, Building] = {}
    for place_id in await concern.visible(tx, person_id, notice, now=now):
        rows = await receipts.buildings(tx, occurrence.id, place_id)
        found |= {row.id: row for row in rows}
    return list(found.values())


async def silent(
    tx: Tx,
    person_id: int,
    notice: Notice,
    occurrence: Occurrence,
    building_id: int,
    *,
    now: datetime,
) -> list[Door] | Refusal:
    """Return the flats of a building not heard, and those told at the door, which can be undone.

    Without a building (0) those of all that the person may look into.
    """
    found: dict[int, Door] = {}
    for place_id in await concern.visible(tx, person_id, notice, now=now):
        rows = await receipts.doors(tx, occurrence.id, place_id)
        found |= {row.id: row for row in rows if building_id in {0, row.place_id}}
    if not found:
        return Refusal.NOT_YOURS
    return [door for door in found.values() if door.at_door or not door.heard]


async def open_heard(
    tx: Tx,
    person_id: int,
    occurrence_id: int,
    place_id: int,
    page: int,
    *,
    here: int | None,
    now: datetime,
) -> Refusal | bool:
    """Show who has not answered, in private; False if the bot may not write there."""
    _, notice = await concern.read(tx, occurrence_id)
    if not await concern.visible(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    args = {"place": place_id, "page": page}
    return await own.show(tx, person_id, HEARD, occurrence_id, args, here=here, now=now)


async def open_knock(
    tx: Tx, person_id: int, occurrence_id: int, place_id: int, *, now: datetime
) -> Refusal | bool:
    """Send the doors to knock at, in private, as they are when it is sent."""
    _, notice = await concern.read(tx, occurrence_id)
    if not await concern.visible(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    return await own.show(tx, person_id, KNOCK, occurrence_id, {"place": place_id}, now=now)


async def knock(
    tx: Tx,
    person_id: int,
    occurrence_id: int,
    household_id: int,
    page: int,
    *,
    told: bool,
    here: int | None,
    now: datetime,
) -> Door | Refusal:
    """Note that a household was told at its door, or take that back."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    home = await households.find(tx, household_id)
    building = home.place_id if home else -1
    rows = await silent(tx, person_id, notice, occurrence, building, now=now)
    if isinstance(rows, Refusal):
        return rows
    if not wanted(notice, occurrence):
        return Refusal.WRONG_STATE
    door = next((row for row in rows if row.id == household_id), None)
    if door is None:
        return Refusal.ALREADY
    if told:
        await receipts.tell(tx, occurrence_id, household_id, person_id, now=now)
    else:
        await receipts.untell(tx, occurrence_id, household_id)
    await _redraw(tx, occurrence, [door.place_id], chat_id=0, now=now)
    args = {"place": door.place_id, "page": page}
    await own.show(tx, person_id, HEARD, occurrence_id, args, here=here, now=now)
    return door


async def _redraw(
    tx: Tx, occurrence: Occurrence, buildings: list[int], *, chat_id: int, now: datetime
) -> None:
    """Redraw where the household is counted, and not in the hundreds of other groups."""
    await panels.mark_stale(tx, posted.DESK, occurrence.notice_id, now=now)
    around = [one for place_id in buildings for one in await concern.groups_around(tx, place_id)]
    for chat in dict.fromkeys([chat_id, *around]):
        await posted.stale_in(tx, occurrence.id, chat, now=now)
