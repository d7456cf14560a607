"""The captain's tools: each tap does one thing, or asks for what it needs in private."""

from collections.abc import Mapping
from types import MappingProxyType

from actions.ballots import (
    cancelling,
    extending,
    finishing,
    knocking,
    noting,
    paper,
    proxying,
    tools,
)
from actions.ballots.drafting import Tapped
from domain.ballots import Refusal
from domain.ballots.hall import Question, Snag
from handlers.context import Context
from handlers.doors import Doors, OnAnswer, Step
from storage.prompts import Prompt
from views.ballots import tools as view
from views.ballots.buttons_hall import HallPage, HallTool, HallUntil, Tool
from views.ballots.buttons_voting import BallotTools

# More than Telegram lets one write, so nobody's words are cut.
LONGEST = 6_000
ASKS: Mapping[Tool, Step] = MappingProxyType(
    {
        Tool.PAPER: paper.ask,
        Tool.PROXY: proxying.ask,
        Tool.UNTIL: extending.ask,
        Tool.NOTE: noting.ask,
        Tool.CANCEL: cancelling.ask,
        Tool.BY_HAND: finishing.ask_by_hand,
    }
)
ANSWERS: Mapping[Question, Step] = MappingProxyType(
    {
        Question.SLIP: paper.answered,
        Question.SLIP_PHOTO: paper.photographed,
        Question.PRINCIPAL: proxying.principal_named,
        Question.AGENT: proxying.agent_named,
        Question.LETTER: proxying.letter,
        Question.UNTIL: extending.answered,
        Question.NOTE: noting.answered,
        Question.REASON: cancelling.answered,
    }
)


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(BallotTools, open_tools)
    doors.tap(HallPage, turn)
    doors.tap(HallTool, use)
    doors.tap(HallUntil, extend)
    for question, step in ANSWERS.items():
        doors.answer(tools.kind_of(question), _answering(step))


async def open_tools(context: Context, tapped: BallotTools) -> None:
    """Show the tools in private; who has not started the bot is led there by the tap."""
    opened = await context.act(tools.open_tools, tapped.ballot_id, at(context), now=context.now)
    if isinstance(opened, Refusal):
        await said(context, opened)
    elif not opened:
        url = f"https://t.me/{context.bot.username}?start=b_{tapped.ballot_id}"
        await context.toast("", url=url)
    elif not context.private:
        await toast(context, "private")


async def turn(context: Context, tapped: HallPage) -> None:
    where = (tapped.ballot_id, at(context), tapped.page.value, tapped.at)
    await said(context, await context.act(tools.turn, *where, now=context.now))


async def use(context: Context, tapped: HallTool) -> None:
    """Do it, or ask for what it needs."""
    if tapped.tool is Tool.REMIND:
        await remind(context, tapped.ballot_id)
    elif tapped.tool in {Tool.SHEET, Tool.SLIPS}:
        where = (tapped.ballot_id, tapped.tool.value)
        sent = await context.act(knocking.send_file, *where, now=context.now)
        await said(context, sent, "file")
    elif tapped.tool is Tool.ANEW:
        made = await context.act(cancelling.ask_anew, tapped.ballot_id, now=context.now)
        await said(context, made, "anew")
    else:
        asked = await context.act(ASKS[tapped.tool], tapped.ballot_id, now=context.now)
        await said(context, asked, "asked")


async def remind(context: Context, ballot_id: int) -> None:
    """Say how many were written to, and how many doors are left to knock on."""
    done = await context.act(knocking.remind, ballot_id, now=context.now)
    if isinstance(done, Refusal | Snag):
        await said(context, done)
        return
    reached, begins = done
    late = "yes" if begins > context.now else "no"
    text = context.say.plain(
        "ballot-hall-reminded",
        heads=reached.unheard,
        people=reached.people,
        knock=reached.unreached,
        late=late,
    )
    await context.toast(text, alert=True)


async def extend(context: Context, tapped: HallUntil) -> None:
    """Show the time for a second look; when sure, close then."""
    step: Step = extending.extend if tapped.sure else extending.look
    where = (tapped.ballot_id, tapped.seconds, at(context))
    done = await context.act(step, *where, now=context.now)
    await said(context, done, "extended" if tapped.sure else "")


def _answering(step: Step) -> OnAnswer:
    async def handle(context: Context, prompt: Prompt) -> None:
        await context.act(step, prompt, answer(context), now=context.now)

    return handle


def answer(context: Context) -> tools.Answer:
    """What was sent: its words, and the largest picture of it."""
    message = context.message
    words = message.text or message.caption or ""
    picture = message.photo[-1].file_id if message.photo else ""
    return tools.Answer(message.id, words[:LONGEST], picture)


async def said(context: Context, outcome: object, done: str = "") -> None:
    """Say why not, or what was done."""
    if isinstance(outcome, Refusal | Snag):
        await context.toast(view.reason(context.say, outcome.value), alert=True)
    elif done:
        await toast(context, done)


async def toast(context: Context, done: str) -> None:
    await context.toast(context.say.plain("ballot-hall-toast", done=done))


def at(context: Context) -> Tapped:
    """Where the tapped message stands."""
    message = context.incoming.effective_message
    return Tapped(context.chat_id, message.message_id if message else 0)
