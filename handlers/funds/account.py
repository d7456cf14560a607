"""The doors of where to pay."""

from actions.funds import account, reading
from actions.funds.form import Typed
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.funds.boards import fund_of
from handlers.funds.pledging import LONGEST
from handlers.places.taps import own_message
from storage.database import Tx
from storage.places import people
from storage.prompts import Prompt
from views.funds import account as view
from views.funds import refused
from views.funds.buttons_pledging import FundAccount
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(FundAccount, ask)
    doors.answer(account.ASK, answer)
    doors.screen(account.ASK, draw_question)
    doors.screen(account.SHOWN, draw_shown)


async def ask(context: Context, tapped: FundAccount) -> None:
    here = own_message(context)
    no = await context.act(account.ask, tapped.fund_id, here=here, now=context.now)
    if no:
        await context.toast(refused.said(context.say, no.value))


async def answer(context: Context, prompt: Prompt) -> None:
    """Words, a picture, or both in one message."""
    message = context.message
    text = (message.text or message.caption or "")[:LONGEST]
    # A picture only: a file would not be seen beside the words on how to pay.
    photo = message.photo[-1].file_id if message.photo else ""
    await context.act(account.answered, prompt, Typed(text, photo), now=context.now)


async def draw_question(tx: Tx, scene: Scene) -> Screen | None:
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or await account.refusal(tx, scene.reader.chat_id, fund, now=scene.now):
        return None
    return view.asking(scene.say, fund)


async def draw_shown(tx: Tx, scene: Scene) -> Screen | None:
    """What is shown to everybody now, to those who watch over the money."""
    fund = await fund_of(tx, scene.subject_id)
    if fund is None or await reading.duties(tx, scene.reader.chat_id, fund, now=scene.now) is None:
        return None
    person = await people.find(tx, int(scene.args["by"]))
    return view.shown(scene.say, fund, person.name if person else "")
