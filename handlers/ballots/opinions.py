"""What people do in a consultation: say, share, group, answer, and make it a vote."""

from actions.ballots import grouping, looking, posting
from actions.ballots import opinions as steps
from domain.ballots import Refusal
from handlers.ballots import consulting
from handlers.ballots.closing import asked, sent, words
from handlers.context import Context
from handlers.doors import Doors
from handlers.places.taps import own_message
from storage.prompts import Prompt
from views.ballots import closing as closing_view
from views.ballots.buttons_closing import (
    BallotCarry,
    BallotOpinions,
    BallotSay,
    OpinionGroup,
    OpinionHide,
    OpinionOpen,
    OpinionReply,
    OpinionSupport,
    OpinionUnder,
)


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(BallotSay, say)
    doors.tap(BallotOpinions, look)
    doors.tap(OpinionOpen, open_one)
    doors.tap(OpinionSupport, support)
    doors.tap(OpinionReply, reply)
    doors.tap(OpinionGroup, choose_group)
    doors.tap(OpinionUnder, put_under)
    doors.tap(OpinionHide, hide)
    doors.tap(BallotCarry, carry)
    doors.answer(steps.PROMPT, said)
    doors.answer(steps.REPLY, replied)
    doors.reply(posting.PANEL, said_in_group)


async def say(context: Context, tapped: BallotSay) -> None:
    unnamed = tapped.unnamed == 1
    refused = await context.act(steps.ask, tapped.ballot_id, unnamed=unnamed, now=context.now)
    await asked(context, refused)


async def said(context: Context, prompt: Prompt) -> None:
    await context.act(steps.say, prompt, words(context), now=context.now)


async def said_in_group(context: Context, ballot_id: int) -> None:
    """A reply to the panel: in a consultation an opinion, elsewhere neighbours talking."""
    message = context.message
    await context.act(
        steps.replied, ballot_id, words(context), context.chat_id, message.id, now=context.now
    )


async def look(context: Context, tapped: BallotOpinions) -> None:
    args = {"page": tapped.page}
    where = (tapped.ballot_id, consulting.ALL, args)
    here = own_message(context)
    refused = await context.act(looking.show, *where, here=here, now=context.now)
    await sent(context, refused)


async def open_one(context: Context, tapped: OpinionOpen) -> None:
    where = (tapped.opinion_id, consulting.ONE)
    here = own_message(context)
    refused = await context.act(looking.show_opinion, *where, here=here, now=context.now)
    await sent(context, refused)


async def support(context: Context, tapped: OpinionSupport) -> None:
    """Agree with somebody, once however often it is pressed."""
    here = own_message(context)
    found = await context.act(
        steps.support, tapped.opinion_id, here=here, view=consulting.ONE, now=context.now
    )
    if found is Refusal.NOT_YOURS:
        await context.toast(context.say.plain("ballot-consult-own"))
    elif isinstance(found, Refusal):
        await sent(context, found)
    else:
        count = found.supports
        await context.toast(context.say.plain("ballot-consult-supported", count=count))


async def reply(context: Context, tapped: OpinionReply) -> None:
    refused = await context.act(steps.ask_reply, tapped.opinion_id, now=context.now)
    await asked(context, refused)


async def replied(context: Context, prompt: Prompt) -> None:
    await context.act(steps.reply, prompt, words(context), now=context.now)


async def choose_group(context: Context, tapped: OpinionGroup) -> None:
    where = (tapped.opinion_id, consulting.GROUP, {"page": tapped.page})
    here = own_message(context)
    refused = await context.act(looking.show_opinion, *where, here=here, now=context.now, run=True)
    await sent(context, refused)


async def put_under(context: Context, tapped: OpinionUnder) -> None:
    here = own_message(context)
    done = await context.act(
        grouping.put_under,
        tapped.opinion_id,
        tapped.under_id,
        here=here,
        view=consulting.ALL,
        now=context.now,
    )
    await _done(context, done, "grouped")


async def hide(context: Context, tapped: OpinionHide) -> None:
    here = own_message(context)
    done = await context.act(
        grouping.hide, tapped.opinion_id, here=here, view=consulting.ALL, now=context.now
    )
    await _done(context, done, "hidden")


async def carry(context: Context, tapped: BallotCarry) -> None:
    """Draft the vote in the captain's private chat."""
    made = await context.act(
        grouping.make_vote, tapped.ballot_id, carried=tapped.options == 1, now=context.now
    )
    if isinstance(made, Refusal):
        await context.toast(closing_view.why(context.say, made), alert=True)
    else:
        await context.toast(context.say.plain("ballot-closing-drafted"))


async def _done(context: Context, done: object, what: str) -> None:
    if isinstance(done, Refusal):
        await context.toast(closing_view.why(context.say, done), alert=True)
    elif what == "hidden":
        await context.toast(context.say.plain("ballot-consult-hidden"))
    else:
        await context.toast(context.say.plain("ballot-consult-grouped"))
