"""Flats of several people: when they differ, and who speaks for them."""

from collections.abc import Sequence
from datetime import datetime

from actions.ballots import authority, posting, recording
from domain.ballots import Action, Ballot, CastRow, Refusal, RollHead, Shown
from domain.places import Relation
from storage import outbox
from storage.ballots import register, representatives, roll, voters
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import people

CONFLICT = "ballot-conflict"
NAMED = "ballot-represented"


async def tell_conflict(
    tx: Tx, ballot: Ballot, head: RollHead, live: Sequence[CastRow], *, now: datetime
) -> None:
    """Tell everybody who voted for the head that their votes differ, once for each new vote."""
    newest = live[-1].id
    for person_id in dict.fromkeys(cast.voter_id for cast in live):
        if person_id is not None and await _reachable(tx, person_id):
            key = f"{CONFLICT}:{ballot.id}:{newest}:{person_id}"
            # After the panels, as receipts: many flats may differ within seconds.
            told = Outgoing(
                person_id, CONFLICT, ballot.id, {"head": head.id}, Rank.REMINDER, key=key
            )
            await outbox.put(tx, told, now=now)


async def represent(
    tx: Tx, person_id: int, ballot_id: int, head_id: int, who: int, *, now: datetime
) -> Refusal | RollHead:
    """Let an owner name who speaks for the flat; 0 names nobody. The others are told.

    It holds for all flats of the head and in every ballot, until an owner names another.
    """
    ballot = await register.get(tx, ballot_id)
    head = await roll.get(tx, head_id)
    if head is None or head.ballot_id != ballot.id:
        return Refusal.NOT_ON_ROLL
    members = await voters.members(tx, head.id)
    if refused := await _refusal(tx, person_id, ballot, members, who, now):
        return refused
    for flat in await roll.flats_of(tx, head.id):
        if who:
            await representatives.name(tx, flat, who, person_id, now=now)
        else:
            await representatives.drop(tx, flat)
    # Nothing secret is cast for a head: settled by that, it could vote a second time.
    counts = head.heard and ballot.shown is not Shown.SECRET
    stood = await recording.settle(tx, ballot, head, person_id, now=now) if counts else head
    await posting.stale(tx, ballot.id, now=now)
    for other in dict.fromkeys(member for member, _ in members):
        if other != person_id and await _reachable(tx, other):
            args = {"head": head.id, "by": person_id, "who": who}
            await outbox.put(tx, Outgoing(other, NAMED, ballot.id, args), now=now)
    return stood


async def _refusal(
    tx: Tx,
    person_id: int,
    ballot: Ballot,
    members: Sequence[tuple[int, Relation]],
    who: int,
    now: datetime,
) -> Refusal | None:
    if refused := await authority.refusal(tx, person_id, ballot, Action.REPRESENT, now=now):
        return refused
    # A family member could otherwise silence the owner.
    if (person_id, Relation.OWNER) not in members:
        return Refusal.OWNERS_ONLY
    speaks = {person for person, relation in members if authority.speaks(ballot, relation)}
    return None if who in speaks | {0} else Refusal.NOT_A_MEMBER


async def may_name(tx: Tx, person_id: int, head_id: int) -> bool:
    """Whether the person owns a flat of this head."""
    return (person_id, Relation.OWNER) in await voters.members(tx, head_id)


async def _reachable(tx: Tx, person_id: int) -> bool:
    person = await people.find(tx, person_id)
    return person is not None and person.reachable
