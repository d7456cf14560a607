"""What one custodian records another confirms; only then does it stand in the ledger."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.funds import authority, ledger, posting
from actions.funds.form import ACTIONS, own_draft
from domain import funds as rules
from domain.funds import (
    Action,
    Actor,
    Custodian,
    Entry,
    EntryKind,
    Facts,
    Fund,
    Given,
    Party,
    Refusal,
)
from storage import outbox, panels
from storage.database import Tx
from storage.funds import claims, custodians, entries, register, sponsors
from storage.funds.claims import Claim, ClaimState
from storage.outbox import Outgoing, Rank
from storage.places import people

# The panel of a claim, in the private chats of all who have to do with it.
PANEL: Final = "fund-claim"
RECEIPT: Final = "fund-receipt"
_BILLS: Final = frozenset({EntryKind.EXPENSE, EntryKind.ADVANCE})
# Money that is a household's: whether it got it, or leaves it, the household knows best.
RETURNS: Final = frozenset({EntryKind.REPAYMENT, EntryKind.REFUND, EntryKind.PURSE})
_IN: Final = frozenset({EntryKind.PAYMENT, EntryKind.GIFT, EntryKind.SPONSOR})


async def submit(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Hand a finished draft to whoever confirms it; a sponsor's money needs nobody else."""
    claim = await own_draft(tx, person_id, claim_id)
    if claim is None:
        return Refusal.ALREADY_DONE
    fund = await register.get(tx, claim.fund_id)
    given = await _given(tx, claim)
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
    for person_id in [claim.claimed_by, *await confirmers(tx, fund, claim, now=now)]:
        person = await people.find(tx, person_id)
        if person and person.reachable:
            key = f"{PANEL}:{claim.id}:{person_id}"
            panel = Outgoing(person_id, PANEL, claim.id, rank=Rank.URGENT, panel=PANEL, key=key)
            await outbox.put(tx, panel, now=now)


async def confirmers(tx: Tx, fund: Fund, claim: Claim, *, now: datetime) -> list[int]:
    """Everybody who could confirm the claim now: other custodians, for returns the household."""
    asked = [keeper.person_id for keeper in await custodians.agreed(tx, fund.id)]
    if claim.kind in RETURNS and claim.household_id is not None:
        asked += (await authority.told_of(tx, fund)).get(claim.household_id, [])
    known = await ledger.facts(tx, fund, now=now)
    found = []
    for person_id in dict.fromkeys(asked):
        actor = await authority.actor(tx, person_id, fund, now=now)
        if await verdict(tx, claim, known, actor) is None:
            found.append(person_id)
    return found


