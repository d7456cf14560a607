"""A person's own settings and data: language, big letters, what is kept, and forgetting it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from actions import screens
from actions.places import approval, telling
from domain.places import Household, Membership, Place
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import audit, chats, households, people, residents, traces, tree
from storage.places.audit import Look
from storage.places.people import Person
from storage.places.traces import Counts

LOOKS_SHOWN = 5


class Refusal(StrEnum):
    NOT_YOURS = "not-yours"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Home:
    """A flat somebody belongs to or has claimed."""

    member: Membership
    place: Place
    flat: Household


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of a person, for them to see."""

    person: Person
    homes: tuple[Home, ...]
    counts: Counts
    looks: tuple[Look, ...]


async def kept(tx: Tx, person_id: int) -> Kept:
    looks = await audit.looks_at(tx, person_id, LOOKS_SHOWN)
    counts = await traces.counts(tx, person_id)
    person = await people.get(tx, person_id)
    return Kept(person, await homes(tx, person_id), counts, tuple(looks))


async def homes(tx: Tx, person_id: int) -> tuple[Home, ...]:
    """Return the flats the person belongs to or has claimed."""
    found = []
    for member in await households.memberships_of(tx, person_id):
        flat = await households.find(tx, member.household_id)
        if flat and residents.is_present(member):
            found.append(Home(member, await tree.get(tx, flat.place_id), flat))
    return tuple(found)


async def may_set_group(tx: Tx, person_id: int, chat_id: int, *, now: datetime) -> bool:
    """Whether the person may choose this group's language: its captain, or staff."""
    chat = await chats.find(tx, chat_id)
    if chat is None or chat.place_id is None:
        return False
    return await approval.may_decide(tx, person_id, chat.place_id, now=now)


async def choose_language(
    tx: Tx, person_id: int, chat_id: int, *, now: datetime, reply_to: int
) -> None:
    """Show the languages: the group's to those who may set it, else the person's own."""
    if chat_id < 0 and await may_set_group(tx, person_id, chat_id, now=now):
        chooser = Outgoing(chat_id, "language", reply_to=reply_to)
        await outbox.put(tx, chooser, now=now)
    elif chat_id > 0 or await telling.reachable(tx, person_id):
        await outbox.put(tx, Outgoing(person_id, "language"), now=now)
    else:
        await outbox.put(tx, Outgoing(chat_id, "start-group", reply_to=reply_to), now=now)


async def set_language(
    tx: Tx, person_id: int, chat_id: int, language: str, *, now: datetime, message_id: int | None
) -> Refusal | None:
    """Set the language of the chat the chooser stands in, and draw it again in that language."""
    if chat_id > 0:
        await people.set_language(tx, person_id, language)
    elif await may_set_group(tx, person_id, chat_id, now=now):
        await chats.set_language(tx, chat_id, language)
        # Cards that stand there are in the old language.
        for panel in await panels.in_chat(tx, chat_id):
            await panels.mark_stale(tx, panel.kind, panel.subject_id, now=now)
    else:
        return Refusal.FORBIDDEN
    await screens.show(tx, person_id, chat_id, "language", now=now, instead_of=message_id)
    return None


async def switch_big(
    tx: Tx, person_id: int, chat_id: int, *, now: datetime, reply_to: int
) -> bool:
    """Turn elder mode on or off; return which."""
    big = not (await people.get(tx, person_id)).big
    await people.set_big(tx, person_id, big=big)
    view = "big" if chat_id > 0 or await telling.reachable(tx, person_id) else "start-group"
    await telling.answer(tx, person_id, chat_id, view, now=now, reply_to=reply_to)
    return big


async def show_own(tx: Tx, person_id: int, chat_id: int, *, now: datetime, reply_to: int) -> None:
    """Show what is kept, in private only."""
    view = "privacy" if chat_id > 0 or await telling.reachable(tx, person_id) else "start-group"
    await telling.answer(tx, person_id, chat_id, view, now=now, reply_to=reply_to)


async def move_out(
    tx: Tx, person_id: int, membership_id: int, *, now: datetime, message_id: int | None
) -> Refusal | None:
    """End the person's own membership, or take their claim back."""
    member = await households.membership(tx, membership_id)
    if member is None or member.person_id != person_id:
        return Refusal.NOT_YOURS
    await _leave(tx, member, now)
    await screens.show(tx, person_id, person_id, "privacy", now=now, instead_of=message_id)
    return None


async def _leave(tx: Tx, member: Membership, now: datetime) -> None:
    if residents.is_present(member):
        await residents.end(tx, member, member.person_id, now=now)
        await panels.mark_stale(tx, approval.PANEL, member.id, now=now)


async def erase(tx: Tx, person_id: int, *, now: datetime, message_id: int | None) -> None:
    """Forget who this was: flats and roles end, name and phone go, reports stay without them."""
    for member in await households.memberships_of(tx, person_id):
        await _leave(tx, member, now)
    # Roles end first: nobody may hold an office without a name.
    await traces.lay_down_roles(tx, person_id, now=now)
    await prompts.drop_all(tx, person_id)
    await people.erase(tx, person_id, now=now)
    await people.set_big(tx, person_id, big=False)
    # The last message still finds its way, as the Telegram id is the address.
    await screens.show(tx, person_id, person_id, "erased", now=now, instead_of=message_id)
