"""Deadlines of pledging and paying, reminders, and what organisers do about a gap."""

from dataclasses import replace
from datetime import timedelta

import pytest

from actions.funds import clocks, collecting
from domain.funds import Fund, GapChoice, PledgeKind, State
from playground.estate import IDS
from storage import timers
from storage.database import Tx
from storage.funds import lapsing, register, shares
from tests.actions.funds.opened import DOORS, SHARE, TARGET
from tests.handlers.funds.neighbours import GROUP, House, each_language, house_of
from tests.world import World
from views.funds.buttons_pledging import FundGap

DOOR = "3单元302"


@each_language
async def test_below_the_minimum_at_the_deadline_it_fails_and_nobody_owes(
    world: World, language: str
) -> None:
    house = await house_of(world, language)
    await house.answer(IDS.li_ming, "full")
    await world.later(days=7)
    fund = await house.fund()
    assert fund.state is State.FAILED
    told = house.words("fund-failed", title="楼道扶手", pledged=SHARE, target=TARGET)
    for chat_id in (GROUP, IDS.li_ming, IDS.wang):
        assert told in world.last(chat_id)
    assert house.label("fund-button-pledge", kind="full") not in world.labels(GROUP)
    assert (await house.audit()).state is State.FAILED


@pytest.mark.parametrize(("early", "state"), [(1, State.PLEDGING), (0, State.FAILED)])
async def test_pledging_ends_exactly_at_its_deadline(
    world: World, early: int, state: State
) -> None:
    house = await house_of(world)
    until = (await house.fund()).pledge_until
    assert until is not None
    world.clock.jump(until - world.clock.now() - timedelta(seconds=early))
    await world.settle(redraw=False)
    assert (await house.fund()).state is state


@pytest.mark.parametrize(
    ("minimum", "people", "state"),
    [
        ((2, 3), 1, State.PLEDGING),
        ((2, 3), 2, State.COLLECTING),
        ((1, 1), 2, State.PLEDGING),
        ((1, 1), 3, State.COLLECTING),
    ],
)
async def test_collecting_begins_exactly_at_the_minimum(
    world: World, minimum: tuple[int, int], people: int, state: State
) -> None:
    house = await house_of(world, minimum=minimum)
    for person_id in (IDS.zhao, IDS.wang, IDS.li_ming)[:people]:
        await house.answer(person_id, "full")
    assert (await house.fund()).state is state


async def test_a_gift_fills_what_another_did_not_promise(world: World) -> None:
    house = await house_of(world)
    await house.answer(IDS.zhao, "refuse")
    await house.answer(IDS.wang, "full")
    await house.answer(IDS.li_ming, "full")
    await house.write(IDS.li_ming, f"/start f_{house.fund_id}")
    await house.answer(IDS.li_ming, "gift", IDS.li_ming)
    await house.write(IDS.li_ming, "1200")
    assert (await house.fund()).state is State.COLLECTING
    assert "¥2,400.00" in house.seen(IDS.li_ming)


async def test_once_collecting_a_word_can_grow_but_not_shrink(world: World) -> None:
    house = await house_of(world, minimum=(1, 3))
    await house.answer(IDS.li_ming, "full")
    assert (await house.fund()).state is State.COLLECTING
    assert await house.answer(IDS.li_ming, "refuse") == house.why("too-late")
    assert (await house.own(IDS.li_ming)).due.answer == SHARE
    await house.answer(IDS.wang, "refuse")
    await house.answer(IDS.wang, "full")
    assert (await house.own(IDS.wang)).due.answer == SHARE


@each_language
async def test_at_the_pay_deadline_the_organiser_is_asked_and_nothing_is_spread(
    world: World, language: str
) -> None:
    house = await house_of(world, language)
    await house.all_pledge()
    await house.pays(IDS.zhao, IDS.wang)
    await world.later(days=21)
    assert (await house.fund()).state is State.COLLECTING
    asked = house.words("fund-gap", title="楼道扶手", amount=2 * SHARE, count=2)
    assert asked in house.seen(IDS.captain)
    assert DOOR in house.seen(IDS.captain)
    for choice in GapChoice:
        assert world.button(IDS.captain, house.label("fund-button-gap", choice=choice))
    assert [row.share for row in await house.rows()] == [SHARE] * 3
    assert DOOR not in "".join(world.texts(GROUP))


@each_language
async def test_gifts_are_asked_for_and_the_time_grows(world: World, language: str) -> None:
    house = await house_of(world, language)
    await house.all_pledge()
    await world.later(days=21)
    until = (await house.fund()).pay_until
    await house.tap(IDS.captain, "fund-button-gap", choice="gifts")
    assert house.words("fund-gifts-wanted", title="楼道扶手", amount=TARGET) in world.last(GROUP)
    after = (await house.fund()).pay_until
    assert until is not None
    assert after is not None
    assert after > until
    await world.later(days=7)
    asked = house.words("fund-gap", title="楼道扶手", amount=TARGET, count=3)
    assert len([t for t in world.texts(IDS.captain) if asked in t]) == 2


@pytest.mark.parametrize("person_id", [IDS.wang, IDS.li_ming, IDS.zhou])
async def test_only_organisers_choose_about_the_gap(world: World, person_id: int) -> None:
    house = await house_of(world)
    await house.all_pledge()
    before = len(await house.chain())
    for choice in GapChoice:
        toast = await house.press(person_id, GROUP, FundGap(house.fund_id, choice))
        assert toast == house.why("not-yours")
    assert len(await house.chain()) == before


