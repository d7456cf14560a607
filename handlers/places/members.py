"""/members: claims to decide, who lives where, invitations; always in private."""

import secrets

from actions import screens
from actions.places import members as actions
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.places.joining import home_of
from handlers.places.taps import own_message
from storage.database import Tx
from storage.places import households, people, residents, tree
from storage.places.residents import Resident
from storage.prompts import Prompt
from views.places import joining as joining_view
from views.places import members as view
from views.places import naming
from views.places.buttons_people import (
    Answer,
    DecideClaim,
    EndMembership,
    GiveReason,
    InviteTo,
    ListMembers,
    OpenClaim,
    OpenFlat,
    OpenMembers,
    OpenMembersPlaces,
)
from views.places.members import Neighbour, Waiting
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("members", open_members, "住户", "Members")
    doors.tap(OpenMembersPlaces, turn_places)
    doors.tap(OpenMembers, open_building)
    doors.tap(ListMembers, list_members)
    doors.tap(OpenClaim, open_claim)
    doors.tap(OpenFlat, open_flat)
    doors.tap(DecideClaim, decide)
    doors.tap(GiveReason, ask_reason)
    doors.tap(EndMembership, end)
    doors.tap(InviteTo, invite)
    # A reason is asked after the refusal, which must not wait for words.
    doors.answer("claim-reason", give_reason)
    doors.screen("members-places", draw_places)
    doors.screen("members-forbidden", draw_forbidden)
    doors.screen("members", draw_building)
    doors.screen("members-list", draw_list)
    doors.screen("members-flat", draw_flat)
    doors.screen("members-sure", draw_sure)
    doors.screen("members-link", draw_link)
    doors.screen("claim-card", draw_claim)
    doors.screen("claim-reason", draw_ask_reason)
    doors.screen("claim-reason-sent", draw_reason_sent)


async def open_members(context: Context, _: Command) -> None:
    """Show the claims; in a group only the way to the private chat."""
    if context.private:
        await context.act(actions.open_members, now=context.now)
        return
    reply = context.message.id
    await context.act(
        screens.show, context.chat_id, "start-group", now=context.now, reply_to=reply
    )


async def turn_places(context: Context, tapped: OpenMembersPlaces) -> None:
    here = own_message(context)
    await context.act(actions.open_members, now=context.now, page=tapped.page, instead_of=here)


async def open_building(context: Context, tapped: OpenMembers) -> None:
    await _open(context, tapped.place_id, "members", tapped.page)


async def list_members(context: Context, tapped: ListMembers) -> None:
    await _open(context, tapped.place_id, "members-list", tapped.page)


async def _open(context: Context, place_id: int, name: str, page: int) -> None:
    here = own_message(context)
    refusal = await context.act(
        actions.open_building, place_id, name, page, now=context.now, message_id=here
    )
    await _say(context, refusal)


async def open_claim(context: Context, tapped: OpenClaim) -> None:
    refusal = await context.act(
        actions.open_claim, tapped.membership_id, now=context.now, message_id=own_message(context)
    )
    await _say(context, refusal)


async def open_flat(context: Context, tapped: OpenFlat) -> None:
    here, page = own_message(context), tapped.page
    refusal = await context.act(
        actions.open_flat, tapped.household_id, page=page, now=context.now, message_id=here
    )
    await _say(context, refusal)


async def decide(context: Context, tapped: DecideClaim) -> None:
    refusal = await context.act(
        actions.decide, tapped.membership_id, agrees=tapped.answer is Answer.YES, now=context.now,
        message_id=own_message(context),
    )  # fmt: skip
    await _say(context, refusal)


async def ask_reason(context: Context, tapped: GiveReason) -> None:
    refusal = await context.act(actions.ask_reason, tapped.membership_id, now=context.now)
    await _say(context, refusal)


async def give_reason(context: Context, prompt: Prompt) -> None:
    await context.act(actions.give_reason, prompt, context.message.text or "", now=context.now)


async def end(context: Context, tapped: EndMembership) -> None:
    step = actions.end if tapped.sure else actions.ask_end
    refusal = await context.act(
        step, tapped.membership_id, now=context.now, message_id=own_message(context)
    )
    await _say(context, refusal)


