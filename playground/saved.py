"""Keeps a world in a folder, so that a restart of the playground finds its chats again."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

from playground.shapes import Json
from playground.snapshot import restore, snapshot
from playground.world import World

STATE = "world.json"
FILES = "files"
EVERY_SECONDS = 1.0
QueueMark: TypeAlias = tuple[int, int, timedelta]


class Unreadable(ValueError):
    """The saved world is damaged; it is left as it is."""


class Saved:
    """A folder with the world as JSON and every sent file beside it."""

    def __init__(self, folder: Path) -> None:
        self._state = folder / STATE
        self._files = folder / FILES

    def load(self, world: World) -> bool:
        """Fill an empty world; returns False when nothing was saved, raises Unreadable."""
        if not self._state.exists():
            return False
        try:
            restore(world, json.loads(self._state.read_text(encoding="utf-8")), self._read)
        except (ValueError, LookupError, TypeError, OSError) as damage:
            raise Unreadable(f"{self._state} cannot be read: {damage}") from damage
        return True

    def save(self, world: World) -> None:
        """Write the world as it is now."""
        self._write(snapshot(world), self._new_files(world))

    @asynccontextmanager
    async def kept(self, world: World) -> AsyncIterator[None]:
        """Save after changes while inside, and once more at the end."""
        changed, ended = asyncio.Event(), asyncio.Event()
        stop = world.watch(lambda _: changed.set())
        task = asyncio.create_task(self._keep(world, changed, ended, _queue_mark(world)))
        try:
            yield
        finally:
            stop()
            ended.set()
            # A write that has begun must be over before the last one.
            await task
            self.save(world)

    async def _keep(
        self, world: World, changed: asyncio.Event, ended: asyncio.Event, saved: QueueMark
    ) -> None:
        while not ended.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(ended.wait(), EVERY_SECONDS)
            # Taps are no events of the world, but they do wait for the bot.
            if changed.is_set() or saved != _queue_mark(world):
                # Cleared before writing: what changes meanwhile is written the next time.
                changed.clear()
                saved = _queue_mark(world)
                await asyncio.to_thread(self._write, snapshot(world), self._new_files(world))

    def _new_files(self, world: World) -> dict[Path, bytes]:
        stored = world.files.by_id.values()
        # Named by their content, so a file that is there already is the same.
        paths = {self._files / one.unique_id: one.data for one in stored}
        return {path: data for path, data in paths.items() if not path.exists()}

    def _write(self, state: Json, files: dict[Path, bytes]) -> None:
        self._files.mkdir(parents=True, exist_ok=True)
        for path, data in files.items():
            _replace(path, data)
        _replace(self._state, json.dumps(state, ensure_ascii=False).encode())

    def _read(self, unique_id: str) -> bytes:
        # The name comes from a file that anybody may have edited.
        if not unique_id.isalnum():
            raise ValueError(f"{unique_id!r} is not the name of a saved file")
        return (self._files / unique_id).read_bytes()


def _queue_mark(world: World) -> QueueMark:
    return world.updates.next_id, len(world.updates.waiting), world.clock.ahead


def _replace(path: Path, data: bytes) -> None:
    # Whoever pulls the plug finds the old file or the new one, never half of one.
    draft = path.with_name(f"{path.name}.new")
    draft.write_bytes(data)
    draft.replace(path)
