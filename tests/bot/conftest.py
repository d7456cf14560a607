import logging
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import structlog

from playground import estate
from playground.clock import Clock
from playground.server import running
from playground.world import World as Telegram
from storage.database import Database
from tests.bot.counting import Engine, counting
from tests.bot.shell import Shell


@pytest.fixture
async def engine(database: Database, clock: Clock) -> AsyncIterator[Engine]:
    async with counting(database, clock) as engine:
        yield engine


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """A folder of its own with no settings; the logs are put back as they were."""
    for name in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    root = logging.getLogger()
    handlers, level = root.handlers, root.level
    yield Shell(tmp_path)
    root.handlers = handlers
    root.setLevel(level)
    structlog.reset_defaults()


@pytest.fixture
def telegram() -> Telegram:
    """The demo estate's Telegram, in real time, with nothing waiting for the bot."""
    telegram = Telegram(Clock(), "4242:secret", first_update_id=1000)
    estate.build(telegram)
    telegram.updates.clear()
    return telegram


@pytest.fixture
async def online(shell: Shell, telegram: Telegram) -> AsyncIterator[Shell]:
    """The same folder with the settings that lead to that Telegram."""
    async with running(telegram) as url:
        shell.settings |= {"BOT_TOKEN": telegram.token, "BOT_API_URL": url}
        yield shell
