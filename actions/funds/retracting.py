"""Taking a word back: a gift one thought better of, or what others said for a household."""

from datetime import datetime

from actions.funds import authority, own, posting, standing, states
from actions.funds.unheard import Unheard, explained
from domain.funds import Action, Fund, Given, Refusal, State
from storage.database import Tx
from storage.funds import pledges, register
from storage.funds.flats import FundFlat
from storage.funds.pledges import PledgeRow


async def retract(
    tx: Tx, person_id: int, fund: Fund, flat: FundFlat, row: PledgeRow, *, now: datetime
) -> None:
    """Take a word out of force, and tell the chain; who may is for the caller to have asked."""
    if not await pledges.end(tx, row.id, now=now):
        return
    told = {"code": flat.code, "kind": row.kind.value}
    await states.chained(tx, fund, "retract", told, person_id, now=now)
    await posting.stale(tx, fund.id, now=now)


async def gift(
    tx: Tx, person_id: int, fund_id: int, flat_id: int, *, now: datetime
) -> Refusal | Unheard | None:
    """Take a household's gift back, while nobody pays because of it."""
    fund = await register.get(tx, fund_id)
    given = Given(household_id=flat_id)
    if no := await authority.refusal(tx, person_id, fund, Action.PLEDGE, given, now=now):
        return await explained(tx, person_id, fund, no)
    if fund.state is not State.PLEDGING:
        return Refusal.TOO_LATE
    row = await standing.of_flat(tx, fund, flat_id)
    if row is None or row.gift is None:
        return Refusal.ALREADY_DONE
    await retract(tx, person_id, fund, row.flat, row.gift, now=now)
    return None


async def tap(
    tx: Tx, person_id: int, fund_id: int, flat_id: int, *, here: int | None, now: datetime
) -> Refusal | Unheard | None:
    """Take a gift back, and show what one gives now in place of the screen that was tapped."""
    no = await gift(tx, person_id, fund_id, flat_id, now=now)
    if no is None and here is not None:
        await own.open_home(tx, person_id, fund_id, here=here, now=now)
    return no
