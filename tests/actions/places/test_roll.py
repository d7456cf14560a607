"""Letting a roll in, without any chat: as the command line does."""

from collections.abc import Sequence

import pytest

from actions.places import communities
from actions.places import roll as actions
from actions.places.roll import Counts, Founding, Refusal
from domain.places import Place, PlaceKind
from domain.places import roll as rules
from domain.places.cells import BadReason
from domain.places.roll import BadRow, RollFile, RollPlan
from storage.database import Database, Tx
from storage.places import households, imports, tree
from tests.conftest import NOON

HEADER = ["楼栋", "单元", "楼层", "房号", "面积", "业主", "电话"]
ROW = ["6栋", "1", "1", "101", "88.5", "王五", "13812345621"]
OTHER = ["6栋", "1", "1", "102", "90", "李四", ""]


def roll(*rows: Sequence[object], header: Sequence[object] = HEADER) -> RollFile:
    return rules.read([header, *rows])


async def checked(database: Database, file: RollFile) -> tuple[int, RollPlan]:
    found = await database.run(actions.check, None, file, now=NOON)
    assert not isinstance(found, Refusal)
    return found


async def let_in(database: Database, *rows: Sequence[object]) -> Counts:
    import_id, _ = await checked(database, roll(*rows))
    done = await database.run(actions.apply, import_id, now=NOON)
    assert isinstance(done, Counts)
    return done


async def places(database: Database) -> list[Place]:
    return await database.run(tree.every)


async def flats(database: Database, name: str = "6栋") -> dict[str, tuple[int, int | None]]:
    """Each present room of a building with its area and owner head."""
    [building] = [p for p in await places(database) if p.name == name]
    found = await database.run(households.in_building, building.id)
    return {flat.room: (flat.area, flat.owner_group) for flat in found}


async def test_the_first_roll_founds_the_community_and_its_buildings(database: Database) -> None:
    assert await let_in(database, ROW, OTHER) == Counts(2, 0, 0, 0)
    assert [(p.kind, p.name) for p in await places(database)] == [
        (PlaceKind.COMMUNITY, "社区"),
        (PlaceKind.BUILDING, "6栋"),
    ]
    assert await flats(database) == {"101": (8850, None), "102": (9000, None)}


async def test_looking_changes_nothing(database: Database) -> None:
    _, plan = await checked(database, roll(ROW, OTHER))
    assert len(plan.added) == 2
    assert await places(database) == []


async def test_the_community_is_founded_under_the_name_given(database: Database) -> None:
    founding = Founding("翠湖里", "Asia/Urumqi", "en")
    found = await database.run(actions.check, None, roll(ROW), now=NOON, founding=founding)
    assert not isinstance(found, Refusal)
    await database.run(actions.apply, found[0], now=NOON)
    community = (await places(database))[0]
    assert (community.name, community.zone, community.language) == (
        "翠湖里",
        "Asia/Urumqi",
        "en",
    )


async def test_the_same_roll_again_changes_nothing(database: Database) -> None:
    await let_in(database, ROW, OTHER)
    assert await let_in(database, ROW, OTHER) == Counts(0, 0, 0, 2)
    assert len(await flats(database)) == 2


async def test_a_flat_keeps_its_id_when_it_changes(database: Database) -> None:
    await let_in(database, ROW)
    before = database.connection.execute("SELECT id FROM households").fetchone()["id"]
    assert await let_in(database, ["6号楼", "一单元", "1", "101室", "91", "赵六", ""]) == Counts(
        0, 1, 0, 0
    )
    row = database.connection.execute("SELECT * FROM households").fetchone()
    assert (row["id"], row["area"], row["owner"], row["phone"]) == (before, 9100, "赵六", None)


async def test_a_flat_that_goes_and_comes_back_is_the_same_flat(database: Database) -> None:
    await let_in(database, ROW, OTHER)
    assert await let_in(database, ROW) == Counts(0, 0, 1, 1)
    assert list(await flats(database)) == ["101"]
    assert await let_in(database, ROW, OTHER) == Counts(1, 0, 0, 1)
    count = database.connection.execute("SELECT count(*) FROM households").fetchone()[0]
    assert count == 2
    assert list(await flats(database)) == ["101", "102"]


