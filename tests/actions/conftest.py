import pytest

from storage.database import Database
from tests.conftest import NOON
from tests.estate import Estate, furnish


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)
