import asyncio
import signal
import sqlite3
from asyncio.subprocess import Process
from contextlib import closing
from pathlib import Path

import pytest

from bot.failures import database_trouble
from playground.estate import IDS
from playground.world import World as Telegram
from storage.locks import FileLock
from tests.bot.shell import Shell, ended, until

TEN_SECONDS = 10.0


def greet(telegram: Telegram) -> int:
    """Have a neighbour write to the bot in private; return how much stands there then."""
    telegram.say(IDS.wang, IDS.wang, "/start")
    return len(telegram.messages(IDS.wang))


async def answered(telegram: Telegram, said: int) -> None:
    await until(lambda: len(telegram.messages(IDS.wang)) > said)


async def stopped(process: Process) -> int:
    process.send_signal(signal.SIGTERM)
    return (await ended(process, TEN_SECONDS)).code


async def test_the_program_answers_stops_when_told_and_misses_nothing_between(
    online: Shell, telegram: Telegram
) -> None:
    async with online.started() as process:
        await answered(telegram, greet(telegram))
        assert await stopped(process) == 0
    said = greet(telegram)
    async with online.started("run") as process:
        await answered(telegram, said)
        assert await stopped(process) == 0


async def test_an_interrupt_at_the_keyboard_ends_it_as_well(
    online: Shell, telegram: Telegram
) -> None:
    async with online.started() as process:
        await answered(telegram, greet(telegram))
        process.send_signal(signal.SIGINT)
        said = await ended(process, TEN_SECONDS)
    assert said.code == 0
    assert "Traceback" not in said.err


async def test_a_second_program_on_the_same_database_is_refused(
    online: Shell, telegram: Telegram
) -> None:
    async with online.started() as first:
        await answered(telegram, greet(telegram))
        async with online.started() as second:
            said = await ended(second)
        assert said.code == 1
        assert said.err == (
            "data/linli.db is in use: another Linli is running on this database. Stop it first.\n"
        )
        await answered(telegram, greet(telegram))
        assert await stopped(first) == 0


@pytest.mark.parametrize("command", ["migrate", "import", "restore"])
async def test_commands_that_change_the_database_wait_for_nobody(
    shell: Shell, command: str
) -> None:
    shell.call("migrate")
    shell.call("backup", "copy.db")
    (shell.folder / "roll.csv").write_text("楼栋,房号,面积\n6栋,101,80\n", encoding="utf-8")
    file = {"migrate": [], "import": ["roll.csv", "--yes"], "restore": ["copy.db"]}[command]
    lock = FileLock(shell.database.with_name("linli.db.lock"))
    said = await shell.ask(command, *file)
    lock.release()
    assert said.code == 1
    assert "data/linli.db is in use: another Linli is running on this database." in said.err


async def test_a_token_that_telegram_does_not_know_ends_it_in_one_sentence(online: Shell) -> None:
    online.settings["BOT_TOKEN"] = "4242:other"
    async with online.started() as process:
        said = await ended(process)
    assert said.code == 1
    assert said.err == (
        "BOT_TOKEN: Telegram does not know this token. Ask @BotFather for the right one.\n"
    )


async def test_it_can_be_stopped_while_telegram_cannot_be_reached(shell: Shell) -> None:
    shell.settings |= {"BOT_TOKEN": "4242:secret", "BOT_API_URL": "http://127.0.0.1:9"}
    async with shell.started() as process:
        assert process.stderr is not None
        async with asyncio.timeout(30):
            assert b"Telegram not reached" in await process.stderr.readline()
        assert await stopped(process) == 0


async def test_without_a_token_the_playground_opens_and_says_where(shell: Shell) -> None:
    shell.settings["BOT_PLAYGROUND_LISTEN"] = "127.0.0.1:0"
    async with shell.started() as process:
        assert process.stdout is not None
        said = ""
        async with asyncio.timeout(30):
            while "http://127.0.0.1:" not in said:
                # Nothing is read at once, and again and again, from a program that ended.
                line = await process.stdout.readline()
                assert line, said
                said += line.decode()
        assert said.startswith("BOT_TOKEN is not set: starting the playground.")
        assert await stopped(process) == 0
    assert (shell.folder / "data" / "playground" / "world.json").exists()
    assert not shell.database.exists()


