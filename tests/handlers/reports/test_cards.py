"""The card: what it shows to whom, and what its buttons do."""

import pytest
from sqlalchemy import select

from domain.places import Grant, Role
from domain.reports import CATEGORIES, Action, Priority, Report, State, Visibility
from playground.estate import IDS
from storage.database import Tx
from storage.places import grants, people, units
from storage.reports import events
from storage.tables import audit
from tests.conftest import NOON
from tests.handlers.reports.filed import GATE, LAMP, behind, items, only, stored
from tests.world import World
from views.reports.buttons_filing import Code, Menu, ReportCategory, ReportMenu, ReportOpen

LOOKS = select(audit.c.person_id, audit.c.what)


@pytest.fixture
async def lamp(world: World) -> Report:
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    return await only(world)


async def test_me_too_counts_each_person_once(world: World, lamp: Report) -> None:
    await world.tap(IDS.zhao, IDS.building_6, "我也遇到")
    await world.tap(IDS.zhao, IDS.building_6, "我也遇到")
    await world.tap(IDS.li_ming, IDS.building_6, "我也遇到")
    assert await behind(world, lamp) == [IDS.zhao, IDS.li_ming]
    assert "我也遇到(2)" in "".join(world.labels(IDS.building_6))
    assert "2 位邻居也遇到" in world.last(IDS.building_6)


@pytest.mark.usefixtures("lamp")
async def test_the_category_is_changed_from_eight_with_more_behind(world: World) -> None:
    await world.tap(IDS.wang, IDS.building_6, "类别")
    labels = world.labels(IDS.building_6)
    assert sum(any(c in label for c in ("更多类别", "返回")) for label in labels) == 2
    assert len(labels) == 10
    await world.tap(IDS.wang, IDS.building_6, "更多类别")
    await world.tap(IDS.wang, IDS.building_6, "绿化")
    assert (await only(world)).category == "green"
    assert "绿化" in world.last(IDS.building_6)
    assert "类别" in "".join(world.labels(IDS.building_6))


async def test_the_unit_follows_the_category(world: World, lamp: Report) -> None:
    await _behind_unit(world, "water")
    await world.forge(*_on_card(world), ReportCategory(lamp.id, Code("water")).pack())
    report = await only(world)
    water = await world.database.run(units.by_code, world.estate.community, "water")
    assert water is not None
    assert report.unit_id == water.id
    assert "已转给供水" in world.last(IDS.unit_chat)


async def test_a_report_that_was_taken_up_stays_with_its_unit(world: World, lamp: Report) -> None:
    await _behind_unit(world, "water")
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    data = ReportCategory(lamp.id, Code("water")).pack()
    toast = await world.forge(*_on_card(world), data)
    assert toast
    assert (await only(world)).unit_id == lamp.unit_id


async def test_a_neighbour_may_not_change_the_category(world: World, lamp: Report) -> None:
    toast = await world.tap(IDS.zhao, IDS.building_6, "类别")
    assert "补充" in toast
    person, chat, message = IDS.zhao, *_on_card(world)[1:]
    await world.forge(person, chat, message, ReportCategory(lamp.id, Code("green")).pack())
    assert (await only(world)).category == "equip"


async def test_a_private_category_takes_the_words_out_of_the_group(
    world: World, lamp: Report
) -> None:
    await world.forge(*_on_card(world), ReportCategory(lamp.id, Code("neighbour")).pack())
    assert LAMP not in "\n".join(world.texts(IDS.building_6))
    assert "已收到（私密）" in world.last(IDS.building_6)
    assert LAMP in world.last(IDS.staff_chat)


@pytest.mark.usefixtures("lamp")
async def test_urgent_is_marked_and_taken_back(world: World) -> None:
    await world.tap(IDS.wang, IDS.building_6, "紧急")
    assert (await only(world)).priority is Priority.PRESSING
    assert "❗ 紧急" in world.last(IDS.building_6)
    await world.tap(IDS.wang, IDS.building_6, "改为不紧急")
    assert (await only(world)).priority is Priority.NORMAL


@pytest.mark.usefixtures("lamp")
async def test_private_hides_it_and_public_shows_it_again(world: World) -> None:
    await world.tap(IDS.wang, IDS.building_6, "私密")
    assert (await only(world)).visibility is Visibility.PRIVATE
    assert LAMP not in "\n".join(world.texts(IDS.building_6))
    await world.tap(IDS.wang, IDS.wang, "公开")
    assert LAMP in world.last(IDS.building_6)
    assert len([t for t in world.texts(IDS.building_6) if "6栋-0001" in t]) == 1


