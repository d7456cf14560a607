"""The life of the process: it waits for Telegram, and ends with nothing lost."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from telegram.error import Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot import running
from bot.application import Linli
from bot.settings import Settings
from handlers.context import Services
from playground.faults import Kind
from storage import inbox, outbox
from storage.database import Database
from storage.notices import days
from tests.bot.counting import CHEN, WANG, Engine, count, order, start
from tests.bot.shell import until


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for real between two tries to reach Telegram."""
    monkeypatch.setattr(running, "TRY_AGAIN", (0.0, 0.0))


class Start:
    """A Telegram that fails in these ways, one after another, and then is there."""

    def __init__(self, linli: Linli, *failures: Exception) -> None:
        self.linli, self.failures, self.tries = linli, list(failures), 0

    async def __call__(self) -> Linli:
        self.tries += 1
        if self.failures:
            raise self.failures.pop(0)
        return self.linli


async def connected(start: Start, stop: asyncio.Event) -> Linli | None:
    return await running._connected(start, stop)  # noqa: SLF001 - the part that waits


@asynccontextmanager
async def running_bot(engine: Engine) -> AsyncIterator[asyncio.Event]:
    """The whole process but its settings; it must have ended well at the end."""
    stop = asyncio.Event()
    # A poll that waits for nothing would leave no room for anything else here.
    engine.linli.poller._seconds = 20  # noqa: SLF001
    task = asyncio.create_task(running._until_stopped(engine.linli, stop))  # noqa: SLF001
    try:
        yield stop
        stop.set()
        await asyncio.wait_for(task, 9)
    finally:
        task.cancel()


async def settled_by_the_next_process(engine: Engine) -> None:
    await engine.linli.app.shutdown()
    engine.linli = await start(engine.database, engine.telegram)
    await engine.settle()


async def test_an_unreachable_telegram_is_waited_for_as_long_as_it_takes(engine: Engine) -> None:
    failures = [NetworkError("down"), TimedOut(), RetryAfter(3), NetworkError("down")] * 3
    telegram = Start(engine.linli, *failures)
    assert await connected(telegram, asyncio.Event()) is engine.linli
    assert telegram.tries == 13


@pytest.mark.parametrize("error", [InvalidToken("no"), Forbidden("no")], ids=repr)
async def test_a_wrong_token_is_told_at_once(engine: Engine, error: Exception) -> None:
    telegram = Start(engine.linli, NetworkError("down"), error)
    with pytest.raises(type(error)):
        await connected(telegram, asyncio.Event())
    assert telegram.tries == 2


async def test_a_defect_at_the_start_is_not_taken_for_a_bad_network(engine: Engine) -> None:
    with pytest.raises(ValueError, match="defect"):
        await connected(Start(engine.linli, ValueError("defect")), asyncio.Event())


async def test_who_is_told_to_stop_while_waiting_stops(engine: Engine) -> None:
    stop = asyncio.Event()

    class Never(Start):
        async def __call__(self) -> Linli:
            self.tries += 1
            if self.tries == 3:
                stop.set()
            raise NetworkError("down")

    telegram = Never(engine.linli)
    assert await connected(telegram, stop) is None
    assert telegram.tries == 3


async def test_told_to_stop_before_it_began_it_asks_nothing(engine: Engine) -> None:
    stop = asyncio.Event()
    stop.set()
    telegram = Start(engine.linli)
    assert await connected(telegram, stop) is None
    assert telegram.tries == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_the_systems_signals_ask_for_an_end(number: signal.Signals) -> None:
    stop = asyncio.Event()
    before = signal.getsignal(number)
    with running.stop_on_signals(stop):
        os.kill(os.getpid(), number)
        await asyncio.wait_for(stop.wait(), 5)
    assert stop.is_set()
    assert signal.getsignal(number) in {before, signal.SIG_DFL, signal.default_int_handler}


async def test_what_people_send_is_answered_while_it_runs(engine: Engine) -> None:
    engine.telegram.say(WANG, WANG, "/add 5")
    async with running_bot(engine):
        await until(lambda: engine.texts(WANG))
    assert engine.texts(WANG) == ["number 5"]


async def test_nothing_that_came_in_is_lost_when_it_ends(engine: Engine) -> None:
    for number in range(30):
        engine.telegram.say(WANG, WANG, f"/add {number}")
    async with running_bot(engine):
        await until(lambda: engine.texts(WANG))
    await settled_by_the_next_process(engine)
    assert await engine.database.run(order) == list(range(30))
    assert engine.texts(WANG) == [f"number {number}" for number in range(30)]


