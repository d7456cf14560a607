"""The inbox against a model: each update once, each lane in its order, none starved."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import inbox
from storage.database import Database, Tx
from storage.inbox import AlreadyDone, Incoming
from tests.conftest import NOON

LANES = st.lists(st.tuples(st.integers(1, 12), st.integers(1, 4)), max_size=25)


async def keep(tx: Tx, *updates: tuple[int, int]) -> list[Incoming]:
    return await inbox.keep(tx, [(u, lane, f"raw {u}") for u, lane in updates], now=NOON)


async def fail(tx: Tx, lane: int, times: int = 1, error: str = "why") -> list[bool]:
    """Have the first update of a lane fail, again and again."""
    parked = []
    for _ in range(times):
        first = await inbox.head_of(tx, lane)
        assert first is not None
        parked.append(await inbox.postpone(tx, first, error, now=NOON))
    return parked


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(updates=LANES, done=st.sets(st.integers(1, 12)))
async def test_the_first_of_each_lane_is_what_came_first_and_is_not_done(
    database: Database, updates: list[tuple[int, int]], done: set[int]
) -> None:
    database.connection.execute("DELETE FROM inbox")
    kept = await database.run(keep, *updates)
    model: dict[int, int] = {}
    for update_id, lane in updates:
        model.setdefault(update_id, lane)
    assert [(new.update_id, new.lane) for new in kept] == list(model.items())
    for update_id in done & model.keys():
        await database.run(inbox.finish, update_id, now=NOON)
    waiting = [(lane, u) for u, lane in model.items() if u not in done]
    heads: dict[int, int] = {}
    for lane, update_id in waiting:
        heads.setdefault(lane, update_id)
    found = await database.run(inbox.heads, 100)
    assert {head.lane: head.update_id for head in found} == heads
    assert [head.seq for head in found] == sorted(head.seq for head in found)
    for lane in range(1, 5):
        head = await database.run(inbox.head_of, lane)
        assert (head.update_id if head else None) == heads.get(lane)


async def test_an_update_is_kept_as_it_came(database: Database) -> None:
    raw = '{"text":"翠湖里 😀"}'
    await database.run(inbox.keep, [(2**62, -(2**62), raw)], now=NOON)
    (head,) = await database.run(inbox.heads, 1)
    assert head == Incoming(head.seq, 2**62, -(2**62), raw, 0, NOON)


async def test_finishing_twice_is_told(database: Database) -> None:
    await database.run(keep, (1, 1))
    await database.run(inbox.finish, 1, now=NOON)
    for update_id in (1, 404):
        with pytest.raises(AlreadyDone):
            await database.run(inbox.finish, update_id, now=NOON)
    assert await database.run(inbox.count, "done") == 1


async def test_what_was_stored_is_known_by_what_a_look_would_find(database: Database) -> None:
    (new,) = await database.run(keep, (1, 7))
    assert [new] == await database.run(inbox.heads, 10)
    assert await database.run(keep, (1, 7)) == [], "a repeat is nothing new"


async def test_an_update_is_first_only_where_nothing_waits_in_its_lane(database: Database) -> None:
    kept = await database.run(keep, (1, 7), (2, 8), (3, 7))
    assert [new.first for new in kept] == [True, True, False]
    await database.run(inbox.close, 1, now=NOON)
    assert [new.first for new in await database.run(keep, (4, 7))] == [False], "3 waits"
    await database.run(inbox.finish, 2, now=NOON)
    assert [new.first for new in await database.run(keep, (5, 8))] == [True]


async def test_an_update_that_backs_off_keeps_its_lane(database: Database) -> None:
    await database.run(keep, (1, 7))
    await database.run(fail, 7)
    assert [new.first for new in await database.run(keep, (2, 7))] == [False]


async def test_an_update_without_effects_is_closed_once_or_more(database: Database) -> None:
    await database.run(keep, (1, 7))
    for _ in range(2):
        await database.run(inbox.close, 1, now=NOON)
    assert await database.run(inbox.count, "done") == 1
    with pytest.raises(AlreadyDone):
        await database.run(inbox.finish, 1, now=NOON)


async def test_only_the_words_of_what_is_not_done_are_kept(database: Database) -> None:
    await database.run(keep, (1, 1), (2, 2), (3, 3), (4, 4))
    await database.run(inbox.finish, 1, now=NOON)
    await database.run(inbox.close, 2, now=NOON)
    await database.run(fail, 3, 5)
    rows = database.connection.execute("SELECT state, raw FROM inbox ORDER BY update_id")
    assert [tuple(row) for row in rows] == [
        ("done", ""),
        ("done", ""),
        ("parked", "raw 3"),
        ("waiting", "raw 4"),
    ]


async def test_effects_of_an_update_that_was_done_are_undone(database: Database) -> None:
    async def effects(tx: Tx) -> None:
        await keep(tx, (2, 2))
        await inbox.finish(tx, 1, now=NOON)

    await database.run(keep, (1, 1))
    await database.run(inbox.finish, 1, now=NOON)
    with pytest.raises(AlreadyDone):
        await database.run(effects)
    assert await database.run(inbox.count, "waiting") == 0


async def test_failing_waits_longer_each_time_and_is_put_aside_in_the_end(
    database: Database,
) -> None:
    await database.run(keep, (1, 1), (2, 1))
    waits = []
    for _ in range(4):
        assert await database.run(fail, 1) == [False]
        head = await database.run(inbox.head_of, 1)
        assert head is not None
        waits.append((head.not_before - NOON).total_seconds())
        assert head.update_id == 1, "the lane waits for it"
    assert waits == [1, 5, 30, 120]
    assert await database.run(fail, 1) == [True]
    following = await database.run(inbox.head_of, 1)
    assert following is not None
    assert following.update_id == 2
    assert await database.run(inbox.count, "parked") == 1


async def test_lanes_that_wait_out_a_failure_hide_no_other_lane(database: Database) -> None:
    await database.run(keep, *((number, number) for number in range(1, 41)))
    for lane in range(1, 41):
        await database.run(fail, lane)
    await database.run(keep, (99, 99))
    heads = await database.run(inbox.heads, 32)
    assert heads[0].lane == 99
    assert len(heads) == 32


async def test_a_failure_as_long_as_a_book_is_cut(database: Database) -> None:
    await database.run(keep, (1, 1))
    await database.run(fail, 1, 1, "因" * 5000)
    (row,) = database.connection.execute("SELECT error FROM inbox").fetchall()
    assert row["error"] == "因" * 300


async def test_a_failure_told_after_the_update_was_done_changes_nothing(
    database: Database,
) -> None:
    await database.run(keep, (1, 1))
    head = await database.run(inbox.head_of, 1)
    assert head is not None
    await database.run(inbox.finish, 1, now=NOON)
    await database.run(inbox.postpone, head, "late", now=NOON)
    assert await database.run(inbox.count, "done") == 1
    assert await database.run(inbox.head_of, 1) is None


async def test_only_what_was_done_more_than_eight_days_ago_is_forgotten(
    database: Database,
) -> None:
    await database.run(keep, (1, 1), (2, 2), (3, 3), (4, 4))
    await database.run(inbox.finish, 1, now=NOON)
    await database.run(inbox.finish, 2, now=NOON + timedelta(microseconds=1))
    await database.run(fail, 3, 5)
    later = NOON + timedelta(days=8, microseconds=1)
    assert await database.run(inbox.forget, now=later) == 1
    left = database.connection.execute("SELECT update_id FROM inbox ORDER BY update_id")
    assert [row[0] for row in left] == [2, 3, 4], "what is parked or waits is never forgotten"
