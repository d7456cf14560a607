"""/lang, /big and /privacy: a person's own settings and data."""

from actions import privacy, screens
from actions.places import me as actions
from actions.places.me import Home
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.joining import home_of
from handlers.places.taps import group_message, own_message
from storage.database import Tx
from views.places import me as view
from views.places import naming
from views.places.buttons_people import EraseMe, ExportMine, MoveOut, OpenPrivacy, SetLanguage
from views.places.me import Mine
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("lang", choose_language, "语言", "Language")
    doors.command("big", switch_big, "大字", "Big buttons")
    doors.command("privacy", show_own, "我的资料", "My data")
    doors.tap(SetLanguage, set_language)
    doors.tap(OpenPrivacy, open_privacy)
    doors.tap(ExportMine, export)
    doors.tap(EraseMe, erase)
    doors.tap(MoveOut, move_out)
    doors.screen("language", draw_language)
    doors.screen("big", draw_big)
    doors.screen("privacy", draw_privacy)
    doors.screen("privacy-export", draw_export)
    doors.screen("erase-sure", draw_erase_sure)
    doors.screen("erased", draw_erased)
    doors.screen("move-out-sure", draw_move_out_sure)


async def choose_language(context: Context, _: Command) -> None:
    await context.act(
        actions.choose_language, context.chat_id, now=context.now, reply_to=context.message.id
    )


async def switch_big(context: Context, _: Command) -> None:
    await context.act(
        actions.switch_big, context.chat_id, now=context.now, reply_to=context.message.id
    )


async def show_own(context: Context, _: Command) -> None:
    await context.act(
        actions.show_own, context.chat_id, now=context.now, reply_to=context.message.id
    )


async def set_language(context: Context, tapped: SetLanguage) -> None:
    refusal = await context.act(
        actions.set_language, context.chat_id, tapped.language.value, now=context.now,
        message_id=group_message(context),
    )  # fmt: skip
    if refusal:
        reason = refusal.value
        await context.toast(context.say.plain("claim-answer", reason=reason), alert=True)


async def open_privacy(context: Context, _: OpenPrivacy) -> None:
    await _show(context, "privacy")


async def export(context: Context, _: ExportMine) -> None:
    # To the person, never to the chat of the tap: a forged one could come from a group.
    await context.act(screens.show, context.person_id, "privacy-export", now=context.now)


async def erase(context: Context, tapped: EraseMe) -> None:
    if tapped.sure:
        await context.act(privacy.erase, now=context.now, message_id=own_message(context))
    else:
        await _show(context, "erase-sure")


async def move_out(context: Context, tapped: MoveOut) -> None:
    if not tapped.sure:
        await _show(context, "move-out-sure", tapped.membership_id)
        return
    refusal = await context.act(
        actions.move_out, tapped.membership_id, now=context.now, message_id=own_message(context)
    )
    if refusal:
        reason = refusal.value
        await context.toast(context.say.plain("claim-answer", reason=reason), alert=True)


async def _show(context: Context, name: str, subject_id: int = 0) -> None:
    here = own_message(context)
    await context.act(
        screens.show, context.person_id, name, subject_id, now=context.now, instead_of=here
    )


async def draw_language(_: Tx, scene: Scene) -> Screen:
    return view.language(scene.say, private=scene.reader.private, big=scene.reader.big)


async def draw_big(_: Tx, scene: Scene) -> Screen:
    return view.big(scene.say, on=scene.reader.big)


async def draw_privacy(tx: Tx, scene: Scene) -> Screen:
    # By the reader, not by an id in the button: nobody can ask for another's.
    kept = await actions.kept(tx, scene.reader.chat_id)
    mine = Mine(
        kept.person.name,
        kept.person.language,
        kept.person.phone,
        [_shown(home) for home in kept.homes],
        kept.counts.reports,
        kept.counts.supports,
        [(look.at, look.name, look.what) for look in kept.looks],
    )
    return view.privacy(scene.say, mine, big=scene.reader.big)


def _shown(home: Home) -> view.HomeShown:
    return home.member, home.place, home.flat


async def draw_export(tx: Tx, scene: Scene) -> Screen:
    return view.export(scene.say, await privacy.everything(tx, scene.reader.chat_id))


async def draw_erase_sure(_: Tx, scene: Scene) -> Screen:
    return view.sure_to_erase(scene.say, big=scene.reader.big)


async def draw_erased(_: Tx, scene: Scene) -> Screen:
    return view.erased(scene.say)


async def draw_move_out_sure(tx: Tx, scene: Scene) -> Screen | None:
    """Nothing is drawn of somebody else's home, whatever a forged button names."""
    found = await home_of(tx, scene.subject_id)
    if found is None or found[0].person_id != scene.reader.chat_id:
        return None
    home = naming.flat(scene.say, found[1], found[2])
    return view.sure_to_move(scene.say, home, scene.subject_id, big=scene.reader.big)
