"""A custodian says whether the money came: one row, whoever presses, however often."""

import asyncio
from datetime import timedelta

import pytest

from actions.funds import confirming
from domain.errors import Missing
from domain.funds import EntryKind, Refusal, State
from domain.places import Relation, Role
from playground.estate import IDS
from storage import prompts
from storage.database import Database
from storage.funds import claims, custodians
from storage.funds.claims import Claim, ClaimState
from tests.actions.funds.box import DAY, GROUP, HOMES, STRANGER, Box, box_of
from tests.actions.funds.opened import DOORS, SHARE, TARGET
from tests.estate import Estate


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    return await box_of(database, estate)


@pytest.fixture
async def claim(box: Box) -> Claim:
    """李明 says he paid."""
    made = await box.claim(IDS.li_ming)
    await box.sent()
    return made


async def state_of(box: Box, claim: Claim) -> ClaimState:
    return (await box.read(claims.get, claim.id)).state


async def denies(box: Box, by: int, claim: Claim, text: str) -> Claim | Refusal:
    """Say no, as in answer to the question why."""
    await box.act(confirming.ask_why, by, claim.id)
    prompt = await box.act(prompts.open_for, by, by)
    assert prompt is not None
    return await box.act(confirming.deny, by, prompt, text)


async def test_what_is_confirmed_is_one_row_one_receipt_and_one_event(
    box: Box, claim: Claim
) -> None:
    await box.panel()
    assert await box.confirm(IDS.wang, claim) == claim
    (row,) = await box.rows()
    assert (row.kind, row.amount_in, row.balance) == (EntryKind.PAYMENT, SHARE, SHARE)
    assert (row.household_id, row.claim_id) == (claim.household_id, claim.id)
    (told,) = await box.sent()
    assert (told.chat_id, told.view, told.args) == (IDS.li_ming, "fund-receipt", {"seq": 1})
    (event,) = await box.chain("entry")
    assert (event.payload["in"], event.payload["code"]) == (SHARE, row.code)
    assert await box.stale()


async def test_who_decided_and_when_is_kept(box: Box, claim: Claim) -> None:
    box.now += DAY
    await box.confirm(IDS.wang, claim)
    stored = await box.read(claims.get, claim.id)
    assert (stored.state, stored.second_by) == (ClaimState.DONE, IDS.wang)
    assert (stored.second_at, stored.refused_reason) == (box.now, None)


async def test_of_two_custodians_at_once_one_writes_and_one_hears_it_is_done(
    box: Box, claim: Claim
) -> None:
    done = [*await asyncio.gather(*(box.confirm(k, claim) for k in (IDS.zhao, IDS.wang)))]
    assert done == [claim, Refusal.ALREADY_DONE]
    assert await box.balance() == SHARE
    assert len(await box.sent()) == 1


async def test_the_same_custodian_twice_writes_once(box: Box, claim: Claim) -> None:
    await box.confirm(IDS.zhao, claim)
    before = await box.chain()
    assert await box.confirm(IDS.zhao, claim) is Refusal.ALREADY_DONE
    assert await box.chain() == before


async def test_one_confirms_while_the_other_denies_and_the_first_counts(
    box: Box, claim: Claim
) -> None:
    await box.act(confirming.ask_why, IDS.wang, claim.id)
    prompt = await box.act(prompts.open_for, IDS.wang, IDS.wang)
    assert prompt is not None
    await box.confirm(IDS.zhao, claim)
    await box.sent()
    assert await box.act(confirming.deny, IDS.wang, prompt, "没到") is Refusal.ALREADY_DONE
    assert (await state_of(box, claim), await box.balance()) == (ClaimState.DONE, SHARE)
    (told,) = await box.sent()
    assert (told.chat_id, told.args) == (IDS.wang, {"why": "already-done"})


@pytest.mark.parametrize("person_id", [IDS.zhou, IDS.captain, IDS.staff, IDS.owner, IDS.anna])
async def test_whoever_does_not_keep_the_money_neither_confirms_nor_denies(
    box: Box, claim: Claim, person_id: int
) -> None:
    wanted = {Refusal.NOT_A_CUSTODIAN, Refusal.NOT_A_MEMBER}
    assert await box.confirm(person_id, claim) in wanted
    assert await box.act(confirming.ask_why, person_id, claim.id) in wanted
    assert (await box.rows(), await box.sent()) == ([], [])
    assert await state_of(box, claim) is ClaimState.OPEN


