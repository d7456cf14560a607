import json
import sqlite3
from datetime import timedelta
from typing import Any

import pytest
from telegram.error import InvalidToken

from bot.intake import Me, concerns, lane_of
from playground.faults import Kind
from storage import inbox
from tests.bot.counting import CHEN, GROUP, WANG, Engine, count

ME = Me(42, "linli_bot")
IN_GROUP = {"chat": {"id": GROUP, "type": "supergroup"}, "from": {"id": WANG}}


def words(text: str, kind: str | None = None, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    entities = [{"type": kind, "offset": 0, "length": len(text)}] if kind else []
    return IN_GROUP | {"text": text, "entities": entities} | more


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        (words("今天天气不错"), False),
        (words("/report 灯不亮", "bot_command"), True),
        (words("@linli_bot 灯不亮", "mention"), True),
        (words("@somebody 灯不亮", "mention"), False),
        (words("还没修", reply_to_message={"from": {"id": 42}}), True),
        (words("还没修", reply_to_message={"from": {"id": 7}}), False),
        (words("", media_group_id="9"), True),
        (IN_GROUP | {"new_chat_members": [{"id": 5}]}, True),
        (IN_GROUP | {"migrate_to_chat_id": -100}, True),
        ({"chat": {"id": WANG, "type": "private"}, "text": "你好"}, True),
    ],
)
def test_of_a_groups_talk_only_what_is_meant_for_the_bot_is_kept(
    message: dict[str, Any],
    kept: bool,  # noqa: FBT001
) -> None:
    assert concerns(message, ME) is kept


def test_a_lane_is_a_person_and_a_chat_where_there_is_none() -> None:
    assert lane_of(words("x")) == WANG
    assert lane_of(words("x", sender_chat={"id": GROUP})) == GROUP
    anonymous = {"chat": {"id": GROUP}, "from": {"id": 1087968824}}
    assert lane_of(anonymous) == GROUP
    assert lane_of({"from": {"id": CHEN}, "message": {"chat": {"id": GROUP}}}) == CHEN
    assert lane_of({"chat": {"id": GROUP}}) == GROUP
    assert lane_of({}) == 0


async def test_an_update_is_confirmed_only_by_the_poll_after_it_is_stored(engine: Engine) -> None:
    engine.telegram.say(WANG, WANG, "/add 1")
    await engine.linli.poller.once()
    assert engine.telegram.updates.pending() == 1, "stored, and not yet confirmed"
    assert await engine.database.run(inbox.count, "waiting") == 1
    await engine.linli.poller.once()
    assert engine.telegram.updates.pending() == 0


async def test_of_a_tapped_message_only_what_names_it_is_stored(engine: Engine) -> None:
    engine.telegram.say(CHEN, GROUP, "/board")
    await engine.settle()
    board = engine.telegram.messages(GROUP)[-2]
    engine.telegram.tap(WANG, GROUP, board["message_id"], "bump:1")
    await engine.linli.poller.once()
    (waiting,) = await engine.database.run(inbox.heads, 10)
    tap = json.loads(waiting.raw)["callback_query"]
    assert tap["message"] == {name: board[name] for name in ("message_id", "date", "chat")}
    assert (tap["from"]["id"], tap["data"]) == (WANG, "bump:1")


@pytest.mark.parametrize("message", [{}, None, {"message_id": 5}])
async def test_a_tap_on_no_proper_message_is_stored_as_well(
    engine: Engine, message: object
) -> None:
    tap = {"id": "1", "from": {"id": WANG}, "data": "bump:1", "message": message}
    if message is None:
        del tap["message"]
    assert await engine.linli.intake.accept([{"update_id": 5, "callback_query": tap}]) == 1
    (waiting,) = await engine.database.run(inbox.heads, 10)
    assert json.loads(waiting.raw)["callback_query"] == tap


async def test_half_a_character_in_a_message_does_not_block_what_follows(engine: Engine) -> None:
    half = words("/add 1 \ud83d", "bot_command") | {"message_id": 1}
    whole = words("/add 2", "bot_command") | {"message_id": 2}
    updates = [{"update_id": n, "message": message} for n, message in enumerate((half, whole))]
    assert await engine.linli.intake.accept(updates) == 2
    (first,) = await engine.database.run(inbox.heads, 10)
    assert json.loads(first.raw)["message"]["text"] == "/add 1 ?"


async def test_nothing_is_confirmed_while_the_database_refuses(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    engine.telegram.say(WANG, WANG, "/add 1")
    with monkeypatch.context() as broken:
        broken.setattr(engine.database, "run", full)
        with pytest.raises(sqlite3.OperationalError):
            await engine.linli.poller.once()
    assert engine.telegram.updates.pending() == 1
    await engine.settle()
    assert await engine.database.run(count) == 1


async def test_a_poll_that_fails_is_repeated_and_loses_nothing(engine: Engine) -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 4:
            raise InvalidToken("enough")

    engine.telegram.faults.add("getUpdates", Kind.ERROR, value=502, times=3)
    engine.telegram.faults.add("getUpdates", Kind.FLOOD, value=9)
    engine.telegram.say(WANG, WANG, "/add 1")
    engine.linli.poller._sleep = wait  # noqa: SLF001
    with pytest.raises(InvalidToken):
        await engine.linli.poller.run()
    assert waits == [1, 2, 5, 9], "longer each time, and as long as Telegram asks"
    await engine.settle()
    assert await engine.database.run(count) == 1


async def test_update_ids_that_begin_again_lower_are_new_updates(engine: Engine) -> None:
    engine.telegram.say(WANG, WANG, "/add 1")
    await engine.settle()
    (first,) = engine.texts(WANG)
    raw = {
        "update_id": 3,
        "message": engine.telegram.messages(WANG)[0] | {"text": "/add 2"},
    }
    await engine.linli.intake.accept([raw])
    await engine.settle()
    assert engine.texts(WANG) == [first, "number 2"]


async def test_done_updates_are_remembered_for_eight_days(engine: Engine) -> None:
    engine.telegram.say(WANG, WANG, "/add 1")
    raw = engine.telegram.updates.take(None, 10)
    await engine.settle()
    for days, left in ((7.9, 1), (0.2, 0)):
        engine.clock.jump(timedelta(days=days))
        await engine.linli.clock.tidy()
        assert await engine.database.run(inbox.count, "done") == left
    await engine.linli.intake.accept(raw)
    assert await engine.database.run(inbox.count, "waiting") == 1
