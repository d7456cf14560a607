"""What was wrong is taken back by a new row, once; nothing is edited and nothing deleted."""

import asyncio

import pytest

from actions.funds import approving, desk
from domain.funds import EntryKind, Refusal, State
from playground.estate import IDS
from storage.database import Database
from storage.funds import claims
from storage.funds.claims import Claim, ClaimState
from tests.actions.funds.box import Box, box_of
from tests.actions.funds.opened import SHARE, TARGET
from tests.estate import Estate

REVERSAL, EXPENSE = EntryKind.REVERSAL, EntryKind.EXPENSE


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    """All have paid: rows 1 to 3, of 赵爷爷, 王阿姨 and 李明."""
    box = await box_of(database, estate)
    await box.all_pay()
    await box.sent()
    return box


async def reverses(box: Box, by: int, seq: int) -> Claim:
    return await box.record(by, REVERSAL, 0, reverses=seq, invoice=None)


async def refused(box: Box, by: int, seq: int) -> Refusal | None:
    draft = await box.draft(by, REVERSAL, 0, reverses=seq, invoice=None)
    return await box.act(approving.submit, by, draft.id)


async def test_a_reversal_is_the_same_row_the_other_way_round_for_the_same_household(
    box: Box,
) -> None:
    claim = await reverses(box, IDS.zhao, 3)
    assert await box.approve(IDS.wang, claim) is None
    base, last = (await box.rows())[2:]
    assert (last.amount_in, last.amount_out) == (0, SHARE)
    assert (last.household_id, last.reverses, last.balance) == (base.household_id, 3, 2 * SHARE)
    assert (base.amount_in, base.balance) == (SHARE, TARGET)
    assert (await box.audit()).paid == 2 * SHARE


async def test_the_household_reads_that_its_payment_was_taken_back(box: Box) -> None:
    claim = await reverses(box, IDS.zhao, 3)
    await box.sent()
    await box.approve(IDS.wang, claim)
    assert await box.told() == {(IDS.li_ming, "fund-receipt"), (IDS.zhao, "fund-decided")}


async def test_a_household_whose_payment_was_taken_back_owes_it_again(box: Box) -> None:
    await box.approve(IDS.wang, await reverses(box, IDS.zhao, 3))
    assert await box.confirm(IDS.wang, await box.claim(IDS.li_ming))
    assert await box.balance() == TARGET


async def test_a_row_is_reversed_once_whoever_asks_twice(box: Box) -> None:
    first, second = await reverses(box, IDS.zhao, 3), await reverses(box, IDS.zhao, 3)
    assert await box.approve(IDS.wang, first) is None
    assert await box.approve(IDS.wang, second) is Refusal.ENTRY_REVERSED
    assert await refused(box, IDS.zhao, 3) is Refusal.ENTRY_REVERSED
    assert len(await box.rows()) == 4


async def test_of_two_reversals_confirmed_at_once_one_stands(box: Box) -> None:
    two = [await reverses(box, IDS.zhao, 3) for _ in range(2)]
    done = await asyncio.gather(*(box.approve(IDS.wang, claim) for claim in two))
    assert list(done) == [None, Refusal.ENTRY_REVERSED]
    assert await box.balance() == 2 * SHARE


async def test_a_reversal_is_final(box: Box) -> None:
    await box.approve(IDS.wang, await reverses(box, IDS.zhao, 3))
    assert await refused(box, IDS.zhao, 4) is Refusal.REVERSAL_FINAL


@pytest.mark.parametrize("seq", [0, -1, 4, 2**40])
async def test_what_is_no_row_cannot_be_reversed(box: Box, seq: int) -> None:
    assert await refused(box, IDS.zhao, seq) in {Refusal.ENTRY_UNKNOWN, Refusal.WRONG_SIDE}
    asked = await box.act(desk.reverse, IDS.zhao, box.fund_id, seq)
    assert asked is Refusal.ENTRY_UNKNOWN


