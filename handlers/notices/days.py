"""节假日: the list of holidays, and what staff write into it."""

from zoneinfo import ZoneInfo

from actions.notices import days
from domain.notices import Refusal
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.places.taps import own_message
from storage.database import Tx
from storage.prompts import Prompt
from views.notices import days as view
from views.notices.buttons_calendar import NoticeDays, NoticeDaysWrite
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticeDays, open_)
    doors.tap(NoticeDaysWrite, ask)
    doors.answer(days.PAGE, answer)
    doors.screen(days.PAGE, draw)
    doors.screen(days.ASKED, draw_question)


async def open_(context: Context, tapped: NoticeDays) -> None:
    refused = await context.act(
        days.open_page, tapped.year, instead_of=own_message(context), now=context.now
    )
    await _refused(context, refused)


async def ask(context: Context, tapped: NoticeDaysWrite) -> None:
    await _refused(context, await context.act(days.ask, tapped.year, now=context.now))


async def answer(context: Context, prompt: Prompt) -> None:
    """Lines for the list."""
    zone = ZoneInfo(context.bot_data.zone)
    text = context.message.text or context.message.caption or ""
    await context.act(days.answered, prompt, text, zone, now=context.now)


async def draw(tx: Tx, scene: Scene) -> Screen:
    year = int(scene.args["year"])
    found, known = await days.of_year(tx, year)
    written = int(scene.args.get("written", 0))
    big = scene.reader.big
    return view.page(scene.say, year, found, known=known, written=written, big=big)


async def draw_question(_: Tx, scene: Scene) -> Screen:
    args = scene.args
    year, why, line = int(args["year"]), str(args.get("why", "")), str(args.get("line", ""))
    return view.question(scene.say, year, why, line)


async def _refused(context: Context, refused: Refusal | None) -> None:
    if refused:
        await context.toast(context.say.plain("notice-feed-toast", what=refused.value))
