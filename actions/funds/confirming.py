"""A custodian says whether a household's money came: it is written down, or the household told."""

from datetime import datetime
from typing import Final

from actions.funds import authority, collecting, ledger, own, posting
from actions.funds.paying import PAYMENT
from domain.funds import Action, EntryKind, Fund, Given, Refusal
from domain.funds.shaping import LONGEST_REASON
from domain.places.writing import tidy
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.funds import claims, register
from storage.funds.claims import Claim, ClaimState
from storage.outbox import Outgoing
from storage.prompts import Prompt

DENY: Final = "fund-deny"
DECIDED: Final = "fund-payment-decided"
RECEIPT: Final = "fund-receipt"
VOUCHER: Final = "fund-voucher"
PAYMENTS: Final = frozenset({EntryKind.PAYMENT, EntryKind.GIFT})


async def confirm(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Claim | Refusal:
    """Write a payment into the ledger; the second of two who press hears that it is."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    if no := await _refusal(tx, person_id, fund, claim, Action.CONFIRM, now=now):
        return no
    posted = await ledger.post(
        tx,
        fund,
        claim.kind,
        key=f"claim:{claim.id}",
        amount_in=claim.amount,
        household_id=claim.household_id,
        claim_id=claim.id,
        actor_id=person_id,
        now=now,
    )
    if isinstance(posted, Refusal):
        return posted
    await claims.decide(tx, claim.id, ClaimState.DONE, person_id, now=now)
    told = await _follow(tx, fund, claim, now=now)
    args = {"seq": posted.seq}
    await posting.to_people(tx, fund, told, RECEIPT, args, now=now, key=f"{posted.seq}")
    await collecting.paid(tx, fund.id, now=now)
    return claim


async def ask_why(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Claim | Refusal:
    """Ask the custodian for one sentence that the household will read."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    if no := await _refusal(tx, person_id, fund, claim, Action.DENY, now=now):
        return no
    prompt = await prompts.ask(tx, person_id, person_id, DENY, claim.id, now=now)
    await outbox.put(tx, Outgoing(person_id, DENY, claim.id, prompt_id=prompt), now=now)
    return claim


async def deny(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Claim | Refusal:
    """Refuse a payment that did not come, for this reason; without words it is asked again."""
    claim = await claims.get(tx, prompt.subject_id)
    fund = await register.get(tx, claim.fund_id)
    reason = tidy(text)[:LONGEST_REASON]
    no = await _refusal(tx, person_id, fund, claim, Action.DENY, now=now)
    if no or reason:
        await prompts.close(tx, prompt)
    if no := no or (None if reason else Refusal.REASON_MISSING):
        await own.wrong(tx, person_id, fund.id, no, now=now)
        return no
    await claims.decide(tx, claim.id, ClaimState.REFUSED, person_id, now=now, reason=reason)
    told = await _follow(tx, fund, claim, now=now)
    about = {"claim": claim.id}
    await posting.to_people(tx, fund, told, DECIDED, about, now=now, key=f"{claim.id}")
    return claim


async def show_request(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Show a custodian a payment again: its first message may be long gone from the screen."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    if not await may_see(tx, person_id, fund, claim, now=now):
        return Refusal.NOT_A_CUSTODIAN
    await outbox.put(tx, Outgoing(person_id, PAYMENT, claim.id, panel=PAYMENT), now=now)
    return None


async def _refusal(
    tx: Tx, person_id: int, fund: Fund, claim: Claim, action: Action, *, now: datetime
) -> Refusal | None:
    if claim.kind not in PAYMENTS:
        return Refusal.NOT_YOURS
    # That it is written already, or is to be, is asked for after who may ask at all.
    given = Given(household_id=claim.household_id, reason="-")
    if no := await authority.refusal(tx, person_id, fund, action, given, now=now):
        return no
    # Whoever entered cash for a neighbour has seen it alone: another has to see it too.
    if claim.claimed_by == person_id:
        return Refusal.OWN_PAYMENT
    return None if claim.state is ClaimState.OPEN else Refusal.ALREADY_DONE


async def _follow(tx: Tx, fund: Fund, claim: Claim, *, now: datetime) -> list[int]:
    """Redraw what shows the claim, tell who entered it for another; return the household."""
    await panels.mark_stale(tx, PAYMENT, claim.id, now=now)
    await posting.stale(tx, fund.id, now=now)
    told = (await authority.told_of(tx, fund)).get(claim.household_id or 0, [])
    if claim.claimed_by not in told:
        who, args = [claim.claimed_by], {"claim": claim.id}
        await posting.to_people(tx, fund, who, DECIDED, args, now=now, key=f"{claim.id}")
    return told


async def show_voucher(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> bool | Refusal:
    """Send the picture of a payment to a custodian, or to the household; False without one."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    if not await may_see(tx, person_id, fund, claim, now=now):
        return Refusal.NOT_A_CUSTODIAN
    if not claim.file_id:
        return False
    await outbox.put(tx, Outgoing(person_id, VOUCHER, claim.id), now=now)
    return True


async def may_see(tx: Tx, person_id: int, fund: Fund, claim: Claim, *, now: datetime) -> bool:
    """Whether the person may read a payment: a custodian, who entered it, or the household."""
    if claim.kind not in PAYMENTS:
        return False
    actor = await authority.actor(tx, person_id, fund, now=now)
    known = await authority.facts(tx, fund, now=now)
    keeps = any(keeper.person_id == person_id for keeper in known.custodians)
    return keeps or person_id == claim.claimed_by or claim.household_id in actor.households
