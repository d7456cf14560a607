from collections.abc import AsyncIterator

import pytest

from playground.clock import Clock
from storage.database import Database
from tests.bot.counting import Engine, counting


@pytest.fixture
async def engine(database: Database, clock: Clock) -> AsyncIterator[Engine]:
    async with counting(database, clock) as engine:
        yield engine
