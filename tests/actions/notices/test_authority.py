from dataclasses import replace
from datetime import timedelta

import pytest

from actions.notices import authority
from domain.notices import Notice
from domain.places import Grant, PlaceKind, Role
from playground.estate import IDS
from storage.database import Database, Tx
from storage.places import grants, traces, tree
from tests.actions.notices.ground import NOW, grant, noticed
from tests.estate import Estate


async def may(database: Database, person: int, place: int) -> bool:
    async def step(tx: Tx) -> bool:
        return await authority.may_publish(tx, person, place, now=NOW)

    return await database.run(step)


async def runs(database: Database, person: int, *places: int, home: int, author: int) -> bool:
    async def step(tx: Tx) -> bool:
        draft: Notice = await noticed(tx, *places, author_id=author)
        return await authority.may_run(tx, person, replace(draft, place_id=home), now=NOW)

    return await database.run(step)


async def test_a_captain_announces_in_their_own_building_only(
    database: Database, estate: Estate
) -> None:
    assert await may(database, IDS.captain, estate.building)
    assert not await may(database, IDS.captain, estate.other_building)
    assert not await may(database, IDS.captain, estate.community)


async def test_a_captain_announces_in_a_stairwell_of_the_building(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> bool:
        where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
        third = await tree.add(tx, estate.building, PlaceKind.STAIRWELL, "3单元", **where)
        return await authority.may_publish(tx, IDS.captain, third.id, now=NOW)

    assert await database.run(step)


async def test_staff_and_owners_announce_everywhere_below(
    database: Database, estate: Estate
) -> None:
    for person in (IDS.staff, IDS.owner):
        for place in (estate.community, estate.building, estate.other_building):
            assert await may(database, person, place)


@pytest.mark.parametrize("role", list(Role))
async def test_only_these_roles_announce(database: Database, estate: Estate, role: Role) -> None:
    async def step(tx: Tx) -> bool:
        await grant(tx, IDS.anna, role, estate.building)
        return await authority.may_publish(tx, IDS.anna, estate.building, now=NOW)

    assert await database.run(step) is (role in authority.PUBLISHERS)


async def test_residents_and_units_announce_nothing(database: Database, estate: Estate) -> None:
    assert not await may(database, IDS.wang, estate.building)
    assert not await may(database, IDS.worker, estate.building)


async def test_a_place_that_is_gone_or_closed_takes_no_notice(
    database: Database, estate: Estate
) -> None:
    async def close(tx: Tx) -> None:
        await tree.close(tx, estate.other_building, now=NOW)

    assert not await may(database, IDS.owner, 999)
    await database.run(close)
    assert not await may(database, IDS.owner, estate.other_building)


async def test_another_captain_of_the_home_place_may_run_it(
    database: Database, estate: Estate
) -> None:
    assert await runs(
        database, IDS.captain, estate.building, home=estate.building, author=IDS.staff
    )


async def test_a_captain_may_not_run_what_went_to_the_community(
    database: Database, estate: Estate
) -> None:
    assert not await runs(
        database, IDS.captain, estate.community, home=estate.community, author=IDS.staff
    )


async def test_the_author_of_a_notice_for_two_buildings_may_run_it_while_both_are_theirs(
    database: Database, estate: Estate
) -> None:
    both = (estate.building, estate.other_building)

    async def also(tx: Tx) -> None:
        await grant(tx, IDS.captain, Role.CAPTAIN, estate.other_building)

    assert not await runs(database, IDS.captain, *both, home=estate.community, author=IDS.captain)
    await database.run(also)
    assert await runs(database, IDS.captain, *both, home=estate.community, author=IDS.captain)
    assert not await runs(database, IDS.captain, *both, home=estate.community, author=IDS.staff)


async def test_an_author_who_laid_the_role_down_may_run_nothing(
    database: Database, estate: Estate
) -> None:
    async def end(tx: Tx) -> None:
        await traces.lay_down_roles(tx, IDS.captain, now=NOW)
        assert not await grants.of(tx, IDS.captain, now=NOW)

    await database.run(end)
    assert not await runs(
        database, IDS.captain, estate.building, home=estate.building, author=IDS.captain
    )


EVERYBODY = (IDS.owner, IDS.captain, IDS.wang, IDS.staff, IDS.worker)


@pytest.mark.usefixtures("estate")
@pytest.mark.parametrize("person", EVERYBODY)
async def test_ones_own_places_are_those_where_one_may(database: Database, person: int) -> None:
    async def step(tx: Tx) -> tuple[list[int], list[int]]:
        own = await authority.own_places(tx, person, now=NOW)
        every = await tree.every(tx)
        may = [p.id for p in every if await authority.may_publish(tx, person, p.id, now=NOW)]
        return [place.id for place in own], may

    own, may = await database.run(step)
    assert own == may
    assert bool(own) is (person not in {IDS.wang, IDS.worker})


async def test_a_role_that_begins_tomorrow_gives_no_place_today(
    database: Database, estate: Estate
) -> None:
    async def step(tx: Tx) -> int:
        tomorrow = NOW + timedelta(days=1)
        given = Grant(IDS.anna, Role.CAPTAIN, estate.building, None, IDS.owner, tomorrow)
        await grants.add(tx, given)
        return len(await authority.own_places(tx, IDS.anna, now=NOW))

    assert await database.run(step) == 0
