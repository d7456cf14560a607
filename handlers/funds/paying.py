"""The doors of paying: who paid, who confirms it, cash entered for a neighbour."""

from actions.funds import cash, confirming, paying
from actions.funds import standing as standings
from actions.funds.paying import Voucher
from domain.funds import Fund, Refusal
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.funds import proofs
from handlers.funds.boards import fund_of, home, keepers
from handlers.funds.pledging import LONGEST, led
from handlers.places.taps import own_message
from storage.database import Tx
from storage.funds import claims, flats
from storage.funds.claims import Claim, ClaimState
from storage.places import people
from storage.prompts import Prompt
from views.funds import paying as view
from views.funds import refused, tools
from views.funds.buttons_pledging import (
    FundCash,
    FundCashOf,
    FundConfirm,
    FundDeny,
    FundPaid,
    FundPay,
    FundRequest,
    FundVoucher,
)
from views.funds.paying import Payment
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(FundPay, pay)
    doors.tap(FundPaid, claim)
    doors.tap(FundConfirm, confirm)
    doors.tap(FundDeny, deny)
    doors.tap(FundVoucher, see)
    doors.tap(FundRequest, see_again)
    doors.tap(FundCash, choose_cash)
    doors.tap(FundCashOf, ask_cash)
    doors.answer(paying.ASK, answer)
    doors.answer(paying.CLAIMED, answer_voucher)
    doors.answer(confirming.DENY, answer_deny)
    doors.answer(cash.ASK, answer_cash)
    doors.screen(paying.ASK, draw_question)
    doors.screen(paying.CLAIMED, draw_claimed)
    doors.screen(paying.PAYMENT, draw_request)
    doors.screen(confirming.DENY, draw_deny)
    doors.screen(confirming.DECIDED, draw_decided)
    doors.screen(confirming.VOUCHER, draw_voucher)
    doors.screen(cash.VIEW, draw_cash)
    doors.screen(cash.ASK, draw_cash_of)


async def pay(context: Context, tapped: FundPay) -> None:
    """Ask in private how much was paid."""
    here = own_message(context)
    done = await context.act(
        paying.tap, tapped.fund_id, tapped.flat_id, here=here, now=context.now
    )
    await led(context, tapped.fund_id, done)


async def claim(context: Context, tapped: FundPaid) -> None:
    """The whole of what is due was paid."""
    done = await context.act(
        paying.press,
        tapped.fund_id,
        tapped.flat_id,
        tapped.amount,
        here=own_message(context),
        now=context.now,
    )
    if isinstance(done, Claim):
        words = context.say.plain("fund-claimed-toast", amount=done.amount)
        await context.toast(words)
    else:
        await led(context, tapped.fund_id, done)


async def answer(context: Context, prompt: Prompt) -> None:
    """A typed amount, a picture of the transfer, or both."""
    words = _words(context)
    await context.act(paying.answered, prompt, words, _voucher(context), now=context.now)


async def answer_voucher(context: Context, prompt: Prompt) -> None:
    await context.act(paying.add_voucher, prompt, _voucher(context), now=context.now)


async def confirm(context: Context, tapped: FundConfirm) -> None:
    """A custodian has the money."""
    done = await context.act(confirming.confirm, tapped.claim_id, now=context.now)
    if isinstance(done, Refusal):
        await context.toast(refused.said(context.say, done.value))
    else:
        await context.toast(context.say.plain("fund-confirmed-toast"))


async def deny(context: Context, tapped: FundDeny) -> None:
    """A custodian has not seen the money, and is asked for a word to the household."""
    done = await context.act(confirming.ask_why, tapped.claim_id, now=context.now)
    if isinstance(done, Refusal):
        await context.toast(refused.said(context.say, done.value))


async def answer_deny(context: Context, prompt: Prompt) -> None:
    await context.act(confirming.deny, prompt, _words(context), now=context.now)


async def see(context: Context, tapped: FundVoucher) -> None:
    """Show the picture of a payment to who may see it."""
    done = await context.act(confirming.show_voucher, tapped.claim_id, now=context.now)
    if isinstance(done, Refusal):
        await context.toast(refused.said(context.say, done.value))
    elif not done:
        await context.toast(context.say.plain("fund-no-voucher"))


async def see_again(context: Context, tapped: FundRequest) -> None:
    """Show a custodian a payment that waits."""
    done = await context.act(confirming.show_request, tapped.claim_id, now=context.now)
    if done is not None:
        await context.toast(refused.said(context.say, done.value))


