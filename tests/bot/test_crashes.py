"""The process dies at every step of an update's way in and of a message's way out."""

from typing import Any

from playground.clock import Clock
from storage import inbox, outbox, panels
from storage.database import Database
from tests.bot.counting import CHEN, GROUP, WANG, Engine, count, know_people, small_town, start
from tests.bot.mortal import MortalDatabase, until_death
from tests.conftest import create_schema

NOON = Clock().now()


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
