"""A whole building votes within seconds, with Telegram's flood limits on."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from time import perf_counter
from typing import TypeAlias

from bot.bench import stage
from bot.bench.load import Tapper, Timing, crowd, until
from bot.bench.stage import Process
from playground.estate import IDS
from playground.server import running
from playground.shapes import Json
from playground.world import World

# A panel may be redrawn after 8 s at the earliest; what takes this long does not come any more.
PATIENCE = 25.0
Start: TypeAlias = Callable[[World, str, Sequence[int]], AbstractAsyncContextManager[Process]]


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot to be measured: how it runs for these people, and has its buttons posted.

    `counted` says after the last of so many presses what the panel must say in the end.
    """

    name: str
    start: Start
    ask: Callable[[World], Awaitable[tuple[int, Sequence[str]]]]
    counted: Callable[[int], Awaitable[str]]


@dataclass(frozen=True, slots=True)
class Flood:
    """What came of the presses; `final_in` seconds after the last one, None if never."""

    name: str
    taps: Timing
    edits: int
    refused: int
    final_in: float | None

    @property
    def edits_a_minute(self) -> float:
        return self.edits / max(self.taps.elapsed + (self.final_in or 0.0), 1.0) * 60


class _Panel:
    """Watches one message of the building's group."""

    def __init__(self, world: World, message_id: int) -> None:
        self._message = (IDS.building_6, message_id)
        self.edits = 0
        self.text = str(world.message(*self._message).get("text"))

    def seen(self, event: Json) -> None:
        if event["type"] != "edited":
            return
        message = event["message"]
        if (event["chat_id"], message["message_id"]) == self._message:
            self.edits += 1
            self.text = str(message.get("text"))


async def press_flood(contender: Contender, *, presses: int, seconds: float) -> Flood:
    """Have so many people press once each, spread evenly over so many seconds."""
    world = stage.new_world()
    people = crowd(world, presses)
    async with running(world) as url, contender.start(world, url, people):
        message_id, data = await contender.ask(world)
        panel = _Panel(world, message_id)
        stop = world.watch(panel.seen)
        # Only now: what was sent to get the panel must not count against the bot.
        world.floods.switch_on()
        tapper = Tapper(world, people, message_id, data)
        taps = await tapper.press(presses, per_second=presses / seconds)
        final = await contender.counted(presses)
        final_in = await _until_final(tapper, lambda: final in panel.text)
        stop()
        return Flood(contender.name, taps, panel.edits, world.floods.refused, final_in)


async def _until_final(tapper: Tapper, final: Callable[[], bool]) -> float | None:
    try:
        await until(final, PATIENCE)
    except TimeoutError:
        return None
    return perf_counter() - tapper.last_press
