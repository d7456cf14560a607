"""The doors of a whole matter: its time line, and what one part of it sets free in another."""

from datetime import datetime

from actions import matters
from actions.matters import BALLOT, FUND, Moment
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.reports.timeline import line_of
from storage.database import Tx
from storage.links import Part
from views import matters as view
from views.matters import Kind, Line, MatterStory
from views.reports import timeline as report_view
from views.screen import Screen
from views.texts import Texts


def register(doors: Doors) -> None:
    doors.tap(MatterStory, open_story)
    doors.screen("matter", draw)
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
    titles = tuple((each.kind, title) for each, title in told.titles)
    lines = tuple(_line(scene.say, moment) for moment in told.moments)
    return view.story(scene.say, (Kind(part.kind), part.id), titles, lines, told.page, told.pages)


async def ballot_passed(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Take the report that waited for this ballot off hold."""
    part = Part(BALLOT, ballot_id)
    await matters.release(tx, part, await matters.title(tx, part), now=now)


async def fund_filled(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Take the report that waited for this money off hold."""
    part = Part(FUND, fund_id)
    await matters.release(tx, part, await matters.title(tx, part), now=now)


def _line(say: Texts, moment: Moment) -> Line:
    told = report_view.words(say, line_of(say, moment.report)) if moment.report else ""
    return Line(moment.at, moment.part.kind, moment.label, moment.what, moment.payload, told)
