from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.schema import CreateIndex, CreateTable

from playground.clock import Clock
from storage.database import Database
from storage.statements import SQLITE
from storage.tables import metadata
from tests.world import World, open_world

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


def create_schema(database: Database) -> None:
    for table in metadata.sorted_tables:
        database.connection.execute(str(CreateTable(table).compile(dialect=SQLITE)))
        for index in table.indexes:
            database.connection.execute(str(CreateIndex(index).compile(dialect=SQLITE)))


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database with the whole schema."""
    database = Database(str(tmp_path / "test.db"))
    create_schema(database)
    yield database
    await database.close()


@pytest.fixture
def clock() -> Clock:
    """Noon in Shanghai, standing still until it is moved."""
    return Clock(NOON)


@pytest.fixture
async def world(database: Database, clock: Clock) -> AsyncIterator[World]:
    """The demo estate with the whole bot; the clock moves only when a test moves it."""
    async with open_world(database, clock) as world:
        yield world
