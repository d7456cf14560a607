"""Categories and units as a community has set them."""

from dataclasses import replace

import pytest

from actions.reports import routing, whereabouts
from domain.reports import CATEGORIES, OTHER, State
from playground.estate import IDS
from storage.places import tree, units
from storage.places.units import Setting
from tests.actions.reports.desk import Desk
from tests.conftest import NOON


async def setting(desk: Desk, code: str) -> Setting:
    found = await desk.database.run(units.category, desk.estate.community, code)
    assert found is not None
    return found


async def category(desk: Desk, text: str) -> str:
    found = await desk.database.run(routing.proposed, desk.estate.building, text)
    return found.code


@pytest.mark.parametrize("code", CATEGORIES)
async def test_a_new_community_has_every_category_as_the_rules_do(desk: Desk, code: str) -> None:
    found = await desk.database.run(routing.category_of, desk.estate.building, code)
    assert found == CATEGORIES[code]


async def test_an_unknown_category_is_other(desk: Desk) -> None:
    found = await desk.database.run(routing.category_of, desk.estate.building, "nonsense")
    assert found.code == OTHER


async def test_words_the_community_added_speak_for_its_category(desk: Desk) -> None:
    assert await category(desk, "小广场的秋千歪了") == OTHER
    words = replace(await setting(desk, "equip"), words="秋千、滑梯 跷跷板|swing set")
    await desk.database.run(units.put_category, words)
    for text in ("小广场的秋千歪了", "滑梯裂了", "跷跷板断了", "the swing set is loose"):
        assert await category(desk, text) == "equip", text


async def test_an_added_word_beats_the_category_that_had_it(desk: Desk) -> None:
    assert await category(desk, "马蜂窝") == "pests"
    words = replace(await setting(desk, "green"), words="马蜂窝, 马蜂, 蜂窝")
    await desk.database.run(units.put_category, words)
    assert await category(desk, "马蜂窝") == "green"


async def test_usual_words_still_count_beside_added_ones(desk: Desk) -> None:
    words = replace(await setting(desk, "green"), words="秋千")
    await desk.database.run(units.put_category, words)
    assert await category(desk, "三楼楼道灯不亮") == "equip"


async def test_deadlines_are_the_communitys(desk: Desk) -> None:
    slow = replace(await setting(desk, "equip"), respond_minutes=30, resolve_minutes=90)
    await desk.database.run(units.put_category, slow)
    found = await desk.database.run(routing.category_of, desk.estate.building, "equip")
    assert (found.respond_minutes, found.resolve_minutes) == (30, 90)


async def test_a_category_with_people_behind_its_unit_is_sent_there(desk: Desk) -> None:
    report = await desk.file(category="equip")
    routed = await desk.database.run(routing.route, report, now=NOON)
    assert (routed.state, routed.unit_id) == (State.DISPATCHED, desk.estate.property_firm)


async def test_a_unit_nobody_stands_behind_gets_nothing(desk: Desk) -> None:
    report = await desk.file(category="water")
    assert await desk.database.run(routing.route, report, now=NOON) == report


async def test_other_is_for_staff(desk: Desk) -> None:
    report = await desk.file(category=OTHER)
    assert await desk.database.run(routing.unit_for, report, now=NOON) is None


async def test_another_unit_set_by_the_community_gets_it(desk: Desk) -> None:
    theirs = replace(await setting(desk, "water"), responsible="property")
    await desk.database.run(units.put_category, theirs)
    report = await desk.file(category="water")
    routed = await desk.database.run(routing.route, report, now=NOON)
    assert routed.unit_id == desk.estate.property_firm


async def test_what_was_sent_already_stays_where_it_is(desk: Desk) -> None:
    report = await desk.file(category="equip")
    routed = await desk.database.run(routing.route, report, now=NOON)
    assert await desk.database.run(routing.route, routed, now=NOON) == routed


async def test_what_a_unit_gave_back_is_not_sent_by_rule_again(desk: Desk) -> None:
    report = replace(await desk.file(category="equip"), return_count=1)
    assert await desk.database.run(routing.route, report, now=NOON) == report


async def test_home_comes_before_where_somebody_serves(desk: Desk) -> None:
    mine = await desk.database.run(whereabouts.of_person, IDS.wang, now=NOON)
    assert mine == [desk.estate.building]


async def test_a_community_counts_after_its_buildings(desk: Desk) -> None:
    mine = await desk.database.run(whereabouts.of_person, IDS.staff, now=NOON)
    assert mine[-1] == desk.estate.community


async def test_a_larger_place_is_taken_apart_into_buildings(desk: Desk) -> None:
    mine = await desk.database.run(whereabouts.buildings_of, IDS.staff, now=NOON)
    assert mine == [desk.estate.building, desk.estate.other_building]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("7栋楼道灯不亮", "7栋"),
        ("七号楼门口有坑", "7栋"),
        ("6栋和7栋之间有坑", None),
        ("楼道灯不亮", None),
        ("17栋灯不亮", None),
    ],
)
async def test_the_building_named_in_the_text_is_meant(
    desk: Desk, text: str, name: str | None
) -> None:
    place = await desk.database.run(whereabouts.meant, text, [desk.estate.community])
    assert place is not None
    found = await desk.database.run(tree.get, place)
    assert found.name == (name or "翠湖里")
