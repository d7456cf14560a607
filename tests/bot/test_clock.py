from datetime import timedelta

from storage import timers
from storage.database import Tx
from storage.timers import Timer
from tests.bot.counting import CHEN, WANG, Engine, start


async def armed(engine: Engine) -> list[object]:
    return list(await engine.database.run(timers.armed, "remind", 7))


async def remind_in_an_hour(engine: Engine) -> None:
    engine.telegram.say(CHEN, CHEN, "/remind")
    await engine.settle(redraw=False)


async def test_a_timer_fires_at_its_moment_and_not_before(engine: Engine) -> None:
    await remind_in_an_hour(engine)
    engine.clock.jump(timedelta(hours=1, microseconds=-1))
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == []
    engine.clock.jump(timedelta(microseconds=1))
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == ["number 7"]
    assert await armed(engine) == []


async def test_arming_again_replaces_the_timer(engine: Engine) -> None:
    await remind_in_an_hour(engine)
    engine.clock.jump(timedelta(minutes=30))
    await remind_in_an_hour(engine)
    assert len(await armed(engine)) == 1
    engine.clock.jump(timedelta(minutes=45))
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == []


async def test_what_fell_due_while_the_process_was_down_happens_once(engine: Engine) -> None:
    await remind_in_an_hour(engine)
    engine.clock.jump(timedelta(days=3))
    linli = await start(engine.database, engine.telegram)
    await linli.clock.drain()
    await linli.clock.drain()
    await linli.delivery.drain()
    await linli.app.shutdown()
    assert engine.texts(WANG) == ["number 7"]


async def test_a_clock_that_jumps_back_fires_nothing_twice(engine: Engine) -> None:
    await remind_in_an_hour(engine)
    engine.clock.jump(timedelta(hours=1))
    await engine.settle(redraw=False)
    engine.clock.jump(timedelta(hours=-2))
    await engine.settle(redraw=False)
    engine.clock.jump(timedelta(hours=4))
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == ["number 7"]


async def test_of_two_processes_only_one_takes_a_timer(engine: Engine) -> None:
    await remind_in_an_hour(engine)
    engine.clock.jump(timedelta(hours=1))
    (timer,) = await engine.database.run(timers.due, 10, now=engine.clock.now())
    assert await engine.database.run(timers.claim, timer)
    assert not await engine.database.run(timers.claim, timer)
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == []


async def test_a_timer_whose_action_fails_is_kept_and_tried_again_ever_later(
    engine: Engine,
) -> None:
    failures: list[int] = []

    async def breaks(_: Tx, subject_id: int, *, now: object) -> None:
        del now
        failures.append(subject_id)
        raise RuntimeError("a defect")

    engine.linli.doors.timers["broken"] = breaks
    await engine.database.run(timers.add, "broken", 9, engine.clock.now())
    for minutes, tries in ((0, 1), (1, 2), (1, 2), (1, 3)):
        engine.clock.jump(timedelta(minutes=minutes))
        await engine.settle(redraw=False)
        assert len(failures) == tries
    assert len(await engine.database.run(timers.armed, "broken", 9)) == 1


async def test_a_failing_timer_holds_up_no_other(engine: Engine) -> None:
    await engine.database.run(timers.add, "no-such-kind", 1, engine.clock.now())
    await engine.database.run(timers.add, "remind", 2, engine.clock.now())
    await engine.settle(redraw=False)
    assert engine.texts(WANG) == ["number 2"]


async def test_timers_come_in_the_order_of_their_moments(engine: Engine) -> None:
    now = engine.clock.now()
    for minutes in (3, 1, 2):
        await engine.database.run(timers.add, "remind", minutes, now + timedelta(minutes=minutes))
    due = await engine.database.run(timers.due, 10, now=now + timedelta(minutes=2))
    assert [timer.subject_id for timer in due] == [1, 2]
    assert all(isinstance(timer, Timer) for timer in due)
