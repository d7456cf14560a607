"""A bill is seen by two households, and can be paid: else no row stands of it."""

import asyncio
from typing import Any

import pytest

from actions.funds import approving, verdicts
from domain.funds import EntryKind, Refusal, Sponsor, State
from domain.places import Relation
from playground.estate import IDS
from storage.database import Database
from storage.funds import claims, custodians, sponsors
from storage.funds.claims import Claim, ClaimState
from tests.actions.funds.box import GROUP, STRANGER, Box, box_of
from tests.actions.funds.opened import DOORS, SHARE, TARGET
from tests.estate import Estate

EXPENSE, ADVANCE, SPONSOR = EntryKind.EXPENSE, EntryKind.ADVANCE, EntryKind.SPONSOR


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    box = await box_of(database, estate)
    await box.all_pay()
    await box.sent()
    return box


async def submitted(box: Box, by: int, fen: int, **how: Any) -> Refusal | None:  # noqa: ANN401
    draft = await box.draft(by, how.pop("kind", EXPENSE), fen, **how)
    return await box.act(approving.submit, by, draft.id)


async def state_of(box: Box, claim: Claim) -> ClaimState:
    return (await box.read(claims.get, claim.id)).state


async def test_a_bill_waits_for_the_other_custodian_and_moves_nothing(box: Box) -> None:
    before = await box.chain()
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    assert await box.told() == {(IDS.zhao, "fund-claim"), (IDS.wang, "fund-claim")}
    assert (await box.balance(), await box.chain()) == (TARGET, before)
    assert await state_of(box, bill) is ClaimState.OPEN


async def test_an_approved_bill_is_one_row_told_to_who_recorded_it_and_no_group(box: Box) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    await box.sent()
    assert await box.approve(IDS.wang, bill) is None
    last = (await box.rows())[-1]
    assert (last.amount_out, last.balance, last.payee) == (500, TARGET - 500, "老张")
    assert await box.told() == {(IDS.zhao, "fund-decided")}
    assert "老张" not in str(await box.chain())


async def test_two_taps_at_once_pay_a_bill_once(box: Box) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    done = await asyncio.gather(box.approve(IDS.wang, bill), box.approve(IDS.wang, bill))
    assert list(done) == [None, Refusal.ALREADY_DONE]
    assert await box.balance() == TARGET - 500


async def test_of_approval_and_withdrawal_at_once_the_first_counts(box: Box) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    done = await asyncio.gather(
        box.act(approving.withdraw, IDS.zhao, bill.id), box.approve(IDS.wang, bill)
    )
    assert list(done) == [None, Refusal.ALREADY_DONE]
    assert (await state_of(box, bill), await box.balance()) == (ClaimState.DROPPED, TARGET)


@pytest.mark.parametrize(
    ("fen", "no"), [(TARGET - 1, None), (TARGET, None), (TARGET + 1, Refusal.OVERDRAWN)]
)
async def test_all_that_is_there_may_be_spent_and_not_one_fen_more(
    box: Box, fen: int, no: Refusal | None
) -> None:
    assert await submitted(box, IDS.zhao, fen) is no


async def test_two_bills_that_fit_alone_are_not_both_paid(box: Box) -> None:
    first = await box.record(IDS.zhao, EXPENSE, TARGET)
    second = await box.record(IDS.zhao, EXPENSE, 1)
    assert await box.approve(IDS.wang, first) is None
    assert await box.approve(IDS.wang, second) is Refusal.OVERDRAWN
    assert (await box.balance(), await state_of(box, second)) == (0, ClaimState.OPEN)


@pytest.mark.parametrize(
    ("how", "no"),
    [
        ({"payee": None}, Refusal.PAYEE_MISSING),
        ({"invoice": None}, Refusal.INVOICE_MISSING),
        ({"file_id": None}, Refusal.PHOTO_MISSING),
        ({"kind": ADVANCE}, Refusal.NO_HOUSEHOLD),
    ],
)
async def test_a_bill_lacks_nothing(box: Box, how: dict[str, Any], no: Refusal) -> None:
    assert await submitted(box, IDS.zhao, 500, **how) is no
    assert await box.read(claims.of, box.fund_id) == []


