"""Giving people roles and taking them back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from actions.places import telling
from actions.places.bindwords import words_of_units
from domain import places as rules
from domain.places import Grant, Place, PlaceKind, Role
from domain.places.wishes import UNIT_OF_ROLE, Wish, wish
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import chats, grants, people, tree, units
from storage.places.people import Greeting, Person

# In a building's group these are still meant for all of it, not for one building.
COMMUNITY_WIDE = frozenset({Role.STAFF, Role.SECRETARY, Role.GRID, Role.UNIT, Role.COMMITTEE})


class Refusal(StrEnum):
    WHO = "who"
    STRANGER = "stranger"
    BOT = "bot"
    ANONYMOUS = "anonymous"
    NO_ROLE = "no-role"
    NO_UNIT = "no-unit"
    NO_PLACE = "no-place"
    NOT_YOURS = "not-yours"
    UNKNOWN_PLACE = "unknown-place"
    SEVERAL = "several"
    FORBIDDEN = "forbidden"
    ALREADY = "already"


@dataclass(frozen=True, slots=True)
class Target:
    """Whom a `/role` is about: somebody replied to or mentioned, or an @name."""

    person: Greeting | None = None
    username: str = ""
    bot: bool = False
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """What was typed where; `units` gives the units' codes by the languages' words."""

    chat_id: int
    message_id: int
    text: str
    target: Target
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Refused:
    reason: Refusal
    role: Role | None = None
    name: str = ""


async def give(tx: Tx, person_id: int, asked: Request, *, now: datetime) -> Refused | Grant:
    """Give the role that was typed; the person is told in private, the group in one line."""
    made = await _grant(tx, person_id, asked, now)
    if isinstance(made, Refused):
        args = {"reason": made.reason.value, "role": made.role or "", "name": made.name}
        await telling.answer(
            tx,
            person_id,
            asked.chat_id,
            "role-refused",
            args=args,
            now=now,
            reply_to=asked.message_id,
        )
        return made
    await grants.add(tx, made)
    await _announce(tx, asked, made, now)
    return made


async def _announce(tx: Tx, asked: Request, made: Grant, now: datetime) -> None:
    args = args_of(made)
    line = Outgoing(asked.chat_id, "role-line", made.person_id, args, reply_to=asked.message_id)
    await outbox.put(tx, line, now=now)
    private = made.person_id != asked.chat_id and await telling.reachable(tx, made.person_id)
    if private:
        told = Outgoing(made.person_id, "role-given", made.person_id, args, Rank.URGENT)
        await outbox.put(tx, told, now=now)


def args_of(grant: Grant) -> dict[str, str | int]:
    return {
        "role": grant.role.value,
        "place": grant.place_id,
        "unit": grant.unit_id or 0,
        "giver": grant.giver_id,
    }


async def _grant(tx: Tx, person_id: int, asked: Request, now: datetime) -> Refused | Grant:
    home = await home_of(tx, person_id, asked.chat_id, now)
    known = asked.units if home is None else await words_of_units(tx, home.id, asked.units)
    meant = wish(asked.text, known)
    if meant is None:
        return Refused(Refusal.NO_ROLE)
    target = await _target(tx, asked.target, now)
    if isinstance(target, Refused):
        return replace(target, role=meant.role)
    place = await _place(tx, asked, meant, home)
    if isinstance(place, Refused):
        return place
    # The roles held at that very place count: a captain gives none next door.
    if not rules.may_grant(await grants.roles_of(tx, person_id, place.id, now=now), meant.role):
        return Refused(Refusal.FORBIDDEN, meant.role)
    return await _made(tx, person_id, target, meant, place, now)


async def _made(
    tx: Tx, person_id: int, target: Person, meant: Wish, place: Place, now: datetime
) -> Refused | Grant:
    code = meant.unit or UNIT_OF_ROLE.get(meant.role)
    community = await tree.community_of(tx, place.id)
    unit = await units.by_code(tx, community.id, code) if code else None
    if meant.role is Role.UNIT and unit is None:
        return Refused(Refusal.NO_UNIT, meant.role)
    unit_id = unit.id if unit else None
    # A second tap or line must not leave two grants, of which a revocation ends one.
    held = [grant for _, grant in await grants.at(tx, place.id, now=now)]
    if any((g.person_id, g.role, g.unit_id) == (target.id, meant.role, unit_id) for g in held):
        return Refused(Refusal.ALREADY, meant.role, target.name)
    return Grant(target.id, meant.role, place.id, unit_id, person_id, now)


async def home_of(tx: Tx, person_id: int, chat_id: int, now: datetime) -> Place | None:
    """Return the community that a command is about: the group's, or the giver's only one."""
    chat = await chats.find(tx, chat_id)
    if chat and chat.place_id:
        return await tree.community_of(tx, chat.place_id)
    communities = await tree.communities(tx)
    if len(communities) > 1:
        held = {g.place_id for g in await grants.of(tx, person_id, now=now) if g.place_id}
        homes = {(await tree.community_of(tx, place)).id for place in held}
        communities = [place for place in communities if place.id in homes]
    return communities[0] if len(communities) == 1 else None


async def _target(tx: Tx, target: Target, now: datetime) -> Refused | Person:
    """Return who is meant; somebody pointed at is known from then on, an @name must be already."""
    # Telegram shows an anonymous administrator as the group itself, with nobody behind it.
    if target.anonymous:
        return Refused(Refusal.ANONYMOUS)
    if target.bot:
        return Refused(Refusal.BOT)
    if target.person:
        # Greeted only if unknown: a mention must not overwrite what is known of them.
        return await people.find(tx, target.person.person_id) or await people.greet(
            tx, target.person, now=now
        )
    if not target.username:
        return Refused(Refusal.WHO)
    person = await people.by_username(tx, target.username)
    return person or Refused(Refusal.STRANGER, name=target.username)


async def _place(tx: Tx, asked: Request, meant: Wish, home: Place | None) -> Refused | Place:
    """Return where the role is to hold: the place named, else the group's or its community."""
    if meant.place:
        return await _named(tx, meant, home)
    chat = await chats.find(tx, asked.chat_id)
    here = await tree.find(tx, chat.place_id) if chat and chat.place_id else None
    wide = meant.role in COMMUNITY_WIDE
    place = home if wide else here
    if place is None or (place.kind is PlaceKind.COMMUNITY and not wide):
        return Refused(Refusal.NO_PLACE, meant.role)
    return place


async def _named(tx: Tx, meant: Wish, home: Place | None) -> Refused | Place:
    among = await tree.inside(tx, home.id) if home else await tree.every(tx)
    found = rules.find(meant.place, among)
    if len(found) == 1:
        return found[0]
    if not found:
        # Typed words go back into a group, so they are cut.
        return Refused(Refusal.UNKNOWN_PLACE, meant.role, meant.place[:60])
    return Refused(Refusal.SEVERAL, meant.role, "、".join(place.name for place in found[:5]))