async def test_a_roll_of_one_building_leaves_the_others_alone(database: Database) -> None:
    await let_in(database, ROW, ["7栋", *ROW[1:]])
    assert await let_in(database, ROW, OTHER) == Counts(1, 0, 0, 1)
    assert list(await flats(database, "7栋")) == ["101"]


async def test_flats_of_one_owner_are_one_head_by_the_first_flat(database: Database) -> None:
    developer = ["", "", "开发商", "02155550101"]
    rows = [["6栋", "1", "1", f"10{n}", "80", *developer[2:]] for n in (1, 2, 3)]
    await let_in(database, *rows, [*ROW[:3], "104", "80", "王五", "13812345621"])
    groups = [group for _, group in (await flats(database)).values()]
    assert groups[0] is not None
    assert groups == [groups[0]] * 3 + [None]


async def test_a_sold_flat_leaves_the_head_and_the_number_stays(database: Database) -> None:
    rows = [["6栋", "1", "1", f"10{n}", "80", "开发商", "02155550101"] for n in (1, 2, 3)]
    await let_in(database, *rows)
    before = (await flats(database))["101"][1]
    await let_in(database, *rows[:2], ["6栋", "1", "1", "103", "80", "买家", "13812345621"])
    after = await flats(database)
    assert [after[room][1] for room in ("101", "102", "103")] == [before, before, None]


async def test_one_bad_row_and_nothing_is_let_in(database: Database) -> None:
    bad = roll(ROW, ["6栋", "1", "1", "102", "很大", "", ""])
    import_id, plan = await checked(database, bad)
    assert plan == RollPlan((), (), (), ())
    assert await database.run(actions.apply, import_id, now=NOON) is Refusal.BAD_ROWS
    assert await places(database) == []


async def test_a_roll_is_let_in_once_and_its_rows_are_forgotten(database: Database) -> None:
    import_id, _ = await checked(database, roll(ROW))
    await database.run(actions.apply, import_id, now=NOON)
    assert await database.run(actions.apply, import_id, now=NOON) is Refusal.APPLIED
    assert await database.run(imports.rows_of, import_id) == ()


async def test_an_unknown_import_is_refused(database: Database) -> None:
    assert await database.run(actions.apply, 77, now=NOON) is Refusal.EXPIRED


async def test_of_two_rolls_checked_together_the_second_is_out_of_date(
    database: Database,
) -> None:
    await let_in(database, ROW)
    first, _ = await checked(database, roll(ROW, OTHER))
    second, _ = await checked(database, roll(["6栋", "1", "1", "101", "70", "", ""]))
    assert isinstance(await database.run(actions.apply, first, now=NOON), Counts)
    assert await database.run(actions.apply, second, now=NOON) is Refusal.CHANGED
    assert (await flats(database))["101"][0] == 8850


