import pytest

from storage.database import Database, Tx
from tests.actions.funds.opened import NOW
from tests.estate import Estate, furnish


@pytest.fixture
async def estate(database: Database) -> Estate:
    async def step(tx: Tx) -> Estate:
        return await furnish(tx, now=NOW)

    return await database.run(step)
