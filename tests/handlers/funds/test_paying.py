"""Who paid says so, a custodian who is not the payer confirms it, and the group sees the room."""

import pytest

from domain.funds import EntryKind, State
from playground.estate import IDS
from storage.funds import entries
from storage.funds.claims import ClaimState
from tests.actions.funds.opened import DOORS, SHARE, TARGET
from tests.handlers.funds.neighbours import GROUP, House, each_language, house_of
from tests.world import World
from views.funds.buttons_pledging import (
    FundConfirm,
    FundDeny,
    FundPaid,
    FundRequest,
    FundVoucher,
)

DOOR = "3单元302"
PICTURE, OTHER = b"\xff\xd8\xff\xe0one", b"\xff\xd8\xff\xe0two"


async def collecting(world: World, language: str = "zh-CN") -> House:
    house = await house_of(world, language)
    await house.all_pledge()
    return house


@each_language
async def test_once_all_pledged_everybody_is_told_to_pay(world: World, language: str) -> None:
    house = await collecting(world, language)
    assert (await house.fund()).state is State.COLLECTING
    assert house.words("fund-collecting", title="楼道扶手", pledged=TARGET) in world.last(GROUP)
    told = house.seen(IDS.li_ming)
    assert "¥1,200.00" in told
    assert DOOR in told
    assert "王阿姨" in told
    assert house.words("fund-not-held") in told


@each_language
async def test_a_payment_counts_once_a_custodian_confirms_it(world: World, language: str) -> None:
    house = await collecting(world, language)
    assert await house.tap(IDS.li_ming, "fund-button-paid", GROUP) == house.label(
        "fund-go-private"
    )
    toast = await house.tap(IDS.li_ming, "fund-button-pay-all", amount=SHARE)
    assert toast == house.label("fund-claimed-toast", amount=SHARE)
    assert (await house.own(IDS.li_ming)).paid == 0
    assert DOOR not in house.panel
    for keeper in (IDS.wang, IDS.zhao):
        assert DOOR in house.seen(keeper)
    assert await house.tap(IDS.wang, "fund-button-confirm") == house.label("fund-confirmed-toast")
    assert (await house.own(IDS.li_ming)).paid == SHARE
    assert DOOR in house.panel
    assert "¥1,200.00" in house.seen(IDS.li_ming)
    assert house.label("fund-button-confirm") not in str(world.from_bot(IDS.zhao)[-1])


async def test_two_custodians_at_once_write_one_row(world: World) -> None:
    house = await collecting(world)
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    await house.tap(IDS.li_ming, "fund-button-pay-all", amount=SHARE)
    for keeper in (IDS.wang, IDS.zhao):
        message, data = world.button(keeper, house.label("fund-button-confirm"))
        world.telegram.tap(keeper, keeper, message, data)
    await world.settle()
    rows = await world.database.run(entries.of, house.fund_id)
    assert [(row.kind, row.amount_in) for row in rows] == [(EntryKind.PAYMENT, SHARE)]
    assert (await house.audit()).matches


@each_language
async def test_a_custodian_never_confirms_their_own_payment(world: World, language: str) -> None:
    house = await collecting(world, language)
    before = world.texts(IDS.wang)
    await house.tap(IDS.wang, "fund-button-paid", GROUP)
    await house.tap(IDS.wang, "fund-button-pay-all", amount=SHARE)
    asked = house.words(
        "fund-payment", title="楼道扶手", flat="3单元201", amount=SHARE, by="王阿姨", how="own"
    )
    assert not [text for text in world.texts(IDS.wang)[len(before) :] if asked in text]
    (claim,) = await house.claims()
    toast = await house.press(IDS.wang, IDS.wang, FundConfirm(claim.id))
    assert toast == house.why("own-payment")
    assert (await house.own(IDS.wang)).paid == 0
    await house.tap(IDS.zhao, "fund-button-confirm")
    assert (await house.own(IDS.wang)).paid == SHARE


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.captain, IDS.zhou])
async def test_only_custodians_confirm_or_see_the_picture(world: World, person_id: int) -> None:
    house = await collecting(world)
    await house.tap(IDS.zhao, "fund-button-paid", GROUP)
    await house.photo(IDS.zhao, PICTURE)
    (claim,) = await house.claims()
    for data in (FundConfirm(claim.id), FundDeny(claim.id), FundVoucher(claim.id)):
        await house.press(person_id, GROUP, data)
    assert (await house.own(IDS.zhao)).paid == 0
    assert len(await house.claims()) == 1
    assert not [m for m in world.from_bot(person_id) if "photo" in m]


