"""Where somebody may begin something: the group's place, one's own places, or nowhere."""

import pytest

from actions.ballots import authority
from actions.places import spots
from actions.places.spots import Spot
from domain.places import PlaceKind, Role
from playground.estate import IDS
from storage.database import Database, Tx
from storage.places import tree
from tests.actions.parts import STAIRWELL_CHAT, dismissed, met, stairwell_group
from tests.conftest import NOON
from tests.estate import Estate

ROLES = frozenset({Role.CAPTAIN, Role.STAFF, Role.SECRETARY, Role.OWNER})


async def found(database: Database, person: int, chat: int) -> list[Spot]:
    return await database.run(spots.spots, person, chat, authority.may_run, ROLES, now=NOON)


async def ids(database: Database, person: int, chat: int) -> list[int]:
    return [spot.place.id for spot in await found(database, person, chat)]


async def closed(database: Database, place_id: int) -> None:
    await database.run(tree.close, place_id, now=NOON)


async def estate_added(database: Database, estate: Estate) -> int:
    """An estate between the community and nothing yet."""

    async def step(tx: Tx) -> int:
        where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
        return (await tree.add(tx, estate.community, PlaceKind.ESTATE, "东苑", **where)).id

    return await database.run(step)


@pytest.mark.parametrize("person", [IDS.captain, IDS.staff, IDS.owner])
async def test_a_group_means_its_own_place(
    database: Database, estate: Estate, person: int
) -> None:
    (spot,) = await found(database, person, IDS.building_6)
    assert (spot.place.id, spot.stairwell) == (estate.building, None)


async def test_in_the_group_next_door_a_captain_is_nobody(
    database: Database, estate: Estate
) -> None:
    assert await ids(database, IDS.captain, IDS.building_7) == []
    assert await ids(database, IDS.staff, IDS.building_7) == [estate.other_building]


@pytest.mark.parametrize("person", [IDS.wang, IDS.zhou, IDS.worker, 404])
@pytest.mark.parametrize("chat", [IDS.building_6, IDS.staff_chat, 0])
async def test_who_holds_no_role_may_begin_nowhere(
    database: Database, estate: Estate, person: int, chat: int
) -> None:
    assert estate
    assert await ids(database, person, chat or person) == []


async def test_in_private_a_captain_is_shown_their_own_building_only(
    database: Database, estate: Estate
) -> None:
    assert await ids(database, IDS.captain, IDS.captain) == [estate.building]


@pytest.mark.parametrize("chat", [IDS.staff, IDS.staff_chat])
async def test_staff_choose_in_their_group_as_in_private_small_places_first(
    database: Database, estate: Estate, chat: int
) -> None:
    wider = await estate_added(database, estate)
    expected = [estate.building, estate.other_building, wider, estate.community]
    assert await ids(database, IDS.staff, chat) == expected


async def test_a_captain_in_the_staff_group_still_has_one_building(
    database: Database, estate: Estate
) -> None:
    assert await ids(database, IDS.captain, IDS.staff_chat) == [estate.building]


@pytest.mark.parametrize("chat", [IDS.unit_chat, -404])
async def test_nothing_begins_in_a_units_chat_or_one_that_is_not_known(
    database: Database, estate: Estate, chat: int
) -> None:
    assert estate
    assert await ids(database, IDS.owner, chat) == []


async def test_a_role_that_ended_opens_nothing(database: Database, estate: Estate) -> None:
    await dismissed(database, IDS.captain, estate.building)
    assert await ids(database, IDS.captain, IDS.captain) == []
    assert await ids(database, IDS.captain, IDS.building_6) == []


async def test_a_stranger_in_the_group_begins_nothing(database: Database, estate: Estate) -> None:
    assert estate
    assert await ids(database, await met(database), IDS.building_6) == []


@pytest.mark.parametrize("name", ["3单元", "三单元", " 3 单元"])
async def test_the_group_of_a_stairwell_means_that_stairwell_as_the_flats_call_it(
    database: Database, estate: Estate, name: str
) -> None:
    await stairwell_group(database, estate.building, name)
    (spot,) = await found(database, IDS.captain, STAIRWELL_CHAT)
    assert (spot.place.id, spot.stairwell) == (estate.building, "3单元")


async def test_a_stairwell_without_flats_keeps_its_own_name(
    database: Database, estate: Estate
) -> None:
    await stairwell_group(database, estate.building, "9单元")
    (spot,) = await found(database, IDS.captain, STAIRWELL_CHAT)
    assert spot.stairwell == "9单元"


async def test_a_stairwell_is_no_place_of_its_own_in_private(
    database: Database, estate: Estate
) -> None:
    await stairwell_group(database, estate.building)
    assert await ids(database, IDS.captain, IDS.captain) == [estate.building]


async def test_nothing_begins_in_a_place_that_was_closed(
    database: Database, estate: Estate
) -> None:
    await closed(database, estate.building)
    assert await ids(database, IDS.captain, IDS.building_6) == []
    assert await ids(database, IDS.captain, IDS.captain) == []
    assert estate.building not in await ids(database, IDS.staff, IDS.staff)


async def test_a_group_tells_its_place_and_a_person_has_none(
    database: Database, estate: Estate
) -> None:
    place = await database.run(spots.place_of, IDS.building_6)
    assert place is not None
    assert place.id == estate.building
    assert await database.run(spots.place_of, IDS.captain) is None
    assert await database.run(spots.place_of, -404) is None


async def test_a_draft_moves_only_among_ones_own_places(
    database: Database, estate: Estate
) -> None:
    async def scopes(person: int) -> list[int]:
        run = database.run(spots.scopes, person, estate.building, authority.may_run, now=NOON)
        return [place.id for place in await run]

    assert await scopes(IDS.captain) == [estate.building]
    assert await scopes(IDS.staff) == [estate.building, estate.other_building, estate.community]
    assert await scopes(IDS.wang) == []


async def test_each_stairwell_of_a_building_is_named_once_in_order(
    database: Database, estate: Estate
) -> None:
    homes = await database.run(spots.stairwells, estate.building)
    assert [home.stairwell for home in homes] == ["1单元", "2单元", "3单元"]


async def test_larger_and_empty_places_have_no_stairwells(
    database: Database, estate: Estate
) -> None:
    assert await database.run(spots.stairwells, estate.community) == []
    assert await database.run(spots.stairwells, estate.other_building) == []
