"""Writing down where a head stands: the row of the roll and the row of the chain, together.

Taps, withdrawals, paper, proxies and disputes all end here.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from domain import ballots as rules
from domain import chain
from domain.ballots import Ballot, Cast, CastRow, CastState, RollHead, Standing
from domain.chain import Row
from storage import chains
from storage.ballots import casts, representatives, roll
from storage.database import Tx

KIND = "ballot"


def as_cast(row: CastRow) -> Cast:
    """A stored vote as the rules look at it."""
    return Cast(row.voter_id, row.choice, row.via, row.state)


async def settle(
    tx: Tx,
    ballot: Ballot,
    head: RollHead,
    actor_id: int | None,
    *,
    now: datetime,
    actor: str = "",
) -> RollHead:
    """Read what was cast for the head and write down what that amounts to.

    `actor` names a part in the chain (captain, witness); a voter goes by a pseudonym.
    """
    live = await casts.of_head(tx, ballot.id, head.id)
    speaker = await representatives.of_head(tx, head.id)
    return await write(tx, ballot, head, live, speaker, actor_id, now=now, actor=actor)


async def write(
    tx: Tx,
    ballot: Ballot,
    head: RollHead,
    live: Sequence[CastRow],
    representative: int | None,
    actor_id: int | None,
    *,
    now: datetime,
    actor: str = "",
) -> RollHead:
    """The same for somebody who has read all that already."""
    standing = rules.standing([as_cast(row) for row in live], representative)
    stood = await roll.stand(tx, head, standing)
    who = actor or alias(ballot, actor_id)
    await chains.append(
        tx, KIND, ballot.id, "cast", said(head, standing, live), who, actor_id, now=now
    )
    return stood


def said(head: RollHead, standing: Standing, live: Sequence[CastRow]) -> dict[str, str | None]:
    """A `cast` row of the chain: what the head stands for from now on (domain.ballots.audit).

    The receipt lets its owner find their vote in the published file.
    """
    decisive = (c.receipt for c in reversed(live) if c.choice == standing.choice)
    return {
        "head": head.code,
        "choice": standing.choice,
        "excluded": str(standing.why) if standing.excluded else None,
        "via": str(standing.via) if standing.via else None,
        "receipt": next(decisive, None),
    }


async def chained(
    tx: Tx,
    ballot: Ballot,
    type: str,  # noqa: A002 - the field's name
    payload: Mapping[str, Any],
    person_id: int | None,
    *,
    now: datetime,
) -> Row:
    """Add a row to the ballot's chain, by this person's pseudonym; None is the system."""
    who = alias(ballot, person_id)
    return await chains.append(tx, KIND, ballot.id, type, payload, who, person_id, now=now)


def alias(ballot: Ballot, person_id: int | None) -> str:
    """How the chain names a person; the system where it is nobody."""
    return chain.alias(ballot.salt, person_id) if person_id is not None else "system"


async def end(tx: Tx, cast: CastRow, state: CastState, *, now: datetime) -> None:
    """Take a vote out of force, keeping it: superseded by the next one, or withdrawn."""
    await casts.move(tx, cast, state)
    await casts.end(tx, cast.id, now=now)


def pseudonym(ballot: Ballot, key: str) -> str:
    """How the chain names a head (its key, as h12 or p7) where votes are not shown by name."""
    # Flats, owners and people are numbered apart, so the kind goes into the secret.
    return chain.alias(ballot.salt + key[0], int(key[1:]))
