"""The card of a report, wherever it stands, and what is opened from it."""

from actions.reports import menus, moving, refining, sight
from actions.reports.posting import CARD, NOTE
from actions.reports.press import Outcome, Spot
from domain import reports as rules
from domain.reports import Action, Report, State
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.reports import carding
from storage.database import Tx
from storage.places import chats, units
from storage.places.chats import Chat, ChatKind
from storage.reports import media
from storage.reports import register as reports
from views.reports import card as view
from views.reports import keys, news, phrases
from views.reports.buttons_filing import (
    Menu,
    ReportBehalf,
    ReportCategory,
    ReportConcern,
    ReportCover,
    ReportHurry,
    ReportMenu,
    ReportMove,
    ReportPictures,
    ReportText,
)
from views.reports.card import Carded
from views.screen import Media, Screen

NEEDED = {
    Menu.CATEGORIES: Action.CATEGORISE,
    Menu.ALL_CATEGORIES: Action.CATEGORISE,
    Menu.CONCERN: Action.CONCERN,
}
# What is over need not come along when a group moves.
ENDED = frozenset(State) - rules.OPEN - {State.RESOLVED}
# Telegram resends a file by its id only as what it was.
SHOWABLE = frozenset(
    {"photo", "video", "video_note", "animation", "voice", "audio", "document", "location"}
)


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(ReportMenu, open_menu)
    doors.tap(ReportCategory, choose_category)
    doors.tap(ReportHurry, hurry)
    doors.tap(ReportCover, cover)
    doors.tap(ReportConcern, concern)
    doors.tap(ReportMove, move)
    doors.tap(ReportBehalf, ask_behalf)
    doors.tap(ReportPictures, show_pictures)
    doors.tap(ReportText, show_text)
    doors.screen(CARD, draw)
    doors.screen(NOTE, draw)
    doors.screen("report-media", draw_media)
    doors.screen("report-text", draw_text)


async def draw(tx: Tx, scene: Scene) -> Screen | None:
    """The card as the chat may see it; None where it may see nothing of it."""
    report = await reports.find(tx, scene.subject_id)
    # Not drawn, the row is cancelled rather than sent.
    if report is None or (scene.args.get("moved") and report.state in ENDED):
        return None
    if await sight.kept_from(tx, report, scene.reader.chat_id, now=scene.now):
        # A card that stood there already must lose what it showed.
        return Screen(view.note(scene.say))
    if scene.reader.private:
        card = await carding.for_person(tx, scene, report)
        return _screen(scene, card) if card else None
    chat = await chats.find(tx, scene.reader.chat_id)
    if chat is None or not await carding.concerns(tx, chat, report):
        return None
    if chat.kind is ChatKind.GROUP:
        card = await carding.for_group(tx, scene, report)
        return _screen(scene, card) if card else Screen(view.note(scene.say))
    return await _for_workers(tx, scene, report, chat)


async def draw_media(tx: Tx, scene: Scene) -> Screen | None:
    """All that was sent along, for whoever may see the report here."""
    if not await _readable(tx, scene):
        return None
    found = [item for item in await media.of(tx, scene.subject_id) if item.kind in SHOWABLE]
    report = await reports.get(tx, scene.subject_id)
    return Screen(
        scene.say("report-media-of", number=await carding.number_of(tx, report)),
        media=tuple(
            Media(item.kind, item.file_id or "", item.latitude or 0.0, item.longitude or 0.0)
            for item in found
        ),
    )


async def draw_text(tx: Tx, scene: Scene) -> Screen | None:
    """One part of the whole text, masked for those who read it masked on the card."""
    report = await reports.find(tx, scene.subject_id)
    if report is None or not await _readable(tx, scene):
        return None
    text = report.text
    if scene.reader.private and (card := await carding.for_person(tx, scene, report)):
        text = card.text
    # Cut by the text, not by its HTML: no part can end inside a tag.
    start = int(scene.args["part"]) * menus.TEXT_A_MESSAGE
    part = text[start : start + menus.TEXT_A_MESSAGE]
    number = await carding.number_of(tx, report)
    head = scene.say("report-whole-text", number=number)
    return Screen(f"{head}\n{view.long(scene.say, part)}")


