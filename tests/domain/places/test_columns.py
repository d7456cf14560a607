import pytest

from domain.places.columns import HEADINGS, Column, Header, header

C = Column


def places(*cells: object) -> dict[Column, int]:
    found = header(cells)
    assert isinstance(found, Header)
    return dict(found.places)


def test_the_documented_headings_are_known_in_both_languages() -> None:
    expected = dict(zip(C, range(7), strict=True))
    assert places("楼栋", "单元", "楼层", "房号", "面积", "业主", "电话") == expected
    assert (
        places("building", "stairwell", "floor", "room", "area_m2", "owner", "phone") == expected
    )


def test_columns_may_come_in_any_order_with_gaps() -> None:
    assert places("电话", None, "房号", "", "楼栋") == {C.PHONE: 0, C.ROOM: 2, C.BUILDING: 4}


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("建筑面积（平方米）", C.AREA),
        ("面积(㎡)", C.AREA),
        ("Area (m²)", C.AREA),
        ("AREA_M2", C.AREA),
        (" 业 主 ", C.OWNER),
        ("*联系电话", C.PHONE),
        ("Ｏｗｎｅｒ", C.OWNER),
        ("业主\n姓名", C.OWNER),
        ("楼层：", C.FLOOR),
    ],
)
def test_units_stars_and_spaces_around_a_heading_do_not_matter(
    heading: str, column: Column
) -> None:
    assert places("楼栋", "房号", heading)[column] == 2


def test_unknown_and_repeated_headings_are_told() -> None:
    found = header(["楼栋", "房号", "备注", "面积", "建筑面积", 7])
    assert found is not None
    assert found.unknown == ("备注", "7")
    assert found.twice == ("建筑面积",)
    assert found.missing == ()


def test_missing_columns_are_told() -> None:
    found = header(["房号", "业主"])
    assert found is not None
    assert found.missing == (C.BUILDING, C.AREA)


@pytest.mark.parametrize(
    "cells",
    [
        [],
        [None, ""],
        ["幸福小区业主花名册"],
        ["楼栋"],
        ["业主", "电话"],
        ["1栋", "1单元", 1.0, "101", 87.69],
        [1, 2.0, True],
    ],
)
def test_titles_and_data_are_no_header(cells: list[object]) -> None:
    assert header(cells) is None


def test_no_heading_means_two_columns() -> None:
    words = [word for words in HEADINGS.values() for word in words.split()]
    assert len(words) == len(set(words))
