"""One process to a database file."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.database import Database, lock_path
from storage.locks import FileLock, InUse

ROOT = Path(__file__).parents[2]
HOLD = (
    "import sys; from pathlib import Path; from storage.locks import FileLock;"
    "lock = FileLock(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
)
TRY = (
    "import sys; from pathlib import Path; from storage.locks import FileLock, InUse\n"
    "try:\n    FileLock(Path(sys.argv[1]))\nexcept InUse as error:\n    print('refused', error)"
)


@contextmanager
def holder(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process of its own that has the lock."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_a_second_process_is_refused_with_the_name_of_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "linli.db.lock"
    with holder(path), pytest.raises(InUse, match=str(path)):
        FileLock(path)


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "linli.db.lock"
    with holder(path) as process:
        process.kill()
        process.wait()
        FileLock(path).release()


def test_the_lock_of_a_process_that_ended_well_is_free(tmp_path: Path) -> None:
    path = tmp_path / "linli.db.lock"
    with holder(path) as process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait() == 0
        FileLock(path).release()


def test_this_process_keeps_another_out(tmp_path: Path) -> None:
    path = tmp_path / "linli.db.lock"
    lock = FileLock(path)
    command = [sys.executable, "-c", TRY, str(path)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == f"refused {path}\n"
    lock.release()
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout == ""


def test_a_lock_let_go_may_be_taken_again_and_letting_go_twice_is_harmless(
    tmp_path: Path,
) -> None:
    lock = FileLock(tmp_path / "a.lock")
    lock.release()
    lock.release()
    again = FileLock(tmp_path / "a.lock")
    with pytest.raises(InUse):
        FileLock(tmp_path / "a.lock")
    again.release()


def test_files_of_different_names_do_not_disturb_each_other(tmp_path: Path) -> None:
    one, other = FileLock(tmp_path / "a.lock"), FileLock(tmp_path / "b.lock")
    one.release()
    other.release()
    assert lock_path("data/linli.db") == Path("data/linli.db.lock")


async def test_a_database_is_opened_once_and_is_free_after_closing(tmp_path: Path) -> None:
    path = str(tmp_path / "one.db")
    database = Database(path)
    with pytest.raises(InUse):
        Database(path)
    await database.close()
    again = Database(path)
    await again.close()
    FileLock(lock_path(path)).release()
