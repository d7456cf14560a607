"""Shares that change while a fund runs: who rises pledges afresh, the others keep their word."""

import pytest

from actions.funds import opening
from domain import chain
from domain.funds import PledgeKind, ShareRule, State, recount
from playground.estate import IDS
from storage import chains, links
from storage.database import Tx
from storage.funds import drafts, pledges, register, shares
from storage.links import Part
from tests.handlers.funds.drafted import Author, each_language, published
from tests.world import World
from views.funds.buttons_opening import FundRevise

HOME = {IDS.wang: ("3单元", "201"), IDS.li_ming: ("3单元", "302"), IDS.zhao: ("1单元", "101")}


async def revised(captain: Author) -> Author:
    """The captain opens the draft of the next table, which comes in private."""
    world = captain.world
    await world.say(IDS.captain, IDS.captain, "/funds")
    message = world.from_bot(IDS.captain)[-1]["message_id"]
    data = FundRevise(1).pack()
    toast = await world.forge(IDS.captain, IDS.captain, message, data)
    assert toast == captain.words("fund-toast", what="revising")
    return Author(world, captain.language, IDS.captain)


async def pledged(world: World, person_id: int, kind: PledgeKind, fen: int) -> None:
    async def step(tx: Tx) -> None:
        home = world.estate.flats[HOME[person_id]]
        now = world.clock.now()
        await pledges.add(tx, 1, 1, home, person_id, kind, fen, now=now)

    await world.database.run(step)


async def standing(world: World) -> set[tuple[int | None, str]]:
    rows = await world.database.run(pledges.of, 1)
    return {(row.person_id, row.kind.value) for row in rows if row.ended_at is None}


async def recost(private: Author, text: str) -> str:
    await private.page("more")
    await private.tap("fund-write", what="cost")
    return await private.write(text)


@each_language
async def test_a_higher_cost_asks_the_raised_to_pledge_afresh(world: World, language: str) -> None:
    captain = await published(world, language)
    await pledged(world, IDS.wang, PledgeKind.FULL, 12_857)
    await pledged(world, IDS.li_ming, PledgeKind.GIFT, 5_000)
    private = await revised(captain)
    seen = await recost(private, "4800")
    assert captain.words("fund-draft-difference", risen=24, fallen=0) in seen
    assert await standing(world) == {(IDS.wang, "full"), (IDS.li_ming, "gift")}
    await private.tap("fund-go", kind="revision")
    fund = await captain.fund()
    assert (fund.table_version, fund.target, fund.state) == (2, 480_000, State.PLEDGING)
    # A gift never hung on the share.
    assert await standing(world) == {(IDS.li_ming, "gift")}
    assert "¥128.57" in world.last(IDS.wang)
    assert "¥171.43" in world.last(IDS.wang)
    assert captain.words("fund-own-again", risen="yes") in world.last(IDS.wang)


@each_language
async def test_a_later_sponsor_lowers_the_shares_and_pledges_stand(
    world: World, language: str
) -> None:
    captain = await published(world, language)
    await pledged(world, IDS.wang, PledgeKind.FULL, 12_857)
    private = await revised(captain)
    await private.page("sponsors")
    await private.tap("fund-write", what="money")
    await private.write("ACME 1200")
    await private.back()
    await private.tap("fund-go", kind="revision")
    assert (await captain.table())[HOME[IDS.wang]] < 12_857
    assert sum((await captain.table()).values()) == 240_000
    assert await standing(world) == {(IDS.wang, "full")}
    assert await captain.sponsors() == [("ACME", 120_000, False)]
    assert captain.words("fund-own-again", risen="no") in world.last(IDS.wang)


async def test_every_version_can_be_recounted_from_the_chain(world: World) -> None:
    captain = await published(world)
    for cost in ("4800", "2400"):
        private = await revised(captain)
        await recost(private, cost)
        await private.tap("fund-go", kind="revision")
    rows = await world.database.run(chains.rows, "fund", 1)
    told = recount(rows)
    assert (told.matches, told.why) == (True, None)
    assert [row.type for row in rows].count("shares") == 2
    old = await world.database.run(shares.of, 1, 1)
    assert sum(old.values()) == 360_000


