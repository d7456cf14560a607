"""Asking for the name of a building or of the first community, and taking the answer."""

from datetime import datetime

from actions.places import binding, communities
from actions.places.authority import is_owner, manages
from actions.places.binding import Goal, Outcome
from actions.places.chats import CARD, Seen
from actions.places.communities import Usual
from domain.places.naming import place_name, split_building
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import chats, tree
from storage.prompts import Prompt

BUILDING = "setup-building"
COMMUNITY = "setup-community"


async def ask_building(
    tx: Tx, person_id: int, chat_id: int, community_id: int, *, now: datetime
) -> bool:
    """Ask in the group which building it is; False where this person may not make one."""
    await tree.get(tx, community_id)
    if not await manages(tx, person_id, community_id, now=now):
        return False
    await _ask(tx, person_id, chat_id, BUILDING, community_id, now)
    return True


async def ask_community(tx: Tx, person_id: int, chat_id: int, *, now: datetime) -> bool:
    """Ask what the first community is called; False for all but owners, and once there is one."""
    if await tree.communities(tx) or not await is_owner(tx, person_id, now=now):
        return False
    await _ask(tx, person_id, chat_id, COMMUNITY, 0, now)
    return True


async def _ask(
    tx: Tx, person_id: int, chat_id: int, kind: str, subject_id: int, now: datetime
) -> None:
    prompt = await prompts.ask(tx, chat_id, person_id, kind, subject_id, now=now)
    args = {"what": kind, "person": person_id}
    await outbox.put(tx, Outgoing(chat_id, "setup-name", 0, args, prompt_id=prompt), now=now)


async def name_building(
    tx: Tx, person_id: int, seen: Seen, prompt: Prompt, text: str, reply_to: int, *, now: datetime
) -> None:
    """Make the building and tie the group to it; a name that cannot be is asked for again."""
    community = await tree.get(tx, prompt.subject_id)
    around, name = split_building(text)
    note = "bad-name"
    if not await manages(tx, person_id, community.id, now=now):
        note = "forbidden"
    elif place := await communities.ensure_place(
        tx, community, [around, name] if around else [name]
    ):
        await prompts.close(tx, prompt)
        goal = Goal(chats.ChatKind.GROUP, place.id)
        outcome = await binding.tie(tx, person_id, seen, goal, now=now)
        if outcome is Outcome.SURE:
            await binding.ask_sure(tx, seen.chat_id, goal, now=now, reply_to=reply_to)
            return
        note = outcome.value
    await _say(tx, seen.chat_id, note, reply_to, now)


async def name_community(
    tx: Tx,
    person_id: int,
    seen: Seen,
    prompt: Prompt,
    text: str,
    reply_to: int,
    usual: Usual,
    *,
    now: datetime,
) -> None:
    name = place_name(text)
    if name is None:
        await _say(tx, seen.chat_id, "bad-name", reply_to, now)
        return
    await prompts.close(tx, prompt)
    # Asked again here: another owner may have founded it while this one typed.
    founded = await _found(tx, person_id, name, usual, now)
    await panels.mark_stale(tx, "setup", seen.chat_id, now=now)
    await _say(tx, seen.chat_id, "founded" if founded else "forbidden", reply_to, now)


async def found(
    tx: Tx, person_id: int, seen: Seen, tapped: int, fallback: str, usual: Usual, *, now: datetime
) -> bool:
    """Found the first community under the group's title, by one tap."""
    founded = await _found(tx, person_id, place_name(seen.title) or fallback, usual, now)
    # The tapped card asked for the community; now it can ask for the building.
    if founded:
        card = Outgoing(seen.chat_id, CARD, seen.chat_id, verb=Verb.EDIT, message_id=tapped)
        await outbox.put(tx, card, now=now)
    return founded


async def _found(tx: Tx, person_id: int, name: str, usual: Usual, now: datetime) -> bool:
    if await tree.communities(tx) or not await is_owner(tx, person_id, now=now):
        return False
    await communities.create(tx, name, zone=usual.zone, language=usual.language, now=now)
    return True


async def _say(tx: Tx, chat_id: int, note: str, reply_to: int, now: datetime) -> None:
    tied = note == Outcome.DONE.value
    view, subject = ("setup-tied", chat_id) if tied else ("setup-note", 0)
    said = Outgoing(chat_id, view, subject, {"note": note}, reply_to=reply_to)
    await outbox.put(tx, said, now=now)
