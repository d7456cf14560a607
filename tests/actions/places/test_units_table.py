"""Settings of units and categories: who may change them, and what is kept."""

from dataclasses import replace

import pytest

from actions.places import units as steps
from actions.places.units import LONGEST_MINUTES, Refusal
from playground.estate import IDS
from storage.database import Database
from storage.places import units
from storage.places.units import Setting, Unit
from tests.actions.places.rows import counts
from tests.conftest import NOON
from tests.estate import Estate, furnish

MAY = (IDS.owner, IDS.staff)
MAY_NOT = (IDS.captain, IDS.worker, IDS.wang, IDS.zhou, 424242)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def unit_of(database: Database, estate: Estate) -> Unit:
    unit = await database.run(units.find, estate.property_firm)
    assert unit is not None
    return unit


async def kept(database: Database, estate: Estate, code: str) -> Setting:
    return await database.run(steps.setting, estate.community, code)


@pytest.mark.parametrize("person", MAY)
@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("翠湖物业", "翠湖物业"),
        ("  翠湖   物业 ", "翠湖 物业"),
        ("翠湖\u200b物业", "翠湖物业"),
        ("ＡＢ物业", "AB物业"),
        ("<b>物业</b>", "<b>物业</b>"),
        ("物" * 30, "物" * 30),
    ],
)
async def test_a_readable_name_is_kept_tidily_and_a_second_time_the_same(
    database: Database, estate: Estate, person: int, written: str, name: str
) -> None:
    before = await unit_of(database, estate)
    for _ in range(2):
        assert await database.run(steps.set_name, person, before.id, written, now=NOON) is None
        assert await unit_of(database, estate) == replace(before, name=name)


@pytest.mark.parametrize("written", ["", " ", "——", "🏠", "\u202e", "物" * 31])
async def test_an_unreadable_name_writes_nothing(
    database: Database, estate: Estate, written: str
) -> None:
    before, rows = await unit_of(database, estate), counts(database)
    refused = await database.run(steps.set_name, IDS.staff, before.id, written, now=NOON)
    assert refused is Refusal.BAD_NAME
    assert await unit_of(database, estate) == before
    assert counts(database) == rows


@pytest.mark.parametrize("written", ["", "没有", "phone", "----"])
async def test_an_unreadable_number_writes_nothing(
    database: Database, estate: Estate, written: str
) -> None:
    before, rows = await unit_of(database, estate), counts(database)
    refused = await database.run(steps.set_phone, IDS.owner, before.id, written, now=NOON)
    assert refused is Refusal.BAD_PHONE
    assert await unit_of(database, estate) == before
    assert counts(database) == rows


@pytest.mark.parametrize("person", MAY_NOT)
@pytest.mark.parametrize("name", ["好名字", ""])
async def test_who_may_not_is_not_even_told_what_is_wrong(
    database: Database, estate: Estate, person: int, name: str
) -> None:
    rows, firm = counts(database), estate.property_firm
    home = estate.community
    forbidden = Refusal.FORBIDDEN
    assert await database.run(steps.set_name, person, firm, name, now=NOON) is forbidden
    assert await database.run(steps.set_phone, person, firm, name, now=NOON) is forbidden
    assert await database.run(steps.set_times, person, home, "lift", 0, 0, now=NOON) is forbidden
    missing = database.run(steps.set_responsible, person, home, "lift", 10**9, now=NOON)
    assert await missing is forbidden
    assert counts(database) == rows


@pytest.mark.parametrize(
    ("respond", "resolve", "fits"),
    [
        (None, None, True),
        (1, None, True),
        (0, None, False),
        (None, LONGEST_MINUTES, True),
        (None, LONGEST_MINUTES + 1, False),
        (None, 0, False),
        (LONGEST_MINUTES, LONGEST_MINUTES, True),
        (LONGEST_MINUTES, None, False),
    ],
)
async def test_one_deadline_may_be_changed_and_the_other_left(
    database: Database,
    estate: Estate,
    respond: int | None,
    resolve: int | None,
    fits: bool,  # noqa: FBT001
) -> None:
    before = await kept(database, estate, "lift")
    wanted = replace(
        before,
        respond_minutes=before.respond_minutes if respond is None else respond,
        resolve_minutes=before.resolve_minutes if resolve is None else resolve,
    )
    home = estate.community
    for _ in range(2):
        told = await database.run(
            steps.set_times, IDS.staff, home, "lift", respond, resolve, now=NOON
        )
        assert told is (None if fits else Refusal.BAD_TIME)
        assert await kept(database, estate, "lift") == (wanted if fits else before)


@pytest.mark.parametrize("code", ["lift", "fire", "care", "idea"])
async def test_private_twice_is_as_before_and_touches_no_other_category(
    database: Database, estate: Estate, code: str
) -> None:
    before = await database.run(units.categories_of, estate.community)
    was = await kept(database, estate, code)
    for wanted in (not was.private, was.private):
        await database.run(steps.toggle_private, IDS.owner, estate.community, code, now=NOON)
        assert (await kept(database, estate, code)).private is wanted
    after = await database.run(units.categories_of, estate.community)
    assert {c: s for c, s in after.items() if c != code} == {
        c: s for c, s in before.items() if c != code
    }


@pytest.mark.parametrize("person", [*MAY, *MAY_NOT])
async def test_the_home_of_a_building_is_its_community_for_those_who_arrange_it(
    database: Database, estate: Estate, person: int
) -> None:
    for place in (estate.community, estate.building, estate.other_building):
        home = await database.run(steps.managed_home, person, place, now=NOON)
        assert home == (estate.community if person in MAY else None)
