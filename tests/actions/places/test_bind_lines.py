"""`/bind` and what is written behind it, by who writes it and what comes of it."""

from types import MappingProxyType

import pytest

from actions.places import bindwords
from actions.places.bindwords import Line
from actions.places.chats import Seen
from playground.estate import IDS
from storage.database import Database
from storage.places import chats
from storage.places.chats import Chat
from tests.actions.places.rows import counts, grown, sent
from tests.conftest import NOON
from tests.estate import Estate, furnish

GROUP = -77
SEEN = Seen(GROUP, "新来的群", frozenset({"post", "read"}))
WORDS = MappingProxyType({"物业": "property", "property": "property", "消防": "fire_brigade"})


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


def line(text: str, *, admin: bool = False) -> Line:
    return Line(text, 5, admin, WORDS, "我们社区", "zh-CN")


async def bind(database: Database, person: int, text: str, *, admin: bool = False) -> None:
    await database.run(bindwords.bind, person, SEEN, line(text, admin=admin), now=NOON)


async def group(database: Database) -> Chat | None:
    return await database.run(chats.find, GROUP)


SIX = ("6栋", "六号楼", "06幢", "Building 6", "#6", "6", "翠湖里 6栋", "翠湖里 六号楼", " ６ 栋 ")
SEVEN = ("7栋", "七号楼", "bldg 7", "7", "翠湖里 7")


@pytest.mark.parametrize("person", [IDS.owner, IDS.staff])
@pytest.mark.parametrize("text", [*SIX, *SEVEN])
async def test_any_way_of_naming_a_building_ties_the_group_to_it(
    database: Database, estate: Estate, person: int, text: str
) -> None:
    before = counts(database)
    await bind(database, person, text)
    chat = await group(database)
    assert chat is not None
    assert chat.place_id == (estate.building if text in SIX else estate.other_building)
    assert (chat.kind, chat.unit_id) == (chats.ChatKind.GROUP, None)
    assert sent(database) == [(GROUP, "setup-tied")]
    assert grown(before, counts(database)) == {"chats": 1, "outbox": 1}


@pytest.mark.parametrize("text", ["翠湖里", "社区", "工作人员", "staff", "翠湖里 社区"])
async def test_the_communitys_name_or_the_staffs_makes_it_the_office(
    database: Database, estate: Estate, text: str
) -> None:
    await bind(database, IDS.staff, text)
    chat = await group(database)
    assert chat is not None
    assert (chat.kind, chat.place_id) == (chats.ChatKind.STAFF, estate.community)
    assert sent(database) == [(GROUP, "setup-tied")]


@pytest.mark.parametrize("text", ["物业", "property", "PROPERTY", "翠湖里 物业", " 物业 "])
async def test_a_units_word_makes_it_the_units(
    database: Database, estate: Estate, text: str
) -> None:
    await bind(database, IDS.owner, text)
    chat = await group(database)
    assert chat is not None
    assert (chat.kind, chat.unit_id) == (chats.ChatKind.UNIT, estate.property_firm)
    assert sent(database) == [(GROUP, "setup-tied")]


@pytest.mark.parametrize("text", ["6栋", "翠湖里", "物业", "", "99栋", "——"])
@pytest.mark.parametrize("person", [IDS.captain, IDS.worker, IDS.wang])
async def test_who_may_not_is_told_in_private_and_nothing_else_is_written(
    database: Database, estate: Estate, person: int, text: str
) -> None:
    del estate
    before = counts(database)
    await bind(database, person, text)
    assert sent(database) == [(person, "setup-note")]
    assert grown(before, counts(database)) == {"outbox": 1}
    assert await group(database) is None


async def test_who_cannot_be_written_to_is_answered_in_the_group(
    database: Database, estate: Estate
) -> None:
    del estate
    await bind(database, IDS.zhou, "6栋")
    assert sent(database) == [(GROUP, "setup-note")]


@pytest.mark.parametrize("text", SIX)
async def test_an_administrator_of_the_group_has_staff_asked(
    database: Database, estate: Estate, text: str
) -> None:
    del estate
    await bind(database, IDS.wang, text, admin=True)
    assert sent(database) == [(IDS.staff_chat, "setup-request"), (IDS.wang, "setup-note")]
    chat = await group(database)
    assert chat is None or chat.place_id is None


@pytest.mark.parametrize("text", ["99栋", "玫瑰苑", "——"])
async def test_an_administrator_cannot_ask_for_what_is_not_there(
    database: Database, estate: Estate, text: str
) -> None:
    del estate
    before = counts(database)
    await bind(database, IDS.wang, text, admin=True)
    assert sent(database) == [(IDS.wang, "setup-note")]
    assert grown(before, counts(database)) == {"outbox": 1}


@pytest.mark.parametrize("text", ["6栋", "翠湖里", "物业"])
async def test_the_same_line_twice_ties_once_and_says_so(
    database: Database, estate: Estate, text: str
) -> None:
    del estate
    await bind(database, IDS.staff, text)
    first, before = await group(database), counts(database)
    await bind(database, IDS.staff, text)
    assert await group(database) == first
    assert sent(database) == [(GROUP, "setup-tied"), (IDS.staff, "setup-note")]
    assert grown(before, counts(database)) == {"outbox": 1}


@pytest.mark.parametrize(("first", "then"), [("6栋", "7栋"), ("6栋", "物业"), ("物业", "翠湖里")])
async def test_another_line_asks_before_it_replaces_the_first(
    database: Database, estate: Estate, first: str, then: str
) -> None:
    del estate
    await bind(database, IDS.staff, first)
    tied = await group(database)
    await bind(database, IDS.staff, then)
    assert await group(database) == tied
    assert sent(database) == [(GROUP, "setup-tied"), (GROUP, "setup-sure")]


async def test_a_building_that_is_not_there_yet_is_built_once(
    database: Database, estate: Estate
) -> None:
    del estate
    before = counts(database)
    await bind(database, IDS.staff, "88栋")
    assert grown(before, counts(database))["places"] == 1
    built = counts(database)
    await bind(database, IDS.staff, "八十八号楼")
    assert counts(database)["places"] == built["places"]


@pytest.mark.parametrize("text", ["——", "🏠", "长" * 31])
async def test_what_is_no_name_builds_nothing(
    database: Database, estate: Estate, text: str
) -> None:
    del estate
    before = counts(database)
    await bind(database, IDS.staff, text)
    assert sent(database) == [(IDS.staff, "setup-note")]
    assert grown(before, counts(database)) == {"outbox": 1}
