"""`/fund` through the front door: from a line to a published fund, in both languages."""

from domain.funds import ShareRule, State, recount
from playground.estate import IDS
from storage import chains, links, timers
from storage.links import Part
from tests.handlers.funds.drafted import author, each_language, published
from tests.world import World


@each_language
async def test_a_line_becomes_a_draft_that_shows_who_would_pay_what(
    world: World, language: str
) -> None:
    captain = await author(world, language)
    seen = await captain.draft()
    assert captain.title in seen
    assert "¥3,600.00" in seen
    # The handrail's rule: 0.2, 0.6 and 1 by floor, for six flats a floor.
    assert "1单元 101 ¥42.86" in seen
    assert captain.words("fund-rule", rule="floors") in seen
    assert captain.why("too-few-custodians") in seen
    fund = await captain.fund()
    assert (fund.state, fund.cost, fund.rule) == (State.DRAFT, 360_000, ShareRule.FLOORS)


@each_language
async def test_the_captain_publishes_once_two_households_keep_the_money(
    world: World, language: str
) -> None:
    captain = await author(world, language)
    await captain.draft()
    assert await captain.publish() == captain.why("too-few-custodians")
    await captain.keep()
    assert await captain.publish() == captain.words("fund-toast", what="published")
    fund = await captain.fund()
    assert (fund.state, fund.target) == (State.PLEDGING, 360_000)
    table = await captain.table()
    assert sum(table.values()) == 360_000
    assert len(table) == 24
    assert "¥128.57" in world.last(IDS.wang)
    assert captain.words("fund-draft-no-money") in world.last(IDS.wang)


@each_language
async def test_alone_the_command_asks_what_the_money_is_for(world: World, language: str) -> None:
    captain = await author(world, language, IDS.captain)
    await world.write(IDS.captain, "/fund")
    example = captain.words("fund-ask-here", what="title")
    assert example in captain.seen
    await captain.write(example)
    assert "¥3,600.00" in captain.seen


async def test_a_line_without_a_sum_waits_for_its_cost(world: World) -> None:
    captain = await author(world)
    assert captain.why("no-cost") in await captain.draft("楼道扶手")
    await captain.page("more")
    await captain.tap("fund-write", what="cost")
    assert "¥1,200.00" in await captain.write("一千二")


async def test_where_nothing_was_agreed_shares_go_by_area(world: World) -> None:
    captain = await author(world)
    seen = await captain.draft("楼道灯 2400元")
    assert captain.words("fund-rule", rule="area") in seen
    # All flats of the estate are of one size.
    assert "1单元 101 ¥100.00" in seen


async def test_the_chain_of_a_published_fund_can_be_recounted(world: World) -> None:
    captain = await published(world)
    rows = await world.database.run(chains.rows, "fund", 1)
    told = recount(rows)
    assert (told.matches, told.state) == (True, State.PLEDGING)
    assert await captain.types() == ["opened", "custodian", "custodian"]
    assert "李明" not in str(rows)
    assert str(IDS.wang) not in str(rows)


async def test_publishing_sets_the_clock_of_the_week_to_pledge(world: World) -> None:
    captain = await published(world)
    fund = await captain.fund()
    armed = await world.database.run(timers.armed, "fund-pledge-ends", fund.id)
    assert armed == [fund.pledge_until]
    assert fund.pledge_until is not None
    assert fund.pay_until is not None
    assert fund.published_at is not None
    assert (fund.pledge_until - fund.published_at).days == 7
    assert (fund.pay_until - fund.pledge_until).days == 14


async def test_a_second_press_publishes_nothing_more(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.keep()
    message, data = world.button(captain.chat_id, "发布")
    assert await captain.publish() == captain.words("fund-toast", what="published")
    toast = await world.forge(IDS.staff, captain.chat_id, message, data)
    assert toast == captain.why("already-done")
    assert await captain.types() == ["opened", "custodian", "custodian"]


async def test_what_was_seen_is_what_is_published(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.keep()
    message, data = world.button(captain.chat_id, "发布")
    await captain.page("rule")
    await captain.tap("fund-rule", rule="equal")
    toast = await world.forge(IDS.captain, captain.chat_id, message, data)
    assert toast == captain.why("out-of-order")
    assert (await captain.fund()).state is State.DRAFT


async def test_a_draft_and_its_answers_outlive_a_restart(world: World) -> None:
    captain = await author(world, chat_id=IDS.captain)
    await world.write(IDS.captain, "/fund")
    await captain.reborn()
    await captain.write("楼道扶手 3600元")
    await captain.reborn()
    await captain.tap("fund-change", page="sponsors")
    await captain.tap("fund-write", what="money")
    await captain.reborn()
    await captain.write("物业公司 600元")
    assert await captain.sponsors() == [("物业公司", 60_000, False)]


async def test_a_draft_that_nobody_published_is_gone_after_a_week(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    message, data = world.button(captain.chat_id, "发布")
    await world.later(days=8)
    for step in world.linli.doors.forgetting:
        await world.database.run(step, now=world.clock.now())
    toast = await world.forge(IDS.captain, captain.chat_id, message, data)
    assert toast == captain.words("gone")


async def test_a_discarded_draft_leaves_nothing(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    assert await captain.tap("fund-draft-drop") == captain.words("fund-toast", what="gone")
    assert captain.words("fund-draft-gone") in captain.seen
    assert await world.database.run(links.matter, Part("fund", 1)) == [Part("fund", 1)]
