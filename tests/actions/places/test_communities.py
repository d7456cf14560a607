"""Communities begin with every unit and category; owners are those of the settings."""

from dataclasses import replace

import pytest

from actions.places import communities
from actions.places.communities import Added, Refusal
from domain import reports
from domain.places import Place, Role
from storage.database import Database, Tx
from storage.places import grants, people, tree, units
from tests.conftest import NOON

OWNER, STRANGER = 1, 2


async def found(tx: Tx) -> Place:
    await communities.sync_owners(tx, [OWNER], now=NOON)
    return await communities.create(tx, "翠湖里", zone="Asia/Shanghai", language="zh-CN", now=NOON)


async def test_a_new_community_has_every_unit_and_category_of_the_rules(
    database: Database,
) -> None:
    place = await database.run(found)
    known = await database.run(units.of_community, place.id)
    assert [unit.code for unit in known] == list(reports.UNITS)
    settings = await database.run(units.categories_of, place.id)
    assert settings.keys() == reports.CATEGORIES.keys()
    for code, rule in reports.CATEGORIES.items():
        kept = settings[code]
        assert (kept.responsible or None, tuple(kept.helps.split())) == (
            rule.responsible,
            rule.helps,
        )
        assert (kept.respond_minutes, kept.resolve_minutes) == (
            rule.respond_minutes,
            rule.resolve_minutes,
        )
        assert (kept.private, kept.needs_photo, kept.words) == (
            rule.private,
            rule.needs_photo,
            "",
        )


async def test_owners_are_exactly_those_of_the_settings(database: Database) -> None:
    for wanted in ([1, 2], [2, 3], [2, 3], []):
        await database.run(communities.sync_owners, wanted, now=NOON)
        assert sorted(await database.run(grants.owners, now=NOON)) == wanted


async def test_an_owner_never_seen_is_a_person_without_a_name(database: Database) -> None:
    await database.run(communities.sync_owners, [2**40], now=NOON)
    person = await database.run(people.get, 2**40)
    assert (person.name, person.reachable) == ("", False)


async def test_an_owner_let_go_holds_nothing(database: Database) -> None:
    place = await database.run(found)
    assert Role.OWNER in await database.run(grants.roles_of, OWNER, place.id, now=NOON)
    await database.run(communities.sync_owners, [], now=NOON)
    assert not await database.run(grants.roles_of, OWNER, place.id, now=NOON)


async def test_a_place_is_made_once_however_it_is_written(database: Database) -> None:
    place = await database.run(found)
    first = await database.run(communities.ensure_place, place, ["二期", "6栋"])
    again = await database.run(communities.ensure_place, place, ["二期", "六号楼"])
    assert first == again
    assert len(await database.run(tree.inside, place.id)) == 3


async def test_the_same_number_in_another_estate_is_another_building(database: Database) -> None:
    place = await database.run(found)
    paths = (["一期", "6栋"], ["二期", "6栋"], ["6栋"])
    made = [await database.run(communities.ensure_place, place, path) for path in paths]
    assert len({building.id for building in made if building}) == 3


async def test_a_path_with_a_name_that_cannot_be_makes_no_building(database: Database) -> None:
    place = await database.run(found)
    assert await database.run(communities.ensure_place, place, ["长" * 31]) is None
    assert len(await database.run(tree.inside, place.id)) == 1


async def test_adding_counts_what_is_new_and_what_was_there(database: Database) -> None:
    place = await database.run(found)
    assert await database.run(
        communities.add_buildings, OWNER, place.id, "1-3栋", now=NOON
    ) == Added(3, 0)
    assert await database.run(
        communities.add_buildings, OWNER, place.id, "2-5栋", now=NOON
    ) == Added(2, 2)


async def test_a_building_holds_no_buildings(database: Database) -> None:
    place = await database.run(found)
    six = await database.run(communities.ensure_place, place, ["6栋"])
    assert six is not None
    refusal = await database.run(communities.add_buildings, OWNER, six.id, "7栋", now=NOON)
    assert refusal is Refusal.BAD_BUILDINGS


async def test_a_stranger_changes_nothing(database: Database) -> None:
    place = await database.run(found)
    six = await database.run(communities.ensure_place, place, ["6栋"])
    assert six is not None
    steps = [
        await database.run(communities.add_buildings, STRANGER, place.id, "7栋", now=NOON),
        await database.run(communities.rename, STRANGER, six.id, "8栋", now=NOON),
        await database.run(communities.close, STRANGER, six.id, now=NOON),
        await database.run(communities.set_office_phone, STRANGER, six.id, "12345", now=NOON),
        await database.run(communities.found_another, STRANGER, "荷花里", now=NOON),
    ]
    assert steps == [Refusal.FORBIDDEN] * 5
    kept = await database.run(tree.get, six.id)
    assert kept == replace(six)


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("12345", "12345"),
        ("119", "119"),
        ("028-8765 4321", "02887654321"),
        ("138 0006 0001", "13800060001"),
        ("8765-4321", "8765-4321"),
        ("12", None),
        ("打给老张", None),
        ("1" * 400, None),
        ("", None),
        ("٣٤٥", None),
    ],
)
def test_a_number_is_one_that_can_be_called(text: str, phone: str | None) -> None:
    assert communities.phone_in(text) == phone
