"""Timers against a model: exactly the armed ones are due, in order, and each is taken once."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage import timers
from storage.database import Database, Tx
from storage.timers import Timer
from tests.conftest import NOON, create_schema

KINDS, SUBJECTS, MINUTES = ("report", "claim"), (1, 2), st.integers(0, 5)
ORDERS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.sampled_from(SUBJECTS), st.none() | MINUTES), max_size=20
)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


async def due(tx: Tx, now: datetime, most: int = 100) -> list[Timer]:
    return await timers.due(tx, most, now=now)


@settings(max_examples=30, deadline=None)
@given(ORDERS, MINUTES)
def test_exactly_what_was_armed_last_is_due(
    orders: list[tuple[str, int, int | None]], minutes: int
) -> None:
    async def play() -> list[Timer]:
        with TemporaryDirectory() as folder:
            database = Database(str(Path(folder) / "t.db"))
            create_schema(database)
            for kind, subject, when in orders:
                moment = None if when is None else at(when)
                await database.run(timers.arm, kind, subject, moment)
            found = await database.run(due, at(minutes))
            await database.close()
            return found

    model = {(kind, subject): when for kind, subject, when in orders}
    found = asyncio.run(play())
    expected = {(k, s, at(w)) for (k, s), w in model.items() if w is not None and w <= minutes}
    assert {(t.kind, t.subject_id, t.due_at) for t in found} == expected
    assert len(found) == len(expected)
    assert [t.due_at for t in found] == sorted(t.due_at for t in found)


async def test_a_timer_is_due_at_its_very_moment(database: Database) -> None:
    await database.run(timers.arm, "report", 1, at(1))
    before = at(1) - timedelta(microseconds=1)
    assert await database.run(due, before) == []
    assert [t.subject_id for t in await database.run(due, at(1))] == [1]


async def test_the_longest_due_come_first_when_there_are_too_many(database: Database) -> None:
    for subject, minutes in ((1, 3), (2, 1), (3, 2)):
        await database.run(timers.arm, "report", subject, at(minutes))
    found = await database.run(due, at(9), 2)
    assert [t.subject_id for t in found] == [2, 3]


async def test_a_timer_is_taken_once(database: Database) -> None:
    await database.run(timers.arm, "report", 1, at(0))
    (timer,) = await database.run(due, at(0))
    assert [await database.run(timers.claim, timer) for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    "again",
    [("report", 1, at(60)), ("report", 2, at(0)), ("claim", 1, at(0))],
    ids=["later", "another subject", "another kind"],
)
async def test_a_timer_that_came_in_place_of_another_is_not_taken_for_it(
    database: Database, again: tuple[str, int, datetime]
) -> None:
    await database.run(timers.arm, "report", 1, at(0))
    (timer,) = await database.run(due, at(0))
    await database.run(timers.arm, "report", 1, None)
    await database.run(timers.arm, *again)
    (new,) = await database.run(due, at(60))
    assert new.id == timer.id, "the id has been given again, or this test proves nothing"
    assert not await database.run(timers.claim, timer)
    assert await database.run(timers.armed, again[0], again[1]) == [again[2]]


async def test_adding_the_same_timer_twice_leaves_one(database: Database) -> None:
    for _ in range(2):
        await database.run(timers.add, "report", 1, at(1))
    await database.run(timers.add, "report", 1, at(2))
    assert sorted(await database.run(timers.armed, "report", 1)) == [at(1), at(2)]


async def test_disarming_touches_no_other_timer(database: Database) -> None:
    for kind in KINDS:
        for subject in SUBJECTS:
            await database.run(timers.arm, kind, subject, at(1))
    await database.run(timers.arm, "report", 1, None)
    left = {(t.kind, t.subject_id) for t in await database.run(due, at(1))}
    assert left == {("report", 2), ("claim", 1), ("claim", 2)}


async def test_a_failing_timer_waits_twice_as_long_each_time_and_an_hour_at_most(
    database: Database,
) -> None:
    await database.run(timers.arm, "report", 1, at(0))
    waits = []
    now = at(0)
    for _ in range(9):
        (timer,) = await database.run(due, now)
        await database.run(timers.postpone, timer, now=now)
        (following,) = await database.run(timers.armed, "report", 1)
        waits.append((following - now) / timedelta(minutes=1))
        now = following
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]


async def test_a_timer_somebody_else_took_is_not_put_back(database: Database) -> None:
    await database.run(timers.arm, "report", 1, at(0))
    (timer,) = await database.run(due, at(0))
    await database.run(timers.claim, timer)
    await database.run(timers.postpone, timer, now=at(0))
    assert await database.run(timers.armed, "report", 1) == []


@pytest.mark.parametrize("extreme", [min, max])
async def test_the_largest_ids_and_longest_kinds_are_kept(
    database: Database, extreme: Callable[[int, int], int]
) -> None:
    subject = extreme(-(2**63), 2**63 - 1)
    await database.run(timers.arm, "k" * 24, subject, at(0))
    (timer,) = await database.run(due, at(0))
    assert (timer.kind, timer.subject_id, timer.attempts) == ("k" * 24, subject, 0)
