"""Questions: one at a time to a person in a chat, for a day."""

from datetime import timedelta

import pytest

from storage import prompts
from storage.database import Database, Tx
from storage.prompts import OPEN_FOR, Prompt
from tests.conftest import NOON

CHAT, PERSON = -1001000000006, 1003


async def ask(tx: Tx, chat: int = CHAT, person: int = PERSON, kind: str = "phone") -> int:
    return await prompts.ask(tx, chat, person, kind, 7, {"名": "x:'\"", "n": 1}, now=NOON)


async def found(
    database: Database, chat: int = CHAT, person: int = PERSON, *, after: timedelta = timedelta()
) -> Prompt | None:
    return await database.run(prompts.open_for, chat, person, now=NOON + after)


async def test_a_question_comes_back_as_it_was_asked(database: Database) -> None:
    number = await database.run(ask)
    asked = await found(database)
    assert asked == Prompt(number, CHAT, PERSON, None, "phone", 7, {"名": "x:'\"", "n": 1})


async def test_a_new_question_takes_the_place_of_the_old(database: Database) -> None:
    await database.run(ask)
    await database.run(ask, kind="roll")
    asked = await found(database)
    assert asked is not None
    assert asked.kind == "roll"
    assert database.connection.execute("SELECT count(*) FROM prompts").fetchone()[0] == 1


@pytest.mark.parametrize(("chat", "person"), [(CHAT, 1), (1003, PERSON), (PERSON, CHAT)])
async def test_a_question_is_one_persons_in_one_chat(
    database: Database, chat: int, person: int
) -> None:
    await database.run(ask)
    assert await found(database, chat, person) is None
    await database.run(ask, chat, person)
    assert await database.run(prompts.drop, chat, person)
    assert await found(database) is not None


async def test_a_question_stands_for_a_day_and_not_a_moment_longer(database: Database) -> None:
    await database.run(ask)
    assert await found(database, after=OPEN_FOR - timedelta(microseconds=1)) is not None
    assert await found(database, after=OPEN_FOR) is None


async def test_only_what_is_over_expires(database: Database) -> None:
    await database.run(ask)
    assert await database.run(prompts.expire, now=NOON + OPEN_FOR - timedelta(microseconds=1)) == 0
    assert await database.run(prompts.expire, now=NOON + OPEN_FOR) == 1
    assert await database.run(prompts.expire, now=NOON + OPEN_FOR) == 0


async def test_where_a_question_stands_is_noted(database: Database) -> None:
    number = await database.run(ask)
    await database.run(prompts.posted, number, 55)
    asked = await found(database)
    assert asked is not None
    assert asked.message_id == 55


async def test_of_two_answers_one_is_taken(database: Database) -> None:
    await database.run(ask)
    asked = await found(database)
    assert asked is not None
    assert [await database.run(prompts.close, asked) for _ in range(2)] == [True, False]
    assert await found(database) is None


async def test_dropping_nothing_says_so(database: Database) -> None:
    assert not await database.run(prompts.drop, CHAT, PERSON)
