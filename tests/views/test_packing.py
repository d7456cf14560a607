from hypothesis import given
from hypothesis import strategies as st

from views.packing import EDGES, ROOM, packed, width
from views.screen import Copy


def labels(*words: str) -> list[list[str]]:
    return [[b.label for b in row] for row in packed([Copy(word, "x") for word in words])]


def test_short_words_stand_three_in_a_row() -> None:
    assert labels("接单", "排期", "办好了", "退单") == [["接单", "排期", "办好了"], ["退单"]]


def test_words_as_wide_as_the_room_still_stand_beside_each_other() -> None:
    assert labels("12345678", "1", "2") == [["12345678", "1", "2"]]
    assert labels("123456789", "1", "2") == [["123456789", "1"], ["2"]]


def test_a_long_word_stands_alone() -> None:
    assert labels("Report a problem", "Back") == [["Report a problem"], ["Back"]]


def test_a_chinese_character_is_twice_as_wide_as_a_latin_one() -> None:
    assert width("接单ab") == 6


@given(st.lists(st.text(st.sampled_from("灯ab😀"), min_size=1, max_size=30), max_size=12))
def test_no_button_is_lost_or_moved_and_none_squeezed(words: list[str]) -> None:
    rows = labels(*words)
    assert [label for row in rows for label in row] == words
    for row in rows:
        widest = max(width(label) for label in row)
        assert len(row) == 1 or len(row) * (widest + EDGES) <= ROOM
        assert len(row) <= 3
