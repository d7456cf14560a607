"""Whom an occurrence concerns, and whose doors somebody may see. Source: notices.md."""

from datetime import datetime

from actions.notices import authority
from domain.notices import Notice, Occurrence, Phase, Refusal, State
from domain.places import PlaceKind
from storage.database import Tx
from storage.notices import deliveries, occurrences, register, signups
from storage.places import chats, grants, households, residents, tree


async def read(tx: Tx, occurrence_id: int) -> tuple[Occurrence, Notice]:
    """Return both; raises Missing where there is no such occurrence."""
    occurrence = await occurrences.get(tx, occurrence_id)
    return occurrence, await register.get(tx, occurrence.notice_id)


async def concerns(
    tx: Tx, person_id: int, notice: Notice, occurrence: Occurrence, *, now: datetime
) -> bool:
    """Whether the person was written to or signed up, reads its groups, lives or works there."""
    if notice.state is State.DRAFT:
        return False
    # Who has a place and moved away since can still look at it, and give it back.
    has = await signups.own(tx, occurrence.id, person_id)
    if has or await deliveries.to(tx, occurrence.id, person_id):
        return True
    if await authority.may_run(tx, person_id, notice, now=now):
        return True
    # What went to some people in private is none of their group's business.
    if notice.audience or not known(notice, occurrence, now=now):
        return False
    if await _belongs(tx, person_id, notice.id):
        return True
    return bool(await visible(tx, person_id, notice, now=now))


async def keeper(
    tx: Tx, person_id: int, occurrence_id: int, *, now: datetime
) -> tuple[Occurrence, Notice] | Refusal:
    """Return both to whoever may see the names of those who come."""
    occurrence, notice = await read(tx, occurrence_id)
    if await authority.may_run(tx, person_id, notice, now=now):
        return occurrence, notice
    return Refusal.NOT_YOURS


async def visible(tx: Tx, person_id: int, notice: Notice, *, now: datetime) -> list[int]:
    """Return the places whose doors the person may see: all, or a captain's own buildings."""
    chosen = await register.places_of(tx, notice.id)
    if await authority.may_run(tx, person_id, notice, now=now):
        return chosen
    # Nor of a captain's within the place: whom it went to is known to who runs it.
    if notice.audience:
        return []
    held = await grants.of(tx, person_id, now=now)
    own = {g.place_id for g in held if g.role in authority.PUBLISHERS and g.place_id}
    found: dict[int, None] = {}
    for place_id in chosen:
        above = {place.id for place in await tree.lineage(tx, place_id)}
        inside = [one for one in sorted(own) if place_id in await _above(tx, one)]
        found |= dict.fromkeys([place_id] if above & own else inside)
    return list(found)


async def groups_around(tx: Tx, place_id: int) -> list[int]:
    """Return the groups in which a household of this building is counted."""
    above, inside = await tree.lineage(tx, place_id), await tree.inside(tx, place_id)
    around = dict.fromkeys(place.id for place in (*above, *inside))
    return [chat.id for one in around for chat in await chats.of_place(tx, one)]


def known(notice: Notice, occurrence: Occurrence, *, now: datetime) -> bool:
    """Whether it may be known to all: not before the moment that was chosen for its post."""
    early = notice.post_at is not None and notice.post_at > now
    return not early or occurrence.state is not Phase.PLANNED


async def _belongs(tx: Tx, person_id: int, notice_id: int) -> bool:
    chosen = await register.places_of(tx, notice_id)
    homes = await households.homes_of(tx, person_id)
    own = [*await residents.groups_of(tx, person_id), *(home.place_id for home in homes)]
    for place_id in dict.fromkeys(own):
        if await _above(tx, place_id) & set(chosen):
            return True
    stairwells = {(home.place_id, home.stairwell) for home in homes}
    # A flat is kept with its building, and a stairwell knows it by its name.
    found = [await tree.find(tx, one) for one in chosen] if homes else []
    return any(
        (place.parent_id, place.name) in stairwells
        for place in found
        if place and place.kind is PlaceKind.STAIRWELL
    )


async def _above(tx: Tx, place_id: int) -> set[int]:
    return {place.id for place in await tree.lineage(tx, place_id)}
