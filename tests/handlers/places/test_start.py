"""The first words, played through the whole bot."""

import pytest

from playground.estate import IDS
from storage.database import Tx
from storage.places import tree
from tests.world import World

PHONE = "021-5555 0101"


async def office(world: World, phone: str = PHONE) -> None:
    await world.database.run(tree.set_office_phone, world.estate.community, phone)


async def test_a_newcomer_is_greeted_by_name_with_three_tiles(world: World) -> None:
    [hello] = await world.write(IDS.zhou, "/start")
    assert "小周" in hello
    assert "还没有登记" in hello
    assert [label.split(" ")[1] for label in world.labels(IDS.zhou)] == [
        "我要报事",
        "我住哪户",
        "看看本楼",
    ]


@pytest.mark.parametrize(
    ("person", "word"),
    [
        (IDS.owner, "管理人"),
        (IDS.staff, "社区工作人员"),
        (IDS.captain, "楼栋长"),
        (IDS.worker, "单位成员"),
    ],
)
async def test_everybody_is_greeted_by_their_role(world: World, person: int, word: str) -> None:
    assert word in (await world.write(person, "/start"))[0]


async def test_a_resident_sees_their_flat_and_an_english_reader_english(world: World) -> None:
    assert "您家：6栋 3单元 201室" in (await world.write(IDS.wang, "/start"))[0]
    assert "Hello, Anna" in (await world.write(IDS.anna, "/start"))[0]
    assert "My flat" in world.labels(IDS.anna)[1]


@pytest.mark.parametrize("payload", ["l_secret", "x_1", "j_", "__", "q_" + "9" * 60])
async def test_a_link_nobody_knows_is_answered_kindly(world: World, payload: str) -> None:
    [answer] = await world.write(IDS.zhou, f"/start {payload}")
    assert "链接" in answer
    assert any("我住哪户" in label for label in world.labels(IDS.zhou))


@pytest.mark.parametrize("payload", ["b_77", "f_77"])
async def test_a_link_to_what_is_no_more_says_so(world: World, payload: str) -> None:
    assert await world.write(IDS.wang, f"/start {payload}") == ["这条已经不在了。"]


async def test_in_a_group_start_points_quietly_to_the_private_chat(world: World) -> None:
    await world.say(IDS.wang, IDS.building_6, "/start")
    assert "私聊" in world.last(IDS.building_6)
    [[button]] = world.from_bot(IDS.building_6)[-1]["reply_markup"]["inline_keyboard"]
    assert button["url"].endswith("?start=hello")
    assert world.texts(IDS.wang) == []


async def test_a_join_link_pasted_in_a_group_is_not_used(world: World) -> None:
    await world.say(IDS.zhou, IDS.building_6, "/start j_" + "a" * 24)
    assert "私聊" in world.last(IDS.building_6)
    assert world.texts(IDS.zhou) == []


async def test_the_report_tile_says_how_and_leads_back(world: World) -> None:
    await office(world)
    await world.write(IDS.wang, "/start")
    await world.tap(IDS.wang, IDS.wang, "我要报事")
    how, question = world.texts(IDS.wang)
    assert "119" in how
    assert PHONE in how
    assert "哪里出了什么问题" in question
    await world.tap(IDS.wang, IDS.wang, "返回")
    assert "您家" in world.texts(IDS.wang)[0]


async def test_what_follows_the_report_tile_is_a_report_however_short(world: World) -> None:
    await world.write(IDS.wang, "/start")
    await world.tap(IDS.wang, IDS.wang, "我要报事")
    assert any("6栋-0001" in text for text in await world.write(IDS.wang, "楼道灯不亮"))


async def test_the_report_tile_asks_nothing_of_somebody_who_belongs_nowhere(world: World) -> None:
    world.telegram.add_person("路人", id=5005)
    await world.write(5005, "/start")
    await world.tap(5005, 5005, "我要报事")
    assert len(world.texts(5005)) == 1


