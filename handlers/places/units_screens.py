"""The screens of units, categories and buildings, drawn from the rows when they are sent."""

from actions.places.authority import is_owner, managed
from domain.places import PlaceKind, order
from domain.reports import CATEGORIES
from handlers.doors import Doors, Scene
from handlers.places.setup_screens import unit_name
from storage.database import Tx
from storage.places import chats, grants, people, tree, units
from storage.places.units import Setting, Unit
from views.places import units as view
from views.places.buttons_units import Asks, Part
from views.places.units import CategoryLine, UnitLine
from views.screen import Screen
from views.texts import Texts


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen("units-which", draw_which)
    doors.screen("units-home", draw_home)
    doors.screen("units-units", draw_units)
    doors.screen("units-unit", draw_unit)
    doors.screen("units-categories", draw_categories)
    doors.screen("units-category", draw_category)
    doors.screen("units-place", draw_place)
    doors.screen("units-closing", draw_closing)
    doors.screen("units-question", draw_question)
    doors.screen("units-refused", draw_refused)


async def draw_which(tx: Tx, scene: Scene) -> Screen:
    homes = await managed(tx, scene.subject_id, now=scene.now)
    owner = await is_owner(tx, scene.subject_id, now=scene.now)
    return view.which(scene.say, homes, owner=owner, big=scene.reader.big)


async def draw_home(tx: Tx, scene: Scene) -> Screen:
    home = await tree.community_of(tx, scene.subject_id)
    inside = await tree.inside(tx, home.id)
    buildings = sum(place.kind is PlaceKind.BUILDING for place in inside)
    found = await units.of_community(tx, home.id)
    manned = [u for u in found if await grants.members(tx, u.id, now=scene.now)]
    return view.home(scene.say, home, (buildings, len(manned)), big=scene.reader.big)


async def _lines(tx: Tx, scene: Scene) -> list[UnitLine]:
    found = await units.of_community(tx, scene.subject_id)
    return [await _line(tx, scene, unit) for unit in found]


async def _line(tx: Tx, scene: Scene, unit: Unit) -> UnitLine:
    members = [
        await people.find(tx, person_id)
        for person_id in await grants.members(tx, unit.id, now=scene.now)
    ]
    return UnitLine(
        unit.id,
        unit.place_id,
        unit_name(scene.say, unit),
        unit.phone or "",
        [person.name for person in members if person],
        [chat.title for chat in await chats.of_unit(tx, unit.id)],
    )


def _page(scene: Scene) -> int:
    return max(int(scene.args.get("page", 0)), 0)


async def draw_units(tx: Tx, scene: Scene) -> Screen:
    lines = await _lines(tx, scene)
    return view.units(scene.say, scene.subject_id, lines, _page(scene), big=scene.reader.big)


async def draw_unit(tx: Tx, scene: Scene) -> Screen | None:
    unit = await units.find(tx, scene.subject_id)
    if unit is None:
        return None
    return view.unit(scene.say, await _line(tx, scene, unit), big=scene.reader.big)


async def _names(tx: Tx, say: Texts, community_id: int) -> dict[str, str]:
    return {u.code: unit_name(say, u) for u in await units.of_community(tx, community_id)}


async def draw_categories(tx: Tx, scene: Scene) -> Screen:
    names = await _names(tx, scene.say, scene.subject_id)
    set_to = await units.categories_of(tx, scene.subject_id)
    triage = scene.say.plain("units-triage")
    found = {code: names.get(setting.responsible, triage) for code, setting in set_to.items()}
    return view.categories(scene.say, scene.subject_id, found, _page(scene), big=scene.reader.big)


async def draw_category(tx: Tx, scene: Scene) -> Screen | None:
    """A category, or what one of its settings can be set to."""
    code = str(scene.args["code"])
    setting = await units.category(tx, scene.subject_id, code)
    if setting is None or code not in CATEGORIES:
        return None
    say, big, where = scene.say, scene.reader.big, scene.subject_id
    part = Part(scene.args.get("part", Part.ALL))
    line = _category(setting, await _names(tx, say, where))
    if part is Part.UNIT:
        choices = await _lines(tx, scene)
        return view.choose_unit(say, where, line, choices, _page(scene), big=big)
    if part in view.TIMES:
        return view.choose_time(say, where, line, part, _page(scene), big=big)
    return view.category(say, where, line, _page(scene), big=big)


def _category(setting: Setting, names: dict[str, str]) -> CategoryLine:
    return CategoryLine(
        setting.code,
        names.get(setting.responsible, ""),
        [names[code] for code in setting.helps.split() if code in names],
        setting.respond_minutes,
        setting.resolve_minutes,
        setting.private,
    )


async def draw_place(tx: Tx, scene: Scene) -> Screen:
    place = await tree.get(tx, scene.subject_id)
    phone = await tree.office_phone(tx, place.id)
    inside = [p for p in await tree.inside(tx, place.id) if p.parent_id == place.id]
    inside.sort(key=order)
    return view.place(scene.say, place, phone, inside, _page(scene), big=scene.reader.big)


async def draw_closing(tx: Tx, scene: Scene) -> Screen:
    return view.closing(scene.say, await tree.get(tx, scene.subject_id))


async def draw_question(tx: Tx, scene: Scene) -> Screen:
    person = await people.find(tx, int(scene.args["person"]))
    name = person.name if person else ""
    what = Asks(scene.args["what"])
    return view.question(scene.say, what, int(scene.args["person"]), name)


async def draw_refused(_: Tx, scene: Scene) -> Screen:
    return view.refused(scene.say, str(scene.args["reason"]))
