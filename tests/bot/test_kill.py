"""The real process, killed with SIGKILL while people report over HTTP."""

import asyncio
import signal
from pathlib import Path
from random import Random

from bot import demo
from playground import estate
from playground.clock import Clock
from playground.estate import IDS
from playground.server import running
from playground.world import World
from storage.migrating import open_database
from tests.bot.killed import TOKEN, process, rows, until

PEOPLE = range(60_000, 60_040)
KILLS = 6
SEED = 20261122
WORDS = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 2000))


def finished(database: Path) -> bool:
    ((done,),) = rows(database, "SELECT count(*) FROM inbox WHERE state = 'done'")
    return bool(done == len(PEOPLE))


async def test_killed_again_and_again_it_loses_no_report_and_doubles_none(tmp_path: Path) -> None:
    random = Random(SEED)  # noqa: S311 - repeatable, not secret
    world = World(Clock(), TOKEN)
    estate.build(world)
    for person_id in PEOPLE:
        world.add_person(f"邻居{person_id}", id=person_id).started = True
        world.join(person_id, IDS.building_6)
    world.updates.clear()
    database = tmp_path / "linli.db"
    await furnish(database)
    said = 0
    async with running(world) as url:
        for kill in range(KILLS):
            async with process(url, database) as bot:
                await until(lambda: world.updates.pending() == 0)
                share = PEOPLE[said : said + len(PEOPLE) // KILLS + 1]
                for person_id in share:
                    words = "".join(random.sample(WORDS, 12))
                    world.say(person_id, IDS.building_6, f"/report {words}")
                said += len(share)
                await asyncio.sleep(random.random() * 0.4)
                bot.send_signal(signal.SIGKILL)
                assert await bot.wait() == -signal.SIGKILL, f"kill {kill} of seed {SEED}"
        async with process(url, database):
            await until(lambda: finished(database))
    reported = rows(database, "SELECT reporter_id, count(*) FROM reports GROUP BY reporter_id")
    assert sorted(reported) == [(person_id, 1) for person_id in PEOPLE]
    numbers = [number for (number,) in rows(database, "SELECT number FROM reports")]
    assert sorted(numbers) == list(range(1, len(PEOPLE) + 1)), "no number twice, none skipped"
    assert rows(database, "SELECT count(*) FROM report_events WHERE action = 'submit'") == [
        (len(PEOPLE),)
    ]


async def furnish(path: Path) -> None:
    database = open_database(str(path))
    try:
        await database.run(demo.furnish, now=Clock().now())
    finally:
        await database.close()
