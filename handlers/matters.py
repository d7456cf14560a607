"""The doors of a whole matter: its time line, and what one part of it sets free in another."""

from datetime import datetime

from actions import followups, matters
from actions.matters import BALLOT, FUND, Moment
from domain.matters import Kind, Next
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.reports.timeline import line_of
from storage.database import Tx
from storage.links import Part
from storage.prompts import Prompt
from views import matters as view
from views.funds import refused
from views.matters import Line, MatterNext, MatterStory
from views.reports import timeline as report_view
from views.screen import Screen
from views.texts import Texts


def register(doors: Doors) -> None:
    doors.tap(MatterStory, open_story)
    doors.tap(MatterNext, ask_next)
    doors.answer(followups.KIND, begin)
    doors.screen("matter", draw)
    doors.screen(followups.VIEW, draw_ask)
    # Topics do not know each other: a ballot that passed and a fund that filled leave a timer.
    doors.timer("ballot-passed", ballot_passed)
    doors.timer("fund-filled", fund_filled)


async def open_story(context: Context, tapped: MatterStory) -> None:
    """Show the time line in private where that is possible, else below the card."""
    message = context.incoming.effective_message
    shown = await context.act(
        matters.open_story,
        Part(tapped.kind.value, tapped.subject_id),
        tapped.page,
        context.chat_id,
        message.message_id if message else 0,
        now=context.now,
    )
    if shown is None:
        await context.toast(context.say.plain("matter-closed"))
    elif shown.elsewhere:
        await context.toast(context.say.plain("matter-private"))


async def draw(tx: Tx, scene: Scene) -> Screen | None:
    """The page asked for; None where nothing of it may be seen here any more."""
    part = Part(str(scene.args["kind"]), scene.subject_id)
    page = int(scene.args.get("page", 0))
    told = await matters.story(tx, part, scene.reader.chat_id, page, now=scene.now)
    if not told.titles:
        return None
    lines = tuple(_line(scene.say, moment) for moment in told.moments)
    reader = scene.reader
    offers = (
        await followups.offers(tx, part, reader.chat_id, now=scene.now) if reader.private else ()
    )
    subject = (Kind(part.kind), part.id)
    return view.story(scene.say, subject, told.titles, lines, told.page, told.pages, offers)


async def ask_next(context: Context, tapped: MatterNext) -> None:
    """Ask in private for what is to follow."""
    part = Part(tapped.kind.value, tapped.subject_id)
    no = await context.act(followups.ask, part, tapped.what, now=context.now)
    if no:
        await context.toast(context.say.plain("matter-refused", why=no.value), alert=True)
    elif not context.private:
        await context.toast(context.say.plain("matter-asked"))


async def begin(context: Context, prompt: Prompt) -> None:
    """Make the draft of what was written."""
    text = (context.message.text or context.message.caption or "").strip()
    await context.act(followups.begin, prompt, text, now=context.now)


async def draw_ask(_: Tx, scene: Scene) -> Screen:
    """The question, after what the last answer lacked."""
    what = Next(str(scene.args["what"]))
    return view.ask(scene.say, what, _wrong(scene))


def _wrong(scene: Scene) -> str:
    why = str(scene.args.get("why", ""))
    if not why:
        return ""
    if scene.args["topic"] == "fund":
        return refused.said(scene.say, why)
    return scene.say("ballot-refusal", reason=why)


async def ballot_passed(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Take the report that waited for this ballot off hold."""
    part = Part(BALLOT, ballot_id)
    await matters.release(tx, part, await matters.title(tx, part), now=now)


async def fund_filled(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Take the report that waited for this money off hold."""
    part = Part(FUND, fund_id)
    await matters.release(tx, part, await matters.title(tx, part), now=now)


def _line(say: Texts, moment: Moment) -> Line:
    told = report_view.told_line(say, line_of(say, moment.report)) if moment.report else ""
    return Line(moment.at, moment.kind, moment.what, moment.payload, told)