async def invite(context: Context, tapped: InviteTo) -> None:
    # Handed in, so that tests know the link; whoever guesses one is let into a flat.
    refusal = await context.act(
        actions.invite, tapped.household_id, rand=secrets.token_bytes, now=context.now
    )
    await _say(context, refusal)


async def _say(context: Context, refusal: actions.Refusal | None) -> None:
    if refusal:
        await context.toast(context.say.plain("claim-answer", reason=refusal.value), alert=True)


async def draw_places(tx: Tx, scene: Scene) -> Screen:
    places = await actions.looked_after(tx, scene.reader.chat_id, now=scene.now)
    return view.places(scene.say, places, int(scene.args["page"]), big=scene.reader.big)


async def draw_forbidden(_: Tx, scene: Scene) -> Screen:
    return view.forbidden(scene.say)


async def draw_building(tx: Tx, scene: Scene) -> Screen:
    place = await tree.get(tx, scene.subject_id)
    living = await residents.in_building(tx, place.id)
    counts = (len({r.household_id for r in living}), len({r.person_id for r in living}))
    claims = await _claims(tx, place.id)
    page = int(scene.args["page"])
    several = len(await actions.looked_after(tx, scene.reader.chat_id, now=scene.now)) > 1
    return view.building(
        scene.say, place, claims, counts, page, several=several, big=scene.reader.big
    )


async def _claims(tx: Tx, place_id: int) -> list[Waiting]:
    waiting = []
    for member in await households.open_claims(tx, place_id):
        flat = await households.find(tx, member.household_id)
        if flat is not None:
            name = (await people.get(tx, member.person_id)).name
            waiting.append(Waiting(member.id, flat, name, member.relation))
    return waiting


async def draw_list(tx: Tx, scene: Scene) -> Screen:
    place = await tree.get(tx, scene.subject_id)
    page = int(scene.args["page"])
    shown = await actions.flats_on_page(tx, place.id, page)
    living = await residents.in_building(tx, place.id)
    inhabited = len({r.household_id for r in living})
    pages = max(1, -(-inhabited // actions.FLATS_A_PAGE))
    flats = []
    for household_id in shown:
        if flat := await households.find(tx, household_id):
            here = [_neighbour(r) for r in living if r.household_id == household_id]
            flats.append((flat, here))
    return view.listing(scene.say, place, flats, page, pages, big=scene.reader.big)


def _neighbour(resident: Resident) -> Neighbour:
    return Neighbour(resident.membership_id, resident.name, resident.relation, resident.phone)


async def draw_flat(tx: Tx, scene: Scene) -> Screen | None:
    flat = await households.find(tx, scene.subject_id)
    if flat is None:
        return None
    place = await tree.get(tx, flat.place_id)
    living = [_neighbour(r) for r in await residents.in_flat(tx, flat.id)]
    page = int(scene.args["page"])
    return view.flat(scene.say, place, flat, living, page, big=scene.reader.big)


async def draw_sure(tx: Tx, scene: Scene) -> Screen | None:
    found = await home_of(tx, scene.subject_id)
    if found is None:
        return None
    member, place, flat = found
    home = naming.flat(scene.say, place, flat)
    name = (await people.get(tx, member.person_id)).name
    return view.sure_to_end(scene.say, home, name, member, big=scene.reader.big)


async def draw_link(tx: Tx, scene: Scene) -> Screen | None:
    flat = await residents.flat(tx, scene.subject_id)
    if flat is None:
        return None
    place = await tree.get(tx, flat.place_id)
    home = naming.flat(scene.say, place, flat)
    return view.link(scene.say, home, str(scene.args["token"]))


async def draw_claim(tx: Tx, scene: Scene) -> Screen | None:
    found = await home_of(tx, scene.subject_id)
    if found is None:
        return None
    member, place, flat = found
    name = (await people.get(tx, member.person_id)).name
    return view.claim_card(scene.say, place, flat, name, member, big=scene.reader.big)


async def draw_ask_reason(tx: Tx, scene: Scene) -> Screen | None:
    found = await home_of(tx, scene.subject_id)
    if found is None:
        return None
    return joining_view.asks_reason(scene.say, naming.flat(scene.say, found[1], found[2]))


async def draw_reason_sent(_: Tx, scene: Scene) -> Screen:
    return view.reason_sent(scene.say)
