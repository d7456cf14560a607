"""A report's history: opened from its card, turned page by page."""

from actions.reports import history
from actions.reports.history import Entry
from actions.reports.sight import may_show
from domain.reports import Refusal
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.reports import life
from storage.database import Tx
from storage.reports import register as reports
from views.reports import phrases
from views.reports import timeline as view
from views.reports.buttons_life import ReportTimeline
from views.reports.timeline import Line
from views.screen import Screen
from views.texts import Texts


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(ReportTimeline, open_timeline)
    doors.screen("report-timeline", draw)


async def open_timeline(context: Context, tapped: ReportTimeline) -> None:
    """Show the history in private where that is possible, else below the card."""
    message = context.incoming.effective_message
    shown = await context.act(
        history.open_story,
        tapped.report_id,
        tapped.page,
        context.chat_id,
        message.message_id if message else 0,
        now=context.now,
    )
    if isinstance(shown, Refusal):
        await context.toast(life.refused(context, shown))
    elif shown.elsewhere:
        await context.toast(context.say.plain("report-look-private"))


async def draw(tx: Tx, scene: Scene) -> Screen | None:
    """The page of the history that was asked for, as this chat may read it."""
    report = await reports.find(tx, scene.subject_id)
    if report is None or not await may_show(tx, report, scene.reader.chat_id, now=scene.now):
        return None
    page = int(scene.args.get("page", 0))
    told = await history.story(tx, report.id, scene.reader.chat_id, page, now=scene.now)
    lines = tuple(line_of(scene.say, entry) for entry in told.entries)
    return view.timeline(scene.say, report.id, told.label, lines, told.page, told.pages)


def line_of(say: Texts, entry: Entry) -> Line:
    """An event of the history with its units by name."""
    who, event = entry.who, entry.event
    by = phrases.unit_name(say, who.unit.name, who.unit.code) if who.unit else ""
    unit = entry.unit
    about = phrases.unit_name(say, unit.name, unit.code) if unit else entry.label
    return Line(event.at, event.action, who.party, who.name, by, entry.text, about)