async def test_what_was_private_from_the_start_can_be_made_public(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上邻居半夜吵闹，噪音扰民")
    assert world.from_bot(IDS.building_6) == []
    await world.tap(IDS.wang, IDS.wang, "公开")
    assert "噪音扰民" in world.last(IDS.building_6)


async def test_only_the_one_it_concerns_makes_it_public(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/report 楼上邻居半夜吵闹，噪音扰民")
    await world.tap(IDS.staff, IDS.staff_chat, "公开")
    assert (await only(world)).visibility is Visibility.PRIVATE


@pytest.mark.usefixtures("lamp")
async def test_more_opens_the_handling_buttons(world: World) -> None:
    assert "转派" not in world.labels(IDS.building_6)
    await world.tap(IDS.captain, IDS.building_6, "⚙ 更多")
    assert {"接单", "转派", "并案"} <= set(world.labels(IDS.building_6))


@pytest.mark.usefixtures("lamp")
async def test_more_is_not_for_bystanders(world: World) -> None:
    assert await world.tap(IDS.zhao, IDS.building_6, "⚙ 更多")
    assert "转派" not in world.labels(IDS.building_6)


@pytest.mark.usefixtures("lamp")
async def test_back_closes_the_menu(world: World) -> None:
    await world.tap(IDS.wang, IDS.building_6, "类别")
    await world.tap(IDS.wang, IDS.building_6, "返回")
    assert "🏷 类别" in world.labels(IDS.building_6)


@pytest.mark.usefixtures("lamp")
async def test_a_change_closes_the_menu(world: World) -> None:
    await world.tap(IDS.captain, IDS.building_6, "⚙ 更多")
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    assert "转派" not in world.labels(IDS.building_6)


async def test_a_reply_to_the_card_adds_to_the_report(world: World, lamp: Report) -> None:
    message = await world.say(
        IDS.wang, IDS.building_6, "二楼拐角那盏", reply_to=_on_card(world)[2]
    )
    history = await world.database.run(events.of, lamp.id)
    assert (history[-1].action, history[-1].text) == (Action.ADD, "二楼拐角那盏")
    chat = world.telegram.chat(IDS.building_6)
    assert message["message_id"] in chat.reactions


async def test_a_photo_in_reply_is_attached(world: World, lamp: Report) -> None:
    world.telegram.send_photo(IDS.wang, IDS.building_6, b"x", reply_to=_on_card(world)[2])
    await world.settle()
    assert [item.kind for item in await items(world, lamp)] == ["photo"]
    assert "📷" in world.last(IDS.building_6)


async def test_a_bystanders_reply_is_told_what_would_help(world: World, lamp: Report) -> None:
    await world.say(IDS.zhao, IDS.building_6, "加一句", reply_to=_on_card(world)[2])
    assert "我也遇到" in "".join(world.texts(IDS.zhao)) or "补充" in "".join(world.texts(IDS.zhao))
    assert len(await world.database.run(events.of, lamp.id)) == 2


async def test_a_supporter_may_add(world: World, lamp: Report) -> None:
    await world.tap(IDS.zhao, IDS.building_6, "我也遇到")
    await world.say(IDS.zhao, IDS.building_6, "三楼也不亮", reply_to=_on_card(world)[2])
    history = await world.database.run(events.of, lamp.id)
    assert history[-1].text == "三楼也不亮"


@pytest.mark.usefixtures("lamp")
async def test_the_reply_to_a_question_of_the_unit_answers_it(world: World) -> None:
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    await world.tap(IDS.worker, IDS.unit_chat, "问一下")
    question = world.from_bot(IDS.unit_chat)[-1]
    await world.say(IDS.worker, IDS.unit_chat, "是哪一盏？", reply_to=question["message_id"])
    assert (await only(world)).state is State.AWAITING_INFO
    await world.say(IDS.wang, IDS.building_6, "拐角那盏", reply_to=_on_card(world)[2])
    assert (await only(world)).state is State.IN_PROGRESS


async def test_the_card_says_who_has_it_and_their_phone(world: World, lamp: Report) -> None:
    await world.database.run(units.rename, lamp.unit_id or 0, "万家物业", "021-5555")
    await world.tap(IDS.worker, IDS.unit_chat, "接单")
    card = world.last(IDS.unit_chat)
    assert "负责：万家物业 老张" in card
    assert "021-5555" in card


@pytest.mark.usefixtures("lamp")
async def test_an_old_report_counts_its_days_and_says_it_is_late(world: World) -> None:
    await world.later(days=3)
    await world.tap(IDS.zhao, IDS.building_6, "我也遇到")
    card = next(t for t in world.texts(IDS.building_6) if t.startswith("6栋-0001"))
    assert "第 4 天" in card
    assert "已超时" in card


async def test_elder_mode_has_one_button_a_row_and_four_at_most(world: World) -> None:
    await world.database.run(people.set_big, IDS.wang, big=True)
    await world.say(IDS.wang, IDS.wang, LAMP)
    markup = world.from_bot(IDS.wang)[-1]["reply_markup"]["inline_keyboard"]
    assert all(len(row) == 1 for row in markup)
    assert len(markup) <= 4


@pytest.mark.usefixtures("lamp")
async def test_another_units_chat_learns_nothing_by_a_forged_button(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上邻居半夜吵闹，噪音扰民")
    secret = (await stored(world))[-1]
    message = world.from_bot(IDS.building_6)[-1]["message_id"]
    for data in (
        ReportMenu(secret.id, Menu.NONE).pack(),
        ReportMenu(secret.id, Menu.TOOLS).pack(),
        ReportOpen(secret.id).pack(),
    ):
        await world.forge(IDS.zhao, IDS.building_6, message, data)
    everything = [*world.texts(IDS.building_6), *world.texts(IDS.zhao)]
    assert not any("吵" in text for text in everything)


async def test_a_forged_number_of_another_building_shows_nothing(world: World) -> None:
    await world.say(IDS.staff, IDS.building_7, f"/report {GATE}")
    await world.say(IDS.wang, IDS.building_6, f"/report {LAMP}")
    other = (await stored(world))[0]
    message = world.from_bot(IDS.building_6)[-1]["message_id"]
    await world.forge(IDS.wang, IDS.building_6, message, ReportMenu(other.id, Menu.NONE).pack())
    await world.forge(IDS.wang, IDS.building_6, message, ReportOpen(other.id).pack())
    assert not any(GATE in t for t in (*world.texts(IDS.building_6), *world.texts(IDS.wang)))


async def test_a_look_at_somebodys_private_matter_is_written_down(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "楼上邻居半夜吵闹，噪音扰民")
    secret = await only(world)
    message = world.from_bot(IDS.staff_chat)[-1]["message_id"]
    await world.forge(IDS.staff, IDS.staff_chat, message, ReportOpen(secret.id).pack())
    assert "噪音扰民" in world.last(IDS.staff)
    assert (IDS.staff, "report-card") in await world.database.run(_looks)


async def test_a_report_is_moved_to_another_building(world: World) -> None:
    await world.say(IDS.staff, IDS.staff, f"6栋{LAMP}")
    assert LAMP in world.last(IDS.building_6)
    await world.tap(IDS.staff, IDS.staff, "地点")
    await world.tap(IDS.staff, IDS.staff, "7栋")
    report = await only(world)
    assert (report.place_id, report.number) == (world.estate.other_building, 1)
    assert "7栋-0001" in world.last(IDS.building_7)
    assert world.from_bot(IDS.building_6) == []


async def test_whoever_has_one_building_is_not_asked_where(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, LAMP)
    assert not any("地点" in label for label in world.labels(IDS.wang))


async def test_the_button_codes_are_the_rules_codes() -> None:
    assert {code.value for code in Code} == {*CATEGORIES, "all"}


def _on_card(world: World) -> tuple[int, int, int]:
    """The reporter at the card in the group."""
    card = next(m for m in world.from_bot(IDS.building_6) if "6栋" in str(m.get("text")))
    return IDS.wang, IDS.building_6, card["message_id"]


async def _behind_unit(world: World, code: str) -> None:
    unit = await world.database.run(units.by_code, world.estate.community, code)
    assert unit is not None
    grant = Grant(IDS.li_ming, Role.UNIT, world.estate.community, unit.id, IDS.owner, NOON)
    await world.database.run(grants.add, grant)


async def _looks(tx: Tx) -> list[tuple[int, str]]:
    return [(row["person_id"], row["what"]) for row in await tx.all(LOOKS)]