async def test_the_payer_does_not_confirm_even_as_a_neighbour(box: Box, claim: Claim) -> None:
    assert await box.confirm(IDS.li_ming, claim) is Refusal.NOT_A_CUSTODIAN


@pytest.mark.parametrize("keeper", [IDS.zhao, IDS.wang])
async def test_a_custodian_never_confirms_or_denies_their_own_payment(
    box: Box, keeper: int
) -> None:
    claim = await box.claim(keeper)
    assert await box.confirm(keeper, claim) is Refusal.OWN_PAYMENT
    assert await box.act(confirming.ask_why, keeper, claim.id) is Refusal.OWN_PAYMENT
    assert await box.rows() == []


async def test_what_family_claimed_the_custodian_of_that_flat_does_not_confirm(box: Box) -> None:
    await box.joins(STRANGER, DOORS[1], Relation.FAMILY)
    claim = await box.claim(STRANGER, home=box.home(IDS.wang))
    assert await box.confirm(IDS.wang, claim) is Refusal.OWN_PAYMENT
    assert await box.confirm(IDS.zhao, claim) == claim


async def test_a_custodian_who_moved_away_still_does_not_confirm_that_flat(box: Box) -> None:
    claim = await box.claim(IDS.wang)
    await box.moves_out(IDS.wang)
    assert await box.confirm(IDS.wang, claim) is Refusal.OWN_PAYMENT


async def test_two_of_one_household_who_both_keep_confirm_nothing_of_it(box: Box) -> None:
    await box.joins(STRANGER, DOORS[2])
    await box.keeps(STRANGER, DOORS[2])
    claim = await box.claim(IDS.li_ming)
    assert await box.confirm(STRANGER, claim) is Refusal.OWN_PAYMENT


async def test_an_organiser_who_also_keeps_does_not_confirm_cash_they_entered(box: Box) -> None:
    await box.grant(STRANGER, Role.CAPTAIN)
    await box.keeps(STRANGER, ("1单元", "102"))
    claim = await box.claim(STRANGER, home=box.home(IDS.li_ming), cash=True)
    assert STRANGER not in {row.chat_id for row in await box.sent()}
    assert await box.confirm(STRANGER, claim) is Refusal.OWN_PAYMENT


async def test_a_custodian_who_was_let_go_since_confirms_nothing(box: Box, claim: Claim) -> None:
    await box.act(custodians.end, box.fund_id, IDS.wang)
    assert await box.confirm(IDS.wang, claim) is Refusal.NOT_A_CUSTODIAN


async def test_a_custodian_who_has_not_said_yes_confirms_nothing(box: Box, claim: Claim) -> None:
    await box.joins(STRANGER, DOORS[0], Relation.FAMILY)
    home = box.home(IDS.zhao)
    await box.act(custodians.name, box.fund_id, STRANGER, home, IDS.captain)
    assert await box.confirm(STRANGER, claim) is Refusal.NOT_A_CUSTODIAN


@pytest.mark.parametrize(
    ("state", "no"),
    [
        (State.PLEDGING, Refusal.WRONG_STATE),
        (State.FAILED, Refusal.WRONG_STATE),
        (State.CANCELLED, Refusal.WRONG_STATE),
        (State.CLOSED, Refusal.WRONG_STATE),
        (State.SPENDING, None),
        (State.SETTLING, None),
        (State.REFUNDING, None),
    ],
)
async def test_money_under_way_is_counted_as_long_as_any_is_held(
    box: Box, claim: Claim, state: State, no: Refusal | None
) -> None:
    await box.change(state=state)
    done = await box.confirm(IDS.wang, claim)
    assert done == (no or claim)
    assert await box.balance() == (0 if no else SHARE)


async def test_the_last_payment_opens_spending_and_is_told_to_all_once(box: Box) -> None:
    await box.pay(IDS.zhao)
    await box.pay(IDS.wang)
    last = await box.claim(IDS.li_ming)
    await box.sent()
    await asyncio.gather(*(box.confirm(keeper, last) for keeper in (IDS.zhao, IDS.wang)))
    assert await box.told() == {(IDS.li_ming, "fund-receipt"), (GROUP, "fund-full")}
    assert (await box.state(), await box.balance()) == (State.SPENDING, TARGET)
    assert (await box.audit()).matches


async def test_two_payments_confirmed_at_once_both_stand(box: Box) -> None:
    first, second = await box.claim(IDS.zhao), await box.claim(IDS.wang)
    await asyncio.gather(box.confirm(IDS.wang, first), box.confirm(IDS.zhao, second))
    assert [(row.seq, row.balance) for row in await box.rows()] == [(1, SHARE), (2, 2 * SHARE)]
    assert (await box.audit()).matches


