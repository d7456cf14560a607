"""Why somebody has no say in a fund, told so that they know what would help."""

from enum import StrEnum

from domain.funds import SPEAKS, Fund, Refusal
from domain.places import MembershipState
from storage.database import Tx
from storage.funds import flats
from storage.places import households, residents


class Unheard(StrEnum):
    """What somebody is who speaks for none of a fund's households."""

    STRANGER = "stranger"
    ELSEWHERE = "elsewhere"
    UNVERIFIED = "unverified"
    TENANT = "tenant"


NO_VOICE = frozenset({Refusal.NOT_A_MEMBER, Refusal.NO_HOUSEHOLD})


async def why(tx: Tx, person_id: int, fund: Fund) -> Unheard:
    """Return why the person speaks for no household of the fund."""
    known = {flat.household_id for flat in await flats.of(tx, fund.id)}
    all_of = await households.memberships_of(tx, person_id)
    present = [member for member in all_of if residents.is_present(member)]
    here = [member for member in present if member.household_id in known]
    if any(m.state is not MembershipState.ACTIVE and m.relation in SPEAKS for m in here):
        return Unheard.UNVERIFIED
    if here:
        return Unheard.TENANT
    return Unheard.ELSEWHERE if present else Unheard.STRANGER


async def explained(tx: Tx, person_id: int, fund: Fund, refusal: Refusal) -> Refusal | Unheard:
    """The refusal, or what is behind it where it is about who somebody is."""
    return await why(tx, person_id, fund) if refusal in NO_VOICE else refusal
