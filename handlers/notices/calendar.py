"""加日历 under a post, and the page with the address of a place's calendar."""

from actions.notices import calendars
from actions.notices.calendars import Sent, Shown
from actions.places import authority
from domain.calendars import Agenda
from domain.notices import Refusal
from domain.notices.agenda import agenda_of
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.places.taps import own_message
from storage.database import Tx
from views.notices import calendars as view
from views.notices.buttons_calendar import (
    NoticeCalendar,
    NoticeFeed,
    NoticeFeedFile,
    NoticeFeedNew,
)
from views.notices.buttons_lists import NoticeMonth
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticeCalendar, send)
    doors.tap(NoticeFeed, open_page)
    doors.tap(NoticeFeedNew, renew)
    doors.tap(NoticeFeedFile, send_place)
    doors.screen(calendars.FILE, draw_file)
    doors.screen(calendars.PLACE_FILE, draw_place_file)
    doors.screen(calendars.PAGE, draw_page)


async def send(context: Context, tapped: NoticeCalendar) -> None:
    """Send the file in private; who has not started the bot is led there by the tap."""
    sent = await context.act(calendars.send, tapped.occurrence_id, now=context.now)
    url = f"https://t.me/{context.bot.username}?start=n_{tapped.occurrence_id}"
    await _said(context, sent, url)


async def send_place(context: Context, tapped: NoticeFeedFile) -> None:
    sent = await context.act(calendars.send_place, tapped.place_id, now=context.now)
    await _said(context, sent, f"https://t.me/{context.bot.username}")


async def _said(context: Context, sent: Sent | Refusal, url: str) -> None:
    here = sent is Sent.SENT and context.private
    what = "here" if here else sent.value
    words = context.say.plain("notice-ics-toast", what=what)
    await context.toast(words, url=url if sent is Sent.START else None)


async def open_page(context: Context, tapped: NoticeFeed) -> None:
    refused = await context.act(
        calendars.open_page,
        tapped.place_id,
        url=context.bot_data.calendar_url,
        page=tapped.page,
        instead_of=own_message(context),
        now=context.now,
    )
    if refused:
        await _toast(context, refused.value)


async def renew(context: Context, tapped: NoticeFeedNew) -> None:
    refused = await context.act(
        calendars.renew,
        tapped.place_id,
        tapped.made,
        url=context.bot_data.calendar_url,
        instead_of=own_message(context),
        now=context.now,
    )
    await _toast(context, refused.value if refused else "changed")


async def _toast(context: Context, what: str) -> None:
    await context.toast(context.say.plain("notice-feed-toast", what=what))


async def draw_file(tx: Tx, scene: Scene) -> Screen:
    shown = await calendars.of_notice(tx, scene.subject_id, now=scene.now)
    notice = shown.entries[0].notice
    return view.notice_file(scene.say, notice.number, notice.title, _agenda(scene, shown))


async def draw_place_file(tx: Tx, scene: Scene) -> Screen:
    shown = await calendars.of_place(tx, scene.subject_id, now=scene.now)
    return view.place_file(scene.say, shown.place, _agenda(scene, shown))


def _agenda(scene: Scene, shown: Shown) -> Agenda:
    place, name = shown.place, view.name_of(scene.say, shown.place)
    return agenda_of(name, place.zone, shown.entries, shown.calendar, now=scene.now)


async def draw_page(tx: Tx, scene: Scene) -> Screen | None:
    """The page as it is now, to whoever may see it now: the address is a secret."""
    reader, page = scene.reader, int(scene.args.get("page", 0))
    places = await authority.managed(tx, reader.chat_id, now=scene.now)
    if scene.subject_id == 0 and len(places) != 1:
        return view.choose(scene.say, places, page, big=reader.big)
    place_id = scene.subject_id or places[0].id
    seen = await calendars.page_seen(tx, reader.chat_id, place_id, now=scene.now)
    if seen is None:
        return None
    place, inside, feed = seen
    url = str(scene.args["url"])
    return view.feed_page(
        scene.say,
        place,
        inside,
        f"{url}/calendar/{feed.token}.ics" if feed else "",
        calendars.made_of(feed),
        NoticeFeed(place.parent_id) if place.parent_id else NoticeMonth(),
        served=bool(url),
        page=page,
        big=reader.big,
    )
