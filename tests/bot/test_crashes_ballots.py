"""The process dies at every step of one vote, and of a closing at the deadline."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from actions.ballots import counting
from actions.ballots.closing import TIMER
from domain import ballots as rules
from domain import chain
from domain.ballots import Ballot, State, Verdict
from domain.chain import Row, Verified
from handlers.context import Services
from playground.clock import Clock
from playground.estate import IDS
from storage import chains, inbox, outbox, timers
from storage.ballots import casts, register, roll
from storage.database import Database
from tests.bot.mortal import MortalDatabase, until_death
from tests.conftest import NOON, create_schema
from tests.handlers.ballots.opened import opened
from tests.world import CATALOGUE, World, open_world, restart

GROUP = IDS.building_6


@dataclass
class Story:
    """What happens while the process may die, and what must be so afterwards."""

    happen: Callable[[World, Ballot], None]
    check: Callable[["Seen", int], Awaitable[None]]


@dataclass
class Seen:
    """The world after the process came back, `crashes` being 0 or 1."""

    world: World
    ballot: Ballot
    crashes: int

    async def chain(self) -> list[Row]:
        run = self.world.database.run
        read = chain.read(await run(chains.exported, "ballot", self.ballot.id, "test"))
        assert isinstance(read, Verified)
        return list(read.rows)

    async def settled(self, at: int) -> None:
        """Nothing waits, and chain, rows and panel say the same."""
        run = self.world.database.run
        for state in ("waiting", "sending", "failed", "uncertain"):
            assert await run(outbox.count, state) == 0, (at, state)
        found = rules.recount(await self.chain())
        assert found.first_bad is None, at
        tally = await run(counting.recount, self.ballot)
        assert found.result == tally.outcome, at

    def copies(self, chat_id: int, words: str) -> int:
        return sum(words in text for text in self.world.texts(chat_id))


def vote(world: World, _: Ballot) -> None:
    message_id, data = world.button(GROUP, "同意")
    world.telegram.tap(IDS.wang, GROUP, message_id, data)


async def voted(seen: Seen, at: int) -> None:
    """The vote counts once, wherever the process died."""
    run = seen.world.database.run
    assert await run(inbox.count, "waiting") == 0, at
    (cast,) = await run(casts.standing, seen.ballot.id)
    assert (cast.voter_id, cast.choice) == (IDS.wang, "yes"), at
    (row,) = [row for row in await seen.chain() if row.type == "cast"]
    assert row.payload["receipt"] == cast.receipt, at
    assert sum(head.heard for head in await run(roll.of, seen.ballot.id)) == 1, at
    assert seen.copies(GROUP, "同意 1 · 反对 0") == 1, at
    assert 1 <= seen.copies(IDS.wang, cast.receipt) <= 1 + seen.crashes, at
    # Whoever was told anything was told the receipt that is in the rows.
    answers = [query.answer for query in seen.world.telegram.queries.values() if query.answer]
    assert all(cast.receipt in str(answer["text"]) for answer in answers), at
    assert answers or seen.crashes, at


def run_out(world: World, ballot: Ballot) -> None:
    assert ballot.closes_at is not None
    world.clock.jump(ballot.closes_at - world.clock.now())


async def closed(seen: Seen, at: int) -> None:
    """It closes once, and its groups are told once, but for a message that was in flight."""
    run = seen.world.database.run
    ballot = await run(register.get, seen.ballot.id)
    assert (ballot.state, ballot.verdict) == (State.CLOSED, Verdict.NO_VOTES), at
    assert [row.type for row in await seen.chain()].count("closed") == 1, at
    assert await run(timers.armed, TIMER, ballot.id) == [], at
    key = f"ballot-result:{ballot.id}:{GROUP}"
    assert await run(outbox.sent_as, key) is not None, at
    told = seen.copies(GROUP, "📋")
    assert 1 <= told <= 1 + seen.crashes, at


@pytest.mark.parametrize(
    ("story", "fewest"), [(Story(vote, voted), 20), (Story(run_out, closed), 20)]
)
async def test_at_whatever_step_the_process_dies(
    story: Story, fewest: int, tmp_path: Path
) -> None:
    deaths, alive = 0, False
    while not alive:
        alive = not await life(tmp_path / f"{deaths}.db", story, deaths + 1)
        deaths += 1
    assert deaths > fewest, "there are that many boundaries, and each was died at"


async def life(path: Path, story: Story, at: int) -> bool:
    """Let it happen, die at one boundary, start again, and look."""
    database = MortalDatabase(str(path))
    create_schema(database)
    clock = Clock(NOON)
    async with open_world(database, clock) as world:
        ballot = await opened(world)
        story.happen(world, ballot)
        died = await until_death(world, database, at)
    await database.close()
    reborn = Database(str(path))
    linli = await restart(Services(reborn, CATALOGUE, clock.now, "zh-CN"), world.telegram)
    again = World(world.telegram, clock, reborn, linli, world.estate)
    await reborn.run(linli.delivery.recover)
    for _ in range(3):
        await again.settle()
    seen = Seen(again, ballot, int(died))
    await seen.settled(at)
    await story.check(seen, at)
    await linli.app.shutdown()
    await reborn.close()
    return died
