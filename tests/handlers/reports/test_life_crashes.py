"""The process dies at every step of a report's way: nothing is lost, and each change is made once.

A step of the way is queued, the process dies at its k-th commit or Bot API call, a new one starts
on the same rows, and the rest of the way is gone.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from domain.reports import State
from handlers.context import Services
from playground.clock import Clock
from playground.estate import IDS
from storage import outbox, panels
from storage.database import Database
from storage.reports import events, register
from tests.bot.mortal import Fate, MortalDatabase, make_mortal
from tests.conftest import NOON, create_schema
from tests.stories.words import ZH
from tests.world import CATALOGUE, World, open_world, restart


@dataclass(frozen=True)
class Stage:
    """One thing that somebody does, and how the report stands when it has been done."""

    name: str
    act: Callable[[World], Any]
    state: State


def says(world: World) -> None:
    world.telegram.say(IDS.wang, IDS.building_6, f"/report {ZH.lamp}")


def taps(person_id: int, chat_id: int, label: str) -> Callable[[World], None]:
    def act(world: World) -> None:
        world.telegram.tap(person_id, chat_id, *world.button(chat_id, label))

    return act


def answers(world: World) -> None:
    question = world.from_bot(IDS.unit_chat)[-1]["message_id"]
    world.telegram.say(IDS.worker, IDS.unit_chat, ZH.answer, reply_to=question)


STAGES = (
    Stage("report", says, State.DISPATCHED),
    Stage("accept", taps(IDS.worker, IDS.unit_chat, ZH.accept), State.IN_PROGRESS),
    Stage("done?", taps(IDS.worker, IDS.unit_chat, ZH.resolve), State.IN_PROGRESS),
    Stage("done", answers, State.RESOLVED),
    Stage("confirm", taps(IDS.wang, IDS.wang, ZH.confirm), State.CLOSED),
)
WAY = ["submit", "dispatch", "accept", "resolve", "confirm"]
# Each message of the way, and who gets it.
MESSAGES = (
    (IDS.wang, "老张已接单"),
    (IDS.wang, ZH.fixed),
    (IDS.unit_chat, ZH.solved),
    (IDS.wang, "谢谢确认"),
)


@pytest.mark.parametrize("at_stage", range(len(STAGES)), ids=[stage.name for stage in STAGES])
async def test_at_whatever_step_the_process_dies_the_report_goes_its_way_once(
    tmp_path: Path, at_stage: int
) -> None:
    boundary, alive = 1, False
    while not alive:
        alive = not await life(tmp_path / f"{boundary}.db", at_stage, boundary)
        # After one commit or call is as good as before the next: the rows are the same.
        boundary += 1 + (boundary > 1)
    assert boundary > 8, "the step has that many boundaries"


async def life(path: Path, at_stage: int, boundary: int) -> bool:
    """Live the whole way with one death in it; return whether it came to that."""
    database = MortalDatabase(str(path))
    # The process dies here, not the machine: waiting for the disk would only take time.
    database.connection.execute("PRAGMA synchronous=OFF")
    create_schema(database)
    died = False
    async with open_world(database, Clock(NOON)) as world:
        for number, stage in enumerate(STAGES):
            stage.act(world)
            if number != at_stage:
                await world.settle()
                continue
            died = await dies(world, database, boundary)
            await database.close()
            world.database = Database(str(path))
            world.database.connection.execute("PRAGMA synchronous=OFF")
            await reborn(world)
        await check(world, int(died), f"{STAGES[at_stage].name}, boundary {boundary}")
        await world.database.close()
    return died


async def dies(world: World, database: MortalDatabase, boundary: int) -> bool:
    fate = Fate(boundary)
    database.fate = fate
    make_mortal(world.linli, fate)
    try:
        return await until_the_end(world, fate)
    finally:
        database.fate = None


async def until_the_end(world: World, fate: Fate) -> bool:

    living = asyncio.create_task(world.settle())
    dying = asyncio.create_task(fate.died.wait())
    await asyncio.wait({living, dying}, return_when=asyncio.FIRST_COMPLETED)
    died = fate.died.is_set()
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
    await asyncio.gather(living, dying, return_exceptions=True)
    return died


async def reborn(world: World) -> None:
    """A new process on the same rows; what it sends again, it sends a moment later."""
    services = Services(world.database, CATALOGUE, world.clock.now, "zh-CN")
    world.linli = await restart(services, world.telegram)
    await world.database.run(world.linli.delivery.recover)
    for _ in range(3):
        await world.settle()


async def check(world: World, crashes: int, when: str) -> None:
    """Nothing lost, each change once, copies at most what was in flight when it died."""
    run = world.database.run
    report = await run(register.get, 1)
    assert report.state is State.CLOSED, when
    assert [e.action for e in await run(events.of, 1)] == WAY, when
    for state in ("waiting", "sending", "failed", "uncertain"):
        assert await run(outbox.count, state) == 0, (state, when)
    for chat_id, words in MESSAGES:
        copies = sum(words in text for text in world.texts(chat_id))
        assert 1 <= copies <= 1 + crashes, (words, when)
    cards = [p for p in await run(panels.of, "report", 1) if p.chat_id == IDS.building_6]
    assert 1 <= len(cards) <= 1 + crashes, when
    standing = {m["message_id"]: m["text"] for m in world.from_bot(IDS.building_6)}
    for card in cards:
        assert ZH.closed in standing[card.message_id], when
