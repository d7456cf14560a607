"""Saying on the card that a report is about the captain or about the office."""

import pytest

from domain.reports import Concern, State, Visibility
from playground.estate import IDS
from tests.handlers.reports.filed import only
from tests.world import World
from views.reports.buttons_filing import Menu, ReportConcern, ReportMenu, ReportText
from views.reports.buttons_life import ReportShow, ReportTimeline

RUDE = "三楼楼道灯不亮，楼栋长陈某不理人"
BUTTON, CAPTAIN, STAFF, NEITHER = "事关楼栋长/社区", "楼栋长", "社区工作人员", "都不是"


async def complain(world: World, about: str) -> str:
    await world.say(IDS.wang, IDS.building_6, f"/report {RUDE}")
    await world.tap(IDS.wang, IDS.wang, BUTTON)
    return await world.tap(IDS.wang, IDS.wang, about)


def shown(world: World, chat_id: int) -> str:
    return "\n".join(world.texts(chat_id))


async def test_the_group_and_the_unit_lose_it_and_staff_are_told(world: World) -> None:
    assert "楼栋长看不到" in await complain(world, CAPTAIN)
    report = await only(world)
    assert (report.about, report.visibility, report.state) == (
        Concern.CAPTAIN, Visibility.PRIVATE, State.SUBMITTED
    )  # fmt: skip
    assert "不理人" not in shown(world, IDS.building_6)
    assert "已收到（私密）" in shown(world, IDS.building_6)
    assert "不理人" not in shown(world, IDS.unit_chat)
    for chat_id in (IDS.staff_chat, IDS.staff):
        assert "不理人" in shown(world, chat_id)
        assert "说的是楼栋长" in shown(world, chat_id)
    assert "🙈 说的是楼栋长" in shown(world, IDS.wang)
    assert world.from_bot(IDS.captain) == []


async def test_what_is_about_the_office_never_reaches_its_chat(world: World) -> None:
    assert "书记" in await complain(world, STAFF)
    assert "不理人" not in shown(world, IDS.staff_chat) + shown(world, IDS.staff)
    assert "不理人" in shown(world, IDS.owner)
    assert "派单" in world.labels(IDS.owner)


async def test_a_card_that_stood_with_the_captain_loses_what_it_showed(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {RUDE}")
    await world.forge(IDS.captain, IDS.captain, 1, ReportShow(1).pack())
    assert "不理人" in shown(world, IDS.captain)
    await world.tap(IDS.wang, IDS.wang, BUTTON)
    await world.tap(IDS.wang, IDS.wang, CAPTAIN)
    assert "不理人" not in shown(world, IDS.captain)
    assert world.labels(IDS.captain) == []


async def test_a_private_report_in_the_office_chat_is_a_note_once_it_is_about_them(
    world: World,
) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上邻居半夜吵闹，社工不管")
    assert "不管" in shown(world, IDS.staff_chat)
    await world.tap(IDS.wang, IDS.wang, BUTTON)
    await world.tap(IDS.wang, IDS.wang, STAFF)
    assert "不管" not in shown(world, IDS.staff_chat)


@pytest.mark.parametrize("button", [ReportShow(1), ReportTimeline(1), ReportText(1)])
async def test_the_captain_opens_it_by_no_old_button(
    world: World, button: ReportShow | ReportTimeline | ReportText
) -> None:
    await complain(world, CAPTAIN)
    await world.forge(IDS.captain, IDS.captain, 1, button.pack())
    assert "不理人" not in shown(world, IDS.captain)


async def test_the_captain_does_not_find_it_in_the_list(world: World) -> None:
    await complain(world, CAPTAIN)
    assert not any("不理人" in text for text in await world.write(IDS.captain, "/reports"))
    assert any("不理人" in text for text in await world.write(IDS.staff, "/reports"))


async def test_about_neither_it_goes_to_its_unit_again(world: World) -> None:
    await complain(world, CAPTAIN)
    await world.tap(IDS.wang, IDS.wang, BUTTON)
    assert "平常" in await world.tap(IDS.wang, IDS.wang, NEITHER)
    report = await only(world)
    assert (report.about, report.state) == (None, State.DISPATCHED)
    assert "不理人" in shown(world, IDS.unit_chat)


async def test_it_cannot_be_shown_to_neighbours_by_a_slip(world: World) -> None:
    await complain(world, CAPTAIN)
    assert "都不是" in await world.tap(IDS.wang, IDS.wang, "公开")
    assert (await only(world)).visibility is Visibility.PRIVATE


async def test_undone_it_stands_in_the_group_again(world: World) -> None:
    await complain(world, CAPTAIN)
    await world.tap(IDS.wang, IDS.wang, "撤销")
    report = await only(world)
    assert (report.about, report.visibility) == (None, Visibility.PUBLIC)
    assert "不理人" in shown(world, IDS.building_6)


async def test_the_question_is_never_put_before_neighbours(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {RUDE}")
    card = world.from_bot(IDS.building_6)[0]["message_id"]
    assert not any(BUTTON in label for label in world.labels(IDS.building_6))
    await world.forge(IDS.wang, IDS.building_6, card, ReportMenu(1, Menu.CONCERN).pack())
    assert NEITHER not in world.labels(IDS.building_6)


async def test_a_neighbour_who_forges_the_button_changes_nothing(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, f"/report {RUDE}")
    await world.forge(IDS.zhao, IDS.zhao, 1, ReportConcern(1, Concern.CAPTAIN).pack())
    assert (await only(world)).about is None


async def test_in_english_it_reads_as_well(world: World) -> None:
    await world.say(IDS.anna, IDS.anna, "The captain of building 6 shouts at everybody")
    await world.tap(IDS.anna, IDS.anna, "About the captain")
    assert "office handles it" in await world.tap(IDS.anna, IDS.anna, "the captain")
    assert "about the captain" in shown(world, IDS.anna)
