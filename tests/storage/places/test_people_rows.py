"""Links, rolls, looks and traces as rows."""

from datetime import timedelta

import pytest

from domain.places import Relation
from domain.places.roll import RollRow
from playground.estate import IDS
from storage.database import Database
from storage.places import audit, households, imports, residents, rolls, tokens, traces, tree
from storage.places.tokens import Token
from tests.conftest import NOON
from tests.estate import Estate, furnish

ROW = RollRow("6栋", "1单元", 1, "101", 8850, "王五", "13812345621")


@pytest.fixture
async def estate(database: Database) -> Estate:
    return await database.run(furnish, now=NOON)


async def test_of_two_who_use_a_link_only_the_first_has_it(
    database: Database, estate: Estate
) -> None:
    token = Token("t" * 24, estate.flats["1单元", "102"], IDS.captain, NOON)
    await database.run(tokens.add, token)
    assert await database.run(tokens.use, token.token, IDS.zhou)
    assert not await database.run(tokens.use, token.token, IDS.anna)
    found = await database.run(tokens.find, token.token)
    assert found is not None
    assert found.used_by == IDS.zhou
    assert not await database.run(tokens.use, "no such link", IDS.anna)


async def test_rows_of_a_roll_come_back_as_they_were(database: Database, estate: Estate) -> None:
    bare = RollRow("7栋", "", None, "1", 1, "", None)
    made = await database.run(
        imports.add, IDS.staff, estate.community, [ROW, bare], {"bad": []}, now=NOON
    )
    assert await database.run(imports.rows_of, made) == (ROW, bare)
    assert await database.run(imports.rows_of, made + 1) == ()


async def test_a_finished_import_is_neither_finished_nor_dropped_again(
    database: Database, estate: Estate
) -> None:
    made = await database.run(imports.add, 0, estate.community, [ROW], {}, now=NOON)
    assert await database.run(imports.finish, made, now=NOON)
    assert not await database.run(imports.finish, made, now=NOON)
    assert not await database.run(imports.drop, made)


async def test_the_roll_keeps_flats_that_are_gone_apart(
    database: Database, estate: Estate
) -> None:
    building = await database.run(tree.get, estate.building)
    flat = estate.flats["1单元", "101"]
    await database.run(rolls.leave, flat, now=NOON)
    kept = {k.id: k for k in await database.run(rolls.of, building)}
    assert kept[flat].gone
    assert await database.run(residents.flat, flat) is None
    await database.run(rolls.change, flat, ROW)
    kept = {k.id: k for k in await database.run(rolls.of, building)}
    assert not kept[flat].gone
    assert kept[flat].row == ROW


async def test_private_columns_stay_out_of_what_is_printed() -> None:
    kept = rolls.Kept(1, ROW, None, gone=False)
    assert "13812345621" not in repr(kept)
    assert "王五" not in repr(kept)


async def test_looks_before_somebody_moved_in_are_not_theirs(
    database: Database, estate: Estate
) -> None:
    flat = estate.flats["3单元", "201"]
    early, late = NOON - timedelta(seconds=1), NOON + timedelta(seconds=1)
    for at in (early, late):
        await database.run(audit.note, IDS.captain, "members", "household", flat, now=at)
    looks = await database.run(audit.looks_at, IDS.wang, 5)
    assert [look.at for look in looks] == [late]


async def test_ones_own_looks_and_other_subjects_do_not_count(
    database: Database, estate: Estate
) -> None:
    flat = estate.flats["3单元", "201"]
    await database.run(audit.note, IDS.wang, "members", "household", flat, now=NOON)
    await database.run(audit.note, IDS.captain, "members", "report", flat, now=NOON)
    assert await database.run(audit.looks_at, IDS.wang, 5) == []


async def test_traces_hold_only_the_persons_own(database: Database, estate: Estate) -> None:
    del estate
    kept = await database.run(traces.everything, IDS.captain)
    assert [row["role"] for row in kept["roles"]] == ["captain"]
    assert kept["homes"] == []
    assert kept["person"][0]["name"] == "陈楼长"
    assert kept["person"][0]["seen_at"] == NOON.isoformat()


async def test_laying_down_roles_spares_the_others(database: Database, estate: Estate) -> None:
    del estate
    await database.run(traces.lay_down_roles, IDS.captain, now=NOON)
    open_roles = database.connection.execute(
        "SELECT person_id FROM grants WHERE ends_at IS NULL ORDER BY person_id"
    )
    assert [row[0] for row in open_roles] == [IDS.owner, IDS.worker, IDS.staff]


async def test_groups_left_are_not_ones_groups(database: Database, estate: Estate) -> None:
    assert await database.run(residents.groups_of, IDS.wang) == [estate.building]
    database.connection.execute("UPDATE chat_members SET left_at = 1")
    assert await database.run(residents.groups_of, IDS.wang) == []


async def test_who_lives_where_names_the_relation(database: Database, estate: Estate) -> None:
    [wang] = await database.run(residents.in_flat, estate.flats["3单元", "201"])
    assert (wang.name, wang.relation) == ("王阿姨", Relation.OWNER)
    [member] = await database.run(households.memberships_of, IDS.wang)
    assert await database.run(residents.undecided, member.id)
    assert await database.run(residents.claims_since, IDS.wang, NOON - timedelta(days=1)) == 1
    assert await database.run(residents.claims_since, IDS.wang, NOON) == 0
