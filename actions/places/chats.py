"""What happens to the bot in groups: added, given rights, moved, removed."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions.places import telling
from actions.places.authority import manages_any
from domain.places.writing import tidy
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import chats, people
from storage.places.chats import Chat, ChatKind, ChatState

RIGHTS = ("post", "pin", "read", "delete")
TITLE = 60
CARD = "setup-card"


@dataclass(frozen=True, slots=True)
class Seen:
    """A group as an update shows it; `rights` are words of RIGHTS."""

    chat_id: int
    title: str
    rights: frozenset[str]

    @property
    def kept(self) -> str:
        return " ".join(right for right in RIGHTS if right in self.rights)


def fresh(seen: Seen, *, now: datetime) -> Chat:
    """A group nobody has tied to anything yet."""
    # A title is whatever a group's administrator likes, and is shown to staff.
    title = tidy(seen.title)[:TITLE]
    return Chat(
        seen.chat_id, ChatKind.GROUP, None, None, title, None, ChatState.ACTIVE, seen.kept, now
    )


async def arrived(tx: Tx, person_id: int, seen: Seen, *, now: datetime) -> None:
    """The bot is in a group or its rights changed: ask what the group is, or redraw the card."""
    known = await chats.find(tx, seen.chat_id)
    entered = known is None or known.state is not ChatState.ACTIVE
    chat = fresh(seen, now=now)
    if known:
        title, state = chat.title, ChatState.ACTIVE
        chat = replace(known, title=title, state=state, rights=seen.kept, changed_at=now)
    await chats.put(tx, chat)
    await panels.mark_stale(tx, "setup", chat.id, now=now)
    if "post" not in seen.rights:
        await telling.tell_all(
            tx, await _one(tx, person_id), "setup-mute", chat.id, {"title": chat.title}, now=now
        )
    elif entered or await _unasked(tx, chat):
        await _ask(tx, person_id, chat, now=now)


async def _one(tx: Tx, person_id: int) -> list[int]:
    return [person_id] if await telling.reachable(tx, person_id) else []


async def _unasked(tx: Tx, chat: Chat) -> bool:
    """Whether the card could not be posted so far, for want of the right to."""
    return chat.place_id is None and not await panels.of(tx, "setup", chat.id)


async def _ask(tx: Tx, person_id: int, chat: Chat, *, now: datetime) -> None:
    if chat.place_id is not None or await manages_any(tx, person_id, now=now):
        await post_card(tx, chat.id, now=now)
    else:
        await outbox.put(tx, Outgoing(chat.id, "setup-stranger"), now=now)


async def post_card(
    tx: Tx, chat_id: int, *, now: datetime, rank: Rank = Rank.REPLY, reply_to: int | None = None
) -> None:
    """Post the set-up card, in place of older ones, which are redrawn no more."""
    # Two living cards of one group would disagree after a tap on either.
    for panel in await panels.of(tx, "setup", chat_id):
        await panels.drop(tx, panel)
    card = Outgoing(chat_id, CARD, chat_id, rank=rank, panel="setup", reply_to=reply_to)
    await outbox.put(tx, card, now=now)


async def removed(tx: Tx, person_id: int, chat_id: int, *, now: datetime) -> None:
    """The bot was taken out of a group: keep what it is tied to, and tell who should know."""
    chat = await chats.find(tx, chat_id)
    # Telegram may send the same removal again, and staff are told once.
    if chat is None or chat.state is not ChatState.ACTIVE:
        return
    await chats.set_state(tx, chat_id, ChatState.REMOVED, now=now)
    told = await telling.owners(tx, now=now)
    if chat.place_id is not None:
        told += await telling.desks(tx, chat.place_id, now=now)
    # The group can no longer be written to, and whoever removed the bot knows.
    told = [other for other in told if other not in {chat_id, person_id}]
    await telling.tell_all(tx, told, "setup-lost", chat_id, {"title": chat.title}, now=now)


async def migrated(tx: Tx, _: int, old: int, new: int, *, now: datetime) -> None:
    """A group became a supergroup: its tie, its people, its messages and its cards go along."""
    chat = await chats.find(tx, old)
    # Telegram announces a move in the old chat and in the new one.
    if chat is None or chat.state is ChatState.MIGRATED:
        return
    # The new chat may have been seen first, and its rights are the later ones.
    moved = await chats.find(tx, new)
    rights = moved.rights if moved else chat.rights
    await chats.put(
        tx, replace(chat, id=new, rights=rights, state=ChatState.ACTIVE, changed_at=now)
    )
    await chats.set_state(tx, old, ChatState.MIGRATED, now=now)
    await chats.move_members(tx, old, new)
    # What waits for the old id would only be refused by Telegram.
    await outbox.move(tx, old, new)
    await _move_panels(tx, old, new, now)


async def _move_panels(tx: Tx, old: int, new: int, now: datetime) -> None:
    """Post the cards again: messages cannot be edited across the move.

    Posted with `moved`, so that a view may decline to be drawn for what is over.
    """
    for panel in await panels.in_chat(tx, old):
        await panels.drop(tx, panel)
        subject = new if panel.kind == "setup" else panel.subject_id
        again = Outgoing(new, panel.view, subject, {"moved": 1}, Rank.BROADCAST, panel=panel.kind)
        await outbox.put(tx, again, now=now)


async def blocked(tx: Tx, person_id: int, *, gone: bool, now: datetime) -> None:
    """A person stopped the bot in private, or let it write again."""
    await people.blocked(tx, person_id, at=now if gone else None)
