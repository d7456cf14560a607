"""Roles as rows: in force from when they are given until they end, and not a moment longer."""

from datetime import datetime, timedelta

import pytest

from domain.places import Grant, Role
from playground.estate import IDS
from storage.database import Database
from storage.places import grants
from tests.conftest import NOON
from tests.estate import Estate, furnish

MOMENT = timedelta(microseconds=1)
END = NOON + timedelta(days=3)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def add(database: Database, estate: Estate, ends_at: datetime | None = None) -> int:
    given = Grant(IDS.zhou, Role.CAPTAIN, estate.building, None, IDS.staff, NOON, ends_at)
    await database.run(grants.add, given)
    row = database.connection.execute("SELECT max(id) FROM grants").fetchone()
    return int(row[0])


@pytest.mark.parametrize(
    ("at", "holds"),
    [(NOON, True), (END - MOMENT, True), (END, False), (END + MOMENT, False)],
)
async def test_a_role_holds_until_its_end(
    database: Database,
    estate: Estate,
    at: datetime,
    holds: bool,  # noqa: FBT001
) -> None:
    await add(database, estate, END)
    roles = await database.run(grants.roles_of, IDS.zhou, estate.building, now=at)
    assert (Role.CAPTAIN in roles) is holds
    assert (IDS.zhou in await database.run(grants.with_role, Role.CAPTAIN, now=at)) is holds
    held = await database.run(grants.holders, estate.building, Role.CAPTAIN, now=at)
    assert (IDS.zhou in held) is holds


async def test_a_role_holds_below_its_place_and_not_beside_or_above(
    database: Database, estate: Estate
) -> None:
    await add(database, estate)
    for place, holds in (
        (estate.building, True), (estate.other_building, False), (estate.community, False),
    ):  # fmt: skip
        roles = await database.run(grants.roles_of, IDS.zhou, place, now=NOON)
        assert (Role.CAPTAIN in roles) is holds
    staff = await database.run(grants.roles_of, IDS.staff, estate.other_building, now=NOON)
    assert staff == {Role.STAFF}


async def test_owners_are_owners_everywhere(database: Database, estate: Estate) -> None:
    for place in (estate.community, estate.building, estate.other_building):
        assert await database.run(grants.roles_of, IDS.owner, place, now=NOON) == {Role.OWNER}
    assert await database.run(grants.owners, now=NOON) == [IDS.owner]
    assert IDS.owner not in [g.person_id for _, g in await database.run(
        grants.at, estate.community, now=NOON)]  # fmt: skip


async def test_the_nearest_holders_come_first(database: Database, estate: Estate) -> None:
    wide = Grant(IDS.anna, Role.CAPTAIN, estate.community, None, IDS.owner, NOON)
    await database.run(grants.add, wide)
    await add(database, estate)
    found = await database.run(grants.holders, estate.building, Role.CAPTAIN, now=NOON)
    assert found[-1] == IDS.anna
    assert set(found[:2]) == {IDS.captain, IDS.zhou}
    beside = await database.run(grants.holders, estate.other_building, Role.CAPTAIN, now=NOON)
    assert beside == [IDS.anna]


async def test_a_grant_comes_back_as_it_was_given(database: Database, estate: Estate) -> None:
    grant_id = await add(database, estate, END)
    kept = await database.run(grants.get, grant_id)
    assert kept == Grant(IDS.zhou, Role.CAPTAIN, estate.building, None, IDS.staff, NOON, END)
    assert await database.run(grants.get, grant_id + 1) is None


async def test_ending_one_role_leaves_the_others(database: Database, estate: Estate) -> None:
    grant_id = await add(database, estate)
    await database.run(grants.end, grant_id, now=NOON)
    assert await database.run(grants.of, IDS.zhou, now=NOON) == []
    held = await database.run(grants.of, IDS.captain, now=NOON)
    assert [g.role for g in held] == [Role.CAPTAIN]


async def test_somebody_in_a_unit_twice_is_one_member(database: Database, estate: Estate) -> None:
    again = Grant(IDS.worker, Role.UNIT, estate.building, estate.property_firm, IDS.staff, NOON)
    await database.run(grants.add, again)
    members = await database.run(grants.members, estate.property_firm, now=NOON)
    assert members == [IDS.worker]
    assert await database.run(grants.members, 999, now=NOON) == []


async def test_an_owner_is_added_without_a_place(database: Database, estate: Estate) -> None:
    await database.run(grants.add_owner, IDS.zhou, now=NOON)
    ids = await database.run(grants.owner_grants, now=NOON)
    assert ids.keys() == {IDS.owner, IDS.zhou}
    await database.run(grants.end, ids[IDS.zhou], now=NOON)
    assert await database.run(grants.owners, now=NOON) == [IDS.owner]
    assert Role.OWNER not in await database.run(
        grants.roles_of, IDS.zhou, estate.community, now=NOON
    )
