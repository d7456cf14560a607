import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest

from bot import dispatch
from bot.dispatch import Dispatcher
from playground.faults import Kind
from storage import inbox
from storage.database import Tx
from storage.places import grants, people
from tests.bot.counting import CHEN, GROUP, WANG, Engine, count, order


async def test_an_update_takes_effect_and_is_done(engine: Engine) -> None:
    engine.telegram.say(WANG, WANG, "/add 5")
    await engine.settle()
    assert engine.texts(WANG) == ["number 5"]
    assert await engine.database.run(inbox.count, "done") == 1
    assert await engine.database.run(inbox.count, "waiting") == 0


async def test_the_same_update_delivered_twice_takes_effect_once(engine: Engine) -> None:
    engine.telegram.say(WANG, WANG, "/add 5")
    raw = engine.telegram.updates.take(None, 10)
    await engine.linli.intake.accept(raw)
    await engine.linli.intake.accept(raw)
    await engine.settle()
    await engine.linli.intake.accept(raw)
    await engine.settle()
    assert await engine.database.run(count) == 1
    assert engine.texts(WANG) == ["number 5"]


async def test_one_persons_updates_are_handled_in_their_order(engine: Engine) -> None:
    for number in range(20):
        engine.telegram.say(WANG, WANG, f"/add {number}")
    await engine.settle()
    assert await engine.database.run(order) == list(range(20))


async def test_a_failing_update_is_tried_four_times_more_and_then_parked(engine: Engine) -> None:
    await engine.database.run(_own, CHEN, now=engine.clock.now())
    engine.telegram.say(WANG, WANG, "/break it")
    engine.telegram.say(WANG, WANG, "/add 1")
    await engine.settle(redraw=False)
    for seconds in (1, 5, 30, 120):
        assert await engine.database.run(count) == 0, "the lane waits for its first update"
        engine.clock.jump(timedelta(seconds=seconds))
        await engine.settle(redraw=False)
    assert await engine.database.run(inbox.count, "parked") == 1
    assert await engine.database.run(count) == 1
    (told,) = engine.texts(CHEN)
    assert told.startswith("number 10"), "the owner is told the update's number"


async def test_a_failure_does_not_hold_up_other_people(engine: Engine) -> None:
    engine.telegram.say(WANG, WANG, "/break it")
    engine.telegram.say(CHEN, CHEN, "/add 2")
    await engine.settle(redraw=False)
    assert engine.texts(CHEN) == ["number 2"]


async def test_an_update_that_cannot_be_parsed_is_parked_and_others_go_on(engine: Engine) -> None:
    broken: dict[str, Any] = {
        "update_id": 77,
        "message": {"chat": {"type": "private", "id": WANG}},
    }
    await engine.linli.intake.accept([broken])
    engine.telegram.say(CHEN, CHEN, "/add 2")
    await engine.settle(redraw=False)
    for _ in range(5):
        engine.clock.jump(timedelta(minutes=3))
        await engine.settle(redraw=False)
    assert await engine.database.run(inbox.count, "parked") == 1
    assert engine.texts(CHEN) == ["number 2"]


async def test_the_toast_is_said_after_the_commit(engine: Engine) -> None:
    engine.telegram.say(CHEN, GROUP, "/board")
    await engine.settle()
    board = engine.telegram.messages(GROUP)[-2]["message_id"]
    query = engine.telegram.tap(WANG, GROUP, board, "bump:1")
    await engine.settle()
    answer = engine.telegram.answer_to(query)
    assert answer is not None
    assert answer["text"] == "counted 1"
    assert await engine.database.run(count) == 1


async def test_every_tap_is_answered_even_on_a_button_nobody_knows(engine: Engine) -> None:
    engine.telegram.say(CHEN, GROUP, "/board")
    await engine.settle()
    board = engine.telegram.messages(GROUP)[-2]["message_id"]
    for data in ("bump", "bump:x", "bump:1:2", "bump:99999999999999999999", "nobody:1", "::"):
        query = engine.telegram.tap(WANG, GROUP, board, data, force=True)
        await engine.settle()
        answer = engine.telegram.answer_to(query)
        assert answer is not None, data
        assert answer["text"] == "这条已经不在了。", data
    assert await engine.database.run(count) == 0


