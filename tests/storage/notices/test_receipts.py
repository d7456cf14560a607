"""Households that have seen it: by anyone of theirs, or told at the door, each once."""

import pytest

from domain.places import MembershipState, PlaceKind, Relation
from playground.estate import IDS
from storage.database import Database
from storage.notices import posted, receipts
from storage.places import households, people, rolls, tree
from tests.actions.notices.noticed import begun, said
from tests.conftest import NOON
from tests.estate import Estate, furnish


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


@pytest.fixture
async def at(database: Database, estate: Estate) -> int:
    _, row = await database.run(begun, estate.building, said("12月7日 09:00", NOON), now=NOON)
    assert row is not None
    return row.id


async def test_a_household_counts_once_however_many_of_it_press(
    database: Database, estate: Estate, at: int
) -> None:
    flat = estate.flats["3单元", "201"]
    await database.run(
        households.claim, IDS.anna, flat, Relation.FAMILY, MembershipState.ACTIVE, now=NOON
    )
    for person in (IDS.wang, IDS.anna):
        assert await database.run(receipts.press, at, person, now=NOON)
    assert not await database.run(receipts.press, at, IDS.wang, now=NOON)
    assert await database.run(receipts.tell, at, flat, IDS.captain, now=NOON)
    assert await database.run(receipts.counts, at, estate.building) == (1, 24)
    assert await database.run(receipts.how_many, at) == 2


async def test_only_who_lives_there_counts(database: Database, estate: Estate, at: int) -> None:
    flat = estate.flats["3单元", "202"]
    for state in (MembershipState.CLAIMED, MembershipState.ENDED):
        await database.run(households.claim, IDS.anna, flat, Relation.FAMILY, state, now=NOON)
    await database.run(receipts.press, at, IDS.anna, now=NOON)
    assert await database.run(receipts.counts, at, estate.building) == (0, 24)


async def test_places_count_what_is_inside_them(
    database: Database, estate: Estate, at: int
) -> None:
    await database.run(receipts.press, at, IDS.wang, now=NOON)
    where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
    stairwell = await database.run(
        tree.add, estate.building, PlaceKind.STAIRWELL, "3单元", **where
    )
    counts = {
        place: await database.run(receipts.counts, at, place)
        for place in (estate.community, estate.building, estate.other_building, stairwell.id)
    }
    assert list(counts.values()) == [(1, 24), (1, 24), (0, 0), (1, 8)]


async def test_a_flat_that_left_the_roll_is_not_counted(
    database: Database, estate: Estate, at: int
) -> None:
    await database.run(receipts.press, at, IDS.wang, now=NOON)
    await database.run(rolls.leave, estate.flats["3单元", "201"], now=NOON)
    assert await database.run(receipts.counts, at, estate.building) == (0, 23)


async def test_doors_say_what_was_heard_of_each(
    database: Database, estate: Estate, at: int
) -> None:
    pressed, told = estate.flats["3单元", "201"], estate.flats["1单元", "102"]
    await database.run(receipts.press, at, IDS.wang, now=NOON)
    await database.run(receipts.tell, at, told, IDS.captain, now=NOON)
    doors = await database.run(receipts.doors, at, estate.building)
    assert [d.stairwell for d in doors] == ["1单元"] * 8 + ["2单元"] * 8 + ["3单元"] * 8
    assert {d.id: d.at_door for d in doors if d.heard} == {pressed: False, told: True}
    (building,) = await database.run(receipts.buildings, at, estate.community)
    assert (building.name, building.households, building.heard) == ("6栋", 24, 2)


async def test_silent_are_those_who_can_be_written_to(
    database: Database, estate: Estate, at: int
) -> None:
    flats = estate.flats
    every = {
        (flats["3单元", "201"], IDS.wang),
        (flats["3单元", "302"], IDS.li_ming),
        (flats["1单元", "101"], IDS.zhao),
    }
    assert set(await database.run(receipts.silent, at, estate.building)) == every
    await database.run(receipts.press, at, IDS.wang, now=NOON)
    await database.run(people.blocked, IDS.zhao, at=NOON)
    silent = await database.run(receipts.silent, at, estate.building)
    assert silent == [(flats["3单元", "302"], IDS.li_ming)]


async def test_telling_at_a_door_is_taken_back_once(
    database: Database, estate: Estate, at: int
) -> None:
    flat = estate.flats["1单元", "101"]
    await database.run(receipts.tell, at, flat, IDS.captain, now=NOON)
    assert not await database.run(receipts.tell, at, flat, IDS.staff, now=NOON)
    assert await database.run(receipts.untell, at, flat)
    assert not await database.run(receipts.untell, at, flat)


async def test_who_answered_needs_no_reminder(database: Database, estate: Estate, at: int) -> None:
    assert not await database.run(receipts.answered, at, IDS.zhao)
    flat = estate.flats["1单元", "101"]
    await database.run(receipts.tell, at, flat, IDS.captain, now=NOON)
    assert await database.run(receipts.answered, at, IDS.zhao)
    assert not await database.run(receipts.pressed, at, IDS.zhao)


async def test_without_a_post_nothing_is_redrawn(database: Database, at: int) -> None:
    assert await database.run(posted.count, at) == 0
