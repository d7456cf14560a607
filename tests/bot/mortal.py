"""A process that dies at the k-th commit or Bot API call, before it or after it.

A death is an exception that nothing catches: everything in memory is dropped, and a new process
starts on the same rows.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.application import Linli
from storage.database import Database
from tests.world import Settling


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


async def until_death(engine: Settling, database: MortalDatabase, at: int) -> bool:
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
