"""Reminders of a fund: in private, to households that said or paid nothing yet, never at night."""

from datetime import datetime
from typing import Final

from actions.funds import authority, clocks, standing
from actions.funds.standing import Standing
from domain.funds import Fund, State
from domain.quiet import awake, bedtime
from storage import outbox, timers
from storage.database import Tx
from storage.funds import notices, register
from storage.outbox import Outgoing, Rank

VIEW: Final = "fund-reminder"


async def due(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Remind, as the clock says; whatever was missed meanwhile is one reminder, not several."""
    fund = await register.get(tx, fund_id)
    if (morning := awake(now, await clocks.zone_of(tx, fund))) > now:
        # The clock stood still until night: the same reminder, when people are up.
        await timers.arm(tx, clocks.REMIND, fund.id, morning)
        return
    past = [at for at in await clocks.planned(tx, fund) if at <= now]
    new = [at for at in past if await notices.took(tx, fund.id, clocks.step(at), now=now)]
    until = clocks.deadline(fund)
    if new and until is not None and now < until:
        await _remind(tx, fund, clocks.step(new[-1]), now=now)
    await clocks.arm_reminder(tx, fund)


async def _remind(tx: Tx, fund: Fund, step: str, *, now: datetime) -> None:
    told = await authority.told_of(tx, fund)
    for row in await standing.of(tx, fund):
        if _behind(fund, row):
            flat = row.flat.household_id
            for person_id in told.get(flat, []):
                await _write(tx, fund, person_id, flat, step, now=now)


async def _write(
    tx: Tx, fund: Fund, person_id: int, flat: int, step: str, *, now: datetime
) -> None:
    zone = await clocks.zone_of(tx, fund)
    message = Outgoing(
        person_id,
        VIEW,
        fund.id,
        {"flat": flat},
        Rank.REMINDER,
        key=f"{VIEW}:{fund.id}:{step}:{flat}:{person_id}",
        # Twice is worse than not at all, and so is one that was held up until night.
        repeats=False,
        expires_at=bedtime(now, zone),
    )
    await outbox.put(tx, message, now=now)


def _behind(fund: Fund, row: Standing) -> bool:
    if fund.state is State.PLEDGING:
        return row.silent
    # Somebody who says they paid waits for a custodian, not for a reminder.
    return row.due.left > 0 and row.claim is None
