"""What every measured bot stands on: the same Telegram, the same people, a process of its own."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from bot import demo
from bot.bench.load import until
from playground import estate
from playground.clock import Clock
from playground.estate import IDS
from playground.world import World
from storage.migrating import open_database

TOKEN = "4242:bench"  # noqa: S105 - opens nothing but this bench


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


def new_world() -> World:
    """Return the demo estate's Telegram with nothing waiting."""
    world = World(Clock(), TOKEN, calls_kept=100)
    estate.build(world)
    world.updates.clear()
    return world


async def furnish(path: Path) -> None:
    """Write the demo estate into a fresh database."""
    database = open_database(str(path))
    try:
        await database.run(demo.furnish, now=Clock().now())
    finally:
        await database.close()


def buttons(world: World, label: str) -> list[tuple[int, str]]:
    """Return (message, data) of each button with this word in the building's group."""
    return [
        (message["message_id"], button["callback_data"])
        for message in world.messages(IDS.building_6)
        for row in (message.get("reply_markup") or {}).get("inline_keyboard", [])
        for button in row
        if label in button["text"]
    ]


@asynccontextmanager
async def process(
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
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, *arguments, env=os.environ | given
    )
    try:
        await until(lambda: world.updates.wants("callback_query") and world.updates.polled)
        yield Process(running.pid, perf_counter() - began)
    finally:
        running.terminate()
        await running.wait()