async def test_a_reversal_needs_a_reason(box: Box) -> None:
    draft = await box.draft(IDS.zhao, REVERSAL, 0, reverses=3, note=None)
    assert await box.act(approving.submit, IDS.zhao, draft.id) is Refusal.REASON_MISSING


async def test_a_custodian_neither_reverses_nor_confirms_what_their_own_household_paid(
    box: Box,
) -> None:
    assert await refused(box, IDS.wang, 2) is Refusal.OWN_PAYMENT
    claim = await reverses(box, IDS.zhao, 2)
    assert await box.approve(IDS.wang, claim) is Refusal.OWN_PAYMENT


async def test_whoever_asked_for_a_reversal_does_not_confirm_it(box: Box) -> None:
    claim = await reverses(box, IDS.zhao, 3)
    assert await box.approve(IDS.zhao, claim) is Refusal.SECOND_CUSTODIAN


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.captain, IDS.zhou])
async def test_nobody_but_custodians_reverses(box: Box, person_id: int) -> None:
    no = {Refusal.NOT_A_CUSTODIAN, Refusal.NOT_A_MEMBER}
    assert await refused(box, person_id, 3) in no
    assert await box.act(desk.reverse, person_id, box.fund_id, 3) in no


@pytest.mark.parametrize(("spent", "no"), [(2 * SHARE, None), (2 * SHARE + 1, Refusal.OVERDRAWN)])
async def test_a_payment_that_is_spent_already_cannot_be_taken_back(
    box: Box, spent: int, no: Refusal | None
) -> None:
    await box.spend(spent)
    assert await refused(box, IDS.zhao, 3) is no


async def test_money_spent_between_asking_and_confirming_is_not_taken_back(box: Box) -> None:
    claim = await reverses(box, IDS.zhao, 3)
    await box.spend(2 * SHARE + 1)
    assert await box.approve(IDS.wang, claim) is Refusal.OVERDRAWN
    assert await box.balance() == SHARE - 1


async def test_a_reversed_bill_frees_its_money_and_its_invoice(box: Box) -> None:
    bill = await box.spend(TARGET, invoice="1001")
    await box.approve(IDS.wang, await reverses(box, IDS.zhao, 4))
    assert (await box.read(claims.get, bill.id)).state is ClaimState.REVERSED
    assert await box.balance() == TARGET
    await box.spend(SHARE, invoice="1001")
    assert (await box.audit()).spent == SHARE


async def test_an_advance_that_is_repaid_cannot_be_taken_back(box: Box) -> None:
    await box.advance(IDS.li_ming, 700)
    home = box.home(IDS.li_ming)
    back = await box.record(IDS.zhao, EntryKind.REPAYMENT, 700, household_id=home)
    await box.approve(IDS.li_ming, back)
    assert await refused(box, IDS.zhao, 4) is Refusal.OVER_OWED
    await box.approve(IDS.wang, await reverses(box, IDS.zhao, 5))
    assert (await box.audit()).owed == 700
    assert await refused(box, IDS.zhao, 4) is None


@pytest.mark.parametrize("state", [State.PLEDGING, State.CLOSED, State.CANCELLED])
async def test_the_books_of_a_fund_that_holds_nothing_stay_as_they_are(
    box: Box, state: State
) -> None:
    claim = await reverses(box, IDS.zhao, 3)
    await box.change(state=state)
    assert await box.approve(IDS.wang, claim) is Refusal.WRONG_STATE
    assert len(await box.rows()) == 3


async def test_every_reversal_can_be_recounted_from_the_chain(box: Box) -> None:
    await box.spend(500)
    for seq in (4, 3):
        await box.approve(IDS.wang, await reverses(box, IDS.zhao, seq))
    told = await box.audit()
    assert (told.matches, told.balance, told.spent) == (True, 2 * SHARE, 0)
