"""Leafing through reports: a building's, those one handles, and one's own."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from actions.reports import lists, menus
from actions.reports.lists import Found, Wanted
from handlers.context import Context
from handlers.doors import Command, Doors, Draw, Scene
from handlers.reports import carding
from storage.database import Tx
from storage.reports.lists import Show
from views.reports import lists as view
from views.reports.buttons_filing import (
    Code,
    Filter,
    ReportList,
    ReportMine,
    ReportOpen,
    Shown,
)
from views.reports.lists import Page, Section
from views.screen import Screen

# Telegram takes a hundred buttons; the rest is for the rows below them.
PLACES_AT_MOST = 90


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("reports", open_list, "看报事", "本楼报事")
    doors.command("my", open_mine, "我的事项", "My matters")
    doors.tap(ReportList, turn)
    doors.tap(ReportMine, turn_mine)
    doors.tap(ReportOpen, open_report)
    doors.screen("report-list", draw_list)
    # The list itself, not a copy: topics that are opened later add to it.
    doors.screen("report-mine", partial(draw_mine, doors.own))
    doors.screen("report-mine-closed", draw_closed)


async def open_list(context: Context, _: Command) -> None:
    await context.act(lists.open_list, context.chat_id, context.message.id, now=context.now)


async def open_mine(context: Context, _: Command) -> None:
    await context.act(lists.open_mine, context.chat_id, context.message.id, now=context.now)


async def turn(context: Context, tapped: ReportList) -> None:
    """Another page, another filter, or the choice of one."""
    args: dict[str, Any] = {
        "show": tapped.show.value,
        "code": tapped.code.value,
        "before": tapped.before,
        "filter": tapped.filter.value,
    }
    spot = (context.chat_id, _message_id(context))
    await context.act(lists.turn, tapped.place_id, args, *spot, now=context.now)


async def turn_mine(context: Context, tapped: ReportMine) -> None:
    # A forged tap: in a group one's own matters would be read by everybody.
    if not context.private:
        return
    await context.act(lists.turn_mine, tapped.before, _message_id(context), now=context.now)


async def open_report(context: Context, tapped: ReportOpen) -> None:
    """A tap on an entry opens its card in private."""
    opened = await context.act(menus.open_card, tapped.report_id, now=context.now)
    if not opened:
        await context.toast(context.say.plain("report-list-closed"))
    # In private the card itself is the answer.
    elif not context.private:
        await context.toast(context.say.plain("report-list-sent"))


async def draw_list(tx: Tx, scene: Scene) -> Screen | None:
    """A page of a place's reports, as far as this chat may read them."""
    at = _at(scene)
    category = None if at.code is Code.ALL else at.code.value
    wanted = Wanted(scene.subject_id, Show(at.show.value), category, at.before)
    found = await lists.page_for(tx, scene.reader.chat_id, wanted, now=scene.now)
    return view.page(scene.say, await _page(tx, scene, found, at)) if found else None


async def draw_mine(others: Sequence[Draw], tx: Tx, scene: Scene) -> Screen | None:
    """What is the reader's own; other topics' parts stand below, on the first page."""
    if not scene.reader.private:
        return None
    before = max(int(scene.args.get("before", 0)), 0)
    mine, supported, following = await lists.own(tx, scene.reader.chat_id, before)
    sections = [
        Section(
            "reports", tuple([await carding.titled(tx, scene, r, masked=False) for r in mine])
        ),
        Section(
            "supported",
            tuple([await carding.titled(tx, scene, r, masked=True) for r in supported]),
        ),
    ]
    parts = [] if before else [await draw(tx, scene) for draw in others]
    found = [part for part in parts if part]
    return view.mine(scene.say, sections, found, following=following, before=before)


async def draw_closed(_: Tx, scene: Scene) -> Screen:
    return view.closed(scene.say)


async def _page(tx: Tx, scene: Scene, found: Found, at: ReportList) -> Page:
    masked = not found.whole
    places: tuple[tuple[int, str], ...] = ()
    if found.staff and scene.reader.private:
        handled = await lists.places_for(tx, scene.reader.chat_id, now=scene.now)
        places = tuple((p.id, p.name) for p in handled[:PLACES_AT_MOST])
    shown = [await carding.titled(tx, scene, r, masked=masked) for r in found.reports]
    return Page(found.place.name, at, tuple(shown), found.following, found.staff, places)


def _at(scene: Scene) -> ReportList:
    args = scene.args
    return ReportList(
        scene.subject_id,
        Shown(args.get("show", Shown.OPEN)),
        Code(args.get("code", Code.ALL)),
        max(int(args.get("before", 0)), 0),
        Filter(args.get("filter", Filter.NONE)),
    )


def _message_id(context: Context) -> int:
    message = context.incoming.effective_message
    return message.message_id if message else 0
