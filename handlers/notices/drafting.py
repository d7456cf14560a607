"""The buttons under a draft: each answers with a toast and the next screen."""

from actions.notices import dictating, doubts, drafting, publishing
from actions.notices.drafting import Tapped
from domain.notices import Notice, Refusal
from handlers.context import Context
from handlers.doors import Doors
from views.notices import draft_refused
from views.notices.buttons_draft import (
    NoticeClear,
    NoticeDiscard,
    NoticeFigure,
    NoticeNoTime,
    NoticePage,
    NoticePlace,
    NoticePublish,
    NoticeReading,
    NoticeRole,
    NoticeSwitch,
    NoticeTry,
    NoticeWrite,
)
from views.notices.draft_pages import NONE

# A button has no room for it, and a private chat that was never opened is no refusal.
CLOSED = "aside-closed"


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticePublish, publish)
    doors.tap(NoticeDiscard, discard)
    doors.tap(NoticePage, turn)
    doors.tap(NoticeSwitch, switch)
    doors.tap(NoticeFigure, choose_figure)
    doors.tap(NoticeRole, choose_role)
    doors.tap(NoticePlace, choose_place)
    doors.tap(NoticeReading, choose_reading)
    doors.tap(NoticeNoTime, choose_no_time)
    doors.tap(NoticeWrite, write)
    doors.tap(NoticeClear, clear)
    doors.tap(NoticeTry, try_out)


async def publish(context: Context, tapped: NoticePublish) -> None:
    """Let it run; the second of two who press hears that it does."""
    done = await context.act(
        publishing.press,
        tapped.notice_id,
        at(context),
        tapped.version,
        at_once=tapped.at_once == 1,
        now=context.now,
    )
    await _answered(context, done, "now")


async def discard(context: Context, tapped: NoticeDiscard) -> None:
    where = (tapped.notice_id, at(context))
    refused = await context.act(publishing.discard, *where, now=context.now)
    await context.toast(said(context, refused) if refused else toast(context, "gone"))


async def turn(context: Context, tapped: NoticePage) -> None:
    page = (tapped.page.value, tapped.at)
    where = (tapped.notice_id, at(context))
    if refused := await context.act(drafting.turn, *where, *page, now=context.now):
        await context.toast(said(context, refused))


async def switch(context: Context, tapped: NoticeSwitch) -> None:
    where = (tapped.notice_id, at(context), tapped.what)
    done = await context.act(drafting.switch, *where, on=tapped.on == 1, now=context.now)
    await _answered(context, done)


async def choose_figure(context: Context, tapped: NoticeFigure) -> None:
    value = None if tapped.value == NONE else tapped.value
    done = await context.act(
        drafting.set_figure,
        tapped.notice_id,
        at(context),
        tapped.what,
        value,
        on=tapped.on == 1,
        now=context.now,
    )
    await _answered(context, done)


async def choose_role(context: Context, tapped: NoticeRole) -> None:
    where = (tapped.notice_id, at(context), tapped.role)
    done = await context.act(drafting.set_role, *where, on=tapped.on == 1, now=context.now)
    await _answered(context, done)


async def choose_place(context: Context, tapped: NoticePlace) -> None:
    where = (tapped.notice_id, at(context), tapped.place_id, tapped.choice)
    await _answered(context, await context.act(drafting.set_place, *where, now=context.now))


async def choose_reading(context: Context, tapped: NoticeReading) -> None:
    """One of the times that were offered."""
    where = (tapped.notice_id, at(context), tapped.index, tapped.asked)
    await _answered(context, await context.act(doubts.choose, *where, now=context.now))


async def choose_no_time(context: Context, tapped: NoticeNoTime) -> None:
    where = (tapped.notice_id, at(context))
    await _answered(context, await context.act(doubts.no_time, *where, now=context.now))


async def write(context: Context, tapped: NoticeWrite) -> None:
    """Ask for it below the draft."""
    where = (tapped.notice_id, at(context), tapped.what)
    if refused := await context.act(dictating.ask, *where, now=context.now):
        await context.toast(said(context, refused))


async def clear(context: Context, tapped: NoticeClear) -> None:
    where = (tapped.notice_id, at(context), tapped.part)
    await _answered(context, await context.act(drafting.clear, *where, now=context.now))


async def try_out(context: Context, tapped: NoticeTry) -> None:
    """The very post, in private."""
    sent = await context.act(publishing.try_out, tapped.notice_id, now=context.now)
    if isinstance(sent, Refusal):
        await context.toast(said(context, sent))
    else:
        await context.toast(toast(context, "tried") if sent else said(context, CLOSED))


def at(context: Context) -> Tapped:
    message = context.incoming.effective_message
    return Tapped(context.chat_id, message.message_id if message else 0)


def said(context: Context, code: str) -> str:
    """A refusal in one sentence."""
    return draft_refused.said(context.say, code)


def toast(context: Context, what: str) -> str:
    return context.say.plain("notice-draft-toast", what=what)


async def _answered(context: Context, done: Notice | str, what: str = "changed") -> None:
    good = isinstance(done, Notice)
    await context.toast(toast(context, what) if good else said(context, str(done)))
