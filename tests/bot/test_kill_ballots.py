"""The real process, killed with SIGKILL while a building votes over HTTP."""

import asyncio
import re
import signal
from pathlib import Path

from bot.bench import building
from domain import ballots as rules
from domain import chain
from domain.chain import Verified
from playground import estate
from playground.clock import Clock
from playground.estate import IDS
from playground.server import running
from playground.world import World
from storage import chains
from storage.reading import reading
from tests.bot.killed import TOKEN, process, rows, until

PEOPLE = range(60_000, 60_060)
# Seconds from the presses to the kill: before any is fetched, among them, after most.
DELAYS = (0.0, 0.04, 0.08, 0.15, 0.3)
SHARE = len(PEOPLE) // len(DELAYS)
CASTS = "SELECT voter_id, choice, receipt FROM ballot_casts WHERE ended_at IS NULL"
RECEIPT = re.compile(r"回执 (\w{8})")


def new_world() -> World:
    world = World(Clock(), TOKEN)
    estate.build(world)
    for person_id in PEOPLE:
        world.add_person(f"邻居{person_id}", id=person_id).started = True
        world.join(person_id, IDS.building_6)
    world.updates.clear()
    return world


def all_done(database: Path) -> bool:
    return not rows(database, "SELECT 1 FROM inbox WHERE state != 'done' LIMIT 1")


async def test_killed_again_and_again_it_loses_no_vote_and_doubles_none(tmp_path: Path) -> None:
    world, database = new_world(), tmp_path / "linli.db"
    await building.furnish(database, PEOPLE, len(PEOPLE))
    async with running(world) as url:
        async with process(url, database):
            await until(lambda: world.updates.polled)
            message_id, data = await building.ask(world)
        queries, unfinished = {}, 0
        for kill, delay in enumerate(DELAYS):
            async with process(url, database) as bot:
                # What the last kill left is in the rows by then, so this one hits new presses.
                await until(lambda: world.updates.pending() == 0)
                for number in range(kill * SHARE, (kill + 1) * SHARE):
                    target = (IDS.building_6, message_id, data[number % len(data)])
                    queries[PEOPLE[number]] = world.tap(PEOPLE[number], *target)
                await asyncio.sleep(delay)
                bot.send_signal(signal.SIGKILL)
                assert await bot.wait() == -signal.SIGKILL, f"kill {kill}"
            unfinished += world.updates.pending() > 0 or not all_done(database)
        async with process(url, database):
            await until(lambda: world.updates.pending() == 0 and all_done(database))
            final = await building.counted(database)
            await until(lambda: final in shown(world, message_id))
    assert unfinished, "some were killed with votes under way"
    check_told(world, database, queries)
    await check_chain(database)


def shown(world: World, message_id: int) -> str:
    return str(world.message(IDS.building_6, message_id)["text"])


def check_told(world: World, database: Path, queries: dict[int, str]) -> None:
    """Everybody's vote stands once; who was told a receipt finds that very one."""
    cast = rows(database, CASTS)
    assert sorted(voter for voter, _, _ in cast) == list(PEOPLE), "none lost, none doubled"
    receipts = {voter: receipt for voter, _, receipt in cast}
    answers = {person: world.answer_to(query) for person, query in queries.items()}
    told = {person: str(answer["text"]) for person, answer in answers.items() if answer}
    assert told, "some were answered before the process was killed"
    for person, text in told.items():
        assert RECEIPT.findall(text) == [receipts[person]], (person, text)
    choices = {voter: choice for voter, choice, _ in cast}
    for number, person in enumerate(PEOPLE):
        wanted = building.CHOICES[number % len(building.CHOICES)]
        assert choices[person] == {building.YES: "yes", building.NO: "no"}[wanted]


async def check_chain(database: Path) -> None:
    """The chain as anybody reads it holds each vote once, and comes to the same numbers."""
    async with reading(database) as tx:
        read = chain.read(await chains.exported(tx, "ballot", 1, "test"))
    assert isinstance(read, Verified)
    heads = [row.payload["head"] for row in read.rows if row.type == "cast"]
    assert len(heads) == len(set(heads)) == len(PEOPLE)
    found = rules.recount(read.rows)
    assert found.first_bad is None
    assert isinstance(found.result, rules.Result)
    assert (found.result.yes[0], found.result.no[0]) == (40, 20)
