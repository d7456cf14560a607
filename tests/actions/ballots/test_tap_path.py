"""The tap path: how few statements it takes, and that chain and roll never part."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from actions.ballots import asking, counting, households, publishing, voting
from actions.ballots.voting import Vote
from actions.places import members
from domain import ballots as rules
from domain.ballots import Ballot, Kind, Refusal
from domain.places import MembershipState, Relation
from playground.estate import IDS
from storage import chains
from storage.ballots import casts, representatives, roll
from storage.database import Database, Tx
from storage.places import households as flats
from tests.conftest import NOON, create_schema
from tests.estate import Estate, furnish

PEOPLE = (IDS.wang, IDS.li_ming, IDS.zhao, IDS.anna)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(PEOPLE),
        st.sampled_from(("yes", "no", "abstain", "withdraw", "name", "verify")),
    ),
    max_size=25,
)


async def _open(tx: Tx, place_id: int, kind: Kind) -> Ballot:
    draft = await asking.draft(
        tx, IDS.captain, place_id, IDS.building_6, "装扶手吗?", now=NOON, kind=kind
    )
    assert isinstance(draft, Ballot)
    ballot = await publishing.publish(tx, IDS.captain, draft.id, draft.version, now=NOON)
    assert isinstance(ballot, Ballot)
    return ballot


class Counting:
    """A transaction that keeps what ran through it."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self.seen: list[str] = []

    def one(self, statement: Any, /, **values: Any) -> Any:  # noqa: ANN401
        self.seen.append(str(statement))
        return self._tx.one(statement, **values)

    def all(self, statement: Any, /, **values: Any) -> Any:  # noqa: ANN401
        self.seen.append(str(statement))
        return self._tx.all(statement, **values)

    def do(self, statement: Any, /, **values: Any) -> Any:  # noqa: ANN401
        self.seen.append(str(statement))
        return self._tx.do(statement, **values)


async def _tapped(tx: Tx, ballot: Ballot) -> list[str]:
    """The statements of one vote of Wang's."""
    counting_ = Counting(tx)
    done = await voting.cast(counting_, IDS.wang, ballot.id, "yes", now=NOON)
    assert isinstance(done, Vote)
    return counting_.seen


async def test_a_first_tap_takes_eleven_statements_and_a_repeated_one_three(
    database: Database,
) -> None:
    estate = await database.run(furnish, now=NOON)
    ballot = await database.run(_open, estate.building, Kind.HOUSEHOLD)
    first = await database.run(_tapped, ballot)
    again = await database.run(_tapped, ballot)
    assert (len(first), len(again)) == (11, 3), (first, again)


async def test_a_ballot_that_never_ends_early_takes_nine(database: Database) -> None:
    estate = await database.run(furnish, now=NOON)
    ballot = await database.run(_open, estate.building, Kind.OWNERS_ORDINARY)
    assert len(await database.run(_tapped, ballot)) == 9


async def _story(steps: list[tuple[int, str]], kind: Kind, path: Path) -> None:
    database = Database(str(path / "story.db"))
    create_schema(database)
    try:
        estate = await database.run(furnish, now=NOON)
        shared = await _share(database, estate)
        ballot = await database.run(_open, estate.building, kind)
        for turn, (person, what) in enumerate(steps):
            now = NOON + timedelta(minutes=turn)
            await database.run(_step, ballot, person, what, shared, now)
        await database.run(_same, ballot)
    finally:
        await database.close()


async def _share(database: Database, estate: Estate) -> int:
    """Wang and Li own a flat together, and Anna has claimed one; return her claim."""
    flat = estate.flats["3单元", "201"]
    active, claimed = MembershipState.ACTIVE, MembershipState.CLAIMED
    await database.run(flats.claim, IDS.li_ming, flat, Relation.OWNER, active, now=NOON)
    other = estate.flats["2单元", "101"]
    return await database.run(flats.claim, IDS.anna, other, Relation.OWNER, claimed, now=NOON)


async def _step(
    tx: Tx, ballot: Ballot, person: int, what: str, claim: int, now: datetime
) -> object:
    if what == "withdraw":
        return await voting.withdraw(tx, person, ballot.id, now=now)
    if what == "verify":
        await members.decide(tx, IDS.captain, claim, agrees=True, now=now, message_id=None)
        await voting.decided(tx, claim, now=now)
        return None
    if what == "name":
        heads = [head for head in await roll.of(tx, ballot.id) if head.room == "201"]
        own = heads[-1].id if heads else 0
        return await households.represent(tx, person, ballot.id, own, person, now=now)
    return await voting.cast(tx, person, ballot.id, what, now=now)


async def _same(tx: Tx, ballot: Ballot) -> None:
    """What the chain comes to, what the roll says, and what the votes add up to are one."""
    tally = await counting.recount(tx, ballot)
    found = rules.recount(await chains.rows(tx, "ballot", ballot.id))
    assert found.first_bad is None
    assert found.result == tally.outcome
    for head in tally.heads:
        live = await casts.of_head(tx, ballot.id, head.id)
        given_ = [rules.Cast(c.voter_id, c.choice, c.via, c.state) for c in live]
        stands = rules.standing(given_, await representatives.of_head(tx, head.id))
        assert (head.choice, head.why) == (stands.choice, stands.why)
        assert head.heard == bool(live)


@settings(max_examples=25, deadline=None)
@given(STEPS, st.sampled_from((Kind.HOUSEHOLD, Kind.HAND, Kind.OWNERS_ORDINARY)))
def test_whatever_people_do_the_chain_replayed_is_the_roll(
    steps: list[tuple[int, str]], kind: Kind
) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_story(steps, kind, Path(folder)))


async def test_a_choice_is_taken_only_in_its_one_written_form(database: Database) -> None:
    estate = await database.run(furnish, now=NOON)
    ballot = replace(
        await database.run(_open, estate.building, Kind.HOUSEHOLD),
        kind=Kind.CHOOSE,
        options=("甲", "乙", "丙"),
        seats=2,
        rule=None,
    )
    assert voting.choice_refusal(ballot, "1+3") is None
    for wrong in ("3+1", "01", "1+1", "4", "0", "", "yes", "1+2+3", "1 ", "١"):
        assert isinstance(voting.choice_refusal(ballot, wrong), Refusal), wrong
