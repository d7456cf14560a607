"""The two bots, one after the other, against the same Telegram and the same people."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bot import demo
from bot.bench.load import PEOPLE, Tapper, Timing, crowd, until
from playground import estate
from playground.clock import Clock
from playground.estate import IDS
from playground.server import running
from playground.world import World
from storage.migrating import open_database

TOKEN = "4242:bench"  # noqa: S105 - opens nothing but this bench
TAPS = 4000
CALM_TAPS = 300
CALM_PER_SECOND = 50.0
REPORTS = 2 * PEOPLE
CARDS = 10
# Just over Telegram's second between two messages to a chat, so that the pace is not measured.
BETWEEN_CARDS = 1.2
LAMP = "三单元{floor}楼第{number}个楼道灯不亮"


@dataclass(frozen=True, slots=True)
class Process:
    """A bot at work; start-up in seconds, memory in MiB."""

    pid: int
    started_in: float

    @property
    def memory(self) -> float:
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
        return int(line.split()[1]) / 1024


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured of one bot."""

    name: str
    started_in: float
    memory: float
    rush: Timing
    calm: Timing
    reports: Timing | None = None
    cards: Timing | None = None


async def linli(folder: Path) -> Figures:
    """Measure this bot: taps on a report's card, and reports filed all at once."""
    world = _world()
    people = crowd(world)
    database = folder / "bench.db"
    await _furnish(database)
    async with running(world) as url, _bot(world, url, database, "bot", "run") as process:
        cards = await _cards(world, people)
        rush, calm = await _taps(world, people)
        reports = await _reports(world, people, database)
        return Figures("linli", process.started_in, process.memory, rush, calm, reports, cards)


async def noop() -> Figures:
    """Measure the simplest bot on the same taps."""
    world = _world()
    people = crowd(world)
    async with running(world) as url, _bot(world, url, None, "bot.bench.noop") as process:
        rush, calm = await _taps(world, people)
        return Figures("no-op bot", process.started_in, process.memory, rush, calm)


async def _taps(world: World, people: list[int]) -> tuple[Timing, Timing]:
    """Have the bot post its button, and press it: first in a rush, then steadily."""
    world.say(IDS.wang, IDS.building_6, "/report 三单元二楼楼道灯不亮")
    await until(lambda: bool(_buttons(world)))
    tapper = Tapper(world, people, *_buttons(world)[0])
    # In a rush first: the calm taps then meet a warm process.
    rush = await tapper.press(TAPS)
    return rush, await tapper.press(CALM_TAPS, per_second=CALM_PER_SECOND)


async def _cards(world: World, people: list[int]) -> Timing:
    """Report calmly, and note how long it takes until the card stands in the group."""
    began, waits = perf_counter(), []
    for number, person in enumerate(people[-CARDS:]):
        standing = len(_buttons(world))
        # Each of other words, or it would be asked whether it is the one before.
        world.say(person, IDS.building_6, f"/report {'水电门窗路灯树草墙地'[number] * 6}")
        waits.append(await until(lambda standing=standing: len(_buttons(world)) > standing))  # type: ignore[misc]
        await asyncio.sleep(BETWEEN_CARDS)
    return Timing(len(waits), perf_counter() - began, tuple(waits))


async def _reports(world: World, people: list[int], database: Path) -> Timing:
    """File reports all at once; each counts when its row is on disk."""
    before = _stored(database)
    began = perf_counter()
    for number in range(REPORTS):
        person = people[number % len(people)]
        world.say(person, IDS.building_6, f"/report {LAMP.format(floor=2, number=number)}")
        if number % 20 == 0:
            await asyncio.sleep(0)
    await until(lambda: _stored(database) - before >= REPORTS)
    return Timing(REPORTS, perf_counter() - began, ())


def _stored(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        row = connection.execute("SELECT count(*) FROM inbox WHERE state = 'done'").fetchone()
        return int(row[0])


def _world() -> World:
    world = World(Clock(), TOKEN, calls_kept=100)
    estate.build(world)
    world.updates.clear()
    return world


async def _furnish(path: Path) -> None:
    database = open_database(str(path))
    try:
        await database.run(demo.furnish, now=Clock().now())
    finally:
        await database.close()


def _buttons(world: World) -> list[tuple[int, str]]:
    """Return (message, data) of each "I have met it too" in the building's group."""
    return [
        (message["message_id"], button["callback_data"])
        for message in world.messages(IDS.building_6)
        for row in (message.get("reply_markup") or {}).get("inline_keyboard", [])
        for button in row
        if "也遇到" in button["text"]
    ]


@asynccontextmanager
async def _bot(
    world: World, url: str, database: Path | None, module: str, *arguments: str
) -> AsyncIterator[Process]:
    """Run a bot as a process of its own until the measuring is over."""
    given = {"BOT_TOKEN": TOKEN, "BOT_API_URL": url, "BOT_LOG_LEVEL": "ERROR"}
    if database:
        given |= {
            "BOT_DATABASE_URL": f"sqlite+aiosqlite:///{database}",
            "BOT_OWNER_IDS": str(IDS.owner),
        }
    began = perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, env=os.environ | given
    )
    try:
        await until(lambda: world.updates.wants("callback_query") and world.updates.polled)
        yield Process(process.pid, perf_counter() - began)
    finally:
        process.terminate()
        await process.wait()


async def measure() -> list[Figures]:
    """Measure both, this bot first."""
    with TemporaryDirectory() as folder:
        return [await linli(Path(folder)), await noop()]