async def test_a_lost_answer_to_a_tap_loses_nothing_else(engine: Engine) -> None:
    engine.telegram.say(CHEN, GROUP, "/board")
    await engine.settle()
    board = engine.telegram.messages(GROUP)[-2]["message_id"]
    query = engine.telegram.tap(WANG, GROUP, board, "bump:1")
    engine.telegram.faults.add("answerCallbackQuery", Kind.ERROR, value=502)
    await engine.settle()
    assert engine.telegram.answer_to(query) is None
    assert await engine.database.run(count) == 1
    assert await engine.database.run(inbox.count, "done") == 2


async def test_a_slow_answer_does_not_hold_up_the_persons_next_tap(engine: Engine) -> None:
    engine.telegram.say(CHEN, GROUP, "/board")
    await engine.settle()
    board = engine.telegram.messages(GROUP)[-2]["message_id"]
    engine.telegram.faults.add("answerCallbackQuery", Kind.SLOW, value=1)
    first, second = (engine.telegram.tap(WANG, GROUP, board, "bump:1") for _ in range(2))
    async with running(engine):
        await engine.linli.poller.once()
        await until(lambda: engine.telegram.answer_to(second) is not None)
        assert engine.telegram.answer_to(first) is None
        assert await engine.database.run(count) == 2
        await engine.linli.dispatcher.stop(seconds=9)
        assert engine.telegram.answer_to(first) is not None, "stopping waits for it"


async def test_what_is_stored_is_taken_up_without_looking(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(engine):
        monkeypatch.setattr(dispatch, "LOOK_EVERY", 60)
        for number in range(5):
            engine.telegram.say(WANG, WANG, f"/add {number}")
            engine.telegram.say(CHEN, CHEN, f"/add {number + 10}")
        await engine.linli.poller.once()
        await finished(engine, 10)
    found = await engine.database.run(order)
    assert [n for n in found if n < 10] == [0, 1, 2, 3, 4]
    assert [n for n in found if n >= 10] == [10, 11, 12, 13, 14]


async def test_what_finds_no_room_in_memory_is_looked_for(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "MOST_QUEUED", 2)
    people = range(7000, 7009)
    async with running(engine):
        monkeypatch.setattr(dispatch, "LOOK_EVERY", 60)
        for person in people:
            engine.telegram.add_person("邻居", id=person).started = True
            engine.telegram.say(person, person, "/add 1")
        await engine.linli.poller.once()
        await finished(engine, len(people))
    assert await engine.database.run(count) == len(people)


async def test_what_an_earlier_process_left_is_handled_lane_by_lane(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dispatch, "LOOK_EVERY", 60)
    for number in range(5):
        engine.telegram.say(WANG, WANG, f"/add {number}")
    await engine.linli.poller.once()
    left = Dispatcher(engine.linli.app)
    async with running(engine, left):
        await finished(engine, 5)
    assert await engine.database.run(order) == [0, 1, 2, 3, 4]


@asynccontextmanager
async def running(engine: Engine, dispatcher: Dispatcher | None = None) -> AsyncIterator[None]:
    task = asyncio.create_task((dispatcher or engine.linli.dispatcher).run())
    # Its first look is over: from here on only what it is offered can be known to it.
    await engine.database.run(count)
    await asyncio.sleep(0)
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(9):
        while not condition():  # noqa: ASYNC110 - the world tells nobody
            await asyncio.sleep(0.005)


async def finished(engine: Engine, updates: int) -> None:
    async with asyncio.timeout(9):
        while await engine.database.run(inbox.count, "done") < updates:  # noqa: ASYNC110 - a row
            await asyncio.sleep(0.005)


async def _own(tx: Tx, person_id: int, *, now: Any) -> None:  # noqa: ANN401
    await people.get(tx, person_id)
    await grants.add_owner(tx, person_id, now=now)