async def test_a_taken_port_for_calendars_is_named_with_its_setting(shell: Shell) -> None:
    server = await asyncio.start_server(lambda _, __: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    shell.settings |= {"BOT_TOKEN": "4242:secret", "BOT_API_URL": "http://127.0.0.1:9"}
    shell.settings["BOT_CALENDAR_LISTEN"] = f"127.0.0.1:{port}"
    async with server, shell.started() as process:
        said = await ended(process)
    assert said.code == 1
    assert said.err.startswith(f"BOT_CALENDAR_LISTEN: 127.0.0.1:{port}: ")
    assert said.err.count("\n") == 1


async def test_a_port_that_is_taken_is_named_with_its_setting(shell: Shell) -> None:
    server = await asyncio.start_server(lambda _, __: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    shell.settings["BOT_PLAYGROUND_LISTEN"] = f"127.0.0.1:{port}"
    async with server, shell.started("playground") as process:
        said = await ended(process)
    assert said.code == 1
    assert said.err.startswith(f"BOT_PLAYGROUND_LISTEN: 127.0.0.1:{port} cannot be used (")
    assert said.err.endswith("Name another port.\n")
    assert said.err.count("\n") == 1


def test_a_new_database_is_brought_up_to_date_once(shell: Shell) -> None:
    assert shell.call("migrate").out == "data/linli.db was brought up to date.\n"
    assert shell.call("migrate").out == "data/linli.db is up to date.\n"


def test_a_database_of_a_newer_version_is_left_alone(shell: Shell) -> None:
    shell.call("migrate")
    with closing(sqlite3.connect(shell.database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = shell.database.read_bytes()
    said = shell.call("migrate")
    assert said.code == 1
    assert said.err == (
        "data/linli.db was written by a newer version of Linli. Update this one.\n"
    )
    assert shell.database.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(shell: Shell) -> None:
    shell.database.parent.mkdir()
    shell.database.write_text("dear diary" * 100)
    said = shell.call("migrate")
    assert said.code == 1
    assert said.err.startswith("data/linli.db is not a Linli database.")
    assert shell.database.read_text() == "dear diary" * 100


def test_a_locked_database_is_named(shell: Shell) -> None:
    shell.call("migrate")
    with closing(sqlite3.connect(shell.database)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        said = shell.call("migrate")
    assert said.code == 1
    assert said.err.startswith("data/linli.db is locked by another program.")


def test_a_folder_that_cannot_be_made_is_named(shell: Shell) -> None:
    Path("data").write_text("in the way")
    said = shell.call("migrate")
    assert said.code == 1
    assert said.err == "data: File exists.\n"


def test_a_full_disk_and_a_read_only_one_have_their_own_words(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE things (text)")
        connection.execute("PRAGMA max_page_count = 3")
        with pytest.raises(sqlite3.OperationalError) as full:
            connection.execute("INSERT INTO things VALUES (zeroblob(100000))")
        connection.execute("PRAGMA query_only = 1")
        with pytest.raises(sqlite3.OperationalError) as fixed:
            connection.execute("DELETE FROM things")
    assert database_trouble(path, full.value) == (
        f"{path} cannot be written: the disk is full. Make room and try again."
    )
    assert database_trouble(path, fixed.value).startswith(f"{path} may not be written.")


def test_trouble_without_a_known_remedy_still_names_the_file() -> None:
    error = sqlite3.OperationalError("no such table: x")
    assert database_trouble("a.db", error) == "a.db cannot be used: no such table: x."


@pytest.mark.parametrize(
    "wrong", [["frobnicate"], ["backup"], ["import", "a.csv", "--quick"], ["run", "fast"]]
)
def test_wrong_use_ends_with_code_2(shell: Shell, wrong: list[str]) -> None:
    said = shell.call(*wrong)
    assert said.code == 2
    assert said.err.startswith("Usage:")
    assert not (shell.folder / "data").exists()


def test_help_names_every_command(shell: Shell) -> None:
    said = shell.call("--help")
    assert said.code == 0
    commands = "run playground doctor migrate import export backup restore"
    assert all(f"  {command} " in said.out for command in commands.split())
