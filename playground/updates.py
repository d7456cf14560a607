"""What waits for the bot: updates in order, until confirmed or too old."""

import asyncio
import secrets
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from playground.shapes import Json, Refused

BUTTON_LIFE = timedelta(seconds=150)
# As long as Telegram keeps updates for a bot that does not fetch them.
LIFE = timedelta(hours=24)
# Telegram sends these only to bots that ask for them by name.
UNLESS_NAMED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
# Telegram's own limit for one answer.
MOST_AT_ONCE = 100
MOST_PATIENCE = 50
REMEMBERED = 1_000
CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
WEBHOOK_CONFLICT = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An update in the queue and when it vanishes undelivered."""

    id: int
    expires: datetime
    update: Json


class Updates:
    """The bot's queue; ids run on from an arbitrary start."""

    def __init__(self, now: Callable[[], datetime], first_id: int | None = None) -> None:
        self._now = now
        # From anywhere, as at Telegram, so that no bot can rely on ids that begin at 1.
        self.next_id = first_id or 100_000_000 + secrets.randbelow(800_000_000)
        self.waiting: deque[Waiting] = deque()
        self._again: list[Json] = []
        self._delivered: deque[Json] = deque(maxlen=REMEMBERED)
        self.allowed: list[str] = []
        self.webhook: Json = {}
        self._poll = 0
        self._news: asyncio.Event | None = None
        self._closed = False
        self._earliest: datetime | None = None

    @property
    def polled(self) -> bool:
        """Whether the bot has asked for updates yet."""
        return self._poll > 0

    def wants(self, kind: str) -> bool:
        """Whether `allowed_updates` lets this kind through."""
        return kind in self.allowed if self.allowed else kind not in UNLESS_NAMED

    def put(self, kind: str, payload: Json) -> None:
        """Queue one update, unless the bot did not ask for its kind."""
        if self.wants(kind):
            life = BUTTON_LIFE if kind == "callback_query" else LIFE
            self._append({"update_id": self._take_id(), kind: payload}, life)

    def inject(self, update: Json) -> None:
        """Queue any JSON object as an update; it is given an id when it has none."""
        if "update_id" in update:
            self._again.append(update)
            self._wake()
        else:
            self._append({"update_id": self._take_id()} | update, LIFE)

    def repeat(self, update_id: int) -> None:
        """Queue a delivered update once more, as Telegram sometimes does.

        Raises LookupError when it was never delivered or too long ago.
        """
        for update in self._delivered:
            if update["update_id"] == update_id:
                return self.inject(update)
        raise LookupError(f"update {update_id} was not delivered")

    def take(self, offset: int | None, limit: int) -> list[Json]:
        """Confirm what lies before `offset` and return the next updates."""
        self._expire()
        if offset is not None:
            self._confirm(offset)
        # These carry ids the bot has confirmed before, so any offset would swallow them.
        again, self._again = self._again, []
        count = min(max(limit, 1), MOST_AT_ONCE)
        return again + [one.update for one in islice(self.waiting, count)]

    async def poll(self, offset: int | None, limit: int, patience: float) -> list[Json]:
        """Wait `patience` real seconds (50 at most) for updates; a second poll ends the first.

        Raises Refused (409) in the poll that was ended, or when a webhook is set.
        """
        # As at Telegram the newest poll wins: a bot that was restarted must not be locked out.
        self._poll += 1
        mine = self._poll
        self._check_poll(mine)
        self._wake()
        found = self.take(offset, limit)
        try:
            async with asyncio.timeout(min(patience, MOST_PATIENCE)):
                while not found and patience > 0 and not self._closed:
                    await self._next_news()
                    self._check_poll(mine)
                    found = self.take(None, limit)
        except TimeoutError:
            pass
        return found

    def _check_poll(self, mine: int) -> None:
        if self.webhook.get("url"):
            raise Refused(409, WEBHOOK_CONFLICT)
        if mine != self._poll:
            raise Refused(409, CONFLICT)

    def head(self) -> Json | None:
        """Return the next update for a webhook, which takes one at a time."""
        self._expire()
        if self._again:
            return self._again[0]
        return self.waiting[0].update if self.waiting else None

    def delivered(self, update: Json) -> None:
        """Take an update out of the queue that a webhook has accepted."""
        if self._again and self._again[0] is update:
            self._again.pop(0)
        elif self.waiting and self.waiting[0].update is update:
            self._delivered.append(self.waiting.popleft().update)

    def push_failed(self, error: Json) -> None:
        """Remember for getWebhookInfo why the bot did not take an update."""
        self.webhook = self.webhook | {"error": error}
        self._wake()

    async def wait(self) -> None:
        """Wait until something is put, a poll begins or the queue is closed."""
        await self._next_news()

    def put_back(self, waiting: deque[Waiting]) -> None:
        """Take over a queue that was saved."""
        self.waiting = waiting
        self._earliest = min((one.expires for one in waiting), default=None)
        self._wake()

    def set_webhook(self, webhook: Json) -> None:
        """Send updates to a URL from now on, or let them be polled again when empty."""
        self.webhook = webhook
        self._wake()

    def clear(self) -> None:
        self.waiting.clear()
        self._again.clear()

    def pending(self) -> int:
        """Return how many updates still wait."""
        self._expire()
        return len(self.waiting)

    def close(self) -> None:
        """Let every poll return at once."""
        self._closed = True
        self._wake()

    def reopen(self) -> None:
        self._closed = False

    @property
    def closed(self) -> bool:
        return self._closed

    def _take_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _append(self, update: Json, life: timedelta) -> None:
        expires = self._now() + life
        self.waiting.append(Waiting(update["update_id"], expires, update))
        self._earliest = min(self._earliest or expires, expires)
        self._wake()

    def _expire(self) -> None:
        now = self._now()
        # Looking through a long queue at every poll would cost more than the polls themselves.
        if self._earliest and self._earliest <= now:
            self.waiting = deque(one for one in self.waiting if one.expires > now)
            self._earliest = min((one.expires for one in self.waiting), default=None)

    def _confirm(self, offset: int) -> None:
        # A negative offset forgets everything before the last ones.
        if offset < 0:
            offset = self.waiting[max(offset, -len(self.waiting))].id if self.waiting else 0
        while self.waiting and self.waiting[0].id < offset:
            self._delivered.append(self.waiting.popleft().update)

    # One event for all that wait at the moment; who waits later gets a fresh one.
    def _wake(self) -> None:
        if self._news:
            self._news.set()
            self._news = None

    async def _next_news(self) -> None:
        if self._news is None:
            self._news = asyncio.Event()
        await self._news.wait()
