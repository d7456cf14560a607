"""The deadlines of a fund and the reminders before them, armed anew after every change."""

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from domain.funds import Fund, State
from domain.funds.reminders import reminders
from storage import timers
from storage.database import Tx
from storage.funds import notices
from storage.places import tree

PLEDGE_ENDS: Final = "fund-pledge-ends"
PAY_ENDS: Final = "fund-pay-ends"
REMIND: Final = "fund-remind"
PAYING_FROM: Final = "paying-from"


async def arm(tx: Tx, fund: Fund) -> None:
    """Have the deadline of the state the fund is in fire, and no other."""
    pledging = fund.pledge_until if fund.state is State.PLEDGING else None
    paying = fund.pay_until if fund.state is State.COLLECTING else None
    await timers.arm(tx, PLEDGE_ENDS, fund.id, pledging)
    await timers.arm(tx, PAY_ENDS, fund.id, paying)
    await arm_reminder(tx, fund)


async def arm_reminder(tx: Tx, fund: Fund) -> None:
    """Set the clock for the next reminder, if there is one; again after every change of time."""
    open_ = [at for at in await planned(tx, fund) if not await notices.at(tx, fund.id, step(at))]
    await timers.arm(tx, REMIND, fund.id, open_[0] if open_ else None)


async def planned(tx: Tx, fund: Fund) -> tuple[datetime, ...]:
    """When to remind in the state the fund is in, in UTC and in order."""
    begun, until = fund.published_at, deadline(fund)
    if fund.state is State.COLLECTING:
        begun = await notices.at(tx, fund.id, PAYING_FROM) or begun
    return reminders(begun, until, await zone_of(tx, fund)) if begun and until else ()


def deadline(fund: Fund) -> datetime | None:
    """When pledging or paying ends, whichever the fund is at."""
    ends = {State.PLEDGING: fund.pledge_until, State.COLLECTING: fund.pay_until}
    return ends.get(fund.state)


def step(at: datetime) -> str:
    """What a reminder of this moment is noted as."""
    return f"remind:{at:%Y%m%dT%H%M}"


async def zone_of(tx: Tx, fund: Fund) -> ZoneInfo:
    """The time zone that the fund's households live in."""
    return ZoneInfo((await tree.get(tx, fund.place_id)).zone)
