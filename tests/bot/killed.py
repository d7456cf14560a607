"""The real process on a database of its own, and a look at its rows from outside."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

from playground.estate import IDS

TOKEN = "4242:secret"


async def until(condition: Callable[[], bool], seconds: float = 40) -> None:
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - another process is waited for
            await asyncio.sleep(0.02)


@asynccontextmanager
async def process(url: str, database: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    given = {
        "BOT_TOKEN": TOKEN,
        "BOT_API_URL": url,
        "BOT_DATABASE_URL": f"sqlite+aiosqlite:///{database}",
        "BOT_OWNER_IDS": str(IDS.owner),
        "BOT_LOG_LEVEL": "ERROR",
    }
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", env=os.environ | given
    )
    try:
        yield bot
    finally:
        if bot.returncode is None:
            bot.terminate()
        await bot.wait()


def rows(database: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute(statement).fetchall()
