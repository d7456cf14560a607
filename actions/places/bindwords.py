"""`/bind` and what is written behind it: a building, the office, or a unit, in one line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from actions.places import binding, communities, requests, telling
from actions.places.authority import is_owner, managed, manages, manages_any
from actions.places.binding import Goal, Outcome, place_goal, unit_goal
from actions.places.chats import Seen, fresh, post_card
from domain import places as rules
from domain.places import Place, PlaceKind, Role
from domain.places.naming import after, place_name, split_building
from domain.places.wishes import wish
from domain.places.writing import tidy
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import chats, tree, units

OFFERED = 8


@dataclass(frozen=True, slots=True)
class Line:
    """What was written, by whom it may be wished, and the words the languages have for units."""

    text: str
    message_id: int
    admin: bool
    units: Mapping[str, str]
    community_name: str
    language: str
    zone: str = chats.ZONE


async def may_bind(tx: Tx, person_id: int, *, now: datetime) -> bool:
    """Whether the stored rows let the person tie groups at all."""
    return await manages_any(tx, person_id, now=now)


async def bind(tx: Tx, person_id: int, seen: Seen, line: Line, *, now: datetime) -> None:
    """Do what the line says; whatever comes of it is told in a message."""
    known = await tree.communities(tx)
    # Only an owner founds, so nobody else is shown a way there.
    if not known and not await is_owner(tx, person_id, now=now):
        await _note(tx, person_id, seen, line, "no-community", now)
    elif not tidy(line.text):
        await _card(tx, person_id, seen, line, now)
    elif not known:
        await _found(tx, person_id, seen, line, now)
    elif community := await _community(tx, person_id, seen, known, line, now):
        await _within(tx, person_id, seen, line, community, now)
    else:
        await _card(tx, person_id, seen, line, now)


async def _card(tx: Tx, person_id: int, seen: Seen, line: Line, now: datetime) -> None:
    if await manages_any(tx, person_id, now=now):
        if await chats.find(tx, seen.chat_id) is None:
            await chats.put(tx, fresh(seen, now=now))
        await post_card(tx, seen.chat_id, now=now, reply_to=line.message_id)
    else:
        await _note(tx, person_id, seen, line, "forbidden", now)


async def _found(tx: Tx, person_id: int, seen: Seen, line: Line, now: datetime) -> None:
    """The first line of all: `/bind 翠湖里 6栋` names the community as well."""
    around, _ = split_building(line.text)
    name = place_name(around) or line.community_name
    community = await communities.create(tx, name, zone=line.zone, language=line.language, now=now)
    await _within(tx, person_id, seen, line, community, now)


async def _community(
    tx: Tx, person_id: int, seen: Seen, known: list[Place], line: Line, now: datetime
) -> Place | None:
    """Return which community is meant: the one named, the group's own, or the only one."""
    whole = tidy(line.text)
    # The name typed counts more than the group's old tie: it may be there to change it.
    named = [place for place in known if after(whole, place.name) != whole]
    chat = await chats.find(tx, seen.chat_id)
    if not named and chat and chat.place_id:
        return await tree.community_of(tx, chat.place_id)
    for choice in (named, known, await managed(tx, person_id, now=now)):
        if len(choice) == 1:
            return choice[0]
    return None


async def _within(
    tx: Tx, person_id: int, seen: Seen, line: Line, community: Place, now: datetime
) -> None:
    text = after(line.text, community.name)
    goal = await _office_or_unit(tx, text, community, line)
    if goal:
        await _tie(tx, person_id, seen, line, goal, now)
    else:
        await _building(tx, person_id, seen, line, community, text, now)


async def _office_or_unit(tx: Tx, text: str, community: Place, line: Line) -> Goal | None:
    # The community's name alone, or its office, means the staff's group.
    if not text or rules.parse_role(text) is Role.STAFF:
        return await place_goal(tx, community.id)
    meant = wish(text, await words_of_units(tx, community.id, line.units))
    code = meant.unit if meant and not meant.place else None
    unit = await units.by_code(tx, community.id, code) if code else None
    return await unit_goal(tx, unit.id) if unit else None


async def words_of_units(tx: Tx, community_id: int, words: Mapping[str, str]) -> dict[str, str]:
    """Return the code of each unit by its words, the community's own names among them."""
    own = {u.name: u.code for u in await units.of_community(tx, community_id) if u.name}
    # The community's own names win over the usual words.
    return {**words, **own}


async def _building(
    tx: Tx,
    person_id: int,
    seen: Seen,
    line: Line,
    community: Place,
    text: str,
    now: datetime,
) -> None:
    around, name = split_building(text)
    inside = [p for p in await tree.inside(tx, community.id) if p.kind is not PlaceKind.COMMUNITY]
    # A group belongs to a building: stairwells have none of their own.
    guesses = [p for p in rules.find(text, inside) if p.kind is not PlaceKind.STAIRWELL]
    sure = [p for p in guesses if _is_called(p, name)]
    # Estates number their buildings alike, so the estate named must be the one.
    if around:
        estates = {p.id for p in inside if _is_called(p, around)}
        guesses = sure = [p for p in sure if p.parent_id in estates]
    if len(sure) == 1:
        await _known_building(tx, person_id, seen, line, sure[0], now)
    # Making a building comes after this: who may not is not told which ones there are.
    elif not await manages(tx, person_id, community.id, now=now):
        await _note(tx, person_id, seen, line, "unknown" if line.admin else "forbidden", now)
    elif sure or [p for p in guesses if p.kind is PlaceKind.BUILDING]:
        # Rather ask than make a second building that is called nearly the same.
        found = [p.id for p in (sure or guesses)][:OFFERED]
        which = Outgoing(
            seen.chat_id, "setup-which", seen.chat_id, {"found": found}, reply_to=line.message_id
        )
        await outbox.put(tx, which, now=now)
    elif place := await communities.ensure_place(
        tx, community, [around, name] if around else [name]
    ):
        await _known_building(tx, person_id, seen, line, place, now)
    else:
        await _note(tx, person_id, seen, line, "bad-name", now)


def _is_called(place: Place, text: str) -> bool:
    """Whether this is the place's very name, or its number."""
    wanted, name = rules.normal_name(text), rules.normal_name(place.name)
    return name in {wanted, f"{wanted}栋"}


async def _known_building(
    tx: Tx, person_id: int, seen: Seen, line: Line, place: Place, now: datetime
) -> None:
    if not line.admin or await manages(tx, person_id, place.id, now=now):
        await _tie(tx, person_id, seen, line, Goal(chats.ChatKind.GROUP, place.id), now)
        return
    told = await requests.request(tx, person_id, seen, place, now=now)
    await _note(tx, person_id, seen, line, "requested" if told else "nobody", now)


async def _tie(tx: Tx, person_id: int, seen: Seen, line: Line, goal: Goal, now: datetime) -> None:
    outcome = await binding.tie(tx, person_id, seen, goal, now=now)
    if outcome is Outcome.SURE:
        await binding.ask_sure(tx, seen.chat_id, goal, now=now, reply_to=line.message_id)
    elif outcome is Outcome.DONE:
        said = Outgoing(seen.chat_id, "setup-tied", seen.chat_id, reply_to=line.message_id)
        await outbox.put(tx, said, now=now)
    else:
        await _note(tx, person_id, seen, line, outcome.value, now)


async def _note(tx: Tx, person_id: int, seen: Seen, line: Line, note: str, now: datetime) -> None:
    await telling.answer(
        tx,
        person_id,
        seen.chat_id,
        "setup-note",
        args={"note": note},
        now=now,
        reply_to=line.message_id,
    )
