"""The whole way in English, a stairwell's own group, and taps that died half way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.ballots import Kind, State
from domain.places import Grant, PlaceKind, Role
from playground.estate import IDS
from storage.database import Tx
from storage.places import chats, grants, tree
from tests.conftest import NOON
from tests.handlers.ballots.drafted import GROUP, ME, QUESTION, drafted, heads, only, stored
from tests.world import World


@pytest.fixture
async def anna(world: World) -> int:
    """A captain who reads English."""

    async def captain(tx: Tx) -> None:
        place = world.estate.building
        await grants.add(tx, Grant(IDS.anna, Role.CAPTAIN, place, None, IDS.owner, NOON))

    await world.database.run(captain)
    return IDS.anna


async def test_the_whole_way_in_english(world: World, anna: int) -> None:
    await world.say(anna, anna, "/vote")
    assert "What are the neighbours to decide?" in world.last(anna)
    await world.say(anna, anna, "Which handrail?")
    await world.tap(anna, anna, "Write options")
    await world.say(anna, anna, "1) wood\n2) steel")
    await world.tap(anna, anna, "7 days")
    await world.tap(anna, anna, "Who votes")
    await world.tap(anna, anna, "One vote a flat")
    seen = world.last(anna)
    assert "Kind: Vote on options (One vote a flat, most votes win)" in seen
    assert "Asked: 6栋 (24 flats · 2,104.56 m²)" in seen
    assert "1. wood" in seen
    assert await world.tap(anna, anna, "Publish") == "Published. The vote has begun."
    assert "Published: Which handrail?" in world.last(anna)
    ballot = await only(world)
    assert (ballot.state, ballot.options) == (State.OPEN, ("wood", "steel"))


async def test_wrong_words_in_english(world: World, anna: int) -> None:
    await world.say(anna, anna, "/vote Which handrail?\nwood\nwood")
    assert "Two options are the same" in world.last(anna)
    await world.say(anna, anna, "Which handrail?\nwood\nsteel\nuntil whenever")
    assert "This time was not understood" in world.last(anna)
    assert (await only(world)).options == ("wood", "steel")


async def test_a_stairwells_own_group_asks_that_stairwell(world: World) -> None:
    async def tied(tx: Tx) -> None:
        building = await tree.get(tx, world.estate.building)
        where = {"zone": building.zone, "language": building.language}
        three = await tree.add(tx, building.id, PlaceKind.STAIRWELL, "3单元", **where)
        group = await chats.find(tx, IDS.building_7)
        assert group is not None
        await chats.put(tx, replace(group, place_id=three.id))

    await world.database.run(tied)
    world.telegram.join(ME, IDS.building_7)
    await world.settle()
    await drafted(world, chat=IDS.building_7)
    ballot = await only(world)
    assert (ballot.place_id, ballot.stairwell) == (world.estate.building, "3单元")
    await world.tap(ME, IDS.building_7, "发布")
    assert len(await heads(world)) == 8


async def test_in_the_staff_group_a_place_is_chosen_first(world: World) -> None:
    await drafted(world, by=IDS.staff, chat=IDS.staff_chat)
    assert "要问哪里的邻居" in world.last(IDS.staff_chat)
    await world.tap(IDS.staff, IDS.staff_chat, "6栋")
    await world.tap(IDS.staff, IDS.staff_chat, "发布")
    assert any(QUESTION in text for text in world.texts(GROUP))


async def test_in_a_units_group_nobody_is_asked(world: World) -> None:
    await drafted(world, by=IDS.owner, chat=IDS.unit_chat)
    assert await stored(world) == []


async def test_in_a_group_the_one_who_is_asked_is_named(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "选项")
    assert await world.tap(ME, GROUP, "写选项") == "请在下面回答。"
    assert world.last(GROUP).startswith("陈楼长\n")


async def test_step_by_step_staff_choose_the_place_after_the_question(world: World) -> None:
    await world.say(IDS.staff, IDS.staff, "投票")
    await world.say(IDS.staff, IDS.staff, QUESTION)
    await world.tap(IDS.staff, IDS.staff, "6栋")
    await world.tap(IDS.staff, IDS.staff, "投同意或反对")
    await world.tap(IDS.staff, IDS.staff, "2天")
    ballot = await only(world)
    assert (ballot.place_id, ballot.length_minutes) == (world.estate.building, 2 * 24 * 60)
    assert ballot.kind is Kind.HOUSEHOLD


async def test_a_building_without_a_roll_chosen_later_has_nobody_yet(world: World) -> None:
    await world.say(IDS.staff, IDS.staff, f"/vote {QUESTION}")
    await world.tap(IDS.staff, IDS.staff, "7栋")
    assert "还没有可以投票的人" in world.last(IDS.staff)


async def test_a_role_that_ended_ends_the_say_over_a_draft(world: World) -> None:
    await drafted(world)

    async def ended(tx: Tx) -> None:
        for grant_id, grant in await grants.at(tx, world.estate.building, now=NOON):
            if grant.person_id == ME:
                await grants.end(tx, grant_id, now=NOON)

    await world.database.run(ended)
    assert "只有本楼楼栋长" in await world.tap(ME, GROUP, "发布")
    assert (await only(world)).state is State.DRAFT


async def test_a_draft_left_for_a_week_is_tidied_away(world: World) -> None:
    await drafted(world)
    message, data = world.button(GROUP, "发布")
    world.clock.jump(timedelta(days=7, seconds=1))
    await world.linli.clock.tidy()
    assert await stored(world) == []
    assert await world.forge(ME, GROUP, message, data) == "这条已经不在了。"


async def test_a_forged_tap_never_draws_over_a_vote_that_runs(world: World) -> None:
    await drafted(world)
    await world.tap(ME, GROUP, "发布")
    panel = next(m for m in world.from_bot(GROUP) if "同意" in str(m.get("reply_markup")))
    await drafted(world, "是否换锁?")
    await world.forge(ME, GROUP, panel["message_id"], "bd:2:kind:0")
    still = next(m for m in world.from_bot(GROUP) if m["message_id"] == panel["message_id"])
    assert QUESTION in str(still["text"])
