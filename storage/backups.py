"""Copies of the database: made while the bot runs, and checked before they replace anything."""

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import datetime
from errno import ENOSPC
from pathlib import Path
from zlib import crc32

from storage.database import lock_path
from storage.locks import FileLock
from storage.migrating import migrate
from storage.reading import is_known, read_only, revision_in

PAGES_AT_ONCE = 512
# The copy holds names and phones, whatever the folder's own rights are.
PRIVATE = 0o600
BESIDE = ("-wal", "-shm", "-journal")

# SQLite's header is 100 bytes.
HEADER, CHUNK = 100, 1 << 20
# Change counter, user version, and the counter for which the header's other numbers hold.
UNSUMMED = ((24, 28), (60, 64), (92, 100))

Counts = Mapping[str, int]
Progress = Callable[[int, int], None]


class BadCopy(RuntimeError):
    """A copy cannot be made or used; the sentence says which file and why."""


def back_up(database: Path, target: Path, progress: Progress, *, force: bool = False) -> Counts:
    """Write a checked copy and return its rows by table; the bot may be running meanwhile.

    `progress` is told how many pages of how many are written. Raises BadCopy, OSError and
    sqlite3.Error; then a file that stood at `target` is as it was.
    """
    if target.exists() and not force:
        raise BadCopy(f"{target} is there already: choose another name, or overwrite by --force.")
    with _part(target) as part:
        counts = _copy(database, part, progress)
        # Sealed before it gets its name: no file by that name is ever unsealed or half written.
        _seal(part)
        part.replace(target)
    # A new name is on the disk only when its folder is.
    _sync(target.parent)
    return counts


@contextmanager
def _part(target: Path) -> Iterator[Path]:
    """Give a file of one's own beside the target, that only its owner may read."""
    part = target.with_name(f"{target.name}.part")
    with open(part, "ab", opener=_privately) as file:
        try:
            # Opened to append, so that opening alone empties nothing another backup is writing.
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            mine = part.stat().st_ino == os.fstat(file.fileno()).st_ino
        except OSError:
            mine = False
        # Without this look, a file that another backup has just renamed would be emptied.
        if not mine:
            raise BadCopy(f"{part} is being written by another backup: wait for its end.")
        # What a killed backup left; so are the files SQLite kept beside it.
        file.truncate(0)
        for left in _beside(part):
            left.unlink(missing_ok=True)
        try:
            yield part
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags, PRIVATE)


def _copy(source: Path, part: Path, progress: Progress) -> Counts:
    """Copy one moment's state and check that it arrived whole."""
    with closing(read_only(source)) as origin:
        # One snapshot for the counts and the copy: the bot may be writing all the while.
        origin.execute("BEGIN")
        if revision_in(origin) is None:
            raise BadCopy(f"{source} is not a Linli database.")
        counts = _counts(origin)
        _fill(part, origin, progress)
    # Read back from the file: what the disk did not keep shows here, not on the day of need.
    if _checked(part) != counts:
        raise BadCopy(f"{source} was not copied whole: try again, on another disk.")
    _sync(part)
    return counts


def _fill(part: Path, origin: sqlite3.Connection, progress: Progress) -> None:
    def told(_: int, left: int, pages: int) -> None:
        progress(pages - left, pages)

    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as copy:
            origin.backup(copy, pages=PAGES_AT_ONCE, progress=told)
            # A copy in WAL mode would need a second file beside it.
            copy.execute("PRAGMA journal_mode=DELETE")
            # A copy of a sealed copy must not carry a seal that is not its own.
            copy.execute("PRAGMA user_version = 0")
    except sqlite3.OperationalError as error:
        # SQLite does not say which of the two files it was; it can only be the one written.
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise OSError(ENOSPC, os.strerror(ENOSPC), str(part)) from error
        raise


def _checked(path: Path) -> Counts:
    """Return the rows by table of a sound copy; raises BadCopy for any other file."""
    try:
        with closing(read_only(path)) as copy:
            if _seal_of(copy) not in {0, _sum(path)}:
                raise BadCopy(f"{path} was altered after it was made.")
            # The seal tells of altered bytes, this of a file that was broken when it was copied.
            sound = copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            if not sound or copy.execute("PRAGMA foreign_key_check").fetchone():
                raise BadCopy(f"{path} is damaged.")
            return _counts(copy)
    except (sqlite3.DatabaseError, UnicodeError) as error:
        raise BadCopy(f"{path} is damaged or not a database: {error}.") from error


def _seal(copy: Path) -> None:
    """Write the sum of the file into its header, where SQLite leaves a number to its users."""
    with closing(sqlite3.connect(copy, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA user_version = {_sum(copy)}")
    _sync(copy)


def _seal_of(connection: sqlite3.Connection) -> int:
    """Return the sum a copy was sealed with, 0 for a database that was only copied."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def _sum(path: Path) -> int:
    """A sum of all bytes but those that sealing changes."""
    with path.open("rb") as file:
        head = bytearray(file.read(HEADER))
        for start, end in UNSUMMED:
            head[start:end] = bytes(end - start)
        total = crc32(head)
        while chunk := file.read(CHUNK):
            total = crc32(chunk, total)
    # user_version is a signed 32-bit number, and 0 stands for no seal.
    return max(total & 0x7FFFFFFF, 1)


def _counts(connection: sqlite3.Connection) -> Counts:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = [str(name) for (name,) in tables if not str(name).startswith("sqlite_")]
    return {name: _count(connection, name) for name in names}


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    (number,) = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608
    return int(number)


def restore(file: Path, database: Path, progress: Progress, *, now: datetime) -> Path | None:
    """Put a checked copy in the place of the database; return where the present one went.

    Raises BadCopy, InUse, OSError and sqlite3.Error; nothing is touched then.
    """
    # Before anything is locked or made: a wrong file must leave no trace.
    _check_ours(file)
    database.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(lock_path(str(database)))
    try:
        with _part(database) as part:
            _copy(file, part, progress)
            # On the copy, while the present database still stands: failing costs nothing.
            migrate(str(part))
            _checked(part)
            _sync(part)
            # As late as can be: after it only the rename is left.
            aside = _set_aside(database, now)
            part.replace(database)
        _sync(database.parent)
        return aside
    finally:
        lock.release()


def _check_ours(file: Path) -> None:
    """Refuse what is no sound database of ours, or of a version yet to come."""
    _checked(file)
    with closing(read_only(file)) as connection:
        revision = revision_in(connection)
    if revision is None:
        raise BadCopy(f"{file} is not a Linli database.")
    if not is_known(revision):
        raise BadCopy(f"{file} was written by a newer version of Linli. Update this one.")


def _set_aside(database: Path, now: datetime) -> Path | None:
    """Keep the present database under a dated name as well, with what SQLite has beside it."""
    if not database.exists():
        return None
    aside = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%S}")
    _twin(database, aside)
    for own, kept in zip(_beside(database), _beside(aside), strict=True):
        if own.exists():
            shutil.copy2(own, kept)
    for own in _beside(database):
        # Left here, it would be taken for a part of the restored database.
        own.unlink(missing_ok=True)
    return aside


def _beside(path: Path) -> list[Path]:
    """Where SQLite keeps what is not in the file itself yet."""
    return [path.with_name(path.name + ending) for ending in BESIDE]


def _twin(path: Path, name: Path) -> None:
    """Give a file a second name, so that at no moment it has none."""
    try:
        name.hardlink_to(path)
    except FileExistsError:
        raise
    except OSError:
        shutil.copy2(path, name)


def _sync(path: Path) -> None:
    """Have a file, or what a folder says of its files, on the disk itself."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
