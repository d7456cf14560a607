"""Drawing the private pages of sign-up: one's own, a place, the slots, the questions."""

from actions.notices import concern, family, own, seats
from domain.notices import Notice, Occurrence, Refusal, Seat
from handlers.doors import Doors, Scene
from handlers.notices import people_scenes as scenes
from storage.database import Tx
from storage.notices import signups
from views.notices import signup as view
from views.notices.signup import Event, Place
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen(own.OWN, draw_own)
    doors.screen(own.SEAT, draw_seat)
    doors.screen(own.SLOTS, draw_slots)
    doors.screen(own.WRONG, draw_wrong)
    doors.screen(family.FAMILY, draw_family)
    doors.screen(family.REMARK, draw_remark)
    doors.screen(seats.UP, draw_up)


async def draw_own(tx: Tx, scene: Scene) -> Screen | None:
    """One's own places and those of one's family; the person is the chat."""
    found = await concerned(tx, scene)
    if found is None:
        return None
    occurrence, notice, event = found
    mine = await signups.own(tx, occurrence.id, scene.reader.chat_id)
    places = await scenes.places_of(tx, notice, occurrence, mine, scene.reader.chat_id)
    can = await scenes.options_of(tx, scene, notice, occurrence)
    page = int(scene.args.get("page", 0))
    return view.own(scene.say, event, places, can, page, big=scene.reader.big)


async def draw_seat(tx: Tx, scene: Scene) -> Screen | None:
    found = await _seat(tx, scene)
    if found is None:
        return None
    mine, place, event = found
    can = await scenes.options_of(tx, scene, mine.notice, mine.occurrence)
    own_place = mine.attendee.person_id == scene.reader.chat_id
    big = scene.reader.big
    return view.seat(scene.say, event, place, slots=can.slots, mine=own_place, big=big)


async def draw_slots(tx: Tx, scene: Scene) -> Screen | None:
    found = await concerned(tx, scene)
    if found is None:
        return None
    occurrence, notice, event = found
    seat = await _seat(tx, scene) if scene.args.get("signup") else None
    free = await scenes.free_slots(tx, notice, occurrence)
    place = seat[1] if seat else None
    page = int(scene.args.get("page", 0))
    return view.slots(scene.say, event, free, place, page, big=scene.reader.big)


async def draw_family(tx: Tx, scene: Scene) -> Screen | None:
    found = await concerned(tx, scene)
    return view.family(scene.say, found[2]) if found else None


async def draw_remark(tx: Tx, scene: Scene) -> Screen | None:
    found = await _seat(tx, scene)
    return view.remark(scene.say, found[1]) if found else None


async def draw_wrong(_: Tx, scene: Scene) -> Screen:
    return view.wrong(scene.say, str(scene.args["why"]))


async def draw_up(tx: Tx, scene: Scene) -> Screen | None:
    """That somebody moved up; nothing where the place was given back meanwhile."""
    attendee = await signups.find(tx, int(scene.args["signup"]))
    if attendee is None or attendee.state is not Seat.IN or not scene.reader.private:
        return None
    passing_on = attendee.person_id != scene.reader.chat_id
    place = await scenes.place_of(tx, attendee, scene.reader.chat_id)
    occurrence, notice = await concern.read(tx, attendee.occurrence_id)
    event = await scenes.event_of(tx, scene, notice, occurrence)
    if place is None:
        return None
    how = {"passing_on": passing_on, "kept": bool(scene.args.get("kept"))}
    return view.moved_up(scene.say, event, place, **how, big=scene.reader.big)


async def concerned(tx: Tx, scene: Scene) -> tuple[Occurrence, Notice, Event] | None:
    """What the page is about, for those whom it concerns."""
    if not scene.reader.private:
        return None
    occurrence, notice = await concern.read(tx, scene.subject_id)
    reader = scene.reader.chat_id
    if not await concern.concerns(tx, reader, notice, occurrence, now=scene.now):
        return None
    return occurrence, notice, await scenes.event_of(tx, scene, notice, occurrence)


async def _seat(tx: Tx, scene: Scene) -> tuple[own.Mine, Place, Event] | None:
    """A place for whoever may change it now."""
    if not scene.reader.private:
        return None
    reader, signup_id = scene.reader.chat_id, int(scene.args["signup"])
    mine = await own.mine(tx, reader, signup_id, now=scene.now)
    if isinstance(mine, Refusal):
        return None
    place = await scenes.place_of(tx, mine.attendee, reader)
    event = await scenes.event_of(tx, scene, mine.notice, mine.occurrence)
    return (mine, place, event) if place else None
