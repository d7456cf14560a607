import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.places.writing import arabic, natural_key, tidy


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("零", "0"),
        ("十", "10"),
        ("十二", "12"),
        ("二十", "20"),
        ("九十九", "99"),
        ("一百零八", "108"),
        ("三百", "300"),
        ("一〇二", "102"),
        ("两千零一", "2001"),
        ("贰拾叁", "23"),
    ],
)
def test_chinese_numerals_become_digits(written: str, number: str) -> None:
    assert arabic(f"第{written}栋") == f"第{number}栋"


@pytest.mark.parametrize("text", ["", "百合苑", "千岛湖", "6栋", "abc"])
def test_text_without_numerals_stays(text: str) -> None:
    assert arabic(text) == text


def test_tidy_drops_invisible_marks_and_keeps_one_space() -> None:
    assert tidy(" \u200b６\u202e号\x00楼\r\n\t王 \u3000阿姨 ") == "6号楼 王 阿姨"


def test_ten_comes_after_nine_in_any_numerals() -> None:
    names = ["10栋", "9栋", "一百栋", "11栋", "２栋", "十二栋"]
    assert sorted(names, key=natural_key) == ["２栋", "9栋", "10栋", "11栋", "十二栋", "一百栋"]


def test_very_long_numbers_can_be_sorted() -> None:
    assert natural_key("9" * 5000) < natural_key("1" + "0" * 5000)


@given(st.text(), st.text())
def test_any_two_texts_can_be_ordered(one: str, other: str) -> None:
    first, second = natural_key(one), natural_key(other)
    assert (first < second) + (second < first) + (first == second) == 1


@given(st.text())
def test_tidying_twice_changes_nothing_more_for_shown_text(text: str) -> None:
    once = tidy(text)
    assert "  " not in once
    assert once == once.strip()
    assert not set(once) & set("\r\n\t\0\u200b\u202e")


@given(st.integers(min_value=0, max_value=9999))
def test_plain_numbers_sort_as_numbers(number: int) -> None:
    assert natural_key(f"{number}栋") < natural_key(f"{number + 1}栋")
