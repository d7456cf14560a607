"""A ballot in private: the link, voting there, withdrawing, and who sees what."""

from dataclasses import replace

import pytest

from domain.ballots import CastState, Choice, Kind, State
from domain.places import Relation
from playground.estate import IDS
from storage.ballots import casts, register
from storage.database import Tx
from storage.places import chats, people
from tests.handlers.ballots.opened import (
    QUESTION,
    cast_by,
    chain,
    live_in,
    opened,
    replayed,
    tally,
)
from tests.world import World
from views.ballots.buttons_voting import BallotMine, BallotVote, BallotWithdraw


async def test_the_link_opens_the_ballot_with_its_buttons(world: World) -> None:
    ballot = await opened(world)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    assert QUESTION in world.last(IDS.wang)
    assert {"✓ 同意", "✗ 反对", "○ 弃权"} <= set(world.labels(IDS.wang))


async def test_a_vote_in_private_is_shown_in_place_and_sends_no_copy(world: World) -> None:
    ballot = await opened(world)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    before = len(world.from_bot(IDS.wang))
    await world.tap(IDS.wang, IDS.wang, "同意")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    assert len(world.from_bot(IDS.wang)) == before
    assert f"3单元201：同意（线上）· 回执 {cast.receipt}" in world.last(IDS.wang)


async def test_withdrawing_is_asked_first_and_can_be_left(world: World) -> None:
    ballot = await opened(world)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    await world.tap(IDS.wang, IDS.wang, "同意")
    await world.tap(IDS.wang, IDS.wang, "撤回我的票")
    assert "要撤回" in world.last(IDS.wang)
    await world.tap(IDS.wang, IDS.wang, "返回")
    assert (await tally(world, ballot)).choices == {"yes": 1}


