"""收到 and the doors: who may say it, who may see who did not, and what is redrawn of it."""

from datetime import timedelta
from typing import Any

import pytest

from actions.notices import receipts
from actions.notices.receipts import Counts, Seen
from domain.notices import Audience, Fate, Occurrence, Phase, Refusal
from domain.places import MembershipState, PlaceKind, Relation, Role
from playground.estate import IDS
from storage import panels
from storage.database import Database, Tx
from storage.notices import deliveries, register
from storage.panels import Panel
from storage.places import households, rolls, tree
from storage.places import people as persons
from tests.actions.notices.ground import grant, group
from tests.actions.notices.listed import becomes
from tests.actions.notices.noticed import begun, said, waiting
from tests.conftest import NOON
from tests.estate import Estate, furnish

WHEN = "12月7日 09:00到10:40"
LATER = NOON + timedelta(minutes=1)
STAIRWELL_GROUP = -77


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def posted(
    database: Database,
    place_id: int,
    **more: Any,  # noqa: ANN401
) -> Occurrence:
    known: dict[str, Any] = {"now": NOON, "at_once": True, "receipt": True} | more
    _, row = await database.run(begun, place_id, said(WHEN, NOON), **known)
    assert row is not None
    return row


async def press(database: Database, row: Occurrence, person: int) -> Seen | Refusal:
    at: dict[str, Any] = {"chat_id": IDS.building_6, "now": LATER}
    return await database.run(receipts.press, person, row.id, **at)


async def knock(
    database: Database,
    row: Occurrence,
    flat: int,
    *,
    by: int = IDS.captain,
    told: bool = True,
) -> Any:  # noqa: ANN401
    what: dict[str, Any] = {"told": told, "here": None, "now": LATER}
    return await database.run(receipts.knock, by, row.id, flat, 0, **what)


async def silent(
    database: Database, row: Occurrence, person: int, building: int
) -> list[str] | Refusal:
    async def step(tx: Tx) -> list[str] | Refusal:
        notice = await register.get(tx, row.notice_id)
        found = await receipts.silent(tx, person, notice, row, building, now=LATER)
        return found if isinstance(found, Refusal) else [door.room for door in found]

    return await database.run(step)


async def cards(database: Database, row: Occurrence, *chats: int) -> None:
    for chat in chats:
        await database.run(
            panels.put, Panel(chat, 1, "notice", row.id, "notice-post", "x", NOON, None)
        )


async def stale(database: Database, row: Occurrence) -> list[int]:
    found = await database.run(panels.of, "notice", row.id)
    return [one.chat_id for one in found if one.stale_since]


async def test_the_first_tap_is_new_and_counts_the_household(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building)
    assert await press(database, row, IDS.wang) == Seen(new=True, counted=True)
    assert await press(database, row, IDS.wang) == Seen(new=False, counted=True)
    assert await database.run(receipts.counts, row.id, estate.building) == Counts(1, 24)
    assert await database.run(receipts.people, row.id) == 1


async def test_two_of_a_household_are_two_people_and_one_household(
    database: Database, estate: Estate
) -> None:
    flat = estate.flats["3单元", "201"]
    lives = (Relation.FAMILY, MembershipState.ACTIVE)
    await database.run(households.claim, IDS.anna, flat, *lives, now=NOON)
    row = await posted(database, estate.building)
    for person in (IDS.wang, IDS.anna):
        await press(database, row, person)
    assert await database.run(receipts.counts, row.id, estate.building) == Counts(1, 24)
    assert await database.run(receipts.people, row.id) == 2


@pytest.mark.parametrize("state", [Phase.POSTED, Phase.OVER])
async def test_also_when_it_is_over_one_can_say_so(
    database: Database, estate: Estate, state: Phase
) -> None:
    row = await posted(database, estate.building)
    await database.run(becomes, row, state=state)
    assert await press(database, row, IDS.wang) == Seen(new=True, counted=True)


@pytest.mark.parametrize("state", [Phase.PLANNED, Phase.CANCELLED, Phase.MISSED])
async def test_what_was_not_posted_or_was_called_off_is_not_counted(
    database: Database, estate: Estate, state: Phase
) -> None:
    row = await posted(database, estate.building)
    await database.run(becomes, row, state=state)
    assert await press(database, row, IDS.wang) is Refusal.WRONG_STATE
    assert await database.run(receipts.people, row.id) == 0


async def test_strangers_say_nothing(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building)
    assert await press(database, row, 4711) is Refusal.NOT_RESIDENT


async def test_a_tap_redraws_its_chat_and_those_that_count_the_household_only(
    database: Database, estate: Estate
) -> None:
    where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
    stairwell = await database.run(
        tree.add, estate.building, PlaceKind.STAIRWELL, "3单元", **where
    )
    await database.run(group, STAIRWELL_GROUP, stairwell.id)
    row = await posted(database, estate.community, author_id=IDS.staff)
    await cards(database, row, IDS.building_6, IDS.building_7, STAIRWELL_GROUP, IDS.anna)
    await press(database, row, IDS.wang)
    assert sorted(await stale(database, row)) == sorted([IDS.building_6, STAIRWELL_GROUP])


