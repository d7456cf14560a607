"""A household says that it paid: how much, with what picture, and who is asked about it."""

from typing import Any

import pytest

from actions.funds import cash, own, paying, standing
from actions.funds.own import Asked
from actions.funds.paying import Voucher
from actions.funds.unheard import Unheard
from domain.funds import CAP, EntryKind, Fund, PledgeKind, Refusal, ShareRule, State
from domain.places import Relation
from playground.estate import IDS
from storage import prompts
from storage.database import Database, Tx
from storage.funds import claims, custodians, shares
from storage.funds.claims import Claim, ClaimState
from storage.prompts import Prompt
from tests.actions.funds.box import GROUP, HOMES, STRANGER, Box, box_of
from tests.actions.funds.opened import DOORS, SHARE
from tests.estate import Estate

PICTURE = Voucher("file-1", "unique-1")


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    box = await box_of(database, estate, State.PLEDGING)
    for person_id in HOMES:
        await box.pledge(person_id)
    await box.sent()
    return box


async def tried(box: Box, person_id: int, fen: int = SHARE, **how: Any) -> object:  # noqa: ANN401
    home = how.pop("home", None) or box.home(person_id)
    return await box.act(paying.claim, person_id, box.fund_id, home, fen, **how)


async def waiting(box: Box) -> list[Claim]:
    return await box.read(claims.of, box.fund_id)


async def asked(box: Box, person_id: int) -> Prompt:
    """What the person is being asked in private."""
    found = await box.act(prompts.open_for, person_id, person_id)
    assert found is not None
    return found


async def answers(box: Box, text: str, voucher: Voucher = paying.NO_VOUCHER) -> Claim | None:
    prompt = await asked(box, IDS.li_ming)
    return await box.act(paying.answered, IDS.li_ming, prompt, text, voucher)


async def why(box: Box) -> list[str]:
    return [row.args["why"] for row in await box.sent() if row.view == own.WRONG]


@pytest.mark.parametrize(
    ("fen", "no"),
    [
        (-1, Refusal.AMOUNT_NOT_POSITIVE),
        (0, Refusal.AMOUNT_NOT_POSITIVE),
        (1, None),
        (SHARE - 1, None),
        (SHARE, None),
        (SHARE + 1, Refusal.OVER_DUE),
        (SHARE * 100, Refusal.OVER_DUE),
    ],
)
async def test_a_claim_is_above_nothing_and_at_most_what_is_due(
    box: Box, fen: int, no: Refusal | None
) -> None:
    done = await tried(box, IDS.li_ming, fen)
    assert done is no if no else isinstance(done, Claim)
    assert [c.amount for c in await waiting(box)] == ([] if no else [fen])


async def test_a_claim_moves_no_money_and_writes_no_row(box: Box) -> None:
    before = await box.chain()
    await box.claim(IDS.li_ming)
    assert (await box.rows(), await box.chain()) == ([], before)


async def test_both_custodians_are_asked_and_nobody_else_hears_of_it(box: Box) -> None:
    claim = await box.claim(IDS.li_ming)
    sent = await box.sent()
    assert {(r.chat_id, r.view, r.subject_id, r.panel) for r in sent} == {
        (keeper, "fund-payment", claim.id, "fund-payment") for keeper in (IDS.zhao, IDS.wang)
    }
    assert all(row.args == {} for row in sent)


@pytest.mark.parametrize(("payer", "keeper"), [(IDS.zhao, IDS.wang), (IDS.wang, IDS.zhao)])
async def test_a_custodian_is_not_asked_about_what_their_own_household_paid(
    box: Box, payer: int, keeper: int
) -> None:
    await box.claim(payer)
    assert {row.chat_id for row in await box.sent()} == {keeper}


async def test_a_custodian_who_moved_in_with_the_payer_is_not_asked(box: Box) -> None:
    await box.joins(IDS.wang, DOORS[2], Relation.FAMILY)
    await box.claim(IDS.li_ming)
    assert {row.chat_id for row in await box.sent()} == {IDS.zhao}


async def test_a_custodian_who_moved_away_is_still_tied_to_the_flat_named_then(box: Box) -> None:
    await box.moves_out(IDS.wang)
    await box.joins(STRANGER, DOORS[1])
    await box.claim(STRANGER, home=box.home(IDS.wang))
    assert {row.chat_id for row in await box.sent()} == {IDS.zhao}


