"""Danger is answered first, and neighbours read nothing they should not."""

from domain.reports import Priority, Visibility
from playground.estate import IDS
from storage.places import units
from tests.handlers.reports.filed import only, stored
from tests.world import World


async def test_an_emergency_is_answered_with_the_number_before_the_card(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 三楼着火了，快来人")
    first, card = world.texts(IDS.building_6)[-2:]
    assert "119" in first
    assert "6栋-0001" in card
    assert (await only(world)).priority is Priority.URGENT


async def test_an_emergency_gives_the_numbers_the_community_keeps(world: World) -> None:
    gas = await world.database.run(units.by_code, world.estate.community, "gas_company")
    assert gas is not None
    await world.database.run(units.rename, gas.id, "燃气集团", "021-777")
    await world.say(IDS.wang, IDS.building_6, "/report 楼道里有煤气味，好大")
    assert "燃气集团 021-777" in world.texts(IDS.building_6)[-2]


async def test_even_a_stranger_is_told_whom_to_call(world: World) -> None:
    world.telegram.add_person("路人", id=5005)
    await world.say(5005, 5005, "着火了救命啊")
    assert "119" in world.texts(5005)[0]


async def test_an_emergency_is_never_limited(world: World) -> None:
    for number in range(5):
        await world.say(IDS.wang, IDS.building_6, f"/report 三楼着火了，第{number}次说")
    assert len(await stored(world)) == 5


async def test_a_private_category_leaves_no_word_in_the_group(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 楼上邻居半夜吵闹，噪音扰民")
    report = await only(world)
    assert report.visibility is Visibility.PRIVATE
    said = "\n".join(world.texts(IDS.building_6))
    assert "已收到（私密）" in said
    assert "吵" not in said
    assert "噪音" not in said
    assert "噪音扰民" in world.last(IDS.staff_chat)


async def test_a_private_matter_told_in_private_does_not_even_show(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上邻居半夜吵闹，噪音扰民")
    assert world.from_bot(IDS.building_6) == []
    assert "🔒" in world.last(IDS.wang)


async def test_phones_and_doors_are_masked_for_neighbours_only(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 楼道灯不亮，找3单元401室老李 13812345621")
    shown = world.last(IDS.building_6)
    assert "13812345621" not in shown
    assert "401" not in shown
    assert "13812345621" in world.last(IDS.unit_chat)
    assert "401" in world.last(IDS.wang)


async def test_ones_own_door_may_stand(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 3单元201室门口楼道灯不亮")
    assert "201" in world.last(IDS.building_6)