@each_language
async def test_what_did_not_come_is_told_to_the_household_with_the_reason(
    world: World, language: str
) -> None:
    house = await collecting(world, language)
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    await house.tap(IDS.li_ming, "fund-button-pay-all", amount=SHARE)
    await house.tap(IDS.wang, "fund-button-deny")
    assert len(await house.claims()) == 1
    await house.write(IDS.wang, "没看到这笔转账")
    (refused,) = await house.claims(ClaimState.REFUSED)
    assert refused.refused_reason == "没看到这笔转账"
    assert "没看到这笔转账" in house.seen(IDS.li_ming)
    assert (await house.own(IDS.li_ming)).paid == 0
    assert "没看到" not in str(world.texts(GROUP))
    await house.pays(IDS.li_ming, IDS.zhao)
    assert (await house.own(IDS.li_ming)).paid == SHARE


@each_language
@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1200.01", "over-due"),
        ("22500", "over-due"),
        ("12.345", "too-precise"),
        ("-5", "not-positive"),
        ("一百多", "ambiguous"),
        ("付了", "not-an-amount"),
    ],
)
async def test_a_bad_payment_is_told_with_the_right_form(
    world: World, language: str, text: str, why: str
) -> None:
    house = await collecting(world, language)
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    assert await house.write(IDS.li_ming, text) == house.words("fund-wrong", why=house.why(why))
    assert await house.claims() == []
    await house.write(IDS.li_ming, "1,200元")
    (claim,) = await house.claims()
    assert claim.amount == SHARE


async def test_parts_are_paid_one_after_another(world: World) -> None:
    house = await collecting(world)
    for text, left in (("500", 70_000), ("700", 0)):
        await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
        await house.write(IDS.li_ming, text)
        await house.tap(IDS.wang, "fund-button-confirm")
        assert (await house.own(IDS.li_ming)).due.left == left
        assert (DOOR in house.panel) == (left == 0)


async def test_a_second_claim_waits_for_the_first(world: World) -> None:
    house = await collecting(world)
    flat = world.estate.flats[DOORS[2]]
    for expected in ("", house.why("claim-open")):
        data = FundPaid(house.fund_id, flat, 10_000)
        toast = await house.press(IDS.li_ming, IDS.li_ming, data)
        assert expected in toast
    assert len(await house.claims()) == 1


async def test_the_same_picture_proves_one_payment_only(world: World) -> None:
    house = await collecting(world)
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    await house.photo(IDS.li_ming, PICTURE, "500")
    await house.tap(IDS.wang, "fund-button-confirm")
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    (first,) = await house.claims(ClaimState.DONE)
    await house.photo(IDS.li_ming, PICTURE)
    assert house.seen(IDS.li_ming) == house.words("fund-wrong", why=house.why("voucher-used"))
    assert await house.claims() == []
    await house.photo(IDS.li_ming, OTHER)
    (second,) = await house.claims()
    assert (first.amount, second.amount) == (50_000, 70_000)


async def test_a_picture_can_follow_and_only_custodians_see_it(world: World) -> None:
    house = await collecting(world)
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    await house.tap(IDS.li_ming, "fund-button-pay-all", amount=SHARE)
    await house.photo(IDS.li_ming, PICTURE)
    await house.tap(IDS.wang, "fund-button-voucher")
    assert [m for m in world.from_bot(IDS.wang) if "photo" in m]
    assert not [m for m in world.from_bot(GROUP) if "photo" in m]


@each_language
async def test_cash_of_a_neighbour_is_entered_by_the_captain_and_confirmed_by_a_custodian(
    world: World, language: str
) -> None:
    house = await collecting(world, language)
    await house.tap(IDS.captain, "fund-button-tools", GROUP)
    await house.tap(IDS.captain, "fund-button-cash")
    await world.tap(IDS.captain, IDS.captain, DOOR)
    await house.write(IDS.captain, "1200")
    (claim,) = await house.claims()
    assert claim.claimed_by == IDS.captain
    assert "陈楼长" in house.seen(IDS.wang)
    assert await house.press(IDS.captain, IDS.captain, FundConfirm(claim.id))
    assert (await house.own(IDS.li_ming)).paid == 0
    await house.tap(IDS.wang, "fund-button-confirm")
    assert (await house.own(IDS.li_ming)).paid == SHARE
    assert "¥1,200.00" in house.seen(IDS.captain)


