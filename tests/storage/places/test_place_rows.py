"""Places, units and categories as rows."""

from dataclasses import replace

import pytest

from domain.errors import Missing
from domain.places import Place, PlaceKind
from storage.database import Database
from storage.places import tree, units
from tests.conftest import NOON
from tests.estate import Estate, furnish


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def add(database: Database, parent: int | None, kind: PlaceKind, name: str) -> Place:
    where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
    return await database.run(tree.add, parent, kind, name, **where)


async def test_a_place_knows_all_that_it_stands_in(database: Database, estate: Estate) -> None:
    stairwell = await add(database, estate.building, PlaceKind.STAIRWELL, "3单元")
    path = await database.run(tree.lineage, stairwell.id)
    assert [p.id for p in path] == [stairwell.id, estate.building, estate.community]
    assert (await database.run(tree.community_of, stairwell.id)).id == estate.community
    building = await database.run(tree.building_of, stairwell.id)
    assert building is not None
    assert building.id == estate.building
    assert await database.run(tree.building_of, estate.community) is None


async def test_what_is_inside_goes_all_the_way_down(database: Database, estate: Estate) -> None:
    phase = await add(database, estate.community, PlaceKind.ESTATE, "二期")
    eight = await add(database, phase.id, PlaceKind.BUILDING, "8栋")
    inside = {p.id for p in await database.run(tree.inside, estate.community)}
    assert {estate.community, phase.id, eight.id, estate.building} <= inside
    assert {p.id for p in await database.run(tree.inside, phase.id)} == {phase.id, eight.id}
    assert [p.id for p in await database.run(tree.inside, eight.id)] == [eight.id]
    assert await database.run(tree.inside, 999) == []


async def test_a_closed_place_is_found_and_no_longer_offered(
    database: Database, estate: Estate
) -> None:
    await database.run(tree.close, estate.other_building, now=NOON)
    assert (await database.run(tree.get, estate.other_building)).closed_at == NOON
    assert estate.other_building not in {p.id for p in await database.run(tree.every)}
    inside = await database.run(tree.inside, estate.community)
    assert estate.other_building not in {p.id for p in inside}


@pytest.mark.parametrize("place", [0, -1, 999, 2**62])
async def test_what_is_no_place_is_missing(database: Database, estate: Estate, place: int) -> None:
    del estate
    assert await database.run(tree.find, place) is None
    for step in (tree.get, tree.lineage, tree.community_of, tree.office_phone):
        with pytest.raises(Missing):
            await database.run(step, place)


async def test_numbers_of_reports_count_on_for_each_building(
    database: Database, estate: Estate
) -> None:
    taken = [await database.run(tree.next_report_number, estate.building) for _ in range(3)]
    assert taken == [1, 2, 3]
    assert await database.run(tree.next_report_number, estate.other_building) == 1


async def test_the_nearest_office_phone_counts(database: Database, estate: Estate) -> None:
    assert await database.run(tree.office_phone, estate.building) is None
    await database.run(tree.set_office_phone, estate.community, "12345")
    assert await database.run(tree.office_phone, estate.building) == "12345"
    await database.run(tree.set_office_phone, estate.building, "678")
    assert await database.run(tree.office_phone, estate.building) == "678"
    assert await database.run(tree.office_phone, estate.other_building) == "12345"


async def test_a_renamed_place_is_the_same_place(database: Database, estate: Estate) -> None:
    await database.run(tree.rename, estate.building, "六号楼")
    assert (await database.run(tree.get, estate.building)).name == "六号楼"
    assert (await database.run(tree.get, estate.other_building)).name == "7栋"
    assert [p.id for p in await database.run(tree.communities)] == [estate.community]


async def test_a_unit_is_found_by_its_code_in_its_own_community(
    database: Database, estate: Estate
) -> None:
    found = await database.run(units.by_code, estate.community, "property")
    assert found is not None
    assert found.id == estate.property_firm
    assert await database.run(units.by_code, estate.building, "property") is None
    assert await database.run(units.by_code, estate.community, "nonsense") is None
    other = await add(database, None, PlaceKind.COMMUNITY, "荷花里")
    await database.run(units.add, other.id, "property", "荷花物业", None)
    elsewhere = await database.run(units.by_code, other.id, "property")
    assert elsewhere is not None
    assert elsewhere.id != found.id
    assert len(await database.run(units.of_community, other.id)) == 1


async def test_a_units_name_and_phone_can_be_set_and_cleared(
    database: Database, estate: Estate
) -> None:
    for name, phone in (("幸福物业", "123"), (None, None)):
        await database.run(units.rename, estate.property_firm, name, phone)
        unit = await database.run(units.find, estate.property_firm)
        assert unit is not None
        assert (unit.name, unit.phone, unit.code) == (name, phone, "property")
    assert await database.run(units.find, 0) is None


async def test_a_category_is_put_over_what_was(database: Database, estate: Estate) -> None:
    before = await database.run(units.category, estate.community, "ebike")
    assert before is not None
    changed = replace(
        before, responsible="police", helps="", respond_minutes=1, private=True, words="电瓶"
    )
    await database.run(units.put_category, changed)
    assert await database.run(units.category, estate.community, "ebike") == changed
    every = await database.run(units.categories_of, estate.community)
    assert every["ebike"] == changed
    assert len(every) > 1
    assert await database.run(units.category, estate.building, "ebike") is None
    assert await database.run(units.categories_of, estate.building) == {}
