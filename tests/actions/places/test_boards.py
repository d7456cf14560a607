"""What stands in the groups of a place and is told there: where, and never twice."""

from datetime import timedelta
from typing import Any

import pytest

from actions.places import boards
from playground.estate import IDS
from storage.database import Database
from storage.outbox import Rank
from storage.places import chats
from storage.places.chats import ChatState
from tests.actions.parts import STAIRWELL_CHAT, stairwell_group
from tests.actions.places.rows import sent
from tests.conftest import NOON
from tests.estate import Estate

BOTH = [IDS.building_6, IDS.building_7]


async def told(database: Database, who: list[int], **how: Any) -> None:  # noqa: ANN401
    await database.run(boards.tell, who, "anything", 7, now=NOON, **how)


async def announced(database: Database, place_id: int, subject: int = 7) -> list[int]:
    return await database.run(
        boards.announce, place_id, "ballot", "ballot-panel", subject, now=NOON
    )


async def test_a_building_has_its_own_group_only(database: Database, estate: Estate) -> None:
    assert await database.run(boards.groups, estate.building) == [IDS.building_6]
    assert await database.run(boards.groups, estate.other_building) == [IDS.building_7]


async def test_the_community_reaches_every_group_and_neither_staff_nor_units(
    database: Database, estate: Estate
) -> None:
    assert await database.run(boards.groups, estate.community) == BOTH


async def test_a_building_reaches_the_groups_of_its_stairwells_and_they_not_it(
    database: Database, estate: Estate
) -> None:
    stairwell = await stairwell_group(database, estate.building)
    found = await database.run(boards.groups, estate.building)
    assert sorted(found) == sorted([IDS.building_6, STAIRWELL_CHAT])
    assert await database.run(boards.groups, stairwell) == [STAIRWELL_CHAT]
    assert await database.run(boards.groups, estate.other_building) == [IDS.building_7]


async def test_whoever_is_in_a_group_reads_what_stands_there_until_they_leave(
    database: Database, estate: Estate
) -> None:
    # The community has no group of its own: its boards are those of its buildings.
    for place_id in (estate.building, estate.community):
        assert await database.run(boards.reads, IDS.zhou, place_id)
    assert not await database.run(boards.reads, IDS.zhou, estate.other_building)
    await database.run(chats.left, IDS.building_6, IDS.zhou, now=NOON)
    assert not await database.run(boards.reads, IDS.zhou, estate.community)


@pytest.mark.parametrize("state", [ChatState.REMOVED, ChatState.MIGRATED])
async def test_a_group_that_cannot_be_reached_is_told_nothing(
    database: Database, estate: Estate, state: ChatState
) -> None:
    await database.run(chats.set_state, IDS.building_6, state, now=NOON)
    assert await announced(database, estate.community) == [IDS.building_7]
    assert sent(database) == [(IDS.building_7, "ballot-panel")]


async def test_a_panel_is_pinned_and_kept_up_to_date(database: Database, estate: Estate) -> None:
    assert await announced(database, estate.building) == [IDS.building_6]
    (row,) = database.connection.execute("SELECT panel, pin, rank, subject_id FROM outbox")
    assert (row["panel"], bool(row["pin"]), row["subject_id"]) == ("ballot", True, 7)
    assert row["rank"] == Rank.URGENT


async def test_a_panel_is_announced_once_however_often_it_is_asked_for(
    database: Database, estate: Estate
) -> None:
    for _ in range(2):
        assert await announced(database, estate.community) == BOTH
    assert sent(database) == [(chat, "ballot-panel") for chat in BOTH]


async def test_another_subject_has_a_panel_of_its_own(database: Database, estate: Estate) -> None:
    await announced(database, estate.building)
    await announced(database, estate.building, subject=8)
    assert len(sent(database)) == 2


async def test_a_group_that_was_added_later_gets_the_panel_and_the_first_no_second(
    database: Database, estate: Estate
) -> None:
    await announced(database, estate.building)
    await stairwell_group(database, estate.building)
    await announced(database, estate.building)
    assert [chat for chat, _ in sent(database)] == [IDS.building_6, STAIRWELL_CHAT]


async def test_whoever_is_named_twice_is_told_once(database: Database, estate: Estate) -> None:
    assert estate
    await told(database, [IDS.wang, IDS.captain, IDS.wang])
    assert sent(database) == [(IDS.wang, "anything"), (IDS.captain, "anything")]


async def test_with_a_key_nothing_is_told_twice_even_in_other_words(
    database: Database, estate: Estate
) -> None:
    assert estate
    for number in range(2):
        await told(database, [IDS.wang], key="closed", args={"n": number})
    assert len(sent(database)) == 1


async def test_another_key_is_another_message(database: Database, estate: Estate) -> None:
    assert estate
    for key in ("a-day", "an-hour"):
        await told(database, [IDS.wang], key=key)
    assert len(sent(database)) == 2


async def test_without_a_key_other_words_are_another_message(
    database: Database, estate: Estate
) -> None:
    assert estate
    for number in range(2):
        await told(database, [IDS.wang], args={"n": number})
    assert len(sent(database)) == 2


async def test_one_key_serves_each_of_those_who_are_told(
    database: Database, estate: Estate
) -> None:
    assert estate
    await told(database, [IDS.wang], key="closed")
    await told(database, [IDS.wang, IDS.zhao], key="closed")
    assert [chat for chat, _ in sent(database)] == [IDS.wang, IDS.zhao]


async def test_what_may_wait_is_not_sent_before_its_time(
    database: Database, estate: Estate
) -> None:
    assert estate
    later = NOON + timedelta(hours=9)
    await told(database, [IDS.wang], not_before=later)
    (late,) = database.connection.execute("SELECT not_before FROM outbox")
    await told(database, [IDS.zhao])
    (_, soon) = database.connection.execute("SELECT not_before FROM outbox ORDER BY id")
    assert soon["not_before"] != late["not_before"]


async def test_nobody_to_tell_writes_nothing(database: Database, estate: Estate) -> None:
    assert estate
    await told(database, [], key="closed")
    assert sent(database) == []
