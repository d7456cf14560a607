"""Changing a draft by its buttons and in words, and who may not."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.ballots import PRESETS, Electorate, Kind, State
from domain.places import Grant, Role
from playground.estate import IDS
from storage.ballots import drafts
from storage.database import Tx
from storage.places import grants, people
from storage.tables import people as people_table
from tests.conftest import NOON
from tests.handlers.ballots.drafted import GROUP, ME, QUESTION, drafted, only
from tests.world import World
from views.ballots.buttons_asking import (
    DraftLength,
    DraftPlace,
    DraftStairwell,
    DraftUntil,
)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("举手表决", Kind.HAND),
        ("业主表决（一般事项）", Kind.OWNERS_ORDINARY),
        ("业主表决（重大事项）", Kind.OWNERS_SPECIAL),
        ("选举", Kind.ELECTION),
        ("选项表决", Kind.CHOOSE),
        ("代表表决", Kind.REPS),
        ("征求意见", Kind.CONSULT),
    ],
)
async def test_every_kind_can_be_chosen_and_begins_as_its_preset(
    world: World, label: str, kind: Kind
) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "方式")
    await world.tap(ME, GROUP, label)
    ballot, preset = await only(world), PRESETS[kind]
    assert (ballot.kind, ballot.rule) == (kind, preset.rule)
    assert (ballot.electorate, ballot.shown) == (preset.electorate, preset.shown)
    assert label in world.last(GROUP)


async def test_statutory_kinds_say_what_they_are_not(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "方式")
    await world.tap(ME, GROUP, "业主表决（一般事项）")
    assert "意向征询，不替代法定业主大会表决" in world.last(GROUP)
    assert "24 位业主 · 2,104.56 m²" in world.last(GROUP)


async def test_the_list_of_kinds_has_each_with_its_rule_and_a_way_back(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "方式")
    assert "户表决：每户一票，三分之二参与，过半数同意（现在）" in world.last(GROUP)
    assert "征求意见：收集意见，逐条答复，不投票" in world.last(GROUP)
    await world.tap(ME, GROUP, "返回")
    assert "发布" in world.labels(GROUP)


async def test_a_deadline_too_near_for_the_kind_is_shown_and_keeps_it_from_opening(
    world: World,
) -> None:
    await drafted(world, f"{QUESTION}\n截止 24小时")
    await world.tap(ME, GROUP, "方式")
    await world.tap(ME, GROUP, "业主表决（重大事项）")
    assert "这种方式至少要开放5天" in world.last(GROUP)
    assert "至少要开放5天" in await world.tap(ME, GROUP, "发布")
    assert (await only(world)).state is State.DRAFT


@pytest.mark.parametrize(("minutes", "said"), [(9, "至少要开放10分钟"), (86_401, "最多开放")])
async def test_forged_lengths_beyond_the_kind_are_refused(
    world: World, minutes: int, said: str
) -> None:
    await drafted(world)
    message = world.from_bot(GROUP)[-1]["message_id"]
    toast = await world.forge(ME, GROUP, message, DraftLength(1, minutes).pack())
    assert said in toast
    assert (await only(world)).length_minutes == 3 * 24 * 60


@pytest.mark.parametrize("minutes", [10, 86_400])
async def test_lengths_at_the_very_edge_are_taken(world: World, minutes: int) -> None:
    await drafted(world)
    message = world.from_bot(GROUP)[-1]["message_id"]
    await world.forge(ME, GROUP, message, DraftLength(1, minutes).pack())
    assert (await only(world)).length_minutes == minutes


async def test_a_forged_moment_beyond_all_calendars_is_refused(world: World) -> None:
    await drafted(world)
    message = world.from_bot(GROUP)[-1]["message_id"]
    toast = await world.forge(ME, GROUP, message, DraftUntil(1, 2**62).pack())
    assert "最多开放" in toast
    toast = await world.forge(ME, GROUP, message, DraftUntil(1, 0).pack())
    assert "已经过了" in toast


async def test_a_deadline_can_be_typed_and_the_old_picture_goes(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "时长")
    await world.tap(ME, GROUP, "自己写时间")
    question = world.from_bot(GROUP)[-1]
    await world.say(ME, GROUP, "下下个世纪", reply_to=question["message_id"])
    assert "没看懂这个时间" in world.last(GROUP)
    await world.say(ME, GROUP, "5天", reply_to=world.from_bot(GROUP)[-1]["message_id"])
    ballot = await only(world)
    assert ballot.closes_at is not None
    assert timedelta(days=5) <= ballot.closes_at - NOON < timedelta(days=5, minutes=5)
    assert world.labels(GROUP).count("发布") == 1


@pytest.mark.parametrize("kind", ["户表决", "征求意见"])
async def test_the_question_is_put_in_other_words_and_all_else_is_kept(
    world: World, kind: str
) -> None:
    await drafted(world, f"{QUESTION}\n截止 5天")
    await world.tap(ME, GROUP, "方式")
    await world.tap(ME, GROUP, kind)
    before = await only(world)
    if kind == "户表决":
        await world.tap(ME, GROUP, "选项")
    await world.tap(ME, GROUP, "改问题")
    await world.say(ME, GROUP, "？？", reply_to=world.from_bot(GROUP)[-1]["message_id"])
    assert "请写上要大家决定的事" in world.last(GROUP)
    asked = world.from_bot(GROUP)[-1]["message_id"]
    await world.say(ME, GROUP, "是否安装\n不锈钢扶手?", reply_to=asked)
    after = await only(world)
    assert after.question == "是否安装 不锈钢扶手?"
    assert (after.kind, after.closes_at) == (before.kind, before.closes_at)
    assert after.version > before.version, "an older 发布 must not publish the new words"
    assert world.labels(GROUP).count("发布") == 1


async def test_options_are_added_and_taken_away(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "选项")
    await world.tap(ME, GROUP, "写选项")
    asked = world.from_bot(GROUP)[-1]["message_id"]
    await world.say(ME, GROUP, "木头的\n不锈钢的", reply_to=asked)
    assert (await only(world)).kind is Kind.CHOOSE
    await world.tap(ME, GROUP, "写选项")
    asked = world.from_bot(GROUP)[-1]["message_id"]
    await world.say(ME, GROUP, "都不要", reply_to=asked)
    assert (await only(world)).options == ("木头的", "不锈钢的", "都不要")
    await world.tap(ME, GROUP, "删去 木头的")
    assert (await only(world)).options == ("不锈钢的", "都不要")
    assert "木头的" not in world.last(GROUP)


async def test_an_option_there_is_already_is_asked_again(world: World) -> None:
    await drafted(world, "扶手装哪种?\n木头的\n不锈钢的")
    await world.tap(ME, GROUP, "选项")
    await world.tap(ME, GROUP, "写选项")
    asked = world.from_bot(GROUP)[-1]["message_id"]
    await world.say(ME, GROUP, "不锈钢的", reply_to=asked)
    assert "有两个选项一样" in world.last(GROUP)
    assert len((await only(world)).options) == 2


async def test_one_option_alone_is_too_few_to_open(world: World) -> None:
    await drafted(world, "扶手装哪种?\n木头的\n不锈钢的")
    await world.tap(ME, GROUP, "选项")
    await world.tap(ME, GROUP, "删去 木头的")
    await world.tap(ME, GROUP, "返回")
    assert "选项至少要两个" in world.last(GROUP)
    assert "选项至少要两个" in await world.tap(ME, GROUP, "发布")


async def test_trying_another_kind_loses_no_option(world: World) -> None:
    await drafted(world, "扶手装哪种?\n木头的\n不锈钢的")
    for label in ("户表决", "选项表决"):
        await world.tap(ME, GROUP, "方式")
        await world.tap(ME, GROUP, label)
    assert "2. 不锈钢的" in world.last(GROUP)


async def test_the_seats_of_an_election_are_no_more_than_stand(world: World) -> None:
    await drafted(world, "选举业委会\n王阿姨\n李明\n赵爷爷")
    assert "得票最多的 1 名当选" in world.last(GROUP)
    await world.tap(ME, GROUP, "名额")
    assert {"1 名", "2 名", "3 名"} <= set(world.labels(GROUP))
    assert "4 名" not in world.labels(GROUP)
    await world.tap(ME, GROUP, "2 名")
    assert "最多选 2 名，得票多的 2 名当选" in world.last(GROUP)


async def test_the_electorate_is_chosen_where_the_kind_leaves_it_open(world: World) -> None:
    await drafted(world, "扶手装哪种?\n木头的\n不锈钢的")
    await world.tap(ME, GROUP, "谁有票")
    await world.tap(ME, GROUP, "每户一票")
    assert (await only(world)).electorate is Electorate.FLATS
    assert "24 户" in world.last(GROUP)


async def test_one_stairwell_can_be_asked(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "范围")
    await world.tap(ME, GROUP, "只问 3单元")
    assert (await only(world)).stairwell == "3单元"
    assert "6栋 3单元（8 户 · 701.52 m²）" in world.last(GROUP)
    await world.tap(ME, GROUP, "范围")
    await world.tap(ME, GROUP, "6栋")
    assert (await only(world)).stairwell is None


async def test_staff_can_ask_the_whole_estate_and_a_captain_cannot(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "范围")
    assert "翠湖里" not in world.labels(GROUP)
    message = world.from_bot(GROUP)[-1]["message_id"]
    data = DraftPlace(1, world.estate.community).pack()
    assert "只有" in await world.forge(ME, GROUP, message, data)
    assert await world.forge(IDS.staff, GROUP, message, data) == "已改好。"
    ballot = await only(world)
    assert (ballot.place_id, ballot.number) == (world.estate.community, 1)


async def test_a_stairwell_of_another_building_is_none_of_this_one(world: World) -> None:
    await drafted(world, by=IDS.staff, chat=IDS.building_7)
    message = world.from_bot(IDS.building_7)[-1]["message_id"]
    data = DraftStairwell(1, world.estate.flats["1单元", "101"]).pack()
    assert "不在这栋楼里" in await world.forge(IDS.staff, IDS.building_7, message, data)


async def test_delegates_are_named_by_role_and_by_name(world: World) -> None:
    async def known(tx: Tx) -> None:
        place = world.estate.building
        await grants.add(tx, Grant(IDS.zhao, Role.COMMITTEE, place, None, IDS.owner, NOON))
        named = update(people_table).where(people_table.c.id == IDS.li_ming)
        await tx.do(named.values(username="liming"))

    await world.database.run(known)
    await drafted(world, chat=ME)
    await world.tap(ME, ME, "方式")
    await world.tap(ME, ME, "代表表决")
    await world.tap(ME, ME, "代表名单")
    assert await world.tap(ME, ME, "加上业委会") == "已加上。"
    assert "没有找到" in await world.tap(ME, ME, "加上志愿者")
    await world.tap(ME, ME, "写名字")
    await world.say(ME, ME, "李明 居民代表")
    assert "请写上 @用户名" in world.last(ME)
    await world.say(ME, ME, "@liming 居民代表")
    assert "赵爷爷 业委会" in world.last(ME)
    assert "李明 居民代表" in world.last(ME)
    await world.tap(ME, ME, "去掉 赵爷爷")
    named = await world.database.run(drafts.roster, 1)
    assert [(d.person_id, d.side) for d in named] == [(IDS.li_ming, "居民代表")]


async def test_big_letters_show_four_buttons_at_most(world: World) -> None:
    await world.database.run(people.set_big, ME, big=True)
    await drafted(world, chat=ME)
    assert world.labels(ME) == ["发布", "修改", "取消"]
    await world.tap(ME, ME, "修改")
    assert len(world.labels(ME)) <= 4
    await world.tap(ME, ME, "方式")
    assert len(world.labels(ME)) <= 4
