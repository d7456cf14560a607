"""Cash handed to an organiser by a household without a phone; a custodian confirms it as ever."""

from datetime import datetime
from typing import Final

from actions.funds import authority, own, paying, standing
from actions.funds.standing import Standing
from domain import funds as rules
from domain.funds import Fund, MoneyRefusal, Party, Refusal, State
from storage import prompts
from storage.database import Tx
from storage.funds import register
from storage.funds.claims import Claim
from storage.prompts import Prompt

VIEW: Final = "fund-cash"
ASK: Final = "fund-cash-ask"
_PAYING: Final = frozenset({State.COLLECTING, State.SPENDING})


async def unpaid(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> list[Standing] | Refusal:
    """Return the households that still have to pay, for organisers only."""
    if Party.ORGANISER not in await authority.parties_of(tx, person_id, fund, now=now):
        return Refusal.NOT_YOURS
    if fund.state not in _PAYING:
        return Refusal.WRONG_STATE
    return [row for row in await standing.of(tx, fund) if row.due.left and row.claim is None]


async def choose(
    tx: Tx, person_id: int, fund_id: int, page: int, *, here: int | None, now: datetime
) -> Refusal | None:
    """Show the households that still have to pay, in private."""
    rows = await unpaid(tx, person_id, await register.get(tx, fund_id), now=now)
    if isinstance(rows, Refusal):
        return rows
    await prompts.drop(tx, person_id, person_id)
    args = {"page": page}
    await own.show(tx, person_id, fund_id, now=now, view=VIEW, args=args, here=here)
    return None


async def ask(
    tx: Tx, person_id: int, fund_id: int, flat_id: int, *, here: int | None, now: datetime
) -> Refusal | None:
    """Ask how much this household handed over."""
    rows = await unpaid(tx, person_id, await register.get(tx, fund_id), now=now)
    if isinstance(rows, Refusal):
        return rows
    if all(row.flat.household_id != flat_id for row in rows):
        return Refusal.ALREADY_DONE
    args = {"flat": flat_id}
    await prompts.ask(tx, person_id, person_id, ASK, fund_id, args, now=now)
    await own.show(tx, person_id, fund_id, now=now, view=ASK, args=args, here=here)
    return None


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Claim | None:
    """Enter the cash, or say what is wrong with the amount and keep the question open."""
    amount = rules.read_money(text)
    flat, fund_id = int(prompt.args["flat"]), prompt.subject_id
    if isinstance(amount, MoneyRefusal):
        await own.wrong(tx, person_id, fund_id, amount, now=now)
        return None
    done = await paying.claim(tx, person_id, fund_id, flat, amount, cash=True, now=now)
    if not isinstance(done, Claim):
        await own.wrong(tx, person_id, fund_id, done, now=now)
        return None
    await prompts.close(tx, prompt)
    args = {"claim": done.id}
    await own.show(tx, person_id, fund_id, now=now, view=paying.CLAIMED, args=args)
    return done
