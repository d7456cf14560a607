"""What the set-up of groups looks like, drawn from the rows when it is sent."""

from domain.places import PlaceKind, order
from handlers.doors import Doors, Scene
from storage.database import Tx
from storage.places import chats, people, tree, units
from storage.places.chats import Chat, ChatKind
from storage.places.units import Unit
from views.places import setup as view
from views.places.setup import Choice, Menu, Pending, Tie
from views.screen import Screen
from views.texts import Texts


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen("setup-card", draw_card)
    doors.screen("setup-tied", draw_tied)
    doors.screen("setup-sure", draw_sure)
    doors.screen("setup-which", draw_which)
    doors.screen("setup-request", draw_request)
    doors.screen("setup-decided", draw_decided)
    doors.screen("setup-declined", draw_declined)
    doors.screen("setup-name", draw_name)
    doors.screen("setup-note", draw_note)
    doors.screen("setup-lost", draw_lost)
    doors.screen("setup-mute", draw_mute)
    doors.screen("setup-stranger", draw_stranger)


async def draw_card(tx: Tx, scene: Scene) -> Screen | None:
    chat = await chats.find(tx, scene.subject_id)
    if chat is None:
        return None
    tie = await tie_of(tx, scene.say, chat)
    # A panel is redrawn without args, so a menu left open closes with the next change.
    asking = chat.place_id is None or bool(scene.args.get("choosing"))
    menu = await _menu(tx, scene, chat) if asking else None
    return view.card(scene.say, chat.title, chat.rights.split(), tie, menu)


async def _menu(tx: Tx, scene: Scene, chat: Chat) -> Menu:
    """What to offer: first which community, where there are several; then its buildings."""
    known = await tree.communities(tx)
    chosen = int(scene.args.get("community", 0)) or (known[0].id if len(known) == 1 else 0)
    if chosen == 0 and chat.place_id:
        chosen = (await tree.community_of(tx, chat.place_id)).id
    if not known:
        return Menu("founding")
    # The id comes from a button: a community that is closed or was never there is asked anew.
    if chosen not in {place.id for place in known}:
        return Menu("communities", choices=[Choice(p.id, p.name) for p in known])
    page = max(int(scene.args.get("page", 0)), 0)
    if scene.args.get("units"):
        found = await units.of_community(tx, chosen)
        choices = [Choice(unit.id, unit_name(scene.say, unit)) for unit in found]
        return Menu("units", chosen, choices, page)
    return Menu("buildings", chosen, await buildings(tx, chosen), page)


async def buildings(tx: Tx, community_id: int) -> list[Choice]:
    """Return a community's buildings as people count, each with the estate it stands in."""
    inside = {place.id: place for place in await tree.inside(tx, community_id)}
    found = [p for p in inside.values() if p.kind is PlaceKind.BUILDING]
    estates = {i: p.name for i, p in inside.items() if p.kind is PlaceKind.ESTATE}
    return [
        Choice(p.id, " ".join(filter(None, (estates.get(p.parent_id or 0), p.name))))
        for p in sorted(found, key=lambda p: (estates.get(p.parent_id or 0, ""), order(p)))
    ]


def unit_name(say: Texts, unit: Unit) -> str:
    return unit.name or say.plain("report-unit", code=unit.code)


async def place_name(tx: Tx, place_id: int) -> str:
    """The place with all that it stands in: 翠湖里 · 6栋."""
    # 0, or taken from a forged button: named by nothing rather than failing to be drawn.
    if await tree.find(tx, place_id) is None:
        return ""
    # Whole, as every estate has its 6栋.
    return " · ".join(place.name for place in reversed(await tree.lineage(tx, place_id)))


async def tie_of(tx: Tx, say: Texts, chat: Chat) -> Tie:
    return await _tie(tx, say, chat.kind, chat.place_id or 0, chat.unit_id or 0)


async def _tie(tx: Tx, say: Texts, kind: ChatKind, place_id: int, unit_id: int) -> Tie:
    unit = await units.find(tx, unit_id) if unit_id else None
    if unit:
        return Tie("unit", unit_name(say, unit))
    return Tie(kind.value, await place_name(tx, place_id)) if place_id else Tie()


async def _wanted(tx: Tx, say: Texts, place_id: int, unit_id: int) -> Tie:
    place = await tree.get(tx, place_id)
    staff = place.kind is PlaceKind.COMMUNITY
    return await _tie(tx, say, ChatKind.STAFF if staff else ChatKind.GROUP, place_id, unit_id)


async def draw_tied(tx: Tx, scene: Scene) -> Screen | None:
    chat = await chats.find(tx, scene.subject_id)
    if chat is None or chat.place_id is None:
        return None
    return view.tied(scene.say, await tie_of(tx, scene.say, chat))


async def _pending(tx: Tx, scene: Scene) -> Pending | None:
    chat = await chats.find(tx, scene.subject_id)
    place_id, unit_id = int(scene.args["place"]), int(scene.args.get("unit", 0))
    if chat is None:
        return None
    before = await tie_of(tx, scene.say, chat)
    after = await _wanted(tx, scene.say, place_id, unit_id)
    return Pending(chat.title, before, after, place_id, unit_id, int(scene.args["sure"]))


async def draw_sure(tx: Tx, scene: Scene) -> Screen | None:
    pending = await _pending(tx, scene)
    return view.sure(scene.say, pending) if pending else None


async def draw_which(tx: Tx, scene: Scene) -> Screen | None:
    found = [await tree.find(tx, int(place_id)) for place_id in scene.args["found"]]
    known = [place for place in found if place]
    if not known:
        return None
    community = await tree.community_of(tx, known[0].id)
    labels = {choice.id: choice.label for choice in await buildings(tx, community.id)}
    choices = [Choice(p.id, labels.get(p.id, p.name)) for p in known]
    return view.which(scene.say, choices, community.id)


async def draw_request(tx: Tx, scene: Scene) -> Screen | None:
    pending = await _pending(tx, scene)
    person_id = int(scene.args["person"])
    asker = Choice(person_id, await _person(tx, person_id))
    return view.request(scene.say, pending, scene.subject_id, asker) if pending else None


async def draw_decided(tx: Tx, scene: Scene) -> Screen | None:
    chat = await chats.find(tx, scene.subject_id)
    by = await _person(tx, int(scene.args["by"]))
    place = await place_name(tx, int(scene.args["place"]))
    title = chat.title if chat else ""
    return view.decided(scene.say, title, place, by, int(scene.args["agreed"]))


async def draw_declined(tx: Tx, scene: Scene) -> Screen:
    return view.declined(scene.say, await place_name(tx, int(scene.args["place"])))


async def draw_name(tx: Tx, scene: Scene) -> Screen:
    person_id = int(scene.args["person"])
    name = await _person(tx, person_id)
    return view.name_question(scene.say, str(scene.args["what"]), person_id, name)


async def _person(tx: Tx, person_id: int) -> str:
    person = await people.find(tx, person_id)
    return person.name if person else ""


async def draw_note(_: Tx, scene: Scene) -> Screen:
    return view.note(scene.say, str(scene.args["note"]))


async def draw_lost(_: Tx, scene: Scene) -> Screen:
    return view.lost(scene.say, str(scene.args["title"]))


async def draw_mute(_: Tx, scene: Scene) -> Screen:
    return view.mute(scene.say, str(scene.args["title"]))


async def draw_stranger(_: Tx, scene: Scene) -> Screen:
    return view.stranger(scene.say)
