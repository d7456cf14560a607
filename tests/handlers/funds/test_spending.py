"""Story 12, its tail: an expense, a mistake taken back, a surplus returned, closed at zero."""

import pytest

from domain.funds import Action, EntryKind, Sponsor, State
from playground.estate import IDS
from storage.funds.claims import ClaimState
from tests.actions.funds.opened import TARGET
from tests.handlers.funds.till import Till, sponsored, till_of
from tests.world import World
from views.funds.buttons_spending import FundDo, FundReverse, FundWord, Word

PRICE = 330_000
HOME_PART = (TARGET - PRICE) // 3


@pytest.fixture(params=["zh-CN", "en"])
async def till(world: World, request: pytest.FixtureRequest) -> Till:
    return await till_of(world, request.param, State.SPENDING)


async def expense(till: Till, amount: str = "3300", invoice: str = "10086") -> None:
    await till.bill(IDS.zhao, "expense", "老张五金店", amount, invoice)


async def spent(till: Till) -> None:
    await expense(till)
    await till.word(IDS.wang, "fund-approve", "expense")


async def settled(till: Till) -> None:
    await till.desk(IDS.captain)
    await till.world.tap(IDS.captain, IDS.captain, till.act("settle"))
    await till.tap(IDS.captain, "fund-sure-yes")


async def all_returned(till: Till) -> None:
    # Nobody records what their own household gets.
    await till.returned(IDS.wang, IDS.zhao, "1单元101", "refund", HOME_PART)
    await till.returned(IDS.zhao, IDS.wang, "3单元201", "refund", HOME_PART)
    await till.returned(IDS.zhao, IDS.li_ming, "3单元302", "refund", HOME_PART)


async def closing(till: Till) -> None:
    await till.desk(IDS.captain)
    await till.world.tap(IDS.captain, IDS.captain, till.act("close"))


async def test_an_expense_needs_the_other_custodian(till: Till) -> None:
    await expense(till)
    before = len(await till.rows())
    await till.word(IDS.wang, "fund-approve", "expense")
    row = (await till.rows())[-1]
    assert (before, row.seq, row.amount_out, row.balance) == (3, 4, PRICE, TARGET - PRICE)
    assert (row.payee, row.invoice) == ("老张五金店", "10086")
    assert row.file_id
    told = till.label("fund-kind", kind="expense")
    assert told in till.world.last(IDS.zhao)


async def test_who_recorded_an_expense_cannot_approve_it(till: Till) -> None:
    await expense(till)
    (claim,) = await till.claims(ClaimState.OPEN)
    toast = await till.press(IDS.zhao, FundWord(claim.id, Word.APPROVE))
    assert toast == till.label("fund-why", why="second-custodian")
    assert len(await till.rows()) == 3


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.captain, IDS.zhou])
async def test_nobody_else_approves(till: Till, person_id: int) -> None:
    await expense(till)
    (claim,) = await till.claims(ClaimState.OPEN)
    await till.press(person_id, FundWord(claim.id, Word.APPROVE))
    await till.press(person_id, FundWord(claim.id, Word.DECLINE))
    await till.press(person_id, FundWord(claim.id, Word.WITHDRAW))
    assert [c.state for c in await till.claims(ClaimState.OPEN)] == [ClaimState.OPEN]
    assert len(await till.rows()) == 3


async def test_two_taps_at_once_are_one_row(till: Till) -> None:
    await expense(till)
    (claim,) = await till.claims(ClaimState.OPEN)
    toasts = [await till.press(IDS.wang, FundWord(claim.id, Word.APPROVE)) for _ in range(2)]
    assert toasts[1] == till.label("fund-why", why="already-done")
    assert len(await till.rows()) == 4


async def test_a_refused_expense_says_why_and_moves_nothing(till: Till) -> None:
    await expense(till)
    await till.word(IDS.wang, "fund-decline", "expense")
    await till.answer(IDS.wang, "票据看不清")
    assert "票据看不清" in till.world.last(IDS.zhao)
    assert len(await till.rows()) == 3


async def test_an_expense_can_be_taken_back_before_it_is_approved(till: Till) -> None:
    await expense(till)
    await till.tap(IDS.zhao, "fund-withdraw")
    assert await till.claims(ClaimState.OPEN) == []
    await expense(till)
    assert len(await till.claims(ClaimState.OPEN)) == 1


async def test_a_reversal_is_a_new_row_and_frees_the_invoice(till: Till) -> None:
    await spent(till)
    await till.desk(IDS.wang)
    await till.world.tap(IDS.wang, IDS.wang, till.act("reverse"))
    kind = till.label("fund-kind", kind="expense")
    await till.tap(IDS.wang, "fund-entry-button", seq="4", kind=kind, amount=PRICE)
    await till.answer(IDS.wang, "金额写错了")
    await till.tap(IDS.wang, "fund-submit", kind="reversal")
    assert len(await till.rows()) == 4
    await till.word(IDS.zhao, "fund-approve", "reversal")
    row = (await till.rows())[-1]
    assert (row.kind, row.reverses, row.amount_in, row.balance) == ("reversal", 4, PRICE, TARGET)
    await till.bill(IDS.wang, "expense", "老张五金店", "3200", "10086")
    await till.word(IDS.zhao, "fund-approve", "expense")
    told = await till.audit()
    assert (told.matches, told.spent, told.balance) == (True, 320_000, TARGET - 320_000)


async def test_a_row_is_reversed_once(till: Till) -> None:
    await test_a_reversal_is_a_new_row_and_frees_the_invoice(till)
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("reverse"))
    labels = till.world.labels(IDS.zhao)
    kind = till.label("fund-kind", kind="expense")
    gone = till.label("fund-entry-button", seq="4", kind=kind, amount=PRICE)
    assert gone not in labels


