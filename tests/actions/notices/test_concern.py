"""Whom a notice concerns, and whose doors somebody may look into."""

from dataclasses import replace

import pytest

from actions.notices import concern
from domain.notices import Audience, Fate, Notice, Occurrence, State
from domain.places import MembershipState, PlaceKind, Relation, Role
from playground.estate import IDS
from storage.database import Database
from storage.notices import deliveries, register
from storage.places import chats, households, tree
from tests.actions.notices.ground import grant
from tests.actions.notices.noticed import begun, said
from tests.conftest import NOON
from tests.estate import Estate, furnish

STRANGER = 4711
WHERE = {"zone": "Asia/Shanghai", "language": "zh-CN"}


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def posted(
    database: Database, place_id: int, audience: Audience | None = None
) -> tuple[Notice, Occurrence]:
    when = said("12月7日 09:00", NOON)
    who = audience or Audience()
    notice, row = await database.run(begun, place_id, when, now=NOON, audience=who)
    assert row is not None
    return notice, row


async def concerned(database: Database, found: tuple[Notice, Occurrence], person: int) -> bool:
    return await database.run(concern.concerns, person, *found, now=NOON)


async def visible(database: Database, notice: Notice, person: int) -> list[int]:
    return await database.run(concern.visible, person, notice, now=NOON)


async def test_those_of_its_groups_and_flats_are_concerned(
    database: Database, estate: Estate
) -> None:
    found = await posted(database, estate.building)
    for person in (IDS.wang, IDS.zhou, IDS.captain, IDS.staff, IDS.owner):
        assert await concerned(database, found, person), person
    for person in (STRANGER, IDS.worker):
        assert not await concerned(database, found, person), person


async def test_who_left_the_group_and_lives_elsewhere_is_not(
    database: Database, estate: Estate
) -> None:
    found = await posted(database, estate.building)
    await database.run(chats.left, IDS.building_6, IDS.anna, now=NOON)
    assert not await concerned(database, found, IDS.anna)
    await database.run(chats.left, IDS.building_6, IDS.wang, now=NOON)
    assert await concerned(database, found, IDS.wang)


async def test_a_notice_for_one_building_is_not_the_next_ones(
    database: Database, estate: Estate
) -> None:
    found = await posted(database, estate.other_building)
    assert not await concerned(database, found, IDS.wang)


async def test_a_notice_for_a_stairwell_is_of_those_who_live_on_it(
    database: Database, estate: Estate
) -> None:
    stairwell = await database.run(
        tree.add, estate.building, PlaceKind.STAIRWELL, "3单元", **WHERE
    )
    found = await posted(database, stairwell.id)
    assert await concerned(database, found, IDS.wang)
    assert not await concerned(database, found, IDS.zhao)


async def test_what_went_to_some_people_concerns_those_it_was_sent_to(
    database: Database, estate: Estate
) -> None:
    elders = Audience(born_until=1961)
    notice, row = await posted(database, estate.building, elders)
    await database.run(deliveries.add, row.id, IDS.zhao, None, Fate.SENT, now=NOON)
    assert await concerned(database, (notice, row), IDS.zhao)
    assert not await concerned(database, (notice, row), IDS.wang)


async def test_a_draft_concerns_nobody(database: Database, estate: Estate) -> None:
    notice, row = await posted(database, estate.building)
    draft = replace(notice, state=State.DRAFT)
    assert not await concerned(database, (draft, row), IDS.wang)


async def test_a_claim_that_nobody_confirmed_opens_nothing(
    database: Database, estate: Estate
) -> None:
    found = await posted(database, estate.building)
    flat = estate.flats["2单元", "101"]
    claimed = (Relation.OWNER, MembershipState.CLAIMED)
    await database.run(households.claim, IDS.worker, flat, *claimed, now=NOON)
    assert not await concerned(database, found, IDS.worker)


async def test_a_captain_looks_into_their_own_building_only(
    database: Database, estate: Estate
) -> None:
    notice, _ = await posted(database, estate.community)
    await database.run(grant, IDS.li_ming, Role.CAPTAIN, estate.building)
    assert await visible(database, notice, IDS.li_ming) == [estate.building]
    assert await visible(database, notice, IDS.staff) == [estate.community]
    assert await visible(database, notice, IDS.wang) == []


async def test_a_captain_above_sees_the_chosen_place(database: Database, estate: Estate) -> None:
    notice, _ = await posted(database, estate.building)
    await database.run(grant, IDS.li_ming, Role.GRID, estate.community)
    assert await visible(database, notice, IDS.li_ming) == [estate.building]
    await database.run(register.set_places, notice.id, (estate.building, estate.other_building))
    both = await visible(database, notice, IDS.li_ming)
    assert both == [estate.building, estate.other_building]
