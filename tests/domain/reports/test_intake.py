"""Text made fit to keep and to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules

FAMILY = "👨\u200d👩\u200d👧"
NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\u200b\u200d\u202e\u2066\ufeff\n\r\t\x00 灯é\u0301👨👩\ufe0f"),
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("三楼灯不亮", "三楼灯不亮"),
        ("  三楼  ", "三楼"),
        ("三\u200b楼\u200c灯\ufeff", "三楼灯"),
        ("\u202e楼三\u202c", "楼三"),
        ("\u2066灯\u2069\u200e\u200f\u061c", "灯"),
        ("灯\x00坏\x07了\x1b[31m", "灯坏了[31m"),
        ("cafe\u0301", "café"),
        ("一\n\n\n\n二", "一\n\n二"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("一\u2028二\u2029三", "一\n二\n三"),
        ("一 \n \n \n 二", "一\n\n二"),
        ("一\t二", "一 二"),
        ("\n\n灯\n\n", "灯"),
        (FAMILY, FAMILY),
        ("❤️", "❤️"),
        ("👍🏽", "👍🏽"),
        ("灯\u200d坏", "灯坏"),
        ("👍\u200d", "👍"),
        ("\u200d👍", "👍"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u3164\u2800\u115f", ""),
        ("<b>灯</b>", "<b>灯</b>"),
        ("\ud800灯", "灯"),
        ("", ""),
    ],
)
def test_what_is_invisible_goes_and_what_is_meant_stays(sent: str, kept: str) -> None:
    assert rules.clean(sent) == kept


@given(NASTY)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = rules.clean(text)
    assert rules.clean(once) == once


@given(NASTY)
def test_clean_text_is_composed_and_has_no_hidden_characters(text: str) -> None:
    cleaned = rules.clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    kinds = {unicodedata.category(char) for char in cleaned if char not in "\n\u200d"}
    assert not kinds & {"Cc", "Cf", "Cs"}
    assert "\n\n\n" not in cleaned


@given(st.text(st.characters(categories=["L", "N", "P", "So"]), max_size=80))
def test_plain_text_never_grows_beyond_its_composed_form(text: str) -> None:
    assert len(rules.clean(text)) <= len(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("三楼灯", 3, "三楼灯"),
        ("三楼灯不亮", 3, "三楼…"),
        ("三楼 灯不亮", 4, "三楼…"),
        ("三" + FAMILY, 4, "三…"),
        ("三👍🏽坏", 3, "三…"),
        ("三楼", 1, "…"),
    ],
)
def test_long_text_is_cut_between_characters(text: str, limit: int, shown: str) -> None:
    assert rules.short(text, limit) == shown


@given(st.text(max_size=60), st.integers(min_value=1, max_value=60))
def test_short_text_fits_and_says_when_it_was_cut(text: str, limit: int) -> None:
    shown = rules.short(text, limit)
    assert len(shown) <= limit
    assert shown == text or (len(text) > limit and shown.endswith("…"))


def test_a_card_shows_a_thousand_characters() -> None:
    assert rules.short("灯" * 1000) == "灯" * 1000
    assert len(rules.short("灯" * 1001)) == 1000


@pytest.mark.parametrize(
    "text", ["", "灯", "灯坏", "ok", "👍", "👍👍👍👍", "！！！！", "灯！！！", "  灯  "]
)
def test_one_or_two_characters_are_asked_about_once_more(text: str) -> None:
    assert rules.too_short(text)


@pytest.mark.parametrize("text", ["灯坏了", "3楼灯", "help", "👍灯坏了", "灯 坏 了"])
def test_three_characters_say_something(text: str) -> None:
    assert not rules.too_short(text)
