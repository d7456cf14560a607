"""The doors of receipts: 收到, who has not answered, reminding them, knocking."""

from collections.abc import Sequence

from actions.notices import nudging, receipts
from domain.notices import Refusal
from handlers.context import Context
from handlers.doors import Doors, Scene
from handlers.notices.people_pages import concerned
from handlers.notices.signing import led, page_url, refused
from handlers.places.taps import own_message
from storage.database import Tx
from storage.notices import receipts as kept
from storage.notices.receipts import Door
from views.notices import receipts as view
from views.notices.buttons_people import NoticeHeard, NoticeKnock, NoticeNudge, NoticeSeen
from views.notices.receipts import Flat, Heard
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.tap(NoticeSeen, press)
    doors.tap(NoticeHeard, open_heard)
    doors.tap(NoticeKnock, knock)
    doors.tap(NoticeNudge, nudge)
    doors.screen(nudging.VIEW, draw_nudge)
    doors.screen(receipts.HEARD, draw_heard)
    doors.screen(receipts.KNOCK, draw_knock)


async def press(context: Context, tapped: NoticeSeen) -> None:
    """One tap, one toast."""
    done = await context.act(
        receipts.press, tapped.occurrence_id, chat_id=context.chat_id, now=context.now
    )
    if isinstance(done, Refusal):
        await refused(context, done)
    else:
        await context.toast(view.toast(context.say, new=done.new, counted=done.counted))


async def open_heard(context: Context, tapped: NoticeHeard) -> None:
    """Who has not answered, in private wherever the button stood."""
    what = (tapped.occurrence_id, tapped.place_id, max(tapped.page, 0))
    shown = await context.act(
        receipts.open_heard, *what, here=own_message(context), now=context.now
    )
    await led(context, shown, page_url(context, tapped.occurrence_id))


async def knock(context: Context, tapped: NoticeKnock) -> None:
    done = await context.act(
        receipts.knock,
        tapped.occurrence_id,
        tapped.household_id,
        max(tapped.page, 0),
        told=bool(tapped.told),
        here=own_message(context),
        now=context.now,
    )
    if done is Refusal.ALREADY:
        await context.toast(context.say.plain("notice-knock-already"))
    elif isinstance(done, Refusal):
        await refused(context, done)
    else:
        await context.toast(view.knocked(context.say, flat_of(done), told=bool(tapped.told)))


async def nudge(context: Context, tapped: NoticeNudge) -> None:
    done = await context.act(nudging.nudge, tapped.occurrence_id, now=context.now)
    if done is Refusal.ALREADY:
        await context.toast(context.say.plain("notice-nudge-today"), alert=True)
    elif isinstance(done, Refusal):
        await refused(context, done)
    else:
        told = (done.silent, done.reachable, done.people)
        words = view.nudged(context.say, *told, private=done.private)
        await context.toast(words, alert=True)


async def draw_nudge(tx: Tx, scene: Scene) -> Screen | None:
    """A reminder in private; nothing to who has pressed, or whose household was told since."""
    found = await concerned(tx, scene)
    if found is None or not receipts.wanted(found[1], found[0]):
        return None
    # What went to some people in private each of them answers for themselves.
    answered = kept.pressed if found[1].audience else kept.answered
    if await answered(tx, found[0].id, scene.reader.chat_id):
        return None
    return view.nudge(scene.say, found[2])


async def draw_heard(tx: Tx, scene: Scene) -> Screen | None:
    """The buildings, or the doors of one, to whom they are shown."""
    found = await concerned(tx, scene)
    if found is None:
        return None
    occurrence, notice, event = found
    reader, page = scene.reader.chat_id, int(scene.args.get("page", 0))
    rows = await receipts.overview(tx, reader, notice, occurrence, now=scene.now)
    buildings = [Heard(row.id, row.name, row.heard, row.households) for row in rows]
    of = next((one for one in buildings if one.id == scene.args["place"]), None)
    if of is None:
        return view.overview(scene.say, event, buildings, page, big=scene.reader.big)
    doors = await receipts.silent(tx, reader, notice, occurrence, of.id, now=scene.now)
    flats = flats_of(doors)
    return view.building(scene.say, event, of, flats, page, big=scene.reader.big)


async def draw_knock(tx: Tx, scene: Scene) -> Screen | None:
    """The doors to knock at, on paper."""
    found = await concerned(tx, scene)
    if found is None:
        return None
    occurrence, notice, event = found
    reader, place = scene.reader.chat_id, int(scene.args["place"])
    doors = await receipts.silent(tx, reader, notice, occurrence, place, now=scene.now)
    silent = [flat for flat in flats_of(doors) if not flat.told]
    return view.knock_list(scene.say, event, silent)


def flats_of(doors: Sequence[Door] | Refusal) -> list[Flat]:
    return [] if isinstance(doors, Refusal) else [flat_of(door) for door in doors]


def flat_of(door: Door) -> Flat:
    return Flat(door.id, door.building, door.stairwell, door.room, door.at_door)
