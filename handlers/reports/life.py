"""The buttons of a report's life, the questions they put, and the answers to those."""

from actions.reports import asking, clock, history
from actions.reports.asking import Asked
from actions.reports.press import Outcome, Spot
from domain.reports import Action, Refusal, State
from handlers.context import Context
from handlers.doors import Doors
from handlers.reports import questions, taking
from storage.database import Tx
from storage.prompts import Prompt
from views.reports import ask, news
from views.reports.buttons_life import (
    ReportAway,
    ReportDo,
    ReportPick,
    ReportShow,
    ReportUnits,
)


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(ReportDo, do)
    doors.tap(ReportPick, pick)
    doors.tap(ReportUnits, turn_units)
    doors.tap(ReportAway, put_away)
    doors.tap(ReportShow, show)
    doors.answer(asking.PROMPT, answer)
    doors.timer("report", clock.tick)
    questions.register(doors)


async def do(context: Context, tapped: ReportDo) -> None:
    """Do what the button says, or ask for what it takes."""
    result = await context.act(
        asking.tap, tapped.report_id, tapped.action, _spot(context), now=context.now
    )
    await context.toast(_said(context, result))


async def pick(context: Context, tapped: ReportPick) -> None:
    """Take a choice; a reason's button stands for words in the presser's own language."""
    # The words go into the unit of work, so their language must be known before it begins.
    await context.look(_nothing)
    words = ask.reason_words(context.say, tapped.action, tapped.value, tapped.more)
    result = await context.act(
        asking.pick,
        tapped.report_id,
        tapped.action,
        tapped.value,
        words,
        _spot(context),
        now=context.now,
    )
    await context.toast(_said(context, result))


async def answer(context: Context, prompt: Prompt) -> None:
    """Take what was typed or sent; the reply goes below it."""
    words = taking.typed(context.message)
    await context.act(asking.answered, prompt, words, now=context.now)


async def turn_units(context: Context, tapped: ReportUnits) -> None:
    """Show more units to choose from."""
    await context.act(
        asking.turn, tapped.report_id, tapped.action, tapped.page, _spot(context), now=context.now
    )


async def put_away(context: Context, _: ReportAway) -> None:
    """Take the question away; nothing is changed."""
    away = await context.act(asking.drop, _spot(context), now=context.now)
    say = context.say.plain
    await context.toast(say("report-put-away") if away else say("report-not-asked-you"))


async def show(context: Context, tapped: ReportShow) -> None:
    """Put the card at the end of the chat once more."""
    refusal = await context.act(
        history.show_card, tapped.report_id, context.chat_id, now=context.now
    )
    if refusal:
        await context.toast(refused(context, refusal))


def refused(context: Context, refusal: Refusal) -> str:
    """Why not, where nothing about the report itself may be said."""
    # Always the same state: the true one would tell a stranger something.
    return news.toast(context.say, Action.ADD, refusal, State.SUBMITTED)


def _said(context: Context, result: Asked | Outcome) -> str:
    if isinstance(result, Asked):
        return context.say.plain("report-look-private") if result.elsewhere else ""
    return news.toast(
        context.say,
        result.action,
        result.refusal,
        result.state,
        holder=result.holder,
        phone=result.phone,
        lacking=result.lacking,
    )


def _spot(context: Context) -> Spot:
    message = context.incoming.effective_message
    return Spot(context.chat_id, message.message_id if message else 0)


async def _nothing(_: Tx, __: int) -> None:
    """Look only to learn who is reading."""