async def test_a_second_tap_redraws_nothing(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building)
    await press(database, row, IDS.wang)
    await cards(database, row, IDS.building_6)
    await press(database, row, IDS.wang)
    assert await stale(database, row) == []


async def test_a_door_is_noted_once_and_taken_back(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building)
    flat = estate.flats["1单元", "102"]
    door = await knock(database, row, flat)
    assert (door.stairwell, door.room) == ("1单元", "102")
    assert await database.run(receipts.counts, row.id, estate.building) == Counts(1, 24)
    await knock(database, row, flat)
    assert await database.run(receipts.counts, row.id, estate.building) == Counts(1, 24)
    await knock(database, row, flat, told=False)
    await knock(database, row, flat, told=False)
    assert await database.run(receipts.counts, row.id, estate.building) == Counts(0, 24)


async def test_who_pressed_is_not_knocked_at(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building)
    await press(database, row, IDS.wang)
    assert await knock(database, row, estate.flats["3单元", "201"]) is Refusal.ALREADY


@pytest.mark.parametrize("flat", [0, -1, 10**9])
async def test_a_door_that_is_not_there_is_nobodys(
    database: Database, estate: Estate, flat: int
) -> None:
    row = await posted(database, estate.building)
    assert await knock(database, row, flat) is Refusal.NOT_YOURS


async def test_a_flat_of_another_place_is_not_ticked(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.other_building, author_id=IDS.staff)
    flat = estate.flats["1单元", "102"]
    assert await knock(database, row, flat, by=IDS.staff) is Refusal.NOT_YOURS


async def test_a_flat_that_left_the_roll_is_not_ticked(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building)
    flat = estate.flats["1单元", "102"]
    await database.run(rolls.leave, flat, now=NOON)
    assert isinstance(await knock(database, row, flat), Refusal)


async def test_who_is_silent_is_shown_by_building_to_who_may_look(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.community, author_id=IDS.staff)
    await database.run(grant, IDS.li_ming, Role.CAPTAIN, estate.building)
    await press(database, row, IDS.wang)
    for person in (IDS.staff, IDS.li_ming):
        found = await silent(database, row, person, estate.building)
        assert isinstance(found, list)
        assert len(found) == 23
        assert await silent(database, row, person, 0) == found
    assert await silent(database, row, IDS.li_ming, estate.other_building) is Refusal.NOT_YOURS
    assert await silent(database, row, IDS.wang, estate.building) is Refusal.NOT_YOURS


async def test_a_flat_told_at_its_door_stays_in_sight_so_that_it_can_be_undone(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building)
    before = await silent(database, row, IDS.captain, estate.building)
    await knock(database, row, estate.flats["1单元", "102"])
    assert await silent(database, row, IDS.captain, estate.building) == before


async def test_buildings_are_counted_each_by_itself(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.community, author_id=IDS.staff)
    await press(database, row, IDS.wang)
    await press(database, row, IDS.zhao)

    async def step(tx: Tx) -> list[tuple[str, int, int]]:
        notice = await register.get(tx, row.notice_id)
        found = await receipts.overview(tx, IDS.staff, notice, row, now=LATER)
        return [(one.name, one.heard, one.households) for one in found]

    assert await database.run(step) == [("6栋", 2, 24)]


async def test_lists_go_to_private_or_are_refused(database: Database, estate: Estate) -> None:
    row = await posted(database, estate.building)
    at: dict[str, Any] = {"here": None, "now": LATER}

    async def heard(person: int) -> Any:  # noqa: ANN401
        return await database.run(receipts.open_heard, person, row.id, 0, 0, **at)

    assert await heard(IDS.captain) is True
    assert await heard(IDS.wang) is Refusal.NOT_YOURS
    assert [one.chat_id for one in await waiting(database, receipts.HEARD)] == [IDS.captain]
    what = (row.id, estate.building)
    assert await database.run(receipts.open_knock, IDS.captain, *what, now=LATER) is True
    no = await database.run(receipts.open_knock, IDS.wang, *what, now=LATER)
    assert no is Refusal.NOT_YOURS


async def test_who_cannot_be_written_to_is_shown_the_way(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building)
    await database.run(persons.never_started, IDS.captain)
    at: dict[str, Any] = {"here": None, "now": LATER}
    assert await database.run(receipts.open_heard, IDS.captain, row.id, 0, 0, **at) is False
    assert await waiting(database, receipts.HEARD) == []


async def test_what_went_to_a_few_people_is_answered_by_them(
    database: Database, estate: Estate
) -> None:
    row = await posted(database, estate.building, audience=Audience(born_until=1961))
    await database.run(deliveries.add, row.id, IDS.zhao, None, Fate.SENT, now=NOON)
    assert await press(database, row, IDS.wang) is Refusal.NOT_RESIDENT
    assert await press(database, row, IDS.zhao) == Seen(new=True, counted=True)