async def test_a_bill_of_nothing_is_none(box: Box) -> None:
    assert await submitted(box, IDS.zhao, 0) is Refusal.AMOUNT_MISSING


async def test_an_invoice_pays_one_bill_until_that_one_is_refused(box: Box) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500, invoice="1001")
    assert await submitted(box, IDS.wang, 400, invoice="1001") is Refusal.VOUCHER_USED
    await box.act(approving.decline, IDS.wang, bill.id, "发票不清楚")
    assert await submitted(box, IDS.wang, 400, invoice="1001") is None


async def test_a_draft_is_handed_on_once_and_by_its_owner(box: Box) -> None:
    draft = await box.draft(IDS.zhao, EXPENSE, 500)
    assert await box.act(approving.submit, IDS.wang, draft.id) is Refusal.ALREADY_DONE
    assert await box.act(approving.submit, IDS.zhao, draft.id) is None
    assert await box.act(approving.submit, IDS.zhao, draft.id) is Refusal.ALREADY_DONE
    assert len(await box.sent()) == 2


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.captain, IDS.staff, IDS.zhou])
async def test_nobody_else_records_or_approves(box: Box, person_id: int) -> None:
    no = {Refusal.NOT_A_CUSTODIAN, Refusal.NOT_A_MEMBER}
    assert await submitted(box, person_id, 500) in no
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    assert await box.approve(person_id, bill) in no
    assert await box.act(approving.decline, person_id, bill.id, "不对") in no
    assert await state_of(box, bill) is ClaimState.OPEN


async def test_whoever_recorded_a_bill_does_not_approve_it(box: Box) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    assert await box.approve(IDS.zhao, bill) is Refusal.SECOND_CUSTODIAN


async def test_two_of_one_household_are_one_pair_of_eyes(box: Box) -> None:
    await box.joins(STRANGER, DOORS[0], Relation.FAMILY)
    await box.keeps(STRANGER, DOORS[0])
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    assert STRANGER not in {row.chat_id for row in await box.sent()}
    assert await box.approve(STRANGER, bill) is Refusal.SECOND_CUSTODIAN
    assert await box.approve(IDS.wang, bill) is None


async def test_a_bill_of_a_custodian_let_go_since_is_still_seen_by_another(box: Box) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    await box.act(custodians.end, box.fund_id, IDS.zhao)
    assert await box.approve(IDS.zhao, bill) is Refusal.NOT_A_CUSTODIAN
    assert await box.approve(IDS.wang, bill) is None


@pytest.mark.parametrize("state", [State.SETTLING, State.REFUNDING, State.CLOSED])
async def test_no_bill_is_paid_once_spending_is_over(box: Box, state: State) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    await box.change(state=state)
    assert await box.approve(IDS.wang, bill) is Refusal.WRONG_STATE
    assert await submitted(box, IDS.zhao, 400) is Refusal.WRONG_STATE
    assert await box.balance() == TARGET


@pytest.mark.parametrize("state", [State.SETTLING, State.REFUNDING])
async def test_a_bill_left_over_can_still_be_turned_down(box: Box, state: State) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    await box.change(state=state)
    assert await box.act(approving.decline, IDS.wang, bill.id, "已经停了") is None
    assert await state_of(box, bill) is ClaimState.REFUSED


async def test_a_no_needs_a_reason_that_the_recorder_is_told_of(box: Box) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    await box.sent()
    assert await box.act(approving.decline, IDS.wang, bill.id, "") is Refusal.REASON_MISSING
    assert await box.act(approving.decline, IDS.wang, bill.id, "太贵") is None
    assert await box.told() == {(IDS.zhao, "fund-decided")}
    assert (await box.read(claims.get, bill.id)).refused_reason == "太贵"
    assert await box.approve(IDS.wang, bill) is Refusal.ALREADY_DONE


