"""The taps of pledging, in groups and in private, and the link to a fund."""

from actions import screens
from actions.funds import clocks, collecting, filling, managing, own, promising, reminding
from actions.funds.own import Asked
from actions.funds.pledging import Pledged
from actions.funds.unheard import Unheard
from domain.funds import GapChoice, Refusal
from domain.places.tokens import SeeFund, parse_payload
from handlers.context import Context
from handlers.doors import Command, Doors
from handlers.places.taps import own_message
from storage.prompts import Prompt
from views.funds import refused
from views.funds.buttons_pledging import FundGap, FundMine, FundPledge, FundTools

# Longer ones are stories; a reason and a sum are far shorter.
LONGEST = 1000
# Who hears one of these is helped by saying where they live, in private.
HELPED = frozenset({Unheard.STRANGER, Unheard.ELSEWHERE, Unheard.UNVERIFIED})


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.payload("f", open_link)
    doors.tap(FundPledge, pledge)
    doors.tap(FundMine, look)
    doors.tap(FundTools, open_tools)
    doors.tap(FundGap, choose)
    doors.answer(promising.ASK, answer)
    doors.timer(clocks.PLEDGE_ENDS, collecting.pledging_ended)
    doors.timer(clocks.PAY_ENDS, collecting.paying_ended)
    doors.timer(clocks.REMIND, reminding.due)


async def open_link(context: Context, command: Command) -> None:
    """Show the fund that a link names, in private."""
    link = parse_payload(command.text)
    if isinstance(link, SeeFund) and context.private:
        await context.act(own.open_home, link.fund_id, here=None, now=context.now)
        return
    view = "start" if context.private else "start-group"
    args = {"strange": True}
    await context.act(
        screens.show, context.chat_id, view, 0, args, now=context.now, reply_to=context.message.id
    )


async def pledge(context: Context, tapped: FundPledge) -> None:
    """One tap pledges; what takes words goes on in private."""
    done = await context.act(
        promising.tap,
        tapped.fund_id,
        tapped.kind,
        tapped.flat_id,
        here=own_message(context),
        sure=tapped.sure == 1,
        now=context.now,
    )
    if isinstance(done, Pledged):
        await context.toast(said(context, done))
    else:
        await led(context, tapped.fund_id, done)


async def led(context: Context, fund_id: int, outcome: Asked | Refusal | Unheard) -> None:
    """Say that it goes on in private, with a link there, or why it cannot be done."""
    url = f"https://t.me/{context.bot.username}?start=f_{fund_id}"
    if isinstance(outcome, Refusal | Unheard):
        helps = outcome in HELPED and not context.private
        words = refused.said(context.say, outcome.value)
        await context.toast(words, url=url if helps else None)
        return
    if not outcome.reached:
        await context.toast(context.say.plain("fund-start-private"), url=url)
    elif not context.private:
        await context.toast(context.say.plain("fund-go-private"))


async def answer(context: Context, prompt: Prompt) -> None:
    """A sum, or a word about a hardship."""
    text = context.message.text or context.message.caption or ""
    await context.act(promising.answered, prompt, text[:LONGEST], now=context.now)


async def look(context: Context, tapped: FundMine) -> None:
    """Show one's own in the fund, in private."""
    here = own_message(context)
    done = await context.act(own.open_home, tapped.fund_id, here=here, now=context.now)
    await led(context, tapped.fund_id, done)


async def open_tools(context: Context, tapped: FundTools) -> None:
    here = own_message(context)
    at = (tapped.fund_id, max(tapped.page, 0))
    done = await context.act(managing.open_tools, *at, here=here, now=context.now)
    if isinstance(done, Refusal):
        await context.toast(context.say.plain("fund-tools-refused"))
    else:
        await led(context, tapped.fund_id, done)


async def choose(context: Context, tapped: FundGap) -> None:
    """What organisers do about what is missing."""
    done = await context.act(filling.choose, tapped.fund_id, tapped.choice, now=context.now)
    if done is not None:
        await context.toast(refused.said(context.say, done.value))
    elif tapped.choice is GapChoice.GIFTS:
        await context.toast(context.say.plain("fund-gap-chosen"))


def said(context: Context, done: Pledged) -> str:
    """What was written down, or that it stood there already."""
    doors = context.say.plain("fund-comma").join(done.doors)
    kind = done.kind.value
    if done.new:
        return context.say.plain("fund-pledged", kind=kind, doors=doors, amount=done.amount)
    return context.say.plain("fund-pledged-same", kind=kind, doors=doors, amount=done.amount)
