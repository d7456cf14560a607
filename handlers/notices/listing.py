"""Leafing through notices: what is coming here, one's own, and those one answers for."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from actions.notices import listing
from actions.notices.listing import Entry
from domain.notices import Refusal, State
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.taps import own_message
from storage.database import Tx
from views.notices import listing as view
from views.notices.buttons_lists import NoticeDraftOpen, NoticeList, Show
from views.notices.listing import Line
from views.screen import Screen

# Which notices a list of those one answers for is of.
STATES = {
    Show.RUNNING: (State.RUNNING,),
    Show.DRAFTS: (State.DRAFT,),
    Show.PAUSED: (State.PAUSED,),
    Show.ENDED: (State.ENDED, State.CANCELLED),
}
# Later than any notice: a forged button may name a moment that no calendar has.
LAST = 2**35


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("notices", open_list, "看公告", "Notices")
    doors.payload("nl", open_list)
    doors.tap(NoticeList, turn)
    doors.tap(NoticeDraftOpen, open_draft)
    doors.screen(listing.VIEW, draw)
    doors.mine(draw_mine)


async def open_list(context: Context, _: Command) -> None:
    reply = None if context.private else context.message.id
    await context.act(listing.open_list, context.chat_id, reply_to=reply, now=context.now)


async def turn(context: Context, tapped: NoticeList) -> None:
    """Another page or list, in private: in a group it would turn for everybody."""
    args = {"show": tapped.show.value, "at": tapped.at, "after": tapped.after}
    await context.act(listing.turn, args, own_message(context), now=context.now)


async def open_draft(context: Context, tapped: NoticeDraftOpen) -> None:
    done = await context.act(listing.open_draft, tapped.notice_id, now=context.now)
    if done is Refusal.NOT_YOURS:
        await context.toast(context.say.plain("notice-lists-denied"))
    elif done is not None:
        await context.toast(context.say.plain("notice-lists-draft-gone"))


async def draw(tx: Tx, scene: Scene) -> Screen | None:
    """A page as far as this chat may read it; a group's is of what everybody there may know."""
    if not scene.reader.private:
        found = await _coming(tx, scene, listing.FIRST)
        return view.in_group(scene.say, [line(one) for one in found.entries], now=scene.now)
    show, reader = Show(scene.args.get("show", Show.COMING)), scene.reader
    if show is Show.MORE:
        serves = await listing.serves(tx, reader.chat_id, now=scene.now)
        turned = int(scene.args.get("after", 0))
        return view.more(scene.say, turned, serves=serves, big=reader.big)
    page = await _page(tx, scene, show, _mark(scene.args))
    following = page.following and _button(show, *page.following)
    shown = view.Page(
        show,
        tuple(line(one, own=True) for one in page.entries),
        following,
        _mark(scene.args) == listing.FIRST,
        page.serves,
    )
    return view.page(scene.say, shown, big=reader.big, now=scene.now)


async def draw_mine(tx: Tx, scene: Scene) -> Screen | None:
    """What one signed up for and is still ahead; in a group nobody's."""
    if not scene.reader.private:
        return None
    reader_id = scene.reader.chat_id
    found = await listing.mine(tx, reader_id, listing.FIRST, big=False, now=scene.now)
    lines = [line(one, own=True) for one in found.entries[: listing.MINE_AT_MOST]]
    return view.mine(scene.say, lines, now=scene.now)


def line(one: Entry, *, own: bool = False) -> Line:
    """An entry as it is shown; what is the reader's own only to themselves."""
    known = one.standing
    return Line(
        one.notice,
        one.occurrence,
        one.place,
        one.zone,
        known.seat if own else None,
        known.open,
        known.full,
        known.seen if own else None,
    )


async def _page(tx: Tx, scene: Scene, show: Show, after: listing.Mark) -> listing.Page:
    reader_id, big = scene.reader.chat_id, scene.reader.big
    if show in STATES:
        return await listing.run(tx, reader_id, STATES[show], after[1], big=big, now=scene.now)
    if show is Show.MINE:
        return await listing.mine(tx, reader_id, after, big=big, now=scene.now)
    return await _coming(tx, scene, after)


async def _coming(tx: Tx, scene: Scene, after: listing.Mark) -> listing.Page:
    reader_id, big = scene.reader.chat_id, scene.reader.big
    return await listing.coming(tx, reader_id, after, big=big, now=scene.now)


def _mark(args: Mapping[str, Any]) -> listing.Mark:
    """Behind what the page begins, whatever a button names."""
    seconds = min(max(int(args.get("at", 0)), 0), LAST)
    return datetime.fromtimestamp(seconds, UTC), max(int(args.get("after", 0)), 0)


def _button(show: Show, at: datetime, after: int) -> NoticeList:
    return NoticeList(show, int(at.timestamp()), after)
