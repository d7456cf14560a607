"""Events for live pages: everybody hears of the chats they see."""

import asyncio
from collections.abc import AsyncIterator

from playground.seen import sees, shown_to
from playground.shapes import Json
from playground.world import World

MOST_WAITING = 1_000
# Proxies and browsers drop connections that stay silent for long.
KEEP_ALIVE_SECONDS = 15.0
Line = asyncio.Queue[Json | None]


class Streams:
    """The open event streams; a page that does not read loses its stream and asks anew."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._lines: dict[Line, int] = {}
        self._stop = world.watch(self._pass_on)

    def open(self, person_id: int) -> Line:
        line = Line(MOST_WAITING)
        self._lines[line] = person_id
        return line

    def leave(self, line: Line) -> None:
        self._lines.pop(line, None)

    async def follow(self, line: Line) -> AsyncIterator[Json | None]:
        """Yield events as they come, and None when nothing came for a while."""
        while line in self._lines or not line.empty():
            try:
                event = await asyncio.wait_for(line.get(), KEEP_ALIVE_SECONDS)
            except TimeoutError:
                yield None
                continue
            if event is None:
                return
            yield event

    def close(self) -> None:
        """End every stream."""
        self._stop()
        for line in tuple(self._lines):
            self._end(line)

    def _end(self, line: Line) -> None:
        if line.full():
            # Room for the end mark: a reader that wakes up must find out.
            line.get_nowait()
        line.put_nowait(None)
        self.leave(line)

    def _pass_on(self, event: Json) -> None:
        for line, person_id in tuple(self._lines.items()):
            if sees(self._world, person_id, event):
                # A page that stopped reading must not hold memory for ever.
                if line.full():
                    self._end(line)
                else:
                    line.put_nowait(shown_to(self._world, person_id, event))
