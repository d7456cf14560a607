import sqlite3
from asyncio import timeout
from contextlib import closing
from pathlib import Path

from playground.estate import IDS
from playground.world import World as Telegram
from tests.bot.shell import Shell, until


def communities(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM places")]


def add(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(
            "INSERT INTO places (kind, name, zone, language) VALUES ('community', ?, 'UTC', 'en')",
            (name,),
        )


async def test_a_backup_is_made_while_the_bot_runs(online: Shell, telegram: Telegram) -> None:
    async with online.started():
        telegram.say(IDS.wang, IDS.wang, "/start")
        await until(lambda: len(telegram.messages(IDS.wang)) > 1)
        async with timeout(30):
            said = await online.ask("backup", "copy.db")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("backup")
    assert said.out.endswith(" tables, checked.\n")
    with closing(sqlite3.connect(online.folder / "copy.db")) as copy:
        assert copy.execute("SELECT id FROM people").fetchall() == [(IDS.wang,)]


def test_a_backup_comes_back_by_restore(shell: Shell) -> None:
    shell.call("migrate")
    add(shell.database, "翠湖里")
    assert shell.call("backup", "copy.db").code == 0
    add(shell.database, "mistake")
    said = shell.call("restore", "copy.db")
    assert said.code == 0
    assert "data/linli.db was restored from copy.db." in said.out
    assert "The database that was here is now data/linli.db.before-" in said.out
    assert communities(shell.database) == ["翠湖里"]
    assert shell.call("migrate").out == "data/linli.db is up to date.\n"


def test_a_backup_that_is_there_is_overwritten_only_by_force(shell: Shell) -> None:
    shell.call("migrate")
    shell.call("backup", "copy.db")
    said = shell.call("backup", "copy.db")
    assert said.code == 1
    assert said.err.startswith("copy.db is there already:")
    assert shell.call("backup", "copy.db", "--force").code == 0


def test_without_a_database_there_is_nothing_to_back_up(shell: Shell) -> None:
    said = shell.call("backup", "copy.db")
    assert (said.code, said.err) == (1, "data/linli.db: there is no database here yet.\n")
    assert not (shell.folder / "copy.db").exists()


def test_a_folder_that_is_not_there_is_named(shell: Shell) -> None:
    shell.call("migrate")
    said = shell.call("backup", "usb/copy.db")
    assert (said.code, said.err) == (1, "usb/copy.db.part: No such file or directory.\n")


def test_a_bad_copy_is_refused_in_one_sentence_and_touches_nothing(shell: Shell) -> None:
    shell.call("migrate")
    before = shell.database.read_bytes()
    for content in (b"", b"hello", before[:5000]):
        Path("bad.db").write_bytes(content)
        said = shell.call("restore", "bad.db")
        assert said.code == 1
        assert said.err.startswith("bad.db is ")
        assert said.err.count("\n") == 1
    assert shell.database.read_bytes() == before
    assert sorted(p.name for p in shell.database.parent.iterdir()) == [
        "linli.db",
        "linli.db.lock",
    ]


def test_a_missing_copy_is_named(shell: Shell) -> None:
    said = shell.call("restore", "none.db")
    assert (said.code, said.err) == (1, "none.db: No such file or directory.\n")
    assert not shell.database.exists()
