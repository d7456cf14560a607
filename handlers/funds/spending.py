"""The doors of spending: the desk, recording, confirming, taking back."""

from actions.funds import desk, form, reading
from actions.funds.form import Typed
from actions.funds.placing import Outcome, Spot
from domain.funds import Refusal
from handlers.context import Context
from handlers.doors import Doors
from handlers.funds import proofs, records
from storage.prompts import Prompt
from views.funds import refused
from views.funds.buttons_spending import (
    FundChoices,
    FundChoose,
    FundDesk,
    FundDo,
    FundFix,
    FundReverse,
    FundRows,
    FundWord,
    Word,
)

# Longer ones are stories; enough for whatever is asked for here.
LONGEST = 1000


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(FundDesk, open_desk)
    doors.tap(FundDo, do)
    doors.tap(FundFix, fix)
    doors.tap(FundChoose, choose)
    doors.tap(FundChoices, more_choices)
    doors.tap(FundWord, word)
    doors.tap(FundRows, more_rows)
    doors.tap(FundReverse, reverse)
    doors.answer(form.PROMPT, answer)
    doors.answer(desk.DECLINE, answer_decline)
    records.register_screens(doors)


async def open_desk(context: Context, tapped: FundDesk) -> None:
    at = (tapped.fund_id, max(tapped.page, 0))
    shown = await context.act(reading.open_desk, at, spot(context), now=context.now)
    await told(context, shown)


async def do(context: Context, tapped: FundDo) -> None:
    """Do it, or ask first; always in private, where the questions are asked."""
    what, sure = (tapped.fund_id, tapped.action), bool(tapped.sure)
    done = await context.act(desk.do, *what, spot(context), sure=sure, now=context.now)
    await told(context, done)


async def fix(context: Context, tapped: FundFix) -> None:
    asked = await context.act(form.again, tapped.claim_id, tapped.field.value, now=context.now)
    await told(context, asked or Refusal.ALREADY_DONE)


async def choose(context: Context, tapped: FundChoose) -> None:
    taken = await context.act(
        form.choose, tapped.claim_id, tapped.field.value, tapped.value, now=context.now
    )
    await told(context, taken or Refusal.ALREADY_DONE)


async def more_choices(context: Context, tapped: FundChoices) -> None:
    at = (tapped.claim_id, tapped.field.value, tapped.page)
    await told(context, await context.act(desk.turn_choices, at, spot(context), now=context.now))


async def more_rows(context: Context, tapped: FundRows) -> None:
    at = (tapped.fund_id, tapped.page)
    await told(context, await context.act(desk.turn_rows, at, spot(context), now=context.now))


async def reverse(context: Context, tapped: FundReverse) -> None:
    done = await context.act(desk.reverse, tapped.fund_id, tapped.seq, now=context.now)
    await told(context, done)


async def word(context: Context, tapped: FundWord) -> None:
    """A word on a record, as whoever pressed may say it."""
    said = (tapped.claim_id, tapped.word.value)
    done = await context.act(desk.word, *said, spot(context), now=context.now)
    if done is None and tapped.word is Word.SUBMIT:
        await context.toast(context.say.plain("fund-sent-on"))
    elif done is None and tapped.word in {Word.APPROVE, Word.WITHDRAW, Word.DROP}:
        await context.toast(context.say.plain("fund-done"))
    else:
        await told(context, done)


async def answer(context: Context, prompt: Prompt) -> None:
    await context.act(form.answer, prompt, typed(context), now=context.now)


async def answer_decline(context: Context, prompt: Prompt) -> None:
    await context.act(desk.declined, prompt, typed(context).text, now=context.now)


def typed(context: Context) -> Typed:
    """What came: bounded words, and the photo or paper."""
    message = context.message
    text = (message.text or message.caption or "")[:LONGEST]
    return Typed(text, proofs.sent(message).kept)


def spot(context: Context) -> Spot:
    """The message that was tapped, or where the command stood."""
    message = context.incoming.effective_message
    return Spot(context.chat_id, message.message_id if message else 0)


async def told(context: Context, done: Outcome) -> None:
    """Say why not, or where it is shown."""
    if isinstance(done, Refusal):
        await context.toast(refused.said(context.say, done.value), alert=True)
    elif done is False:
        await context.toast(context.say.plain("fund-open-private"), alert=True)
    elif done is True and not context.private:
        await context.toast(context.say.plain("fund-in-private"))
