"""Stored updates to handlers: one person's in order, different people's side by side."""

import asyncio
import json
import sqlite3
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta

import structlog
from telegram import Update

from handlers.context import App, Services
from storage import inbox, outbox
from storage.database import Tx
from storage.inbox import AlreadyDone, Incoming
from storage.outbox import Outgoing, Rank
from storage.places import grants

# Handlers wait for the one writer anyway; more lanes would only hold more updates in memory.
SIDE_BY_SIDE = 32
# What backs off after a failure becomes due without any hint.
LOOK_EVERY = 0.5
# Bounds the memory; what does not fit is found by the next look.
MOST_QUEUED = 500

log = structlog.get_logger()


class Dispatcher:
    """Runs lanes; the inbox row is the truth, what is `offer`ed only spares looking for it."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._services: Services = app.bot_data
        self._work = asyncio.Event()
        self._queue: deque[Incoming] = deque()
        # The lanes in the queue or being handled, and those of them that have grown since.
        self._taken: set[int] = set()
        self._grown: set[int] = set()
        self._running: set[asyncio.Task[None]] = set()
        # Whether the table may hold more that is ready than there was room for.
        self._left = False
        self._stopping = False

    def offer(self, stored: Sequence[Incoming]) -> None:
        """Take up what was just stored, where nothing waits before it in its lane."""
        for incoming in stored:
            if incoming.lane in self._taken:
                self._grown.add(incoming.lane)
            elif len(self._queue) >= MOST_QUEUED:
                self._left = True
            # Behind one that backs off: the look finds it in its turn.
            elif incoming.first:
                self._take(incoming)
        self._work.set()

    async def run(self) -> None:
        look = True
        while not self._stopping:
            # Cleared before working: what is offered meanwhile sets it again.
            self._work.clear()
            if look or (self._left and not self._queue):
                await self._look()
            self._start_lanes()
            look = not await self._has_work(LOOK_EVERY)

    async def stop(self, seconds: float) -> None:
        """Take up nothing new and let what is being handled come to its end."""
        self._stopping = True
        self._work.set()
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                # The answers last: the lanes that end meanwhile give some more.
                for unfinished in (self._running, self._services.answers):
                    if unfinished:
                        await asyncio.wait(list(unfinished))

    async def drain(self) -> int:
        """Handle everything that waits and is ready; return how many lanes were run."""
        lanes = 0
        while await self._look():
            lanes += len(self._taken)
            while self._start_lanes():
                await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.gather(*self._services.answers)
        return lanes

    async def _look(self) -> bool:
        """Queue the first update of each lane that is ready; return whether any lane is taken."""
        # Lanes that are taken have heads as well; asking for more leaves enough without them.
        most = MOST_QUEUED - len(self._queue) + len(self._taken)
        try:
            heads = await self._services.database.run(inbox.heads, most)
        except sqlite3.Error as error:
            log.warning("inbox unreadable", error=str(error))
            return False
        self._left = len(heads) == most
        for incoming in heads:
            if incoming.lane not in self._taken and self._is_due(incoming):
                self._take(incoming)
                # Nothing is known of what waits behind it.
                self._grown.add(incoming.lane)
        return bool(self._taken)

    def _take(self, incoming: Incoming) -> None:
        self._taken.add(incoming.lane)
        self._queue.append(incoming)

    def _start_lanes(self) -> bool:
        """Run what is queued as far as there is room; return whether anything runs."""
        while self._queue and len(self._running) < SIDE_BY_SIDE and not self._stopping:
            incoming = self._queue.popleft()
            task = asyncio.create_task(self._lane(incoming), name=f"lane {incoming.lane}")
            self._running.add(task)
            task.add_done_callback(self._ended)
        return bool(self._running)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        self._work.set()

    async def _has_work(self, seconds: float) -> bool:
        try:
            # Not wait_for: on Python 3.11 it forgets to be cancelled when work comes too.
            async with asyncio.timeout(seconds):
                return await self._work.wait()
        except TimeoutError:
            return False

    def _is_due(self, incoming: Incoming) -> bool:
        return incoming.not_before <= self._services.now()

    async def _lane(self, first: Incoming) -> None:
        following: Incoming | None = first
        try:
            while following and not self._stopping and self._is_due(following):
                await self.handle(following)
                following = await self._next(first.lane)
        except sqlite3.Error as error:
            log.warning("lane stopped", lane=first.lane, error=str(error))
        finally:
            self._taken.discard(first.lane)
            self._grown.discard(first.lane)

    async def _next(self, lane: int) -> Incoming | None:
        """Most lanes hold one update: those nothing was added to are not looked up again."""
        if lane not in self._grown:
            return None
        # Before the look: what is stored after it marks the lane anew.
        self._grown.discard(lane)
        following = await self._services.database.run(inbox.head_of, lane)
        if following:
            self._grown.add(lane)
        return following

    async def handle(self, incoming: Incoming) -> None:
        """Have one update handled; a failure is tried again later and parked in the end."""
        structlog.contextvars.bind_contextvars(update=incoming.update_id)
        run, now = self._services.database.run, self._services.now
        try:
            await self._process(incoming)
            # The handler's own unit has marked it done, unless it had nothing to write.
            if incoming.update_id not in self._services.finished:
                await run(inbox.close, incoming.update_id, now=now())
        # Its effects were committed by an earlier run that ended before the lane noted it.
        except AlreadyDone:
            log.info("update was done already")
        except Exception as error:
            log.exception("update failed", attempts=incoming.attempts)
            await run(_failed, incoming, error, self._services)
            # The owners' message may be in the outbox now.
            self._services.work.set()
        finally:
            self._services.finished.discard(incoming.update_id)

    async def _process(self, incoming: Incoming) -> None:
        # Parsed only here, so that an update the library cannot read fails alone in its lane.
        update = Update.de_json(json.loads(incoming.raw), self._app.bot)
        await self._app.process_update(update)
        # The application reports errors to its own handler and returns as if all were well.
        if failure := self._services.failures.pop(incoming.update_id, None):
            raise failure


async def _failed(tx: Tx, incoming: Incoming, error: BaseException, services: Services) -> None:
    """Back off; once the update is parked the owners are told its number."""
    now = services.now()
    reason = f"{type(error).__name__}: {error}"
    if not await inbox.postpone(tx, incoming, reason, now=now):
        return
    for owner in await grants.owners(tx, now=now):
        message = Outgoing(
            owner,
            "update-parked",
            incoming.update_id,
            {"kind": type(error).__name__},
            rank=Rank.URGENT,
            key=f"parked:{incoming.update_id}:{owner}",
            expires_at=now + timedelta(days=7),
        )
        await outbox.put(tx, message, now=now)
