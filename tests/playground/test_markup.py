import contextlib
import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.markup import parse_html, read
from playground.shapes import Json, Refused


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("b", "bold"),
        ("strong", "bold"),
        ("i", "italic"),
        ("em", "italic"),
        ("u", "underline"),
        ("ins", "underline"),
        ("s", "strikethrough"),
        ("strike", "strikethrough"),
        ("del", "strikethrough"),
        ("tg-spoiler", "spoiler"),
        ("code", "code"),
        ("pre", "pre"),
        ("blockquote", "blockquote"),
    ],
)
def test_simple_tags_become_entities(tag: str, kind: str) -> None:
    text, entities = parse_html(f"请看<{tag}>这里</{tag}>。")
    assert text == "请看这里。"
    assert entities == [{"type": kind, "offset": 2, "length": 2}]


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ('<span class="tg-spoiler">x</span>', {"type": "spoiler"}),
        ("<blockquote expandable>x</blockquote>", {"type": "expandable_blockquote"}),
        (
            '<a href="https://a.cn/?x=1&amp;y">x</a>',
            {"type": "text_link", "url": "https://a.cn/?x=1&y"},
        ),
        ("<a href='tg://resolve?x'>x</a>", {"type": "text_link", "url": "tg://resolve?x"}),
        (
            '<tg-emoji emoji-id="53">x</tg-emoji>',
            {"type": "custom_emoji", "custom_emoji_id": "53"},
        ),
        ("<B>x</B>", {"type": "bold"}),
    ],
)
def test_tags_with_attributes_become_entities(source: str, entity: Json) -> None:
    assert parse_html(source) == ("x", [{"offset": 0, "length": 1} | entity])


def test_a_link_to_a_person_mentions_them() -> None:
    _, (entity,) = parse_html('<a href="tg://user?id=1003">王阿姨</a>')
    assert entity["type"] == "text_mention"
    assert entity["user"]["id"] == 1003


def test_nested_tags_and_escapes_are_read_inside_out() -> None:
    text, entities = parse_html("<b>1 &lt; <i>2</i> &amp;&#39;&quot;</b>")
    assert text == "1 < 2 &'\""
    assert [(e["type"], e["offset"], e["length"]) for e in entities] == [
        ("italic", 4, 1),
        ("bold", 0, 9),
    ]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("<b>x", "can't find end tag"),
        ("x</b>", "unexpected end tag"),
        ("<b><i>x</b></i>", "unmatched end tag"),
        ("<h1>x</h1>", "unsupported start tag"),
        ("<span>x</span>", "unsupported start tag"),
        ("1 < 2", "unsupported start tag"),
        ("<b", "unsupported start tag"),
        ("<br/>", "unsupported start tag"),
        ("<>", "unsupported start tag"),
    ],
)
def test_markup_telegram_cannot_read_is_refused(source: str, why: str) -> None:
    with pytest.raises(Refused, match=why) as refused:
        parse_html(source)
    assert refused.value.code == 400
    assert refused.value.description.startswith("Bad Request: can't parse entities: ")


def test_other_markup_languages_are_not_in_the_playground() -> None:
    with pytest.raises(Refused, match="unsupported parse_mode"):
        read("*x*", "MarkdownV2", None)


def test_white_space_around_a_message_is_trimmed_and_entities_move_along() -> None:
    text, entities = read(" \n<b> 好 </b>\n", "HTML", None)
    assert text == "好"
    assert entities == [{"type": "bold", "offset": 0, "length": 1}]


def test_commands_are_found_outside_of_markup_only() -> None:
    _, entities = read("/help <code>/secret</code>", "HTML", None)
    assert [entity["type"] for entity in entities] == ["bot_command", "code"]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    assert parse_html(html.escape(text, quote=False)) == (text, [])


@given(st.text(alphabet="<>/biau =\"'&;lt#1x", max_size=40))
def test_any_markup_is_either_read_or_refused(source: str) -> None:
    with contextlib.suppress(Refused):
        text, entities = parse_html(source)
        assert all(entity["offset"] + entity["length"] <= len(text) for entity in entities)
