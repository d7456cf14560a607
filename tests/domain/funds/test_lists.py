"""Lists as people paste them: a share by door, a factor by floor."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.funds import MoneyRefusal
from domain.funds.lists import MOST_LINES, BadLine, ListRefusal, read_floors, read_shares
from domain.places import Household

FLATS = (
    Household(1, 9, "1单元", 1, "101", 8000),
    Household(2, 9, "3单元", 1, "101", 8000),
    Household(3, 9, "3单元", 3, "302", 8000),
    Household(4, 9, "3单元", 10, "1001", 8000),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("302 300元", {3: 30_000}),
        ("302室: 300", {3: 30_000}),
        ("三单元302　一千二", {3: 120_000}),
        ("3-302 300元", None),
        ("3单元101 1,200.50\n1单元101 ¥5", {2: 120_050, 1: 500}),
        ("1001 100元；302 200元", {4: 10_000, 3: 20_000}),
        ("\n\n302 1元\n\n", {3: 100}),
        ("302 300元、1001 100元", {3: 30_000, 4: 10_000}),
    ],
)
def test_doors_are_read_as_people_name_them(text: str, found: dict[int, int] | None) -> None:
    read = read_shares(text, FLATS)
    assert read == found if found else isinstance(read, BadLine)


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("101 5元", "101 5元", ListRefusal.FLAT_UNCLEAR),
        ("302 5元\n909 5元", "909 5元", ListRefusal.FLAT_UNKNOWN),
        ("302 5元\n3单元302 6元", "3单元302 6元", ListRefusal.TWICE),
        ("302", "302", ListRefusal.UNREADABLE),
        ("302 一点点", "302 一点点", ListRefusal.UNREADABLE),
        ("302 0元", "302 0元", MoneyRefusal.NOT_POSITIVE),
        ("302 1.234元", "302 1.234元", MoneyRefusal.TOO_PRECISE),
        ("302 10亿", "302 10亿", MoneyRefusal.TOO_LARGE),
        (" \n ", "", ListRefusal.EMPTY),
        ("\n".join(["302 1元"] * (MOST_LINES + 1)), "", ListRefusal.TOO_MANY),
    ],
)
def test_the_first_bad_line_is_named(text: str, line: str, why: ListRefusal) -> None:
    assert read_shares(text, FLATS) == BadLine(line, why)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1层 0\n2层 0.6\n3层 1.25", {1: 0, 2: 600, 3: 1250}),
        ("1楼：0.2，2楼：0.6", {1: 200, 2: 600}),
        ("十二层 2", {12: 2000}),
        ("-1层 0.5", {-1: 500}),
        ("1 floor 0.2\n2f 1", {1: 200, 2: 1000}),
        ("3 = 1", {3: 1000}),
        ("3层以上 1", {3: 1000}),
    ],
)
def test_factors_are_read_floor_by_floor(text: str, found: dict[int, int]) -> None:
    assert read_floors(text) == found


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("一楼少出点", ListRefusal.UNREADABLE),
        ("1层 0.1234", ListRefusal.UNREADABLE),
        ("1层 -1", ListRefusal.UNREADABLE),
        ("1层 1\n1楼 2", ListRefusal.TWICE),
        ("1层 20.001", ListRefusal.TOO_LARGE),
        ("", ListRefusal.EMPTY),
    ],
)
def test_a_factor_that_cannot_be_meant_is_refused(text: str, why: ListRefusal) -> None:
    read = read_floors(text)
    assert isinstance(read, BadLine)
    assert read.why is why


def test_a_factor_of_twenty_is_the_largest() -> None:
    assert read_floors("1层 20") == {1: 20_000}


@given(st.dictionaries(st.sampled_from([f.id for f in FLATS]), st.integers(1, 10**9), min_size=1))
def test_a_list_written_out_reads_back_to_the_fen(wanted: dict[int, int]) -> None:
    by_id = {flat.id: flat for flat in FLATS}
    lines = [
        f"{by_id[key].stairwell}{by_id[key].room}室 {fen // 100:,}.{fen % 100:02d}元"
        for key, fen in wanted.items()
    ]
    assert read_shares("\n".join(lines), FLATS) == wanted


@given(st.text(max_size=300))
def test_no_text_makes_reading_fail(text: str) -> None:
    shares = read_shares(text, FLATS)
    if not isinstance(shares, BadLine):
        assert all(fen > 0 for fen in shares.values())
    floors = read_floors(text)
    if not isinstance(floors, BadLine):
        assert all(0 <= factor <= 20_000 for factor in floors.values())
