"""What is due: timers to actions, each in one unit of work with its claim."""

import sqlite3
from datetime import datetime

import structlog

from handlers.context import Services
from handlers.doors import Doors, Step
from storage import inbox, outbox, prompts, timers
from storage.database import Tx
from storage.timers import Timer

# After a long downtime the rest comes with the next tick, so that taps are not kept waiting.
AT_ONCE = 500

log = structlog.get_logger()


class Clock:
    def __init__(self, services: Services, doors: Doors) -> None:
        self._services = services
        self._steps = doors.timers
        self._forgetting = doors.forgetting

    async def tick(self) -> int:
        """Run everything that is due now; return how much that was."""
        now = self._services.now()
        try:
            due = await self._services.database.run(timers.due, AT_ONCE, now=now)
        except sqlite3.Error as error:
            # A locked or full disk may pass; the ticker must outlive it.
            log.warning("timers unreadable", error=str(error))
            return 0
        # One unit each: a timer that fails must not take the others of its batch back with it.
        for timer in due:
            await self._run(timer, now)
        if due:
            self._services.work.set()
        return len(due)

    async def drain(self) -> int:
        """Run what is due, and what that makes due, until nothing is."""
        total = 0
        while ran := await self.tick():
            total += ran
        return total

    async def _run(self, timer: Timer, now: datetime) -> None:
        try:
            await self._services.database.run(self._fire, timer, now)
        except sqlite3.Error as error:
            # The claim was rolled back too, so the next tick finds the timer due again.
            log.warning("timer waits", kind=timer.kind, error=str(error))
        except Exception:
            log.exception("timer failed", kind=timer.kind, subject=timer.subject_id)
            # The failed unit took its claim back; without this the timer would fail every second.
            await self._services.database.run(timers.postpone, timer, now=now)

    async def _fire(self, tx: Tx, timer: Timer, now: datetime) -> None:
        """A timer claimed by another process is none of ours; its action undoes the claim."""
        if await timers.claim(tx, timer):
            await self._steps[timer.kind](tx, timer.subject_id, now=now)

    async def tidy(self) -> None:
        """Forget what has been kept long enough."""
        now = self._services.now()
        steps: tuple[Step, ...] = (inbox.forget, outbox.forget, prompts.expire)
        for step in (*steps, *self._forgetting):
            await self._services.database.run(step, now=now)
