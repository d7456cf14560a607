"""Where the tiles lead, by the rows they leave."""

from datetime import datetime

import pytest

from actions.places import choosing, me, presence
from actions.places import start as actions
from playground.estate import IDS
from storage.database import Database, Tx
from storage.places import chats, people, tree
from storage.places.people import Greeting
from tests.conftest import NOON
from tests.estate import Estate, furnish


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


def sent(database: Database) -> list[tuple[str, int]]:
    rows = database.connection.execute("SELECT view, subject_id FROM outbox ORDER BY id")
    return [(row["view"], row["subject_id"]) for row in rows]


async def test_a_resident_looks_at_their_own_building(database: Database, estate: Estate) -> None:
    await database.run(actions.look_around, IDS.wang, now=NOON)
    assert sent(database) == [("report-list", estate.building)]


async def test_somebody_with_several_places_says_which(database: Database, estate: Estate) -> None:
    await database.run(chats.joined, IDS.building_7, IDS.wang)
    await database.run(actions.look_around, IDS.wang, now=NOON)
    assert sent(database) == [("look-places", 0)]
    assert await database.run(actions.look_at, IDS.wang, estate.other_building, now=NOON)
    assert sent(database)[-1] == ("report-list", estate.other_building)


async def test_nobody_looks_at_a_place_that_is_not_theirs(
    database: Database, estate: Estate
) -> None:
    assert not await database.run(actions.look_at, IDS.wang, estate.other_building, now=NOON)
    assert not await database.run(actions.look_at, IDS.wang, 999, now=NOON)
    assert sent(database) == []


async def test_a_closed_place_is_nobodys(database: Database, estate: Estate) -> None:
    database.connection.execute("UPDATE places SET closed_at = 1 WHERE id = ?", (estate.building,))
    assert await database.run(choosing.own_places, IDS.wang, now=NOON) == []
    assert await database.run(choosing.nearest_buildings, IDS.wang) == []


async def test_somebody_new_is_given_the_phone_of_the_only_community(
    database: Database, estate: Estate
) -> None:
    await database.run(tree.set_office_phone, estate.community, "12345")
    who = Greeting(42, "新来的", None, "zh-CN", private=True)
    await database.run(people.greet, who, now=NOON)
    assert await database.run(actions.office_phone, 42, now=NOON) == "12345"


async def test_of_several_communities_a_stranger_is_given_no_phone(
    database: Database, estate: Estate
) -> None:
    await database.run(tree.set_office_phone, estate.community, "12345")
    database.connection.execute(
        "INSERT INTO places (kind, name, zone, language) VALUES ('community', '乙', 'UTC', 'en')"
    )
    assert await database.run(actions.office_phone, 42, now=NOON) is None


async def test_standing_knows_roles_homes_and_phone(database: Database, estate: Estate) -> None:
    who = await database.run(actions.standing, IDS.wang, now=NOON)
    assert [(place.id, flat.room) for place, flat in who.homes] == [(estate.building, "201")]
    assert [role.value for role in who.roles] == ["resident"]


async def test_stairwells_floors_and_rooms_come_in_natural_order(
    database: Database, estate: Estate
) -> None:
    firsts = await database.run(choosing.stairwells, estate.building)
    assert [flat.stairwell for flat in firsts] == ["1单元", "2单元", "3单元"]
    rooms = await database.run(choosing.beside, firsts[1].id)
    assert [flat.room for flat in rooms][:3] == ["101", "102", "201"]
    assert [flat.floor for flat in choosing.floors(rooms)] == [1, 2, 3, 4]
    same = await database.run(choosing.beside, firsts[1].id, floor_only=True)
    assert len(same) == 2
    assert await database.run(choosing.beside, 999) == []


async def test_forgetting_twice_is_forgetting_once(database: Database, estate: Estate) -> None:
    del estate
    for _ in range(2):
        await database.run(me.erase, IDS.wang, now=NOON, message_id=None)
    kept = await database.run(me.kept, IDS.wang)
    assert kept.person.name == ""
    assert kept.homes == ()


async def test_an_owner_stays_owner_as_long_as_the_settings_say(
    database: Database, estate: Estate
) -> None:
    del estate
    await database.run(me.erase, IDS.owner, now=NOON, message_id=None)
    who = await database.run(actions.standing, IDS.owner, now=NOON)
    assert [role.value for role in who.roles] == ["owner"]


async def both(tx: Tx, chat_id: int, *, now: datetime) -> None:
    who = Greeting(77, "来了又走", None, "en", private=False)
    await presence.seen(tx, 77, chat_id, [who], [], now=now)
    await presence.seen(tx, 77, chat_id, [], [77], now=now)


async def test_coming_and_going_is_known_even_of_strangers(database: Database) -> None:
    await database.run(both, -5, now=NOON)
    assert not await database.run(chats.is_in, -5, 77)
    assert (await database.run(people.get, 77)).name == "来了又走"
