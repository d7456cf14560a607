"""What somebody sees of a ballot in private, and what is theirs in it."""

from dataclasses import dataclass
from datetime import datetime

from actions import screens
from actions.ballots import authority
from actions.ballots.voters import key
from domain import ballots as rules
from domain.ballots import Ballot, CastRow, Electorate, Party, Refusal, RollHead, State
from domain.places import MembershipState, Relation
from storage.ballots import casts, roll, voters
from storage.database import Tx
from storage.places import chats

MINE = "ballot-mine"


@dataclass(frozen=True, slots=True)
class Own:
    """One head somebody speaks for: what they cast for it, and whether others do too."""

    head: RollHead
    cast: CastRow | None
    shared: bool
    may_name: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """All that is somebody's own in a ballot; `refusal` says why they cannot vote now."""

    ballot: Ballot
    own: tuple[Own, ...]
    pending: CastRow | None
    refusal: Refusal | None
    runs: bool
    sees: bool
    at_home: bool


async def show(
    tx: Tx, person_id: int, ballot_id: int, *, now: datetime, instead_of: int | None = None
) -> None:
    """Open the private screen of a ballot, whoever asks: the drawing decides what it shows."""
    to = person_id
    await screens.show(tx, to, to, MINE, ballot_id, now=now, instead_of=instead_of)


async def mine(tx: Tx, person_id: int, ballot: Ballot, *, now: datetime) -> Mine:
    """Read what the private screen shows to this person."""
    actor = await authority.actor(tx, person_id, ballot, now=now)
    refused = rules.refusal(rules.Action.VOTE, authority.facts(ballot), actor, now=now)
    parties = rules.parties(actor)
    cast = await casts.of_voter(tx, ballot.id, person_id)
    own = tuple(
        [await _own(tx, person_id, head, cast) for head in await heads(tx, person_id, ballot)]
    )
    pending = next((c for c in cast if c.head_id is None), None)
    runs = Party.CAPTAIN in parties
    known = bool(parties - {Party.VOTER}) or actor.on_roll or actor.relation is not None
    seen = known or pending is not None or await _in_group(tx, person_id, ballot)
    sees = seen and ballot.state is not State.DRAFT
    return Mine(ballot, own, pending, refused, runs, sees, Party.MEMBER in parties)


async def heads(tx: Tx, person_id: int, ballot: Ballot) -> list[RollHead]:
    """Return the heads that somebody speaks for now."""
    if ballot.electorate in {Electorate.RESIDENTS, Electorate.ROSTER}:
        own = await roll.by_key(tx, ballot.id, key(person_id))
        return [own] if own else []
    found = {
        voice.head.id: voice.head
        for voice in await voters.voices(tx, person_id, ballot.id)
        if voice.state is MembershipState.ACTIVE and authority.speaks(ballot, voice.relation)
    }
    return list(found.values())


async def _own(tx: Tx, person_id: int, head: RollHead, cast: list[CastRow]) -> Own:
    members = await voters.members(tx, head.id)
    others = {person for person, _ in members} - {person_id}
    may_name = (person_id, Relation.OWNER) in members
    own = next((c for c in cast if c.head_id == head.id), None)
    return Own(head, own, bool(others), may_name and bool(others))


async def _in_group(tx: Tx, person_id: int, ballot: Ballot) -> bool:
    """Whether the person reads the panel anyway, in one of its groups."""
    for chat in await chats.of_place(tx, ballot.place_id):
        if await chats.is_in(tx, chat.id, person_id):
            return True
    return False
