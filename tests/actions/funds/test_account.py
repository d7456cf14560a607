"""Where to pay: said by custodians only, shown as it is, and seen by the others at once."""

import pytest

from actions.funds import account
from actions.funds.form import Typed
from domain.funds import RUNNING, Refusal, State
from domain.funds.shaping import LONGEST_NOTE
from playground.estate import IDS
from storage import prompts
from storage.database import Database
from storage.funds import custodians
from storage.prompts import Prompt
from tests.actions.funds.box import STRANGER, Box, box_of
from tests.estate import Estate

WORDS = "赵爷爷 工商银行 6222 0000"


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    return await box_of(database, estate)


async def asked(box: Box, by: int = IDS.zhao) -> Prompt:
    assert await box.act(account.ask, by, box.fund_id, here=None) is None
    found = await box.act(prompts.open_for, by, by)
    assert found is not None
    await box.sent()
    return found


async def says(box: Box, typed: Typed, by: int = IDS.zhao) -> Refusal | None:
    return await box.act(account.answered, by, await asked(box, by), typed)


async def stands(box: Box) -> tuple[str | None, str | None]:
    fund = await box.fund()
    return fund.pay_note, fund.pay_file_id


@pytest.mark.parametrize("by", [IDS.zhao, IDS.wang])
async def test_each_custodian_may_say_where_to_pay(box: Box, by: int) -> None:
    assert await says(box, Typed(WORDS), by) is None
    assert await stands(box) == (WORDS, None)


@pytest.mark.parametrize("by", [IDS.li_ming, IDS.captain, IDS.owner, STRANGER])
async def test_nobody_else_is_even_asked(box: Box, by: int) -> None:
    no = await box.act(account.ask, by, box.fund_id, here=None)
    assert no is Refusal.NOT_A_CUSTODIAN
    assert await box.act(prompts.open_for, by, by) is None
    assert await box.sent() == []


@pytest.mark.parametrize("state", State)
async def test_it_is_said_only_while_money_may_come(box: Box, state: State) -> None:
    await box.change(state=state)
    no = await box.act(account.refusal, IDS.zhao, await box.fund())
    assert no is (None if state in RUNNING else Refusal.WRONG_STATE)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (Typed(WORDS), (WORDS, None)),
        (Typed(photo="code"), (None, "code")),
        (Typed(WORDS, "code"), (WORDS, "code")),
        (Typed("好" * (LONGEST_NOTE + 1)), ("好" * LONGEST_NOTE, None)),
    ],
)
async def test_words_and_a_picture_are_kept_as_they_came(
    box: Box, typed: Typed, expected: tuple[str | None, str | None]
) -> None:
    await says(box, typed)
    assert await stands(box) == expected


@pytest.mark.parametrize(
    ("then", "expected"),
    [(Typed(photo="new"), (None, "new")), (Typed("新账户"), ("新账户", None))],
)
async def test_no_words_are_left_beside_anothers_picture(
    box: Box, then: Typed, expected: tuple[str | None, str | None]
) -> None:
    await says(box, Typed(WORDS, "code"))
    await says(box, then, IDS.wang)
    assert await stands(box) == expected


@pytest.mark.parametrize("nothing", ["", "  \n "])
async def test_nothing_is_asked_for_again(box: Box, nothing: str) -> None:
    prompt = await asked(box)
    assert await box.act(account.answered, IDS.zhao, prompt, Typed(nothing)) is None
    assert await box.told() == {(IDS.zhao, "fund-amount-wrong")}
    assert await stands(box) == (None, None)
    assert await box.act(prompts.open_for, IDS.zhao, IDS.zhao) is not None


async def test_an_answer_that_comes_twice_is_taken_once(box: Box) -> None:
    prompt = await asked(box)
    for text in (WORDS, "另一个账户"):
        await box.act(account.answered, IDS.zhao, prompt, Typed(text))
    assert await stands(box) == (WORDS, None)
    assert len(await box.chain("account")) == 1


async def test_who_keeps_the_money_no_more_when_answering_changes_nothing(box: Box) -> None:
    prompt = await asked(box)
    await box.act(custodians.end, box.fund_id, IDS.zhao)
    no = await box.act(account.answered, IDS.zhao, prompt, Typed(WORDS))
    assert no is Refusal.NOT_A_CUSTODIAN
    assert await box.told() == {(IDS.zhao, "fund-refused")}
    assert await stands(box) == (None, None)
    assert await box.act(prompts.open_for, IDS.zhao, IDS.zhao) is None


async def test_the_custodians_and_organisers_see_it_at_once_and_payers_read_the_card(
    box: Box,
) -> None:
    await box.panel()
    await says(box, Typed(WORDS))
    told = await box.told()
    assert told == {(who, account.SHOWN) for who in (IDS.zhao, IDS.wang, IDS.captain)}
    assert await box.stale()


async def test_each_change_is_told_anew(box: Box) -> None:
    for text in (WORDS, "另一个账户"):
        await says(box, Typed(text))
        assert (IDS.wang, account.SHOWN) in await box.told()


async def test_the_chain_says_who_changed_it_and_not_the_account(box: Box) -> None:
    await says(box, Typed(WORDS))
    (row,) = await box.chain("account")
    assert row.payload == {"person": row.actor}
    assert "6222" not in str(row.payload)
    assert (await box.audit()).matches