async def test_a_custodian_who_stopped_is_asked_no_more(box: Box) -> None:
    await box.act(custodians.end, box.fund_id, IDS.wang)
    await box.claim(IDS.li_ming)
    assert {row.chat_id for row in await box.sent()} == {IDS.zhao}


async def test_one_claim_waits_at_a_time_and_the_next_may_follow_it(box: Box) -> None:
    first = await box.claim(IDS.li_ming, 1)
    assert await tried(box, IDS.li_ming, 1) is Refusal.CLAIM_OPEN
    await box.confirm(IDS.zhao, first)
    assert await tried(box, IDS.li_ming, SHARE) is Refusal.OVER_DUE
    await box.claim(IDS.li_ming, SHARE - 1)


async def test_whoever_paid_all_owes_nothing_more(box: Box) -> None:
    await box.pay(IDS.li_ming)
    assert await tried(box, IDS.li_ming, 1) is Refusal.OVER_DUE


async def test_two_of_one_family_at_once_claim_once(box: Box) -> None:
    await box.joins(STRANGER, DOORS[2], Relation.FAMILY)
    home = box.home(IDS.li_ming)
    done = [await tried(box, who, home=home) for who in (IDS.li_ming, STRANGER)]
    assert isinstance(done[0], Claim)
    assert done[1] is Refusal.CLAIM_OPEN
    assert len(await waiting(box)) == 1


async def test_one_picture_proves_one_payment_of_the_whole_fund(box: Box) -> None:
    await box.claim(IDS.li_ming, voucher=PICTURE)
    again = Voucher("file-2", PICTURE.unique_id)
    assert await tried(box, IDS.zhao, voucher=again) is Refusal.VOUCHER_USED
    assert len(await waiting(box)) == 1


@pytest.mark.parametrize(
    ("person_id", "no"),
    [
        (IDS.zhou, Unheard.STRANGER),
        (IDS.captain, Unheard.STRANGER),
        (IDS.wang, Refusal.NOT_YOURS),
    ],
)
async def test_nobody_claims_for_the_flat_of_others(box: Box, person_id: int, no: object) -> None:
    assert await tried(box, person_id, home=box.home(IDS.li_ming)) is no
    assert (await waiting(box), await box.sent()) == ([], [])


async def test_a_flat_outside_the_fund_pays_nothing_into_it(box: Box) -> None:
    other = box.estate.flats["2单元", "101"]
    assert await tried(box, IDS.captain, home=other, cash=True) is Refusal.NOT_YOURS


@pytest.mark.parametrize(
    "state", [State.PLEDGING, State.SETTLING, State.REFUNDING, State.CLOSED, State.FAILED]
)
async def test_nobody_pays_unless_money_is_collected(box: Box, state: State) -> None:
    await box.change(state=state)
    assert await tried(box, IDS.li_ming) is Refusal.WRONG_STATE
    assert await waiting(box) == []


@pytest.mark.parametrize(
    ("fen", "no"),
    [(1, None), (CAP, None), (CAP + 1, Refusal.OVER_DUE)],
)
async def test_a_voluntary_gift_is_as_large_as_one_likes_up_to_the_cap(
    box: Box, fen: int, no: Refusal | None
) -> None:
    await box.change(rule=ShareRule.VOLUNTARY, table_version=2)
    free = dict.fromkeys((box.home(p) for p in HOMES), 0)
    await box.read(shares.add, box.fund_id, 2, free)
    done = await tried(box, IDS.li_ming, fen)
    assert (done if no else None) is no
    assert [c.kind for c in await waiting(box)] == ([] if no else [EntryKind.GIFT])


async def test_who_only_promised_a_gift_pays_a_gift(box: Box) -> None:
    await box.change(state=State.PLEDGING, minimum=(1, 1))
    await box.pledge(IDS.li_ming, PledgeKind.REFUSE)
    await box.pledge(IDS.li_ming, PledgeKind.GIFT, amount=300)
    await box.change(state=State.COLLECTING)
    assert await tried(box, IDS.li_ming, 301) is Refusal.OVER_DUE
    assert (await box.claim(IDS.li_ming, 300)).kind is EntryKind.GIFT


async def test_cash_is_entered_by_an_organiser_and_confirmed_by_a_custodian(box: Box) -> None:
    home = box.home(IDS.li_ming)
    claim = await box.claim(IDS.captain, home=home, cash=True)
    assert (claim.household_id, claim.claimed_by) == (home, IDS.captain)
    assert {row.chat_id for row in await box.sent()} == {IDS.zhao, IDS.wang}
    assert await box.confirm(IDS.zhao, claim) == claim
    assert await box.balance() == SHARE


