"""Telegram's HTML as it reads it: nesting, offsets in UTF-16 units, links and what it refuses."""

import re
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.entities import utf16_length, words_of
from playground.inprocess import InProcess
from playground.markup import parse_html, read
from playground.shapes import Json, Refused
from tests.playground.conftest import why

Node = str | tuple[str, list["Node"]]
TAGS = {
    "b": "bold",
    "i": "italic",
    "u": "underline",
    "s": "strikethrough",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
WORDS = st.text(alphabet="邻里🏠👨‍👩‍👧a<>&\"' é", min_size=1, max_size=6)
TREES = st.recursive(
    WORDS, lambda inner: st.tuples(st.sampled_from(sorted(TAGS)), st.lists(inner, max_size=3))
)
READS_ON = re.compile(r"Bad Request: can't parse entities: \w")


def marked(source: str) -> list[tuple[str, str]]:
    """Return each entity's kind and the words it marks."""
    text, entities = parse_html(source)
    return [(one["type"], words_of(text, one)) for one in entities]


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        ("🏠<b>家</b>", [("bold", "家")]),
        ("<b>🏠</b>🏠<i>👨‍👩‍👧</i>", [("bold", "🏠"), ("italic", "👨‍👩‍👧")]),
        ("<b>粗<i>斜</i>粗</b>", [("italic", "斜"), ("bold", "粗斜粗")]),
        ("<u><s><b>x</b></s></u>", [("bold", "x"), ("strikethrough", "x"), ("underline", "x")]),
        ("<blockquote>一\n<b>二</b></blockquote>", [("bold", "二"), ("blockquote", "一\n二")]),
        ("<b>一</b><b>二</b>", [("bold", "一"), ("bold", "二")]),
        ("<b></b>空", []),
        ("<b>&lt;</b>", [("bold", "<")]),
        ("<code>&lt;b&gt;不是粗体&lt;/b&gt;</code>", [("code", "<b>不是粗体</b>")]),
        ("<B>大</B><I>小</i>", [("bold", "大"), ("italic", "小")]),
        ("<b >空格</b >", [("bold", "空格")]),
        ("<b\n>换行</b>", [("bold", "换行")]),
    ],
)  # fmt: skip
def test_tags_mark_exactly_the_words_between_them(
    source: str, entities: list[tuple[str, str]]
) -> None:
    assert marked(source) == entities


@pytest.mark.parametrize(
    ("source", "offset", "length"),
    [
        ("<b>x</b>", 0, 1),
        ("好<b>x</b>", 1, 1),
        ("🏠<b>x</b>", 2, 1),
        ("🏠<b>🏠🏠</b>", 2, 4),
        ("&amp;&lt;<b>x</b>", 2, 1),
        ("&#128205;<b>x</b>", 2, 1),
        ("&#x1F4CD;<b>x</b>", 2, 1),
        ("👨‍👩‍👧<b>x</b>", 8, 1),
        ("é<b>é</b>", 1, 1),
    ],
)
def test_offsets_and_lengths_are_utf16_units(source: str, offset: int, length: int) -> None:
    _, (entity,) = parse_html(source)
    assert (entity["offset"], entity["length"]) == (offset, length)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ('"https://a.cn"', "https://a.cn"),
        ("'https://a.cn'", "https://a.cn"),
        ("https://a.cn", "https://a.cn"),
        (' "https://a.cn/?x=1&amp;y=2"', "https://a.cn/?x=1&y=2"),
        ("\"https://a.cn/'单引号'\"", "https://a.cn/'单引号'"),
        ("'https://a.cn/\"双引号\"'", 'https://a.cn/"双引号"'),
        ('"https://a.cn/&quot;x"', 'https://a.cn/"x'),
        ('"https://a.cn/a>b"', "https://a.cn/a>b"),
        ('"tg://resolve?domain=linli_bot"', "tg://resolve?domain=linli_bot"),
    ],
)
def test_a_links_address_is_read_in_every_way_of_quoting(href: str, url: str) -> None:
    text, (entity,) = parse_html(f"<a href={href}>这里</a>")
    assert text == "这里"
    assert entity == {"type": "text_link", "offset": 0, "length": 2, "url": url}


@pytest.mark.parametrize("source", ["<a>x</a>", '<a href="">x</a>', '<a href="nowhere">x</a>'])
def test_a_link_that_leads_nowhere_is_plain_text(source: str) -> None:
    assert parse_html(source) == ("x", [])


