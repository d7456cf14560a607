"""A roll sent by staff: who may send which, and what becomes of it, step by step."""

from datetime import timedelta

import pytest

from actions.places import communities, importing, roll
from actions.places.roll import Counts, Founding, Refusal
from domain.places import Grant, PlaceKind, Role
from domain.places import roll as rules
from domain.places.roll import RollFile
from playground.estate import IDS
from storage import prompts
from storage.database import Database
from storage.places import grants, households, imports, tree
from storage.roster import Reason
from tests.conftest import NOON
from tests.estate import Estate, furnish

HEADER = ["楼栋", "单元", "楼层", "房号", "面积", "业主", "电话"]
GOOD = rules.read([HEADER, ["8栋", "1", "1", "101", "88.5", "王五", "13812345621"]])
BAD = rules.read([HEADER, ["8栋", "1", "1", "101", "很大", "王五", ""]])
FOUNDING = Founding("新社区", "Asia/Shanghai", "zh-CN")
NOT_STAFF = (IDS.captain, IDS.worker, IDS.wang, IDS.zhou, 424242)


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def receive(
    database: Database, person: int, community: int, file: RollFile = GOOD
) -> int | Refusal:
    return await database.run(importing.receive, person, community, file, FOUNDING, now=NOON)


async def let_in(database: Database, person: int, import_id: int) -> Counts | Refusal:
    return await database.run(importing.let_in, person, import_id, now=NOON, message_id=5)


async def second_community(database: Database, name: str = "荷花里") -> int:
    where = {"zone": "Asia/Shanghai", "language": "zh-CN"}
    place = await database.run(tree.add, None, PlaceKind.COMMUNITY, name, **where)
    return place.id


def views(database: Database, person: int) -> list[str]:
    rows = database.connection.execute(
        "SELECT view FROM outbox WHERE chat_id = ? ORDER BY id", (person,)
    )
    return [row["view"] for row in rows]


def left(database: Database) -> int:
    return int(database.connection.execute("SELECT count(*) FROM imports").fetchone()[0])


@pytest.mark.parametrize("person", [IDS.staff, IDS.owner])
async def test_those_who_may_are_asked_for_the_file(
    database: Database, estate: Estate, person: int
) -> None:
    refusal = await database.run(importing.ask, person, person, "", now=NOON, reply_to=1)
    assert refusal is None
    prompt = await database.run(prompts.open_for, person, person, now=NOON)
    assert prompt is not None
    assert (prompt.kind, prompt.subject_id) == ("roll", estate.community)
    assert views(database, person) == ["roll-ask"]


@pytest.mark.parametrize("person", NOT_STAFF)
async def test_others_are_neither_asked_nor_taken_from(
    database: Database, estate: Estate, person: int
) -> None:
    asked = await database.run(importing.ask, person, person, "", now=NOON, reply_to=1)
    assert asked is Refusal.FORBIDDEN
    assert await receive(database, person, estate.community) is Refusal.FORBIDDEN
    assert await receive(database, person, 0) is Refusal.FORBIDDEN
    assert set(views(database, person)) == {"roll-refused"}
    assert left(database) == 0


async def test_of_several_communities_the_one_named_is_meant(
    database: Database, estate: Estate
) -> None:
    other = await second_community(database)
    found = {
        name: await database.run(importing.target, IDS.owner, name, now=NOON)
        for name in ("", "荷花里", "翠湖里", "没有的", "荷 花 里")
    }
    assert found["荷花里"] == other
    assert found["翠湖里"] == estate.community
    assert found[""] is found["没有的"] is Refusal.WHICH_COMMUNITY
    # Staff of one community need no name: only theirs can be meant.
    assert await database.run(importing.target, IDS.staff, "", now=NOON) == estate.community


async def test_staff_of_one_community_send_no_roll_for_another(
    database: Database, estate: Estate
) -> None:
    other = await second_community(database)
    assert await receive(database, IDS.staff, other) is Refusal.FORBIDDEN
    mine = await receive(database, IDS.owner, other)
    assert isinstance(mine, int)
    assert await let_in(database, IDS.staff, mine) is Refusal.FORBIDDEN
    dropped = await database.run(importing.give_up, IDS.staff, mine, now=NOON, message_id=None)
    assert dropped is Refusal.FORBIDDEN
    del estate


@pytest.mark.parametrize("person", NOT_STAFF)
async def test_others_neither_let_in_nor_drop_what_staff_sent(
    database: Database, estate: Estate, person: int
) -> None:
    made = await receive(database, IDS.staff, estate.community)
    assert isinstance(made, int)
    assert await let_in(database, person, made) is Refusal.FORBIDDEN
    drop = await database.run(importing.give_up, person, made, now=NOON, message_id=5)
    assert drop is Refusal.FORBIDDEN
    assert left(database) == 1


