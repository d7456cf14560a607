"""通知设置: no more in private, or again; and the year of birth, given and taken back."""

from datetime import datetime
from zoneinfo import ZoneInfo

from actions.notices import wishes
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.places.taps import own_message
from storage.database import Tx
from storage.prompts import Prompt
from views.notices import wishes as view
from views.notices.buttons_lists import NoticeBorn, NoticeQuiet, NoticeWishes
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticeWishes, open_page)
    doors.tap(NoticeQuiet, set_quiet)
    doors.tap(NoticeBorn, born)
    doors.answer(wishes.ASK, answer)
    doors.screen(wishes.VIEW, draw)
    doors.screen(wishes.ASK, draw_question)
    doors.screen(wishes.WRONG, draw_wrong)


async def open_page(context: Context, _: NoticeWishes) -> None:
    await context.act(wishes.open_page, own_message(context), now=context.now)


async def set_quiet(context: Context, tapped: NoticeQuiet) -> None:
    """Pressed under a notice or among the settings; a notice stays as it is."""
    quiet, here = bool(tapped.quiet), own_message(context) if tapped.page else None
    await context.act(wishes.set_quiet, here, quiet=quiet, now=context.now)
    if quiet:
        await context.toast(context.say.plain("notice-quiet-done"), alert=True)
    else:
        await context.toast(context.say.plain("notice-quiet-off"))


async def born(context: Context, tapped: NoticeBorn) -> None:
    if not tapped.forget:
        await context.act(wishes.ask_year, now=context.now)
        return
    await context.act(wishes.forget_year, own_message(context), now=context.now)
    await context.toast(context.say.plain("notice-born-forgotten"))


async def answer(context: Context, prompt: Prompt) -> None:
    text, zone = context.message.text or "", ZoneInfo(context.bot_data.zone)
    await context.act(wishes.answer, prompt, text, zone, now=context.now)


async def draw(tx: Tx, scene: Scene) -> Screen | None:
    """One's own, by the reader and no id: nobody can ask for another's."""
    if not scene.reader.private:
        return None
    found = await wishes.wishes(tx, scene.reader.chat_id)
    return view.page(scene.say, quiet=found.quiet, birth_year=found.birth_year)


async def draw_question(_: Tx, scene: Scene) -> Screen:
    return view.ask_year(scene.say)


async def draw_wrong(_: Tx, scene: Scene) -> Screen:
    why = str(scene.args["why"])
    return view.wrong_year(scene.say, why, _year(scene.now, scene.reader.zone))


def _year(now: datetime, zone: str) -> int:
    return now.astimezone(ZoneInfo(zone)).year