async def test_another_rule_raises_some_and_lowers_others(world: World) -> None:
    captain = await published(world)
    await pledged(world, IDS.wang, PledgeKind.FULL, 12_857)
    await pledged(world, IDS.li_ming, PledgeKind.FULL, 21_429)
    private = await revised(captain)
    await private.page("rule")
    await private.tap("fund-rule", rule="equal")
    assert private.words("fund-draft-difference", risen=12, fallen=12) in private.seen
    await private.tap("fund-go", kind="revision")
    assert (await captain.fund()).rule is ShareRule.EQUAL
    assert await standing(world) == {(IDS.li_ming, "full")}


async def test_the_same_draft_is_gone_on_with_and_vanishes_when_it_counts(world: World) -> None:
    captain = await published(world)
    private = await revised(captain)
    await recost(private, "4800")
    await revised(captain)
    assert "¥4,800.00" in private.seen
    message, data = world.button(IDS.captain, "确认改分摊")
    await private.tap("fund-go", kind="revision")
    assert await world.database.run(drafts.revision_of, 1) is None
    assert await world.database.run(register.find, 2) is None
    toast = await world.forge(IDS.captain, IDS.captain, message, data)
    assert toast == captain.words("gone")
    assert (await captain.fund()).table_version == 2


@pytest.mark.parametrize("person_id", [IDS.wang, IDS.zhou, IDS.worker])
async def test_only_organisers_share_anew(world: World, person_id: int) -> None:
    captain = await published(world)
    await world.write(person_id, "/start")
    message = world.from_bot(person_id)[-1]["message_id"]
    toast = await world.forge(person_id, person_id, message, FundRevise(1).pack())
    assert toast == captain.why("not-yours") or toast == captain.why("not-a-member")
    assert await world.database.run(drafts.revision_of, 1) is None


async def test_a_running_fund_does_not_come_to_be_voluntary(world: World) -> None:
    captain = await published(world)
    private = await revised(captain)
    await private.page("rule")
    voluntary = private.words("fund-rule", rule="voluntary")
    newest = world.from_bot(IDS.captain)[-1]["reply_markup"]["inline_keyboard"]
    assert voluntary not in {button["text"] for row in newest for button in row}
    assert (await captain.fund()).rule is ShareRule.FLOORS


async def test_once_less_is_to_be_shared_what_is_promised_may_be_enough(world: World) -> None:
    captain = await published(world)
    await pledged(world, IDS.li_ming, PledgeKind.GIFT, 240_000)
    private = await revised(captain)
    await recost(private, "2400")
    await private.tap("fund-go", kind="revision")
    assert (await captain.fund()).state is State.COLLECTING


async def test_a_fund_of_a_passed_ballot_is_linked_to_it(world: World) -> None:
    async def step(tx: Tx) -> None:
        await opening.draft(
            tx,
            IDS.captain,
            world.estate.building,
            IDS.building_6,
            title="是否共同出资安装楼梯扶手" * 8,
            cost=None,
            source=Part("ballot", 7),
            now=world.clock.now(),
        )

    await world.database.run(step)
    await world.settle()
    assert "楼梯扶手" in world.last(IDS.building_6)
    found = await world.database.run(links.matter, Part("ballot", 7))
    assert found == [Part("ballot", 7), Part("fund", 1)]


async def test_all_that_changed_of_the_terms_stands_in_the_chain(world: World) -> None:
    captain = await published(world)
    private = await revised(captain)
    await private.page("more")
    await private.page("minimum")
    await private.tap("fund-share-of", share="half", percent=50)
    await recost(private, "4800")
    await private.tap("fund-go", kind="revision")
    fund, rows = await captain.fund(), await world.database.run(chains.rows, "fund", 1)
    (told,) = [row.payload for row in rows if row.type == "shares"]
    assert (told["minimum"], told["grain"], told["cost"]) == ([1, 2], fund.grain, 480_000)
    assert fund.pledge_until is not None
    assert fund.pay_until is not None
    assert told["pledge_until"] == chain.moment(fund.pledge_until)
    assert told["pay_until"] == chain.moment(fund.pay_until)
    assert recount(rows).matches
