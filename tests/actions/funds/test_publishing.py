"""Publishing: what was seen, by who may, once; every household told its own share alone."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from actions.funds import clocks, drafting, opening, publishing, resharing
from actions.funds.drafting import Tapped
from domain.funds import Fund, PledgeKind, Refusal, ShareRule, Sponsor, State
from domain.funds.shaping import Snag, Until
from domain.places import Relation
from playground.estate import IDS
from storage.database import Database, Tx
from storage.funds import custodians, drafts, flats, pledges, register, shares, sponsors
from tests.actions.funds.box import DAY, GROUP, HOMES, MOMENT, STRANGER, Box
from tests.actions.funds.opened import DOORS, NOW, SHARE, TARGET
from tests.actions.funds.presses import listed, revised
from tests.estate import Estate

AT = Tapped(GROUP, 5)
MADE = int(NOW.timestamp())


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    """A draft of 扶手 for three flats by a list, with two custodians who agreed."""

    async def step(tx: Tx) -> int:
        where = (IDS.captain, estate.building, GROUP)
        draft = await opening.draft(tx, *where, title="扶手", cost=TARGET, now=NOW)
        assert isinstance(draft, Fund)
        for keeper, door in ((IDS.zhao, DOORS[0]), (IDS.wang, DOORS[1])):
            home = estate.flats[door]
            await custodians.name(tx, draft.id, keeper, home, IDS.captain, now=NOW)
            await custodians.agree(tx, draft.id, keeper, now=NOW)
        return (await listed(tx, estate, draft, (SHARE, SHARE, SHARE))).id

    box = Box(database, estate, await database.run(step))
    await box.sent()
    return box


async def press(
    box: Box, by: int = IDS.captain, seen: int | None = None, made: int = MADE
) -> object:
    seen = (await box.fund()).version if seen is None else seen
    return await box.act(publishing.press, by, box.fund_id, AT, seen, made)


async def write(box: Box, **changes: Any) -> None:  # noqa: ANN401
    async def step(tx: Tx) -> None:
        fund = await register.get(tx, box.fund_id)
        await register.change(tx, fund, replace(fund, **changes))

    await box.database.run(step)


async def test_what_is_published_is_asked_of_the_group_and_of_each_household(box: Box) -> None:
    assert isinstance(await press(box), Fund)
    sent = await box.sent()
    panel = next(row for row in sent if row.view == "fund-panel")
    assert (panel.chat_id, panel.pin, panel.args, panel.panel) == (GROUP, True, {}, "fund")
    own = {(row.chat_id, row.args["flat"]) for row in sent if row.view == "fund-own-share"}
    assert own == {(person, box.home(person)) for person in HOMES}
    assert {row.chat_id for row in sent if row.chat_id < 0} == {GROUP}


async def test_a_tenant_and_who_blocked_the_bot_are_told_of_no_share(box: Box) -> None:
    await box.joins(STRANGER, DOORS[2], Relation.TENANT)
    await box.blocks(IDS.wang)
    await press(box)
    told = {row.chat_id for row in await box.sent() if row.view == "fund-own-share"}
    assert told == {IDS.zhao, IDS.li_ming}


async def test_the_chain_begins_with_all_that_a_recount_needs(box: Box) -> None:
    await box.act(sponsors.add, box.fund_id, Sponsor("物业", SHARE), IDS.captain)
    await write(box, cost=TARGET + SHARE)
    await press(box)
    types = [row.type for row in await box.chain()]
    assert types == ["opened", "sponsor", "custodian", "custodian"]
    told = await box.audit()
    assert (told.matches, told.state) == (True, State.PLEDGING)
    assert (await box.fund()).target == TARGET


async def test_the_deadlines_count_from_the_publishing_and_their_clocks_are_set(box: Box) -> None:
    box.now += 3 * DAY
    await press(box)
    fund = await box.fund()
    assert fund.pledge_until == box.now + 7 * DAY
    assert fund.pay_until == fund.pledge_until + 14 * DAY
    assert await box.due(clocks.PLEDGE_ENDS) == [fund.pledge_until]
    assert await box.due(clocks.PAY_ENDS) == []


async def test_of_two_organisers_at_once_one_publishes_and_one_hears_it_is_done(
    box: Box,
) -> None:
    done = await asyncio.gather(press(box), press(box, IDS.staff))
    assert isinstance(done[0], Fund)
    assert done[1] is Refusal.ALREADY_DONE
    views = [row.view for row in await box.sent()]
    assert views.count("fund-panel") == 1
    assert len(await box.chain("opened")) == 1


@pytest.mark.parametrize(("seen", "made"), [(1, MADE), (99, MADE), (None, MADE + 1)])
async def test_a_draft_that_is_not_the_one_seen_is_shown_again_and_not_published(
    box: Box, seen: int | None, made: int
) -> None:
    assert await press(box, seen=seen, made=made) is Refusal.OUT_OF_ORDER
    assert (await box.state(), await box.chain()) == (State.DRAFT, [])
    assert await box.told() == {(GROUP, "fund-draft")}


@pytest.mark.parametrize("by", [IDS.wang, IDS.li_ming, IDS.zhou, IDS.worker])
async def test_nobody_else_publishes_or_throws_away(box: Box, by: int) -> None:
    assert await press(box, by) is Refusal.NOT_YOURS
    gone = await box.act(publishing.discard, by, box.fund_id, AT)
    assert gone in {Refusal.NOT_YOURS, Refusal.NOT_A_MEMBER}
    assert (await box.state(), await box.sent()) == (State.DRAFT, [])


async def test_a_captain_no_more_publishes_their_own_draft_no_more(box: Box) -> None:
    await box.loses_roles(IDS.captain)
    assert await press(box) is Refusal.NOT_YOURS


async def test_one_custodian_who_took_back_their_word_stops_the_publishing(box: Box) -> None:
    await box.act(custodians.end, box.fund_id, IDS.wang)
    assert await press(box) is Refusal.TOO_FEW_CUSTODIANS
    await box.joins(STRANGER, DOORS[0], Relation.FAMILY)
    await box.keeps(STRANGER, DOORS[0])
    # Two people, one household, one purse.
    assert await press(box) is Refusal.TOO_FEW_CUSTODIANS


@pytest.mark.parametrize(
    ("changes", "no"),
    [
        ({"pledge_until": NOW}, Snag.PLEDGE_PAST),
        ({"pledge_until": NOW + MOMENT}, None),
        ({"pledge_until": NOW + DAY, "pay_until": NOW + DAY}, Snag.PAY_FIRST),
        ({"pledge_until": NOW + DAY, "pay_until": NOW + DAY + MOMENT}, None),
        ({"cost": None}, Snag.NO_COST),
    ],
)
async def test_a_deadline_is_ahead_and_paying_ends_after_pledging(
    box: Box, changes: dict[str, Any], no: Snag | None
) -> None:
    await write(box, **changes)
    done = await press(box)
    assert done is no if no else isinstance(done, Fund)


async def test_a_draft_thrown_away_is_thrown_away_once_and_never_when_published(box: Box) -> None:
    await press(box)
    gone = await box.act(publishing.discard, IDS.captain, box.fund_id, AT)
    assert gone is Refusal.WRONG_STATE
    assert await box.state() is State.PLEDGING


@pytest.mark.parametrize(
    ("days", "taken"), [(-1, False), (0, False), (1, True), (366, True), (367, False)]
)
async def test_a_deadline_is_one_day_to_a_year_ahead(box: Box, days: int, *, taken: bool) -> None:
    done = await box.act(drafting.set_days, IDS.captain, box.fund_id, AT, Until.PLEDGE, days)
    assert isinstance(done, Fund) is taken
    wanted = NOW + timedelta(days=days) if taken else None
    assert (await box.fund()).pledge_until == wanted


@pytest.mark.parametrize(("seconds", "taken"), [(0, False), (1, True), (366 * 86_400, True)])
async def test_a_moment_that_was_offered_must_still_be_ahead(
    box: Box, seconds: int, *, taken: bool
) -> None:
    at = MADE + seconds
    done = await box.act(drafting.set_until, IDS.captain, box.fund_id, AT, Until.PLEDGE, at)
    assert isinstance(done, Fund) is taken


@pytest.mark.parametrize("seconds", [2**62, -(2**62), MADE + 366 * 86_400 + 1])
async def test_a_forged_moment_is_refused_and_breaks_nothing(box: Box, seconds: int) -> None:
    where = (IDS.captain, box.fund_id, AT, Until.PLEDGE, seconds)
    assert await box.act(drafting.set_until, *where) is Refusal.WRONG_STATE


@pytest.mark.parametrize(
    ("part", "whole", "taken"),
    [(0, 1, False), (1, 100, True), (1, 101, False), (2, 1, False), (1, 1, True), (-1, -1, False)],
)
async def test_the_minimum_is_a_share_of_the_whole(
    box: Box, part: int, whole: int, *, taken: bool
) -> None:
    done = await box.act(drafting.set_minimum, IDS.captain, box.fund_id, AT, part, whole)
    assert isinstance(done, Fund) is taken


async def test_the_same_choice_again_is_no_new_version(box: Box) -> None:
    for _ in range(2):
        await box.act(drafting.set_grain, IDS.captain, box.fund_id, AT, 100)
    assert (await box.fund()).version == 3


async def test_who_is_raised_pledges_afresh_and_hears_both_sums_and_nobody_else_does(
    box: Box,
) -> None:
    await press(box)
    for person_id in (IDS.zhao, IDS.wang):
        await box.pledge(person_id)
    await box.pledge(IDS.li_ming, PledgeKind.GIFT, amount=50)
    await box.sent()
    await box.act(revised, box, (SHARE, SHARE - 1, SHARE + 1), 0)
    live = [row for row in await box.read(pledges.of, box.fund_id) if row.ended_at is None]
    assert {row.household_id for row in live} == {box.home(person) for person in HOMES}
    sent = [row for row in await box.sent() if row.view == "fund-share-changed"]
    assert {(row.chat_id, row.args["old"], row.args["new"]) for row in sent} == {
        (IDS.wang, SHARE, SHARE - 1),
        (IDS.li_ming, SHARE, SHARE + 1),
    }


async def test_a_share_raised_by_one_fen_ends_the_word_given_for_it(box: Box) -> None:
    await press(box)
    await box.pledge(IDS.li_ming)
    await box.act(revised, box, (SHARE, SHARE, SHARE + 1), 0)
    (row,) = await box.read(pledges.of, box.fund_id)
    assert row.ended_at == box.now
    await box.pledge(IDS.li_ming)
    (pledged,) = (await box.chain("pledge"))[1:]
    assert (pledged.payload["amount"], pledged.payload["version"]) == (SHARE + 1, 2)


async def test_a_share_that_falls_counts_as_it_is_now_and_may_begin_collecting(box: Box) -> None:
    await press(box)
    for person_id in (IDS.zhao, IDS.wang):
        await box.pledge(person_id)
    assert await box.state() is State.PLEDGING
    await box.act(revised, box, (SHARE, 1, 0), 0)
    assert await box.state() is State.COLLECTING
    assert (await box.audit()).matches


async def test_an_old_table_stays_to_be_read_and_the_draft_of_the_new_one_is_gone(
    box: Box,
) -> None:
    await press(box)
    await box.act(revised, box, (1, 2, 3), 0)
    fund = await box.fund()
    assert (fund.table_version, fund.target) == (2, 6)
    first = await box.read(shares.of, box.fund_id, 1)
    assert sum(first.values()) == TARGET
    assert await box.read(drafts.revision_of, box.fund_id) is None


async def test_two_organisers_who_share_anew_work_on_one_draft(box: Box) -> None:
    await press(box)
    one = await box.act(resharing.revise, IDS.captain, box.fund_id)
    two = await box.act(resharing.revise, IDS.staff, box.fund_id)
    assert isinstance(one, Fund)
    assert isinstance(two, Fund)
    assert one.id == two.id


async def test_a_table_made_after_the_deadline_of_pledging_needs_a_new_deadline(
    box: Box,
) -> None:
    await press(box)
    ends = (await box.fund()).pledge_until
    assert ends is not None
    draft = await box.act(resharing.revise, IDS.captain, box.fund_id)
    assert isinstance(draft, Fund)
    box.now = ends
    assert await box.act(publishing.publish, IDS.captain, draft) is Snag.PLEDGE_PAST
    assert (await box.fund()).table_version == 1


async def test_a_flat_that_left_the_roll_while_it_was_drafted_is_told_of(box: Box) -> None:
    await write(box, fixed={box.home(IDS.zhao): TARGET - 1, 999: 1}, rule=ShareRule.FIXED)
    assert await press(box) == "flat-unknown"
    assert await box.read(flats.of, box.fund_id) == []


async def test_a_table_asked_for_once_pledging_is_over_gives_all_time_anew(box: Box) -> None:
    await press(box)
    box.now = (await box.fund()).pledge_until or box.now
    draft = await box.act(resharing.revise, IDS.captain, box.fund_id)
    assert isinstance(draft, Fund)
    assert isinstance(await box.act(publishing.publish, IDS.captain, draft), Fund)
    fund = await box.fund()
    assert fund.pledge_until
    assert fund.pay_until
    assert box.now < fund.pledge_until < fund.pay_until
