"""What handlers are given: one unit of work an update, and toasts that cost nothing."""

from datetime import timedelta
from typing import Any

import pytest

from handlers.context import Context
from handlers.doors import Command
from playground.faults import Kind
from storage import inbox
from storage.database import Tx
from storage.places import chats, people
from tests.bot.conftest import engine as engine  # noqa: PLC0414 - the fixture
from tests.bot.counting import CHEN, GROUP, WANG, Bump, Engine, add, count


def open_door(engine: Engine, handle: Any) -> None:  # noqa: ANN401
    """Have /try handled by the test."""
    engine.linli.doors.commands["try"] = handle


async def whole(engine: Engine, text: str = "/try", person: int = WANG, chat: int = WANG) -> None:
    engine.telegram.say(person, chat, text)
    await engine.settle(redraw=False)


async def test_a_handler_does_one_unit_of_work(engine: Engine) -> None:
    async def twice(context: Context, _: Command) -> None:
        await context.act(add, 1, WANG, now=context.now)
        with pytest.raises(RuntimeError, match="one unit"):
            await context.act(add, 2, WANG, now=context.now)

    open_door(engine, twice)
    await whole(engine)
    assert await engine.database.run(count) == 1
    assert await engine.database.run(inbox.count, "done") == 1


async def test_a_unit_that_failed_has_not_been_the_one(engine: Engine) -> None:
    async def breaks(tx: Tx, _: int) -> None:
        await add(tx, WANG, 9, WANG, now=engine.clock.now())
        raise LookupError("gone")

    async def otherwise(context: Context, _: Command) -> None:
        with pytest.raises(LookupError):
            await context.act(breaks)
        await context.act(add, 1, WANG, now=context.now)

    open_door(engine, otherwise)
    await whole(engine)
    assert engine.texts(WANG) == ["number 1"]


async def test_effects_and_the_updates_completion_are_one_unit(engine: Engine) -> None:
    seen: list[tuple[int, int]] = []

    async def look(context: Context, _: Command) -> None:
        before = await context.database.run(inbox.count, "done")
        await context.act(add, 1, WANG, now=context.now)
        seen.append((before, await context.database.run(inbox.count, "done")))

    open_door(engine, look)
    await whole(engine)
    assert seen == [(0, 1)]


async def test_a_handler_that_fails_after_its_unit_is_not_run_again(engine: Engine) -> None:
    async def late(context: Context, _: Command) -> None:
        await context.act(add, 1, WANG, now=context.now)
        raise RuntimeError("too late to matter")

    open_door(engine, late)
    await whole(engine)
    engine.clock.jump(timedelta(hours=1))
    await engine.settle(redraw=False)
    assert await engine.database.run(count) == 1
    assert await engine.database.run(inbox.count, "done") == 1
    assert await engine.database.run(inbox.count, "parked") == 0


async def test_an_update_whose_effects_are_on_disk_has_none_again(engine: Engine) -> None:
    engine.telegram.say(WANG, WANG, "/add 5")
    await engine.linli.poller.once()
    (incoming,) = await engine.database.run(inbox.heads, 10)
    for _ in range(2):
        await engine.linli.dispatcher.handle(incoming)
    assert await engine.database.run(count) == 1
    assert await engine.database.run(inbox.count, "parked") == 0


async def test_looking_changes_nothing_but_the_update_is_done(engine: Engine) -> None:
    found: list[object] = []

    async def look(context: Context, _: Command) -> None:
        found.append(await context.look(_name))
        found.append(context.say.plain("gone"))

    open_door(engine, look)
    await whole(engine)
    assert found == ["x", "这条已经不在了。"]
    assert await engine.database.run(inbox.count, "done") == 1


async def _name(tx: Tx, person_id: int) -> str:
    return (await people.get(tx, person_id)).name


async def test_who_acts_is_known_from_then_on_by_their_own_name(engine: Engine) -> None:
    await whole(engine, "/add 1")
    person = await engine.database.run(people.find, WANG)
    assert person is not None
    assert person.name == "王阿姨"
    assert person.reachable


async def test_who_acts_in_a_group_is_known_to_be_in_it(engine: Engine) -> None:
    assert not await engine.database.run(chats.is_in, GROUP, WANG)
    await whole(engine, "/add 1", WANG, GROUP)
    assert await engine.database.run(chats.is_in, GROUP, WANG)
    assert not await engine.database.run(chats.is_in, GROUP, CHEN)


async def _tapped(engine: Engine, text: str, times: int = 1) -> tuple[dict[str, Any] | None, int]:
    """Have a tap answered with this text; return what Telegram was told, and how often."""

    async def answer(context: Context, button: Bump) -> None:
        await context.act(add, button.by, WANG, now=context.now)
        for _ in range(times):
            await context.toast(text)

    engine.telegram.say(CHEN, GROUP, "/board")
    await engine.settle()
    board = engine.telegram.messages(GROUP)[-2]["message_id"]
    engine.linli.doors.taps["bump"] = (Bump, answer)
    query = engine.telegram.tap(WANG, GROUP, board, "bump:1")
    await engine.settle()
    return engine.telegram.answer_to(query), len(engine.calls("answerCallbackQuery"))


async def test_a_tap_is_answered_once(engine: Engine) -> None:
    answer, calls = await _tapped(engine, "好的", times=3)
    assert answer is not None
    assert answer["text"] == "好的"
    assert calls == 1


async def test_a_toast_is_cut_to_what_telegram_takes(engine: Engine) -> None:
    answer, _ = await _tapped(engine, "好" * 999)
    assert answer is not None
    assert answer["text"] == "好" * 200


async def test_an_answer_telegram_takes_no_more_does_not_undo_what_was_done(
    engine: Engine,
) -> None:
    engine.telegram.faults.add("answerCallbackQuery", Kind.ERROR, value=400)
    await _tapped(engine, "好的")
    assert await engine.database.run(count) == 1
    assert await engine.database.run(inbox.count, "done") == 2


async def test_a_toast_without_a_tap_is_said_to_nobody(engine: Engine) -> None:
    async def toasts(context: Context, _: Command) -> None:
        await context.toast("nobody hears this")

    open_door(engine, toasts)
    await whole(engine)
    assert engine.calls("answerCallbackQuery") == []
    assert await engine.database.run(inbox.count, "done") == 1


@pytest.mark.parametrize(("chat", "private"), [(WANG, True), (GROUP, False)])
async def test_a_handler_knows_where_it_is(
    engine: Engine,
    chat: int,
    private: bool,  # noqa: FBT001
) -> None:
    seen: list[object] = []

    async def look(context: Context, command: Command) -> None:
        seen.append((context.person_id, context.chat_id, context.private, command.text))

    open_door(engine, look)
    await whole(engine, "/try  多 个 字 ", WANG, chat)
    assert seen == [(WANG, chat, private, "多 个 字")]
