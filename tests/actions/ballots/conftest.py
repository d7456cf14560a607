import pytest

from storage.database import Database
from tests.actions.ballots.chamber import Chamber
from tests.conftest import NOON
from tests.estate import furnish


@pytest.fixture
async def chamber(database: Database) -> Chamber:
    """The demo estate with everybody in their role, and no ballot yet."""
    return Chamber(database, await database.run(furnish, now=NOON))
