import asyncio
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IMODE

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from actions.places import communities
from storage.backups import HEADER, UNSUMMED, BadCopy, back_up, restore
from storage.database import Database
from storage.locks import FileLock, InUse
from storage.migrating import migrate

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
ASIDE = "linli.db.before-20261122T040000"


def silent(_: int, __: int) -> None:
    """Tell nobody how far it is."""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with one community, closed."""
    path = tmp_path / "data" / "linli.db"
    migrate(str(path))
    add_place(path, "翠湖里")
    return path


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    back_up(database, tmp_path / "copy.db", silent)
    return tmp_path / "copy.db"


def add_place(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO places (kind, name, zone, language) VALUES ('community', ?, 'UTC', 'en')",
            (name,),
        )


def places(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM places ORDER BY id")]


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.endswith(".lock")}


def refused(file: Path, database: Path) -> str:
    """Return why a copy is refused, having seen that nothing was touched."""
    before = files(database.parent)
    with pytest.raises(BadCopy) as error:
        restore(file, database, silent, now=NOW)
    assert files(database.parent) == before
    return str(error.value)


def test_a_copy_is_one_file_with_every_row_that_only_its_owner_may_read(
    database: Path, tmp_path: Path
) -> None:
    counts = back_up(database, tmp_path / "copy.db", silent)
    assert (counts["places"], counts["alembic_version"]) == (1, 1)
    assert places(tmp_path / "copy.db") == ["翠湖里"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "data"]
    assert S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600


def test_a_copy_says_how_far_it_is(database: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    back_up(database, tmp_path / "copy.db", lambda done, all_: told.append((done, all_)))
    assert told[-1][0] == told[-1][1] > 0


async def test_a_copy_made_while_the_bot_writes_holds_one_moment(
    database: Path, tmp_path: Path
) -> None:
    bot = Database(str(database))
    stop = threading.Event()

    async def write() -> None:
        while not stop.is_set():
            await bot.run(communities.create, "x", zone="UTC", language="en", now=NOW)

    writing = asyncio.create_task(write())
    for number in range(5):
        target = tmp_path / f"{number}.db"
        counts = await asyncio.to_thread(back_up, database, target, silent)
        # Each community comes with its units in one unit of work.
        assert counts["units"] % (counts["places"] - 1 or 1) == 0
        assert len(places(target)) == counts["places"]
    stop.set()
    await writing
    await bot.close()


def test_a_copy_that_is_there_is_not_overwritten_unasked(database: Path, copy: Path) -> None:
    before = copy.read_bytes()
    add_place(database, "二")
    with pytest.raises(BadCopy, match="is there already"):
        back_up(database, copy, silent)
    assert copy.read_bytes() == before
    back_up(database, copy, silent, force=True)
    assert places(copy) == ["翠湖里", "二"]


def test_a_damaged_database_replaces_no_good_copy(database: Path, copy: Path) -> None:
    before = copy.read_bytes()
    with database.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xff" * 4096 * 20)
    with pytest.raises((BadCopy, sqlite3.DatabaseError)):
        back_up(database, copy, silent, force=True)
    assert copy.read_bytes() == before
    assert not copy.with_name("copy.db.part").exists()


def test_what_a_killed_backup_left_is_in_nobodys_way(database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.db.part").write_bytes(b"half")
    (tmp_path / "copy.db.part-journal").write_bytes(b"half a journal")
    back_up(database, tmp_path / "copy.db", silent)
    assert places(tmp_path / "copy.db") == ["翠湖里"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.db", "data"]


def test_two_backups_to_one_file_do_not_mix(database: Path, tmp_path: Path) -> None:
    second: list[str] = []

    def meanwhile(_: int, __: int) -> None:
        with pytest.raises(BadCopy) as error:
            back_up(database, tmp_path / "copy.db", silent)
        second.append(str(error.value))

    back_up(database, tmp_path / "copy.db", meanwhile)
    assert "is being written by another backup" in second[0]
    assert places(tmp_path / "copy.db") == ["翠湖里"]


def test_what_is_not_ours_is_not_backed_up(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE things (id)")
    with pytest.raises(BadCopy, match="is not a Linli database"):
        back_up(other, tmp_path / "copy.db", silent)
    with pytest.raises(FileNotFoundError):
        back_up(tmp_path / "none.db", tmp_path / "copy.db", silent)
    assert [p.name for p in tmp_path.iterdir()] == ["other.db"]


def test_a_folder_that_is_not_there_is_named(database: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error:
        back_up(database, tmp_path / "usb" / "copy.db", silent)
    assert str(error.value.filename).startswith(str(tmp_path / "usb"))


def test_a_restored_copy_replaces_the_database_which_is_kept(database: Path, copy: Path) -> None:
    add_place(database, "late")
    assert restore(copy, database, silent, now=NOW) == database.with_name(ASIDE)
    assert places(database) == ["翠湖里"]
    assert places(database.with_name(ASIDE)) == ["翠湖里", "late"]
    assert copy.exists()


def test_a_restored_database_can_be_opened_and_backed_up_again(
    database: Path, copy: Path, tmp_path: Path
) -> None:
    restore(copy, database, silent, now=NOW)
    add_place(database, "new")
    back_up(database, tmp_path / "again.db", silent)
    assert places(tmp_path / "again.db") == ["翠湖里", "new"]


def test_a_copy_is_restored_where_there_is_nothing_yet(copy: Path, tmp_path: Path) -> None:
    database = tmp_path / "new" / "linli.db"
    assert restore(copy, database, silent, now=NOW) is None
    assert places(database) == ["翠湖里"]


def test_what_the_present_database_has_only_in_its_log_is_kept_too(
    database: Path, copy: Path
) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    # An unclosed connection leaves the log as a killed process does.
    crashed = sqlite3.connect(database, isolation_level=None)
    crashed.execute("INSERT INTO places (kind, name, zone, language) VALUES ('c', 'w', 'z', 'l')")
    twin = database.with_name("crashed.db")
    for ending in ("", "-wal"):
        twin.with_name(twin.name + ending).write_bytes(
            database.with_name(database.name + ending).read_bytes()
        )
    crashed.close()
    aside = restore(copy, twin, silent, now=NOW)
    assert aside is not None
    assert places(aside) == ["翠湖里", "w"]
    assert places(twin) == ["翠湖里"]


def test_a_database_damaged_beyond_opening_is_replaced_and_kept(
    database: Path, copy: Path
) -> None:
    database.write_bytes(b"ruin" * 9000)
    database.with_name("linli.db-wal").write_bytes(b"more ruin")
    restore(copy, database, silent, now=NOW)
    assert places(database) == ["翠湖里"]
    assert database.with_name(ASIDE).read_bytes() == b"ruin" * 9000
    assert database.with_name(f"{ASIDE}-wal").read_bytes() == b"more ruin"


@pytest.mark.parametrize("left", [0, 1, 100, 4096, 20_000, -1, -4096])
def test_a_truncated_copy_is_refused(database: Path, copy: Path, left: int) -> None:
    copy.write_bytes(copy.read_bytes()[:left])
    refused(copy, database)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(place=some.floats(0, 1, exclude_max=True), byte=some.integers(1, 255))
def test_a_copy_with_one_byte_altered_is_refused(
    database: Path, copy: Path, tmp_path: Path, place: float, byte: int
) -> None:
    content = bytearray(copy.read_bytes())
    at = HEADER + int((len(content) - HEADER) * place)
    content[at] ^= byte
    altered = tmp_path / "altered.db"
    altered.write_bytes(content)
    assert "altered.db" in refused(altered, database)


def test_the_bytes_left_out_of_the_sum_lie_in_the_header() -> None:
    assert all(0 < start < end <= HEADER for start, end in UNSUMMED)
    assert sum(end - start for start, end in UNSUMMED) == 16


def test_a_copy_somebody_wrote_into_is_refused(database: Path, copy: Path) -> None:
    add_place(copy, "forged")
    assert refused(copy, database).endswith("was altered after it was made.")


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"PK\x03\x04" * 2000, b"SQLite format 3\0" * 99]
)
def test_a_file_that_is_no_database_is_refused(
    database: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "some.db").write_bytes(content)
    assert "some.db" in refused(tmp_path / "some.db", database)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer version"),
        ("DROP TABLE alembic_version", "not a Linli database"),
        ("DELETE FROM alembic_version", "not a Linli database"),
    ],
)
def test_another_schema_is_refused(database: Path, tmp_path: Path, change: str, why: str) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute(change)
    assert why in refused(other, database)


def test_rows_that_refer_to_nothing_are_refused(database: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_bytes(database.read_bytes())
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("UPDATE places SET parent_id = 4711")
    assert refused(other, database).endswith("other.db is damaged.")


def test_a_plain_copy_of_a_sound_database_is_accepted(database: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.db"
    plain.write_bytes(database.read_bytes())
    add_place(plain, "二")
    restore(plain, database, silent, now=NOW)
    assert places(database) == ["翠湖里", "二"]


def test_nothing_is_restored_under_a_running_bot(database: Path, copy: Path) -> None:
    lock = FileLock(database.with_name("linli.db.lock"))
    before = files(database.parent)
    with pytest.raises(InUse):
        restore(copy, database, silent, now=NOW)
    assert files(database.parent) == before
    lock.release()
    restore(copy, database, silent, now=NOW)


def test_a_missing_copy_is_named(database: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as error:
        restore(tmp_path / "none.db", database, silent, now=NOW)
    assert error.value.filename == str(tmp_path / "none.db")


def test_the_lock_is_let_go_of_after_a_refusal(database: Path, copy: Path) -> None:
    add_place(copy, "forged")
    refused(copy, database)
    FileLock(database.with_name("linli.db.lock")).release()


def break_at(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error", name)

    monkeypatch.setattr(f"storage.backups.{name}", broken)


@pytest.mark.parametrize("step", ["_copy", "migrate", "_sync", "_twin"])
def test_a_restore_that_breaks_on_its_way_leaves_the_database(
    database: Path, copy: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = files(database.parent)
    break_at(step, monkeypatch)
    with pytest.raises(OSError, match="Input/output error"):
        restore(copy, database, silent, now=NOW)
    assert files(database.parent) == before


def test_where_files_can_have_no_second_name_they_are_copied(
    database: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, __: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    add_place(database, "late")
    restore(copy, database, silent, now=NOW)
    assert places(database.with_name(ASIDE)) == ["翠湖里", "late"]
