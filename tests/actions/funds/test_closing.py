"""The end of a fund: at balance 0 and not before, accepted with words and a picture."""

from typing import Any

import pytest

from actions.funds import approving, closing, returning
from actions.funds.form import Typed
from actions.funds.placing import Spot
from domain.funds import EntryKind, Refusal, State
from playground.estate import IDS
from storage import prompts
from storage.database import Database
from storage.funds import claims
from tests.actions.funds.box import GROUP, HOMES, Box, box_of
from tests.actions.funds.opened import SHARE, TARGET
from tests.estate import Estate

OTHERS = [IDS.zhao, IDS.li_ming, IDS.zhou]
NOTE, PHOTO = Typed("装好了 很结实"), Typed(photo="file-9")


@pytest.fixture
async def box(database: Database, estate: Estate) -> Box:
    """Spending, all shares paid."""
    box = await box_of(database, estate)
    await box.all_pay()
    await box.sent()
    return box


async def step(box: Box, name: str, by: int = IDS.captain, *args: Any) -> Refusal | None:  # noqa: ANN401
    done: Refusal | None = await box.act(getattr(closing, name), by, box.fund_id, *args)
    return done


async def answers(box: Box, typed: Typed, by: int = IDS.captain) -> None:
    prompt = await box.act(prompts.open_for, by, by)
    assert prompt is not None
    await box.act(closing.answer, by, prompt, typed)


async def asked(box: Box) -> str | None:
    prompt = await box.act(prompts.open_for, IDS.captain, IDS.captain)
    return str(prompt.args["step"]) if prompt else None


async def spent(box: Box, fen: int = TARGET) -> None:
    await box.spend(fen)
    assert await step(box, "settle") is None
    await box.sent()


async def test_a_fund_closes_at_nothing_left_with_a_note_and_a_picture(box: Box) -> None:
    await spent(box)
    assert await step(box, "begin_close") is None
    await answers(box, NOTE)
    assert (await box.state(), await asked(box)) == (State.SETTLING, "photo")
    await answers(box, PHOTO)
    fund = await box.fund()
    assert (fund.state, fund.closed_at) == (State.CLOSED, box.now)
    assert (fund.acceptance, fund.acceptance_file_id) == (NOTE.text, PHOTO.photo)
    (closed,) = await box.chain("closed")
    assert closed.payload == {
        "note": NOTE.text,
        "balance": 0,
        "paid": TARGET,
        "refunded": 0,
        "sponsors": 0,
        "spent": TARGET,
    }
    assert (await box.audit()).matches


async def test_the_statement_is_told_to_the_group_once(box: Box) -> None:
    await spent(box)
    await step(box, "begin_close")
    await answers(box, NOTE)
    await answers(box, PHOTO)
    group = [row.view for row in await box.sent() if row.chat_id == GROUP]
    assert group == ["fund-statement", "fund-statement-paper"]
    assert await step(box, "begin_close") is Refusal.ALREADY_DONE
    assert await box.sent() == []


async def test_one_fen_left_keeps_a_fund_open(box: Box) -> None:
    await spent(box, TARGET - 1)
    assert await step(box, "begin_close") is Refusal.BALANCE_LEFT
    claim = (await box.read(returning.due, await box.fund()))[0]
    assert claim.amount == 1
    spot = Spot(IDS.wang)
    home = box.home(IDS.zhao)
    await box.act(returning.record, IDS.wang, box.fund_id, home, EntryKind.REFUND, spot)
    assert await step(box, "begin_close") is Refusal.CLAIMS_OPEN
    (waits,) = await box.read(claims.of, box.fund_id)
    await box.approve(IDS.zhao, waits)
    assert await step(box, "begin_close") is None


@pytest.mark.parametrize("typed", [Typed(), Typed(" \n"), Typed(photo="only a picture")])
async def test_an_acceptance_without_words_is_asked_for_again(box: Box, typed: Typed) -> None:
    await spent(box)
    await step(box, "begin_close")
    await answers(box, typed)
    assert (await asked(box), (await box.fund()).acceptance) == ("note", None)
    await answers(box, NOTE)
    assert await asked(box) == "photo"


async def test_words_are_no_picture(box: Box) -> None:
    await spent(box)
    await step(box, "begin_close")
    await answers(box, NOTE)
    await answers(box, Typed("没有照片"))
    assert (await box.state(), await asked(box)) == (State.SETTLING, "photo")


async def test_an_acceptance_begun_and_left_is_gone_on_with_where_it_was(box: Box) -> None:
    await spent(box)
    await step(box, "begin_close")
    await answers(box, NOTE)
    await box.act(_drop)
    assert await step(box, "begin_close") is None
    assert await asked(box) == "photo"


async def _drop(tx: Any, *, now: object) -> None:  # noqa: ANN401, ARG001
    await prompts.drop(tx, IDS.captain, IDS.captain)


async def test_a_captain_no_more_who_was_asked_closes_nothing(box: Box) -> None:
    await spent(box)
    await step(box, "begin_close")
    await box.loses_roles(IDS.captain)
    await answers(box, NOTE)
    fund = await box.fund()
    assert (fund.state, fund.acceptance) == (State.SETTLING, None)
    assert {(r.chat_id, r.view) for r in await box.sent()} >= {(IDS.captain, "fund-refused")}


@pytest.mark.parametrize("person_id", OTHERS)
@pytest.mark.parametrize("name", ["spend", "settle", "begin_close", "begin_stop", "cancel"])
async def test_only_organisers_end_or_move_a_fund(box: Box, person_id: int, name: str) -> None:
    before = await box.fund()
    assert await step(box, name, person_id) in {Refusal.NOT_YOURS, Refusal.NOT_A_MEMBER}
    assert (await box.fund(), await box.sent()) == (before, [])


