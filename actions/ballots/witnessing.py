"""A second person reads the slip without seeing what was entered; then the flat is told."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions.ballots import authority, recording, reminding, tools, voting
from actions.ballots.drafting import Tapped
from domain import ballots as rules
from domain.ballots import Action, Actor, Ballot, CastRow, CastState, Refusal, RollHead, Via
from domain.ballots.hall import Snag, ticked
from domain.places import Relation, Role
from storage import outbox
from storage.ballots import casts, register, roll
from storage.database import Tx
from storage.outbox import Outgoing
from storage.places import grants, people

VIEW = "ballot-witness"
TOLD = "ballot-paper-told"
PICTURE = "ballot-paper-photo"
# Those nearest to the matter first; the next are asked only where none of these can be.
LEVELS = (
    (Role.WITNESS,),
    (Role.COMMITTEE, Role.GRID),
    (Role.CAPTAIN,),
    (Role.STAFF, Role.SECRETARY),
)


@dataclass(frozen=True, slots=True)
class Read:
    """What came of a second reading."""

    cast: CastRow
    same: bool


async def store(
    tx: Tx, ballot: Ballot, head: RollHead, slip: CastRow, enterer: int, *, now: datetime
) -> CastRow:
    """Keep a slip that waits for its witness, and ask for one."""
    row = replace(slip, entered_by=enterer)
    cast = replace(row, id=await casts.add(tx, row))
    await recording.settle(tx, ballot, head, enterer, now=now, actor="captain")
    await voting.changed(tx, ballot, now=now)
    for person_id in await holders(tx, ballot, enterer, now=now):
        key = f"{VIEW}:{cast.id}:{person_id}"
        await outbox.put(
            tx, Outgoing(person_id, VIEW, ballot.id, {"cast": cast.id}, key=key), now=now
        )
    return cast


async def holders(tx: Tx, ballot: Ballot, but: int, *, now: datetime) -> list[int]:
    """Return who is asked to read a slip: never whoever entered it."""
    named = [await _of(tx, ballot, level, now=now) for level in LEVELS]
    for level in (*named, await grants.owners(tx, now=now)):
        reached = [p for p in level if p != but and await _reachable(tx, p)]
        if reached:
            return list(dict.fromkeys(reached))
    return []


async def _of(tx: Tx, ballot: Ballot, level: tuple[Role, ...], *, now: datetime) -> list[int]:
    held = [await grants.holders(tx, ballot.place_id, role, now=now) for role in level]
    return [person_id for found in held for person_id in found]


async def waiting(tx: Tx, ballot: Ballot) -> list[CastRow]:
    """Return the slips that nobody has confirmed yet, oldest first."""
    return [cast for cast in await casts.standing(tx, ballot.id) if waits(cast)]


def waits(cast: CastRow) -> bool:
    """Whether the slip still has to be read by somebody else."""
    unread = cast.via is Via.PAPER and cast.state is CastState.UNCONFIRMED
    return unread and cast.ended_at is None


async def refusal(tx: Tx, person_id: int, cast: CastRow, *, now: datetime) -> Refusal | None:
    """Why this person may not confirm this slip now, or None."""
    ballot = await register.get(tx, cast.ballot_id)
    slip_by = cast.entered_by if waits(cast) else None
    return await authority.refusal(
        tx, person_id, ballot, Action.CONFIRM_PAPER, now=now, slip_by=slip_by
    )


async def show(
    tx: Tx, person_id: int, cast_id: int, picks: int, at: Tapped, page: int, *, now: datetime
) -> Refusal | None:
    """Show a slip's boxes to its witness, empty but for what they have picked."""
    cast = await casts.get(tx, cast_id)
    if cast is None:
        return Refusal.NOTHING_TO_CONFIRM
    if refused := await refusal(tx, person_id, cast, now=now):
        return refused
    args = {"cast": cast_id, "picks": picks, "page": page}
    await tools.show(tx, person_id, cast.ballot_id, at, args, now=now, view=VIEW)
    return None


