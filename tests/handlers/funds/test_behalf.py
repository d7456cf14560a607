"""The word of a household without a phone, entered by the captain; its people may say no."""

import pytest

from domain.funds import PledgeKind, State
from playground.estate import IDS
from tests.actions.funds.opened import DOORS, SHARE
from tests.handlers.funds.drafted import published
from tests.handlers.funds.neighbours import GROUP, House, each_language, house_of
from tests.world import World
from views.funds.buttons_pledging import (
    FundBehalf,
    FundBehalfOf,
    FundBehalfSay,
    FundNotMine,
    FundTools,
)

DOOR = "3单元302"


async def opened(house: House, door: str = DOOR) -> None:
    await house.press(IDS.captain, GROUP, FundTools(house.fund_id))
    await house.tap(IDS.captain, "fund-button-behalf")
    await house.world.tap(IDS.captain, IDS.captain, door)


async def entered(house: House, kind: str, door: str = DOOR) -> str:
    await opened(house, door)
    return await house.tap(IDS.captain, "fund-behalf-kind", kind=kind)


def told(house: House, kind: str, amount: int) -> str:
    words = {"title": "楼道扶手", "flat": DOOR, "by": "陈楼长", "kind": kind, "amount": amount}
    return house.words("fund-behalf-told", **words)


@each_language
@pytest.mark.parametrize(("kind", "fen"), [("full", SHARE), ("refuse", 0), ("hardship", 0)])
async def test_the_captain_enters_it_and_the_household_is_told(
    world: World, language: str, kind: str, fen: int
) -> None:
    house = await house_of(world, language)
    toast = await entered(house, kind)
    assert toast == house.label("fund-pledged", kind=kind, doors=DOOR, amount=fen)
    row = await house.own(IDS.li_ming)
    assert row.answer is not None
    assert (row.answer.kind, row.answer.amount) == (PledgeKind(kind), fen)
    assert told(house, kind, fen) in house.seen(IDS.li_ming)
    (opening, said) = await house.chain()
    assert (said.type, said.actor) == ("pledge", opening.actor), "the chain says who entered it"
    assert (await house.audit()).matches


@each_language
async def test_a_part_is_asked_for_and_a_bad_sum_asked_again(world: World, language: str) -> None:
    house = await house_of(world, language)
    await entered(house, "part")
    assert house.seen(IDS.captain) == house.words("fund-behalf-sum", flat=DOOR, share=SHARE)
    await house.reborn()
    assert await house.write(IDS.captain, "1200") == house.words(
        "fund-wrong", why=house.why("not-part")
    )
    await house.write(IDS.captain, "500")
    assert (await house.own(IDS.li_ming)).due.answer == 50_000
    assert told(house, "part", 50_000) in house.seen(IDS.li_ming)


@each_language
async def test_the_household_says_no_and_it_is_as_if_nothing_was_said(
    world: World, language: str
) -> None:
    house = await house_of(world, language)
    await entered(house, "full")
    toast = await house.tap(IDS.li_ming, "fund-button-not-mine")
    assert toast == house.label("fund-behalf-undone")
    row = await house.own(IDS.li_ming)
    assert (row.answer, row.silent, row.lapsed) == (None, True, False)
    denied = house.words("fund-behalf-denied", title="楼道扶手", flat=DOOR)
    assert house.seen(IDS.captain) == denied
    assert await house.tap(IDS.li_ming, "fund-button-not-mine") == house.why("already-done")
    assert [r.type for r in await house.chain()] == ["opened", "pledge", "retract"]
    assert (await house.audit()).matches


async def test_it_can_be_denied_even_once_money_is_collected(world: World) -> None:
    house = await house_of(world)
    for person_id in (IDS.zhao, IDS.wang):
        await house.answer(person_id, "full")
    await entered(house, "full")
    assert (await house.fund()).state is State.COLLECTING
    await house.tap(IDS.li_ming, "fund-button-not-mine")
    row = await house.own(IDS.li_ming)
    assert (row.answer, (await house.fund()).state) == (None, State.COLLECTING)
    assert (await house.audit()).matches


async def test_who_answered_for_itself_is_not_answered_for(world: World) -> None:
    house = await house_of(world)
    await house.answer(IDS.li_ming, "refuse")
    await house.press(IDS.captain, GROUP, FundBehalf(house.fund_id))
    assert DOOR not in world.labels(IDS.captain)
    flat = world.estate.flats[DOORS[2]]
    say = FundBehalfSay(house.fund_id, flat, PledgeKind.FULL)
    assert await house.press(IDS.captain, GROUP, say) == house.why("own-word")
    assert (await house.own(IDS.li_ming)).due.answer == 0


async def test_the_household_answers_over_it_and_then_it_is_its_own_word(world: World) -> None:
    house = await house_of(world)
    await entered(house, "refuse")
    await house.answer(IDS.li_ming, "full")
    row = await house.own(IDS.li_ming)
    assert row.answer is not None
    flat = row.flat.household_id
    no = FundNotMine(house.fund_id, flat, row.answer.id)
    assert await house.press(IDS.li_ming, GROUP, no) == house.why("own-word")
    assert (await house.own(IDS.li_ming)).due.answer == SHARE


async def test_the_captain_corrects_what_was_entered(world: World) -> None:
    house = await house_of(world)
    await entered(house, "refuse")
    await entered(house, "full", house.label("fund-behalf-said", flat=DOOR))
    assert (await house.own(IDS.li_ming)).due.answer == SHARE
    assert told(house, "full", SHARE) in house.seen(IDS.li_ming)


async def test_a_household_that_nobody_can_reach_is_entered_all_the_same(world: World) -> None:
    captain = await published(world)
    await world.tap(IDS.captain, GROUP, captain.words("fund-button-tools"))
    await world.tap(IDS.captain, IDS.captain, captain.words("fund-button-behalf"))
    await world.tap(IDS.captain, IDS.captain, "1单元 102")
    full = captain.words("fund-behalf-kind", kind="full")
    toast = await world.tap(IDS.captain, IDS.captain, full)
    fen = (await captain.table())["1单元", "102"]
    told = captain.words("fund-pledged", kind="full", doors="1单元 102", amount=fen)
    assert toast == told


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.zhao, IDS.wang, IDS.anna])
async def test_nobody_else_enters_anything_for_a_neighbour(world: World, person_id: int) -> None:
    house = await house_of(world)
    await world.say(person_id, person_id, "/start")
    flat = world.estate.flats[DOORS[2]]
    for button in (
        FundBehalf(house.fund_id),
        FundBehalfOf(house.fund_id, flat),
        FundBehalfSay(house.fund_id, flat, PledgeKind.FULL),
    ):
        assert await house.press(person_id, person_id, button) == house.why("not-yours")
    assert (await house.own(IDS.li_ming)).answer is None


async def test_only_its_own_people_deny_a_household_s_word(world: World) -> None:
    house = await house_of(world)
    await entered(house, "full")
    row = await house.own(IDS.li_ming)
    assert row.answer is not None
    no = FundNotMine(house.fund_id, row.flat.household_id, row.answer.id)
    for person_id in (IDS.wang, IDS.captain):
        assert await house.press(person_id, GROUP, no) == house.why("not-yours")
    assert (await house.own(IDS.li_ming)).due.answer == SHARE


async def test_a_flat_of_elsewhere_is_not_entered(world: World) -> None:
    house = await house_of(world)
    say = FundBehalfSay(house.fund_id, world.estate.flats["2单元", "101"], PledgeKind.FULL)
    assert await house.press(IDS.captain, GROUP, say) == house.why("not-yours")
