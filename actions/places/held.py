"""Who holds which role, and taking roles back."""

from datetime import datetime

from actions.places import telling
from actions.places.roles import Refusal, args_of, home_of
from domain import places as rules
from domain.errors import Missing
from domain.places import Grant
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Rank, Verb
from storage.places import chats, grants, households, tree


async def show(tx: Tx, person_id: int, chat_id: int, message_id: int, *, now: datetime) -> None:
    """List who holds which role for this group's place, or for the person's community."""
    chat = await chats.find(tx, chat_id)
    place_id = chat.place_id if chat else None
    if place_id is None:
        home = await home_of(tx, person_id, chat_id, now)
        place_id = home.id if home else None
    view, args = "role-list", {}
    if place_id is None or not await may_list(tx, person_id, place_id, chat_id, now=now):
        reason = Refusal.NO_PLACE if place_id is None else Refusal.NOT_YOURS
        view, args = "role-refused", {"reason": reason.value, "role": "", "name": ""}
    where = (view, place_id or 0, args)
    await telling.answer(tx, person_id, chat_id, *where, now=now, reply_to=message_id)


async def held_at(tx: Tx, place_id: int, *, now: datetime) -> list[tuple[int, Grant]]:
    """Return (grant id, grant) of what holds at the place: its own first, then from above."""
    found: list[tuple[int, Grant]] = []
    for place in await tree.lineage(tx, place_id):
        found += await grants.at(tx, place.id, now=now)
    return found


async def may_revoke(tx: Tx, person_id: int, grant: Grant, *, now: datetime) -> bool:
    roles = await grants.roles_of(tx, person_id, grant.place_id, now=now)
    return rules.may_revoke(person_id, roles, grant)


async def standing(tx: Tx, grant_id: int, *, now: datetime) -> Grant:
    """Return a grant in force; raises Missing when it has ended, and for an owner's."""
    grant = await grants.get(tx, grant_id)
    if grant is None or grant.place_id is None or not rules.in_force(grant, now):
        raise Missing(f"grant {grant_id}")
    return grant


async def ask_revoke(
    tx: Tx,
    person_id: int,
    grant_id: int,
    chat_id: int,
    tapped: int,
    place_id: int,
    *,
    now: datetime,
) -> bool:
    """Show the question whether to take a role back; False where this person may not."""
    grant = await standing(tx, grant_id, now=now)
    if not await may_revoke(tx, person_id, grant, now=now):
        return False
    shown_from = await _safe(tx, person_id, place_id, chat_id, grant, now)
    args = args_of(grant) | {"grant": grant_id, "from": shown_from}
    shown = Outgoing(
        chat_id, "role-revoke", grant.person_id, args, verb=Verb.EDIT, message_id=tapped
    )
    await outbox.put(tx, shown, now=now)
    return True


async def revoke(
    tx: Tx,
    person_id: int,
    grant_id: int,
    chat_id: int,
    tapped: int,
    place_id: int,
    *,
    now: datetime,
) -> bool:
    """Take a role back from now on; the person is told, the list redrawn."""
    grant = await standing(tx, grant_id, now=now)
    if not await may_revoke(tx, person_id, grant, now=now):
        return False
    await grants.end(tx, grant_id, now=now)
    if grant.person_id != person_id and await telling.reachable(tx, grant.person_id):
        args = args_of(grant) | {"giver": person_id}
        told = Outgoing(grant.person_id, "role-taken", grant.person_id, args, Rank.URGENT)
        await outbox.put(tx, told, now=now)
    shown_at = await _safe(tx, person_id, place_id, chat_id, grant, now)
    shown = Outgoing(chat_id, "role-list", shown_at, verb=Verb.EDIT, message_id=tapped)
    await outbox.put(tx, shown, now=now)
    return True


async def _safe(
    tx: Tx, person_id: int, place_id: int, chat_id: int, grant: Grant, now: datetime
) -> int:
    """Return the list to go back to: a button may name any place, so only one they may see."""
    known = await tree.find(tx, place_id)
    if known and await may_list(tx, person_id, place_id, chat_id, now=now):
        return place_id
    return grant.place_id


async def turn(
    tx: Tx, person_id: int, place_id: int, page: int, chat_id: int, tapped: int, *, now: datetime
) -> bool:
    """Show another page of the list to somebody who belongs there; False to strangers."""
    if not await may_list(tx, person_id, place_id, chat_id, now=now):
        return False
    shown = Outgoing(
        chat_id, "role-list", place_id, {"page": page}, verb=Verb.EDIT, message_id=tapped
    )
    await outbox.put(tx, shown, now=now)
    return True


async def may_list(tx: Tx, person_id: int, place_id: int, chat_id: int, *, now: datetime) -> bool:
    """Whether the roles of a place are shown here: in its own group, and to its people."""
    chat = await chats.find(tx, chat_id)
    # Who serves a place is no secret from those in its group.
    if chat and chat.place_id == place_id:
        return True
    await tree.get(tx, place_id)
    if await grants.roles_of(tx, person_id, place_id, now=now):
        return True
    tied = await chats.of_place(tx, place_id)
    inside = [await chats.is_in(tx, group.id, person_id) for group in tied]
    return any(inside) or await _lives_in(tx, person_id, place_id)


async def _lives_in(tx: Tx, person_id: int, place_id: int) -> bool:
    homes = await households.homes_of(tx, person_id)
    paths = [await tree.lineage(tx, home.place_id) for home in homes]
    return any(place.id == place_id for path in paths for place in path)