async def read(
    tx: Tx, person_id: int, cast_id: int, picks: int, at: Tapped, *, now: datetime
) -> Read | Refusal:
    """Take the witness's reading: equal the vote counts, different the entry is void."""
    cast = await casts.get(tx, cast_id)
    if cast is None:
        return Refusal.NOTHING_TO_CONFIRM
    ballot = await register.get(tx, cast.ballot_id)
    choice = ticked(ballot, picks)
    refused = await refusal(tx, person_id, cast, now=now) or voting.choice_refusal(ballot, choice)
    if refused:
        return refused
    same = choice == cast.choice
    state = CastState.COUNTED if same else CastState.WITHDRAWN
    if not await casts.move(tx, cast, state, witness_id=person_id):
        return Refusal.NOTHING_TO_CONFIRM
    if not same:
        await casts.end(tx, cast.id, now=now)
    await settle(tx, ballot, cast, person_id, "witness", now=now)
    await _tell(tx, ballot, cast, same=same, now=now)
    args = {"cast": cast.id, "same": int(same)}
    await tools.show(tx, person_id, ballot.id, at, args, now=now, view=VIEW)
    return Read(cast, same)


async def settle(
    tx: Tx, ballot: Ballot, cast: CastRow, by: int, actor: str, *, now: datetime
) -> None:
    """Write down where the head of a slip stands now."""
    head = await roll.get(tx, cast.head_id or 0)
    if head:
        await recording.settle(tx, ballot, head, by, now=now, actor=actor)
    await voting.changed(tx, ballot, now=now)


async def _tell(tx: Tx, ballot: Ballot, cast: CastRow, *, same: bool, now: datetime) -> None:
    """Tell whoever entered it what was read; and the flat, once it counts."""
    what = "confirmed" if same else "different"
    await tools.news(tx, cast.entered_by or 0, ballot.id, what, {"cast": cast.id}, now=now)
    head = await roll.get(tx, cast.head_id or 0)
    if head is None or not same:
        return
    for person_id in await reminding.reachable(tx, ballot, head):
        key = f"{TOLD}:{cast.id}:{person_id}"
        await outbox.put(
            tx, Outgoing(person_id, TOLD, ballot.id, {"cast": cast.id}, key=key), now=now
        )


async def dispute(
    tx: Tx, person_id: int, cast_id: int, at: Tapped, *, sure: bool, now: datetime
) -> Refusal | None:
    """Let the flat say that a slip was not its own: the head counts again once it has tapped."""
    cast = await casts.get(tx, cast_id)
    head = await roll.get(tx, cast.head_id or 0) if cast else None
    if cast is None or head is None:
        return Refusal.NOTHING_TO_DISPUTE
    ballot = await register.get(tx, cast.ballot_id)
    if refused := await _dispute_refusal(tx, person_id, ballot, head, cast, now=now):
        return refused
    if sure:
        await casts.move(tx, cast, CastState.DISPUTED)
        await settle(tx, ballot, cast, person_id, "", now=now)
        for other in {cast.entered_by or 0, cast.witness_id or 0}:
            await tools.news(tx, other, ballot.id, "disputed", {"cast": cast.id}, now=now)
    args = {"cast": cast.id, "asked": int(not sure)}
    await tools.show(tx, person_id, ballot.id, at, args, now=now, view=TOLD)
    return None


async def _dispute_refusal(
    tx: Tx, person_id: int, ballot: Ballot, head: RollHead, cast: CastRow, *, now: datetime
) -> Refusal | None:
    # A tenant could otherwise silence the owner, who alone can settle it again.
    if person_id not in await reminding.people_of(tx, ballot, head):
        return Refusal.NOT_YOURS
    stands = cast.via is Via.PAPER and cast.ended_at is None
    disputable = stands and cast.state in {CastState.COUNTED, CastState.UNCONFIRMED}
    facts = authority.facts(ballot, slip_by=cast.entered_by if disputable else None)
    member = Actor(person_id, relation=Relation.FAMILY, on_roll=True)
    return rules.refusal(Action.DISPUTE, facts, member, now=now)


async def picture(tx: Tx, person_id: int, cast_id: int, *, now: datetime) -> Refusal | Snag | None:
    """Send the picture of a slip to somebody who is to read it."""
    cast = await casts.get(tx, cast_id)
    if cast is None:
        return Refusal.NOTHING_TO_CONFIRM
    if refused := await refusal(tx, person_id, cast, now=now):
        return refused
    if not cast.file_id:
        return Snag.NO_PHOTO
    photo = Outgoing(person_id, PICTURE, cast.ballot_id, {"cast": cast.id})
    await outbox.put(tx, photo, now=now)
    return None


async def _reachable(tx: Tx, person_id: int) -> bool:
    person = await people.find(tx, person_id)
    return person is not None and person.reachable
