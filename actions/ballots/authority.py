"""What somebody is to a ballot, read from the rows: every step asks here first."""

from datetime import datetime

from actions.places import approval
from actions.places.authority import MANAGERS
from domain.ballots import (
    TRANSITIONS,
    Action,
    Ballot,
    Electorate,
    Party,
    Refusal,
    State,
    voter_refusal,
)
from domain.places import MembershipState, Role
from storage.ballots import roll, voters
from storage.database import Tx
from storage.places import grants, households, tree

_WANTED = (
    (Party.CAPTAIN, Refusal.CAPTAIN_ONLY),
    (Party.STAFF, Refusal.STAFF_ONLY),
    (Party.VOTER, Refusal.NOT_ON_ROLL),
    (Party.MEMBER, Refusal.NOT_A_MEMBER),
)


async def may_run(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    """Whether somebody may hold ballots there: its captain, staff, secretary or owner."""
    return await approval.may_decide(tx, person_id, place_id, now=now)


async def parties_of(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> frozenset[Party]:
    """Return all that the person is to this ballot; staff are its captain as well."""
    roles = await grants.roles_of(tx, person_id, ballot.place_id, now=now)
    found: set[Party] = set()
    if roles & MANAGERS:
        found |= {Party.STAFF, Party.CAPTAIN, Party.MEMBER}
    if Role.CAPTAIN in roles:
        found |= {Party.CAPTAIN, Party.MEMBER}
    if Role.WITNESS in roles:
        found |= {Party.WITNESS, Party.MEMBER}
    if await speaks(tx, person_id, ballot):
        found |= {Party.VOTER, Party.MEMBER}
    elif await belongs(tx, person_id, ballot):
        found.add(Party.MEMBER)
    return frozenset(found)


async def speaks(tx: Tx, person_id: int, ballot: Ballot) -> bool:
    """Whether the person has a voice that counts in this ballot."""
    if ballot.electorate in {Electorate.RESIDENTS, Electorate.ROSTER}:
        return await roll.by_key(tx, ballot.id, f"p{person_id}") is not None
    return any(
        voice.state is MembershipState.ACTIVE
        and voter_refusal(ballot.electorate, voice.relation) is None
        for voice in await voters.voices(tx, person_id, ballot.id)
    )


async def belongs(tx: Tx, person_id: int, ballot: Ballot) -> bool:
    """Whether the person lives in the ballot's place."""
    for flat in await households.homes_of(tx, person_id):
        if ballot.place_id in {place.id for place in await tree.lineage(tx, flat.place_id)}:
            return True
    return False


async def refusal(
    tx: Tx, person_id: int, ballot: Ballot, action: Action, *, now: datetime
) -> Refusal | None:
    """Why the person may not do this to the ballot now, or None (domain/ballots.md, Life)."""
    row = TRANSITIONS[action]
    parties = await parties_of(tx, person_id, ballot, now=now)
    if not parties & row.parties:
        return next((said for party, said in _WANTED if party in row.parties), Refusal.NOT_YOURS)
    return None if ballot.state in row.sources else wrong_state(ballot)


def wrong_state(ballot: Ballot) -> Refusal:
    """What to say to somebody who comes too early or too late."""
    if ballot.state in {State.DRAFT, State.NOTICE}:
        return Refusal.NOT_OPEN_YET
    return Refusal.STILL_OPEN if ballot.state is State.OPEN else Refusal.CLOSED
