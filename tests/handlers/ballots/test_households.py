"""Flats of several people: votes that differ, and who speaks for the flat."""

from typing import Any

import pytest
from sqlalchemy import Update, update

from domain.ballots import Ballot, Kind, Why
from domain.places import Relation
from playground.estate import IDS
from storage.database import Tx
from storage.tables import memberships
from tests.handlers.ballots.opened import chain, head, live_in, opened, replayed, tally
from tests.world import World
from views.ballots.buttons_voting import BallotSpeak

FLAT = ("3单元", "201")


@pytest.fixture
async def ballot(world: World) -> Ballot:
    """Wang and Li own 3-201 together."""
    # Otherwise he would vote for two flats.
    moved = update(memberships).where(memberships.c.person_id == IDS.li_ming)
    await world.database.run(_do, moved.values(state="ended"))
    await live_in(world, IDS.li_ming, *FLAT, Relation.OWNER)
    return await opened(world, Kind.HOUSEHOLD)


async def test_differing_votes_do_not_count_and_both_are_told(
    world: World, ballot: Ballot
) -> None:
    await world.tap(IDS.wang, IDS.building_6, "同意")
    toast = await world.tap(IDS.li_ming, IDS.building_6, "反对")
    assert "待统一" in toast
    assert (await head(world, ballot, *FLAT)).why is Why.CONFLICT
    for person in (IDS.wang, IDS.li_ming):
        assert any("有人投的不一样" in text for text in world.texts(person))
    assert "待统一 1 户" in _panel(world)
    assert "!201" in _panel(world)
    assert (await chain(world, ballot))[-1].payload["excluded"] == "conflict"
    assert await replayed(world, ballot)


async def test_they_count_once_they_agree(world: World, ballot: Ballot) -> None:
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await world.tap(IDS.li_ming, IDS.building_6, "反对")
    toast = await world.tap(IDS.li_ming, IDS.building_6, "同意")
    assert "已改成同意" in toast
    assert (await tally(world, ballot)).choices == {"yes": 1}
    assert await replayed(world, ballot)


async def test_two_equal_votes_of_one_flat_are_one(world: World, ballot: Ballot) -> None:
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await world.tap(IDS.li_ming, IDS.building_6, "同意")
    assert (await tally(world, ballot)).participated[0] == 1


async def test_one_withdraws_and_the_others_vote_counts(world: World, ballot: Ballot) -> None:
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await world.tap(IDS.li_ming, IDS.building_6, "反对")
    await world.say(IDS.li_ming, IDS.li_ming, f"/start b_{ballot.id}")
    await world.tap(IDS.li_ming, IDS.li_ming, "撤回我的票")
    assert await world.tap(IDS.li_ming, IDS.li_ming, "确定撤回") == "已撤回。截止前还可以再投。"
    assert (await tally(world, ballot)).choices == {"yes": 1}
    assert await replayed(world, ballot)


async def test_an_owner_names_who_decides_and_the_other_may_object(
    world: World, ballot: Ballot
) -> None:
    await world.tap(IDS.wang, IDS.building_6, "同意")
    await world.tap(IDS.li_ming, IDS.building_6, "反对")
    await world.tap(IDS.wang, IDS.wang, "由谁代表本户")
    await world.tap(IDS.wang, IDS.wang, "王阿姨")
    assert (await head(world, ballot, *FLAT)).choice == "yes"
    assert "王阿姨 指定由 王阿姨 代表" in world.last(IDS.li_ming)
    await world.tap(IDS.li_ming, IDS.li_ming, "由谁代表本户")
    await world.tap(IDS.li_ming, IDS.li_ming, "李明")
    assert (await head(world, ballot, *FLAT)).choice == "no"
    await world.tap(IDS.li_ming, IDS.li_ming, "不指定")
    assert (await head(world, ballot, *FLAT)).why is Why.CONFLICT
    assert await replayed(world, ballot)


async def test_family_names_nobody(world: World, ballot: Ballot) -> None:
    await live_in(world, IDS.zhao, *FLAT, Relation.FAMILY)
    found = await head(world, ballot, *FLAT)
    toast = await _forge(world, IDS.zhao, BallotSpeak(ballot.id, found.id, IDS.zhao, 1))
    assert "业主" in toast


async def test_nobody_from_outside_is_named(world: World, ballot: Ballot) -> None:
    found = await head(world, ballot, *FLAT)
    toast = await _forge(world, IDS.wang, BallotSpeak(ballot.id, found.id, IDS.zhao, 1))
    assert "住户" in toast
    assert await head(world, ballot, *FLAT) == found


async def test_a_head_of_another_ballot_is_not_touched(world: World, ballot: Ballot) -> None:
    other = await opened(world, Kind.CHOOSE)
    found = await head(world, ballot, *FLAT)
    toast = await _forge(world, IDS.wang, BallotSpeak(other.id, found.id, IDS.wang, 1))
    assert "名单" in toast


async def test_strangers_do_not_learn_who_lives_in_a_flat(world: World, ballot: Ballot) -> None:
    found = await head(world, ballot, *FLAT)
    await _forge(world, IDS.zhao, BallotSpeak(ballot.id, found.id))
    assert not any("王阿姨" in text for text in (*world.texts(IDS.zhao), *world.labels(IDS.zhao)))


async def _do(tx: Tx, statement: Update) -> None:
    await tx.do(statement)


async def _forge(world: World, person_id: int, data: Any) -> str:  # noqa: ANN401
    message, _ = world.button(IDS.building_6, "我的票")
    return await world.forge(person_id, IDS.building_6, message, data.pack())


def _panel(world: World) -> str:
    return next(t for t in reversed(world.texts(IDS.building_6)) if t.startswith("🗳"))
