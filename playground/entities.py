"""Commands, mentions and links that Telegram finds in plain text."""

import re

from playground.shapes import Json

FOUND_IN_TEXT = re.compile(
    r"(?P<url>https?://[^\s<>\"，。！？、（）]+)"
    r"|(?P<bot_command>(?<![\w/<>])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?(?!\w))"
    r"|(?P<mention>(?<!\w)@[A-Za-z]\w{3,31}(?!\w))",
    re.ASCII,
)


def utf16_length(text: str) -> int:
    """Return the length in UTF-16 units, in which Telegram counts offsets."""
    return len(text) if text.isascii() else len(text) + sum(sign > "\uffff" for sign in text)


def found_in(text: str) -> list[Json]:
    """Return the entities Telegram adds by itself."""
    return [
        {
            "type": match.lastgroup,
            "offset": utf16_length(text[: match.start()]),
            "length": utf16_length(match.group()),
        }
        for match in FOUND_IN_TEXT.finditer(text)
    ]


def words_of(text: str, entity: Json) -> str:
    """Return the part of the text an entity marks."""
    # Offsets may cut between what Python counts as characters, so cut the encoded text.
    units = text.encode("utf-16-le")
    start = 2 * entity["offset"]
    return units[start : start + 2 * entity["length"]].decode("utf-16-le")


def with_found(text: str, marked: list[Json]) -> list[Json]:
    """Return the entities in the sender's markup plus those found outside of it."""
    extra = [one for one in found_in(text) if not any(_overlap(one, other) for other in marked)]
    return sorted(marked + extra, key=lambda entity: (entity["offset"], -entity["length"]))


def _overlap(one: Json, other: Json) -> bool:
    return bool(
        one["offset"] < other["offset"] + other["length"]
        and other["offset"] < one["offset"] + one["length"]
    )
