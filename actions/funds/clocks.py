"""The deadlines of a fund and the reminders before them, armed anew after every change."""

from typing import Final

from actions.funds import reminding
from domain.funds import Fund, State
from storage import timers
from storage.database import Tx

PLEDGE_ENDS: Final = "fund-pledge-ends"
PAY_ENDS: Final = "fund-pay-ends"


async def arm(tx: Tx, fund: Fund) -> None:
    """Have the deadline of the state the fund is in fire, and no other."""
    pledging = fund.pledge_until if fund.state is State.PLEDGING else None
    paying = fund.pay_until if fund.state is State.COLLECTING else None
    await timers.arm(tx, PLEDGE_ENDS, fund.id, pledging)
    await timers.arm(tx, PAY_ENDS, fund.id, paying)
    await reminding.arm(tx, fund)