async def open_menu(context: Context, tapped: ReportMenu) -> None:
    """Draw the card with a menu below it; closing it is for everybody."""
    args = {"menu": tapped.menu.value, "page": tapped.page}
    spot, needs = _spot(context), NEEDED.get(tapped.menu)
    # Both change nothing: the move itself is authorised when a place is tapped.
    if tapped.menu in {Menu.NONE, Menu.PLACES}:
        await context.act(menus.close, tapped.report_id, spot, args, now=context.now)
        return
    done = await context.act(menus.turn, tapped.report_id, spot, args, needs, now=context.now)
    if done.refusal:
        await context.toast(said(context, done))


async def choose_category(context: Context, tapped: ReportCategory) -> None:
    # "all" belongs to the lists' filter and is no category.
    if tapped.code not in rules.CATEGORIES:
        return
    done = await context.act(
        refining.chosen, tapped.report_id, tapped.code.value, _spot(context), now=context.now
    )
    await context.toast(said(context, done))


async def hurry(context: Context, tapped: ReportHurry) -> None:
    done = await context.act(refining.hurry, tapped.report_id, now=context.now)
    await context.toast(said(context, done))


async def cover(context: Context, tapped: ReportCover) -> None:
    done = await context.act(refining.cover, tapped.report_id, now=context.now)
    await context.toast(said(context, done))


async def concern(context: Context, tapped: ReportConcern) -> None:
    done = await context.act(
        refining.concern, tapped.report_id, tapped.about, _spot(context), now=context.now
    )
    noted = context.say.plain("report-concerned", about=tapped.about)
    await context.toast(said(context, done) if done.refusal else noted)


async def move(context: Context, tapped: ReportMove) -> None:
    done = await context.act(
        moving.moved, tapped.report_id, tapped.place_id, _spot(context), now=context.now
    )
    await context.toast(said(context, done))


async def ask_behalf(context: Context, tapped: ReportBehalf) -> None:
    done = await context.act(moving.ask_behalf, tapped.report_id, now=context.now)
    if done.refusal:
        await context.toast(said(context, done))


async def show_pictures(context: Context, tapped: ReportPictures) -> None:
    to = await context.act(menus.pictures, tapped.report_id, context.chat_id, now=context.now)
    await context.toast(_sent_to(context, to))


async def show_text(context: Context, tapped: ReportText) -> None:
    to = await context.act(menus.whole_text, tapped.report_id, context.chat_id, now=context.now)
    await context.toast(_sent_to(context, to))


def said(context: Context, done: Outcome) -> str:
    """What came of a tap, or why nothing did."""
    return news.toast(
        context.say,
        done.action,
        done.refusal,
        done.state,
        holder=done.holder,
        phone=done.phone,
        lacking=done.lacking,
    )


def _sent_to(context: Context, to: int | None) -> str:
    if to is None:
        return context.say.plain("report-look-closed")
    return "" if to == context.chat_id else context.say.plain("report-look-sent")


def _spot(context: Context) -> Spot:
    message = context.incoming.effective_message
    return Spot(context.chat_id, message.message_id if message else 0)


async def _readable(tx: Tx, scene: Scene) -> bool:
    """Whether the card here shows the report rather than a note."""
    report = await reports.find(tx, scene.subject_id)
    if report is None or await sight.kept_from(tx, report, scene.reader.chat_id, now=scene.now):
        return False
    return await draw(tx, scene) is not None


async def _for_workers(tx: Tx, scene: Scene, report: Report, chat: Chat) -> Screen:
    # The unit that had it before keeps its message, which must stop showing the matter.
    if chat.kind is ChatKind.STAFF or chat.unit_id == report.unit_id:
        return _screen(scene, await carding.for_workers(tx, scene, report, chat))
    unit = await units.find(tx, report.unit_id) if report.unit_id else None
    say = scene.say
    name = phrases.unit_name(say, unit.name, unit.code) if unit else ""
    name = name or say.plain("report-unit", code="community_office")
    return Screen(view.gone_elsewhere(say, await carding.number_of(tx, report), name))


def _screen(scene: Scene, card: Carded) -> Screen:
    return Screen(
        view.text(scene.say, card), rows=keys.rows(scene.say, card, big=scene.reader.big)
    )
