"""People in a hurry: taps and reports, and how long each waits for its answer."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from playground.estate import IDS
from playground.shapes import Json
from playground.world import World

PEOPLE = 400
# They own their flat together with somebody else, who presses too.
SHARING = 50
FIRST_PERSON = 50_000
# Open presses at a time: more would measure the queue, not the bot.
AT_ONCE = 200
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Timing:
    """How many were answered how fast; seconds."""

    count: int
    elapsed: float
    waits: tuple[float, ...]

    @property
    def per_second(self) -> float:
        return self.count / self.elapsed if self.elapsed else 0.0

    def quantile(self, share: float) -> float:
        ordered = sorted(self.waits)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0


def crowd(world: World, count: int = PEOPLE) -> list[int]:
    """Fill building 6 with people who have all started the bot."""
    ids = list(range(FIRST_PERSON, FIRST_PERSON + count))
    for person_id in ids:
        world.add_person(f"邻居{person_id}", id=person_id).started = True
        world.join(person_id, IDS.building_6)
    world.updates.clear()
    return ids


async def until(condition: Callable[[], bool], seconds: float = PATIENCE) -> float:
    """Wait for something to be so; return how long it took, raise TimeoutError otherwise."""
    began = perf_counter()
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110 - what is waited for is in another process
            await asyncio.sleep(0.002)
    return perf_counter() - began


class Tapper:
    """Presses the buttons of a message for many people, and notes when each is answered.

    Turn by turn, each person presses the next of the buttons that `data` names.
    """

    def __init__(
        self, world: World, people: Sequence[int], message_id: int, data: Sequence[str]
    ) -> None:
        self._world = world
        self._people = people
        self._target = (IDS.building_6, message_id)
        self._data = data
        self._pressed: dict[str, float] = {}
        self._waits: list[float] = []
        self._free = asyncio.Semaphore(AT_ONCE)
        self.last_press = 0.0

    async def press(self, taps: int, *, per_second: float | None = None) -> Timing:
        """Press as fast as answers come, or at a steady pace."""
        self._waits = []
        stop = self._world.watch(self._answered)
        began = perf_counter()
        try:
            for number in range(taps):
                await self._turn(began, number, per_second)
                self._tap(self._people[number % len(self._people)], number)
            await until(lambda: len(self._waits) >= taps)
        finally:
            stop()
        return Timing(len(self._waits), perf_counter() - began, tuple(self._waits))

    async def _turn(self, began: float, number: int, per_second: float | None) -> None:
        await self._free.acquire()
        if per_second:
            await asyncio.sleep(max(began + number / per_second - perf_counter(), 0))
        # The world runs in this loop too; without a pause it could answer nobody.
        elif number % 20 == 0:
            await asyncio.sleep(0)

    def _tap(self, person_id: int, number: int) -> None:
        data = self._data[number % len(self._data)]
        query = self._world.tap(person_id, *self._target, data)
        self.last_press = perf_counter()
        self._pressed[query] = self.last_press

    def _answered(self, event: Json) -> None:
        if event["type"] == "toast" and event.get("query_id") in self._pressed:
            self._waits.append(perf_counter() - self._pressed.pop(event["query_id"]))
            self._free.release()
