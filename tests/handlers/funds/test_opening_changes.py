"""A draft changed by its buttons and by what is written into it."""

import pytest

from domain.funds import ShareRule
from playground.estate import IDS
from tests.handlers.funds.drafted import author, each_language
from tests.world import World

FLOORS = {"zh-CN": "1层 0\n2层 0.5\n三层 1", "en": "1 floor 0\n2 floor 0.5\n3 floor 1"}


@each_language
async def test_sponsors_lower_what_the_households_pay(world: World, language: str) -> None:
    captain = await author(world, language)
    await captain.draft()
    await captain.page("sponsors")
    await captain.tap("fund-write", what="money")
    await captain.write(captain.words("fund-ask-here", what="money"))
    await captain.tap("fund-write", what="kind")
    seen = await captain.write(captain.words("fund-ask-here", what="kind"))
    assert "¥2,800.00" in seen
    assert [row[1:] for row in await captain.sponsors()] == [(50_000, False), (30_000, True)]
    name = (await captain.sponsors())[0][0]
    await captain.tap("fund-take-away", name=name)
    assert "¥3,300.00" in captain.seen


@each_language
async def test_factors_by_floor_are_written_line_by_line(world: World, language: str) -> None:
    captain = await author(world, language)
    await captain.draft()
    await captain.page("rule")
    await captain.tap("fund-write", what="floors")
    seen = await captain.write(FLOORS[language])
    assert (await captain.fund()).coefficients == {1: 0, 2: 500, 3: 1000}
    assert "1单元 101 ¥0.00" in seen
    assert "1单元 201 ¥120.00" in seen


async def test_a_list_is_pasted_a_flat_a_line(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.page("rule")
    await captain.tap("fund-write", what="list")
    seen = await captain.write("1单元101室 一千二\n3单元302 2400元")
    assert (await captain.fund()).rule is ShareRule.FIXED
    assert "1单元 101 ¥1,200.00" in seen
    assert captain.why("fixed-sum") not in seen


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1单元101 100元\n9单元101 5元", "flat-unknown"),
        ("302 300元", "flat-unclear"),
        ("1单元101 100元\n1单元101 100元", "line-twice"),
        ("1单元101", "line-unreadable"),
        ("1单元101 12.345元", "too-precise"),
        ("1单元101 -5元", "not-positive"),
        ("😀", "line-unreadable"),
    ],
)
async def test_a_wrong_line_is_named_and_asked_for_again(
    world: World, text: str, why: str
) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.page("rule")
    await captain.tap("fund-write", what="list")
    seen = await captain.write(text)
    assert captain.why(why) in seen
    assert text.splitlines()[-1] in seen
    assert (await captain.fund()).rule is ShareRule.FLOORS
    # Nothing is lost: the better list may simply follow.
    await captain.write("1单元101 3600元")
    assert (await captain.fund()).rule is ShareRule.FIXED


async def test_a_list_that_does_not_add_up_cannot_be_published(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.keep()
    await captain.page("rule")
    await captain.tap("fund-write", what="list")
    assert captain.why("fixed-sum") in await captain.write("1单元101 3599.99元")
    assert await captain.publish() == captain.why("fixed-sum")


@each_language
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12.345", "too-precise"),
        ("-5", "not-positive"),
        ("0", "not-positive"),
        ("1000000000", "too-large"),
        ("hello", "not-an-amount"),
    ],
)
async def test_a_wrong_sum_gets_a_sentence_with_the_right_form(
    world: World, language: str, text: str, why: str
) -> None:
    captain = await author(world, language)
    await captain.draft()
    await captain.page("more")
    await captain.tap("fund-write", what="cost")
    assert captain.why(why) in await captain.write(text)
    assert (await captain.fund()).cost == 360_000
    await captain.write("1,200")
    assert (await captain.fund()).cost == 120_000


@pytest.mark.parametrize(
    ("line", "why"), [("扶手 12.345", "too-precise"), ("3600", "title-missing")]
)
async def test_a_wrong_first_line_is_asked_for_again(world: World, line: str, why: str) -> None:
    captain = await author(world)
    assert captain.why(why) in await captain.draft(line)
    assert "¥3,600.00" in await captain.write("扶手 3600")


@each_language
async def test_deadlines_are_chosen_in_days_or_written(world: World, language: str) -> None:
    captain = await author(world, language)
    await captain.draft()
    await captain.page("until")
    await captain.tap("fund-days", which="pledge", days=3)
    await captain.tap("fund-write", what="pay")
    await captain.write(captain.words("fund-ask-here", what="pay"))
    fund = await captain.fund()
    assert fund.pledge_until is not None
    assert fund.pay_until is not None
    assert (fund.pledge_until - fund.created_at).days == 3
    assert (fund.pay_until - fund.created_at).days == 14


async def test_a_deadline_with_two_meanings_is_asked_back_with_buttons(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.page("until")
    await captain.tap("fund-write", what="pledge")
    seen = await captain.write("明天3点")
    assert captain.words("fund-unclear", which="pledge", why="").strip() in seen
    await world.tap(IDS.captain, captain.chat_id, "15:00")
    until = (await captain.fund()).pledge_until
    assert until is not None
    assert (until.day, until.hour) == (23, 7)


@pytest.mark.parametrize(("text", "why"), [("昨天", "when-past"), ("改天吧", "when-unknown")])
async def test_a_time_that_is_none_is_asked_for_again(world: World, text: str, why: str) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.page("until")
    await captain.tap("fund-write", what="pledge")
    assert captain.why(why) in await captain.write(text)
    assert (await captain.fund()).pledge_until is None


async def test_paying_has_to_end_after_pledging(world: World) -> None:
    captain = await author(world)
    await captain.draft()
    await captain.keep()
    await captain.page("until")
    await captain.tap("fund-write", what="pay")
    await captain.write("3天后")
    await captain.back()
    assert await captain.publish() == captain.why("pay-first")


async def test_whole_yuan_minimum_and_stairwell_are_chosen(world: World) -> None:
    captain = await author(world)
    await captain.draft("楼道灯 2400元")
    for page, message_id, told in (
        ("grain", "fund-grain", {"grain": 100}),
        ("minimum", "fund-share-of", {"share": "two-thirds", "percent": "67"}),
        ("scope", "fund-only", {"stairwell": "3单元"}),
    ):
        await captain.page("more")
        await captain.page(page)
        await captain.tap(message_id, **told)
    fund = await captain.fund()
    assert (fund.grain, fund.minimum, fund.stairwell) == (100, (2, 3), "3单元")
    assert "3单元 101 ¥300.00" in captain.seen


async def test_a_name_for_all_is_never_taken_for_markup(world: World) -> None:
    captain = await author(world)
    assert "<b>扶手</b>&" in await captain.draft("<b>扶手</b>& 3600元")


@each_language
async def test_big_letters_get_four_buttons_at_most(world: World, language: str) -> None:
    captain = await author(world, language, IDS.captain)
    await world.write(IDS.captain, "/big")
    await captain.draft()
    for page in ("more",):
        rows = world.from_bot(IDS.captain)[-1]["reply_markup"]["inline_keyboard"]
        assert all(len(row) == 1 for row in rows)
        assert len(rows) <= 4
        await captain.page(page)
    rows = world.from_bot(IDS.captain)[-1]["reply_markup"]["inline_keyboard"]
    assert len(rows) <= 4
