"""我住哪户: finding the flat, claiming it, and answering whoever else claims it."""

from telegram import Contact

from actions import screens
from actions.places import approval, choosing
from actions.places import joining as actions
from domain.places import Household, Membership, Place
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.taps import own_message
from storage.database import Tx
from storage.places import households, people, residents, tree
from storage.prompts import Prompt
from views.places import joining as view
from views.places import naming
from views.places.buttons_people import (
    Answer,
    AnswerQuestion,
    ClaimAs,
    CorrectRelation,
    PickBuilding,
    PickFloor,
    PickRelation,
    PickRoom,
    PickStairwell,
    SharePhone,
    Span,
    Use,
)
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.payload("j", open_link)
    doors.tap(PickBuilding, pick_building)
    doors.tap(PickStairwell, pick_stairwell)
    doors.tap(PickFloor, pick_floor)
    doors.tap(PickRoom, pick_room)
    doors.tap(PickRelation, pick_relation)
    doors.tap(ClaimAs, claim)
    doors.tap(SharePhone, ask_phone)
    doors.tap(CorrectRelation, correct_relation)
    doors.tap(AnswerQuestion, answer_question)
    doors.answer("phone", share_phone)
    # The first claimant may never answer; the second must not wait for ever.
    doors.timer("claim-asked", actions.pass_to_captain)
    doors.screen("join-buildings", draw_buildings)
    doors.screen("join-stairwells", draw_stairwells)
    doors.screen("join-floors", draw_floors)
    doors.screen("join-rooms", draw_rooms)
    doors.screen("join-relations", draw_relations)
    doors.screen("join-status", draw_status)
    doors.screen("join-refused", draw_refused)
    doors.screen("join-link-refused", draw_link_refused)
    doors.screen("join-reason", draw_reason)
    doors.screen("join-phone", draw_phone)
    doors.screen("join-phone-answer", draw_phone_answer)
    doors.screen("claim-question", draw_question)


async def open_link(context: Context, command: Command) -> None:
    """Use a link; in a group it would be read by everybody, so only the way out is shown."""
    if context.private:
        await context.act(actions.open_link, command.text, now=context.now)
        return
    reply = context.message.id
    await context.act(
        screens.show, context.chat_id, "start-group", now=context.now, reply_to=reply
    )


async def pick_building(context: Context, tapped: PickBuilding) -> None:
    await _turn(context, "join-buildings", 0, page=tapped.page)


async def pick_stairwell(context: Context, tapped: PickStairwell) -> None:
    await _turn(context, "join-stairwells", tapped.place_id, page=tapped.page, use=tapped.use)


async def pick_floor(context: Context, tapped: PickFloor) -> None:
    await _turn(context, "join-floors", tapped.household_id, page=tapped.page, use=tapped.use)


async def pick_room(context: Context, tapped: PickRoom) -> None:
    await _turn(
        context, "join-rooms", tapped.household_id, page=tapped.page, use=tapped.use,
        span=tapped.span,
    )  # fmt: skip


async def pick_relation(context: Context, tapped: PickRelation) -> None:
    await _turn(context, "join-relations", tapped.household_id, page=tapped.page)


async def _turn(context: Context, view_name: str, subject_id: int, **args: int | str) -> None:
    await context.act(
        screens.show, context.person_id, view_name, subject_id, args, now=context.now,
        instead_of=own_message(context),
    )  # fmt: skip


async def claim(context: Context, tapped: ClaimAs) -> None:
    here = own_message(context)
    await context.act(
        actions.claim, tapped.household_id, tapped.relation, now=context.now, instead_of=here
    )


async def ask_phone(context: Context, _: SharePhone) -> None:
    await context.act(actions.ask_phone, now=context.now)


async def share_phone(context: Context, _: Prompt) -> None:
    """Take a contact, which may be anybody's; any words mean no."""
    contact: Contact | None = context.message.contact
    if contact is None:
        await context.act(actions.keep_phone, now=context.now)
        return
    # The owner's id goes along: a forwarded contact is somebody else's number.
    await context.act(actions.share_phone, contact.user_id, contact.phone_number, now=context.now)


async def correct_relation(context: Context, tapped: CorrectRelation) -> None:
    done = await context.act(
        actions.relate, tapped.membership_id, tapped.relation, now=context.now,
        instead_of=own_message(context),
    )  # fmt: skip
    if not done:
        await context.toast(context.say.plain("claim-answer", reason="too-late"), alert=True)


async def answer_question(context: Context, tapped: AnswerQuestion) -> None:
    agrees = tapped.answer is Answer.YES
    done = await context.act(
        actions.answer_question, tapped.membership_id, agrees=agrees, now=context.now
    )
    if not done:
        await context.toast(context.say.plain("claim-answer", reason="decided"), alert=True)


async def draw_buildings(tx: Tx, scene: Scene) -> Screen:
    places = await choosing.nearest_buildings(tx, scene.reader.chat_id)
    return view.buildings(scene.say, places, _page(scene), big=scene.reader.big)


