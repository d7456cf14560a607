"""Many notices that wait for their day: what they cost at start, in memory and at each look."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from pathlib import Path
from time import perf_counter

from bot import demo
from bot.bench import stage
from bot.bench.load import Timing
from domain.notices import Notice, Occurrence, Schedule, State
from playground.clock import Clock
from playground.estate import IDS
from playground.server import running
from storage import timers
from storage.database import Database, Tx
from storage.migrating import open_database
from storage.notices import occurrences, register
from storage.places import tree

FEW, MANY = 100, 100_000
# Rows written in one unit: more would only fill memory.
BATCH = 2_000
LOOKS = 200
MONTHLY = "FREQ=MONTHLY;BYMONTHDAY={day}"


@dataclass(frozen=True, slots=True)
class Waiting:
    """With so many notices: start-up (seconds), memory (MiB), one look for what is due."""

    count: int
    started_in: float
    memory: float
    looks: Timing


async def waiting(path: Path, count: int) -> Waiting:
    """Measure the bot on a database with so many notices that wait."""
    looks = await furnish(path, count)
    world = stage.new_world()
    async with (
        running(world) as url,
        stage.process(world, url, path, "bot", "run") as process,
    ):
        return Waiting(count, process.started_in, process.memory, looks)


async def furnish(path: Path, count: int) -> Timing:
    """Write so many monthly notices into a fresh database; return how long a look takes."""
    database, now = open_database(str(path)), Clock().now()
    try:
        await database.run(demo.furnish, now=now)
        (community,) = await database.run(tree.communities)
        for batch in _batches(count):
            await database.run(populate, community.id, batch, now=now)
        return await _looks(database, now)
    finally:
        await database.close()


def _batches(count: int) -> Iterator[range]:
    for first in range(0, count, BATCH):
        yield range(first, min(first + BATCH, count))


async def populate(tx: Tx, place_id: int, numbers: range, *, now: datetime) -> None:
    """Have one notice a number wait for its day of the month."""
    for number in numbers:
        day = number % 28 + 1
        start = (now + timedelta(days=2 + day)).replace(microsecond=number)
        schedule = Schedule(
            rule=MONTHLY.format(day=start.day), first_day=start.date(), clock=time(start.hour)
        )
        draft = Notice(0, place_id, 0, f"义诊{number}", IDS.staff, now, schedule=schedule)
        stored = await register.add(tx, replace(draft, state=State.RUNNING, lead=0))
        # The moments are all different, as the timers of a city would be.
        planned = Occurrence(0, stored.id, start, start, None, start)
        occurrence = await occurrences.add(tx, planned)
        await timers.add(tx, "notice-post", occurrence.id, start)


async def _looks(database: Database, now: datetime) -> Timing:
    """Ask again and again what is due, as the clock does each second."""
    waits = []
    for _ in range(LOOKS):
        began = perf_counter()
        await database.run(timers.due, 500, now=now)
        waits.append(perf_counter() - began)
    return Timing(LOOKS, sum(waits), tuple(waits))
