"""Publishing a draft: what is frozen, what is posted, and what keeps it from being opened."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update

from bot.application import Linli
from domain import ballots as rules
from domain import chain
from domain.ballots import State
from domain.chain import Verified
from handlers.context import Services
from playground.estate import IDS
from storage import chains, timers
from storage.ballots import roll
from storage.database import Tx
from storage.tables import households as flats
from tests.handlers.ballots.drafted import GROUP, ME, QUESTION, changed, drafted, heads, only
from tests.world import CATALOGUE, World, restart
from views.ballots.buttons_asking import DraftKind, DraftPublish


async def told(world: World, ballot_id: int = 1) -> Verified:
    """The chain as anybody would read it from a file."""
    data = await world.database.run(chains.exported, "ballot", ballot_id, "test")
    read = chain.read(data)
    assert isinstance(read, Verified)
    return read


async def test_publishing_opens_it_for_as_long_as_was_said(world: World) -> None:
    await drafted(world)
    assert await world.tap(ME, GROUP, "发布") == "已发布，投票开始了。"
    ballot = await only(world)
    assert ballot.state is State.OPEN
    assert ballot.opens_at is not None
    assert ballot.closes_at == ballot.opens_at + timedelta(days=3)
    due = await world.database.run(timers.armed, "ballot-close", ballot.id)
    assert due == [ballot.closes_at]


async def test_the_roll_is_frozen_flat_by_flat(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "发布")
    found = await heads(world)
    assert [head.slip for head in found] == list(range(1, 25))
    assert (found[0].label, found[0].code, found[0].area) == ("1单元101", "1单元101", 8769)
    first = await world.database.run(roll.by_flat, 1, world.estate.flats["1单元", "101"])
    assert first == found[0]


async def test_its_chain_holds_all_that_is_needed_to_count_again(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "发布")
    ballot, read = await only(world), await told(world)
    opened = read.rows[0]
    assert opened.type == "opened"
    assert opened.payload["def_hash"] == ballot.def_hash
    assert opened.payload["roll_hash"] == ballot.roll_hash
    assert opened.payload["ballot"]["question"] == QUESTION
    assert opened.payload["ballot"]["place"] == "6栋"
    assert len(opened.payload["roll"]) == 24
    assert rules.recount(read.rows).matches
    # Whoever published it is not named to the world.
    assert str(ME) not in opened.actor


async def test_where_votes_are_not_shown_by_name_the_chain_names_no_door(world: World) -> None:
    await drafted(world, "选举业委会\n王阿姨\n李明")
    await world.tap(ME, GROUP, "发布")
    codes = [head.code for head in await heads(world)]
    assert not any("单元" in code for code in codes)
    assert len(set(codes)) == 24


async def test_people_are_never_named_by_their_telegram_id(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "方式")
    await world.tap(ME, GROUP, "举手表决")
    await world.tap(ME, GROUP, "发布")
    found = await heads(world)
    assert [head.head for head in found] == [
        f"p{one}" for one in (IDS.wang, IDS.li_ming, IDS.zhao)
    ]
    roll_of_chain = str((await told(world)).rows[0].payload["roll"])
    assert str(IDS.wang) not in roll_of_chain


async def test_flats_of_one_owner_are_one_head(world: World) -> None:
    await changed(world, owner_group=7)
    await drafted(world)
    await world.tap(ME, GROUP, "方式")
    await world.tap(ME, GROUP, "业主表决（一般事项）")
    assert "1 位业主 · 2,104.56 m²" in world.last(GROUP)
    await world.tap(ME, GROUP, "发布")
    (head,) = await heads(world)
    assert (head.head, head.label, head.area) == ("g7", "1单元101 +23", 24 * 8769)


async def test_one_stairwell_has_only_its_flats_on_the_roll(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "范围")
    await world.tap(ME, GROUP, "只问 3单元")
    await world.tap(ME, GROUP, "发布")
    assert {head.stairwell for head in await heads(world)} == {"3单元"}
    assert (await told(world)).rows[0].payload["ballot"]["place"] == "6栋 3单元"


async def test_the_whole_estate_gets_it_in_every_group_with_the_buildings_named(
    world: World,
) -> None:
    await world.say(IDS.staff, IDS.staff, f"/vote {QUESTION}")
    await world.tap(IDS.staff, IDS.staff, "翠湖里")
    await world.tap(IDS.staff, IDS.staff, "发布")
    for group in (IDS.building_6, IDS.building_7):
        assert any(QUESTION in text for text in world.texts(group))
        assert world.telegram.chat(group).pinned


async def test_a_roll_of_two_buildings_names_each_door_once(world: World) -> None:
    async def moved(tx: Tx) -> None:
        three = flats.c.stairwell == "3单元"
        other = {"place_id": world.estate.other_building, "stairwell": "1单元"}
        await tx.do(update(flats).where(three).values(**other))

    await world.database.run(moved)
    await world.say(IDS.staff, IDS.staff, f"/vote {QUESTION}")
    await world.tap(IDS.staff, IDS.staff, "翠湖里")
    await world.tap(IDS.staff, IDS.staff, "发布")
    labels = [head.label for head in await heads(world)]
    assert {"6栋 1单元101", "7栋 1单元101"} <= set(labels)
    assert len(set(labels)) == 24


async def test_the_draft_is_no_draft_any_more(world: World) -> None:
    await drafted(world, chat=ME)
    await world.tap(ME, ME, "发布")
    assert "已发布" in world.last(ME)
    assert world.labels(ME) == []
    assert any(QUESTION in text for text in world.texts(GROUP))


async def test_of_two_who_publish_the_second_hears_that_it_is_done(world: World) -> None:
    await drafted(world)
    message, data = world.button(GROUP, "发布")
    first = world.telegram.tap(ME, GROUP, message, data)
    second = world.telegram.tap(IDS.staff, GROUP, message, data, force=True)
    await world.settle()
    answers = [world.telegram.answer_to(query) for query in (first, second)]
    said = sorted(str(answer["text"]) for answer in answers if answer)
    assert said == ["已发布，投票开始了。", "已经发布了，不用再按。"]
    assert len((await told(world)).rows) == 1


async def test_nothing_of_it_changes_once_it_is_open(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "发布")
    before = await only(world)
    message = world.from_bot(GROUP)[0]["message_id"]
    toast = await world.forge(ME, GROUP, message, DraftKind(1, rules.Kind.HAND).pack())
    assert "不能再改" in toast
    toast = await world.forge(ME, GROUP, message, "bdx:1")
    assert "不能再改" in toast
    assert await only(world) == before


async def test_what_a_colleague_changed_meanwhile_is_seen_first(world: World) -> None:
    await drafted(world)
    message, data = world.button(GROUP, "发布")
    await world.forge(IDS.staff, GROUP, message, "bdl:1:1440")
    assert "刚刚有改动" in await world.forge(ME, GROUP, message, data)
    assert (await only(world)).state is State.DRAFT
    assert await world.tap(ME, GROUP, "发布") == "已发布，投票开始了。"


async def test_a_button_of_another_draft_with_the_same_number_publishes_nothing(
    world: World,
) -> None:
    await drafted(world)
    message, data = world.button(GROUP, "发布")
    await world.tap(ME, GROUP, "取消")
    world.clock.jump(timedelta(minutes=5))
    await drafted(world, "是否换锁?")
    assert "已经不在了" in await world.forge(ME, GROUP, message, data)
    assert (await only(world)).state is State.DRAFT


async def restarted(world: World) -> Linli:
    return await restart(
        Services(world.database, CATALOGUE, world.clock.now, "zh-CN"), world.telegram
    )


async def test_a_restart_in_the_middle_loses_nothing(world: World) -> None:
    await drafted(world, "扶手装哪种?", chat=ME)
    await world.tap(ME, ME, "选项")
    await world.tap(ME, ME, "写选项")
    await world.linli.app.shutdown()
    world.linli = await restarted(world)
    await world.say(ME, ME, "木头的\n不锈钢的")
    assert (await only(world)).options == ("木头的", "不锈钢的")
    await world.linli.app.shutdown()
    world.linli = await restarted(world)
    await world.tap(ME, ME, "返回")
    await world.tap(ME, ME, "发布")
    assert (await only(world)).state is State.OPEN


async def test_the_same_tap_delivered_twice_publishes_once(world: World) -> None:
    await drafted(world)
    ballot = await only(world)
    message, _ = world.button(GROUP, "发布")
    data = DraftPublish(ballot.id, ballot.version, int(ballot.created_at.timestamp())).pack()
    for _ in range(2):
        await world.forge(ME, GROUP, message, data)
    assert len((await told(world)).rows) == 1
    assert replace(await only(world), version=0).state is State.OPEN