async def draw_stairwells(tx: Tx, scene: Scene) -> Screen | None:
    """One stairwell is no choice: its floors or rooms are shown at once."""
    place = await tree.find(tx, scene.subject_id)
    firsts = await choosing.stairwells(tx, place.id) if place else []
    if place is None or not firsts:
        return None
    if len(firsts) == 1:
        return await _floors(tx, scene, firsts[0].id)
    use = _use(scene)
    return view.stairwells(scene.say, place, firsts, _page(scene), use, big=scene.reader.big)


async def draw_floors(tx: Tx, scene: Scene) -> Screen | None:
    return await _floors(tx, scene, scene.subject_id)


async def _floors(tx: Tx, scene: Scene, household_id: int) -> Screen | None:
    """Few rooms need no floors: they are shown at once."""
    flats = await choosing.beside(tx, household_id)
    if not flats:
        return None
    place = await tree.get(tx, flats[0].place_id)
    firsts = choosing.floors(flats)
    big, use = scene.reader.big, _use(scene)
    several = len(await choosing.stairwells(tx, place.id)) > 1
    back = PickStairwell(place.id, 0, use) if several else view.above(place, use)
    if view.wants_floors(len(flats), len(firsts), big=big):
        return view.floors(scene.say, place, firsts, _page(scene), use, back, big=big)
    span = Span.STAIRWELL
    return view.rooms(scene.say, place, flats, _page(scene), use, span, back, big=big)


async def draw_rooms(tx: Tx, scene: Scene) -> Screen | None:
    span = Span(scene.args["span"])
    if span is Span.STAIRWELL:
        return await _floors(tx, scene, scene.subject_id)
    flats = await choosing.beside(tx, scene.subject_id, floor_only=True)
    if not flats:
        return None
    place = await tree.get(tx, flats[0].place_id)
    big, use = scene.reader.big, _use(scene)
    back = PickFloor(flats[0].id, 0, use)
    return view.rooms(scene.say, place, flats, _page(scene), use, span, back, big=big)


async def draw_relations(tx: Tx, scene: Scene) -> Screen | None:
    flat = await residents.flat(tx, scene.subject_id)
    if flat is None:
        return None
    place = await tree.get(tx, flat.place_id)
    return view.relations(scene.say, place, flat, _page(scene), big=scene.reader.big)


def _page(scene: Scene) -> int:
    return int(scene.args.get("page", 0))


def _use(scene: Scene) -> Use:
    return Use(scene.args.get("use", Use.JOIN))


async def draw_status(tx: Tx, scene: Scene) -> Screen | None:
    found = await home_of(tx, scene.subject_id)
    if found is None:
        return None
    member, place, flat = found
    return view.status(
        scene.say,
        place,
        flat,
        member,
        phone=await tree.office_phone(tx, place.id),
        correctable=await actions.correctable(tx, member, now=scene.now),
        deciders=bool(await approval.deciders(tx, place.id, member.person_id, now=scene.now)),
        big=scene.reader.big,
    )


async def home_of(tx: Tx, membership_id: int) -> tuple[Membership, Place, Household] | None:
    """Return a membership with where it is."""
    member = await households.membership(tx, membership_id)
    flat = await households.find(tx, member.household_id) if member else None
    return (member, await tree.get(tx, flat.place_id), flat) if member and flat else None


async def draw_refused(tx: Tx, scene: Scene) -> Screen:
    phone = await tree.office_phone(tx, scene.subject_id) if scene.subject_id else None
    return view.refused(scene.say, str(scene.args["reason"]), phone)


async def draw_link_refused(tx: Tx, scene: Scene) -> Screen:
    phone = await tree.office_phone(tx, scene.subject_id) if scene.subject_id else None
    reason = str(scene.args["reason"])
    return view.link_refused(scene.say, reason, phone, big=scene.reader.big)


async def draw_reason(tx: Tx, scene: Scene) -> Screen | None:
    found = await home_of(tx, scene.subject_id)
    if found is None:
        return None
    home = naming.flat(scene.say, found[1], found[2])
    return view.reason_given(scene.say, home, str(scene.args["text"]))


async def draw_phone(_: Tx, scene: Scene) -> Screen:
    return view.ask_phone(scene.say)


async def draw_phone_answer(_: Tx, scene: Scene) -> Screen:
    return view.phone_answer(scene.say, str(scene.args["outcome"]), big=scene.reader.big)


async def draw_question(tx: Tx, scene: Scene) -> Screen | None:
    found = await home_of(tx, scene.subject_id)
    if found is None:
        return None
    member, place, flat = found
    # The name only: a neighbour is asked, and neighbours see no phones.
    name = (await people.get(tx, member.person_id)).name
    home = naming.flat(scene.say, place, flat)
    return view.question(scene.say, name, home, member, big=scene.reader.big)
