"""/import: the roll is fetched, read off the event loop, and shown before it counts."""

import asyncio

from telegram import Document
from telegram.error import BadRequest

from actions.places import importing
from actions.places import roll as actions
from actions.places.roll import Counts, Founding, Refusal
from domain.places.roll import RollFile
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.taps import own_message
from storage.database import Tx
from storage.places import imports
from storage.prompts import Prompt
from storage.roster import MAX_FILE_BYTES, Reason, Unreadable
from views.places import roll as view
from views.places.buttons_people import DropRoll, LetRollIn
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("import", ask, "导入", "Import")
    doors.answer("roll", receive)
    doors.tap(LetRollIn, let_in)
    doors.tap(DropRoll, give_up)
    # Names and phones of a roll that was never let in must not lie about.
    doors.timer("roll-expires", actions.forget)
    doors.screen("roll-ask", draw_ask)
    doors.screen("roll-refused", draw_refused)
    doors.screen("roll-unreadable", draw_unreadable)
    doors.screen("roll-card", draw_card)
    doors.screen("roll-dropped", draw_dropped)


async def ask(context: Context, command: Command) -> None:
    """Ask for the file, or take the one that came with the command."""
    document = context.message.document
    if document is None or not context.private:
        reply = context.message.id
        await context.act(
            importing.ask, context.chat_id, command.text, now=context.now, reply_to=reply
        )
        return
    # Before the download: who may not import must not make the bot fetch files.
    community = await context.look(importing.target, command.text, now=context.now)
    if isinstance(community, Refusal):
        await context.act(importing.refuse, community, now=context.now)
    else:
        await _take(context, document, community)


async def receive(context: Context, prompt: Prompt) -> None:
    """Take the file that was asked for, if it is one."""
    document = context.message.document
    if document is None:
        await context.act(importing.unreadable, None, now=context.now)
    else:
        await _take(context, document, prompt.subject_id)


async def _take(context: Context, document: Document, community_id: int) -> None:
    name = context.say.plain("roll-community")
    founding = Founding(name, context.bot_data.zone, context.reader.language)
    # Outside the unit of work: nothing of the network may hold up the one writer.
    found = await _fetch(context, document)
    if isinstance(found, Reason):
        await context.act(importing.unreadable, found, now=context.now)
        return
    await context.act(importing.receive, community_id, found, founding, now=context.now)


async def _fetch(context: Context, document: Document) -> RollFile | Reason:
    # Refused by what Telegram says of it; the reader judges once more by the bytes.
    if (document.file_size or 0) > MAX_FILE_BYTES:
        return Reason.TOO_BIG
    try:
        file = await context.bot.get_file(document.file_id)
    except BadRequest:
        return Reason.TOO_BIG
    data = bytes(await file.download_as_bytearray())
    try:
        # Seconds for a big file, in which the loop must answer other people's taps.
        return await asyncio.to_thread(actions.read, data, document.file_name or "")
    except Unreadable as unreadable:
        return unreadable.reason


async def let_in(context: Context, tapped: LetRollIn) -> None:
    done = await context.act(
        importing.let_in, tapped.import_id, now=context.now, message_id=own_message(context)
    )
    if not isinstance(done, Counts):
        await context.toast(view.answer(context.say, done.value), alert=True)


async def give_up(context: Context, tapped: DropRoll) -> None:
    refusal = await context.act(
        importing.give_up, tapped.import_id, now=context.now, message_id=own_message(context)
    )
    if refusal:
        await context.toast(view.answer(context.say, refusal.value), alert=True)


async def draw_ask(_: Tx, scene: Scene) -> Screen:
    return view.ask(scene.say)


async def draw_refused(_: Tx, scene: Scene) -> Screen:
    return view.refused(scene.say, str(scene.args["reason"]))


async def draw_unreadable(_: Tx, scene: Scene) -> Screen:
    return view.unreadable(scene.say, str(scene.args["reason"]))


async def draw_card(tx: Tx, scene: Scene) -> Screen | None:
    kept = await imports.find(tx, scene.subject_id)
    if kept is None:
        return None
    applied = kept.applied_at is not None
    return view.card(scene.say, kept.id, kept.summary, applied=applied, big=scene.reader.big)


async def draw_dropped(_: Tx, scene: Scene) -> Screen:
    return view.dropped(scene.say)
