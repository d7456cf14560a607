"""What can be wrong with a bill, said in one sentence, with nothing lost."""

import pytest

from domain.funds import Action, EntryKind, State
from playground.estate import IDS
from storage.funds.claims import ClaimState
from tests.actions.funds.opened import TARGET
from tests.handlers.funds.till import Till, till_of
from tests.world import World
from views.funds.buttons_spending import (
    Field,
    FundChoose,
    FundDesk,
    FundDo,
    FundFix,
    FundLeave,
    FundReturn,
    FundReverse,
    FundWord,
    Word,
)


@pytest.fixture
async def till(world: World) -> Till:
    return await till_of(world, "zh-CN", State.SPENDING)


async def begin(till: Till, *answers: str) -> None:
    await till.desk(IDS.zhao)
    await till.world.tap(IDS.zhao, IDS.zhao, till.act("expense"))
    await till.answer(IDS.zhao, *answers)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("几百块", "ambiguous"),
        ("0", "not-positive"),
        ("-5", "not-positive"),
        ("12.345", "too-precise"),
        ("很多钱", "not-an-amount"),
        ("两百亿", "too-large"),
        ("<b>1</b>", "not-an-amount"),
    ],
)
async def test_a_wrong_amount_is_asked_for_again(till: Till, typed: str, why: str) -> None:
    await begin(till, "老张五金店", typed)
    assert till.world.last(IDS.zhao).startswith(till.words("fund-why", why=why))
    await till.answer(IDS.zhao, "1,200.50")
    (draft,) = await till.claims(ClaimState.DRAFT)
    assert (draft.payee, draft.amount) == ("老张五金店", 120_050)


@pytest.mark.parametrize(("typed", "taken"), [("3600", TARGET), ("3600.01", 0)])
async def test_no_more_than_is_there_can_be_spent_to_the_fen(
    till: Till, typed: str, taken: int
) -> None:
    await begin(till, "老张五金店", typed)
    (draft,) = await till.claims(ClaimState.DRAFT)
    assert draft.amount == taken
    over = till.words("fund-form-over", left=TARGET)
    assert till.world.last(IDS.zhao).startswith(over) is (taken == 0)


@pytest.mark.parametrize("name", ["赵爷爷", "王阿姨", " 王阿姨 ", "王 阿姨", "王　阿\u200b姨"])
async def test_a_custodian_is_no_payee(till: Till, name: str) -> None:
    await begin(till, name)
    assert till.world.last(IDS.zhao).startswith(till.words("fund-why", why="payee-keeps"))


@pytest.mark.parametrize("sent", ["", "没有", "https://example.org/a.jpg"])
async def test_a_bill_without_a_photo_goes_no_further(till: Till, sent: str) -> None:
    await begin(till, "老张五金店", "100", "1001", sent or "…")
    assert till.world.last(IDS.zhao).startswith(till.words("fund-why", why="photo-missing"))
    (draft,) = await till.claims(ClaimState.DRAFT)
    toast = await till.press(IDS.zhao, FundWord(draft.id, Word.SUBMIT))
    assert toast == till.label("fund-why", why="photo-missing")


async def test_an_invoice_is_recorded_once(till: Till) -> None:
    await till.bill(IDS.zhao, "expense", "老张五金店", "100", "1001")
    await begin(till, "老张五金店", "200", "1001")
    assert till.world.last(IDS.zhao).startswith(till.words("fund-why", why="voucher-used"))


async def test_one_thing_of_a_draft_can_be_changed(till: Till) -> None:
    await begin(till, "老张五金店", "100", "1001")
    await till.photo(IDS.zhao)
    await till.tap(IDS.zhao, "fund-fix", field="amount")
    await till.answer(IDS.zhao, "110")
    await till.tap(IDS.zhao, "fund-submit", kind="expense")
    (claim,) = await till.claims(ClaimState.OPEN)
    assert (claim.amount, claim.invoice) == (11_000, "1001")


async def test_two_bills_that_together_are_too_much_are_not_both_approved(till: Till) -> None:
    await till.bill(IDS.zhao, "expense", "老张五金店", "3000", "1001")
    await till.bill(IDS.zhao, "expense", "老张五金店", "3000", "1002")
    first, second = await till.claims(ClaimState.OPEN)
    assert await till.press(IDS.wang, FundWord(first.id, Word.APPROVE)) == till.label("fund-done")
    toast = await till.press(IDS.wang, FundWord(second.id, Word.APPROVE))
    assert toast == till.label("fund-why", why="overdrawn")
    assert (await till.audit()).balance == TARGET - 300_000
    assert [c.id for c in await till.claims(ClaimState.OPEN)] == [second.id]


async def test_words_with_marks_are_shown_as_they_are(till: Till) -> None:
    await till.bill(IDS.zhao, "expense", "<b>老张&</b>", "100", "<i>1</i>")
    shown = till.world.last(IDS.wang)
    assert "<b>老张&</b>" in shown
    assert "<i>1</i>" in shown


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.zhou, IDS.anna, IDS.worker])
async def test_the_desk_is_shut_to_all_who_neither_keep_nor_organise(
    till: Till, person_id: int
) -> None:
    toast = await till.press(person_id, FundDesk(till.fund_id))
    say = till.world.linli.app.bot_data.catalogue.say
    assert toast in {say(x).plain("fund-why", why="not-a-custodian") for x in ("zh-CN", "en")}


async def test_forged_buttons_change_nothing(till: Till) -> None:
    await begin(till, "老张五金店")
    (draft,) = await till.claims(ClaimState.DRAFT)
    before = await till.audit()
    home = till.world.estate.flats["3单元", "302"]
    forged = [
        *(FundDo(till.fund_id, action, 1) for action in Action if action is not Action.EXPENSE),
        FundFix(draft.id, Field.AMOUNT),
        FundChoose(draft.id, Field.HOME, home),
        FundChoose(draft.id, Field.PAYEE, 1),
        *(FundWord(draft.id, word) for word in Word),
        FundReverse(till.fund_id, 1),
        FundReverse(till.fund_id, 99),
        FundReturn(till.fund_id, home, EntryKind.PAYMENT),
        FundReturn(till.fund_id, home, EntryKind.REFUND),
        FundLeave(till.fund_id, home, 1),
    ]
    for button in forged:
        for person_id in (IDS.li_ming, IDS.zhou):
            await till.press(person_id, button)
    assert await till.audit() == before
    assert [claim.id for claim in await till.claims(ClaimState.DRAFT)] == [draft.id]
    assert await till.claims(ClaimState.OPEN) == []


@pytest.mark.parametrize(
    "button",
    [
        FundDesk(99),
        FundDo(99, Action.EXPENSE),
        FundFix(99, Field.AMOUNT),
        FundWord(99, Word.APPROVE),
        FundReverse(99, 1),
        FundReturn(99, 1, EntryKind.REFUND),
        FundLeave(99, 1, 1),
    ],
)
async def test_a_button_of_what_is_gone_is_answered(till: Till, button: FundDesk) -> None:
    assert await till.press(IDS.zhao, button)
