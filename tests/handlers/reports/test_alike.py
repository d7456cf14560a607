"""What looks like a report already open is offered, and never lost."""

import pytest

from domain.reports import State
from playground.estate import IDS
from storage import timers
from tests.handlers.reports.filed import LAMP, behind, stored
from tests.world import World, restart

AGAIN = "三单元二楼楼道的灯不亮了"


@pytest.fixture
async def twice(world: World) -> World:
    """Wang reported the lamp, then Zhao did."""
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    await world.say(IDS.zhao, IDS.building_6, f"/report {AGAIN}")
    return world


async def test_a_look_alike_is_offered_before_a_new_card(twice: World) -> None:
    texts = twice.texts(IDS.building_6)
    assert "好像有人报过了" in texts[-1]
    assert "6栋-0001" in texts[-1]
    assert not any(text.startswith("6栋-0002") for text in texts)


async def test_it_is_stored_meanwhile(twice: World) -> None:
    assert (await stored(twice))[1].text == AGAIN


async def test_nobody_else_hears_of_it_meanwhile(twice: World) -> None:
    assert AGAIN not in "\n".join(twice.texts(IDS.unit_chat))


async def test_me_too_counts_for_the_first_one(twice: World) -> None:
    toast = await twice.tap(IDS.zhao, IDS.building_6, "+1 我也遇到")
    first, second = await stored(twice)
    assert "已算上您" in toast
    assert await behind(twice, first) == [IDS.zhao]
    assert (second.state, second.parent_id) == (State.MERGED, first.id)
    assert any("1 位邻居也遇到" in text for text in twice.texts(IDS.building_6))


async def test_not_the_same_is_a_card_of_its_own(twice: World) -> None:
    await twice.tap(IDS.zhao, IDS.building_6, "不是一回事")
    assert "6栋-0002" in twice.last(IDS.building_6)
    assert AGAIN in twice.last(IDS.unit_chat)
    assert (await stored(twice))[1].state is State.DISPATCHED


async def test_without_an_answer_it_is_filed_after_ten_minutes(twice: World) -> None:
    await twice.later(minutes=9)
    assert AGAIN not in "\n".join(twice.texts(IDS.unit_chat))
    await twice.later(minutes=1)
    assert AGAIN in "\n".join(twice.texts(IDS.unit_chat))
    assert "已单独报上" in "\n".join(twice.texts(IDS.building_6))


async def test_a_restart_in_between_loses_nothing(twice: World) -> None:
    twice.linli = await restart(twice.linli.app.bot_data, twice.telegram)
    await twice.later(minutes=10)
    assert AGAIN in "\n".join(twice.texts(IDS.unit_chat))


@pytest.mark.parametrize("label", ["+1 我也遇到", "不是一回事"])
async def test_only_its_author_chooses(twice: World, label: str) -> None:
    toast = await twice.tap(IDS.li_ming, IDS.building_6, label)
    assert "自己选" in toast
    assert (await stored(twice))[1].state is State.SUBMITTED


async def test_a_choice_is_made_once(twice: World) -> None:
    message_id, data = twice.button(IDS.building_6, "不是一回事")
    await twice.tap(IDS.zhao, IDS.building_6, "+1 我也遇到")
    toast = await twice.forge(IDS.zhao, IDS.building_6, message_id, data)
    assert "已经选过" in toast
    assert (await stored(twice))[1].state is State.MERGED


async def test_after_choosing_nothing_waits_any_more(twice: World) -> None:
    await twice.tap(IDS.zhao, IDS.building_6, "不是一回事")
    second = (await stored(twice))[1]
    assert await twice.database.run(timers.armed, "report-draft", second.id) == []


async def test_a_first_one_that_ended_meanwhile_is_no_longer_joined(twice: World) -> None:
    await twice.tap(IDS.wang, IDS.wang, "撤回")
    toast = await twice.tap(IDS.zhao, IDS.building_6, "+1 我也遇到")
    assert "刚刚结束" in toast
    assert (await stored(twice))[1].state is State.DISPATCHED


async def test_a_forged_join_of_something_else_is_filed_by_itself(twice: World) -> None:
    await twice.say(IDS.li_ming, IDS.building_6, "/report 大门口的树倒了，树枝挡路")
    tree = (await stored(twice))[-1]
    message_id, data = twice.button(IDS.building_6, "+1 我也遇到")
    forged = data.rpartition(":")[0] + f":{tree.id}"
    await twice.forge(IDS.zhao, IDS.building_6, message_id, forged)
    assert await behind(twice, tree) == []


async def test_another_floor_is_another_matter(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 三单元二楼楼道灯不亮")
    await world.say(IDS.zhao, IDS.building_6, "/report 三单元五楼楼道灯不亮")
    assert "6栋-0002" in world.last(IDS.building_6)


async def test_another_building_is_another_matter(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    await world.say(IDS.staff, IDS.building_7, f"/report {LAMP}")
    assert "7栋-0001" in world.last(IDS.building_7)


async def test_private_matters_are_never_offered_to_others(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上邻居半夜吵闹，噪音扰民")
    await world.say(IDS.zhao, IDS.zhao, "楼上邻居半夜吵闹，噪音扰民")
    assert not any("好像有人报过" in text for text in world.texts(IDS.zhao))
    assert len(await stored(world)) == 2


async def test_an_emergency_is_never_held_back(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 三楼着火了，快来人")
    await world.say(IDS.zhao, IDS.building_6, "/report 三楼着火了，快来人啊")
    assert any(text.startswith("6栋-0002") for text in world.texts(IDS.building_6))


async def test_what_waits_is_not_offered_itself(twice: World) -> None:
    await twice.say(IDS.li_ming, IDS.building_6, f"/report {AGAIN}吧")
    assert "6栋-0002" not in twice.last(IDS.building_6)


async def test_in_private_it_is_the_same(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    await world.say(IDS.zhao, IDS.zhao, AGAIN)
    await world.tap(IDS.zhao, IDS.zhao, "+1 我也遇到")
    first, _ = await stored(world)
    assert await behind(world, first) == [IDS.zhao]


async def test_in_english_the_question_is_english(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "the hallway light on floor 2 is broken")
    await world.say(IDS.anna, IDS.anna, "the hallway light on floor 2 is broken!")
    assert "Is it the same?" in world.last(IDS.anna)
    assert "+1 Me too" in "".join(world.labels(IDS.anna))