async def test_a_withdrawn_vote_is_out_of_the_count_and_on_record(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    await world.tap(IDS.wang, IDS.wang, "撤回我的票")
    await world.tap(IDS.wang, IDS.wang, "确定撤回")
    counted = await tally(world, ballot)
    assert (counted.participated, len(counted.unheard)) == ((0, 0), 24)
    kept = await world.database.run(casts.get, cast.id)
    assert kept is not None
    assert kept.state is CastState.WITHDRAWN
    assert kept.ended_at is not None
    assert (await chain(world, ballot))[-1].payload["choice"] is None
    assert await replayed(world, ballot)


async def test_nothing_is_withdrawn_after_closing_or_twice(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    sure = BallotWithdraw(ballot.id, 1).pack()
    message = world.from_bot(IDS.wang)[-1]["message_id"]
    assert "已撤回" in await world.forge(IDS.wang, IDS.wang, message, sure)
    assert "不用撤回" in await world.forge(IDS.wang, IDS.wang, message, sure)
    await world.tap(IDS.wang, IDS.building_6, "反对")
    assert ballot.closes_at is not None
    world.clock.jump(ballot.closes_at - world.clock.now())
    query = world.telegram.tap(IDS.wang, IDS.wang, message, sure, force=True)
    await world.linli.poller.once()
    await world.linli.dispatcher.drain()
    answer = world.telegram.answer_to(query)
    assert answer is not None
    assert answer["text"] == "已经截止了。"


async def test_whoever_is_in_no_group_of_the_place_learns_nothing(world: World) -> None:
    ballot = await opened(world)
    await world.database.run(chats.left, IDS.building_6, IDS.anna, now=world.clock.now())
    await world.say(IDS.anna, IDS.anna, f"/start b_{ballot.id}")
    assert QUESTION not in "".join(world.texts(IDS.anna))
    assert "where you live" in world.last(IDS.anna)


@pytest.mark.parametrize("payload", ["b_999", "b_0", "b_x", "b_99999999999999999999"])
async def test_a_link_to_nothing_is_answered_kindly_or_not_at_all(
    world: World, payload: str
) -> None:
    await opened(world)
    await world.say(IDS.wang, IDS.wang, f"/start {payload}")
    assert QUESTION not in "".join(world.texts(IDS.wang))


async def test_a_tenant_hears_why_and_where_to_go(world: World) -> None:
    ballot = await opened(world, Kind.OWNERS_ORDINARY)
    await live_in(world, IDS.anna, "2单元", "101", Relation.TENANT)
    query = world.telegram.tap(IDS.anna, IDS.building_6, *world.button(IDS.building_6, "同意"))
    await world.settle()
    answer = world.telegram.answer_to(query)
    assert answer is not None
    assert "tenants do not" in answer["text"]
    assert answer["url"].endswith(f"?start=b_{ballot.id}")
    await world.say(IDS.anna, IDS.anna, f"/start b_{ballot.id}")
    assert "tenants do not" in world.last(IDS.anna)
    assert not any("For" in label for label in world.labels(IDS.anna))
    assert await cast_by(world, ballot, IDS.anna) == []


async def test_family_votes_for_a_flat_and_not_for_an_owner(world: World) -> None:
    await live_in(world, IDS.anna, "2单元", "101", Relation.FAMILY)
    flats = await opened(world, Kind.HOUSEHOLD)
    assert "Your vote" in await world.tap(IDS.anna, IDS.building_6, "同意")
    owners = await opened(world, Kind.OWNERS_ORDINARY)
    assert "owner" in await world.tap(IDS.anna, IDS.building_6, "同意")
    assert (await tally(world, flats)).participated[0] == 1
    assert (await tally(world, owners)).participated[0] == 0


async def test_my_vote_in_the_group_is_a_toast(world: World) -> None:
    ballot = await opened(world)
    assert await world.tap(IDS.wang, IDS.building_6, "我的票") == "您还没有投票。"
    await world.tap(IDS.wang, IDS.building_6, "同意")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    toast = await world.tap(IDS.wang, IDS.building_6, "我的票")
    assert cast.receipt in toast
    assert "同意" in toast


async def test_elder_mode_has_one_button_a_row_and_four_at_most(world: World) -> None:
    ballot = await opened(world)
    await world.database.run(people.set_big, IDS.wang, big=True)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    await world.tap(IDS.wang, IDS.wang, "同意")
    keys = world.from_bot(IDS.wang)[-1]["reply_markup"]["inline_keyboard"]
    assert all(len(row) == 1 for row in keys)
    assert [row[0]["text"] for row in keys][:3] == ["✓ 同意", "✗ 反对", "○ 弃权"]
    assert len(keys) == 4


async def test_elder_mode_shows_many_options_a_page_at_a_time(world: World) -> None:
    options = tuple(f"第{n}种" for n in range(1, 8))
    ballot = await opened(world, Kind.CHOOSE, options=options)
    await world.database.run(people.set_big, IDS.wang, big=True)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    seen = set()
    for _ in range(4):
        keys = [row[0]["text"] for row in _keys(world)]
        assert len(keys) <= 4
        seen |= {key for key in keys if "种" in key}
        await world.tap(IDS.wang, IDS.wang, "下一页")
    assert len(seen) == len(options)
    for _ in range(3):
        await world.tap(IDS.wang, IDS.wang, "下一页")
    await world.tap(IDS.wang, IDS.wang, "第7种")
    assert [cast.choice for cast in await cast_by(world, ballot, IDS.wang)] == ["7"]


async def test_elder_mode_picks_across_pages_and_keeps_what_was_picked(world: World) -> None:
    names = tuple("甲乙丙丁戊己")
    ballot = await opened(world, Kind.ELECTION, options=names, seats=3)
    await world.database.run(people.set_big, IDS.wang, big=True)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    for name in ("1. 甲", "4. 丁", "6. 己", "确认投票"):
        for _ in range(5):
            assert len(_keys(world)) <= 4
            if any(name in row[0]["text"] for row in _keys(world)):
                break
            await world.tap(IDS.wang, IDS.wang, "下一页")
        await world.tap(IDS.wang, IDS.wang, name)
    assert await world.database.run(casts.urn, ballot.id) == ["1+4+6"]


def _keys(world: World) -> list[list[dict[str, str]]]:
    found: list[list[dict[str, str]]] = world.from_bot(IDS.wang)[-1]["reply_markup"][
        "inline_keyboard"
    ]
    return found


@pytest.mark.parametrize("data", ["bv:1:maybe", "bv:999:yes", "bo:1:1", "bv:1", "bm:999"])
async def test_forged_buttons_of_the_group_change_nothing(world: World, data: str) -> None:
    ballot = await opened(world)
    message, _ = world.button(IDS.building_6, "同意")
    assert await world.forge(IDS.wang, IDS.building_6, message, data)
    assert await cast_by(world, ballot, IDS.wang) == []


async def test_people_of_another_building_are_told_so(world: World) -> None:
    await live_in(world, IDS.anna, "2单元", "101")
    ballot = await opened(world, Kind.HOUSEHOLD, stairwell="1单元")
    toast = await world.tap(IDS.anna, IDS.building_6, "同意")
    assert "another building" in toast
    assert await cast_by(world, ballot, IDS.anna) == []


async def test_a_closed_panel_shows_its_end_and_no_buttons_to_vote(world: World) -> None:
    ballot = await opened(world)
    message, _ = world.button(IDS.building_6, "同意")
    await world.database.run(_cancel, ballot.id)
    data = BallotVote(ballot.id, Choice.YES).pack()
    assert await world.forge(IDS.wang, IDS.building_6, message, data) == "已经截止了。"
    assert not any("同意" in label for label in world.labels(IDS.building_6))
    assert "【已取消】" in "".join(world.texts(IDS.building_6))


async def test_a_draft_is_shown_to_nobody(world: World) -> None:
    ballot = await opened(world)
    await world.database.run(_draft, ballot.id)
    await world.say(IDS.wang, IDS.wang, f"/start b_{ballot.id}")
    message, _ = world.button(IDS.building_6, "我的票")
    await world.forge(IDS.wang, IDS.building_6, message, BallotMine(ballot.id).pack())
    assert QUESTION not in world.last(IDS.wang)


async def _cancel(tx: Tx, ballot_id: int) -> None:
    await _state(tx, ballot_id, State.CANCELLED)


async def _draft(tx: Tx, ballot_id: int) -> None:
    await _state(tx, ballot_id, State.DRAFT)


async def _state(tx: Tx, ballot_id: int, state: State) -> None:
    seen = await register.get(tx, ballot_id)
    await register.change(tx, seen, replace(seen, state=state))
