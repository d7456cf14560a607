"""Flats and who lives in them. Source: domain/people.md, "Household", "Person", "Joining"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.places.contact import normal_phone

# Enough for one's own flat and one's parents'; more only cost captains their time.
MAX_OPEN_CLAIMS = 3


class Relation(StrEnum):
    OWNER = "owner"
    FAMILY = "family"
    TENANT = "tenant"
    CARER = "carer"


class MembershipState(StrEnum):
    """Claimed waits for the captain; asked waits for the flat's first claimant."""

    CLAIMED = "claimed"
    ASKED = "asked"
    ACTIVE = "active"
    REFUSED = "refused"
    ENDED = "ended"


class Refusal(StrEnum):
    FLAT_UNKNOWN = "flat-unknown"
    ALREADY_MEMBER = "already-member"
    CLAIM_PENDING = "claim-pending"
    TOO_MANY_CLAIMS = "too-many-claims"


MOVES: Mapping[MembershipState, frozenset[MembershipState]] = {
    MembershipState.CLAIMED: frozenset(
        {MembershipState.ACTIVE, MembershipState.REFUSED, MembershipState.ENDED}
    ),
    MembershipState.ASKED: frozenset(
        {
            MembershipState.CLAIMED,
            MembershipState.ACTIVE,
            MembershipState.REFUSED,
            MembershipState.ENDED,
        }
    ),
    MembershipState.ACTIVE: frozenset({MembershipState.ENDED}),
    # Final, so that a refusal stays on record: whoever tries again makes a new claim.
    MembershipState.REFUSED: frozenset(),
    MembershipState.ENDED: frozenset(),
}
OPEN = frozenset({MembershipState.CLAIMED, MembershipState.ASKED})
PRESENT = OPEN | {MembershipState.ACTIVE}


@dataclass(frozen=True, slots=True)
class Household:
    """One door of a building; area in 0.01 m²; flats of one owner head share a group."""

    id: int
    place_id: int
    stairwell: str
    floor: int | None
    room: str
    area: int
    owner_group: int | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody says who wants to join; the phone is one Telegram vouched for, if any."""

    person_id: int
    relation: Relation
    phone: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Membership:
    """A person's place in a household, past or present; times in UTC."""

    id: int
    person_id: int
    household_id: int
    relation: Relation
    state: MembershipState
    claimed_at: datetime


def refusal(
    household: Household | None, existing: Iterable[Membership], claim: Claim, *, open_claims: int
) -> Refusal | None:
    """Why this claim cannot be taken, or None; `existing` is the flat's, `open_claims` theirs."""
    own = {m.state for m in existing if m.person_id == claim.person_id}
    # The flat's own obstacles come first: too many claims would hide that one lives there.
    reasons = (
        (household is None, Refusal.FLAT_UNKNOWN),
        (MembershipState.ACTIVE in own, Refusal.ALREADY_MEMBER),
        (bool(own & OPEN), Refusal.CLAIM_PENDING),
        (open_claims >= MAX_OPEN_CLAIMS, Refusal.TOO_MANY_CLAIMS),
    )
    return next((reason for applies, reason in reasons if applies), None)


def next_state(
    existing: Sequence[Membership], claim: Claim, roll_phone: str | None
) -> MembershipState:
    """Where a new claim begins: active if the roll knows the phone, else somebody is asked.

    A second claim asks the first claimant, a first one the captain. Source: people.md "Joining".
    """
    # The roll comes first: an owner on it is not at the mercy of who claimed earlier.
    if _matches(claim.phone, roll_phone):
        return MembershipState.ACTIVE
    if first_claimant(existing, claim.person_id):
        return MembershipState.ASKED
    return MembershipState.CLAIMED


def _matches(phone: str | None, roll_phone: str | None) -> bool:
    known = normal_phone(roll_phone)
    # Two missing phones are equal, and must not open the door.
    return known is not None and normal_phone(phone) == known


def first_claimant(existing: Iterable[Membership], person_id: int) -> Membership | None:
    """Who is asked about this person's claim: the earliest active member, else earliest claim."""
    others = [m for m in existing if m.person_id != person_id and m.state in PRESENT]
    return min(others, key=_seniority, default=None)


def _seniority(member: Membership) -> tuple[bool, datetime, int]:
    # The id settles claims of the same second, so that the same one is always asked.
    return (member.state is not MembershipState.ACTIVE, member.claimed_at, member.id)


def state_after_asking(first: Membership, *, agrees: bool) -> MembershipState:
    """A yes from somebody who lives there lets in; anything else goes to the captain.

    A no does not decide: a tenant could otherwise lock the owner out.
    """
    vouched = agrees and first.state is MembershipState.ACTIVE
    return MembershipState.ACTIVE if vouched else MembershipState.CLAIMED


def may_become(state: MembershipState, to: MembershipState) -> bool:
    """Whether a membership may move between these states; refused and ended are final."""
    return to in MOVES[state]
