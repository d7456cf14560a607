"""One tap votes: what is counted, what is said, what is written down."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from domain.ballots import Kind
from playground.estate import IDS
from storage.database import Tx
from storage.tables import memberships
from tests.handlers.ballots.opened import (
    cast_by,
    chain,
    head,
    live_in,
    opened,
    replayed,
    tally,
)
from tests.world import World, restart

US = timedelta(microseconds=1)


async def test_one_tap_votes_and_says_so_with_a_receipt(world: World) -> None:
    ballot = await opened(world)
    toast = await world.tap(IDS.wang, IDS.building_6, "同意")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    assert toast == f"您已投同意。回执 {cast.receipt}"
    assert (await head(world, ballot, "3单元", "201")).choice == "yes"
    assert "✓201" in _panel(world)
    assert await replayed(world, ballot)


async def test_a_private_copy_of_the_receipt_goes_to_whoever_can_be_written_to(
    world: World,
) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "反对")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    assert cast.receipt in world.last(IDS.wang)
    assert "反对" in world.last(IDS.wang)


async def test_the_same_choice_again_changes_nothing(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    before, rows = await cast_by(world, ballot, IDS.wang), await chain(world, ballot)
    toast = await world.tap(IDS.wang, IDS.building_6, "同意")
    assert "没有变化" in toast
    assert before[0].receipt in toast
    assert await cast_by(world, ballot, IDS.wang) == before
    assert await chain(world, ballot) == rows


async def test_a_changed_vote_replaces_the_first_and_keeps_it_on_record(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    (first,) = await cast_by(world, ballot, IDS.wang)
    toast = await world.tap(IDS.wang, IDS.building_6, "反对")
    (second,) = await cast_by(world, ballot, IDS.wang)
    assert toast == f"已改成反对。回执 {second.receipt}"
    assert second.receipt != first.receipt
    assert (await tally(world, ballot)).choices == {"no": 1}
    assert [row.type for row in await chain(world, ballot)] == ["opened", "cast", "cast"]
    assert await replayed(world, ballot)


async def test_ten_changes_within_a_minute_send_two_messages(world: World) -> None:
    await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    for label in ("反对", "同意") * 5:
        world.telegram.tap(IDS.wang, IDS.building_6, *world.button(IDS.building_6, label))
        await world.settle(redraw=False)
    await world.later(minutes=2)
    copies = [text for text in world.texts(IDS.wang) if "投票回执" in text]
    assert len(copies) == 2
    assert "同意" in copies[-1]


async def test_a_vote_counts_until_the_last_microsecond(world: World) -> None:
    ballot = await opened(world)
    assert ballot.closes_at is not None
    world.clock.jump(ballot.closes_at - US - world.clock.now())
    query = _tap(world, IDS.wang, "同意")
    await world.settle(redraw=False)
    assert "您已投同意" in _answer(world, query)
    assert await replayed(world, ballot)


async def test_exactly_at_the_deadline_it_is_closed(world: World) -> None:
    ballot = await opened(world)
    assert ballot.closes_at is not None
    world.clock.jump(ballot.closes_at - world.clock.now())
    query = _tap(world, IDS.wang, "同意")
    await world.linli.poller.once()
    await world.linli.dispatcher.drain()
    assert _answer(world, query) == "已经截止了。"
    # An old panel leads to the ballot as it ended.
    assert str((world.telegram.answer_to(query) or {})["url"]).endswith(f"?start=b_{ballot.id}")
    assert await cast_by(world, ballot, IDS.wang) == []


async def test_two_flats_of_one_person_vote_together(world: World) -> None:
    ballot = await opened(world)
    await live_in(world, IDS.wang, "1单元", "402")
    toast = await world.tap(IDS.wang, IDS.building_6, "同意")
    assert "（您名下 2 票一起投了）" in toast
    assert (await tally(world, ballot)).choices == {"yes": 2}
    assert len({cast.receipt for cast in await cast_by(world, ballot, IDS.wang)}) == 2


async def test_two_flats_of_one_owner_are_one_voice(world: World) -> None:
    world.database.connection.execute(
        "UPDATE households SET owner_group = 7 WHERE stairwell = '3单元' AND floor = 2"
    )
    ballot = await opened(world, Kind.OWNERS_ORDINARY)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    counted = await tally(world, ballot)
    assert counted.participated == (1, 2 * 8769)
    assert counted.roll == (23, 24 * 8769)


async def test_options_are_voted_by_their_numbers(world: World) -> None:
    ballot = await opened(world, Kind.CHOOSE)
    toast = await world.tap(IDS.wang, IDS.building_6, "2. 不锈钢的")
    assert "您已投不锈钢的" in toast
    await world.tap(IDS.zhao, IDS.building_6, "2. 不锈钢的")
    assert "2. 不锈钢的：2" in _panel(world)
    assert "1. 木的：0" in _panel(world)
    assert await replayed(world, ballot)


async def test_a_ballot_of_owners_shows_how_many_and_not_what(world: World) -> None:
    ballot = await opened(world, Kind.OWNERS_SPECIAL)
    await world.tap(IDS.wang, IDS.building_6, "反对")
    panel = _panel(world)
    assert "参与：1 位业主 · 87.69 m²，共 24 位业主 · 2,104.56 m²" in panel
    assert "截止后才公布" in panel
    assert "反对 1" not in panel
    assert "意向征询，不替代法定业主大会表决" in panel
    assert await replayed(world, ballot)


@pytest.mark.parametrize("kind", [Kind.HAND, Kind.HOUSEHOLD, Kind.OWNERS_ORDINARY])
async def test_the_toast_is_in_the_voters_own_language(world: World, kind: Kind) -> None:
    await live_in(world, IDS.anna, "2单元", "101")
    await world.database.run(_owns, IDS.anna)
    await opened(world, kind)
    toast = await world.tap(IDS.anna, IDS.building_6, "同意")
    assert toast.startswith("Your vote: For. Receipt ")


async def _owns(tx: Tx, person_id: int) -> None:
    statement = update(memberships).where(memberships.c.person_id == person_id)
    await tx.do(statement.values(relation="owner"))


async def test_a_deleted_panel_comes_back_with_the_next_vote(world: World) -> None:
    await opened(world)
    message, data = world.button(IDS.building_6, "同意")
    query = world.telegram.tap(IDS.wang, IDS.building_6, message, data)
    del world.telegram.chat(IDS.building_6).messages[message]
    await world.settle()
    assert "您已投同意" in _answer(world, query)
    assert world.button(IDS.building_6, "同意")[0] > message
    assert "✓201" in _panel(world)


async def test_a_restart_forgets_no_vote_and_no_receipt(world: World) -> None:
    ballot = await opened(world)
    _tap(world, IDS.wang, "同意")
    world.linli = await restart(world.linli.app.bot_data, world.telegram)
    await world.settle()
    assert (await tally(world, ballot)).choices == {"yes": 1}
    assert "投票回执" in world.last(IDS.wang)


def _panel(world: World) -> str:
    return next(t for t in reversed(world.texts(IDS.building_6)) if t.startswith("🗳"))


def _tap(world: World, person_id: int, label: str) -> str:
    return str(world.telegram.tap(person_id, IDS.building_6, *world.button(IDS.building_6, label)))


def _answer(world: World, query: str) -> str:
    answer = world.telegram.answer_to(query)
    assert answer is not None
    return str(answer.get("text") or "")
