"""Which building a report is about, and whether the person may report there."""

from datetime import datetime

from actions.reports import parties
from domain import places as rules
from domain.places import PlaceKind
from storage.database import Tx
from storage.places import chats, grants, households, residents, tree


async def of_chat(tx: Tx, chat_id: int) -> int | None:
    """The building that a group is tied to, or whatever larger place it is tied to."""
    chat = await chats.find(tx, chat_id)
    if chat is None or chat.place_id is None:
        return None
    return await _building_or_larger(tx, chat.place_id)


async def of_person(tx: Tx, person_id: int, *, now: datetime) -> list[int]:
    """The places the person may report about: home first, then where they serve or belong."""
    homes = [home.place_id for home in await households.homes_of(tx, person_id)]
    served = [g.place_id for g in await grants.of(tx, person_id, now=now) if g.place_id]
    groups = await residents.groups_of(tx, person_id)
    found = [await _building_or_larger(tx, place) for place in (*homes, *served, *groups)]
    # A building is meant more often than the whole community somebody works for.
    unique = list(dict.fromkeys(found))
    kinds = {place: (await tree.get(tx, place)).kind for place in unique}
    return sorted(unique, key=lambda place: kinds[place] is not PlaceKind.BUILDING)


async def buildings_of(tx: Tx, person_id: int, *, now: datetime) -> list[int]:
    """The same with every larger place taken apart into its buildings."""
    found: dict[int, None] = {}
    for place_id in await of_person(tx, person_id, now=now):
        inside = await tree.inside(tx, place_id)
        for place in sorted(inside, key=rules.order):
            if place.kind is PlaceKind.BUILDING:
                found[place.id] = None
    return list(found)


async def meant(tx: Tx, text: str, place_ids: list[int]) -> int | None:
    """The building among these (or inside them) that the text names; else the first."""
    if not place_ids:
        return None
    inside = [p for place in place_ids for p in await tree.inside(tx, place)]
    buildings = {p.id: p for p in inside if p.kind is PlaceKind.BUILDING}
    named = [
        p
        for p in buildings.values()
        # Only by a whole name: a bare number in a report is mostly a floor or a room.
        if rules.normal_name(p.name) and rules.normal_name(p.name) in rules.normal_name(text)
    ]
    found = rules.find(text, named) if named else []
    # When in doubt the first, which is home; the card has a button to move it.
    return found[0].id if len(found) == 1 else place_ids[0]


async def may_report(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    """Whether the person lives there, is in its group, or has a role there."""
    if await parties.belongs(tx, person_id, place_id):
        return True
    return bool(await grants.roles_of(tx, person_id, place_id, now=now))


async def _building_or_larger(tx: Tx, place_id: int) -> int:
    building = await tree.building_of(tx, place_id)
    return building.id if building else place_id
