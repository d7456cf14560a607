"""The outbox against a model: one message a chat, the most urgent first, none twice."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import outbox
from storage.database import Database, Tx
from storage.outbox import KEPT, Outgoing, Rank, Verb, Waiting
from tests.conftest import NOON

CHAT, OTHER = -1001000000006, 1003
ROWS = st.lists(
    st.tuples(st.sampled_from((1, 2, -3)), st.sampled_from(list(Rank)), st.integers(0, 3)),
    max_size=25,
)


def at(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


async def put(tx: Tx, /, chat: int = CHAT, view: str = "card", **more: Any) -> bool:  # noqa: ANN401
    return await outbox.put(tx, Outgoing(chat, view, **more), now=NOON)


async def ready(database: Database, minutes: float = 0, most: int = 100) -> list[Waiting]:
    return await database.run(outbox.ready, most, now=at(minutes))


async def state(database: Database) -> str:
    (row,) = database.connection.execute("SELECT state FROM outbox").fetchall()
    return str(row["state"])


async def sending(database: Database, **more: Any) -> Waiting:  # noqa: ANN401
    """A message that is on its way."""
    await database.run(put, **more)
    (row,) = await ready(database)
    assert await database.run(outbox.claim, row.id)
    return row


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS, minutes=st.integers(0, 3))
async def test_each_chats_most_urgent_and_then_oldest_is_ready(
    database: Database, rows: list[tuple[int, Rank, int]], minutes: int
) -> None:
    database.connection.execute("DELETE FROM outbox")
    for number, (chat, rank, wait) in enumerate(rows):
        message: dict[str, Any] = {"rank": rank, "not_before": at(wait), "key": f"k{number}"}
        await database.run(put, chat, **message)
    first: dict[int, tuple[Rank, str]] = {}
    for number, (chat, rank, wait) in enumerate(rows):
        if wait <= minutes and (chat not in first or rank < first[chat][0]):
            first[chat] = (rank, f"k{number}")
    found = await ready(database, minutes)
    assert {row.chat_id: (row.rank, row.key) for row in found} == first
    assert [(row.rank, row.id) for row in found] == sorted((row.rank, row.id) for row in found)
    assert await ready(database, minutes, 1) == found[:1]


async def test_a_message_comes_back_as_it_was_put(database: Database) -> None:
    large = {"message_id": 2**62, "reply_to": 2**61, "prompt_id": 2**60}
    long = {"view": "v" * 40, "key": "k" * 120, "panel": "p" * 16}
    flags = {"pin": True, "repeats": False, "not_before": at(0), "expires_at": at(5)}
    how = {"args": {"名": ["<b>", 1, None]}, "rank": Rank.BROADCAST, "verb": Verb.REACT}
    whole = Outgoing(CHAT, subject_id=-(2**63), **large | long | flags | how)  # type: ignore[arg-type]
    await database.run(outbox.put, whole, now=NOON)
    (row,) = await ready(database)
    assert {n: getattr(row, n) for n in Outgoing.__dataclass_fields__} == {
        n: getattr(whole, n) for n in Outgoing.__dataclass_fields__
    }
    assert row.attempts == 0


async def test_the_same_key_is_sent_once_for_ever(database: Database) -> None:
    assert await database.run(put, key="welcome")
    assert not await database.run(put, OTHER, "other", key="welcome")
    row = (await ready(database))[0]
    await database.run(outbox.claim, row.id)
    await database.run(outbox.settle, row.id, "sent", now=NOON, message_id=5)
    assert not await database.run(put, key="welcome")
    assert await ready(database) == []


@pytest.mark.parametrize(
    ("more", "two"),
    [
        ({}, False),
        ({"subject_id": 8}, True),
        ({"args": {"n": 2}}, True),
        ({"verb": Verb.EDIT, "message_id": 3}, True),
        ({"view": "list"}, True),
        ({"chat": OTHER}, True),
        ({"rank": Rank.URGENT}, False),
    ],
    ids=str,
)
async def test_without_a_key_only_the_very_same_message_of_the_same_moment_is_a_twin(
    database: Database,
    more: dict[str, Any],
    two: bool,  # noqa: FBT001
) -> None:
    await database.run(put, args={"n": 1})
    assert await database.run(put, **{"args": {"n": 1}} | more) is two


async def test_of_two_senders_one_takes_the_message(database: Database) -> None:
    await database.run(put)
    (row,) = await ready(database)
    assert [await database.run(outbox.claim, row.id) for _ in range(2)] == [True, False]
    assert await ready(database) == [], "what is on its way is not ready"


async def test_attempts_are_counted_when_they_begin(database: Database) -> None:
    row = await sending(database)
    await database.run(
        outbox.settle, row.id, "waiting", now=NOON, not_before=at(2), error="x" * 999
    )
    assert await ready(database, 1) == []
    (again,) = await ready(database, 2)
    assert again.attempts == 1
    (kept,) = database.connection.execute("SELECT sent_at, error FROM outbox").fetchall()
    assert (kept["sent_at"], kept["error"]) == (None, "x" * 300)


async def test_only_what_was_on_its_way_is_settled(database: Database) -> None:
    await database.run(put)
    (row,) = await ready(database)
    await database.run(outbox.settle, row.id, "sent", now=NOON, message_id=1)
    assert await state(database) == "waiting"


async def test_what_was_on_its_way_when_the_process_died_is_found(database: Database) -> None:
    row = await sending(database)
    await database.run(put, OTHER)
    assert [r.id for r in await database.run(outbox.stranded)] == [row.id]


async def test_a_message_on_its_way_lets_the_next_of_the_chat_be_seen(database: Database) -> None:
    await database.run(put, key="a")
    await database.run(put, key="b", rank=Rank.BROADCAST)
    first = (await ready(database))[0]
    await database.run(outbox.claim, first.id)
    assert [row.key for row in await ready(database)] == ["b"]


async def test_what_waits_may_be_called_back_and_what_is_on_its_way_may_not(
    database: Database,
) -> None:
    row = await sending(database, key="a")
    assert not await database.run(outbox.cancel, "a")
    await database.run(outbox.settle, row.id, "waiting", now=NOON)
    assert await database.run(outbox.cancel, "a")
    assert not await database.run(outbox.cancel, "a")
    assert await ready(database) == []


async def test_where_a_message_was_sent_is_known_by_its_key(database: Database) -> None:
    row = await sending(database, key="a")
    assert await database.run(outbox.sent_as, "a") is None
    await database.run(outbox.settle, row.id, "sent", now=NOON, message_id=77)
    assert await database.run(outbox.sent_as, "a") == (CHAT, 77)
    assert await database.run(outbox.sent_as, "b") is None


async def test_what_waits_for_a_group_follows_it_and_what_was_sent_stays(
    database: Database,
) -> None:
    old = await sending(database, key="old")
    await database.run(outbox.settle, old.id, "sent", now=NOON, message_id=1)
    row = await sending(database, key="flying")
    await database.run(put, key="waiting")
    await database.run(outbox.move, CHAT, -5)
    assert {r.chat_id for r in await ready(database)} == {-5}
    assert await database.run(outbox.claim, row.id), "what was refused there is sent here"
    assert await database.run(outbox.sent_as, "old") == (CHAT, 1)


async def test_the_next_moment_is_that_of_the_earliest_that_waits(database: Database) -> None:
    assert await database.run(outbox.next_moment) is None
    await database.run(put, key="a", not_before=at(5))
    await database.run(put, OTHER, key="b", not_before=at(3))
    assert await database.run(outbox.next_moment) == at(3)


@pytest.mark.parametrize("end", ["sent", "failed", "expired", "uncertain"])
async def test_what_came_to_an_end_is_forgotten_after_thirty_days(
    database: Database, end: str
) -> None:
    row = await sending(database)
    await database.run(outbox.settle, row.id, end, now=NOON)
    assert await database.run(outbox.forget, now=NOON + KEPT) == 0
    assert await database.run(outbox.forget, now=NOON + KEPT + timedelta(microseconds=1)) == 1


async def test_what_was_called_back_is_forgotten_too(database: Database) -> None:
    await database.run(put, key="a")
    await database.run(outbox.cancel, "a")
    assert await database.run(outbox.forget, now=NOON + KEPT) == 0
    assert await database.run(outbox.forget, now=NOON + KEPT + timedelta(microseconds=1)) == 1


async def test_what_waits_or_is_on_its_way_is_never_forgotten(database: Database) -> None:
    await sending(database, key="a")
    await database.run(put, key="b")
    assert await database.run(outbox.forget, now=NOON + 100 * KEPT) == 0
    assert await database.run(outbox.count, "waiting") == 1
    assert await database.run(outbox.count, "sending") == 1


async def test_what_is_held_back_waits_until_it_is_let_go(database: Database) -> None:
    await database.run(put, subject_id=7)
    await database.run(put, OTHER, subject_id=8)
    assert await database.run(outbox.hold, "card", 7) == 1
    assert [row.chat_id for row in await ready(database, 60)] == [OTHER]
    assert await database.run(outbox.release, "card", 7, now=at(60)) == 1
    assert {row.chat_id for row in await ready(database, 60)} == {CHAT, OTHER}


async def test_what_is_held_back_follows_its_group_and_stays_held(database: Database) -> None:
    await database.run(put, subject_id=7)
    await database.run(outbox.hold, "card", 7)
    await database.run(outbox.move, CHAT, -5)
    assert await ready(database) == []
    await database.run(outbox.release, "card", 7, now=NOON)
    assert [row.chat_id for row in await ready(database)] == [-5]


async def test_withdrawing_takes_what_waits_and_what_is_held_but_not_what_is_on_its_way(
    database: Database,
) -> None:
    row = await sending(database, subject_id=7)
    await database.run(put, OTHER, subject_id=7)
    await database.run(outbox.hold, "card", 7)
    await database.run(put, -3, subject_id=7)
    assert await database.run(outbox.withdraw, "card", 7) == 2
    assert await ready(database) == []
    assert await database.run(outbox.fate, row) is None
    await database.run(outbox.settle, row.id, "sent", now=NOON, message_id=5)
    settled = await database.run(outbox.fate, row)
    assert settled is not None
    assert (settled.state, settled.message_id) == ("sent", 5)