@pytest.mark.parametrize("person_id", [IDS.li_ming, IDS.zhao, IDS.zhou])
async def test_nobody_else_enters_cash_of_neighbours(box: Box, person_id: int) -> None:
    done = await tried(box, person_id, home=box.home(IDS.wang), cash=True)
    assert done is Refusal.NOT_YOURS
    listed = await box.act(cash.unpaid, person_id, await box.fund())
    assert listed is Refusal.NOT_YOURS


async def test_an_organiser_sees_who_has_still_to_pay_until_they_claim_or_paid(box: Box) -> None:
    async def doors() -> list[int]:
        rows = await box.act(cash.unpaid, IDS.captain, await box.fund())
        assert not isinstance(rows, Refusal)
        return [row.flat.household_id for row in rows]

    assert await doors() == [box.home(p) for p in (IDS.zhao, IDS.wang, IDS.li_ming)]
    await box.claim(IDS.wang)
    await box.pay(IDS.zhao)
    assert await doors() == [box.home(IDS.li_ming)]


async def test_a_tap_asks_in_private_and_the_typed_sum_is_claimed(box: Box) -> None:
    done = await box.act(paying.tap, IDS.li_ming, box.fund_id, 0, here=None)
    assert done == Asked(reached=True)
    claim = await answers(box, "1,200.00")
    assert claim is not None
    assert (claim.amount, claim.file_id) == (SHARE, None)
    assert (await asked(box, IDS.li_ming)).kind == paying.CLAIMED
    assert GROUP not in {row.chat_id for row in await box.sent()}


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "not-an-amount"), ("0", "not-positive"), ("1.234", "too-precise"), ("1201", "over-due")],
)
async def test_a_wrong_sum_is_said_and_the_question_stays(box: Box, text: str, code: str) -> None:
    await box.act(paying.tap, IDS.li_ming, box.fund_id, 0, here=None)
    assert await answers(box, text) is None
    assert await why(box) == [code]
    assert (await asked(box, IDS.li_ming)).kind == paying.ASK
    assert await answers(box, "1200") is not None


async def test_a_picture_alone_is_of_all_that_is_due(box: Box) -> None:
    await box.pay(IDS.li_ming, 20_000)
    await box.act(paying.tap, IDS.li_ming, box.fund_id, 0, here=None)
    claim = await answers(box, "", PICTURE)
    assert claim is not None
    assert (claim.amount, claim.file_id, claim.note) == (100_000, "file-1", "unique-1")


async def test_a_picture_that_follows_is_put_to_ones_own_claim_while_it_waits(box: Box) -> None:
    claim = await box.act(paying.press, IDS.li_ming, box.fund_id, box.home(IDS.li_ming), 5, here=0)
    assert isinstance(claim, Claim)
    prompt = await asked(box, IDS.li_ming)
    assert await box.act(paying.add_voucher, IDS.zhao, prompt, PICTURE) is False
    assert await box.act(paying.add_voucher, IDS.li_ming, prompt, paying.NO_VOUCHER) is False
    assert await box.act(paying.add_voucher, IDS.li_ming, prompt, PICTURE) is True
    assert (await box.read(claims.get, claim.id)).file_id == "file-1"


async def test_a_picture_that_comes_after_the_word_changes_nothing(box: Box) -> None:
    claim = await box.act(paying.press, IDS.li_ming, box.fund_id, box.home(IDS.li_ming), 5, here=0)
    assert isinstance(claim, Claim)
    prompt = await asked(box, IDS.li_ming)
    await box.confirm(IDS.zhao, claim)
    assert await box.act(paying.add_voucher, IDS.li_ming, prompt, PICTURE) is False
    stored = await box.read(claims.get, claim.id)
    assert (stored.state, stored.file_id) == (ClaimState.DONE, None)


async def test_what_is_due_is_the_word_and_not_the_share(box: Box) -> None:
    async def left(tx: Tx, fund: Fund) -> list[int]:
        return [row.due.left for row in await standing.of(tx, fund)]

    await box.change(state=State.PLEDGING)
    await box.pledge(IDS.li_ming, PledgeKind.PART, amount=7)
    await box.change(state=State.COLLECTING)
    assert await box.read(left, await box.fund()) == [SHARE, SHARE, 7]