async def test_somebody_from_nowhere_is_told_to_join_first(world: World) -> None:
    await world.write(IDS.worker, "/start")

    async def forget(tx: Tx) -> None:
        del tx
        world.database.connection.execute("DELETE FROM grants WHERE person_id = ?", (IDS.worker,))

    await world.database.run(forget)
    await world.tap(IDS.worker, IDS.worker, "看看本楼")
    assert "先点“我住哪户”" in world.last(IDS.worker)


@pytest.mark.parametrize(
    ("person", "has", "lacks"),
    [
        (IDS.wang, "报事", "/members"),
        (IDS.captain, "/members", "/import"),
        (IDS.worker, "接单", "/members"),
        (IDS.staff, "/import", "/bind"),
        (IDS.owner, "/bind", "接单"),
        (IDS.anna, "Report", "/members"),
    ],
)
async def test_help_says_what_this_person_can_do(
    world: World, person: int, has: str, lacks: str
) -> None:
    [words] = await world.write(person, "/help")
    assert has in words
    assert lacks not in words


async def test_the_word_alone_is_help_and_the_office_can_be_called(world: World) -> None:
    await office(world)
    assert PHONE in (await world.write(IDS.wang, "帮助"))[0]
    assert PHONE in (await world.write(IDS.wang, "值班"))[0]


async def test_a_command_nobody_knows_is_answered_with_help(world: World) -> None:
    assert "在这里可以" in (await world.write(IDS.wang, "/nonsense"))[0]


async def test_help_asked_in_a_group_is_answered_in_private(world: World) -> None:
    before = len(world.texts(IDS.building_6))
    await world.say(IDS.wang, IDS.building_6, "/help")
    assert len(world.texts(IDS.building_6)) == before
    assert "在这里可以" in world.last(IDS.wang)


async def test_help_in_a_group_for_one_who_never_started_shows_the_way(world: World) -> None:
    await world.say(IDS.zhou, IDS.building_6, "/help")
    assert "私聊" in world.last(IDS.building_6)


async def test_duty_in_a_group_names_the_groups_own_office(world: World) -> None:
    await office(world)
    await world.say(IDS.zhou, IDS.building_6, "/duty")
    assert PHONE in world.last(IDS.building_6)


async def test_cancel_drops_what_was_asked_and_says_so_when_nothing_was(world: World) -> None:
    await world.write(IDS.staff, "/import")
    assert "不办了" in (await world.write(IDS.staff, "/cancel"))[0]
    assert "没有等您" in (await world.write(IDS.staff, "/cancel"))[0]


async def test_a_name_that_tries_to_be_markup_is_only_a_name(world: World) -> None:
    hostile = world.telegram.add_person("<b>\u202e&amp;</b>")
    [hello] = await world.write(hostile.id, "/start")
    assert "<b>&amp;</b>" in hello
    assert "\u202e" not in hello


async def test_with_several_places_the_tile_asks_which(world: World) -> None:
    world.telegram.join(IDS.wang, IDS.building_7)
    await world.write(IDS.wang, "/start")
    await world.tap(IDS.wang, IDS.wang, "看看本楼")
    assert "看哪里" in world.last(IDS.wang)
    assert world.labels(IDS.wang) == ["6栋", "7栋", "‹ 返回"]


async def test_a_forged_place_is_not_looked_at(world: World) -> None:
    await world.write(IDS.wang, "/start")
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    for place in (world.estate.other_building, 999, -1):
        assert "不在了" in await world.forge(IDS.wang, IDS.wang, message, f"look:{place}")
    assert len(world.texts(IDS.wang)) == 1


async def test_in_big_letters_the_tiles_stand_below_each_other(world: World) -> None:
    await world.write(IDS.zhao, "/big")
    await world.write(IDS.zhao, "/start")
    rows = world.from_bot(IDS.zhao)[-1]["reply_markup"]["inline_keyboard"]
    assert [len(row) for row in rows] == [1, 1, 1]
