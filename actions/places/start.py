"""The first words: who this is to us, and where they may go."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from actions import screens
from actions.places import choosing, telling
from actions.reports import filing
from domain.places import Household, Place, Role
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import grants, households, people, tree
from storage.places.people import Person


@dataclass(frozen=True, slots=True)
class Standing:
    """What a person is here: roles anywhere, flats with their buildings, the office's phone."""

    person: Person
    roles: frozenset[Role]
    homes: tuple[tuple[Place, Household], ...]
    phone: str | None


async def standing(tx: Tx, person_id: int, *, now: datetime) -> Standing:
    flats = await households.homes_of(tx, person_id)
    homes = tuple([(await tree.get(tx, flat.place_id), flat) for flat in flats])
    held = await grants.of(tx, person_id, now=now)
    roles = frozenset(g.role for g in held) | ({Role.RESIDENT} if homes else set())
    phone = await office_phone(tx, person_id, now=now)
    return Standing(await people.get(tx, person_id), roles, homes, phone)


async def office_phone(tx: Tx, person_id: int, *, now: datetime) -> str | None:
    """Return the phone of the person's office, or of the only community there is."""
    places = await choosing.own_places(tx, person_id, now=now)
    communities = await tree.communities(tx)
    # With several communities a stranger's office cannot be guessed.
    for place in places or (communities if len(communities) == 1 else []):
        if phone := await tree.office_phone(tx, place.id):
            return phone
    return None


async def start(
    tx: Tx, person_id: int, chat_id: int, *, now: datetime, reply_to: int, strange: bool = False
) -> None:
    """Greet in private; in a group show only the way there."""
    if chat_id < 0:
        await screens.show(tx, person_id, chat_id, "start-group", now=now, reply_to=reply_to)
    else:
        await screens.show(tx, person_id, person_id, "start", 0, {"strange": strange}, now=now)


async def help_person(
    tx: Tx, person_id: int, chat_id: int, *, now: datetime, reply_to: int
) -> None:
    """Say what this person can do here; without a private chat, show the way to one."""
    view = "help" if chat_id > 0 or await telling.reachable(tx, person_id) else "start-group"
    await telling.answer(tx, person_id, chat_id, view, now=now, reply_to=reply_to)


async def duty(tx: Tx, person_id: int, chat_id: int, *, now: datetime, reply_to: int) -> None:
    """Give the office's phone."""
    await telling.answer(tx, person_id, chat_id, "duty", now=now, reply_to=reply_to)


async def how_to_report(
    tx: Tx, person_id: int, *, now: datetime, message_id: int | None = None
) -> None:
    """Say how it is done, and ask at once what is wrong and where."""
    await screens.show(tx, person_id, person_id, "how-to-report", now=now, instead_of=message_id)
    await filing.begin(tx, person_id, now=now)


async def look_around(
    tx: Tx, person_id: int, *, now: datetime, page: int = 0, message_id: int | None = None
) -> None:
    """Open the reports of the person's place, or let them say which of several."""
    places = await choosing.own_places(tx, person_id, now=now)
    if len(places) == 1:
        await outbox.put(tx, Outgoing(person_id, "report-list", places[0].id), now=now)
        return
    view = "look-places" if places else "look-nowhere"
    to, args = person_id, {"page": page}
    await screens.show(tx, to, to, view, 0, args, now=now, instead_of=message_id)


async def look_at(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    """Open the reports of one of the person's own places; False if it is none of them."""
    own = await choosing.own_places(tx, person_id, now=now)
    # A button may name any place.
    if place_id not in {place.id for place in own}:
        return False
    await outbox.put(tx, Outgoing(person_id, "report-list", place_id), now=now)
    return True


async def cancel(tx: Tx, person_id: int, chat_id: int, *, now: datetime, reply_to: int) -> bool:
    """Drop what the person was asked for here; False if that was nothing."""
    dropped = await prompts.drop(tx, chat_id, person_id)
    args: Mapping[str, bool] = {"dropped": dropped}
    await telling.answer(tx, person_id, chat_id, "cancelled", 0, args, now=now, reply_to=reply_to)
    return dropped
