"""Writes the next migration from what `storage/tables` says and the last one left."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from sqlalchemy import create_engine

from storage.migrating import MIGRATIONS, migrate, settings


def make(message: str) -> None:
    number = len(list((MIGRATIONS / "versions").glob("[0-9]*.py"))) + 1
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "migrated.db")
        # Compared with what the migrations build, not with anybody's own database.
        migrate(path)
        engine = create_engine(f"sqlite:///{path}")
        with engine.connect() as connection:
            configuration = settings()
            configuration.attributes["connection"] = connection
            command.revision(configuration, message, autogenerate=True, rev_id=f"{number:04}")
        engine.dispose()


if __name__ == "__main__":
    make(sys.argv[1])
