from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places import cells
from domain.places.cells import BadReason

B = BadReason


@pytest.mark.parametrize(
    ("cell", "hundredths"),
    [
        (87.69, 8769),
        ("87.69", 8769),
        ("87.69㎡", 8769),
        ("87.69 m²", 8769),
        ("87.69平方米", 8769),
        ("８７.６９", 8769),
        ("1,024.5", 102_450),
        ("12,345,.5", B.AREA_UNREADABLE),
        (100, 10_000),
        ("100.", 10_000),
        (".5", 50),
        (0.29, 29),
        (87.690000000000012, 8769),
        ("87.694999", 8769),
        ("87.695", 8770),
        ("0.005", 1),
        ("0.0049", B.AREA_NOT_POSITIVE),
        (0, B.AREA_NOT_POSITIVE),
        (-87.69, B.AREA_NOT_POSITIVE),
        ("-" + "9" * 50, B.AREA_NOT_POSITIVE),
        (1_000_000, 100_000_000),
        (1_000_000.01, B.AREA_TOO_LARGE),
        ("9e99", B.AREA_TOO_LARGE),
        (None, B.AREA_MISSING),
        ("  ", B.AREA_MISSING),
        ("㎡", B.AREA_MISSING),
        (True, B.AREA_MISSING),
        ("1,5", B.AREA_UNREADABLE),
        ("约90", B.AREA_UNREADABLE),
        ("=90+1", B.AREA_UNREADABLE),
        (float("nan"), B.AREA_UNREADABLE),
        (float("inf"), B.AREA_UNREADABLE),
        ("1" * 500, B.AREA_UNREADABLE),
    ],
)
def test_an_area_is_read_exactly_or_refused(cell: object, hundredths: int | BadReason) -> None:
    assert cells.area(cell) == hundredths


@given(st.integers(min_value=1, max_value=cells.MAX_AREA))
def test_no_area_is_changed_by_floats_text_or_thousands(hundredths: int) -> None:
    whole, part = divmod(hundredths, 100)
    spelled = (
        hundredths / 100,
        f"{whole}.{part:02}",
        f"{whole:,}.{part:02}",
        f"{whole}.{part:02}㎡",
    )
    assert {cells.area(form) for form in spelled} == {hundredths}


@pytest.mark.parametrize(
    ("cell", "floor"),
    [
        (3, 3),
        (3.0, 3),
        ("3", 3),
        ("3.0", 3),
        ("3F", 3),
        ("三楼", 3),
        ("第十二层", 12),
        ("3/18", 3),
        ("负一层", -1),
        ("地下二层", -2),
        ("B1", -1),
        ("b2f", -2),
        (-1, -1),
        ("-9", -9),
        ("-10", B.FLOOR_UNREADABLE),
        (199, 199),
        (200, B.FLOOR_UNREADABLE),
        (0, B.FLOOR_UNREADABLE),
        (3.5, B.FLOOR_UNREADABLE),
        ("夹层", B.FLOOR_UNREADABLE),
        ("", None),
        (None, None),
    ],
)
def test_a_floor_is_a_number_below_ground_negative(
    cell: object, floor: int | BadReason | None
) -> None:
    assert cells.floor(cell) == floor


@pytest.mark.parametrize(
    ("cell", "room"),
    [
        (101, "101"),
        (101.0, "101"),
        ("101.0", "101"),
        ("101室", "101"),
        ("101号房", "101"),
        ("b101", "B101"),
        ("1-2-301", "1-2-301"),
        ("-101", "-101"),
        ("商铺", "商铺"),
        ("", B.ROOM_MISSING),
        (None, B.ROOM_MISSING),
        ("=", B.ROOM_MISSING),
        (date(2026, 1, 2), B.LOOKS_LIKE_A_DATE),
        (datetime(2026, 1, 2), B.LOOKS_LIKE_A_DATE),  # noqa: DTZ001
        (time(1, 2), B.LOOKS_LIKE_A_DATE),
        ("2026-01-02", B.LOOKS_LIKE_A_DATE),
        ("2026-01-02T00:00:00", B.LOOKS_LIKE_A_DATE),
        ("1" * 60, "1" * 60),
        ("1" * 61, B.TOO_LONG),
    ],
)
def test_a_room_is_its_number(cell: object, room: str | BadReason) -> None:
    assert cells.room(cell) == room


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (6, "6栋"),
        ("六", "6栋"),
        ("A", "A栋"),
        ("B6", "B6栋"),
        ("6-1", "6-1栋"),
        ("6号楼", "6号楼"),
        ("Maple Court", "Maple Court"),
        (None, B.BUILDING_MISSING),
        ("x" * 61, B.TOO_LONG),
    ],
)
def test_a_building_keeps_its_name_and_a_bare_number_gets_a_word(
    cell: object, name: str | BadReason
) -> None:
    assert cells.building(cell) == name


def test_a_flat_may_have_no_stairwell_or_phone() -> None:
    assert cells.stairwell(None) == ""
    assert cells.stairwell(3.0) == "3单元"
    assert cells.phone(" ") is None
    assert cells.phone("'+8613812345621") == "13812345621"
    assert cells.phone("不详") is B.PHONE_UNREADABLE


@pytest.mark.parametrize(
    ("cell", "owner"),
    [
        ('=HYPERLINK("http://x")', 'HYPERLINK("http://x")'),
        ("@SUM(A1)", "SUM(A1)"),
        ("\t=1+1", "1+1"),
        ("+王", "王"),
        ("-王", "王"),
        ("'=+@-王", "王"),
        ("王\u202e\x00五", "王五"),
        ("<b>王</b>", "<b>王</b>"),
    ],
)
def test_text_that_a_spreadsheet_would_run_is_made_harmless(cell: str, owner: str) -> None:
    assert cells.text(cell) == owner


ANYTHING = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=80), st.dates()
)


@given(ANYTHING)
def test_no_cell_makes_a_reader_fail(cell: object) -> None:
    for reader in (cells.building, cells.stairwell, cells.room, cells.text):
        value = reader(cell)
        assert isinstance(value, BadReason) or not value.startswith(("=", "+", "@", "'"))
    area = cells.area(cell)
    assert isinstance(area, BadReason) or 0 < area <= cells.MAX_AREA
    assert cells.floor(cell) != 0
    assert cells.phone(cell) != ""


def test_a_flat_is_the_same_however_its_names_are_written() -> None:
    assert cells.flat_key("6号楼", "三单元", "301") == cells.flat_key(
        "Building 6", "Unit 3", "三〇一"
    )
    assert cells.flat_key("6栋", "3单元", "b1") == cells.flat_key("六幢", "3 单元", "B1")
    assert cells.flat_key("6栋", "", "301") != cells.flat_key("6栋", "3单元", "301")