async def test_what_did_not_come_moves_nothing_and_the_household_reads_why(
    box: Box, claim: Claim
) -> None:
    before = await box.chain()
    assert await denies(box, IDS.wang, claim, "  银行 没有到账 ") == claim
    stored = await box.read(claims.get, claim.id)
    assert (stored.state, stored.refused_reason) == (ClaimState.REFUSED, "银行 没有到账")
    assert (await box.rows(), await box.chain()) == ([], before)
    decided = [row for row in await box.sent() if row.view == confirming.DECIDED]
    assert [(row.chat_id, row.args) for row in decided] == [(IDS.li_ming, {"claim": claim.id})]


async def test_whoever_was_refused_may_claim_again_with_the_same_due(
    box: Box, claim: Claim
) -> None:
    await denies(box, IDS.wang, claim, "没到")
    again = await box.claim(IDS.li_ming)
    assert again.number == claim.number + 1
    assert await box.confirm(IDS.wang, claim) is Refusal.ALREADY_DONE
    assert await box.confirm(IDS.wang, again) == again
    assert await box.balance() == SHARE


async def test_a_no_without_words_leaves_the_claim_and_the_question_open(
    box: Box, claim: Claim
) -> None:
    assert await denies(box, IDS.wang, claim, "  \n ") is Refusal.REASON_MISSING
    assert await state_of(box, claim) is ClaimState.OPEN
    prompt = await box.act(prompts.open_for, IDS.wang, IDS.wang)
    assert prompt is not None
    assert await box.act(confirming.deny, IDS.wang, prompt, "没到") == claim


async def test_a_long_reason_is_cut_and_not_refused(box: Box, claim: Claim) -> None:
    await denies(box, IDS.wang, claim, "没" * 201)
    stored = await box.read(claims.get, claim.id)
    assert stored.refused_reason == "没" * 200


async def test_whoever_entered_cash_is_told_of_a_yes_and_the_household_gets_its_receipt(
    box: Box,
) -> None:
    claim = await box.claim(IDS.captain, home=box.home(IDS.li_ming), cash=True)
    await box.sent()
    await box.confirm(IDS.wang, claim)
    assert await box.told() == {(IDS.captain, confirming.DECIDED), (IDS.li_ming, "fund-receipt")}


async def test_a_tenant_of_the_flat_gets_no_receipt_of_the_owner(box: Box, claim: Claim) -> None:
    await box.joins(STRANGER, DOORS[2], Relation.TENANT)
    await box.confirm(IDS.wang, claim)
    assert {row.chat_id for row in await box.sent()} == {IDS.li_ming}


async def test_a_bill_is_no_payment_and_is_confirmed_by_other_steps(box: Box) -> None:
    bill = await box.record(IDS.zhao, EntryKind.ADVANCE, 500, household_id=box.home(IDS.li_ming))
    assert await box.confirm(IDS.wang, bill) is Refusal.NOT_YOURS
    assert not await box.act(confirming.may_see, IDS.wang, await box.fund(), bill)


async def test_a_claim_that_never_was_is_missing(box: Box) -> None:
    with pytest.raises(Missing):
        await box.act(confirming.confirm, IDS.wang, 99)


@pytest.mark.parametrize(
    ("person_id", "seen"),
    [
        (IDS.zhao, True),
        (IDS.wang, True),
        (IDS.li_ming, True),
        (IDS.captain, False),
        (IDS.staff, False),
        (IDS.zhou, False),
    ],
)
async def test_a_payment_is_seen_by_custodians_and_its_household_alone(
    box: Box, claim: Claim, person_id: int, *, seen: bool
) -> None:
    assert await box.act(confirming.may_see, person_id, await box.fund(), claim) is seen
    again = await box.act(confirming.show_request, person_id, claim.id)
    assert again is (None if seen else Refusal.NOT_A_CUSTODIAN)
    assert {row.chat_id for row in await box.sent()} == ({person_id} if seen else set())


async def test_every_household_that_paid_is_receipted_alone(box: Box) -> None:
    box.now += timedelta(hours=1)
    await box.all_pay()
    receipts = [row for row in await box.sent() if row.view == "fund-receipt"]
    assert {(row.chat_id, row.args["seq"]) for row in receipts} == {
        (person, seq) for seq, person in enumerate(HOMES, 1)
    }