async def test_what_is_in_flight_when_it_ends_is_written_down(engine: Engine) -> None:
    engine.telegram.faults.add("sendMessage", Kind.SLOW, value=0.2)
    engine.telegram.say(WANG, WANG, "/add 5")
    async with running_bot(engine):
        await until(lambda: not _waiting(engine.database, "waiting", "outbox"))
    assert await engine.database.run(outbox.count, "sending") == 0
    assert await engine.database.run(inbox.count, "waiting") == 0
    await settled_by_the_next_process(engine)
    assert engine.texts(WANG) == ["number 5"]


def _waiting(database: Database, state: str, table: str) -> bool:
    """Whether nothing has been taken up yet: all rows wait, or there are none."""
    rows = database.connection.execute(f"SELECT state FROM {table}").fetchall()  # noqa: S608
    return not rows or any(row["state"] == state for row in rows)


async def test_started_again_it_goes_on_where_it_ended(engine: Engine) -> None:
    async with running_bot(engine):
        pass
    engine.telegram.say(CHEN, CHEN, "/add 7")
    await engine.linli.app.shutdown()
    engine.linli = await start(engine.database, engine.telegram)
    async with running_bot(engine):
        await until(lambda: engine.texts(CHEN))
    assert await engine.database.run(count) == 1


async def test_a_token_that_is_withdrawn_ends_the_process_with_that_reason(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def withdrawn() -> int:
        raise InvalidToken("Unauthorized")

    monkeypatch.setattr(engine.linli.poller, "once", withdrawn)
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(
            running._until_stopped(engine.linli, asyncio.Event()),  # noqa: SLF001
            20,
        )


async def test_menus_that_cannot_be_set_stop_nothing(engine: Engine) -> None:
    engine.telegram.faults.add("setMyCommands", Kind.ERROR, value=400, times=100)
    engine.telegram.say(WANG, WANG, "/add 5")
    async with running_bot(engine):
        await until(lambda: engine.texts(WANG))
    assert engine.texts(WANG) == ["number 5"]


def test_the_longest_wait_is_a_minute_and_none_is_shorter_than_the_one_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.undo()
    assert list(running.TRY_AGAIN) == sorted(running.TRY_AGAIN)
    assert running.TRY_AGAIN[-1] == 60


async def test_a_sender_told_to_end_just_when_there_is_work_ends(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    rounds: list[int] = []

    async def nothing() -> int:
        rounds.append(1)
        return 0

    delivery, work = engine.linli.delivery, engine.linli.app.bot_data.work
    monkeypatch.setattr(delivery, "round", nothing)
    sender = asyncio.create_task(delivery.run())
    await until(lambda: rounds)
    work.set()
    sender.cancel()
    ended, waiting = await asyncio.wait({sender}, timeout=0.1)
    for task in waiting:
        task.cancel()
    assert ended == {sender}


async def test_calendars_are_served_and_holidays_known_while_it_runs(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[int] = []

    async def served(_: Settings, services: Services, *__: object) -> None:
        async with httpx.AsyncClient(trust_env=False) as client:
            found.append((await client.get(f"{services.calendar_url}/calendar/x.ics")).status_code)

    monkeypatch.setattr(running, "_served", served)
    settings, now = Settings(calendar_listen="127.0.0.1:0"), engine.linli.app.bot_data.now
    await running.run(settings, engine.database, "4:x", now=now, stop=asyncio.Event())
    assert found == [404]
    assert await engine.database.run(days.known, 2026)


@pytest.mark.parametrize(
    ("listen", "url", "told"),
    [
        (None, None, ""),
        # An address that nobody serves would be handed out for nothing.
        (None, "https://linli.example.org", ""),
        ("127.0.0.1:0", "https://linli.example.org", "https://linli.example.org"),
    ],
)
async def test_people_are_told_the_address_that_is_set(
    engine: Engine,
    monkeypatch: pytest.MonkeyPatch,
    listen: str | None,
    url: str | None,
    told: str,
) -> None:
    found: list[str] = []

    async def served(_: Settings, services: Services, *__: object) -> None:
        found.append(services.calendar_url)

    monkeypatch.setattr(running, "_served", served)
    settings, now = Settings(calendar_listen=listen, calendar_url=url), engine.telegram.clock.now
    await running.run(settings, engine.database, "4:x", now=now, stop=asyncio.Event())
    assert found == [told]
