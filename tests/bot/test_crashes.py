"""The process dies at every step of an update's way in and of a message's way out.

A death is an exception that nothing catches: at the k-th commit or Bot API call, before it or
after it, everything in memory is dropped and a new process starts on the same rows.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.application import Linli
from playground.clock import Clock
from storage import inbox, outbox, panels
from storage.database import Database
from tests.bot.counting import CHEN, GROUP, WANG, Engine, count, know_people, small_town, start
from tests.conftest import create_schema

NOON = Clock().now()


class Died(BaseException):
    """The process is gone."""


class Fate:
    """Counts the boundaries passed and ends the process at one of them."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.died = asyncio.Event()
        self._loop = asyncio.get_running_loop()

    def boundary(self) -> None:
        self.left -= 1
        if self.left <= 0:
            self._loop.call_soon_threadsafe(self.died.set)
            raise Died


class MortalDatabase(Database):
    """Dies before or after a commit."""

    fate: Fate | None = None

    def _commit(self, batch: Any) -> None:  # noqa: ANN401
        if self.fate:
            self.fate.boundary()
        super()._commit(batch)
        if self.fate:
            self.fate.boundary()


def make_mortal(linli: Linli, fate: Fate) -> None:
    """Let the process die before or after each call of the Bot API."""
    request = linli.app.bot.request
    call: Callable[..., Awaitable[tuple[int, bytes]]] = request.do_request

    async def mortal(*args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401
        fate.boundary()
        answer = await call(*args, **kwargs)
        fate.boundary()
        return answer

    request.do_request = mortal  # type: ignore[method-assign]


async def until_death(engine: Engine, database: MortalDatabase, at: int) -> bool:
    """Run until everything is settled or the process dies; return whether it died."""
    fate = Fate(at)
    database.fate = fate
    make_mortal(engine.linli, fate)
    living = asyncio.create_task(engine.settle())
    dying = asyncio.create_task(fate.died.wait())
    await asyncio.wait({living, dying}, return_when=asyncio.FIRST_COMPLETED)
    died = fate.died.is_set()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    await asyncio.gather(living, dying, return_exceptions=True)
    database.fate = None
    return died


async def test_at_whatever_step_the_process_dies_every_update_counts_once(tmp_path: Any) -> None:  # noqa: ANN401
    deaths, alive = 0, False
    while not alive:
        alive = not await life(str(tmp_path / f"{deaths}.db"), deaths + 1)
        deaths += 1
    assert deaths > 40, "the flow has that many boundaries, and each was died at"


async def life(path: str, at: int) -> bool:
    """Post a board, add twice, tap once; die at one boundary, start again, and look."""
    telegram = small_town(Clock(NOON))
    database = MortalDatabase(path)
    create_schema(database)
    await database.run(know_people, now=telegram.clock.now())
    engine = Engine(telegram, telegram.clock, database, await start(database, telegram))
    telegram.say(CHEN, GROUP, "/board")
    telegram.say(WANG, WANG, "/add 1")
    telegram.say(CHEN, CHEN, "/add 2")
    died = await until_death(engine, database, at)
    await database.close()
    reborn = Database(path)
    engine = Engine(telegram, telegram.clock, reborn, await start(reborn, telegram))
    await reborn.run(engine.linli.delivery.recover)
    for _ in range(3):
        await engine.settle()
    await check(engine, crashes=int(died), at=at)
    await reborn.close()
    return died


async def check(engine: Engine, *, crashes: int, at: int) -> None:
    """Nothing lost, effects once, copies at most what was in flight when it died."""
    run = engine.database.run
    assert await run(count) == 2, f"effects once (boundary {at})"
    assert await run(inbox.count, "done") == 3, at
    for state in ("waiting", "sending", "failed", "uncertain"):
        assert await run(outbox.count, state) == 0, (at, state)
    for person, number in ((WANG, 1), (CHEN, 2)):
        copies = engine.texts(person).count(f"number {number}")
        assert 1 <= copies <= 1 + crashes, at
    boards = await run(panels.of, "board", 1)
    assert 1 <= len(boards) <= 1 + crashes, at
    shown = {p.message_id for p in boards}
    for message in engine.telegram.messages(GROUP):
        if message["message_id"] in shown:
            assert message["text"] == "all: 2", f"the panel shows the last state (boundary {at})"
