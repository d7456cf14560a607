"""Groups as rows: what they are tied to, who is in them, and how to write there."""

from dataclasses import replace
from datetime import timedelta

import pytest

from playground.estate import IDS
from storage.database import Database
from storage.places import chats, people
from storage.places.chats import Chat, ChatKind, ChatState, Reader
from tests.conftest import NOON
from tests.estate import Estate, furnish

GROUP = -77


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


def group(place: int | None = None) -> Chat:
    return Chat(GROUP, ChatKind.GROUP, place, None, "群", None, ChatState.ACTIVE, "post", NOON)


async def test_a_chat_comes_back_as_it_was_put_and_is_put_anew(
    database: Database, estate: Estate
) -> None:
    assert await database.run(chats.find, GROUP) is None
    await database.run(chats.put, group())
    assert await database.run(chats.find, GROUP) == group()
    changed = replace(
        group(estate.community), kind=ChatKind.UNIT, unit_id=estate.property_firm,
        title="别的", language="en", changed_at=NOON + timedelta(days=1), rights="post pin",
    )  # fmt: skip
    await database.run(chats.put, changed)
    assert await database.run(chats.find, GROUP) == changed


@pytest.mark.parametrize("state", [ChatState.REMOVED, ChatState.MIGRATED])
async def test_chats_the_bot_is_not_in_are_not_written_to(
    database: Database, estate: Estate, state: ChatState
) -> None:
    await database.run(chats.put, group(estate.building))
    found = await database.run(chats.of_place, estate.building)
    assert {chat.id for chat in found} == {GROUP, IDS.building_6}
    assert GROUP in {chat.id for chat in await database.run(chats.active)}
    await database.run(chats.set_state, GROUP, state, now=NOON)
    found = await database.run(chats.of_place, estate.building)
    assert [chat.id for chat in found] == [IDS.building_6]
    assert GROUP not in {chat.id for chat in await database.run(chats.active)}


async def test_the_staffs_group_is_not_the_communitys_group(
    database: Database, estate: Estate
) -> None:
    staff = await database.run(chats.of_place, estate.community, ChatKind.STAFF)
    assert [chat.id for chat in staff] == [IDS.staff_chat]
    assert await database.run(chats.of_place, estate.community) == []
    unit = await database.run(chats.of_unit, estate.property_firm)
    assert [chat.id for chat in unit] == [IDS.unit_chat]
    assert await database.run(chats.of_unit, estate.property_firm + 1) == []


async def test_a_unit_whose_group_threw_the_bot_out_has_none(
    database: Database, estate: Estate
) -> None:
    await database.run(chats.set_state, IDS.unit_chat, ChatState.REMOVED, now=NOON)
    assert await database.run(chats.of_unit, estate.property_firm) == []


async def test_a_person_is_written_to_in_their_way(database: Database, estate: Estate) -> None:
    del estate
    read = await database.run(chats.reader, IDS.anna, default="zh-CN")
    assert read == Reader(IDS.anna, "en")
    assert read.private
    await database.run(people.set_big, IDS.anna, big=True)
    assert (await database.run(chats.reader, IDS.anna, default="zh-CN")).big
    assert (await database.run(chats.reader, 999, default="en")).language == "en"


async def test_a_group_speaks_its_own_language_else_its_places_else_the_bots(
    database: Database, estate: Estate
) -> None:
    assert (await database.run(chats.reader, GROUP, default="en")).language == "en"
    await database.run(chats.put, group(estate.building))
    read = await database.run(chats.reader, GROUP, default="en")
    assert (read.language, read.big, read.private) == ("zh-CN", False, False)
    await database.run(chats.set_language, GROUP, "en")
    assert (await database.run(chats.reader, GROUP, default="zh-CN")).language == "en"


async def test_a_group_keeps_the_time_of_its_place(database: Database, estate: Estate) -> None:
    database.connection.execute("UPDATE places SET zone = 'Asia/Urumqi'")
    await database.run(chats.put, group(estate.building))
    assert (await database.run(chats.reader, GROUP, default="en")).zone == "Asia/Urumqi"
    await database.run(chats.put, group(None))
    assert (await database.run(chats.reader, GROUP, default="en")).zone == chats.ZONE


async def test_who_left_is_not_in_until_they_come_back(database: Database, estate: Estate) -> None:
    del estate
    assert await database.run(chats.is_in, IDS.building_6, IDS.wang)
    await database.run(chats.left, IDS.building_6, IDS.wang, now=NOON)
    assert not await database.run(chats.is_in, IDS.building_6, IDS.wang)
    await database.run(chats.joined, IDS.building_6, IDS.wang)
    assert await database.run(chats.is_in, IDS.building_6, IDS.wang)
    assert not await database.run(chats.is_in, IDS.building_7, IDS.wang)


async def test_being_seen_does_not_bring_back_who_left(database: Database, estate: Estate) -> None:
    """A late message of somebody who left is no return; only Telegram's notice is."""
    del estate
    await database.run(chats.left, IDS.building_6, IDS.wang, now=NOON)
    await database.run(chats.seen_in, IDS.building_6, IDS.wang)
    assert not await database.run(chats.is_in, IDS.building_6, IDS.wang)
    await database.run(chats.seen_in, IDS.building_7, IDS.wang)
    await database.run(chats.seen_in, IDS.building_7, IDS.wang)
    assert await database.run(chats.is_in, IDS.building_7, IDS.wang)


async def test_people_move_along_and_who_is_there_already_stays_as_they_are(
    database: Database, estate: Estate
) -> None:
    del estate
    await database.run(chats.left, IDS.building_6, IDS.zhao, now=NOON)
    await database.run(chats.joined, GROUP, IDS.zhao)
    await database.run(chats.move_members, IDS.building_6, GROUP)
    await database.run(chats.move_members, IDS.building_6, GROUP)
    assert await database.run(chats.is_in, GROUP, IDS.wang)
    assert await database.run(chats.is_in, GROUP, IDS.zhao)
    assert await database.run(chats.is_in, IDS.building_6, IDS.wang)
