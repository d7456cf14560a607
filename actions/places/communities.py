"""Communities and what stands in them: the first rows, whichever door they come through."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from actions.places.authority import manages
from domain import places as rules
from domain import reports
from domain.places import Place, PlaceKind
from domain.places.naming import building_name, building_names, place_name
from storage import panels
from storage.database import Tx
from storage.places import chats, grants, households, people, tree, units
from storage.places.people import Greeting
from storage.places.units import Setting


class Refusal(StrEnum):
    FORBIDDEN = "forbidden"
    BAD_NAME = "bad-name"
    BAD_PHONE = "bad-phone"
    BAD_BUILDINGS = "bad-buildings"
    EXISTS = "exists"
    IN_USE = "in-use"


@dataclass(frozen=True, slots=True)
class Usual:
    """The language and time zone of a community that nobody has given others."""

    language: str
    zone: str


@dataclass(frozen=True, slots=True)
class Added:
    """How many places are new, and how many of those named were there already."""

    new: int
    known: int


async def create(tx: Tx, name: str, *, zone: str, language: str, now: datetime) -> Place:
    """Found a community with every unit and category as domain/reports.md lists them."""
    del now
    place = await tree.add(tx, None, PlaceKind.COMMUNITY, name, zone=zone, language=language)
    for code in reports.UNITS:
        await units.add(tx, place.id, code, None, None)
    for category in reports.CATEGORIES.values():
        await units.put_category(tx, _default(place.id, category))
    return place


def _default(place_id: int, category: reports.Category) -> Setting:
    """A category as the rules have it; no words of its own means the built-in lexicon."""
    return Setting(
        place_id,
        category.code,
        category.responsible or "",
        " ".join(category.helps),
        category.respond_minutes,
        category.resolve_minutes,
        category.private,
        category.needs_photo,
        "",
    )


async def sync_owners(tx: Tx, owner_ids: Collection[int], *, now: datetime) -> None:
    """Make the owners exactly those in the settings, known already or not."""
    standing = await grants.owner_grants(tx, now=now)
    # The settings may name somebody twice.
    for person_id in dict.fromkeys(owner_ids):
        if person_id not in standing:
            await _be_known(tx, person_id, now)
            await grants.add_owner(tx, person_id, now=now)
    for person_id, grant_id in standing.items():
        if person_id not in owner_ids:
            await grants.end(tx, grant_id, now=now)


async def _be_known(tx: Tx, person_id: int, now: datetime) -> None:
    if await people.find(tx, person_id) is None:
        # A grant needs a person, and an owner may not have written to the bot yet.
        nobody_yet = Greeting(person_id, "", None, "zh-CN", private=False)
        await people.greet(tx, nobody_yet, now=now)


async def found_another(tx: Tx, person_id: int, text: str, *, now: datetime) -> Refusal | None:
    """Found a community beside those there are, in the time and language of the first."""
    if person_id not in await grants.owners(tx, now=now):
        return Refusal.FORBIDDEN
    name, known = place_name(text), await tree.communities(tx)
    if name is None:
        return Refusal.BAD_NAME
    if rules.normal_name(name) in {rules.normal_name(place.name) for place in known}:
        return Refusal.EXISTS
    zone = known[0].zone if known else chats.ZONE
    language = known[0].language if known else "zh-CN"
    await create(tx, name, zone=zone, language=language, now=now)
    return None


async def ensure_place(tx: Tx, community: Place, path: Sequence[str]) -> Place | None:
    """Return the building that a path names (estates first), making what is not there yet.

    None when a name in the path cannot be shown.
    """
    at = community
    for depth, text in enumerate(path):
        last = depth == len(path) - 1
        kind = PlaceKind.BUILDING if last else PlaceKind.ESTATE
        name = building_name(text, community.language) if last else place_name(text)
        if name is None:
            return None
        at = await _child(tx, at, kind, name)
    return at


async def _child(tx: Tx, parent: Place, kind: PlaceKind, name: str) -> Place:
    wanted = rules.normal_name(name)
    # Compared in one form: 6号楼 and 六幢 must not become two buildings.
    for place in await tree.inside(tx, parent.id):
        same = place.kind is kind and rules.normal_name(place.name) == wanted
        if same and place.parent_id == parent.id:
            return place
    where = {"zone": parent.zone, "language": parent.language}
    return await tree.add(tx, parent.id, kind, name, **where)


async def add_buildings(
    tx: Tx, person_id: int, parent_id: int, text: str, *, now: datetime
) -> Added | Refusal:
    """Add the buildings of a line such as "6栋", "6栋、8栋" or "1-12栋"."""
    parent = await tree.get(tx, parent_id)
    if not await manages(tx, person_id, parent_id, now=now):
        return Refusal.FORBIDDEN
    names = building_names(text, parent.language)
    if not names or not rules.may_hold(parent.kind, PlaceKind.BUILDING):
        return Refusal.BAD_BUILDINGS
    # Counted rather than added up: two names of a line may be the same building.
    before = len(await tree.inside(tx, parent_id))
    for name in names:
        await _child(tx, parent, PlaceKind.BUILDING, name)
    new = len(await tree.inside(tx, parent_id)) - before
    return Added(new, len(names) - new)


async def rename(
    tx: Tx, person_id: int, place_id: int, text: str, *, now: datetime
) -> Refusal | None:
    """Give a place another name; two of one name side by side would never be told apart."""
    place = await tree.get(tx, place_id)
    if not await manages(tx, person_id, place_id, now=now):
        return Refusal.FORBIDDEN
    name = place_name(text)
    if name is None:
        return Refusal.BAD_NAME
    if await _twin(tx, place, name):
        return Refusal.EXISTS
    await tree.rename(tx, place_id, name)
    # The group's card shows the name.
    for chat in await chats.of_place(tx, place_id):
        await panels.mark_stale(tx, "setup", chat.id, now=now)
    return None


async def _twin(tx: Tx, place: Place, name: str) -> bool:
    wanted = rules.normal_name(name)
    return any(
        other.parent_id == place.parent_id
        and other.id != place.id
        and rules.normal_name(other.name) == wanted
        for other in await tree.every(tx)
    )


async def close(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> Refusal | None:
    """Offer a place no longer; not while a group is tied to it or homes are in it."""
    place = await tree.get(tx, place_id)
    # A community is never closed: everything that is kept hangs on it.
    if place.parent_id is None or not await manages(tx, person_id, place.parent_id, now=now):
        return Refusal.FORBIDDEN
    for inner in await tree.inside(tx, place_id):
        # Reports and votes of the homes would go on under a place that nobody can choose.
        tied = await chats.of_place(tx, inner.id) or await households.in_building(tx, inner.id)
        if tied or (inner.kind is PlaceKind.BUILDING and inner.id != place_id):
            return Refusal.IN_USE
    await tree.close(tx, place_id, now=now)
    return None


async def set_office_phone(
    tx: Tx, person_id: int, place_id: int, text: str, *, now: datetime
) -> Refusal | None:
    """Set the number people are given when they must ask at the office."""
    if not await manages(tx, person_id, place_id, now=now):
        return Refusal.FORBIDDEN
    phone = phone_in(text)
    if phone is None:
        return Refusal.BAD_PHONE
    await tree.set_office_phone(tx, place_id, phone)
    return None


def phone_in(text: str) -> str | None:
    """A number to be called: a full one in one form, or a short one such as 12345 or 119."""
    short = "".join(text.split())
    digits = short.replace("-", "")
    fits = digits.isascii() and digits.isdigit() and 3 <= len(digits) <= 12  # noqa: PLR2004
    # Service lines such as 12345 are no phone of a person, and offices use them.
    return rules.normal_phone(text) or (short if fits else None)
