"""The doors of a notice's desk: its card and pages, pausing, sending once more."""

from collections import Counter

from actions.notices import clocks, delivering, desk, posting, stopping
from actions.notices.desk import Overview
from domain.notices import Refusal
from domain.notices.schedule import recurrence_of
from handlers.context import Context
from handlers.doors import Doors, Scene
from storage.database import Tx
from storage.notices import occurrences
from views.notices import desk as view
from views.notices.buttons_desk import DeskDo, DeskPage, NoticeDate, NoticeDesk, NoticeDo
from views.notices.desk import Desk
from views.notices.post import Post
from views.screen import Screen

DONE = {DeskDo.PAUSE: "paused", DeskDo.RESUME: "resumed"}


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticeDesk, open_page)
    doors.tap(NoticeDate, open_date)
    doors.tap(NoticeDo, do)
    doors.screen(posting.DESK, draw_desk)
    doors.screen(desk.PAGE, draw_page)


async def open_page(context: Context, tapped: NoticeDesk) -> None:
    """Turn to a page in place; from a group, or from other messages, in a new one in private."""
    notice_id, here = tapped.notice_id, context.message.id
    if not context.private:
        opened = await context.act(desk.open_desk, notice_id, now=context.now)
        await _toast(context, opened.value if opened else "opened")
    elif tapped.page is DeskPage.HOME:
        await _refused(context, await context.act(desk.home, notice_id, here, now=context.now))
    else:
        page = (tapped.page.value, tapped.at, here)
        await _refused(context, await context.act(desk.turn, notice_id, *page, now=context.now))


async def open_date(context: Context, tapped: NoticeDate) -> None:
    here = context.message.id
    where = (tapped.notice_id, tapped.at, here)
    await _refused(context, await context.act(desk.date, *where, now=context.now))


async def do(context: Context, tapped: NoticeDo) -> None:
    """Do it at once; its effect is seen on the card."""
    if tapped.what is DeskDo.RESEND:
        sent = await context.act(delivering.resend, tapped.occurrence_id, now=context.now)
        if isinstance(sent, Refusal):
            await _toast(context, sent.value)
        else:
            await context.toast(context.say.plain("notice-desk-resent", count=sent))
        return
    step = stopping.pause if tapped.what is DeskDo.PAUSE else stopping.resume
    refused = await context.act(step, tapped.notice_id, now=context.now)
    await _toast(context, refused.value if refused else DONE[tapped.what])


async def draw_desk(tx: Tx, scene: Scene) -> Screen | None:
    shown = await _desk(tx, scene)
    return view.screen(scene.say, shown, now=scene.now) if shown else None


async def draw_page(tx: Tx, scene: Scene) -> Screen | None:
    """One page of the desk; what is gone meanwhile leads back to the card."""
    shown = await _desk(tx, scene)
    if shown is None:
        return None
    page, at = DeskPage(scene.args["page"]), int(scene.args["at"])
    if page in {DeskPage.DATE, DeskPage.OFF}:
        one = await occurrences.find(tx, at)
        if one is not None and one.notice_id == shown.notice.id:
            draw = view.date if page is DeskPage.DATE else view.off
            return draw(scene.say, shown, one, now=scene.now)
    return await _plain_page(tx, scene, shown, page, at)


async def _plain_page(tx: Tx, scene: Scene, shown: Desk, page: DeskPage, at: int) -> Screen:
    match page:
        case DeskPage.FAILED:
            return view.failed(scene.say, shown, await _losses(tx, shown), at)
        case DeskPage.DATES:
            ahead = await desk.dates(tx, shown.notice, now=scene.now)
            return view.dates(scene.say, shown, ahead, now=scene.now)
        case DeskPage.WORDS:
            return view.words(scene.say, shown)
        case DeskPage.OFF_ALL:
            return view.off(scene.say, shown, None, now=scene.now)
        case _:
            return view.screen(scene.say, shown, now=scene.now)


async def _desk(tx: Tx, scene: Scene) -> Desk | None:
    # Names of groups and what failed are for those who run it, and never for a group.
    if not scene.reader.private:
        return None
    seen = await desk.overview(tx, scene.reader.chat_id, scene.subject_id, now=scene.now)
    return await _shown(tx, seen) if seen else None


async def _shown(tx: Tx, seen: Overview) -> Desk:
    zone = await clocks.zone_of(tx, seen.notice)
    post = Post(seen.notice, seen.current, zone) if seen.current else None
    if post and seen.seats:
        post = post.seated(seen.seats.taken, seen.seats.waiting, seen.seats.capacity)
    rule = recurrence_of(seen.notice.schedule, zone)
    return Desk(seen.notice, rule, post, seen.next_at, seen.counts, seen.receipts, seen.gone, zone)


async def _losses(tx: Tx, shown: Desk) -> list[tuple[str, str, int]]:
    """(group, what helps, copies): each group by itself, people by number only."""
    if shown.post is None:
        return []
    found = await delivering.failures(tx, shown.post.occurrence.id)
    groups = [(one.title or "…", one.remedy.value, 1) for one in found if one.delivery.chat_id < 0]
    people = Counter(one.remedy.value for one in found if one.delivery.chat_id > 0)
    return [*groups, *(("", remedy, count) for remedy, count in people.items())]


async def _refused(context: Context, refused: Refusal | None) -> None:
    if refused:
        await _toast(context, refused.value)


async def _toast(context: Context, why: str) -> None:
    await context.toast(context.say.plain("notice-desk-toast", why=why))