async def test_the_surplus_goes_back_and_the_fund_closes_at_zero(till: Till) -> None:
    await spent(till)
    await settled(till)
    part = till.words(
        "fund-surplus", title="楼道扶手", stopped=0, home="3单元302", amount=HOME_PART
    )
    assert till.world.last(IDS.li_ming).startswith(part)
    await all_returned(till)
    await closing(till)
    await till.answer(IDS.captain, "扶手牢固")
    await till.photo(IDS.captain)
    fund, told = await till.fund(), await till.audit()
    assert (fund.state, fund.acceptance) == (State.CLOSED, "扶手牢固")
    assert (told.matches, told.balance, told.state) == (True, 0, State.CLOSED)
    texts = "\n".join(till.world.texts(IDS.building_6))
    assert till.words("fund-statement", state="closed", title="楼道扶手") in texts
    assert till.words("fund-statement-note", note="扶手牢固") in texts
    files = [m["document"] for m in till.world.from_bot(IDS.building_6) if "document" in m]
    assert len(files) == 1


async def test_what_a_household_leaves_goes_to_the_purse(till: Till) -> None:
    await spent(till)
    await settled(till)
    await till.tap(IDS.li_ming, "fund-surplus-leave")
    await till.returned(IDS.zhao, IDS.li_ming, "3单元302", "purse", HOME_PART)
    row = (await till.rows())[-1]
    assert (row.kind, row.label, row.amount_out) == (EntryKind.PURSE, "3单元302", HOME_PART)
    assert (await till.audit()).matches


async def test_a_household_may_think_better_of_it(till: Till) -> None:
    await spent(till)
    await settled(till)
    await till.tap(IDS.li_ming, "fund-surplus-leave")
    assert till.say("fund-surplus-left") in till.world.last(IDS.li_ming)
    await till.tap(IDS.li_ming, "fund-surplus-take")
    await till.returned(IDS.zhao, IDS.li_ming, "3单元302", "refund", HOME_PART)
    assert (await till.rows())[-1].kind is EntryKind.REFUND


async def test_nothing_closes_while_money_is_left(till: Till) -> None:
    await spent(till)
    await settled(till)

    toast = await till.press(IDS.captain, FundDo(till.fund_id, Action.CLOSE))
    assert toast == till.label("fund-why", why="balance-left")
    assert (await till.fund()).state is State.SETTLING


async def test_nothing_is_settled_while_a_bill_waits(till: Till) -> None:
    await expense(till)
    await till.desk(IDS.captain)
    await till.world.tap(IDS.captain, IDS.captain, till.act("settle"))
    toast = await till.tap(IDS.captain, "fund-sure-yes")
    assert toast == till.label("fund-why", why="claims-open")
    assert (await till.fund()).state is State.SPENDING


async def test_an_acceptance_without_a_photo_is_asked_for_again(till: Till) -> None:
    await spent(till)
    await settled(till)
    await all_returned(till)
    await closing(till)
    await till.answer(IDS.captain, "扶手牢固", "没有照片")
    assert till.say("fund-end", step="photo") in till.world.last(IDS.captain)
    assert (await till.fund()).state is State.SETTLING
    await till.reborn()
    await till.photo(IDS.captain)
    assert (await till.fund()).state is State.CLOSED


async def test_a_sponsors_money_stands_in_the_books(till: Till) -> None:
    await sponsored(till, Sponsor("物业公司", 50_000))
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("receive"))
    await till.world.tap(IDS.zhao, IDS.zhao, "物业公司")
    await till.answer(IDS.zhao, "500")
    await till.tap(IDS.zhao, "fund-submit", kind="sponsor")
    row = (await till.rows())[-1]
    assert (row.kind, row.sponsor, row.amount_in) == ("sponsor", "物业公司", 50_000)
    assert (await till.audit()).sponsors == 50_000


async def test_work_that_was_given_is_noted_and_moves_no_money(till: Till) -> None:
    await sponsored(till, Sponsor("木匠老李", 80_000, in_kind=True))
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("receive"))
    await till.world.tap(IDS.zhao, IDS.zhao, "木匠老李")
    await till.tap(IDS.zhao, "fund-submit", kind="sponsor")
    (claim,) = await till.claims(ClaimState.DONE)
    assert (claim.amount, len(await till.rows())) == (80_000, 3)


async def test_a_household_is_told_when_its_payment_is_taken_back(till: Till) -> None:
    await till.desk(IDS.wang)
    await till.world.tap(IDS.wang, IDS.wang, till.act("reverse"))
    kind = till.label("fund-kind", kind="payment")
    await till.tap(IDS.wang, "fund-entry-button", seq="3", kind=kind, amount=TARGET // 3)
    await till.answer(IDS.wang, "钱没到账")
    await till.tap(IDS.wang, "fund-submit", kind="reversal")
    await till.word(IDS.zhao, "fund-approve", "reversal")
    told = till.world.last(IDS.li_ming)
    assert till.words("fund-ledger-reverses", seq="3", why="钱没到账") in told
    assert (await till.audit()).paid == TARGET * 2 // 3


async def test_a_custodian_does_not_take_back_what_their_own_household_paid(till: Till) -> None:
    toast = await till.press(IDS.wang, FundReverse(till.fund_id, 2))
    assert toast == ""
    await till.answer(IDS.wang, "记错了")
    toast = await till.tap(IDS.wang, "fund-submit", kind="reversal")
    assert toast == till.label("fund-why", why="own-payment")
    assert len(await till.rows()) == 3
