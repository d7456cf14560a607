"""The screens where staff arrange units, categories and buildings, and what is asked on them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from actions.places import communities, telling, units
from actions.places.authority import is_owner, managed, manages
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import chats, tree
from storage.places import units as store
from storage.places.chats import ChatKind
from storage.prompts import Prompt

PROMPT = "units-edit"


class Question(StrEnum):
    """What can be asked: of a unit its name or phone; of a place what to add, name, phone."""

    UNIT_NAME = "unit-name"
    UNIT_PHONE = "unit-phone"
    ADD = "add"
    RENAME = "rename"
    PHONE = "phone"
    FOUND = "found"


OF_UNIT = frozenset({Question.UNIT_NAME, Question.UNIT_PHONE})


async def start(tx: Tx, person_id: int, chat_id: int, message_id: int, *, now: datetime) -> None:
    """Show what can be arranged: in private or in the staff's group, to those who may."""
    chat = await chats.find(tx, chat_id)
    staff_chat = chat is not None and chat.kind is ChatKind.STAFF and chat.place_id is not None
    homes = await managed(tx, person_id, now=now)
    # In the staff's group its own community is meant, even by staff of several.
    if chat and staff_chat and chat.place_id in {home.id for home in homes}:
        view, subject = "units-home", chat.place_id or 0
    elif len(homes) == 1:
        view, subject = "units-home", homes[0].id
    elif homes or await is_owner(tx, person_id, now=now):
        view, subject = "units-which", person_id
    else:
        view, subject = "units-refused", 0
    args = {"reason": "forbidden"} if view == "units-refused" else {}
    if staff_chat and args == {}:
        shown = Outgoing(chat_id, view, subject, reply_to=message_id)
        await outbox.put(tx, shown, now=now)
    else:
        await telling.answer(
            tx, person_id, chat_id, view, subject, args, now=now, reply_to=message_id
        )


async def turn(
    tx: Tx,
    person_id: int,
    where: tuple[int, int],
    view: str,
    subject_id: int,
    args: dict[str, Any],
    *,
    now: datetime,
) -> bool:
    """Turn the tapped message, (chat, message), to another screen; False to who may not."""
    place_id = subject_id
    if view == "units-unit":
        unit = await store.find(tx, subject_id)
        place_id = unit.place_id if unit else 0
    if await tree.find(tx, place_id) is None:
        return False
    if not await manages(tx, person_id, place_id, now=now):
        return False
    await _show(tx, where[0], view, subject_id, args, now, instead_of=where[1])
    return True


async def _show(
    tx: Tx,
    chat_id: int,
    view: str,
    subject_id: int,
    args: dict[str, Any],
    now: datetime,
    *,
    instead_of: int | None = None,
) -> None:
    verb = Verb.EDIT if instead_of else Verb.SEND
    shown = Outgoing(chat_id, view, subject_id, args, verb=verb, message_id=instead_of)
    await outbox.put(tx, shown, now=now)


async def ask(
    tx: Tx, person_id: int, chat_id: int, question: Question, subject_id: int, *, now: datetime
) -> bool:
    """Ask for a name, a number or a line of buildings; False to those who may not answer."""
    if not await _may_ask(tx, person_id, question, subject_id, now):
        return False
    args = {"what": question.value}
    prompt = await prompts.ask(tx, chat_id, person_id, PROMPT, subject_id, args, now=now)
    asked = {"what": question.value, "person": person_id}
    message = Outgoing(chat_id, "units-question", subject_id, asked, prompt_id=prompt)
    await outbox.put(tx, message, now=now)
    return True


async def _may_ask(
    tx: Tx, person_id: int, question: Question, subject_id: int, now: datetime
) -> bool:
    if question is Question.FOUND:
        return await is_owner(tx, person_id, now=now)
    place_id = subject_id
    if question in OF_UNIT:
        unit = await store.find(tx, subject_id)
        place_id = unit.place_id if unit else 0
    known = await tree.find(tx, place_id)
    return known is not None and await manages(tx, person_id, place_id, now=now)


async def answer(
    tx: Tx, person_id: int, chat_id: int, prompt: Prompt, text: str, *, now: datetime
) -> str | None:
    """Take what was asked for; what cannot be is said why, and the question stays open."""
    question = Question(prompt.args["what"])
    refusal = await _taken(tx, person_id, question, prompt.subject_id, text, now)
    if refusal:
        await _show(tx, chat_id, "units-refused", 0, {"reason": refusal}, now)
        return refusal
    await prompts.close(tx, prompt)
    if question is Question.FOUND:
        await _show(tx, chat_id, "units-which", person_id, {}, now)
    elif question in OF_UNIT:
        await _show(tx, chat_id, "units-unit", prompt.subject_id, {}, now)
    else:
        await _show(tx, chat_id, "units-place", prompt.subject_id, {}, now)
    return None


async def _taken(
    tx: Tx, person_id: int, question: Question, subject_id: int, text: str, now: datetime
) -> str | None:
    match question:
        case Question.UNIT_NAME:
            return await units.set_name(tx, person_id, subject_id, text, now=now)
        case Question.UNIT_PHONE:
            return await units.set_phone(tx, person_id, subject_id, text, now=now)
        case Question.RENAME:
            return await communities.rename(tx, person_id, subject_id, text, now=now)
        case Question.PHONE:
            return await communities.set_office_phone(tx, person_id, subject_id, text, now=now)
        case Question.FOUND:
            return await communities.found_another(tx, person_id, text, now=now)
    added = await communities.add_buildings(tx, person_id, subject_id, text, now=now)
    return added if isinstance(added, communities.Refusal) else None


async def close(
    tx: Tx, person_id: int, where: tuple[int, int], place_id: int, *, now: datetime
) -> str | None:
    """Close a place and go back to what it stood in, or say why not."""
    place = await tree.get(tx, place_id)
    refusal = await communities.close(tx, person_id, place_id, now=now)
    if refusal is None and place.parent_id is not None:
        await _show(tx, where[0], "units-place", place.parent_id, {}, now, instead_of=where[1])
    return refusal


class Change(StrEnum):
    """What of a category can be set by a button."""

    UNIT = "unit"
    RESPOND = "respond"
    RESOLVE = "resolve"
    PRIVATE = "private"


async def set_category(
    tx: Tx,
    person_id: int,
    where: tuple[int, int],
    community_id: int,
    code: str,
    change: Change,
    value: int,
    *,
    now: datetime,
) -> str | None:
    """Set one thing of a category and show it again, or say why not."""
    match change:
        case Change.UNIT:
            step = units.set_responsible(tx, person_id, community_id, code, value, now=now)
        case Change.RESPOND:
            step = units.set_times(tx, person_id, community_id, code, value, None, now=now)
        case Change.RESOLVE:
            step = units.set_times(tx, person_id, community_id, code, None, value, now=now)
        case Change.PRIVATE:
            step = units.toggle_private(tx, person_id, community_id, code, now=now)
    refusal = await step
    if refusal is None:
        args = {"code": code}
        await _show(tx, where[0], "units-category", community_id, args, now, instead_of=where[1])
    return refusal
