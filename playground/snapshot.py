"""The world as JSON and back."""

from collections import deque
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from playground.chats import Chat, Member
from playground.core import BotSettings, Query
from playground.files import StoredFile
from playground.people import Bot, Person
from playground.shapes import Json
from playground.updates import Waiting
from playground.world import World

VERSION = 1
BY_NUMBER = ("messages", "keyboards")


def snapshot(world: World) -> Json:
    """Return all that a restart must find again; file contents are kept beside it."""
    return {
        "version": VERSION,
        "ahead_seconds": world.clock.ahead.total_seconds(),
        "bot": asdict(world.bot),
        "people": [asdict(person) for person in world.people.values()],
        "chats": [_chat(chat) for chat in world.chats.values()],
        "last_message_id": world.last_message_id,
        "settings": asdict(world.settings),
        "files": [_file(stored) for stored in world.files.by_id.values()],
        # An answered tap is over; only an open one can still be answered.
        "queries": [_query(query) for query in world.queries.values() if query.answer is None],
        "updates": {
            "next_id": world.updates.next_id,
            "allowed": world.updates.allowed,
            "webhook": world.updates.webhook,
            "waiting": [_waiting(one) for one in world.updates.waiting],
        },
    }


def restore(world: World, state: Json, read: Callable[[str], bytes]) -> None:
    """Put a snapshot into an empty world; `read` returns a file's bytes by its unique id.

    Raises ValueError, LookupError or TypeError for what is no snapshot.
    """
    if state["version"] != VERSION:
        raise ValueError(f"version {state['version']} instead of {VERSION}")
    files = [StoredFile(**one, data=read(one["unique_id"])) for one in state["files"]]
    world.bot = Bot(**state["bot"])
    world.people = {one["id"]: Person(**one) for one in state["people"]}
    world.chats = {one["id"]: _chat_from(one) for one in state["chats"]}
    world.files.by_id = {one.id: one for one in files}
    world.last_message_id = state["last_message_id"]
    world.settings = _settings_from(state["settings"])
    for one in state["queries"]:
        query = Query(**one | {"at": datetime.fromisoformat(one["at"])})
        world.queries[query.id] = query
    _restore_updates(world, state["updates"])
    # Last, as a jump tells its watchers, who should find the world complete.
    world.clock.jump(timedelta(seconds=state["ahead_seconds"]))


def _restore_updates(world: World, state: Json) -> None:
    updates = world.updates
    updates.next_id, updates.allowed = state["next_id"], state["allowed"]
    updates.webhook = state["webhook"]
    updates.put_back(deque(_waiting_from(one) for one in state["waiting"]))


def _chat(chat: Chat) -> Json:
    # Messages are shared with updates and never changed in place: copying them deeply is waste.
    members = {user_id: asdict(member) for user_id, member in chat.members.items()}
    plain = {name: getattr(chat, name) for name in Chat.__slots__}
    reactions = {key: dict(value) for key, value in chat.reactions.items()}
    lists = {"pinned": list(chat.pinned), "joining": list(chat.joining)}
    copies = {name: dict(plain[name]) for name in BY_NUMBER}
    return plain | copies | lists | {"members": members, "reactions": reactions}


def _chat_from(state: Json) -> Chat:
    members = {
        user_id: Member(**member | {"rights": tuple(member["rights"])})
        for user_id, member in _numbered(state["members"]).items()
    }
    reactions = {key: _numbered(value) for key, value in _numbered(state["reactions"]).items()}
    numbered = {name: _numbered(state[name]) for name in BY_NUMBER}
    return Chat(**state | numbered | {"members": members, "reactions": reactions})


def _settings_from(state: Json) -> BotSettings:
    return BotSettings(**state | {"menu_buttons": _numbered(state["menu_buttons"])})


def _numbered(found: Json) -> dict[int, Json]:
    # JSON has only strings for keys.
    return {int(key): value for key, value in found.items()}


def _file(stored: StoredFile) -> Json:
    return {name: getattr(stored, name) for name in StoredFile.__slots__ if name != "data"}


def _query(query: Query) -> Json:
    return asdict(query) | {"at": query.at.isoformat()}


def _waiting(one: Waiting) -> Json:
    return {"id": one.id, "expires": one.expires.isoformat(), "update": one.update}


def _waiting_from(state: Json) -> Waiting:
    return Waiting(state["id"], datetime.fromisoformat(state["expires"]), state["update"])
