"""Updates in: a long poll whose updates are on disk before they are confirmed."""

import asyncio
import json
import sqlite3
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import structlog
from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.outcomes import seconds_of
from handlers.context import Services
from storage import inbox
from storage.inbox import Incoming

# Named outright: by default Telegram leaves chat_member out. Edits are not acted on.
ALLOWED = ("message", "callback_query", "my_chat_member", "chat_member")
POLL_SECONDS = 30
# Button presses live 150 s at Telegram: the longest pause stays far below that.
PAUSES = (1.0, 2.0, 5.0, 15.0)
# They keep memberships and ties true, though nobody addresses the bot with them.
SERVICE = ("new_chat_members", "left_chat_member", "migrate_to_chat_id")
# What of a tapped message says which it is.
NAMING = ("message_id", "date", "chat")
# All anonymous administrators of all groups share this id: one lane would queue them all.
GROUP_ANONYMOUS = 1087968824

log = structlog.get_logger()
Json = Mapping[str, Any]
Stored = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Me:
    """Who the bot is, as far as telling which updates concern it."""

    id: int
    username: str


class Intake:
    """Stores what concerns the bot; `stored` is given what was new after each commit."""

    def __init__(
        self, services: Services, me: Me, stored: Callable[[Sequence[Incoming]], None]
    ) -> None:
        self._services = services
        self._me = me
        self._stored = stored

    async def accept(self, updates: Sequence[Json]) -> int:
        """Have these updates on disk; raises sqlite3.Error when they are not."""
        rows = [row for update in updates if (row := self._row(update))]
        if not rows:
            return 0
        new = await self._services.database.run(inbox.keep, rows, now=self._services.now())
        self._stored(new)
        return len(new)

    def _row(self, update: Json) -> Stored | None:
        kind = next((k for k in ALLOWED if k in update), None)
        if not isinstance(update.get("update_id"), int) or kind is None:
            return None
        content = update[kind]
        if kind == "message" and not concerns(content, self._me):
            return None
        if kind == "callback_query":
            update = {**update, kind: _without_card(content)}
        # Else kept as it came: what the library of today cannot parse a later one may.
        raw = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
        # Half a character can stand in JSON but in no database: it would block all that follow.
        whole = raw.encode("utf-8", "replace").decode()
        return update["update_id"], lane_of(content), whole


class Poller:
    """The own loop over getUpdates: the next poll confirms only what is stored."""

    def __init__(
        self,
        bot: ExtBot[None],
        intake: Intake,
        *,
        seconds: int = POLL_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._intake = intake
        self._seconds = seconds
        self._sleep = sleep
        # None at every start: the unconfirmed come again and are known by their update_id.
        self._offset: int | None = None

    async def run(self) -> None:
        """Poll for ever; raises InvalidToken when Telegram does not know the token."""
        failures = 0
        while True:
            try:
                await self.once()
                failures = 0
            # Trying again cannot help, and the person at the console should learn it at once.
            except InvalidToken:
                raise
            except RetryAfter as error:
                await self._sleep(seconds_of(error))
            except (TelegramError, sqlite3.Error, ValueError) as error:
                log.warning("poll failed", error=type(error).__name__, again=failures)
                await self._sleep(PAUSES[min(failures, len(PAUSES) - 1)])
                failures += 1

    async def once(self) -> int:
        """Fetch one batch and store it; return how many updates came."""
        updates = await self._fetch()
        if updates:
            await self._intake.accept(updates)
            # Only after the commit: the next poll tells Telegram to forget all below this.
            self._offset = max(u["update_id"] for u in updates) + 1
        return len(updates)

    async def _fetch(self) -> list[Json]:
        wanted: dict[str, Any] = {"timeout": self._seconds, "allowed_updates": json.dumps(ALLOWED)}
        if self._offset is not None:
            wanted["offset"] = self._offset
        url = f"{self._bot.base_url}/getUpdates?{urlencode(wanted)}"
        # Past Bot.get_updates: one update the library cannot parse would block all the others.
        body: object = await self._bot.request.post(url, read_timeout=self._seconds + 10)
        if not isinstance(body, list):
            raise NetworkError("getUpdates answered with something else than a list")
        return [u for u in body if isinstance(u, dict) and isinstance(u.get("update_id"), int)]


def lane_of(content: Json) -> int:
    """Updates of one person are handled in order; where there is no person, of one chat."""
    person = content.get("from") or {}
    chat = content.get("chat") or (content.get("message") or {}).get("chat") or {}
    anonymous = "sender_chat" in content or person.get("id") == GROUP_ANONYMOUS
    lane = chat.get("id") if anonymous or "id" not in person else person["id"]
    return lane if isinstance(lane, int) else 0


def concerns(message: Json, me: Me) -> bool:
    """Whether a message is for the bot: as an administrator it sees, but does not keep, others."""
    chat = message.get("chat") or {}
    if chat.get("type") == "private" or any(name in message for name in SERVICE):
        return True
    replied = (message.get("reply_to_message") or {}).get("from") or {}
    # Pieces of an album say nothing of the /report under their first; kept, they can be reported.
    if replied.get("id") == me.id or "media_group_id" in message:
        return True
    return any(_addresses(entity, message, me) for entity in _entities(message))


def _without_card(tap: Json) -> Json:
    """A tap names its message; what that shows the bot wrote itself, and parsing it is slow."""
    # A tap on a message sent inline has none.
    if (message := tap.get("message")) is None:
        return tap
    return {**tap, "message": {name: message[name] for name in NAMING if name in message}}


def _entities(message: Json) -> list[Json]:
    return message.get("entities") or message.get("caption_entities") or []


def _addresses(entity: Json, message: Json, me: Me) -> bool:
    if entity.get("type") == "bot_command":
        # Further on it is a word about a command, not one given.
        return entity.get("offset") == 0
    text = message.get("text") or message.get("caption") or ""
    return entity.get("type") == "mention" and f"@{me.username}".lower() in text.lower()
