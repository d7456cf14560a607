import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.entities import found_in, utf16_length, words_of


@pytest.mark.parametrize(
    ("text", "kinds", "words"),
    [
        ("/start", ["bot_command"], ["/start"]),
        ("/start@linli_bot x", ["bot_command"], ["/start@linli_bot"]),
        ("请看 /help 和 @linli_bot", ["bot_command", "mention"], ["/help", "@linli_bot"]),
        ("网址 https://example.org/a?b=1。好", ["url"], ["https://example.org/a?b=1"]),
        ("👍👍 /my", ["bot_command"], ["/my"]),
        ("/报事", [], []),
        ("6/7栋", [], []),
        ("a@example.org", [], []),
        ("@abc", [], []),
        ("/" + "a" * 33, [], []),
    ],
)
def test_telegram_finds_commands_mentions_and_links(
    text: str, kinds: list[str], words: list[str]
) -> None:
    entities = found_in(text)
    assert [entity["type"] for entity in entities] == kinds
    assert [words_of(text, entity) for entity in entities] == words


def test_offsets_count_utf16_units() -> None:
    (entity,) = found_in("🏠🏠 /vote")
    assert (entity["offset"], entity["length"]) == (5, 5)


@given(st.text())
def test_length_in_utf16_units_is_that_of_the_encoding(text: str) -> None:
    units = text.encode("utf-16-le", "surrogatepass")
    assert utf16_length(text) == len(units) // 2


@given(st.text(alphabet="/@ab1_ 报🏠:htps.", max_size=40))
def test_entities_never_reach_beyond_the_text(text: str) -> None:
    for entity in found_in(text):
        assert entity["offset"] + entity["length"] <= utf16_length(text)
        assert words_of(text, entity) in text
