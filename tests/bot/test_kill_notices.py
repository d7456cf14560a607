"""The real process, killed with SIGKILL again and again in the middle of a broadcast."""

import asyncio
import os
import signal
from pathlib import Path
from random import Random

from bot.bench import broadcast
from bot.bench.broadcast import Posts
from bot.delivery import IN_FLIGHT
from playground import estate
from playground.clock import Clock
from playground.server import running
from playground.world import World
from tests.bot.killed import TOKEN, process, rows, until

# More of them by hand: each costs a start of the whole program.
KILLS = int(os.environ.get("LINLI_KILLS", "6"))
# About as many as are posted between two kills.
GROUPS = 12 * KILLS
LONGEST = 0.9
SENT = "SELECT chat_id, state FROM notice_deliveries"
WAITING = "SELECT 1 FROM outbox WHERE state IN ('waiting', 'sending') LIMIT 1"


async def test_killed_again_and_again_a_broadcast_reaches_every_group(tmp_path: Path) -> None:
    world, database, random = World(Clock(), TOKEN), tmp_path / "linli.db", Random(4)  # noqa: S311
    estate.build(world)
    chat_ids = [broadcast.group(world, number) for number in range(GROUPS)]
    world.updates.clear()
    await broadcast.furnish(database, chat_ids)
    posts = Posts()
    world.watch(posts.seen)
    amid = 0
    async with running(world) as url:
        for kill in range(KILLS):
            before = len(posts.chats)
            async with process(url, database) as bot:
                await until(lambda: len(posts.chats) > before)  # noqa: B023 - awaited here
                await asyncio.sleep(random.uniform(0, LONGEST))
                bot.send_signal(signal.SIGKILL)
                assert await bot.wait() == -signal.SIGKILL, f"kill {kill}"
            amid += len(set(posts.chats)) < GROUPS
        async with process(url, database):
            await until(lambda: len(set(posts.chats)) == GROUPS and not rows(database, WAITING))
    assert amid > KILLS // 2, "most were killed in the middle of it"
    assert set(posts.chats) == set(chat_ids), "no group was left out"
    assert len(posts.chats) - GROUPS <= KILLS * IN_FLIGHT, "only what was in flight came twice"
    assert sorted(rows(database, SENT)) == [(chat, "sent") for chat in sorted(chat_ids)]
