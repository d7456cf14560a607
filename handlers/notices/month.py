"""The month view of those who announce things, and one day of it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.notices import month
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.notices.listing import line
from handlers.places.taps import own_message
from storage.database import Tx
from views.notices import month as view
from views.notices.buttons_lists import NoticeBlank, NoticeDay, NoticeMonth
from views.notices.month import Sheet
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticeMonth, turn)
    doors.tap(NoticeDay, open_day)
    doors.tap(NoticeBlank, rest)
    doors.screen(month.VIEW, draw)
    doors.screen(month.DAY_VIEW, draw_day)


async def turn(context: Context, tapped: NoticeMonth) -> None:
    """Another month, always in private: it shows what groups are not to know yet."""
    args = {"year": tapped.year, "month": tapped.month, "page": tapped.page}
    await _turn(context, month.VIEW, args)


async def open_day(context: Context, tapped: NoticeDay) -> None:
    """What takes place on a day; where nothing does, a word about it and no page."""
    args = {"year": tapped.year, "month": tapped.month, "day": tapped.day, "page": tapped.page}
    wanted = _date(args)
    found = await context.look(month.day, wanted, now=context.now) if wanted else None
    if found and not found.entries:
        await context.toast(view.free(context.say, found.day))
    else:
        await _turn(context, month.DAY_VIEW, args)


async def rest(_: Context, __: NoticeBlank) -> None:
    """Nothing stands there: the tap is answered, and that is all."""


async def _turn(context: Context, view_name: str, args: dict[str, int]) -> None:
    here = own_message(context)
    if await context.act(month.turn, view_name, args, here, now=context.now):
        await context.toast(context.say.plain("notice-month-denied"))


async def draw(tx: Tx, scene: Scene) -> Screen | None:
    """The month as far as the reader may see it; nothing for who announces nothing."""
    year, number = int(scene.args["year"]), int(scene.args["month"])
    found = await month.month(tx, scene.reader.chat_id, year, number, now=scene.now)
    if found is None:
        return None
    sheet = Sheet(found.place_id, found.first, found.today, found.counts, found.cut)
    return view.month(scene.say, sheet, int(scene.args["page"]), big=scene.reader.big)


async def draw_day(tx: Tx, scene: Scene) -> Screen | None:
    wanted = _date(scene.args)
    found = await month.day(tx, scene.reader.chat_id, wanted, now=scene.now) if wanted else None
    if found is None:
        return None
    lines = [(line(one, own=True), one.runs) for one in found.entries]
    page, big = int(scene.args["page"]), scene.reader.big
    return view.day(scene.say, found.day, lines, page, big=big, now=scene.now)


def _date(args: Mapping[str, Any]) -> date | None:
    """The day a button names, if there is one and the month view reaches it."""
    try:
        named = date(int(args["year"]), int(args["month"]), int(args["day"]))
    except (ValueError, OverflowError):
        return None
    return named if month.YEARS[0] <= named.year <= month.YEARS[1] else None
