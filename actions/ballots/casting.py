"""One vote for one head, as it is written: below closing, which counts late ones in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from actions.ballots import households, recording
from domain import ballots as rules
from domain.ballots import Ballot, CastRow, CastState, RollHead, Via, Why
from storage.ballots import casts, representatives
from storage.database import Tx

Rand = Callable[[int], bytes]
RECEIPT_BYTES = 5


class Fate(StrEnum):
    """What became of a vote."""

    COUNTED = "counted"
    CHANGED = "changed"
    SAME = "same"
    PENDING = "pending"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Made:
    """One stored vote; `new` unless it stood there already."""

    row: CastRow
    fate: Fate
    new: bool = True


def drawn(person_id: int, ballot: Ballot, choice: str, *, now: datetime, rand: Rand) -> CastRow:
    """A vote by tap that is not stored yet, with a receipt drawn at random."""
    receipt = rules.receipt(rand(RECEIPT_BYTES))
    state = CastState.COUNTED
    return CastRow(0, ballot.id, None, person_id, choice, Via.TAP, state, receipt, now)


async def count(tx: Tx, ballot: Ballot, head: RollHead, cast: CastRow, *, now: datetime) -> Made:
    """Have a tap stand for a head, in place of what it replaces; one that waited is moved."""
    # Nothing stands for a head that was not heard: most taps are spared this reading.
    live = await casts.of_head(tx, ballot.id, head.id) if head.heard else []
    mine = next((c for c in live if c.voter_id == cast.voter_id and c.via is Via.TAP), None)
    if mine and mine.choice == cast.choice:
        return Made(mine, Fate.SAME, new=False)
    row = replace(cast, head_id=head.id, state=CastState.COUNTED)
    kept = await _replacing(tx, row, live, now)
    if cast.id:
        await casts.move(tx, cast, row.state, head_id=head.id)
    else:
        row = replace(row, id=await casts.add(tx, row))
    live = [*kept, row]
    # Alone it counts, whoever was named to speak for the flat.
    speaker = await representatives.of_head(tx, head.id) if kept else None
    stood = await recording.write(tx, ballot, head, live, speaker, row.voter_id, now=now)
    if stood.why is Why.CONFLICT:
        await households.tell_conflict(tx, ballot, head, live, now=now)
        return Made(row, Fate.CONFLICT)
    return Made(row, Fate.CHANGED if mine else Fate.COUNTED)


async def keep(tx: Tx, ballot: Ballot, cast: CastRow, *, now: datetime) -> Made:
    """Keep a vote until its voter is verified: one for each person, of no flat yet.

    Of no flat, so that nobody marks a flat of others as having voted by claiming it.
    """
    live = [c for c in await casts.of_voter(tx, ballot.id, cast.voter_id or 0) if not c.head_id]
    mine = next((c for c in live if c.choice == cast.choice), None)
    if mine:
        return Made(mine, Fate.PENDING, new=False)
    row = replace(cast, state=CastState.PENDING)
    await _replacing(tx, row, live, now)
    return Made(replace(row, id=await casts.add(tx, row)), Fate.PENDING)


async def _replacing(
    tx: Tx, row: CastRow, live: Sequence[CastRow], now: datetime
) -> list[CastRow]:
    """Take out of force what the vote replaces; return what stands beside it."""
    kept = []
    for old in live:
        if rules.supersedes(recording.as_cast(row), recording.as_cast(old)):
            await recording.end(tx, old, CastState.SUPERSEDED, now=now)
        else:
            kept.append(old)
    return kept
