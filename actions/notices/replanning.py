"""What goes by workdays, planned anew when the list of holidays changes."""

from datetime import datetime

from actions.notices import clocks, occurring
from actions.notices.occurring import Plan
from domain.notices import Occurrence, Phase
from storage.database import Tx
from storage.notices import occurrences, register, signups


async def by_workdays(tx: Tx, *, now: datetime) -> None:
    """Plan each notice by workdays anew; what was announced already stays as it is."""
    for notice in await register.by_workdays(tx):
        plan = await occurring.plan_of(tx, notice)
        last = now
        for row in await occurrences.open_of(tx, notice.id):
            if row.state is not Phase.PLANNED:
                last = max(last, row.original_at)
            elif not await _stays(tx, plan, row):
                await clocks.stop(tx, row)
                await occurrences.drop(tx, row)
        await occurring.plan_next(tx, notice, after=last, now=now, plan=plan)
        await occurring.finish(tx, notice, now=now)


async def _stays(tx: Tx, plan: Plan, row: Occurrence) -> bool:
    """Whether the rule still names the day, or somebody moved it there or signed up for it."""
    return plan.names(row.original_at) or row.moved or bool(await signups.of(tx, row.id))
