from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places.cells import BadReason
from domain.places.columns import Column
from domain.places.roll import (
    MAX_ROWS,
    MAX_TITLE_LINES,
    BadRow,
    RollFile,
    RollPlan,
    RollRow,
    owner_heads,
    plan,
    read,
)

B = BadReason
HEAD = ["楼栋", "单元", "楼层", "房号", "面积", "业主", "电话"]
WANG = RollRow("6栋", "3单元", 2, "201", 8769, "王秀英", "13812345621")
LINE: list[object] = ["6栋", "3", "二楼", 201.0, "87.69㎡", "王秀英", 13812345621.0]


def reasons(file: RollFile) -> list[tuple[int, BadReason]]:
    return [(bad.line, bad.reason) for bad in file.bad]


def two_thousand() -> list[list[object]]:
    return [
        [f"{at // 100 + 1}栋", at % 100 // 50 + 1, 1 + at % 25, 100 + at % 100, 80.5, "李", None]
        for at in range(2000)
    ]


def test_a_line_becomes_a_flat() -> None:
    file = read([HEAD, LINE])
    assert (file.rows, file.bad, file.ignored) == ((WANG,), (), ())


def test_english_headings_in_another_order_below_titles_read_the_same() -> None:
    titles: list[list[object]] = [["东风社区业主花名册", None], [], ["2026-11-22"]]
    head: list[object] = [
        "phone",
        "Owner",
        "area_m2",
        "room",
        "floor",
        "remarks",
        "Stairwell",
        "BUILDING",
    ]
    line: list[object] = ["138 1234 5621", "王秀英", 87.69, "201室", "2F", "x", "3单元", "6栋"]
    file = read([*titles, head, line])
    assert (file.rows, file.bad, file.ignored) == ((WANG,), (), ("remarks",))


@pytest.mark.parametrize("rows", [[], [[]], [["花名册"]], [LINE], [["业主", "电话"]]])
def test_without_a_header_nothing_is_read(rows: list[list[object]]) -> None:
    assert reasons(read(rows)) == [(1, B.NO_HEADER)]


def test_the_header_may_stand_on_the_twentieth_line_but_not_lower() -> None:
    titles: list[list[object]] = [["花名册"]] * MAX_TITLE_LINES
    assert read([*titles[1:], HEAD, LINE]).rows == (WANG,)
    assert reasons(read([*titles, HEAD, LINE])) == [(1, B.NO_HEADER)]


def test_each_needed_column_that_is_missing_is_named() -> None:
    file = read([["x"], ["房号", "业主"], ["201", "王"]])
    assert file.bad == (
        BadRow(2, B.COLUMN_MISSING, "building"),
        BadRow(2, B.COLUMN_MISSING, "area_m2"),
    )
    assert file.rows == ()


def test_two_columns_for_the_same_thing_are_refused() -> None:
    assert reasons(read([[*HEAD, "建筑面积"], [*LINE, 90]])) == [(1, B.COLUMN_TWICE)]


def test_an_empty_roll_is_bad_and_blank_lines_are_not() -> None:
    assert reasons(read([HEAD])) == [(1, B.NO_ROWS)]
    assert reasons(read([HEAD, [None, "", " \u200b"]])) == [(1, B.NO_ROWS)]
    assert read([HEAD, [], LINE, [""] * 7]).rows == (WANG,)


def test_a_short_line_lacks_its_last_cells() -> None:
    file = read([HEAD, LINE[:5]])
    assert file.rows == (replace(WANG, owner="", phone=None),)


def test_five_bad_rows_of_two_thousand_are_each_told_with_their_line() -> None:
    rows = two_thousand()
    rows[0][4] = 0
    rows[499][3] = None
    rows[999][6] = "不详"
    rows[1500][2] = "夹层"
    rows[1999] = rows[1998]
    file = read([["花名册"], HEAD, *rows])
    assert reasons(file) == [
        (3, B.AREA_NOT_POSITIVE),
        (502, B.ROOM_MISSING),
        (1002, B.PHONE_UNREADABLE),
        (1503, B.FLOOR_UNREADABLE),
        (2002, B.FLAT_TWICE),
    ]
    assert file.bad[2].value == "不详"
    assert file.bad[4].value == "2001"
    assert len(file.rows) == 1995


def test_the_same_flat_in_other_words_is_a_duplicate() -> None:
    again = ["六号楼", "三单元", "", "201室", 90, "", ""]
    assert reasons(read([HEAD, LINE, again])) == [(3, B.FLAT_TWICE)]


def test_more_rows_than_allowed_are_refused_whole() -> None:
    most: list[list[object]] = [[]] * (MAX_ROWS + MAX_TITLE_LINES)
    assert reasons(read(most)) == [(1, B.NO_HEADER)]
    assert reasons(read([*most, []])) == [(1, B.TOO_MANY_ROWS)]


def test_what_is_shown_of_a_bad_cell_is_short_and_not_printed() -> None:
    (bad,) = read([HEAD, [*LINE[:6], "电话" * 500]]).bad
    assert bad.value == "电话" * 20
    assert "电话" not in repr(bad)
    assert "王秀英" not in repr(WANG)
    assert "13812345621" not in repr(WANG)


CELLS = st.one_of(st.none(), st.text(max_size=9), st.floats(), st.sampled_from([*HEAD, *LINE]))


@given(st.lists(st.lists(CELLS, max_size=8), max_size=8))
def test_no_table_makes_reading_fail(table: list[list[object]]) -> None:
    file = read([HEAD, *table])
    keys = [row.key for row in file.rows]
    assert len(keys) == len(set(keys))
    assert keys or file.bad


NAMED = st.builds(
    RollRow,
    building=st.sampled_from(["1栋", "2号楼", "Building 3"]),
    stairwell=st.sampled_from(["", "1单元", "二单元"]),
    floor=st.one_of(st.none(), st.integers(1, 9)),
    room=st.integers(101, 105).map(str),
    area=st.integers(1, 20_000),
    owner=st.sampled_from(["", "王", "李"]),
    phone=st.sampled_from([None, "13812345621", "13912345621"]),
)
ROLLS = st.lists(NAMED, max_size=12, unique_by=lambda row: row.key)


def applied(existing: dict[int, RollRow], to_do: RollPlan) -> dict[int, RollRow]:
    after = {at: row for at, row in existing.items() if at not in to_do.gone}
    after.update({change.household_id: change.after for change in to_do.changed})
    after.update(enumerate(to_do.added, start=1000))
    return after


@given(ROLLS, ROLLS)
def test_a_plan_applied_gives_the_roll_and_leaves_other_buildings(
    old: list[RollRow], new: list[RollRow]
) -> None:
    existing = dict(enumerate(old))
    after = applied(existing, plan(existing, new))
    named = {row.key[0] for row in new}
    others = [row for row in old if row.key[0] not in named]
    assert sorted(map(values, after.values())) == sorted(map(values, [*new, *others]))


def values(row: RollRow) -> tuple[object, ...]:
    return (row.key, row.floor or 0, row.area, row.owner, row.phone or "")


@given(ROLLS, ROLLS)
def test_a_plan_counts_every_row_once_and_the_second_import_changes_nothing(
    old: list[RollRow], new: list[RollRow]
) -> None:
    existing = dict(enumerate(old))
    to_do = plan(existing, new)
    assert len(to_do.added) + len(to_do.changed) + len(to_do.unchanged) == len(new)
    again = plan(applied(existing, to_do), new)
    assert (again.added, again.changed, again.gone) == ((), (), ())


def test_a_column_the_file_lacks_is_left_as_it_is() -> None:
    file = read([["楼栋", "单元", "房号", "面积"], ["6幢", "三单元", "201", "90"]])
    (change,) = plan({5: WANG}, file.rows, file.columns).changed
    assert change.household_id == 5
    assert change.after == replace(WANG, area=9000)


def test_a_column_left_blank_is_emptied() -> None:
    file = read([HEAD, [*LINE[:5], "", ""]])
    (change,) = plan({5: WANG}, file.rows, file.columns).changed
    assert change.after == replace(WANG, owner="", phone=None)


def test_a_flat_missing_from_its_building_is_gone_and_other_buildings_stay() -> None:
    other = replace(WANG, building="7栋")
    upstairs = replace(WANG, room="301")
    to_do = plan({5: WANG, 6: other, 7: upstairs}, [replace(WANG, building="六号楼")])
    assert to_do == RollPlan(added=(), changed=(), gone=(7,), unchanged=(5,))


def test_a_building_without_word_in_the_file_is_the_one_kept() -> None:
    file = read([HEAD, [6.0, *LINE[1:]]])
    assert plan({5: WANG}, file.rows).unchanged == (5,)
    assert file.columns == frozenset(Column)


def test_flats_with_the_same_owner_and_phone_are_one_head() -> None:
    unsold = replace(WANG, owner="开发商", phone="01062345678")
    namesake = replace(WANG, phone="13912345621")
    nameless = replace(WANG, owner="")
    unknown = replace(WANG, phone=None)
    rows = [WANG, unsold, namesake, nameless, nameless, unknown, unknown, unsold, WANG]
    assert owner_heads(rows) == (1, 2, None, None, None, None, None, 2, 1)
