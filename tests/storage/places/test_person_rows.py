"""People as rows: who they are today, and whether the bot may write to them first."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.errors import Missing
from playground.estate import IDS
from storage.database import Database
from storage.places import people
from storage.places.people import Greeting, Person
from tests.conftest import NOON

SOMEBODY = Greeting(IDS.wang, "王阿姨", "auntie", "zh-CN", private=True)
IN_GROUP = replace(SOMEBODY, private=False)
LATER = NOON + timedelta(minutes=30)


async def greet(database: Database, who: Greeting, now: datetime = NOON) -> Person:
    return await database.run(people.greet, who, now=now)


async def test_who_was_never_seen_is_nobody(database: Database) -> None:
    assert await database.run(people.find, IDS.wang) is None
    with pytest.raises(Missing):
        await database.run(people.get, IDS.wang)


async def test_somebody_new_is_kept_as_telegram_says(database: Database) -> None:
    person = await greet(database, SOMEBODY)
    assert (person.name, person.username, person.language) == ("王阿姨", "auntie", "zh-CN")
    assert (person.phone, person.birth_year, person.big, person.erased_at) == (
        None,
        None,
        False,
        None,
    )
    assert (person.seen_at, person.started_at, person.blocked_at) == (NOON, NOON, None)


async def test_speaking_in_a_group_does_not_let_the_bot_write_first(database: Database) -> None:
    assert not (await greet(database, IN_GROUP)).reachable
    assert (await greet(database, SOMEBODY)).reachable
    assert (await greet(database, IN_GROUP)).reachable


async def test_a_new_name_is_todays_name(database: Database) -> None:
    await greet(database, SOMEBODY)
    renamed = await greet(database, replace(SOMEBODY, name="王奶奶", username=None), LATER)
    assert (renamed.name, renamed.username, renamed.seen_at) == ("王奶奶", None, LATER)


async def test_the_language_somebody_chose_is_not_overwritten(database: Database) -> None:
    await greet(database, SOMEBODY)
    await database.run(people.set_language, IDS.wang, "en")
    person = await greet(database, replace(SOMEBODY, name="王", language="zh-CN"))
    assert person.language == "en"


@pytest.mark.parametrize(
    ("after", "written"),
    [
        (timedelta(minutes=1), False), (people.SEEN_EVERY, False),
        (people.SEEN_EVERY + timedelta(seconds=1), True),
    ],
)  # fmt: skip
async def test_being_seen_is_noted_once_an_hour(
    database: Database,
    after: timedelta,
    written: bool,  # noqa: FBT001
) -> None:
    await greet(database, SOMEBODY)
    person = await greet(database, SOMEBODY, NOON + after)
    assert (person.seen_at == NOON + after) is written


async def test_who_blocked_the_bot_is_out_of_reach_until_they_write(database: Database) -> None:
    await greet(database, SOMEBODY)
    await database.run(people.blocked, IDS.wang, at=NOON)
    assert not (await greet(database, IN_GROUP)).reachable
    assert (await greet(database, SOMEBODY)).reachable
    await database.run(people.never_started, IDS.wang)
    assert not (await database.run(people.get, IDS.wang)).reachable


async def test_a_name_finds_its_person_in_any_case(database: Database) -> None:
    await greet(database, SOMEBODY)
    for name in ("auntie", "@auntie", "@Auntie", "AUNTIE"):
        found = await database.run(people.by_username, name)
        assert found is not None
        assert found.id == IDS.wang
    assert await database.run(people.by_username, "@aunti") is None


async def test_a_name_given_up_and_taken_is_whose_it_is_now(database: Database) -> None:
    """Whoever held it before may not have been seen since, and must get no role by it."""
    await greet(database, SOMEBODY)
    await greet(database, replace(SOMEBODY, person_id=IDS.anna, name="Anna"), LATER)
    assert (await database.run(people.get, IDS.wang)).name == "王阿姨"
    found = await database.run(people.by_username, "auntie")
    assert found is not None
    assert found.id == IDS.anna


async def test_erasing_forgets_all_but_the_id_and_the_language(database: Database) -> None:
    await greet(database, SOMEBODY)
    await database.run(people.set_phone, IDS.wang, "13812345621")
    await database.run(people.erase, IDS.wang, now=LATER)
    person = await database.run(people.get, IDS.wang)
    assert (person.name, person.username, person.phone) == ("", None, None)
    assert (person.language, person.erased_at) == ("zh-CN", LATER)
    assert await database.run(people.by_username, "auntie") is None


@pytest.mark.parametrize("who", [SOMEBODY, IN_GROUP, replace(SOMEBODY, name="", username=None)])
async def test_who_comes_back_is_known_again_whole_and_not_half(
    database: Database, who: Greeting
) -> None:
    await greet(database, SOMEBODY)
    await database.run(people.erase, IDS.wang, now=NOON)
    person = await greet(database, who)
    assert (person.name, person.username, person.erased_at) == (who.name, who.username, None)
    assert person.phone is None


@pytest.mark.parametrize("phone", ["13812345621", None])
async def test_a_phone_is_set_and_taken_away(database: Database, phone: str | None) -> None:
    await greet(database, SOMEBODY)
    await database.run(people.set_phone, IDS.wang, "13900000000")
    await database.run(people.set_phone, IDS.wang, phone)
    assert (await database.run(people.get, IDS.wang)).phone == phone
