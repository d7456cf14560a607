"""What is true of a fund and of who acts, for the rules to judge. Source: funds.md."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from domain.funds.fund import Custodian
from domain.funds.life import GapChoice, Party, State
from domain.places.homes import Relation
from domain.places.roles import Role

_ORGANISERS = frozenset({Role.CAPTAIN, Role.STAFF, Role.SECRETARY, Role.COMMITTEE, Role.OWNER})
# A tenant's word would bind the owner's money.
SPEAKS = frozenset({Relation.OWNER, Relation.FAMILY, Relation.CARER})
CUSTODIANS_AT_LEAST = 2


@dataclass(frozen=True, slots=True)
class Facts:
    """What is true of a fund now, from stored rows; money in fen.

    `pledged` is what counts to the minimum, `paid` is net of refunds, `open_claims` counts what
    waits for a custodian. `late`: the time to pledge is over; `accepted`, `pictured`: the
    acceptance has its note, its photo.
    """

    state: State
    target: int = 0
    custodians: tuple[Custodian, ...] = ()
    minimum: tuple[int, int] = (1, 1)
    pledged: int = 0
    paid: int = 0
    balance: int = 0
    owed: int = 0
    open_claims: int = 0
    late: bool = False
    accepted: bool = False
    pictured: bool = False


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: roles at the fund's place and the households of it they may speak for.

    Without a person it is the clock. `member` is whether they belong to the place at all.
    """

    person_id: int | None
    roles: AbstractSet[Role] = frozenset()
    households: AbstractSet[int] = frozenset()
    member: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """What came with the action; `household_id` is who pays, is paid, or is concerned."""

    household_id: int | None = None
    amount: int | None = None
    payee: str = ""
    invoice: str = ""
    photo: bool = False
    reason: str = ""
    # The custodian who recorded what is now to be approved, or who is to be dismissed.
    first: Custodian | None = None
    consent: bool = False
    # What the household still has to pay of its word, in fen; None if it gave none.
    due: int | None = None
    claim_open: bool = False
    voucher_used: bool = False


NOTHING = Given()
SYSTEM = Actor(None)


def parties(facts: Facts, actor: Actor) -> frozenset[Party]:
    """What the actor is to this fund."""
    known = (
        (actor.person_id is None, Party.SYSTEM),
        (bool(actor.roles & _ORGANISERS), Party.ORGANISER),
        (any(c.person_id == actor.person_id for c in facts.custodians), Party.CUSTODIAN),
        (bool(actor.households), Party.HOUSEHOLD),
    )
    return frozenset(party for applies, party in known if applies)


def gap(facts: Facts) -> int:
    """What is still missing of the target, in fen: promised before collecting, paid after."""
    there = facts.pledged if facts.state is State.PLEDGING else facts.paid
    return max(0, facts.target - there)


def gap_choices(facts: Facts) -> tuple[GapChoice, ...]:
    """What organisers may choose about a missing share; it is never spread silently."""
    open_states = {State.PLEDGING, State.COLLECTING}
    return tuple(GapChoice) if facts.state in open_states and gap(facts) else ()


def enough(custodians: tuple[Custodian, ...]) -> bool:
    """Whether the money is kept by two people of different households."""
    # Two of one household are one purse; one person for two flats is one pair of eyes.
    people = {c.person_id for c in custodians}
    homes = {c.household_id for c in custodians}
    return min(len(people), len(homes)) >= CUSTODIANS_AT_LEAST
