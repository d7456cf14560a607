"""Units, categories and their deadlines, as a community sets them."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from actions.places.authority import manages
from actions.places.communities import phone_in
from domain.errors import Missing
from domain.places.naming import place_name
from domain.reports import CATEGORIES
from storage.database import Tx
from storage.places import tree, units
from storage.places.units import Setting, Unit

# As long as a report may at most be put on hold.
LONGEST_MINUTES = timedelta(days=90) // timedelta(minutes=1)


class Refusal(StrEnum):
    FORBIDDEN = "forbidden"
    BAD_NAME = "bad-name"
    BAD_PHONE = "bad-phone"
    BAD_TIME = "bad-time"


async def _unit(tx: Tx, unit_id: int) -> Unit:
    if (unit := await units.find(tx, unit_id)) is None:
        raise Missing(f"unit {unit_id}")
    return unit


async def set_name(
    tx: Tx, person_id: int, unit_id: int, text: str, *, now: datetime
) -> Refusal | None:
    """Give a unit the name it goes by in this community."""
    unit = await _unit(tx, unit_id)
    if not await manages(tx, person_id, unit.place_id, now=now):
        return Refusal.FORBIDDEN
    name = place_name(text)
    if name is None:
        return Refusal.BAD_NAME
    await units.rename(tx, unit_id, name, unit.phone)
    return None


async def set_phone(
    tx: Tx, person_id: int, unit_id: int, text: str, *, now: datetime
) -> Refusal | None:
    unit = await _unit(tx, unit_id)
    if not await manages(tx, person_id, unit.place_id, now=now):
        return Refusal.FORBIDDEN
    phone = phone_in(text)
    if phone is None:
        return Refusal.BAD_PHONE
    await units.rename(tx, unit_id, unit.name, phone)
    return None


async def setting(tx: Tx, community_id: int, code: str) -> Setting:
    """Return a category as the community has it; raises Missing for what is none."""
    found = await units.category(tx, community_id, code)
    if found is None or code not in CATEGORIES:
        raise Missing(f"category {code} of {community_id}")
    return found


async def set_responsible(
    tx: Tx, person_id: int, community_id: int, code: str, unit_id: int, *, now: datetime
) -> Refusal | None:
    """Have a unit answer for a category; it no longer only helps there. 0 means staff triage."""
    found = await setting(tx, community_id, code)
    unit = await units.find(tx, unit_id) if unit_id else None
    if not await manages(tx, person_id, community_id, now=now):
        return Refusal.FORBIDDEN
    # A button may name a unit of another community.
    if unit_id and (unit is None or unit.place_id != community_id):
        raise Missing(f"unit {unit_id} of {community_id}")
    responsible = unit.code if unit else ""
    helps = " ".join(h for h in found.helps.split() if h != responsible)
    await units.put_category(tx, replace(found, responsible=responsible, helps=helps))
    return None


async def set_times(
    tx: Tx,
    person_id: int,
    community_id: int,
    code: str,
    respond: int | None,
    resolve: int | None,
    *,
    now: datetime,
) -> Refusal | None:
    """Change a category's deadlines, in minutes; nothing is resolved before it is answered."""
    found = await setting(tx, community_id, code)
    if not await manages(tx, person_id, community_id, now=now):
        return Refusal.FORBIDDEN
    first = found.respond_minutes if respond is None else respond
    last = found.resolve_minutes if resolve is None else resolve
    if not 1 <= first <= last <= LONGEST_MINUTES:
        return Refusal.BAD_TIME
    changed = replace(found, respond_minutes=first, resolve_minutes=last)
    await units.put_category(tx, changed)
    return None


async def toggle_private(
    tx: Tx, person_id: int, community_id: int, code: str, *, now: datetime
) -> Refusal | None:
    """Have reports of a category shown to the building, or only to those who must know."""
    found = await setting(tx, community_id, code)
    if not await manages(tx, person_id, community_id, now=now):
        return Refusal.FORBIDDEN
    await units.put_category(tx, replace(found, private=not found.private))
    return None


async def managed_home(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> int | None:
    """Return the community of a place, for somebody who may arrange it; None for others."""
    home = (await tree.community_of(tx, place_id)).id
    # Units belong to the community, so standing in a building is not enough.
    return home if await manages(tx, person_id, home, now=now) else None
