"""Names of places as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places.naming import (
    AT_ONCE,
    LONGEST,
    after,
    building_name,
    building_names,
    place_name,
    split_building,
)


@pytest.mark.parametrize("text", ["", "  ", "\u202e\u200b", "——", "长" * (LONGEST + 1), "🏠"])
def test_what_cannot_be_read_out_is_no_name(text: str) -> None:
    assert place_name(text) is None


@pytest.mark.parametrize("text", ["6", "长" * LONGEST, "<b>6栋</b>", "A座"])
def test_what_can_be_shown_is_kept_as_written(text: str) -> None:
    assert place_name(text) == text


@given(st.text())
def test_a_name_is_never_long_nor_turned_around(text: str) -> None:
    name = place_name(text)
    assert name is None or (0 < len(name) <= LONGEST and "\u202e" not in name)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("6", "zh-CN", "6栋"),
        ("06", "zh-CN", "6栋"),
        ("6号", "zh-CN", "6栋"),
        ("6", "en", "Building 6"),
        ("玫瑰苑", "zh-CN", "玫瑰苑"),
    ],
)
def test_a_bare_number_is_a_building(text: str, language: str, name: str) -> None:
    assert building_name(text, language) == name


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("6栋", 1),
        ("6栋、8栋", 2),
        ("6栋,8栋;9栋", 3),
        ("6栋、6栋", 1),
        ("1-12栋", 12),
        ("1栋到3栋", 3),
        ("Buildings 1 to 3", 3),
        (f"1-{AT_ONCE}", AT_ONCE),
        (f"1-{AT_ONCE + 1}", 0),
        ("1-9999", 0),
        ("12-1", 1),
        ("6栋、——", 0),
        ("", 0),
    ],
)
def test_a_line_names_one_building_several_or_a_range(text: str, count: int) -> None:
    assert len(building_names(text, "zh-CN")) == count


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("6栋", ("", "6栋")),
        ("翠湖里 6栋", ("翠湖里", "6栋")),
        ("翠湖里 二期 6 栋", ("翠湖里 二期", "6 栋")),
        ("Green Lake Building 6", ("Green Lake", "Building 6")),
        ("Tower A", ("", "Tower A")),
        ("", ("", "")),
    ],
)
def test_the_building_stands_at_the_end(text: str, parts: tuple[str, str]) -> None:
    assert split_building(text) == parts


@given(st.text(max_size=300))
def test_any_line_can_be_split(text: str) -> None:
    around, name = split_building(text)
    assert len(around) + len(name) <= 200 or around == ""


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("翠湖里 6栋", "6栋"),
        ("翠湖里", ""),
        ("翠湖里6栋", "翠湖里6栋"),
        ("6栋", "6栋"),
        ("", ""),
    ],
)
def test_the_communitys_own_name_is_passed_over(text: str, rest: str) -> None:
    assert after(text, "翠湖里") == rest