@pytest.mark.parametrize("person_id", [IDS.captain, IDS.staff, IDS.owner])
async def test_each_who_organises_may_settle(box: Box, person_id: int) -> None:
    await box.spend(TARGET)
    assert await step(box, "settle", person_id) is None


async def test_nothing_is_settled_while_a_bill_waits_or_an_advance_is_owed(box: Box) -> None:
    bill = await box.record(IDS.zhao, EntryKind.EXPENSE, 500)
    assert await step(box, "settle") is Refusal.CLAIMS_OPEN
    await box.act(approving.decline, IDS.wang, bill.id, "不对")
    await box.advance(IDS.li_ming, 1)
    assert await step(box, "settle") is Refusal.ADVANCES_OWED
    assert await box.state() is State.SPENDING


async def test_settling_twice_tells_nobody_twice(box: Box) -> None:
    await box.spend(TARGET - 300)
    assert await step(box, "settle") is None
    assert (GROUP, "fund-settling") in await box.told()
    assert await step(box, "settle") is Refusal.ALREADY_DONE
    assert await box.sent() == []
    assert len(await box.chain("surplus")) == 1


@pytest.mark.parametrize("short", [0, 1])
async def test_spending_begins_by_hand_only_when_all_is_paid(
    database: Database, estate: Estate, short: int
) -> None:
    box = await box_of(database, estate)
    await box.pay(IDS.zhao, SHARE - short)
    await box.change(target=SHARE)
    no = Refusal.SHARE_MISSING if short else None
    assert await step(box, "spend") is no
    assert await box.state() is (State.COLLECTING if short else State.SPENDING)


async def test_a_fund_nobody_paid_into_ends_when_it_is_stopped(
    database: Database, estate: Estate
) -> None:
    box = await box_of(database, estate)
    assert await step(box, "stop", IDS.captain, "不装了") is None
    fund = await box.fund()
    assert (fund.state, fund.ended_reason) == (State.CANCELLED, "不装了")
    assert await box.told() == {(GROUP, "fund-stopped"), (GROUP, "fund-statement")}
    told = await box.audit()
    assert (told.matches, told.state) == (True, State.CANCELLED)
    assert "不装了" not in str(await box.chain())


async def test_a_stopped_fund_gives_each_exactly_what_it_paid_and_only_then_ends(
    database: Database, estate: Estate
) -> None:
    box = await box_of(database, estate)
    await box.pay(IDS.zhao, 1)
    await box.pay(IDS.wang)
    await step(box, "stop", IDS.captain, "不装了")
    assert await box.state() is State.REFUNDING
    due = await box.read(returning.due, await box.fund())
    assert [(one.kind, one.amount) for one in due] == [
        (EntryKind.REFUND, 1),
        (EntryKind.REFUND, SHARE),
    ]
    assert await step(box, "cancel") is Refusal.BALANCE_LEFT


async def test_who_paid_nothing_hears_of_no_refund_when_it_is_stopped(
    database: Database, estate: Estate
) -> None:
    box = await box_of(database, estate)
    await box.pay(IDS.wang)
    await box.sent()
    await step(box, "stop", IDS.captain, "不装了")
    assert await box.told() == {(GROUP, "fund-stopped"), (IDS.wang, "fund-surplus")}


async def test_a_payment_under_way_keeps_a_stopped_fund_open_until_it_is_judged(
    database: Database, estate: Estate
) -> None:
    box = await box_of(database, estate)
    claim = await box.claim(IDS.li_ming)
    await step(box, "stop", IDS.captain, "不装了")
    assert await step(box, "cancel") is Refusal.CLAIMS_OPEN
    await box.confirm(IDS.wang, claim)
    assert (await box.state(), await box.balance()) == (State.REFUNDING, SHARE)
    assert await step(box, "cancel") is Refusal.BALANCE_LEFT


@pytest.mark.parametrize("reason", ["", "  \n"])
async def test_a_stop_without_a_reason_is_asked_for_again(
    database: Database, estate: Estate, reason: str
) -> None:
    box = await box_of(database, estate)
    assert await step(box, "stop", IDS.captain, "") is Refusal.REASON_MISSING
    await step(box, "begin_stop")
    await answers(box, Typed(reason))
    assert (await box.state(), await asked(box)) == (State.COLLECTING, "stop")


@pytest.mark.parametrize("state", [State.SPENDING, State.SETTLING, State.PLEDGING, State.CLOSED])
async def test_only_what_collects_is_stopped(box: Box, state: State) -> None:
    await box.change(state=state)
    assert await step(box, "stop", IDS.captain, "不装了") is Refusal.WRONG_STATE
    assert await step(box, "begin_stop") is Refusal.WRONG_STATE


@pytest.mark.parametrize("state", [State.DRAFT, State.SPENDING, State.SETTLING, State.CLOSED])
async def test_nothing_else_is_cancelled_from_the_desk(box: Box, state: State) -> None:
    await box.change(state=state)
    assert await step(box, "cancel") is Refusal.WRONG_STATE


async def test_nobody_moves_a_closed_fund(box: Box) -> None:
    await spent(box)
    await step(box, "begin_close")
    await answers(box, NOTE)
    await answers(box, PHOTO)
    before = await box.chain()
    for name in ("spend", "settle", "cancel", "begin_stop"):
        assert await step(box, name) is Refusal.WRONG_STATE
    for person_id in HOMES:
        assert await box.pledge(person_id) is Refusal.WRONG_STATE
    assert await box.chain() == before