async def choose_cash(context: Context, tapped: FundCash) -> None:
    where = (tapped.fund_id, max(tapped.page, 0))
    done = await context.act(cash.choose, *where, here=own_message(context), now=context.now)
    if done is not None:
        await context.toast(refused.said(context.say, done.value))


async def ask_cash(context: Context, tapped: FundCashOf) -> None:
    where = (tapped.fund_id, tapped.flat_id)
    done = await context.act(cash.ask, *where, here=own_message(context), now=context.now)
    if done is not None:
        await context.toast(refused.said(context.say, done.value))


async def answer_cash(context: Context, prompt: Prompt) -> None:
    await context.act(cash.answered, prompt, _words(context), now=context.now)


async def draw_question(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    rows = await standings.mine(tx, scene.reader.chat_id, fund)
    row = next((r for r in rows if r.flat.household_id == scene.args["flat"]), None)
    if row is None:
        return None
    return view.asking(scene.say, fund, home(row), await keepers(tx, fund))


async def draw_claimed(tx: Tx, scene: Scene) -> Screen | None:
    """What was claimed, to who claimed it."""
    found = await _payment(tx, scene, int(scene.args["claim"]))
    return view.claimed(scene.say, *found) if found else None


async def draw_request(tx: Tx, scene: Scene) -> Screen | None:
    """A payment, to a custodian of the fund."""
    found = await _payment(tx, scene, scene.subject_id)
    if found is None:
        return None
    asked = await paying.confirmers(tx, found[0], await claims.get(tx, scene.subject_id))
    return view.request(scene.say, found[1], may=scene.reader.chat_id in asked)


async def draw_deny(tx: Tx, scene: Scene) -> Screen | None:
    found = await _payment(tx, scene, scene.subject_id)
    return view.why_not(scene.say, found[1]) if found else None


async def draw_voucher(tx: Tx, scene: Scene) -> Screen | None:
    found = await _payment(tx, scene, scene.subject_id)
    return view.voucher(scene.say, found[1]) if found and found[1].file_id else None


async def draw_decided(tx: Tx, scene: Scene) -> Screen | None:
    """What became of a payment, to who claimed it and to the household."""
    found = await _payment(tx, scene, int(scene.args["claim"]))
    made = await claims.get(tx, int(scene.args["claim"]))
    row = found and await standings.of_flat(tx, found[0], made.household_id or 0)
    return view.decided(scene.say, *found, home(row)) if found and row else None


async def draw_cash(tx: Tx, scene: Scene) -> Screen | None:
    """The doors that still have to pay, to organisers only."""
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    rows = await cash.unpaid(tx, scene.reader.chat_id, fund, now=scene.now)
    if isinstance(rows, Refusal):
        return None
    page = int(scene.args.get("page", 0))
    return tools.cash(scene.say, fund, [home(row) for row in rows], page)


async def draw_cash_of(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    rows = await cash.unpaid(tx, scene.reader.chat_id, fund, now=scene.now)
    found = [] if isinstance(rows, Refusal) else rows
    row = next((r for r in found if r.flat.household_id == scene.args["flat"]), None)
    return tools.cash_of(scene.say, fund, home(row)) if row else None


async def _payment(tx: Tx, scene: Scene, claim_id: int) -> tuple[Fund, Payment] | None:
    """A payment in words, for who may read it: custodians, who entered it, the household."""
    made = await claims.find(tx, claim_id)
    fund = made and await fund_of(tx, made.fund_id)
    if not made or not fund or not scene.reader.private:
        return None
    if not await confirming.may_see(tx, scene.reader.chat_id, fund, made, now=scene.now):
        return None
    flat = await flats.find(tx, fund.id, made.household_id or 0)
    by = await people.find(tx, made.claimed_by)
    return fund, Payment(
        made.id,
        fund.title,
        flat.label if flat else "",
        made.amount,
        # A row taken back again was confirmed all the same.
        "done" if made.state is ClaimState.REVERSED else made.state.value,
        by.name if by else "",
        await _is_cash(tx, fund, made),
        made.refused_reason or "",
        made.file_id or "",
    )


async def _is_cash(tx: Tx, fund: Fund, made: Claim) -> bool:
    """Whether somebody entered it who does not speak for the household."""
    own = await flats.homes_of(tx, fund.id, made.claimed_by)
    return all(flat.household_id != made.household_id for flat, _ in own)


def _words(context: Context) -> str:
    return (context.message.text or context.message.caption or "")[:LONGEST]


def _voucher(context: Context) -> Voucher:
    return Voucher(*proofs.sent(context.message))
