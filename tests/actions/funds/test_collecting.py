"""From promises to money: the minimum to the fen, the deadlines to the moment, each told once."""

from datetime import timedelta

import pytest

from actions.funds import clocks, collecting, filling
from domain.funds import GapChoice, PledgeKind, Refusal, State
from playground.estate import IDS
from storage.database import Database, Tx
from storage.funds import register
from storage.outbox import Rank
from tests.actions.funds.box import DAY, GROUP, HOMES, MOMENT, Box, box_of
from tests.actions.funds.opened import NOW, SHARE, TARGET
from tests.estate import Estate

PLEDGE_END, PAY_END = NOW + 7 * DAY, NOW + 21 * DAY
EVERYBODY = {(person, "fund-failed") for person in (GROUP, *HOMES)}


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    return await box_of(database, estate, State.PLEDGING)


async def all_pledge(box: Box) -> None:
    for person_id in HOMES:
        await box.pledge(person_id)


async def pledging_ends(box: Box) -> None:
    await box.act(collecting.pledging_ended, box.fund_id)


async def paying_ends(box: Box) -> None:
    await box.act(collecting.paying_ended, box.fund_id)


@pytest.mark.parametrize(("short", "state"), [(1, State.PLEDGING), (0, State.COLLECTING)])
async def test_collecting_begins_at_exactly_the_minimum_and_not_one_fen_below(
    box: Box, short: int, state: State
) -> None:
    await box.change(minimum=(2, 3))
    await box.pledge(IDS.wang)
    await box.pledge(IDS.zhao, PledgeKind.GIFT, amount=SHARE - short)
    assert await box.state() is state


async def test_a_minimum_that_is_no_whole_fen_is_reached_only_above_it(box: Box) -> None:
    # A seventh of the target is 51,428 fen and four sevenths of a fen.
    await box.change(minimum=(1, 7))
    await box.pledge(IDS.zhao, PledgeKind.PART, amount=51_428)
    assert await box.state() is State.PLEDGING
    await box.pledge(IDS.zhao, PledgeKind.PART, amount=51_429)
    assert await box.state() is State.COLLECTING


async def test_a_gift_fills_what_another_household_cannot_pay(box: Box) -> None:
    await box.pledge(IDS.wang)
    await box.pledge(IDS.li_ming, PledgeKind.HARDSHIP)
    await box.pledge(IDS.zhao)
    assert await box.state() is State.PLEDGING
    await box.pledge(IDS.zhao, PledgeKind.GIFT, amount=SHARE)
    assert await box.state() is State.COLLECTING


async def test_when_collecting_begins_the_group_is_told_and_each_who_promised(box: Box) -> None:
    await box.change(minimum=(1, 3))
    await box.pledge(IDS.wang, PledgeKind.REFUSE)
    await box.pledge(IDS.li_ming)
    sent = await box.sent()
    told = {(row.chat_id, row.view) for row in sent}
    assert told == {(GROUP, "fund-collecting"), (IDS.li_ming, "fund-pay-now")}
    assert [row.args for row in sent if row.chat_id == GROUP] == [{}]
    (state,) = await box.chain("state")
    assert (state.payload, state.actor) == ({"from": "pledging", "to": "collecting"}, "system")


async def test_only_who_can_be_written_to_is_asked_to_pay(box: Box) -> None:
    await box.blocks(IDS.wang)
    await all_pledge(box)
    told = await box.told()
    assert (IDS.wang, "fund-pay-now") not in told
    assert (IDS.li_ming, "fund-pay-now") in told


async def test_the_clock_of_pledging_gives_way_to_that_of_paying(box: Box) -> None:
    assert await box.due(clocks.PLEDGE_ENDS) == [PLEDGE_END]
    assert await box.due(clocks.PAY_ENDS) == []
    await all_pledge(box)
    assert await box.due(clocks.PLEDGE_ENDS) == []
    assert await box.due(clocks.PAY_ENDS) == [PAY_END]


@pytest.mark.parametrize(
    ("ahead", "state"),
    [(-MOMENT, State.PLEDGING), (timedelta(), State.FAILED), (30 * DAY, State.FAILED)],
)
async def test_a_fund_fails_at_its_deadline_and_not_before(
    box: Box, ahead: timedelta, state: State
) -> None:
    box.now = PLEDGE_END + ahead
    await pledging_ends(box)
    assert await box.state() is state
    assert await box.told() == (EVERYBODY if state is State.FAILED else set())


async def test_a_failed_fund_is_over_and_sets_no_clock(box: Box) -> None:
    box.now = PLEDGE_END
    await pledging_ends(box)
    assert (await box.fund()).closed_at == PLEDGE_END
    for kind in (clocks.PLEDGE_ENDS, clocks.PAY_ENDS, "fund-remind"):
        assert await box.due(kind) == []
    told = await box.audit()
    assert (told.matches, told.state) == (True, State.FAILED)


async def test_the_same_timer_twice_fails_it_once(box: Box) -> None:
    box.now = PLEDGE_END
    await pledging_ends(box)
    await box.sent()
    before = await box.fund()
    box.now += DAY
    await pledging_ends(box)
    assert (await box.sent(), await box.fund()) == ([], before)
    assert len(await box.chain("state")) == 1


async def test_a_timer_that_was_on_its_way_when_the_deadline_moved_ends_nothing(box: Box) -> None:
    await box.change(pledge_until=PLEDGE_END + MOMENT)
    box.now = PLEDGE_END
    await pledging_ends(box)
    assert (await box.state(), await box.sent()) == (State.PLEDGING, [])


