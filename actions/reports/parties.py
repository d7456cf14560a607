"""What somebody is to a report, read from stored rows and from nothing else."""

from collections.abc import Mapping
from datetime import datetime

from domain import reports as rules
from domain.places import Role
from domain.reports import Action, Actor, Facts, Party, Report
from storage.database import Tx
from storage.places import chats, grants, households, tree, units
from storage.places.chats import ChatKind
from storage.reports import events, media, people, register

_ROLES: Mapping[Role, Party] = {
    Role.CAPTAIN: Party.CAPTAIN,
    Role.GRID: Party.GRID,
    Role.STAFF: Party.STAFF,
    Role.SECRETARY: Party.SECRETARY,
    # An owner can do what staff can, or a new community could handle nothing.
    Role.OWNER: Party.STAFF,
    Role.RESIDENT: Party.MEMBER,
}


async def actor_of(tx: Tx, report: Report, person_id: int, *, now: datetime) -> Actor:
    """All that the person is to the report; a stranger where nothing is known of them."""
    roles = await grants.roles_of(tx, person_id, report.place_id, now=now)
    parties = {_ROLES[role] for role in roles if role in _ROLES}
    if Role.OWNER in roles:
        # Somebody must stand above staff where there is no secretary.
        parties.add(Party.SECRETARY)
    parties |= _written_in(report, person_id)
    if (await people.backing(tx, report.id, person_id))[1]:
        parties.add(Party.SUPPORTER)
    if report.unit_id and person_id in await grants.members(tx, report.unit_id, now=now):
        parties.add(Party.UNIT)
    if await _did_it(tx, report, person_id):
        parties.add(Party.DOER)
    # Being in the group is enough, as flats are not known everywhere from the start.
    if await belongs(tx, person_id, report.place_id):
        parties.add(Party.MEMBER)
    return Actor(person_id, frozenset(parties or {Party.STRANGER}))


async def facts_of(tx: Tx, report: Report, person_id: int | None, *, now: datetime) -> Facts:
    """What the rows say about the report and, where somebody presses, about them."""
    del now
    supporters, supporting = await people.backing(tx, report.id, person_id)
    # A set, as the one who is pressing may have wished it before.
    wanting = set(await people.wanting_reopen(tx, report.id))
    if supporting and person_id is not None:
        wanting.add(person_id)
    last = await events.last_change(tx, report.id)
    return Facts(
        supporters=supporters,
        supporters_wanting_reopen=len(wanting),
        children=len(await register.children_of(tx, report.id)),
        supporting=supporting,
        flagged=person_id is not None and await people.flagged(tx, report.id, person_id),
        photo_required=await _photo_required(tx, report),
        last_action=Action(last[0].action) if last else None,
        last_event_at=last[0].at if last else None,
        last_event_actor_id=last[0].actor_id if last else None,
    )


async def belongs(tx: Tx, person_id: int, place_id: int) -> bool:
    """Whether the person lives in the building or is in its group."""
    building = await tree.building_of(tx, place_id)
    place = building.id if building else place_id
    if await households.lives_in(tx, person_id, place):
        return True
    for chat in await chats.of_place(tx, place, ChatKind.GROUP):
        if await chats.is_in(tx, chat.id, person_id):
            return True
    return False


def _written_in(report: Report, person_id: int) -> set[Party]:
    known = {
        Party.REPORTER: rules.speaker(report),
        Party.LOGGER: report.logger_id,
        Party.DOER: report.assignee_id,
    }
    return {party for party, holder in known.items() if holder == person_id}


async def _did_it(tx: Tx, report: Report, person_id: int) -> bool:
    """Whether the person last said it was done: nobody confirms their own work."""
    if report.resolved_at is None:
        return False
    done = [e for e in await events.of(tx, report.id) if e.action == Action.RESOLVE]
    # The last one only: who did it before a reopening may judge what others did since.
    return bool(done) and done[-1].actor_id == person_id


async def _photo_required(tx: Tx, report: Report) -> bool:
    community = await tree.community_of(tx, report.place_id)
    setting = await units.category(tx, community.id, report.category)
    known = rules.CATEGORIES.get(report.category)
    asked = setting.needs_photo if setting else known is not None and known.needs_photo
    if not asked:
        return False
    # Work that had to be done again is shown again.
    reopened = [e.at for e in await events.of(tx, report.id) if e.action == Action.REOPEN]
    since = reopened[-1] if reopened else report.submitted_at
    return not await media.added_since(tx, report.id, "after", since)
