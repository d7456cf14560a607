"""Receipts looked up with /check."""

from domain.ballots import CastState
from playground.estate import IDS
from tests.handlers.ballots.opened import cast_by, opened
from tests.world import World


async def test_the_owner_reads_what_was_chosen_and_others_only_that_it_counts(
    world: World,
) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "反对")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    assert cast.state is CastState.COUNTED
    await world.say(IDS.wang, IDS.wang, f"/check {cast.receipt}")
    assert "这一票有效" in world.last(IDS.wang)
    assert "您投的是：反对" in world.last(IDS.wang)
    await world.say(IDS.zhao, IDS.zhao, f"/check {cast.receipt}")
    assert "这一票有效" in world.last(IDS.zhao)
    assert "反对" not in world.last(IDS.zhao)


async def test_a_receipt_read_aloud_is_found(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    typed = cast.receipt.lower().replace("0", "o").replace("1", "l")
    await world.say(IDS.wang, IDS.wang, f"/check {typed[:4]}-{typed[4:]}")
    assert "这一票有效" in world.last(IDS.wang)


async def test_a_replaced_receipt_says_so(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "同意")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    await world.tap(IDS.wang, IDS.building_6, "反对")
    await world.say(IDS.wang, IDS.wang, f"/check {cast.receipt}")
    assert "代替" in world.last(IDS.wang)


async def test_an_unknown_code_and_none_get_one_sentence(world: World) -> None:
    await world.say(IDS.wang, IDS.wang, "/check ZZZZZZZZ")
    assert "没有找到回执 ZZZZZZZZ" in world.last(IDS.wang)
    await world.say(IDS.wang, IDS.wang, "/check <b>'; drop")
    assert "没有找到" in world.last(IDS.wang)
    await world.say(IDS.wang, IDS.wang, "查回执")
    assert "发 /check" in world.last(IDS.wang)


async def test_in_the_group_the_answer_comes_in_private(world: World) -> None:
    ballot = await opened(world)
    await world.tap(IDS.wang, IDS.building_6, "反对")
    (cast,) = await cast_by(world, ballot, IDS.wang)
    before = len(world.from_bot(IDS.building_6))
    await world.say(IDS.wang, IDS.building_6, f"/check {cast.receipt}")
    assert len(world.from_bot(IDS.building_6)) == before
    assert "您投的是：反对" in world.last(IDS.wang)


async def test_somebody_without_a_private_chat_reads_no_choice_in_the_group(
    world: World,
) -> None:
    ballot = await opened(world)
    await world.tap(IDS.zhou, IDS.building_6, "反对")
    (cast,) = await cast_by(world, ballot, IDS.zhou)
    await world.say(IDS.zhou, IDS.building_6, f"/check {cast.receipt}")
    assert "等核实住哪户后才计" in world.last(IDS.building_6)
    assert "反对" not in world.last(IDS.building_6)
