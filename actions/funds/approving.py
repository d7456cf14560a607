"""What one custodian records another confirms; only then does it stand in the ledger."""

from datetime import datetime
from typing import Final

from actions.funds import authority, ledger, posting, verdicts
from actions.funds.form import ACTIONS, own_draft
from domain.funds import Action, EntryKind, Fund, Given, Refusal
from storage import outbox, panels
from storage.database import Tx
from storage.funds import claims, entries, register
from storage.funds.claims import Claim, ClaimState
from storage.outbox import Outgoing, Rank
from storage.places import people

# The panel of a claim, in the private chats of all who have to do with it.
PANEL: Final = "fund-claim"
RECEIPT: Final = "fund-receipt"


async def submit(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Hand a finished draft to whoever confirms it; a sponsor's money needs nobody else."""
    claim = await own_draft(tx, person_id, claim_id)
    if claim is None:
        return Refusal.ALREADY_DONE
    fund = await register.get(tx, claim.fund_id)
    given = await verdicts.given_of(tx, claim)
    refused = await _refusal(tx, person_id, fund, claim, ACTIONS[claim.kind], given, now=now)
    if refused:
        return refused
    await claims.move(tx, claim.id, ClaimState.DRAFT, ClaimState.OPEN)
    claim = await claims.get(tx, claim.id)
    if claim.kind is EntryKind.SPONSOR:
        return await _write(tx, person_id, fund, claim, now=now)
    await announce(tx, fund, claim, now=now)
    return None


async def announce(tx: Tx, fund: Fund, claim: Claim, *, now: datetime) -> None:
    """Show an open claim to whoever recorded it and to all who may confirm it."""
    for person_id in [claim.claimed_by, *await verdicts.confirmers(tx, fund, claim, now=now)]:
        person = await people.find(tx, person_id)
        if person and person.reachable:
            key = f"{PANEL}:{claim.id}:{person_id}"
            panel = Outgoing(person_id, PANEL, claim.id, rank=Rank.URGENT, panel=PANEL, key=key)
            await outbox.put(tx, panel, now=now)


async def approve(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Confirm a claim: its row is written, once, whoever else confirms it in the same moment."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    if refused := await verdicts.closed_to(tx, person_id, fund, claim, now=now):
        return refused
    return await _write(tx, person_id, fund, claim, now=now)


async def decline(
    tx: Tx, person_id: int, claim_id: int, reason: str, *, now: datetime
) -> Refusal | None:
    """Say no, and why; nothing moves, and whoever recorded it is told."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    if not reason:
        return Refusal.REASON_MISSING
    if refused := await verdicts.closed_to(tx, person_id, fund, claim, now=now, to_refuse=True):
        return refused
    await claims.decide(tx, claim.id, ClaimState.REFUSED, person_id, now=now, reason=reason)
    await panels.mark_stale(tx, PANEL, claim.id, now=now)
    await _tell_recorder(tx, claim, now=now)
    return None


async def withdraw(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Take back what one recorded oneself, while nobody has confirmed it."""
    claim = await claims.get(tx, claim_id)
    if claim.first_by != person_id:
        return Refusal.NOT_YOURS
    if not await claims.decide(tx, claim.id, ClaimState.DROPPED, person_id, now=now):
        return Refusal.ALREADY_DONE
    await panels.mark_stale(tx, PANEL, claim.id, now=now)
    return None


async def _write(
    tx: Tx, person_id: int, fund: Fund, claim: Claim, *, now: datetime
) -> Refusal | None:
    if refused := await _post(tx, person_id, fund, claim, now=now):
        return refused
    await claims.decide(tx, claim.id, ClaimState.DONE, person_id, now=now)
    await panels.mark_stale(tx, PANEL, claim.id, now=now)
    await _tell_recorder(tx, claim, now=now)
    return None


async def _post(
    tx: Tx, person_id: int, fund: Fund, claim: Claim, *, now: datetime
) -> Refusal | None:
    if await verdicts.in_kind(tx, claim):
        # Work was done and no money moved: the ledger is of money.
        await posting.stale(tx, fund.id, now=now)
        return None
    base = await entries.find(tx, fund.id, claim.reverses) if claim.reverses else None
    into, out = verdicts.sides_of(claim, base.entry if base else None)
    done = await ledger.post(
        tx,
        fund,
        claim.kind,
        key=f"claim:{claim.id}",
        amount_in=into,
        amount_out=out,
        household_id=base.household_id if base else claim.household_id,
        sponsor_id=base.sponsor_id if base else claim.sponsor_id,
        claim_id=claim.id,
        reverses=claim.reverses,
        text=claim.note,
        actor_id=person_id,
        now=now,
    )
    if isinstance(done, Refusal):
        return done
    if base is not None and base.claim_id is not None:
        # Its invoice may be recorded again, with the right amount.
        await claims.move(tx, base.claim_id, ClaimState.DONE, ClaimState.REVERSED)
    await _receipt(tx, fund, base.household_id if base else claim.household_id, done.seq, now=now)
    return None


async def _receipt(
    tx: Tx, fund: Fund, household_id: int | None, seq: int, *, now: datetime
) -> None:
    """Tell the household what now stands in the books of it."""
    if household_id is not None:
        who = (await authority.told_of(tx, fund)).get(household_id, [])
        await posting.to_people(tx, fund, who, RECEIPT, {"seq": seq}, now=now, key=f"{seq}")


async def _tell_recorder(tx: Tx, claim: Claim, *, now: datetime) -> None:
    # Their panel is redrawn in silence; that money moved, or did not, is worth a message.
    person = await people.find(tx, claim.claimed_by)
    if person and person.reachable:
        key = f"fund-decided:{claim.id}:{claim.claimed_by}"
        message = Outgoing(claim.claimed_by, "fund-decided", claim.id, key=key)
        await outbox.put(tx, message, now=now)


async def _refusal(
    tx: Tx,
    person_id: int,
    fund: Fund,
    claim: Claim,
    action: Action,
    given: Given,
    *,
    now: datetime,
) -> Refusal | None:
    known = await ledger.facts(tx, fund, now=now)
    refused = await authority.refusal(tx, person_id, fund, action, given, now=now, known=known)
    return refused or await verdicts.unwritable(tx, fund, claim)