async def approve(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Confirm a claim: its row is written, once, whoever else confirms it in the same moment."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    if refused := await _closed_to(tx, person_id, fund, claim, now=now):
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
    if refused := await _closed_to(tx, person_id, fund, claim, now=now, to_refuse=True):
        return refused
    await claims.decide(tx, claim.id, ClaimState.REFUSED, person_id, now=now, reason=reason)
    await panels.mark_stale(tx, PANEL, claim.id, now=now)
    await _tell_recorder(tx, claim, now=now)
    return None


async def undecidable(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Why the person cannot turn the claim down, or None: before they are asked for a reason."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    return await _closed_to(tx, person_id, fund, claim, now=now, to_refuse=True)


async def may_see(tx: Tx, reader_id: int, fund: Fund, claim: Claim, *, now: datetime) -> bool:
    """Whether a record may be shown to somebody: custodians, organisers, and whose money it is."""
    if claim.kind not in ACTIONS:
        return False
    if reader_id in {claim.claimed_by, claim.second_by}:
        return True
    own = await authority.parties_of(tx, reader_id, fund, now=now)
    homes = {flat.household_id for flat in await authority.speaks_for(tx, reader_id, fund)}
    return bool(own & {Party.CUSTODIAN, Party.ORGANISER}) or claim.household_id in homes


async def withdraw(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Take back what one recorded oneself, while nobody has confirmed it."""
    claim = await claims.get(tx, claim_id)
    if claim.first_by != person_id:
        return Refusal.NOT_YOURS
    if not await claims.decide(tx, claim.id, ClaimState.DROPPED, person_id, now=now):
        return Refusal.ALREADY_DONE
    await panels.mark_stale(tx, PANEL, claim.id, now=now)
    return None


async def verdict(tx: Tx, claim: Claim, known: Facts, actor: Actor) -> Refusal | None:
    """Why this actor cannot confirm the claim, or None."""
    given = await _given(tx, claim)
    if claim.kind in _BILLS:
        return rules.refusal(Action.APPROVE, known, actor, given)
    if claim.kind not in ACTIONS:
        # A payment is confirmed by the steps of paying, with its own rules.
        return Refusal.NOT_YOURS
    if claim.kind in RETURNS and claim.household_id in actor.households:
        return Refusal.SECOND_CUSTODIAN if actor.person_id == claim.first_by else None
    refused = rules.refusal(ACTIONS[claim.kind], known, actor, replace(given, reason="-"))
    return refused or _same(known, actor, given.first)


def sides_of(claim: Claim, base: Entry | None = None) -> tuple[int, int]:
    """What the claim would move, (in, out) in fen; of a reversal the other way round."""
    if base is not None:
        return base.amount_out, base.amount_in
    into = claim.amount if claim.kind in _IN or claim.kind is EntryKind.ADVANCE else 0
    return into, 0 if claim.kind in _IN else claim.amount


def _same(known: Facts, actor: Actor, first: Custodian | None) -> Refusal | None:
    homes = {c.household_id for c in known.custodians if c.person_id == actor.person_id}
    same = first is None or first.person_id == actor.person_id or first.household_id in homes
    return Refusal.SECOND_CUSTODIAN if same else None


async def _closed_to(
    tx: Tx, person_id: int, fund: Fund, claim: Claim, *, now: datetime, to_refuse: bool = False
) -> Refusal | None:
    if claim.state is not ClaimState.OPEN:
        return Refusal.ALREADY_DONE
    known = await ledger.facts(tx, fund, now=now)
    actor = await authority.actor(tx, person_id, fund, now=now)
    refused = await verdict(tx, claim, known, actor)
    if refused is Refusal.WRONG_STATE and to_refuse:
        # A bill left over when a fund stopped must go, or the fund could never end.
        given = replace(await _given(tx, claim), reason="-")
        return rules.refusal(Action.DECLINE, known, actor, given)
    return refused


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
    if await in_kind(tx, claim):
        # Work was done and no money moved: the ledger is of money.
        await posting.stale(tx, fund.id, now=now)
        return None
    base = await entries.find(tx, fund.id, claim.reverses) if claim.reverses else None
    into, out = sides_of(claim, base.entry if base else None)
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


async def in_kind(tx: Tx, claim: Claim) -> bool:
    """Whether the claim says that a sponsor has done the work it promised."""
    sponsor = claim.sponsor_id and await sponsors.find(tx, claim.sponsor_id)
    return bool(sponsor and sponsor.in_kind)


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
    return refused or await _unwritable(tx, fund, claim)


async def _unwritable(tx: Tx, fund: Fund, claim: Claim) -> Refusal | None:
    """Why its row could not be written as things stand, so that nobody confirms in vain."""
    rows = await entries.of(tx, fund.id)
    base = next((row for row in rows if row.seq == claim.reverses), None)
    into, out = sides_of(claim, base.entry if base else None)
    door = base.sort_key if base else await ledger.door(tx, fund, claim.household_id)
    entry = Entry(len(rows) + 1, "-", claim.kind, door, into, out, claim.reverses)
    return rules.append_refusal([row.entry for row in rows], entry)


async def _given(tx: Tx, claim: Claim) -> Given:
    first = claim.first_by and await custodians.find(tx, claim.fund_id, claim.first_by)
    base = await entries.find(tx, claim.fund_id, claim.reverses) if claim.reverses else None
    used = claim.invoice is not None and await claims.invoice_used(
        tx, claim.fund_id, claim.invoice, claim.id
    )
    return Given(
        household_id=base.household_id if base else claim.household_id,
        amount=claim.amount or None,
        payee=claim.payee or "",
        invoice=claim.invoice or "",
        photo=claim.file_id is not None,
        reason=claim.note or "",
        first=first.custodian if first else None,
        voucher_used=used,
    )
