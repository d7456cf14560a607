"""Tying a group to a building, to the staff, or to a unit."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from actions.places.authority import manages, manages_any
from actions.places.chats import CARD, Seen, fresh
from domain.places import PlaceKind
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import chats, tree, units
from storage.places.chats import Chat, ChatKind, ChatState


class Outcome(StrEnum):
    DONE = "done"
    ALREADY = "already"
    SURE = "sure"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Goal:
    """What a group is to be: a place's, the staff's of a community, or a unit's."""

    kind: ChatKind
    place_id: int
    unit_id: int | None = None

    @property
    def mark(self) -> int:
        """One number for the tie, which a button carries to say what it replaces."""
        # Units and places number apart, so the sign keeps them from meaning each other.
        return -self.unit_id if self.unit_id else self.place_id


def tie_of(chat: Chat) -> Goal | None:
    return Goal(chat.kind, chat.place_id, chat.unit_id) if chat.place_id else None


async def unit_goal(tx: Tx, unit_id: int) -> Goal | None:
    unit = await units.find(tx, unit_id)
    return Goal(ChatKind.UNIT, unit.place_id, unit.id) if unit else None


async def place_goal(tx: Tx, place_id: int) -> Goal | None:
    """Return what tying to a place means: to the community, its staff; closed ones, nothing."""
    place = await tree.find(tx, place_id)
    if place is None or place.closed_at:
        return None
    staff = place.kind is PlaceKind.COMMUNITY
    return Goal(ChatKind.STAFF if staff else ChatKind.GROUP, place_id)


async def tie(
    tx: Tx, person_id: int, seen: Seen, goal: Goal, *, sure: int = 0, now: datetime
) -> Outcome:
    """Tie the group, if this person may; another tie is replaced only if it is the one named.

    So of two who press at once the second is asked whether to undo what the first did.
    """
    # The bot may have been added while it was down, and know nothing of the group.
    chat = await chats.find(tx, seen.chat_id) or fresh(seen, now=now)
    standing = tie_of(chat)
    if not await _may(tx, person_id, standing, goal, now):
        return Outcome.FORBIDDEN
    # After a removal the same tie is written again, as it makes the group active.
    if standing == goal and chat.state is ChatState.ACTIVE:
        return Outcome.ALREADY
    if standing not in {None, goal} and (standing is None or standing.mark != sure):
        return Outcome.SURE
    await _put(tx, chat, goal, now)
    return Outcome.DONE


async def _may(tx: Tx, person_id: int, standing: Goal | None, goal: Goal, now: datetime) -> bool:
    """Taking a group from another community needs the say there as well."""
    places = {goal.place_id, standing.place_id} if standing else {goal.place_id}
    return all([await manages(tx, person_id, place, now=now) for place in places])


async def _put(tx: Tx, chat: Chat, goal: Goal, now: datetime) -> None:
    tied = replace(
        chat,
        kind=goal.kind,
        place_id=goal.place_id,
        unit_id=goal.unit_id,
        state=ChatState.ACTIVE,
        changed_at=now,
    )
    await chats.put(tx, tied)
    await panels.mark_stale(tx, "setup", chat.id, now=now)


async def choose(
    tx: Tx, person_id: int, seen: Seen, goal: Goal | None, tapped: int, sure: int, *, now: datetime
) -> Outcome:
    """Take a tap on the card or on the question whether to replace; `tapped` is the message."""
    # Positive ids are private chats, which belong to a person and to no place.
    if goal is None or seen.chat_id > 0:
        return Outcome.FORBIDDEN
    outcome = await tie(tx, person_id, seen, goal, sure=sure, now=now)
    if outcome is Outcome.SURE:
        await ask_sure(tx, seen.chat_id, goal, now=now)
    elif outcome is not Outcome.FORBIDDEN:
        panel = await panels.at(tx, seen.chat_id, tapped)
        # A question is turned into its answer, as it is no panel that would be redrawn.
        view = CARD if panel else "setup-tied"
        shown = Outgoing(seen.chat_id, view, seen.chat_id, verb=Verb.EDIT, message_id=tapped)
        await outbox.put(tx, shown, now=now)
    return outcome


async def choose_place(
    tx: Tx, person_id: int, seen: Seen, place_id: int, tapped: int, sure: int, *, now: datetime
) -> Outcome:
    goal = await place_goal(tx, place_id)
    return await choose(tx, person_id, seen, goal, tapped, sure, now=now)


async def choose_unit(
    tx: Tx, person_id: int, seen: Seen, unit_id: int, tapped: int, sure: int, *, now: datetime
) -> Outcome:
    goal = await unit_goal(tx, unit_id)
    return await choose(tx, person_id, seen, goal, tapped, sure, now=now)


async def show_choices(
    tx: Tx, person_id: int, chat_id: int, tapped: int, args: dict[str, int], *, now: datetime
) -> bool:
    """Turn the card to what can be chosen; False to those who may not choose anything."""
    if not await manages_any(tx, person_id, now=now):
        return False
    shown = Outgoing(chat_id, CARD, chat_id, args, verb=Verb.EDIT, message_id=tapped)
    await outbox.put(tx, shown, now=now)
    return True


async def keep(tx: Tx, person_id: int, chat_id: int, tapped: int, *, now: datetime) -> bool:
    """Drop the question whether to replace a tie."""
    if not await manages_any(tx, person_id, now=now):
        return False
    args = {"note": "kept"}
    shown = Outgoing(chat_id, "setup-note", 0, args, verb=Verb.EDIT, message_id=tapped)
    await outbox.put(tx, shown, now=now)
    return True


async def ask_sure(
    tx: Tx, chat_id: int, goal: Goal, *, now: datetime, reply_to: int | None = None
) -> None:
    chat = await chats.find(tx, chat_id)
    standing = tie_of(chat) if chat else None
    args = {
        "place": goal.place_id,
        "unit": goal.unit_id or 0,
        "sure": standing.mark if standing else 0,
    }
    await outbox.put(
        tx, Outgoing(chat_id, "setup-sure", chat_id, args, reply_to=reply_to), now=now
    )
