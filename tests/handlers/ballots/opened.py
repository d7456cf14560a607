"""What the tests of voting share: a running ballot, and what stands in its rows."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from actions.ballots import asking, counting, publishing
from domain import ballots as rules
from domain.ballots import Ballot, CastRow, Kind, RollHead
from domain.ballots.numbers import Tally
from domain.chain import Row
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage import chains
from storage.ballots import casts, register, roll
from storage.database import Tx
from storage.places import households
from tests.world import World

QUESTION = "是否共同出资安装楼梯扶手?"
OPTIONS = "选哪种扶手?\n木的\n不锈钢的\n塑料的"
TEXTS = {Kind.CHOOSE: OPTIONS, Kind.ELECTION: "选举业委会委员\n张三\n李四\n王五"}


async def opened(world: World, kind: Kind = Kind.HOUSEHOLD, **changes: Any) -> Ballot:  # noqa: ANN401
    """A ballot of the captain's, published and shown in the group."""
    ballot = await world.database.run(
        _open, world.estate.building, kind, changes, world.clock.now()
    )
    await world.settle()
    return ballot


async def _open(
    tx: Tx, place_id: int, kind: Kind, changes: dict[str, Any], now: datetime
) -> Ballot:
    text = TEXTS.get(kind, QUESTION)
    draft = await asking.draft(tx, IDS.captain, place_id, IDS.building_6, text, now=now, kind=kind)
    assert isinstance(draft, Ballot), draft
    if changes:
        draft = await register.change(tx, draft, replace(draft, **changes))
    ballot = await publishing.publish(tx, IDS.captain, draft.id, draft.version, now=now)
    assert isinstance(ballot, Ballot), ballot
    return ballot


async def tally(world: World, ballot: Ballot) -> Tally:
    return await world.database.run(counting.recount, ballot)


async def head(world: World, ballot: Ballot, stairwell: str, room: str) -> RollHead:
    """The head of a flat."""
    flat = world.estate.flats[stairwell, room]
    found = await world.database.run(roll.by_flat, ballot.id, flat)
    assert found is not None
    return found


async def cast_by(world: World, ballot: Ballot, person_id: int) -> list[CastRow]:
    return await world.database.run(casts.of_voter, ballot.id, person_id)


async def chain(world: World, ballot: Ballot) -> list[Row]:
    return await world.database.run(chains.rows, "ballot", ballot.id)


async def live_in(
    world: World,
    person_id: int,
    stairwell: str,
    room: str,
    relation: Relation = Relation.FAMILY,
    state: MembershipState = MembershipState.ACTIVE,
) -> int:
    """Let somebody belong to a flat, or claim it; return the membership."""
    flat = world.estate.flats[stairwell, room]
    now = world.clock.now()
    return await world.database.run(households.claim, person_id, flat, relation, state, now=now)


async def replayed(world: World, ballot: Ballot) -> bool:
    """Whether the chain, read alone, comes to what the roll says."""
    found = rules.recount(await chain(world, ballot))
    assert found.first_bad is None, (found.first_bad, found.why)
    return found.result == (await tally(world, ballot)).outcome
