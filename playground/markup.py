"""Telegram's HTML: read for real, with its refusals."""

import re
from dataclasses import dataclass, field
from html import unescape

from playground.entities import utf16_length, with_found
from playground.shapes import Json, Refused, bad_request

TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][\w-]*)"
    r"(?P<attributes>(?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?)*)\s*>"
)
ATTRIBUTE = re.compile(r"([\w-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
USER_LINK = re.compile(r"tg://user\?id=(\d+)$")
NAMED = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")


@dataclass(slots=True)
class Open:
    """A tag that waits for its end."""

    name: str
    attributes: dict[str, str]
    offset: int


@dataclass(slots=True)
class Reader:
    """Text and entities read so far."""

    text: str = ""
    length: int = 0
    open: list[Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def add_text(self, source: str) -> None:
        words = NAMED.sub(lambda match: unescape(match.group()), source)
        self.text += words
        self.length += utf16_length(words)

    def begin(self, name: str, attributes: dict[str, str], at: int) -> None:
        if name not in SIMPLE or (name == "span" and attributes.get("class") != "tg-spoiler"):
            raise _unreadable(f'unsupported start tag "{name}" at byte offset {at}')
        self.open.append(Open(name, attributes, self.length))

    def end(self, name: str, at: int) -> None:
        if not self.open:
            raise _unreadable(f"unexpected end tag at byte offset {at}")
        opened = self.open.pop()
        if opened.name != name:
            found = f'expected "</{opened.name}>", found "</{name}>"'
            raise _unreadable(f"unmatched end tag at byte offset {at}, {found}")
        length = self.length - opened.offset
        kind = _kind(opened)
        # Telegram drops entities that mark nothing.
        if length and kind:
            self.entities.append({"offset": opened.offset, "length": length} | kind)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return text and entities; raises Refused (400) as Telegram would."""
    reader, position = Reader(), 0
    for start in re.finditer("<", source):
        if start.start() < position:
            continue
        reader.add_text(source[position : start.start()])
        tag = TAG.match(source, start.start())
        # Telegram reads bytes and says where it stopped in them.
        at = len(source[: start.start()].encode())
        if tag is None:
            raise _unreadable(f'unsupported start tag "" at byte offset {at}')
        name = tag["name"].lower()
        if tag["end"]:
            reader.end(name, at)
        else:
            reader.begin(name, _attributes(tag["attributes"]), at)
        position = tag.end()
    reader.add_text(source[position:])
    if reader.open:
        raise _unreadable(
            f'can\'t find end tag corresponding to start tag "{reader.open[-1].name}"'
        )
    return reader.text, reader.entities


def read(text: str, parse_mode: str | None, entities: list[Json] | None) -> tuple[str, list[Json]]:
    """Return what a message will say: trimmed text, and given plus found entities."""
    if parse_mode:
        if parse_mode.lower() != "html":
            raise bad_request("unsupported parse_mode")
        text, entities = parse_html(text)
    return _trimmed(text, entities or [])


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    stripped = text.strip()
    if stripped != text:
        lead = utf16_length(text) - utf16_length(text.lstrip())
        entities = _shifted(entities, lead, utf16_length(stripped))
    return stripped, with_found(stripped, entities)


def _shifted(entities: list[Json], lead: int, length: int) -> list[Json]:
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] - lead + entity["length"], length)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return moved


def _attributes(source: str) -> dict[str, str]:
    found = ATTRIBUTE.finditer(source)
    return {one[1].lower(): unescape(one[2] or one[3] or one[4] or "") for one in found}


def _kind(opened: Open) -> Json | None:
    match opened.name:
        case "a":
            return _link(opened.attributes.get("href", ""))
        case "tg-emoji":
            return {
                "type": "custom_emoji",
                "custom_emoji_id": opened.attributes.get("emoji-id", ""),
            }
        case "blockquote" if "expandable" in opened.attributes:
            return {"type": "expandable_blockquote"}
    return {"type": SIMPLE[opened.name]}


def _link(href: str) -> Json | None:
    if person := USER_LINK.match(href):
        user = {"id": int(person[1]), "is_bot": False, "first_name": ""}
        return {"type": "text_mention", "user": user}
    # Telegram leaves a link it cannot use as plain text.
    return {"type": "text_link", "url": href} if "." in href or href.startswith("tg:") else None


def _unreadable(why: str) -> Refused:
    return bad_request(f"can't parse entities: {why}")
