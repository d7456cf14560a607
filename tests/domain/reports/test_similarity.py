"""Whether two people mean the same trouble."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules
from domain.reports import State, Visibility
from tests.domain.reports.samples import LAMP

ALIKE = [
    ("三楼楼道灯不亮", "三楼楼道的灯不亮了"),
    ("三楼楼道灯坏了", "三楼楼道灯不亮"),
    ("电梯坏了", "电梯又坏了"),
    ("垃圾桶满了没人清", "垃圾桶满了，没有人清运"),
    ("Lamp on 3rd floor broken", "the lamp on 3rd floor is broken"),
]
DIFFERENT = [
    ("三楼楼道灯不亮", "门口路灯晚上不开"),
    ("电梯坏了", "垃圾桶满了没人清"),
    ("下水道堵了", "树枝伸到窗户上"),
    ("Lamp broken", "Rats in the cellar"),
]


@pytest.mark.parametrize(("first", "second"), ALIKE)
def test_the_same_trouble_in_other_words_is_alike(first: str, second: str) -> None:
    assert rules.similar(first, second) >= rules.LOOK_ALIKE


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_other_troubles_are_not_alike(first: str, second: str) -> None:
    assert rules.similar(first, second) < rules.LOOK_ALIKE


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("", "", 0),
        ("", "灯", 0),
        ("灯", "灯", 1),
        ("灯", "门", 0),
        ("！", "！", 0),
        ("灯坏", "灯坏！", 1),
    ],
)
def test_the_shortest_texts_compare_sensibly(first: str, second: str, expected: float) -> None:
    assert rules.similar(first, second) == expected


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_mutual_and_between_none_and_whole(first: str, second: str) -> None:
    likeness = rules.similar(first, second)
    assert 0 <= likeness <= 1
    assert likeness == rules.similar(second, first)


@given(st.text(st.characters(categories=["L", "N"]), min_size=2, max_size=40))
def test_a_text_is_wholly_like_itself(text: str) -> None:
    assert rules.similar(text, text) == 1


def found(text: str, *reports: rules.Report) -> list[int]:
    return [report.id for report in rules.look_alikes(text, 6, "equip", reports)]


def test_the_likest_comes_first() -> None:
    other = replace(LAMP, id=5, text="三楼楼道灯坏了")
    assert found("三楼楼道灯不亮", other, LAMP) == [LAMP.id, 5]


def test_equal_likeness_goes_to_the_older() -> None:
    assert found("三楼楼道灯不亮", replace(LAMP, id=5), LAMP) == [LAMP.id, 5]


@pytest.mark.parametrize(
    "other",
    [
        replace(LAMP, place_id=7),
        replace(LAMP, category="power"),
        replace(LAMP, state=State.CLOSED),
        replace(LAMP, state=State.RESOLVED),
        replace(LAMP, state=State.MERGED),
        replace(LAMP, visibility=Visibility.PRIVATE),
        replace(LAMP, hidden=True),
    ],
    ids=["other building", "other kind", "closed", "resolved", "merged", "private", "hidden"],
)
def test_only_open_visible_reports_of_the_place_and_kind_are_offered(other: rules.Report) -> None:
    assert found("三楼楼道灯不亮", other) == []


@pytest.mark.parametrize(
    "text", ["五楼楼道灯不亮", "5楼楼道灯不亮", "十三楼楼道灯不亮", "13层楼道灯不亮"]
)
def test_the_lamp_of_another_floor_is_another_lamp(text: str) -> None:
    assert found(text, LAMP) == []


@pytest.mark.parametrize(
    "text", ["3楼楼道灯不亮", "三层楼道灯不亮", "楼道灯不亮", "二单元三楼楼道灯不亮"]
)
def test_the_same_floor_in_other_words_is_the_same_floor(text: str) -> None:
    assert found(text, LAMP) == [LAMP.id]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("十楼灯不亮", "10楼灯不亮"),
        ("二十一楼灯不亮", "21楼灯不亮"),
        ("十二层楼道灯坏了", "12楼楼道灯坏了"),
    ],
)
def test_numbers_are_read_in_words_and_digits(first: str, second: str) -> None:
    assert found(first, replace(LAMP, text=second)) == [LAMP.id]
