"""What a topic hears of its messages, in the unit that settles them."""

from datetime import datetime, timedelta
from typing import Any

from playground.faults import Kind
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Settled
from tests.bot.counting import GROUP, WANG, Engine


class Ear:
    """A step that remembers what it was told."""

    def __init__(self, engine: Engine) -> None:
        self.heard: list[Settled] = []
        engine.linli.doors.delivered("counted", self)

    async def __call__(self, tx: Tx, settled: Settled, *, now: datetime) -> None:
        assert await outbox.fate(tx, settled.row) == settled
        assert now.tzinfo is not None
        self.heard.append(settled)

    @property
    def states(self) -> list[str]:
        return [settled.state for settled in self.heard]


async def put(engine: Engine, chat_id: int, **more: Any) -> None:  # noqa: ANN401
    message = Outgoing(chat_id, "counted", 1, {"own": 7}, **more)
    await engine.database.run(outbox.put, message, now=engine.clock.now())


async def test_a_topic_hears_once_under_which_id_its_message_stands(engine: Engine) -> None:
    ear = Ear(engine)
    await put(engine, WANG)
    await engine.settle()
    await engine.settle()
    (settled,) = ear.heard
    assert (settled.state, settled.row.chat_id, settled.row.args) == ("sent", WANG, {"own": 7})
    assert settled.message_id is not None
    assert engine.texts(WANG) == ["number 1"]


async def test_a_failure_that_is_tried_again_is_not_told(engine: Engine) -> None:
    ear = Ear(engine)
    engine.telegram.faults.add("sendMessage", Kind.ERROR, value=502)
    await put(engine, GROUP)
    await engine.settle(redraw=False)
    assert ear.states == []
    engine.clock.jump(timedelta(minutes=1))
    await engine.settle(redraw=False)
    assert ear.states == ["sent"]


async def test_one_who_blocked_the_bot_is_told_as_a_failure_with_its_reason(
    engine: Engine,
) -> None:
    ear = Ear(engine)
    engine.telegram.block(WANG)
    await put(engine, WANG)
    await engine.settle()
    (settled,) = ear.heard
    assert (settled.state, settled.message_id) == ("failed", None)
    assert "blocked" in (settled.error or "")


async def test_what_the_topic_cannot_draw_ends_as_a_failure(engine: Engine) -> None:
    ear = Ear(engine)
    engine.linli.doors.delivered("undrawable", ear)
    await engine.database.run(outbox.put, Outgoing(WANG, "undrawable"), now=engine.clock.now())
    for _ in range(3):
        await engine.settle(redraw=False)
        engine.clock.jump(timedelta(minutes=2))
    assert ear.states == ["failed"]


async def test_an_expired_message_is_told_as_that(engine: Engine) -> None:
    ear = Ear(engine)
    await put(engine, WANG, expires_at=engine.clock.now())
    await engine.settle()
    assert ear.states == ["expired"]
