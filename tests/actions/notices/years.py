"""A year of the clock without Telegram: timers fire when they are due, and posts are rows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select

from actions.notices.occurring import begins
from bot.clock import Clock as Ticker
from domain.notices import Occurrence, Phase
from handlers import notices
from handlers.context import Services
from handlers.doors import Doors
from playground.clock import Clock
from storage.database import Database, Tx
from storage.tables import outbox, timers
from tests.actions.notices.noticed import rows_of
from tests.world import CATALOGUE

FIRST = select(func.min(timers.c.due_at).label("at"))
SENT = select(outbox.c.key, outbox.c.chat_id, outbox.c.subject_id, outbox.c.view).order_by(
    outbox.c.id
)


@dataclass
class Year:
    """The ticker of the bot on a database; `clock` is moved by the tests."""

    database: Database
    clock: Clock
    ticker: Ticker

    async def until(self, end: datetime) -> None:
        """Let the process run until then: each timer fires at its moment."""
        while (at := await self._next()) is not None and at <= end:
            self._go(at)
            await self.ticker.drain()
        self._go(end)
        await self.ticker.drain()

    async def down_until(self, end: datetime) -> None:
        """Let time pass with no process; then it starts again."""
        self._go(end)
        await self.ticker.drain()

    def _go(self, at: datetime) -> None:
        # Never back: a timer may be overdue already.
        self.clock.jump(max(at - self.clock.now(), timedelta()))

    async def _next(self) -> datetime | None:
        async def step(tx: Tx) -> datetime | None:
            row = await tx.one(FIRST)
            return row["at"] if row else None

        return await self.database.run(step)

    async def rows(self, notice_id: int) -> list[Occurrence]:
        return await rows_of(self.database, notice_id)

    async def posted(self, notice_id: int) -> list[datetime]:
        """The starts of what was posted, in the order of posting."""
        rows = await self.rows(notice_id)
        found = [(row.posted_at, begins(row)) for row in rows if row.posted_at]
        return [starts for _, starts in sorted(found)]

    async def states(self, notice_id: int) -> dict[Phase, int]:
        rows = await self.rows(notice_id)
        return {phase: n for phase in Phase if (n := sum(row.state is phase for row in rows))}

    async def copies(self, view: str = "notice-post") -> list[tuple[int, int]]:
        """(occurrence, chat) of each message of this view that was ever put."""

        async def step(tx: Tx) -> list[tuple[int, int]]:
            rows = await tx.all(SENT)
            return [(r["subject_id"], r["chat_id"]) for r in rows if r["view"] == view]

        return await self.database.run(step)


def ticker(database: Database, clock: Clock) -> Ticker:
    """A clock of the bot; two of them are two processes."""
    doors = Doors()
    notices.register(doors)
    return Ticker(Services(database, CATALOGUE, clock.now, "zh-CN"), doors)


def year(database: Database, clock: Clock) -> Year:
    return Year(database, clock, ticker(database, clock))
