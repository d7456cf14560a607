"""The first words: /start with its tiles, /help, /duty and /cancel."""

from actions import screens
from actions.places import choosing
from actions.places import start as actions
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.taps import own_message
from storage.database import Tx
from storage.places import chats, tree
from views.places import start as view
from views.places.buttons_people import LookAt, OpenTile, Tile
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("start", start, "开始", "Start")
    doors.command("help", help_person, "帮助", "Help")
    doors.command("duty", duty, "值班", "Phone numbers")
    doors.command("cancel", cancel, "取消", "Cancel")
    doors.payload("l", start)
    doors.tap(OpenTile, open_tile)
    doors.tap(LookAt, look_at)
    doors.screen("start", draw_start)
    doors.screen("start-group", draw_start_group)
    doors.screen("how-to-report", draw_how_to_report)
    doors.screen("help", draw_help)
    doors.screen("duty", draw_duty)
    doors.screen("cancelled", draw_cancelled)
    doors.screen("look-places", draw_look_places)
    doors.screen("look-nowhere", draw_look_nowhere)


async def start(context: Context, command: Command) -> None:
    """Greet; a payload nobody knows is answered kindly."""
    # A payload whose topic has a door of its own does not come here.
    strange = "_" in command.text
    await context.act(
        actions.start, context.chat_id, now=context.now, reply_to=context.message.id,
        strange=strange,
    )  # fmt: skip


async def help_person(context: Context, _: Command) -> None:
    await context.act(
        actions.help_person, context.chat_id, now=context.now, reply_to=context.message.id
    )


async def duty(context: Context, _: Command) -> None:
    await context.act(actions.duty, context.chat_id, now=context.now, reply_to=context.message.id)


async def cancel(context: Context, _: Command) -> None:
    await context.act(
        actions.cancel, context.chat_id, now=context.now, reply_to=context.message.id
    )


async def open_tile(context: Context, tapped: OpenTile) -> None:
    here = own_message(context)
    if tapped.tile is Tile.BUILDING:
        page = tapped.page
        await context.act(actions.look_around, page=page, now=context.now, message_id=here)
        return
    if tapped.tile is Tile.REPORT:
        await context.act(actions.how_to_report, now=context.now, message_id=here)
        return
    views = {Tile.HOME: "start", Tile.JOIN: "join-buildings"}
    chat = context.person_id
    await context.act(screens.show, chat, views[tapped.tile], now=context.now, instead_of=here)


async def look_at(context: Context, tapped: LookAt) -> None:
    if not await context.act(actions.look_at, tapped.place_id, now=context.now):
        await context.toast(context.say.plain("gone"))


async def draw_start(tx: Tx, scene: Scene) -> Screen:
    who = await actions.standing(tx, scene.reader.chat_id, now=scene.now)
    strange = bool(scene.args.get("strange"))
    return view.start(
        scene.say, who.person.name, who.roles, who.homes, strange=strange, big=scene.reader.big
    )


async def draw_start_group(_: Tx, scene: Scene) -> Screen:
    return view.in_group(scene.say)


async def draw_how_to_report(tx: Tx, scene: Scene) -> Screen:
    return view.how_to_report(scene.say, await _phone(tx, scene))


async def draw_help(tx: Tx, scene: Scene) -> Screen:
    who = await actions.standing(tx, scene.reader.chat_id, now=scene.now)
    return view.help_for(scene.say, who.roles, who.phone, big=scene.reader.big)


async def draw_duty(tx: Tx, scene: Scene) -> Screen:
    return view.duty(scene.say, await _phone(tx, scene))


async def _phone(tx: Tx, scene: Scene) -> str | None:
    if scene.reader.private:
        return await actions.office_phone(tx, scene.reader.chat_id, now=scene.now)
    chat = await chats.find(tx, scene.reader.chat_id)
    return await tree.office_phone(tx, chat.place_id) if chat and chat.place_id else None


async def draw_cancelled(_: Tx, scene: Scene) -> Screen:
    return view.cancelled(scene.say, dropped=bool(scene.args["dropped"]))


async def draw_look_places(tx: Tx, scene: Scene) -> Screen:
    places = await choosing.own_places(tx, scene.reader.chat_id, now=scene.now)
    page = int(scene.args["page"])
    return view.look_places(scene.say, places, page, big=scene.reader.big)


async def draw_look_nowhere(_: Tx, scene: Scene) -> Screen:
    return view.look_nowhere(scene.say, big=scene.reader.big)
