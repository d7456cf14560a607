import asyncio
import io
import json
import logging
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
import structlog
from telegram.error import InvalidToken

from bot import logs
from playground.estate import IDS
from playground.faults import Kind
from playground.world import World as Telegram
from tests.bot.shell import Shell, ended, until

SECRET = "4242:secret"
TEXT = "我家的暖气不热了，麻烦看看"
Lines = Callable[[], list[dict[str, Any]]]

log = structlog.get_logger("bot.somewhere")


@pytest.fixture
def lines(shell: Shell) -> Lines:
    """Logs as JSON at the finest level; returns what was written."""
    assert shell.folder.exists()
    logs.set_up("json", "DEBUG", SECRET)
    (handler,) = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    stream = io.StringIO()
    handler.setStream(stream)
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


def failing(text: str) -> None:
    wording = {"text": text}
    raise LookupError(wording["text"])


def test_a_line_has_its_level_its_time_and_its_ids(lines: Lines) -> None:
    structlog.contextvars.bind_contextvars(update=7)
    log.info("handled", lane=5)
    structlog.contextvars.clear_contextvars()
    (line,) = lines()
    assert line.pop("timestamp").endswith("Z")
    assert line == {"event": "handled", "lane": 5, "level": "info", "update": 7}


def test_an_error_says_where_and_which_kind_but_nothing_of_its_text(lines: Lines) -> None:
    try:
        failing(TEXT)
    except LookupError:
        log.exception("update failed", update=3)
    (line,) = lines()
    assert "in failing" in line["exception"]
    assert line["exception"].endswith("LookupError")
    assert TEXT not in json.dumps(line, ensure_ascii=False)


def test_what_an_error_came_from_is_told_in_the_same_way(lines: Lines) -> None:
    try:
        try:
            failing(TEXT)
        except LookupError as error:
            raise RuntimeError(TEXT) from error
    except RuntimeError:
        log.exception("update failed")
    (line,) = lines()
    assert line["exception"].index("LookupError") < line["exception"].index("RuntimeError")
    assert TEXT not in str(line)


def test_what_the_database_or_the_system_says_is_kept(lines: Lines) -> None:
    try:
        sqlite3.connect(":memory:").execute("SELECT * FROM nowhere")
    except sqlite3.OperationalError:
        log.exception("waits")
    assert lines()[0]["exception"].endswith("OperationalError: no such table: nowhere")


def test_the_token_is_never_written_whoever_says_it(lines: Lines) -> None:
    log.warning("reached", url=f"http://there/bot{SECRET}/getMe")
    logging.getLogger("aiohttp").warning("POST %s", f"/bot{SECRET}/getMe")
    logging.getLogger("telegram").error("no", exc_info=InvalidToken(f"The token `{SECRET}`"))
    written = json.dumps(lines())
    assert SECRET not in written
    assert written.count("<token>") == 2


@pytest.mark.parametrize(
    "name", ["httpx", "aiohttp.access", "aiosqlite", "apscheduler", "telegram.ext", "sqlalchemy",
             "python_multipart", "asyncio", "uvicorn", "alembic"]
)  # fmt: skip
def test_libraries_are_heard_from_warnings_on(lines: Lines, name: str) -> None:
    library = logging.getLogger(name)
    library.debug("INSERT %s", TEXT)
    library.info("INSERT %s", TEXT)
    assert lines() == []
    library.warning("look here\nfuture: <Task exception=%s>", TEXT)
    assert [line["event"] for line in lines()] == ["look here"]


def test_our_own_lines_follow_the_level(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    assert shell.folder.exists()
    for level, heard in (("DEBUG", 4), ("INFO", 3), ("WARNING", 2), ("ERROR", 1)):
        logs.set_up("console", level)
        for say in (log.debug, log.info, log.warning, log.error):
            say("something")
        assert capsys.readouterr().err.count("something") == heard


def test_lines_for_people_have_no_colours_and_the_same_discretion(
    shell: Shell, capsys: pytest.CaptureFixture[str]
) -> None:
    assert shell.folder.exists()
    logs.set_up("console", "INFO", SECRET)
    try:
        failing(TEXT)
    except LookupError:
        log.exception("update failed", address=SECRET)
    written = capsys.readouterr().err
    assert "in failing" in written
    assert "\x1b" not in written
    assert TEXT not in written
    assert SECRET not in written


@pytest.mark.parametrize("form", ["json", "console"])
async def test_a_run_with_failures_writes_neither_texts_nor_names_nor_the_token(
    online: Shell, telegram: Telegram, form: str
) -> None:
    online.settings |= {"BOT_LOG_FORMAT": form, "BOT_LOG_LEVEL": "DEBUG"}
    for kind, value in (
        (Kind.ERROR, 502),
        (Kind.ERROR, 400),
        (Kind.FORBIDDEN, 0),
        (Kind.FLOOD, 1),
    ):
        telegram.faults.add("sendMessage", kind, value=value)
    telegram.faults.add("getUpdates", Kind.ERROR, value=500)
    telegram.faults.add("getUpdates", Kind.RESET_BEFORE)
    people = (IDS.wang, IDS.li_ming, IDS.zhao, IDS.anna, IDS.zhou)
    async with online.started() as process:
        for person_id in people:
            telegram.say(person_id, person_id, "/start")
            telegram.say(person_id, person_id, TEXT)
        await until(lambda: len(telegram.messages(IDS.zhou)) > 2)
        process.terminate()
        said = await ended(process)
    assert said.code == 0
    assert "poll failed" in said.err
    names = [person.first_name for person in telegram.people.values()]
    for secret in (telegram.token, TEXT, *names):
        assert secret not in said.err + said.out


async def test_a_task_that_nobody_waited_for_is_told_without_its_words(lines: Lines) -> None:
    async def lost() -> None:
        failing(TEXT)

    task = asyncio.create_task(lost())
    await asyncio.wait({task})
    loop = asyncio.get_running_loop()
    loop.call_exception_handler(
        {"message": "Task exception was never retrieved", "exception": task.exception()}
    )
    (line,) = lines()
    assert line["event"] == "Task exception was never retrieved"
    assert TEXT not in str(line)