@pytest.mark.parametrize(
    ("source", "refusal"),
    [
        ("<table>", 'unsupported start tag "table" at byte offset 0'),
        ("好<table>", 'unsupported start tag "table" at byte offset 3'),
        ("🏠<img src=x>", 'unsupported start tag "img" at byte offset 4'),
        ("好 < 坏", 'unsupported start tag "" at byte offset 4'),
        ("<script>alert(1)</script>", 'unsupported start tag "script" at byte offset 0'),
        ('<span class="red">x</span>', 'unsupported start tag "span" at byte offset 0'),
        ("好</b>", "unexpected end tag at byte offset 3"),
        ("<b>x</b></b>", "unexpected end tag at byte offset 8"),
        ("<b>好</i>", 'unmatched end tag at byte offset 6, expected "</b>", found "</i>"'),
        ("<i><b>x</b>", 'can\'t find end tag corresponding to start tag "i"'),
        ("<b>x<b>", 'can\'t find end tag corresponding to start tag "b"'),
        ('<a href="x>y</a>', 'unsupported start tag "" at byte offset 0'),
    ],
)
async def test_telegram_says_where_it_could_not_read_on(
    telegram: InProcess, home: int, source: str, refusal: str
) -> None:
    call = {"chat_id": home, "text": source, "parse_mode": "HTML"}
    assert await why(telegram, "sendMessage", **call) == (
        f"Bad Request: can't parse entities: {refusal}"
    )


@pytest.mark.parametrize("mode", ["HTML", "html", "Html"])
async def test_the_mode_is_read_in_any_case(telegram: InProcess, home: int, mode: str) -> None:
    call = {"chat_id": home, "text": "<b>x</b>", "parse_mode": mode}
    assert (await telegram.do("sendMessage", **call))["text"] == "x"


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2", "xml"])
async def test_other_modes_are_refused_where_markup_may_stand(
    telegram: InProcess, home: int, mode: str
) -> None:
    call = {"chat_id": home, "text": "x", "parse_mode": mode}
    assert await why(telegram, "sendMessage", **call) == "Bad Request: unsupported parse_mode"


async def test_without_a_mode_tags_are_words(telegram: InProcess, home: int) -> None:
    sent = await telegram.do("sendMessage", chat_id=home, text="<b>&amp;</b>")
    assert sent["text"] == "<b>&amp;</b>"
    assert "entities" not in sent


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("  <b>x</b>", "x", [("bold", 0, 1)]),
        ("<b>  x  </b>", "x", [("bold", 0, 1)]),
        ("<b>  </b>x", "x", []),
        ("🏠 <b> x</b>\n", "🏠  x", [("bold", 3, 2)]),
        ("\n\n<i>a</i> <b>b </b>", "a b", [("italic", 0, 1), ("bold", 2, 1)]),
    ],
)
def test_trimming_moves_and_cuts_what_is_marked(
    source: str, text: str, entities: list[tuple[str, int, int]]
) -> None:
    shown, found = read(source, "HTML", None)
    assert shown == text
    assert [(one["type"], one["offset"], one["length"]) for one in found] == entities


def test_given_entities_are_kept_and_found_ones_added_in_order() -> None:
    bold = {"type": "bold", "offset": 6, "length": 1}
    _, entities = read("/help 好 @linli_bot", None, [bold])
    assert [one["type"] for one in entities] == ["bot_command", "bold", "mention"]


def test_at_one_place_the_longer_entity_comes_first() -> None:
    _, entities = read("<b><i>一</i>二</b>", "HTML", None)
    assert [(one["type"], one["length"]) for one in entities] == [("bold", 2), ("italic", 1)]


def source_of(node: Node) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    name, inner = node
    return f"<{name}>{''.join(map(source_of, inner))}</{name}>"


def text_of(node: Node) -> str:
    return node if isinstance(node, str) else "".join(map(text_of, node[1]))


def spans_of(node: Node, start: int = 0) -> list[Json]:
    """Return the entities of a tree, found without any parsing: what the parser must find."""
    if isinstance(node, str):
        return []
    name, inner = node
    found, at = [], start
    for child in inner:
        found += spans_of(child, at)
        at += utf16_length(text_of(child))
    own = {"offset": start, "length": at - start, "type": TAGS[name]}
    return found + ([own] if at > start else [])


@given(TREES)
def test_any_nesting_is_read_as_it_was_meant(tree: Node) -> None:
    text, entities = parse_html(source_of(tree))
    assert text == text_of(tree)
    assert entities == spans_of(tree)


@given(TREES)
def test_what_is_shown_never_contains_a_tag_that_was_meant_as_one(tree: Node) -> None:
    text, entities = read(source_of(tree), "HTML", None)
    assert not re.search(r"</?(?:b|i|u|s|code|pre|blockquote|tg-spoiler)>", text)
    for one in entities:
        assert one["length"] > 0
        assert 0 <= one["offset"] <= one["offset"] + one["length"] <= utf16_length(text)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_what_people_wrote_cannot_become_markup_once_it_is_escaped(words: str) -> None:
    text, entities = parse_html(f"<b>{escape(words)}</b>！")
    assert text == f"{words}！"
    assert [words_of(text, one) for one in entities] == ([words] if words else [])


@given(st.text(alphabet="<>/abiu ='&;", max_size=30))
def test_unreadable_markup_is_always_a_refusal_with_a_reason(source: str) -> None:
    refusal = None
    try:
        text, _ = parse_html(source)
    except Refused as caught:
        refusal = caught.description
    # Either it was read, and then no tag was left of it, or Telegram says why not.
    assert "<" not in text if refusal is None else READS_ON.match(refusal)
