"""One process to a database file: a lock the system lets go of when the process dies."""

import fcntl
from pathlib import Path


class InUse(RuntimeError):
    """Another process has this database open."""


class FileLock:
    def __init__(self, path: Path) -> None:
        # A file beside the database: SQLite's own locks on it must stay untouched.
        self._file = path.open("w")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise InUse(str(path)) from error

    def release(self) -> None:
        # The file stays: were it deleted, two processes could lock two files of one name.
        self._file.close()
