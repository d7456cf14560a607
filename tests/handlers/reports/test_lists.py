"""Leafing through reports, and the early signs that staff are shown."""

import pytest

from playground.estate import IDS
from tests.handlers.reports.filed import GATE, LAMP, stored
from tests.world import World
from views.reports.buttons_filing import Code, Filter, ReportList, Shown

THREE = (
    "/report 三单元二楼楼道灯不亮",
    "/report 一单元五楼的门禁对讲坏了",
    "/report 大门口的摄像头歪了",
)


async def test_residents_see_the_open_reports_of_their_building(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    await world.say(IDS.zhao, IDS.zhao, "/reports")
    assert "6栋-0001" in world.last(IDS.zhao)
    assert LAMP in world.last(IDS.zhao)


async def test_what_is_private_is_in_no_neighbours_list(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上邻居半夜吵闹，噪音扰民")
    await world.say(IDS.zhao, IDS.zhao, "/reports")
    assert "6栋-0001" not in world.last(IDS.zhao)
    assert "现在没有报事" in world.last(IDS.zhao)


async def test_phones_are_masked_in_a_neighbours_list_and_card(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼道灯不亮，电话13812345621")
    await world.say(IDS.zhao, IDS.zhao, "/reports")
    await world.tap(IDS.zhao, IDS.zhao, "6栋-0001")
    assert not any("13812345621" in text for text in world.texts(IDS.zhao))
    assert "138****5621" in world.last(IDS.zhao)


async def test_staff_see_everything_of_their_places(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上邻居半夜吵闹，噪音扰民")
    await world.say(IDS.staff, IDS.building_7, f"/report {GATE}")
    await world.say(IDS.staff, IDS.staff, "/reports")
    page = world.last(IDS.staff)
    assert "6栋-0001" in page
    assert "7栋-0001" in page
    assert "噪音扰民" in page


async def test_staff_filter_by_state_category_and_building(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    await world.say(IDS.staff, IDS.building_7, f"/report {GATE}")
    await world.say(IDS.staff, IDS.staff, "/reports")
    await world.tap(IDS.staff, IDS.staff, "🏷 类别")
    await world.tap(IDS.staff, IDS.staff, "照明门禁监控")
    assert "6栋-0001" in world.last(IDS.staff)
    assert "7栋-0001" not in world.last(IDS.staff)
    await world.tap(IDS.staff, IDS.staff, "🏷 类别")
    await world.tap(IDS.staff, IDS.staff, "全部类别")
    await world.tap(IDS.staff, IDS.staff, "🏢 楼栋")
    await world.tap(IDS.staff, IDS.staff, "7栋")
    assert "6栋-0001" not in world.last(IDS.staff)
    assert "7栋-0001" in world.last(IDS.staff)


async def test_what_is_late_has_a_list(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    await world.say(IDS.staff, IDS.staff, "/reports")
    await world.tap(IDS.staff, IDS.staff, "🔍 状态")
    await world.tap(IDS.staff, IDS.staff, "超时")
    assert "现在没有报事" in world.last(IDS.staff)
    await world.later(hours=5)
    await world.say(IDS.staff, IDS.staff, "/reports")
    await world.tap(IDS.staff, IDS.staff, "🔍 状态")
    await world.tap(IDS.staff, IDS.staff, "超时")
    assert "6栋-0001" in world.last(IDS.staff)


async def test_what_nobody_has_has_a_list(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    await world.say(IDS.zhao, IDS.zhao, "家里有件事想说一说呀")
    await world.say(IDS.staff, IDS.staff, "/reports")
    await world.tap(IDS.staff, IDS.staff, "🔍 状态")
    await world.tap(IDS.staff, IDS.staff, "未派")
    assert "6栋-0002" in world.last(IDS.staff)
    assert "6栋-0001" not in world.last(IDS.staff)


async def test_the_unit_sees_its_own(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    await world.say(IDS.zhao, IDS.zhao, "家里有件事想说一说呀")
    await world.say(IDS.worker, IDS.worker, "/reports")
    assert "6栋-0001" in world.last(IDS.worker)
    assert "6栋-0002" not in world.last(IDS.worker)


async def test_long_lists_are_turned_page_by_page(world: World) -> None:
    for number in range(10):
        await world.say(IDS.wang, IDS.wang, f"想说的第{number}件事情是这样")
        await world.later(minutes=20)
    await world.say(IDS.zhao, IDS.zhao, "/reports")
    first = world.last(IDS.zhao)
    assert first.count("6栋-") == 8
    await world.tap(IDS.zhao, IDS.zhao, "更早")
    second = world.last(IDS.zhao)
    assert second.count("6栋-") == 2
    await world.tap(IDS.zhao, IDS.zhao, "最新")
    assert world.last(IDS.zhao) == first


@pytest.mark.parametrize("place", [0, 1, 999, 2**62])
async def test_a_forged_list_shows_only_what_one_may_read(world: World, place: int) -> None:
    await world.say(IDS.staff, IDS.building_7, f"/report {GATE}")
    await world.say(IDS.wang, IDS.wang, "/reports")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    for where in (place, world.estate.other_building):
        data = ReportList(where, Shown.OPEN, Code.ALL, 0, Filter.NONE).pack()
        await world.forge(IDS.wang, IDS.wang, message, data)
    assert not any(GATE in text for text in world.texts(IDS.wang))


async def test_my_matters_are_mine_alone(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    await world.tap(IDS.zhao, IDS.building_6, "我也遇到")
    await world.say(IDS.wang, IDS.wang, "/my")
    assert "我报的" in world.last(IDS.wang)
    await world.say(IDS.zhao, IDS.zhao, "/my")
    assert "我也遇到的" in world.last(IDS.zhao)
    await world.say(IDS.li_ming, IDS.li_ming, "/my")
    assert "没有您的事项" in world.last(IDS.li_ming)


async def test_my_matters_asked_for_in_the_group_come_in_private(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    before = len(world.from_bot(IDS.building_6))
    await world.say(IDS.wang, IDS.building_6, "/my")
    assert len(world.from_bot(IDS.building_6)) == before
    assert "我的事项" in world.last(IDS.wang)


async def test_without_a_private_chat_the_way_to_one_is_shown(world: World) -> None:
    await world.say(IDS.zhou, IDS.building_6, "/my")
    assert "打开和我的私聊" in world.last(IDS.building_6)


async def test_the_list_speaks_the_readers_language(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    await world.say(IDS.anna, IDS.anna, "/reports")
    assert "Open reports" in world.last(IDS.anna)


async def test_the_third_of_a_kind_in_a_week_is_shown_to_staff(world: World) -> None:
    for text in THREE[:2]:
        await world.say(IDS.wang, IDS.building_6, text)
    assert not any("苗头" in text for text in world.texts(IDS.staff_chat))
    await world.say(IDS.wang, IDS.building_6, THREE[2])
    alert = next(text for text in world.texts(IDS.staff_chat) if "苗头" in text)
    assert all(f"6栋-000{number}" in alert for number in (1, 2, 3))
    assert any("苗头" in text for text in world.texts(IDS.staff))


async def test_a_pattern_is_shown_once(world: World) -> None:
    for text in (*THREE, "/report 二单元楼下的道闸抬不起来"):
        await world.say(IDS.wang, IDS.building_6, text)
        await world.later(minutes=11)
    assert len(await stored(world)) == 4
    assert sum("苗头" in text for text in world.texts(IDS.staff_chat)) == 1


async def test_three_in_more_than_a_week_are_no_pattern(world: World) -> None:
    for text in THREE:
        await world.say(IDS.wang, IDS.building_6, text)
        await world.later(days=4)
    assert not any("苗头" in text for text in world.texts(IDS.staff_chat))


async def test_three_in_different_buildings_are_no_pattern(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, THREE[0])
    await world.say(IDS.wang, IDS.building_6, THREE[1])
    await world.say(IDS.staff, IDS.building_7, THREE[2])
    assert not any("苗头" in text for text in world.texts(IDS.staff_chat))
