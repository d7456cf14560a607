"""From promises to money: collecting begins, or nothing comes of it; and what is missing then."""

from collections.abc import Sequence
from datetime import datetime

from actions.funds import authority, clocks, posting, standing, states
from actions.funds.standing import Standing
from domain import funds as rules
from domain.funds import Action, Fund, State
from storage.database import Tx
from storage.funds import notices, register

BEGUN = "fund-collecting"
PAY = "fund-pay-now"
FAILED = "fund-failed"
GAP = "fund-gap"
FULL = "fund-full"


async def check(tx: Tx, fund: Fund, *, now: datetime) -> Fund:
    """Go on by itself once enough is promised, or all is paid; return the fund as it is then.

    Asked after every pledge, and after shares were made anew, which may need less than is there.
    """
    rows = await standing.of(tx, fund)
    known = await standing.facts(tx, fund, rows, now=now)
    if rules.refusal(Action.COLLECT, known, rules.SYSTEM) is None:
        return await _begin(tx, fund, rows, now=now)
    if rules.refusal(Action.SPEND, known, rules.SYSTEM) is None:
        await states.enter(tx, fund, State.SPENDING, None, now=now)
        return await paid(tx, fund.id, now=now)
    return fund


async def _begin(tx: Tx, fund: Fund, rows: Sequence[Standing], *, now: datetime) -> Fund:
    fund = await states.enter(tx, fund, State.COLLECTING, None, now=now)
    await notices.put(tx, fund.id, clocks.PAYING_FROM, now=now)
    await clocks.arm(tx, fund)
    await posting.to_groups(tx, fund, BEGUN, now=now, key="begun")
    told = await authority.told_of(tx, fund)
    for row in rows:
        # Who promised nothing has nothing to pay; of them only answers are asked.
        if row.due.promised:
            flat = row.flat.household_id
            await posting.to_people(
                tx, fund, told.get(flat, []), PAY, {"flat": flat}, now=now, key=f"{flat}"
            )
    return fund


async def pledging_ended(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """End a fund that did not come together in time: nobody owes anything."""
    fund = await check(tx, await register.get(tx, fund_id), now=now)
    late = fund.pledge_until is not None and fund.pledge_until <= now
    # The deadline may have been moved while this timer was on its way.
    if fund.state is not State.PLEDGING or not late:
        return
    fund = await states.enter(tx, fund, State.FAILED, None, now=now, closed_at=now)
    await clocks.arm(tx, fund)
    await posting.to_groups(tx, fund, FAILED, now=now, key="failed")
    told = await authority.told_of(tx, fund)
    who = [person for people in told.values() for person in people]
    await posting.to_people(tx, fund, who, FAILED, now=now, key="failed")


async def paying_ended(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Ask the organisers what to do about what is missing: it is never spread silently."""
    fund = await register.get(tx, fund_id)
    late = fund.pay_until is not None and fund.pay_until <= now
    rows = await standing.of(tx, fund)
    known = await standing.facts(tx, fund, rows, now=now)
    if fund.state is not State.COLLECTING or not late or not rules.gap_choices(known):
        return
    who = await authority.organisers(tx, fund, now=now)
    key = f"{fund.pay_until:%Y%m%dT%H%M}"
    await posting.to_people(tx, fund, who, GAP, now=now, key=key)
    await posting.stale(tx, fund.id, now=now)


async def paid(tx: Tx, fund_id: int, *, now: datetime) -> Fund:
    """Tell the groups once the last of it is there; return the fund as it is after a payment."""
    fund = await register.get(tx, fund_id)
    if fund.state is State.SPENDING:
        await clocks.arm(tx, fund)
        await posting.to_groups(tx, fund, FULL, now=now, key="full")
    return fund