async def test_who_has_not_answered_is_reminded_in_private_and_never_at_night(
    world: World,
) -> None:
    house = await house_of(world)
    await house.answer(IDS.wang, "full")
    await world.later(days=4)
    reminded = house.label("fund-button-pledge", kind="full")
    mine = [t for t in world.texts(IDS.li_ming) if t.startswith("⏰")]
    assert len(mine) == 1
    assert "¥1,200.00" in mine[0]
    assert reminded in world.labels(IDS.li_ming)
    assert not [t for t in world.texts(IDS.wang) if t.startswith("⏰")]
    assert not [t for t in world.texts(GROUP) if t.startswith("⏰")]


async def test_reminders_are_few(world: World) -> None:
    house = await house_of(world)
    for _ in range(8):
        await world.later(days=1)
    mine = [t for t in world.texts(IDS.li_ming) if t.startswith("⏰")]
    assert len(mine) == 2
    assert await world.database.run(timers.armed, clocks.REMIND, house.fund_id) == []


async def test_who_has_not_paid_is_reminded_and_who_waits_for_a_custodian_is_not(
    world: World,
) -> None:
    house = await house_of(world)
    await house.all_pledge()
    await house.pays(IDS.zhao, IDS.wang)
    await house.tap(IDS.wang, "fund-button-paid", GROUP)
    await house.tap(IDS.wang, "fund-button-pay-all", amount=SHARE)
    await world.later(days=18)
    assert [t for t in world.texts(IDS.li_ming) if t.startswith("⏰")]
    for other in (IDS.zhao, IDS.wang):
        assert not [t for t in world.texts(other) if t.startswith("⏰")]


async def test_a_clock_that_was_away_reminds_once_and_by_day(world: World) -> None:
    await house_of(world)
    # Noon and 6 days and 14 hours: two in the morning, with both reminders missed.
    world.clock.jump(timedelta(days=6, hours=14))
    await world.settle()
    assert not [t for t in world.texts(IDS.li_ming) if t.startswith("⏰")]
    await world.later(hours=6)
    assert len([t for t in world.texts(IDS.li_ming) if t.startswith("⏰")]) == 1


async def raised(tx: Tx, fund_id: int, home: int, fen: int) -> Fund:
    """Put a table in force in which this household's share has risen."""
    fund = await register.get(tx, fund_id)
    table = await shares.of(tx, fund.id, fund.table_version)
    grown = replace(fund, table_version=fund.table_version + 1)
    changed = await register.change(tx, fund, grown)
    await shares.add(tx, fund.id, changed.table_version, table | {home: fen})
    await lapsing.lapse(tx, fund.id, home, now=changed.created_at)
    return changed


@each_language
async def test_a_household_whose_share_rose_is_asked_again(world: World, language: str) -> None:
    house = await house_of(world, language)
    await house.answer(IDS.li_ming, "full")
    await house.answer(IDS.wang, "full")
    home = world.estate.flats[DOORS[2]]
    await world.database.run(raised, house.fund_id, home, SHARE + 100)
    row = await house.own(IDS.li_ming)
    assert row.lapsed
    assert (row.due.promised, row.due.left) == (0, SHARE + 100)
    assert not (await house.own(IDS.wang)).lapsed
    await house.write(IDS.li_ming, f"/start f_{house.fund_id}")
    assert house.words("fund-mine-lapsed") in house.seen(IDS.li_ming)
    toast = await house.answer(IDS.li_ming, "full", IDS.li_ming)
    assert "¥1,201.00" in toast
    assert not (await house.own(IDS.li_ming)).lapsed


async def test_a_table_that_needs_less_than_is_paid_lets_work_begin(world: World) -> None:
    house: House = await house_of(world)
    await house.all_pledge()
    await house.pays(IDS.zhao, IDS.wang)

    async def fewer(tx: Tx) -> State:
        fund = await register.get(tx, house.fund_id)
        less = await register.change(tx, fund, replace(fund, target=SHARE))
        return (await collecting.check(tx, less, now=world.clock.now())).state

    assert await world.database.run(fewer) is State.SPENDING
    assert (await world.database.run(timers.armed, "fund-filled", house.fund_id)) != []


async def test_a_hardship_while_money_is_collected_is_told_and_no_reminder_follows(
    world: World,
) -> None:
    house = await house_of(world)
    await house.all_pledge()
    await house.answer(IDS.li_ming, "hardship")
    await house.tap(IDS.li_ming, "fund-button-hardship-sure")
    row = await house.own(IDS.li_ming)
    assert row.answer is not None
    assert row.answer.kind is PledgeKind.HARDSHIP
    await world.later(days=20)
    assert not [t for t in world.texts(IDS.li_ming) if t.startswith("⏰")]


async def test_who_promised_nothing_is_not_told_to_pay_but_asked_again(world: World) -> None:
    house = await house_of(world, minimum=(1, 3))
    await house.answer(IDS.wang, "full")
    assert (await house.fund()).state is State.COLLECTING
    pay = house.label("fund-button-paid")
    assert pay in world.labels(IDS.wang)
    assert pay not in world.labels(IDS.li_ming)
    await world.later(days=18)
    (reminder,) = [t for t in world.texts(IDS.li_ming) if t.startswith("⏰")]
    assert "还没有答复" in reminder