async def test_a_failure_half_way_leaves_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_id, _ = await checked(database, roll(ROW, OTHER))

    async def fail(*_: object, **__: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(imports, "finish", fail)
    with pytest.raises(OSError, match="disk full"):
        await database.run(actions.apply, import_id, now=NOON)
    assert await places(database) == []


async def two_communities(tx: Tx) -> tuple[int, int]:
    where = {"zone": "Asia/Shanghai", "language": "zh-CN", "now": NOON}
    first = await communities.create(tx, "甲社区", **where)  # type: ignore[arg-type]
    second = await communities.create(tx, "乙社区", **where)  # type: ignore[arg-type]
    return first.id, second.id


async def test_of_several_communities_one_must_be_named(database: Database) -> None:
    _, second = await database.run(two_communities)
    answer = await database.run(actions.check, None, roll(ROW), now=NOON)
    assert answer is Refusal.WHICH_COMMUNITY
    named = await database.run(actions.check, 5, roll(ROW), now=NOON, community_id=second)
    assert not isinstance(named, Refusal)
    await database.run(actions.apply, named[0], now=NOON)
    [building] = [p for p in await places(database) if p.kind is PlaceKind.BUILDING]
    assert building.parent_id == second


async def test_a_building_there_twice_is_not_guessed(database: Database) -> None:
    await let_in(database, ROW)
    community = (await places(database))[0]

    async def twin(tx: Tx) -> None:
        where = {"zone": community.zone, "language": community.language}
        estate = await tree.add(tx, community.id, PlaceKind.ESTATE, "东区", **where)
        await tree.add(tx, estate.id, PlaceKind.BUILDING, "六号楼", **where)

    await database.run(twin)
    answer = await database.run(actions.check, None, roll(ROW), now=NOON)
    assert answer is Refusal.TWO_BUILDINGS


async def test_a_building_inside_an_estate_is_found_there(database: Database) -> None:
    await let_in(database, ROW)
    community = (await places(database))[0]

    async def estate(tx: Tx) -> None:
        where = {"zone": community.zone, "language": community.language}
        east = await tree.add(tx, community.id, PlaceKind.ESTATE, "东区", **where)
        await tree.add(tx, east.id, PlaceKind.BUILDING, "8栋", **where)

    await database.run(estate)
    await let_in(database, ["8栋", *ROW[1:]])
    assert [p.name for p in await places(database)].count("8栋") == 1


async def test_a_building_name_that_cannot_be_shown_is_refused(database: Database) -> None:
    answer = await database.run(actions.check, None, roll(["栋" * 31, *ROW[1:]]), now=NOON)
    assert answer is Refusal.BUILDING_NAME


async def test_two_thousand_rows_go_in_whole(database: Database) -> None:
    rows = [[f"{n // 100 + 1}栋", "1", "1", str(n), "80", "", ""] for n in range(2000)]
    assert await let_in(database, *rows) == Counts(2000, 0, 0, 0)
    assert len(await places(database)) == 21


async def test_forgetting_spares_what_was_let_in(database: Database) -> None:
    await let_in(database, ROW)
    waiting, _ = await checked(database, roll(ROW, OTHER))
    await database.run(actions.forget, 1, now=NOON)
    await database.run(actions.forget, waiting, now=NOON)
    assert await database.run(imports.find, 1) is not None
    assert await database.run(imports.find, waiting) is None


async def test_the_summary_counts_building_by_building_in_natural_order(
    database: Database,
) -> None:
    import_id, _ = await checked(database, roll(["10栋", *ROW[1:]], ["9栋", *ROW[1:]], ROW))
    kept = await database.run(imports.find, import_id)
    assert kept is not None
    assert kept.summary["buildings"] == [
        ["6栋", 1, 0, 0, 0],
        ["9栋", 1, 0, 0, 0],
        ["10栋", 1, 0, 0, 0],
    ]


@pytest.mark.parametrize(
    ("reason", "value", "words"),
    [
        (BadReason.PHONE_UNREADABLE, "1381234562", "****62"),
        (BadReason.PHONE_UNREADABLE, "138123456217", "138****6217"),
        (BadReason.AREA_UNREADABLE, "很大", "很大"),
        (BadReason.FLOOR_UNREADABLE, "13812345621", "138****5621"),
        (BadReason.TOO_LONG, "字" * 40, "字" * 23 + "…"),
        (BadReason.FLAT_TWICE, "17", "17"),
        (BadReason.ROOM_MISSING, "", ""),
    ],
)
def test_a_bad_value_is_shown_short_and_masked(reason: BadReason, value: str, words: str) -> None:
    assert actions.shown(BadRow(3, reason, value)) == words


async def test_reading_takes_a_file_as_it_comes() -> None:
    data = "\n".join(",".join(map(str, row)) for row in (HEADER, ROW)).encode("utf-8-sig")
    assert [row.room for row in actions.read(data, "roll.csv").rows] == ["101"]
