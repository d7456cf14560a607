"""Leaving a flat out of the shares: with its consent, for a reason that stays hidden."""

from datetime import datetime

from actions.funds import authority, sharing
from domain import chain
from domain.funds import Action, Fund, Given, Refusal, sort_keys
from domain.funds.shaping import LONGEST_REASON
from domain.places.writing import tidy
from storage.database import Tx
from storage.funds import flats
from storage.funds.flats import FundFlat


async def exempt(
    tx: Tx, person_id: int, draft: Fund, household_id: int, reason: str, *, now: datetime
) -> Refusal | None:
    """Exempt a flat of a draft; whoever does so states that the household consents."""
    words = tidy(reason)[:LONGEST_REASON]
    given = Given(household_id, reason=words, consent=True)
    if no := await authority.refusal(tx, person_id, draft, Action.EXEMPT, given, now=now):
        return no
    concerned = await sharing.concerned(tx, draft)
    keys = sort_keys(concerned)
    flat = next((flat for flat in concerned if flat.id == household_id), None)
    if flat is None:
        return Refusal.NO_HOUSEHOLD
    row = FundFlat(
        flat.id,
        chain.alias(draft.salt, flat.id),
        keys[flat.id],
        flat.room,
        exempt=True,
        exempt_reason=words,
        exempt_by=person_id,
        consent_at=now,
    )
    await flats.put(tx, draft.id, row)
    return None
