"""Who may confirm or refuse what was recorded, and what its row would be."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.funds import authority, ledger
from actions.funds.form import ACTIONS
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
from storage.database import Tx
from storage.funds import claims, custodians, entries, register, sponsors
from storage.funds.claims import Claim, ClaimState

_BILLS: Final = frozenset({EntryKind.EXPENSE, EntryKind.ADVANCE})
# Money that is a household's: whether it got it, or leaves it, the household knows best.
RETURNS: Final = frozenset({EntryKind.REPAYMENT, EntryKind.REFUND, EntryKind.PURSE})
_IN: Final = frozenset({EntryKind.PAYMENT, EntryKind.GIFT, EntryKind.SPONSOR})


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


async def undecidable(tx: Tx, person_id: int, claim_id: int, *, now: datetime) -> Refusal | None:
    """Why the person cannot turn the claim down, or None: before they are asked for a reason."""
    claim = await claims.get(tx, claim_id)
    fund = await register.get(tx, claim.fund_id)
    return await closed_to(tx, person_id, fund, claim, now=now, to_refuse=True)


async def may_see(tx: Tx, reader_id: int, fund: Fund, claim: Claim, *, now: datetime) -> bool:
    """Whether a record may be shown to somebody: custodians, organisers, and whose money it is."""
    if claim.kind not in ACTIONS:
        return False
    if reader_id in {claim.claimed_by, claim.second_by}:
        return True
    own = await authority.parties_of(tx, reader_id, fund, now=now)
    homes = {flat.household_id for flat in await authority.speaks_for(tx, reader_id, fund)}
    return bool(own & {Party.CUSTODIAN, Party.ORGANISER}) or claim.household_id in homes


async def verdict(tx: Tx, claim: Claim, known: Facts, actor: Actor) -> Refusal | None:
    """Why this actor cannot confirm the claim, or None."""
    given = await given_of(tx, claim)
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


async def in_kind(tx: Tx, claim: Claim) -> bool:
    """Whether the claim says that a sponsor has done the work it promised."""
    sponsor = claim.sponsor_id and await sponsors.find(tx, claim.sponsor_id)
    return bool(sponsor and sponsor.in_kind)


def _same(known: Facts, actor: Actor, first: Custodian | None) -> Refusal | None:
    homes = {c.household_id for c in known.custodians if c.person_id == actor.person_id}
    same = first is None or first.person_id == actor.person_id or first.household_id in homes
    return Refusal.SECOND_CUSTODIAN if same else None


async def closed_to(
    tx: Tx, person_id: int, fund: Fund, claim: Claim, *, now: datetime, to_refuse: bool = False
) -> Refusal | None:
    if claim.state is not ClaimState.OPEN:
        return Refusal.ALREADY_DONE
    known = await ledger.facts(tx, fund, now=now)
    actor = await authority.actor(tx, person_id, fund, now=now)
    refused = await verdict(tx, claim, known, actor)
    if refused is Refusal.WRONG_STATE and to_refuse:
        # A bill left over when a fund stopped must go, or the fund could never end.
        given = replace(await given_of(tx, claim), reason="-")
        return rules.refusal(Action.DECLINE, known, actor, given)
    return refused


async def unwritable(tx: Tx, fund: Fund, claim: Claim) -> Refusal | None:
    """Why its row could not be written as things stand, so that nobody confirms in vain."""
    rows = await entries.of(tx, fund.id)
    base = next((row for row in rows if row.seq == claim.reverses), None)
    into, out = sides_of(claim, base.entry if base else None)
    door = base.sort_key if base else await ledger.door(tx, fund, claim.household_id)
    entry = Entry(len(rows) + 1, "-", claim.kind, door, into, out, claim.reverses)
    return rules.append_refusal([row.entry for row in rows], entry)


async def given_of(tx: Tx, claim: Claim) -> Given:
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
