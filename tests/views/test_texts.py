"""Texts: escaped where they are markup, in the reader's language and time."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.markup import parse_html
from views.texts import Catalogue, nearest

CATALOGUE = Catalogue()
ZH, EN = CATALOGUE.say("zh-CN"), CATALOGUE.say("en")
NEW_YEAR = datetime(2026, 12, 31, 16, 30, tzinfo=UTC)
# Telegram drops what is not a character, and the formatter holds long words by two private ones.
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Co"]), max_size=300)


@given(WORDS)
def test_what_a_person_wrote_arrives_as_they_wrote_it(words: str) -> None:
    text, entities = parse_html(ZH("report-card-text", text=words))
    assert text == words
    assert entities == []


@pytest.mark.parametrize("length", [1999, 2000, 2001, 2500, 2501, 4096, 10_000])
def test_a_long_text_is_said_whole(length: int) -> None:
    for sign in ("x", "&", "事"):
        assert parse_html(ZH("report-card-text", text=sign * length))[0] == sign * length


def test_a_plain_text_is_not_escaped() -> None:
    assert ZH.plain("report-card-text", text="<b>&") == "<b>&"
    assert ZH("report-card-text", text="<b>&") == "&lt;b&gt;&amp;"


def test_words_in_fluents_own_notation_are_only_words() -> None:
    assert ZH("report-card-text", text='{ $number } { "x" } { -term }') == (
        '{ $number } { "x" } { -term }'
    )


@pytest.mark.parametrize(
    ("language", "zone", "said"),
    [
        ("zh-CN", "Asia/Shanghai", "1月1日(周五) 00:30"),
        ("en", "Asia/Shanghai", "Fri 1 Jan, 00:30"),
        ("en", "America/New_York", "Thu 31 Dec, 11:30"),
        ("zh-CN", "UTC", "12月31日(周四) 16:30"),
    ],
)
def test_a_moment_is_said_in_the_readers_zone_and_language(
    language: str, zone: str, said: str
) -> None:
    assert said in CATALOGUE.say(language, zone)("report-card-scheduled", at=NEW_YEAR)


def test_large_numbers_are_grouped_and_numbers_of_reports_are_words() -> None:
    assert "1,234" in EN("report-card-supporters", count=1234)
    assert "1234" in EN("report-media-of", number="1234")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("zh", "zh-CN"), ("zh-CN", "zh-CN"), ("ZH-hans", "zh-CN"), ("zh-TW", "zh-CN"),
        ("en", "en"), ("en-GB", "en"), ("fr", "en"), ("", "en"), ("x" * 500, "en"),
    ],
)  # fmt: skip
def test_a_language_there_is_not_is_replaced_by_the_nearest(tag: str, language: str) -> None:
    assert nearest(tag) == language
    assert CATALOGUE.say(tag)("gone") == CATALOGUE.say(language)("gone")


def test_a_message_nobody_wrote_is_an_error() -> None:
    with pytest.raises(LookupError):
        ZH("no-such-message")


def test_a_variable_left_out_is_an_error_and_never_shown_as_a_hole() -> None:
    with pytest.raises(LookupError, match="report-card-supporters"):
        ZH("report-card-supporters")


def test_an_unknown_time_zone_is_told_where_it_is_needed() -> None:
    say = CATALOGUE.say("en", "Asia/Nowhere")
    assert say("gone")
    with pytest.raises(LookupError):
        say("report-card-scheduled", at=NEW_YEAR)
