"""What organisers choose about a missing share: stop, share anew, or ask for gifts."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from actions.funds import authority, clocks, closing, posting, resharing, standing
from domain import funds as rules
from domain.funds import Action, Fund, GapChoice, Party, Refusal, State
from storage.database import Tx
from storage.funds import register

GIFTS: Final = "fund-gifts-wanted"
# As long as the clock gives a fund that waits for gifts.
LONGER: Final = timedelta(days=7)


async def choose(
    tx: Tx, person_id: int, fund_id: int, choice: GapChoice, *, now: datetime
) -> Refusal | None:
    """Do what was chosen about the gap; nothing is ever shared anew without being seen."""
    fund = await register.get(tx, fund_id)
    if Party.ORGANISER not in await authority.parties_of(tx, person_id, fund, now=now):
        return Refusal.NOT_YOURS
    known = await standing.facts(tx, fund, await standing.of(tx, fund), now=now)
    if choice not in rules.gap_choices(known):
        return Refusal.WRONG_STATE
    match choice:
        case GapChoice.STOP:
            return await closing.begin_stop(tx, person_id, fund_id, now=now)
        case GapChoice.RESHARE:
            done = await resharing.revise(tx, person_id, fund_id, now=now)
            return done if isinstance(done, Refusal) else None
        case GapChoice.GIFTS:
            return await _gifts(tx, person_id, fund, now=now)


async def _gifts(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Refusal | None:
    if no := await authority.refusal(tx, person_id, fund, Action.EXTEND, now=now):
        return no
    if fund.state is State.COLLECTING:
        ends = max(fund.pay_until or now, now + LONGER)
        fund = await register.change(tx, fund, replace(fund, pay_until=ends))
        await clocks.arm(tx, fund)
    # Tapped twice in a day it is told once.
    await posting.to_groups(tx, fund, GIFTS, now=now, key=f"{now:%Y%m%d}")
    await posting.stale(tx, fund.id, now=now)
    return None
