"""`/fund`: a title and a sum become a draft; what is written into it; what people are asked."""

from typing import Final

from telegram import Message, MessageOriginUser

from actions.funds import custodians, dictating, opening, resharing
from actions.funds.dictating import Typed
from actions.funds.drafting import Aside, Tapped
from actions.funds.opening import Asked
from domain.funds import Refusal
from domain.places.writing import tidy
from handlers.context import Context
from handlers.doors import Command, Doors
from handlers.funds import proofs
from handlers.places.roles import target_of
from storage.funds import drafts
from storage.prompts import Prompt
from views.funds import refused
from views.funds.buttons_opening import FundCustody, FundName, FundRevise, FundStrike

# More than Telegram lets one write, so nobody's words are cut.
LONGEST: Final = 6_000
KEEPER: Final = frozenset({"保管人", "custodian"})


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("fund", ask, "众筹", "发起众筹", "Fund", "Open a fund")
    doors.answer(opening.TITLE, answer)
    doors.answer(dictating.PROMPT, write)
    doors.tap(FundName, name)
    doors.tap(FundStrike, strike)
    doors.tap(FundCustody, agree)
    doors.tap(FundRevise, revise)
    doors.forgetting.append(drafts.forget)


async def ask(context: Context, command: Command) -> None:
    """`/fund` with a title and a sum, alone to be asked for them, or in reply to a custodian."""
    replied = context.message.reply_to_message
    if replied and tidy(command.text).casefold() in KEEPER:
        target, _ = target_of(context.message, "")
        person = target.person.person_id if target.person and not target.bot else 0
        where = (context.chat_id, context.message.id, person)
        await context.act(custodians.name_replied, *where, now=context.now)
        return
    await context.act(opening.open_, _asked(context, command.text), now=context.now)


async def answer(context: Context, prompt: Prompt) -> None:
    """What is to be paid together."""
    asked = _asked(context, _words(context.message))
    await context.act(opening.answer, prompt, asked, now=context.now)


async def write(context: Context, prompt: Prompt) -> None:
    """A sum, a list, a deadline, a sponsor, a custodian or a reason."""
    typed = _typed(context.message)
    await context.act(dictating.answered, prompt, typed, now=context.now)


async def name(context: Context, tapped: FundName) -> None:
    """A resident is named custodian, and asked."""
    missed = await context.act(
        custodians.name, tapped.fund_id, at(context), tapped.person_id, now=context.now
    )
    await context.toast(said(context, missed) if missed else toast(context, "asked"))


async def strike(context: Context, tapped: FundStrike) -> None:
    refused = await context.act(
        custodians.strike, tapped.fund_id, at(context), tapped.person_id, now=context.now
    )
    await context.toast(said(context, refused) if refused else toast(context, "changed"))


async def agree(context: Context, tapped: FundCustody) -> None:
    """The yes or no of somebody who was named."""
    done = await context.act(
        custodians.answer,
        tapped.fund_id,
        at(context),
        tapped.made,
        yes=tapped.yes == 1,
        now=context.now,
    )
    if isinstance(done, Refusal):
        await context.toast(said(context, done))
    else:
        await context.toast(toast(context, "agreed" if tapped.yes == 1 else "declined"))


async def revise(context: Context, tapped: FundRevise) -> None:
    """The next table of a running fund, prepared in private."""
    done = await context.act(resharing.revise, tapped.fund_id, now=context.now)
    await context.toast(
        said(context, done) if isinstance(done, Refusal | Aside) else toast(context, "revising")
    )


def at(context: Context) -> Tapped:
    message = context.incoming.effective_message
    return Tapped(context.chat_id, message.message_id if message else 0)


def said(context: Context, code: str) -> str:
    """A refusal in one sentence."""
    return refused.said(context.say, code)


def toast(context: Context, what: str) -> str:
    return context.say.plain("fund-toast", what=what)


def _asked(context: Context, text: str) -> Asked:
    return Asked(context.chat_id, context.message.id, text[:LONGEST])


def _typed(message: Message) -> Typed:
    target, _ = target_of(message, _words(message))
    # The message replied to is the bot's own question, which names nobody.
    person = target.person if target.person and not target.bot else None
    named = person.person_id if person else _forwarded(message)
    return Typed(
        message.id,
        _words(message)[:LONGEST],
        target.username,
        named,
        proofs.sent(message).kept,
    )


def _forwarded(message: Message) -> int:
    """Who wrote what was passed on; 0 where they do not let that be seen."""
    origin = message.forward_origin
    return origin.sender_user.id if isinstance(origin, MessageOriginUser) else 0


def _words(message: Message) -> str:
    return message.text or message.caption or ""
