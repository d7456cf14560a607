"""Reminders of a fund: in private, to households that said or paid nothing yet, never at night."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from actions.funds import authority, standing
from actions.funds.standing import Standing
from domain.funds import Fund, State
from domain.funds.reminders import reminders
from domain.quiet import awake, bedtime
from storage import outbox, timers
from storage.database import Tx
from storage.funds import notices, register
from storage.outbox import Outgoing, Rank
from storage.places import tree

TIMER: Final = "fund-remind"
VIEW: Final = "fund-reminder"
PAYING_FROM: Final = "paying-from"


async def arm(tx: Tx, fund: Fund) -> None:
    """Set the clock for the next reminder, if there is one; again after every change of time."""
    open_ = [at for at in await _planned(tx, fund) if not await notices.at(tx, fund.id, _step(at))]
    await timers.arm(tx, TIMER, fund.id, open_[0] if open_ else None)


async def due(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Remind, as the clock says; whatever was missed meanwhile is one reminder, not several."""
    fund = await register.get(tx, fund_id)
    if (morning := awake(now, await _zone(tx, fund))) > now:
        # The clock stood still until night: the same reminder, when people are up.
        await timers.arm(tx, TIMER, fund.id, morning)
        return
    past = [at for at in await _planned(tx, fund) if at <= now]
    new = [at for at in past if await notices.took(tx, fund.id, _step(at), now=now)]
    if new and _until(fund, now):
        await _remind(tx, fund, _step(new[-1]), now=now)
    await arm(tx, fund)


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
    zone = await _zone(tx, fund)
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


async def _planned(tx: Tx, fund: Fund) -> tuple[datetime, ...]:
    begun = fund.published_at
    if fund.state is State.COLLECTING:
        begun = await notices.at(tx, fund.id, PAYING_FROM) or begun
    until = _deadline(fund)
    return reminders(begun, until, await _zone(tx, fund)) if begun and until else ()


def _deadline(fund: Fund) -> datetime | None:
    ends = {State.PLEDGING: fund.pledge_until, State.COLLECTING: fund.pay_until}
    return ends.get(fund.state)


def _until(fund: Fund, now: datetime) -> bool:
    until = _deadline(fund)
    return until is not None and now < until


def _step(at: datetime) -> str:
    return f"remind:{at:%Y%m%dT%H%M}"


async def _zone(tx: Tx, fund: Fund) -> ZoneInfo:
    return ZoneInfo((await tree.get(tx, fund.place_id)).zone)
