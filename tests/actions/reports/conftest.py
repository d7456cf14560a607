import pytest

from storage.database import Database
from tests.actions.reports.desk import Desk
from tests.conftest import NOON
from tests.estate import furnish


@pytest.fixture
async def desk(database: Database) -> Desk:
    """The demo estate with everybody in their role, and no report yet."""
    return Desk(database, await database.run(furnish, now=NOON))