async def test_only_whoever_recorded_takes_a_bill_back_and_only_while_it_waits(box: Box) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    assert await box.act(approving.withdraw, IDS.wang, bill.id) is Refusal.NOT_YOURS
    await box.approve(IDS.wang, bill)
    assert await box.act(approving.withdraw, IDS.zhao, bill.id) is Refusal.ALREADY_DONE
    assert await box.balance() == TARGET - 500


async def test_an_advance_is_in_and_out_at_once_and_is_receipted_to_its_household(
    box: Box,
) -> None:
    await box.advance(IDS.li_ming, 700)
    last = (await box.rows())[-1]
    assert (last.amount_in, last.amount_out, last.balance) == (700, 700, TARGET)
    assert (IDS.li_ming, "fund-receipt") in await box.told()
    assert (await box.audit()).owed == 700


async def test_a_custodian_neither_records_nor_approves_their_own_advance(box: Box) -> None:
    home = box.home(IDS.wang)
    own = await submitted(box, IDS.wang, 700, kind=ADVANCE, household_id=home)
    assert own is Refusal.OWN_EXPENSE
    bill = await box.record(IDS.zhao, ADVANCE, 700, household_id=home)
    assert {row.chat_id for row in await box.sent()} == {IDS.zhao}
    assert await box.approve(IDS.wang, bill) is Refusal.OWN_EXPENSE


@pytest.mark.parametrize(("fen", "no"), [(TARGET - 700, None), (TARGET - 699, "advance-first")])
async def test_what_is_owed_to_a_household_is_spent_on_nothing_else(
    box: Box, fen: int, no: str | None
) -> None:
    await box.advance(IDS.li_ming, 700)
    assert await submitted(box, IDS.zhao, fen) == no


async def test_a_sponsors_money_is_booked_by_one_custodian_and_hangs_on_the_sponsor(
    box: Box,
) -> None:
    sponsor = await box.act(sponsors.add, box.fund_id, Sponsor("物业", 500), IDS.captain)
    assert await submitted(box, IDS.zhao, 500, kind=SPONSOR, sponsor_id=sponsor) is None
    last = (await box.rows())[-1]
    assert (last.sponsor, last.amount_in, last.household_id) == ("物业", 500, None)
    assert (await box.audit()).sponsors == 500


async def test_work_that_was_done_is_noted_once_and_moves_no_money(box: Box) -> None:
    work = Sponsor("木匠", 500, in_kind=True)
    sponsor = await box.act(sponsors.add, box.fund_id, work, IDS.captain)
    before = await box.chain("entry")
    assert await submitted(box, IDS.zhao, 500, kind=SPONSOR, sponsor_id=sponsor) is None
    assert (await box.chain("entry"), await box.balance()) == (before, TARGET)
    (done,) = [c for c in await box.read(claims.of, box.fund_id, ClaimState.DONE) if c.sponsor_id]
    assert done.sponsor_id == sponsor


@pytest.mark.parametrize(
    ("person_id", "seen"),
    [(IDS.zhao, True), (IDS.captain, True), (IDS.li_ming, False), (IDS.zhou, False)],
)
async def test_a_bill_is_shown_to_who_keeps_or_organises_alone(
    box: Box, person_id: int, *, seen: bool
) -> None:
    bill = await box.record(IDS.zhao, EXPENSE, 500)
    assert await box.act(verdicts.may_see, person_id, await box.fund(), bill) is seen


async def test_nothing_of_bills_is_told_to_the_group_one_by_one(box: Box) -> None:
    await box.spend(500)
    await box.advance(IDS.li_ming, SHARE)
    assert GROUP not in {row.chat_id for row in await box.sent()}
