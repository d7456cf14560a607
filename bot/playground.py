"""The bot and its playground in one process, sharing one clock."""

import asyncio
from contextlib import AsyncExitStack

import typer
from pydantic import SecretStr

from bot import demo
from bot.feeds import listener
from bot.running import run, stop_on_signals
from bot.settings import Settings
from playground import estate
from playground.clock import Clock
from playground.saved import Saved
from playground.server import running
from playground.world import World
from storage.migrating import open_database

TOKEN = "4242:playground"  # noqa: S105 - opens nothing but the playground


async def play(settings: Settings) -> None:
    """Serve the playground and run the bot on it until told to stop."""
    folder = settings.database_path.parent
    # A file of its own: trying things out must not touch the real neighbours.
    database = open_database(str(folder / "playground.db"))
    stop = asyncio.Event()
    async with AsyncExitStack() as stack:
        stack.push_async_callback(database.close)
        stack.enter_context(stop_on_signals(stop))
        world = _world(saved := Saved(folder / "playground"))
        await stack.enter_async_context(saved.kept(world))
        host, _, port = settings.playground_listen.rpartition(":")
        # Before the bot, whose first call goes there; left after it, as the stack unwinds.
        url = await stack.enter_async_context(running(world, host, int(port)))
        await database.run(demo.furnish, now=world.clock.now())
        typer.echo(f"\n  邻里 · 试用场 / playground:  {url}\n  Ctrl+C 结束 / to stop\n")
        await run(
            _here(settings, url, _beside(url)), database, TOKEN, now=world.clock.now, stop=stop
        )


def _world(saved: Saved) -> World:
    """The world as it was left, or the demo estate."""
    world = World(Clock(), TOKEN)
    if not saved.load(world):
        estate.build(world)
        # Building the estate leaves joins behind that nobody ought to handle.
        world.updates.clear()
    return world


def _beside(url: str) -> str:
    """The port after the playground's, for the calendars, or any free one: it is for trying."""
    port = int(url.rpartition(":")[2]) + 1
    try:
        listener(f"127.0.0.1:{port}").close()
    except (OSError, OverflowError):
        return "127.0.0.1:0"
    return f"127.0.0.1:{port}"


def _here(settings: Settings, url: str, calendars: str) -> Settings:
    changed = {
        "token": SecretStr(TOKEN),
        "api_url": url,
        "owner_ids": frozenset({estate.IDS.owner}),
        "calendar_listen": calendars,
        "calendar_url": None,
    }
    return settings.model_copy(update=changed)