@each_language
async def test_the_tools_name_the_doors_to_organisers_only(world: World, language: str) -> None:
    house = await collecting(world, language)
    await house.tap(IDS.captain, "fund-button-tools", GROUP)
    assert DOOR in house.seen(IDS.captain)
    await house.tap(IDS.wang, "fund-button-tools", GROUP)
    assert DOOR not in house.seen(IDS.wang)
    toast = await house.tap(IDS.li_ming, "fund-button-tools", GROUP)
    assert toast == house.label("fund-tools-refused")


@each_language
async def test_when_the_last_has_paid_the_group_is_told_and_work_begins(
    world: World, language: str
) -> None:
    house = await collecting(world, language)
    await house.pays(IDS.zhao, IDS.wang)
    await house.pays(IDS.wang, IDS.zhao)
    await house.reborn()
    await house.pays(IDS.li_ming, IDS.wang)
    assert (await house.fund()).state is State.SPENDING
    told = house.words("fund-full", title="楼道扶手", paid=TARGET)
    assert [t for t in world.texts(GROUP) if told in t]
    assert "100%" in house.panel
    found = await house.audit()
    assert (found.matches, found.paid, found.state) == (True, TARGET, State.SPENDING)


async def test_the_panel_adds_up_to_the_rows(world: World) -> None:
    house = await collecting(world)
    await house.pays(IDS.zhao, IDS.wang)
    rows = await world.database.run(entries.of, house.fund_id)
    paid = sum(row.amount_in - row.amount_out for row in rows)
    assert house.words("fund-panel-sums", target=TARGET, pledged=TARGET, paid=paid) in house.panel
    assert house.words("fund-panel-held", spent=0, balance=rows[-1].balance) in house.panel


@each_language
async def test_a_custodian_finds_a_payment_again_among_the_tools(
    world: World, language: str
) -> None:
    house = await collecting(world, language)
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    await house.tap(IDS.li_ming, "fund-button-pay-all", amount=SHARE)
    await house.tap(IDS.wang, "fund-button-tools", GROUP)
    await house.tap(IDS.wang, "fund-button-request", flat=DOOR, amount=SHARE)
    assert DOOR in house.seen(IDS.wang)
    await house.tap(IDS.wang, "fund-button-confirm")
    assert (await house.own(IDS.li_ming)).paid == SHARE
    (claim,) = await house.claims(ClaimState.DONE)
    toast = await house.press(IDS.captain, GROUP, FundRequest(claim.id))
    assert toast == house.why("not-a-custodian")


async def test_a_picture_is_no_reason_and_the_question_stays(world: World) -> None:
    house = await collecting(world)
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    await house.tap(IDS.li_ming, "fund-button-pay-all", amount=SHARE)
    await house.tap(IDS.wang, "fund-button-deny")
    said = await house.photo(IDS.wang, PICTURE)
    assert said == house.words("fund-wrong", why=house.why("reason-missing"))
    await house.write(IDS.wang, "没看到")
    assert len(await house.claims(ClaimState.REFUSED)) == 1


async def test_two_flats_pay_one_after_the_other(world: World) -> None:
    house = await collecting(world)
    await house.live(IDS.li_ming, DOORS[1])
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    assert house.seen(IDS.li_ming) == house.words("fund-flats")
    await world.tap(IDS.li_ming, IDS.li_ming, DOOR)
    await house.tap(IDS.li_ming, "fund-button-pay-all", amount=SHARE)
    (claim,) = await house.claims()
    assert claim.household_id == world.estate.flats[DOORS[2]]


async def test_the_deadline_of_paying_does_not_lose_what_waits(world: World) -> None:
    house = await collecting(world)
    await house.tap(IDS.li_ming, "fund-button-paid", GROUP)
    await house.tap(IDS.li_ming, "fund-button-pay-all", amount=SHARE)
    await house.reborn()
    await world.later(days=22)
    assert house.words("fund-tools-waiting", count=1) in house.seen(IDS.captain)
    await house.tap(IDS.wang, "fund-button-confirm")
    assert (await house.own(IDS.li_ming)).paid == SHARE
