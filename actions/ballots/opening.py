"""What somebody sees of a ballot in private, and what is theirs in it."""

from dataclasses import dataclass
from datetime import datetime

from actions import screens
from actions.ballots import agency, authority, households, posting, secret, voting
from actions.ballots.agency import Agency
from actions.ballots.voting import Vote
from actions.places import boards
from domain import ballots as rules
from domain.ballots import Ballot, CastRow, Electorate, Party, Refusal, RollHead, Shown, State
from domain.places import MembershipState, Relation
from storage.ballots import casts, register, roll, voters
from storage.database import Tx

MINE = "ballot-mine"
WITHDRAW = "ballot-withdraw"
SPEAK = "ballot-speak"


@dataclass(frozen=True, slots=True)
class Own:
    """One head somebody speaks for: what they cast for it, and whether others do too."""

    head: RollHead
    cast: CastRow | None
    shared: bool
    may_name: bool


@dataclass(frozen=True, slots=True)
class Mine:
    """All that is somebody's own in a ballot; `refusal` says why they cannot vote now.

    `agencies` are the heads of others they vote for in writing.
    """

    ballot: Ballot
    own: tuple[Own, ...]
    pending: CastRow | None
    refusal: Refusal | None
    runs: bool
    sees: bool
    at_home: bool
    agencies: tuple[Agency, ...] = ()


async def show(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    page: int = 0,
    *,
    now: datetime,
    instead_of: int | None = None,
) -> None:
    """Open the private screen of a ballot, whoever asks: the drawing decides what it shows.

    Raises Missing where there is no such ballot.
    """
    await register.get(tx, ballot_id)
    to = person_id
    args = {"page": page}
    await screens.show(tx, to, to, MINE, ballot_id, args, now=now, instead_of=instead_of)


async def vote(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    choice: str,
    *,
    here: int | None,
    now: datetime,
) -> Vote | Refusal:
    """Vote; from the private screen `here` this is drawn anew in place of a receipt."""
    done = await voting.cast(tx, person_id, ballot_id, choice, now=now, copy=here is None)
    if here is not None:
        await show(tx, person_id, ballot_id, now=now, instead_of=here)
    elif done is Refusal.CLOSED:
        # Such a button should not be there: the panel lags behind.
        await posting.stale(tx, ballot_id, now=now)
    return done


async def vote_picked(
    tx: Tx, person_id: int, ballot_id: int, choice: str, *, here: int | None, now: datetime
) -> Vote | Ballot | Refusal:
    """Vote for what was picked; in secret the screen says that one has voted, and no more."""
    ballot = await register.get(tx, ballot_id)
    if ballot.shown is not Shown.SECRET:
        return await vote(tx, person_id, ballot_id, choice, here=here, now=now)
    done = await secret.cast(tx, person_id, ballot_id, choice, now=now)
    await show(tx, person_id, ballot_id, now=now, instead_of=here)
    return done


async def withdraw(
    tx: Tx, person_id: int, ballot_id: int, *, sure: bool, here: int | None, now: datetime
) -> Ballot | Refusal | None:
    """Ask whether to withdraw, or do it; None while it is only asked."""
    if sure:
        done = await voting.withdraw(tx, person_id, ballot_id, now=now)
        await show(tx, person_id, ballot_id, now=now, instead_of=here)
        return done
    to = person_id
    await screens.show(tx, to, to, WITHDRAW, ballot_id, now=now, instead_of=here)
    return None


async def speak(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    head_id: int,
    who: int,
    *,
    sure: bool,
    here: int | None,
    now: datetime,
) -> RollHead | Refusal | None:
    """Show who may speak for a flat, or name somebody; None while it is only shown."""
    done = None
    if sure:
        done = await households.represent(tx, person_id, ballot_id, head_id, who, now=now)
    to, args = person_id, {"head": head_id}
    await screens.show(tx, to, to, SPEAK, ballot_id, args, now=now, instead_of=here)
    return done


async def glance(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    page: int = 0,
    *,
    private: bool,
    here: int | None,
    now: datetime,
) -> Mine:
    """Read what is somebody's own; in private, or where the bot may write, show it all."""
    ballot = await register.get(tx, ballot_id)
    if private:
        await show(tx, person_id, ballot_id, page, now=now, instead_of=here)
    return await mine(tx, person_id, ballot, now=now)


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
    agencies = tuple(await agency.of(tx, person_id, ballot))
    runs = Party.CAPTAIN in parties
    known = bool(parties - {Party.VOTER}) or actor.on_roll or actor.relation is not None
    seen = known or bool(agencies) or pending is not None
    seen = seen or await boards.reads(tx, person_id, ballot.place_id)
    sees = seen and ballot.state is not State.DRAFT
    at_home = Party.MEMBER in parties
    return Mine(ballot, own, pending, refused, runs, sees, at_home, agencies)


async def heads(tx: Tx, person_id: int, ballot: Ballot) -> list[RollHead]:
    """Return the heads that somebody speaks for now."""
    if ballot.electorate in {Electorate.RESIDENTS, Electorate.ROSTER}:
        own = await roll.by_key(tx, ballot.id, authority.key(person_id))
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
