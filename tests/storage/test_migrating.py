import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from storage.database import lock_path
from storage.locks import FileLock, InUse
from storage.migrating import NewerSchema, migrate, open_database, settings
from storage.reading import NotCurrent, is_known, newest, read_only, reading, revision_in
from storage.tables import Instant, metadata, people


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "linli.db"


def set_revision(path: Path, revision: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


def test_the_migrations_lead_to_exactly_the_tables_that_are_described(path: Path) -> None:
    migrate(str(path))
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": _same_type})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def _same_type(*given: object) -> bool | None:
    """An Instant is a big integer to the database; everything else is compared as usual."""
    return False if isinstance(given[4], Instant) else None


def test_the_migrations_stand_in_one_line(path: Path) -> None:
    scripts = ScriptDirectory.from_config(settings())
    assert len(scripts.get_heads()) == 1
    assert len(scripts.get_bases()) == 1
    migrate(str(path))
    with closing(read_only(path)) as connection:
        assert revision_in(connection) == newest() == scripts.get_current_head()


def test_the_second_time_there_is_nothing_to_do(path: Path) -> None:
    assert migrate(str(path))
    before = path.read_bytes()
    assert not migrate(str(path))
    assert path.read_bytes() == before


def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    migrate(str(path))
    set_revision(path, "9999")
    before = path.read_bytes()
    with pytest.raises(NewerSchema, match=str(path)):
        migrate(str(path))
    assert path.read_bytes() == before


async def test_an_opened_database_is_migrated_and_nobody_elses(path: Path) -> None:
    database = open_database(str(path))
    with pytest.raises(InUse):
        open_database(str(path))
    async with reading(path) as tx:
        assert await tx.all(people.select()) == []
    await database.close()
    await open_database(str(path)).close()


async def test_a_database_that_cannot_be_opened_keeps_no_lock(path: Path) -> None:
    migrate(str(path))
    set_revision(path, "9999")
    with pytest.raises(NewerSchema):
        open_database(str(path))
    FileLock(lock_path(str(path))).release()


async def test_a_look_into_another_schema_is_refused(path: Path) -> None:
    migrate(str(path))
    set_revision(path, "0000")
    with pytest.raises(NotCurrent, match="run `migrate` first"):
        async with reading(path):
            raise AssertionError("it was let in")


async def test_a_look_changes_nothing_and_makes_no_file(path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        async with reading(path):
            raise AssertionError("it was let in")
    migrate(str(path))
    async with reading(path) as tx:
        with pytest.raises(TypeError, match="may not change"):
            await tx.do(people.delete())
    with closing(read_only(path)) as connection, pytest.raises(sqlite3.OperationalError):
        connection.execute("DELETE FROM people")


def test_a_path_with_signs_that_addresses_use_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a#b c%20.db"
    migrate(str(path))
    with closing(read_only(path)) as connection:
        assert revision_in(connection) == newest()


def test_an_empty_file_has_no_schema_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with closing(read_only(path)) as connection:
        assert revision_in(connection) is None
    assert not is_known("9999")
    assert is_known(newest() or "")