async def test_another_of_the_staff_may_let_in_what_one_sent(
    database: Database, estate: Estate
) -> None:
    made = await receive(database, IDS.staff, estate.community)
    assert isinstance(made, int)
    assert await let_in(database, IDS.owner, made) == Counts(1, 0, 0, 0)
    assert views(database, IDS.owner) == ["roll-card"]


async def test_a_role_that_ended_since_lets_nothing_in(database: Database, estate: Estate) -> None:
    made = await receive(database, IDS.staff, estate.community)
    assert isinstance(made, int)
    database.connection.execute("DELETE FROM grants WHERE role = 'staff'")
    assert await let_in(database, IDS.staff, made) is Refusal.FORBIDDEN


async def test_bad_rows_are_shown_and_never_let_in(database: Database, estate: Estate) -> None:
    made = await receive(database, IDS.staff, estate.community, BAD)
    assert isinstance(made, int)
    assert views(database, IDS.staff) == ["roll-card"]
    assert await let_in(database, IDS.staff, made) is Refusal.BAD_ROWS
    assert await database.run(imports.rows_of, made) == ()


async def test_a_file_answers_the_question(database: Database, estate: Estate) -> None:
    await database.run(importing.ask, IDS.staff, IDS.staff, "", now=NOON, reply_to=1)
    await receive(database, IDS.staff, estate.community)
    assert await database.run(prompts.open_for, IDS.staff, IDS.staff, now=NOON) is None


@pytest.mark.parametrize("reason", [*Reason, None])
async def test_a_file_that_cannot_be_read_leaves_the_question_open(
    database: Database, estate: Estate, reason: Reason | None
) -> None:
    del estate
    await database.run(importing.ask, IDS.staff, IDS.staff, "", now=NOON, reply_to=1)
    await database.run(importing.unreadable, IDS.staff, reason, now=NOON)
    assert views(database, IDS.staff)[-1] == "roll-unreadable"
    prompt = await database.run(prompts.open_for, IDS.staff, IDS.staff, now=NOON)
    assert prompt is not None


@pytest.mark.parametrize("import_id", [0, -1, 999, 2**62])
async def test_an_import_that_is_none_is_said_to_be_old(
    database: Database, estate: Estate, import_id: int
) -> None:
    del estate
    assert await let_in(database, IDS.owner, import_id) is Refusal.EXPIRED
    drop = await database.run(importing.give_up, IDS.owner, import_id, now=NOON, message_id=None)
    assert drop is Refusal.EXPIRED


async def test_what_was_let_in_is_not_given_up_afterwards(
    database: Database, estate: Estate
) -> None:
    made = await receive(database, IDS.staff, estate.community)
    assert isinstance(made, int)
    await let_in(database, IDS.staff, made)
    drop = await database.run(importing.give_up, IDS.staff, made, now=NOON, message_id=None)
    assert drop is Refusal.APPLIED
    assert await let_in(database, IDS.staff, made) is Refusal.APPLIED


async def test_the_first_owner_founds_the_community_by_a_roll(database: Database) -> None:
    await database.run(communities.sync_owners, [IDS.owner], now=NOON)
    assert await database.run(importing.target, IDS.owner, "", now=NOON) == 0
    assert await database.run(importing.target, IDS.staff, "", now=NOON) is Refusal.FORBIDDEN
    made = await receive(database, IDS.owner, 0)
    assert isinstance(made, int)
    assert await database.run(tree.every) == []
    assert await let_in(database, IDS.owner, made) == Counts(1, 0, 0, 0)
    [community, building] = await database.run(tree.every)
    assert (community.name, building.name) == ("新社区", "8栋")
    [flat] = await database.run(households.in_building, building.id)
    assert (flat.room, flat.area) == ("101", 8850)


async def test_a_secretary_counts_as_staff_until_the_role_ends(
    database: Database, estate: Estate
) -> None:
    ends = NOON + timedelta(hours=1)
    given = Grant(IDS.zhou, Role.SECRETARY, estate.community, None, IDS.owner, NOON, ends)
    await database.run(grants.add, given)
    assert await database.run(importing.target, IDS.zhou, "", now=NOON) == estate.community
    assert await database.run(importing.target, IDS.zhou, "", now=ends) is Refusal.FORBIDDEN


async def test_two_rolls_of_one_sender_are_kept_apart(database: Database, estate: Estate) -> None:
    other = rules.read([HEADER, ["9栋", "1", "1", "101", "88.5", "王五", ""]])
    one = await receive(database, IDS.staff, estate.community)
    two = await receive(database, IDS.staff, estate.community, other)
    assert isinstance(one, int)
    assert isinstance(two, int)
    await database.run(roll.forget, one, now=NOON)
    assert await let_in(database, IDS.staff, one) is Refusal.EXPIRED
    assert await let_in(database, IDS.staff, two) == Counts(1, 0, 0, 0)
    assert "8栋" not in [p.name for p in await database.run(tree.every)]