async def test_a_deadline_finds_what_the_last_pledge_could_not_say_any_more(box: Box) -> None:
    # The process died between the pledge and its count: only the rows are there.
    await box.change(minimum=(1, 1))
    await box.pledge(IDS.wang)
    await box.pledge(IDS.zhao)
    await box.change(minimum=(2, 3))
    box.now = PLEDGE_END
    await pledging_ends(box)
    assert await box.state() is State.COLLECTING
    assert (GROUP, "fund-failed") not in await box.told()


async def test_the_timer_of_pledging_is_harmless_once_money_is_collected(box: Box) -> None:
    await all_pledge(box)
    await box.sent()
    box.now = PLEDGE_END + DAY
    await pledging_ends(box)
    assert (await box.state(), await box.sent()) == (State.COLLECTING, [])


@pytest.mark.parametrize(("ahead", "told"), [(-MOMENT, False), (timedelta(), True)])
async def test_at_the_deadline_of_paying_the_organisers_alone_are_asked(
    box: Box, ahead: timedelta, *, told: bool
) -> None:
    await all_pledge(box)
    await box.sent()
    box.now = PAY_END + ahead
    await paying_ends(box)
    assert await box.told() == ({(IDS.captain, "fund-gap")} if told else set())
    assert await box.state() is State.COLLECTING


async def test_the_gap_is_asked_about_once_for_each_deadline(box: Box) -> None:
    await all_pledge(box)
    box.now = PAY_END
    await paying_ends(box)
    await box.sent()
    await paying_ends(box)
    assert await box.sent() == []
    await box.change(pay_until=PAY_END + DAY)
    box.now += DAY
    await paying_ends(box)
    assert await box.told() == {(IDS.captain, "fund-gap")}


@pytest.mark.parametrize(("short", "asked"), [(0, False), (1, True)])
async def test_a_gap_of_one_fen_is_a_gap(box: Box, short: int, *, asked: bool) -> None:
    await all_pledge(box)
    await box.pay(IDS.wang)
    await box.pay(IDS.zhao)
    await box.pay(IDS.li_ming, SHARE - short)
    await box.sent()
    box.now = PAY_END
    await paying_ends(box)
    assert bool(await box.sent()) is asked


async def test_when_the_last_fen_came_the_groups_are_told_once_and_the_clock_stops(
    box: Box,
) -> None:
    await all_pledge(box)
    await box.all_pay()
    assert (await box.state(), await box.balance()) == (State.SPENDING, TARGET)
    assert (GROUP, "fund-full") in await box.told()
    assert await box.due(clocks.PAY_ENDS) == []
    await box.act(collecting.paid, box.fund_id)
    assert await box.sent() == []


@pytest.mark.parametrize("person_id", [IDS.wang, IDS.li_ming, IDS.zhou])
@pytest.mark.parametrize("choice", list(GapChoice))
async def test_only_organisers_choose_about_a_gap(
    box: Box, person_id: int, choice: GapChoice
) -> None:
    await all_pledge(box)
    await box.sent()
    assert await box.act(filling.choose, person_id, box.fund_id, choice) is Refusal.NOT_YOURS
    assert await box.sent() == []


async def test_nothing_is_chosen_where_nothing_is_missing(box: Box) -> None:
    await all_pledge(box)
    await box.all_pay()
    done = await box.act(filling.choose, IDS.captain, box.fund_id, GapChoice.GIFTS)
    assert done is Refusal.WRONG_STATE


async def test_waiting_for_gifts_gives_a_week_more_and_is_told_once_a_day(box: Box) -> None:
    await all_pledge(box)
    await box.sent()
    box.now = PAY_END
    for _ in range(2):
        assert await box.act(filling.choose, IDS.captain, box.fund_id, GapChoice.GIFTS) is None
    sent = await box.sent()
    assert [(row.chat_id, row.view, row.args) for row in sent] == [
        (GROUP, "fund-gifts-wanted", {})
    ]
    assert await box.due(clocks.PAY_ENDS) == [PAY_END + 7 * DAY]
    box.now += DAY
    await box.act(filling.choose, IDS.captain, box.fund_id, GapChoice.GIFTS)
    assert await box.told() == {(GROUP, "fund-gifts-wanted")}


async def test_asking_for_gifts_early_takes_no_time_away(box: Box) -> None:
    await all_pledge(box)
    await box.act(filling.choose, IDS.captain, box.fund_id, GapChoice.GIFTS)
    assert (await box.fund()).pay_until == PAY_END


async def test_while_people_pledge_gifts_move_no_deadline(box: Box) -> None:
    await box.act(filling.choose, IDS.captain, box.fund_id, GapChoice.GIFTS)
    fund = await box.fund()
    assert (fund.pledge_until, fund.pay_until) == (PLEDGE_END, PAY_END)


async def test_what_all_are_told_goes_before_reminders(box: Box) -> None:
    await all_pledge(box)
    assert {row.rank for row in await box.sent()} == {Rank.URGENT}


async def test_an_organiser_changing_the_row_meanwhile_is_not_written_over(box: Box) -> None:
    async def step(tx: Tx) -> None:
        seen = await register.get(tx, box.fund_id)
        await register.change(tx, seen, seen)
        await collecting.check(tx, seen, now=PLEDGE_END)

    await box.change(minimum=(2, 3))
    await box.pledge(IDS.wang)
    await box.change(minimum=(1, 3))
    with pytest.raises(register.Changed):
        await box.database.run(step)
    # The unit failed as a whole: neither the chain nor the outbox knows of it.
    assert (await box.chain("state"), await box.sent()) == ([], [])
