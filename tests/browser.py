"""The whole playground, bot included, and a browser to look at it with."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from bot import demo
from bot.running import run
from bot.settings import Settings
from playground import estate
from playground.clock import Clock
from playground.server import running
from playground.world import World
from storage.migrating import open_database

TOKEN = "4242:secret"
CHROMIUM = shutil.which("chromium")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = ViewportSize(width=360, height=740)
DESK = ViewportSize(width=1280, height=860)

needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here")


@asynccontextmanager
async def bot_on(world: World, url: str, folder: Path) -> AsyncIterator[None]:
    """Run the bot on this world; what it keeps stays in the folder."""
    database = open_database(str(folder / "linli.db"))
    stop = asyncio.Event()
    await database.run(demo.furnish, now=world.clock.now())
    settings = Settings(
        api_url=url,
        owner_ids=frozenset({estate.IDS.owner}),
        database_url=f"sqlite+aiosqlite:///{folder}/linli.db",
    )
    working = asyncio.create_task(run(settings, database, TOKEN, now=world.clock.now, stop=stop))
    try:
        yield
    finally:
        stop.set()
        await working
        await database.close()


@asynccontextmanager
async def playground() -> AsyncIterator[tuple[World, str]]:
    """Serve the demo estate; gives the world and its address."""
    world = World(Clock(), TOKEN)
    estate.build(world)
    world.updates.clear()
    async with running(world) as url:
        yield world, url


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as driver:
        opened = await driver.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        try:
            yield opened
        finally:
            await opened.close()


async def be(page: Page, person_id: int, chat_id: int) -> None:
    """Look at a chat as somebody: the address says who and where."""
    await page.goto(f"{page.url.partition('#')[0]}#{person_id}/{chat_id}")
    await page.locator("#compose").wait_for()


async def press(page: Page, label: str) -> None:
    """Press the newest button that contains this word."""
    await page.locator("button.inline", has_text=label).last.click()
