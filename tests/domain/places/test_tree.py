from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places.tree import (
    INSIDE,
    Place,
    PlaceKind,
    ancestors,
    find,
    may_hold,
    normal_name,
    order,
    within,
)

K = PlaceKind
PLACES = [
    Place(1, None, K.COMMUNITY, "东风社区"),
    Place(2, 1, K.ESTATE, "幸福小区"),
    Place(3, 1, K.ESTATE, "百合苑"),
    Place(4, 2, K.GRID, "第一网格"),
    Place(10, 4, K.BUILDING, "10栋"),
    Place(9, 4, K.BUILDING, "9栋"),
    Place(6, 4, K.BUILDING, "6号楼"),
    Place(16, 4, K.BUILDING, "16栋"),
    Place(36, 3, K.BUILDING, "6栋"),
    Place(61, 6, K.STAIRWELL, "1单元"),
    Place(63, 6, K.STAIRWELL, "3单元"),
    Place(163, 16, K.STAIRWELL, "三单元"),
    Place(164, 16, K.STAIRWELL, "24单元"),
    Place(7, 4, K.BUILDING, "7栋", closed_at=datetime(2026, 1, 1, tzinfo=UTC)),
]
BY_ID = {place.id: place for place in PLACES}


def ids(name: str) -> list[int]:
    return [place.id for place in find(name, PLACES)]


@pytest.mark.parametrize(
    "written",
    [
        *("6栋", "6号楼", "6幢", "六栋", "６号楼", "６ 栋", "第六栋", "06栋", "6棟", "(6栋)"),
        *("#6", "6#", "6#楼", "6座", "六号", "6\u200b栋"),
        *("Building 6", "bldg 6", "Bldg. 6", "BUILDING NO. 6", "block 6", "building6"),
    ],
)
def test_every_way_of_writing_building_six_is_the_same(written: str) -> None:
    assert normal_name(written) == "6栋"


@pytest.mark.parametrize(
    "written",
    ["3单元", "三单元", "Unit 3", "stairwell 3", "第3单元", "3 单元", "3号单元", "entrance no. 3"],
)
def test_every_way_of_writing_stairwell_three_is_the_same(written: str) -> None:
    assert normal_name(written) == "3单元"


@pytest.mark.parametrize(
    "written",
    [
        "6栋3单元",
        "六号楼三单元",
        "Building 6 Unit 3",
        "bldg 6, stairwell 3",
        "6号-3单元",
        "6#3单元",
    ],
)
def test_a_building_and_its_stairwell_are_read_together(written: str) -> None:
    assert normal_name(written) == "6栋3单元"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("6栋", "16栋"),
        ("6-1栋", "61栋"),
        ("6栋", "6单元"),
        ("6号院", "6栋"),
        ("6楼", "6栋"),
        ("A座", "B座"),
        ("buildings", "building s"),
        ("A6栋", "6栋"),
    ],
)
def test_different_places_stay_different(one: str, other: str) -> None:
    assert normal_name(one) != normal_name(other)


NAMES = st.text(alphabet="06 12一十百第#号楼栋幢座单元-.AbuildgnitoN\u3000６", max_size=20)


@given(st.one_of(NAMES, st.text(max_size=30)))
def test_the_normal_form_of_a_normal_form_is_itself(name: str) -> None:
    assert normal_name(normal_name(name)) == normal_name(name)


@given(st.integers(min_value=1, max_value=999))
def test_building_words_are_equal_for_every_number(number: int) -> None:
    forms = (f"{number}栋", f"{number}号楼", f"{number}幢", f"Building {number}", f"bldg {number}")
    assert {normal_name(form) for form in forms} == {f"{number}栋"}


def test_a_name_held_by_two_estates_finds_both() -> None:
    assert ids("六栋") == [6, 36]


def test_the_estate_named_beside_it_decides() -> None:
    assert ids("幸福小区6栋") == [6]
    assert ids("百合苑 building 6") == [36]
    assert ids("幸福小区6栋三单元") == [63]


def test_a_bare_number_is_a_building_before_it_is_a_stairwell() -> None:
    assert ids("9") == [9]
    assert ids("24") == [164]


def test_a_stairwell_alone_is_found_in_every_building() -> None:
    assert ids("Unit 3") == [63, 163]


def test_a_longer_number_is_not_its_tail() -> None:
    assert ids("16栋3单元") == [163]
    assert ids("116栋") == []


def test_a_group_title_finds_the_place_it_mentions() -> None:
    assert ids("幸福小区 10 栋邻里群") == [10]


def test_part_of_a_name_finds_the_whole() -> None:
    assert ids("东风") == [1]
    assert ids("苑") == []


@pytest.mark.parametrize("name", ["", "   ", "7栋", "月亮", "\u200b"])
def test_nothing_is_found_for_blank_unknown_or_closed(name: str) -> None:
    assert find(name, PLACES) == []


@given(st.text(max_size=40))
def test_any_text_finds_only_open_places(name: str) -> None:
    assert all(place in PLACES and place.closed_at is None for place in find(name, PLACES))


def test_ancestors_run_from_the_place_up_to_the_community() -> None:
    assert ancestors(63, BY_ID) == (63, 6, 4, 2, 1)
    assert ancestors(1, BY_ID) == (1,)
    assert ancestors(999, BY_ID) == ()


def test_ancestors_end_even_in_a_ring() -> None:
    ring = {1: Place(1, 2, K.GRID, "a"), 2: Place(2, 1, K.GRID, "b")}
    assert ancestors(1, ring) == (1, 2)


def test_what_stands_in_a_place_comes_in_natural_order() -> None:
    assert [p.id for p in within(6, BY_ID)] == [61, 63, 6]
    buildings = [p for p in within(4, BY_ID) if p.kind is K.BUILDING]
    assert [p.id for p in buildings] == [6, 7, 9, 10, 16]
    assert [p.id for p in sorted(buildings, key=order)] == [6, 7, 9, 10, 16]


ALLOWED = {
    (None, K.COMMUNITY),
    (K.COMMUNITY, K.ESTATE),
    (K.COMMUNITY, K.GRID),
    (K.COMMUNITY, K.BUILDING),
    (K.ESTATE, K.GRID),
    (K.ESTATE, K.BUILDING),
    (K.GRID, K.ESTATE),
    (K.GRID, K.BUILDING),
    (K.BUILDING, K.STAIRWELL),
}


@pytest.mark.parametrize("parent", INSIDE)
@pytest.mark.parametrize("child", K)
def test_a_place_stands_only_where_the_table_says(parent: K | None, child: K) -> None:
    assert may_hold(parent, child) is ((parent, child) in ALLOWED)
