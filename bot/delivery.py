"""Messages out: outbox and panels to Telegram, at the pace it allows."""

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import structlog
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot import outcomes, sending
from bot.endings import Endings
from bot.outcomes import Fate, Outcome
from bot.pace import Pace
from handlers.context import Services
from handlers.doors import Doors, Scene
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Rank, Verb, Waiting
from storage.panels import Panel
from storage.places import chats
from storage.tables import EPOCH
from views.screen import Screen

# A crash can double at most the messages in flight, and two suffice for 25 a second.
IN_FLIGHT = 2
# Rows read at a time, and sent before looking anew: a panel falls due amid hundreds of copies.
BATCH, ROUND = 100, 10
# Upper bound of the wait for what becomes due by itself, without anybody setting `work`.
IDLE = 0.5
# Several taps in a row cost one edit: edits share a group's 20 messages a minute.
DEBOUNCE = timedelta(seconds=1.5)
# Busy cards leave at least half of a group's pace to messages people wait for.
BETWEEN_REDRAWS = timedelta(seconds=8)

log = structlog.get_logger()
Work: TypeAlias = Callable[[], Coroutine[Any, Any, None]]


@dataclass(frozen=True, slots=True)
class _Due:
    """Something to send now: a row of the outbox or a stale panel."""

    rank: Rank
    chat_id: int
    subject: Waiting | Panel


