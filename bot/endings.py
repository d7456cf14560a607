"""How a row of the outbox ends: written down, and told to the topic that wants to know."""

from collections.abc import Mapping
from datetime import datetime

from bot import outcomes
from bot.outcomes import Outcome
from handlers.doors import Step
from storage import outbox
from storage.database import Tx
from storage.outbox import Waiting


class Endings:
    """`arrivals` are the topics' steps by view; each runs in the unit that settles the row."""

    def __init__(self, arrivals: Mapping[str, Step]) -> None:
        self._arrivals = arrivals

    async def after(self, tx: Tx, row: Waiting, outcome: Outcome, *, now: datetime) -> None:
        """Write down the outcome of one attempt."""
        await outcomes.after(tx, row, outcome, now=now)
        await self._tell(tx, row, now)

    async def undrawable(self, tx: Tx, row: Waiting, error: Exception, *, now: datetime) -> None:
        """Write down that its view could not be drawn."""
        await outcomes.undrawable(tx, row, error, now=now)
        await self._tell(tx, row, now)

    async def unsent(self, tx: Tx, row: Waiting, state: str, *, now: datetime) -> None:
        """Write down that there was nothing to send: expired or cancelled."""
        await outbox.settle(tx, row.id, state, now=now)
        await self._tell(tx, row, now)

    async def _tell(self, tx: Tx, row: Waiting, now: datetime) -> None:
        step = self._arrivals.get(row.view)
        # Most rows are back to waiting after a failure: only the last word counts.
        if step and (settled := await outbox.fate(tx, row)):
            await step(tx, settled, now=now)
