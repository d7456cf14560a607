"""The doors of changing a notice: what is asked, and what is done with the answers."""

from datetime import UTC, datetime

from actions.notices import changing, clocks
from actions.notices.changing import What
from handlers.context import Context
from handlers.doors import Doors, Scene
from storage.database import Tx
from storage.notices import register as notices
from storage.prompts import Prompt
from views.notices import changing as view
from views.notices.buttons_desk import NoticeAsk, NoticeMove
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticeAsk, ask)
    doors.tap(NoticeMove, move)
    doors.answer(changing.PROMPT, answer)
    doors.screen(changing.ASK, draw_question)
    doors.screen(changing.WRONG, draw_wrong)
    doors.screen(changing.UNCLEAR, draw_unclear)
    doors.screen(changing.DONE, draw_done)


async def ask(context: Context, tapped: NoticeAsk) -> None:
    what = (tapped.notice_id, What(tapped.what.value), tapped.occurrence_id)
    refused = await context.act(changing.ask, *what, now=context.now)
    await _toast(context, refused.value if refused else "asked")


async def move(context: Context, tapped: NoticeMove) -> None:
    """One of the times that were asked back; any other could be forged, and is checked alike."""
    when = (tapped.occurrence_id, tapped.at)
    refused = await context.act(changing.choose, *when, now=context.now)
    await _toast(context, refused.value if refused else "moved")


async def answer(context: Context, prompt: Prompt) -> None:
    message = context.message
    text = (message.text or message.caption or "")[: changing.LONGEST]
    await context.act(changing.answered, prompt, text, now=context.now)


async def draw_question(tx: Tx, scene: Scene) -> Screen | None:
    notice = await notices.find(tx, scene.subject_id)
    return view.asking(scene.say, notice, str(scene.args["what"])) if notice else None


async def draw_wrong(_: Tx, scene: Scene) -> Screen:
    return view.wrong(scene.say, str(scene.args["why"]))


async def draw_unclear(tx: Tx, scene: Scene) -> Screen | None:
    notice = await notices.find(tx, scene.subject_id)
    if notice is None:
        return None
    args = scene.args
    moments = [datetime.fromtimestamp(int(at), UTC) for at in args["at"]]
    what = (str(args["what"]), int(args["occurrence"]), str(args["why"]), moments)
    return view.unclear(scene.say, *what, await clocks.zone_of(tx, notice), now=scene.now)


async def draw_done(tx: Tx, scene: Scene) -> Screen | None:
    notice = await notices.find(tx, scene.subject_id)
    return view.done(scene.say, notice, str(scene.args["what"])) if notice else None


async def _toast(context: Context, why: str) -> None:
    await context.toast(context.say.plain("notice-desk-toast", why=why))