class Delivery:
    """Sends what is in the rows; only the pace lives in memory."""

    def __init__(
        self,
        bot: ExtBot[None],
        services: Services,
        doors: Doors,
        pace: Pace,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        font: Path | None = None,
    ) -> None:
        self._bot = bot
        self._services = services
        self._screens = doors.screens
        self._pace = pace
        self._sleep = sleep
        self._font = font
        self._endings = Endings(doors.arrivals)
        self._flying: set[asyncio.Task[None]] = set()
        self._chats: set[int] = set()
        # Lost with the process on purpose: the worst that follows is one redraw too soon.
        self._drawn_in: dict[int, datetime] = {}

    async def run(self) -> None:
        """Send for ever, beginning with what the last process may or may not have sent."""
        await self._services.database.run(self.recover)
        while True:
            # Cleared before looking: what is put while the round runs sets it again.
            self._services.work.clear()
            try:
                sent = await self.round()
            except sqlite3.Error as error:
                # Rows stay where they are; a disk that is full or locked may come back.
                log.warning("outbox unreadable", error=str(error))
                sent = 0
            if not sent:
                await self._wait(IDLE)

    async def stop(self, seconds: float) -> None:
        """Let what is in flight arrive and be written down."""
        if self._flying:
            await asyncio.wait(list(self._flying), timeout=seconds)

    async def drain(self) -> int:
        """Send everything that may go now, and wait for it; return how much that was."""
        sent = 0
        while part := await self.round():
            sent += part
            await asyncio.gather(*self._flying)
        return sent

    async def round(self) -> int:
        """Start sending what is due, most urgent first; return how much was started."""
        started = 0
        for due in await self._due():
            if started == ROUND:
                break
            # One message to a chat at a time: two side by side could arrive in the wrong order.
            if due.chat_id in self._chats or self._pace.chat(due.chat_id) > 0:
                continue
            work = await self._prepared(due.subject)
            if work is not None:
                # Only now: a panel that shows the same must not spend any of Telegram's pace.
                await self._take_turn()
                self._start(due.chat_id, work)
                started += 1
        return started

    async def _prepared(self, subject: Waiting | Panel) -> Work | None:
        """What there is to send: a panel that shows the same as before takes no turn."""
        if isinstance(subject, Waiting):
            return partial(self.send, subject)
        screen = await self._changed(subject)
        return partial(self._edit, subject, screen) if screen else None

    async def _take_turn(self) -> None:
        while len(self._flying) >= IN_FLIGHT:
            await asyncio.wait(self._flying, return_when=asyncio.FIRST_COMPLETED)
        if pause := self._pace.overall():
            await self._sleep(pause)

    def _start(self, chat_id: int, work: Work) -> None:
        # Counted before it is sent: even a refused call counts for Telegram.
        self._pace.take(chat_id)
        self._chats.add(chat_id)
        task = asyncio.create_task(self._fly(chat_id, work))
        self._flying.add(task)
        task.add_done_callback(self._flying.discard)

    async def _fly(self, chat_id: int, work: Work) -> None:
        try:
            await work()
        except sqlite3.Error as error:
            # The row stays "sending", and `recover` judges it at the next start.
            log.warning("delivery not written down", chat=chat_id, error=str(error))
        finally:
            self._chats.discard(chat_id)
            # The chat's next message waited for this one.
            self._services.work.set()

    async def _wait(self, seconds: float) -> None:
        try:
            # Not wait_for: on Python 3.11 it forgets to be cancelled when work comes too.
            async with asyncio.timeout(seconds):
                await self._services.work.wait()
        except TimeoutError:
            return

    async def _due(self) -> list[_Due]:
        now = self._services.now()
        rows, stale = await self._services.database.run(_waiting, now - DEBOUNCE, now)
        due = [_Due(row.rank, row.chat_id, row) for row in rows]
        due += [
            _Due(Rank.PANEL, panel.chat_id, panel)
            for panel in stale
            if now - self._drawn_in.get(panel.chat_id, EPOCH) >= BETWEEN_REDRAWS
        ]
        # Panels rank with the rows; the sort is stable, so within a rank the oldest goes first.
        return sorted(due, key=lambda d: d.rank)

    async def recover(self, tx: Tx) -> None:
        """Send again what may repeat; leave as uncertain what must not reach anybody twice."""
        now = self._services.now()
        # What a panel shows after a broken edit is not known; editing twice does no harm.
        await panels.interrupted(tx, now=now)
        for row in await outbox.stranded(tx):
            await self._endings.after(tx, row, Outcome(Fate.UNKNOWN, error="stopped"), now=now)

    async def send(self, row: Waiting) -> None:
        """Bring one row of the outbox to its end: sent, refused, expired, or to be tried again."""
        run = self._services.database.run
        try:
            screen = await run(self._claim, row)
        # Not a fault of the view: the row waits and none of its drawings is used up.
        except sqlite3.Error:
            raise
        except Exception as error:
            log.exception("not drawn", view=row.view, subject=row.subject_id)
            await run(self._endings.undrawable, row, error, now=self._services.now())
            return
        if screen is not None:
            outcome = await self._attempt(row, screen)
            self._park(row.chat_id, outcome)
            await run(self._endings.after, row, outcome, now=self._services.now())

    async def _claim(self, tx: Tx, row: Waiting) -> Screen | None:
        """Mark the row as being sent and draw it; None where there is nothing to send."""
        now = self._services.now()
        # Committed before anything leaves: a crash from here on is seen as one at the next start.
        if not await outbox.claim(tx, row.id):
            return None
        # Judged only now: it may have waited for the pace or for the network.
        if row.expires_at and now >= row.expires_at:
            await self._endings.unsent(tx, row, "expired", now=now)
            return None
        if row.verb not in {Verb.SEND, Verb.EDIT}:
            # The other verbs need no drawing, and None would mean that there is nothing to do.
            return Screen("")
        screen = await self.draw(tx, row.chat_id, row.view, row.subject_id, row.args)
        if screen is None:
            await self._endings.unsent(tx, row, "cancelled", now=now)
        return screen

    async def draw(
        self, tx: Tx, chat_id: int, view: str, subject_id: int, args: Mapping[str, Any]
    ) -> Screen | None:
        """Draw a view as its reader should see it."""
        language, zone = self._services.language, self._services.zone
        reader = await chats.reader(tx, chat_id, default=language, zone=zone)
        say = self._services.catalogue.say(reader.language, reader.zone)
        scene = Scene(say, reader, subject_id, args, self._services.now())
        return await self._screens[view](tx, scene)

    async def _attempt(self, row: Waiting, screen: Screen) -> Outcome:
        try:
            message_id = await sending.deliver(self._bot, row, screen, self._font)
            drawn = outcomes.fingerprint(screen)
            return Outcome(Fate.SENT, message_id=message_id, drawn=drawn)
        except TelegramError as error:
            return outcomes.of(error, row.verb)
        except Exception as error:
            # A screen that cannot be put into a message must not stay "being sent" for ever.
            log.exception("not sendable", view=row.view, subject=row.subject_id)
            return Outcome(Fate.REFUSED, error=type(error).__name__)

    async def _changed(self, panel: Panel) -> Screen | None:
        """Draw a panel; None where it shows what is to be seen, or cannot be drawn."""
        run = self._services.database.run
        try:
            screen = await run(self._redraw, panel)
        except sqlite3.Error:
            raise
        except Exception:
            log.exception("panel not drawn", view=panel.view, subject=panel.subject_id)
            # A panel has no number of attempts: kept, it would fail again at every change.
            await run(panels.drop, panel)
            return None
        if screen is None or outcomes.fingerprint(screen) == panel.drawn:
            await run(panels.drawn, panel, panel.drawn)
            return None
        return screen

    async def _edit(self, panel: Panel, screen: Screen) -> None:
        # Noted before the call, so that a failing edit is not tried in a tight loop either.
        self._drawn_in[panel.chat_id] = self._services.now()
        try:
            await sending.edit(self._bot, panel.chat_id, panel.message_id, screen)
            outcome = Outcome(Fate.SENT)
        except TelegramError as error:
            outcome = outcomes.of(error, Verb.EDIT)
        except Exception as error:
            log.exception("not sendable", view=panel.view, subject=panel.subject_id)
            outcome = Outcome(Fate.REFUSED, error=type(error).__name__)
        self._park(panel.chat_id, outcome)
        drawn = outcomes.fingerprint(screen)
        await self._services.database.run(
            outcomes.redrawn, panel, outcome, drawn, now=self._services.now()
        )

    async def _redraw(self, tx: Tx, panel: Panel) -> Screen | None:
        # In one unit with the drawing: a change after this one marks the panel stale again.
        await panels.drawing(tx, panel, now=self._services.now())
        return await self.draw(tx, panel.chat_id, panel.view, panel.subject_id, {})

    def _park(self, chat_id: int, outcome: Outcome) -> None:
        if outcome.fate is Fate.SLOW_DOWN:
            self._pace.park(chat_id, outcome.seconds)


async def _waiting(tx: Tx, before: datetime, now: datetime) -> tuple[list[Waiting], list[Panel]]:
    return await outbox.ready(tx, BATCH, now=now), await panels.stale(tx, BATCH, before=before)
