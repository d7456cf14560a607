"""The bots, one after the other, against the same Telegram and the same people."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bot.bench import building, stage
from bot.bench.broadcast import Broadcast, broadcast
from bot.bench.flood import Contender, Flood, press_flood
from bot.bench.load import PEOPLE, SHARING, Tapper, Timing, crowd, until
from bot.bench.stage import Process
from bot.bench.waiting import FEW, MANY, Waiting, waiting
from playground.estate import IDS
from playground.server import running
from playground.world import World

TAPS = 4000
CALM_TAPS = 300
CALM_PER_SECOND = 50.0
REPORTS = 2 * PEOPLE
CARDS = 10
# Just over Telegram's second between two messages to a chat, so that the pace is not measured.
BETWEEN_CARDS = 1.2
# A ballot is posted in the evening, when everybody looks at the group.
FLOOD_SECONDS = 10.0
ASKING = "/report 三单元二楼楼道灯不亮"
LABEL = "也遇到"
NAIVE = ("naive bot", "bot.bench.naive")
LAMP = "三单元{floor}楼第{number}个楼道灯不亮"


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
    world = stage.new_world()
    people = crowd(world)
    database = folder / "bench.db"
    await stage.furnish(database)
    async with running(world) as url, stage.process(world, url, database, "bot", "run") as process:
        cards = await _cards(world, people)
        rush, calm = await _taps(world, people)
        reports = await _reports(world, people, database)
        start_up, memory = process.started_in, process.memory
        return Figures("linli, a report", start_up, memory, rush, calm, reports, cards)


async def voting(contender: Contender) -> Figures:
    """Measure the taps of a vote: each person changes their mind again and again."""
    world = stage.new_world()
    people = crowd(world)
    async with running(world) as url, contender.start(world, url, people) as process:
        rush, calm = await _pressed(Tapper(world, people, *await contender.ask(world)))
        return Figures(contender.name, process.started_in, process.memory, rush, calm)


async def _taps(world: World, people: list[int]) -> tuple[Timing, Timing]:
    """Report something, and press the button of its card."""
    world.say(IDS.wang, IDS.building_6, ASKING)
    await until(lambda: bool(stage.buttons(world, LABEL)))
    message_id, data = stage.buttons(world, LABEL)[0]
    return await _pressed(Tapper(world, people, message_id, [data]))


async def _pressed(tapper: Tapper) -> tuple[Timing, Timing]:
    # In a rush first: the calm taps then meet a warm process.
    rush = await tapper.press(TAPS)
    return rush, await tapper.press(CALM_TAPS, per_second=CALM_PER_SECOND)


async def _cards(world: World, people: list[int]) -> Timing:
    """Report calmly, and note how long it takes until the card stands in the group."""
    began, waits = perf_counter(), []
    for number, person in enumerate(people[-CARDS:]):
        standing = len(stage.buttons(world, LABEL))
        # Each of other words, or it would be asked whether it is the one before.
        world.say(person, IDS.building_6, f"/report {'水电门窗路灯树草墙地'[number] * 6}")
        waits.append(await until(partial(_more_than, world, standing)))
        await asyncio.sleep(BETWEEN_CARDS)
    return Timing(len(waits), perf_counter() - began, tuple(waits))


def _more_than(world: World, standing: int) -> bool:
    return len(stage.buttons(world, LABEL)) > standing


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


def linli_votes(database: Path) -> Contender:
    """Return this bot, on a fresh database in which its people have flats, two by two if many."""

    @asynccontextmanager
    async def start(world: World, url: str, people: Sequence[int]) -> AsyncIterator[Process]:
        await building.furnish(database, people, min(len(people), PEOPLE))
        async with stage.process(world, url, database, "bot", "run") as running:
            yield running

    async def counted(_: int) -> str:
        return await building.counted(database)

    return Contender("linli, a vote", start, building.ask, counted)


def other_votes(name: str, module: str) -> Contender:
    """Return another bot, which posts its buttons whatever it is told."""

    @asynccontextmanager
    async def start(world: World, url: str, _: Sequence[int]) -> AsyncIterator[Process]:
        async with stage.process(world, url, None, module) as running:
            yield running

    async def ask(world: World) -> tuple[int, Sequence[str]]:
        world.say(IDS.captain, IDS.building_6, building.ASKING)
        return await building.panel(world)

    async def counted(presses: int) -> str:
        chosen = [building.CHOICES[n % len(building.CHOICES)] for n in range(presses)]
        return f"同意 {chosen.count('同意')} · 反对 {chosen.count('反对')}"

    return Contender(name, start, ask, counted)


async def measure_flood() -> list[Flood]:
    """Have a whole building vote within seconds, at this bot and then at the naive one."""
    with TemporaryDirectory() as folder:
        return [
            await press_flood(one, presses=PEOPLE + SHARING, seconds=FLOOD_SECONDS)
            for one in (linli_votes(Path(folder) / "flood.db"), other_votes(*NAIVE))
        ]


async def measure() -> list[Figures]:
    """Measure this bot, the simplest there is, and the one most people would write."""
    with TemporaryDirectory() as folder:
        return [
            await linli(Path(folder)),
            await voting(linli_votes(Path(folder) / "votes.db")),
            await voting(other_votes("no-op bot", "bot.bench.noop")),
            await voting(other_votes(*NAIVE)),
        ]


async def measure_broadcast() -> Broadcast:
    """Post one notice to hundreds of groups."""
    with TemporaryDirectory() as folder:
        return await broadcast(Path(folder) / "broadcast.db")


async def measure_waiting() -> list[Waiting]:
    """Measure the bot with few notices that wait, and with very many."""
    with TemporaryDirectory() as folder:
        return [await waiting(Path(folder) / f"{count}.db", count) for count in (FEW, MANY)]
