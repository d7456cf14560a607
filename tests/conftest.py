from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy.schema import CreateIndex, CreateTable

from storage.database import Database
from storage.statements import SQLITE
from storage.tables import metadata

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database with the whole schema."""
    database = Database(str(tmp_path / "test.db"))
    for table in metadata.sorted_tables:
        database.connection.execute(str(CreateTable(table).compile(dialect=SQLITE)))
        for index in table.indexes:
            database.connection.execute(str(CreateIndex(index).compile(dialect=SQLITE)))
    yield database
    await database.close()
