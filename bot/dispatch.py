"""Stored updates to handlers: one person's in order, different people's side by side."""

import asyncio
import json
import sqlite3
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

log = structlog.get_logger()


class Dispatcher:
    """Runs lanes; the inbox row is the truth, `nudge` only a hint that there is something."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._services: Services = app.bot_data
        self._hint = asyncio.Event()
        self._busy: dict[int, asyncio.Task[None]] = {}
        self._stopping = False

    def nudge(self) -> None:
        self._hint.set()

    async def run(self) -> None:
        while not self._stopping:
            # Cleared before looking: an update stored meanwhile sets it again.
            self._hint.clear()
            try:
                await self._start_lanes()
            except sqlite3.Error as error:
                log.warning("inbox unreadable", error=str(error))
            try:
                # Not wait_for: on Python 3.11 it forgets to be cancelled when work comes too.
                async with asyncio.timeout(LOOK_EVERY):
                    await self._hint.wait()
            except TimeoutError:
                continue

    async def stop(self, seconds: float) -> None:
        """Take up nothing new and let what is being handled come to its end."""
        self._stopping = True
        self.nudge()
        if self._busy:
            await asyncio.wait(list(self._busy.values()), timeout=seconds)

    async def drain(self) -> int:
        """Handle everything that waits and is ready; return how many lanes were run."""
        lanes = 0
        while started := await self._start_lanes():
            lanes += started
            await asyncio.gather(*self._busy.values())
        return lanes

    async def _start_lanes(self) -> int:
        free = SIDE_BY_SIDE - len(self._busy)
        if free <= 0:
            return 0
        # Busy lanes have heads as well; asking for more leaves enough once they are dropped.
        waiting = await self._services.database.run(inbox.heads, free + len(self._busy))
        ready = [w for w in waiting if w.lane not in self._busy and self._is_due(w)]
        for incoming in ready[:free]:
            task = asyncio.create_task(self._lane(incoming), name=f"lane {incoming.lane}")
            self._busy[incoming.lane] = task
        return len(ready[:free])

    def _is_due(self, incoming: Incoming) -> bool:
        return incoming.not_before <= self._services.now()

    async def _lane(self, first: Incoming) -> None:
        following: Incoming | None = first
        try:
            while following and not self._stopping and self._is_due(following):
                done = await self.handle(following)
                following = await self._services.database.run(
                    inbox.next_after, following, done=done, now=self._services.now()
                )
        except sqlite3.Error as error:
            log.warning("lane stopped", lane=first.lane, error=str(error))
        finally:
            del self._busy[first.lane]
            self.nudge()

    async def handle(self, incoming: Incoming) -> bool:
        """Have one update handled; a failure is tried again later and parked in the end."""
        structlog.contextvars.bind_contextvars(update=incoming.update_id)
        try:
            await self._process(incoming)
        # Its effects were committed by an earlier run that ended before the lane noted it.
        except AlreadyDone:
            log.info("update was done already")
        except Exception as error:
            log.exception("update failed", attempts=incoming.attempts)
            await self._services.database.run(_failed, incoming, error, self._services)
            # The owners' message may be in the outbox now.
            self._services.work.set()
            return False
        return True

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
