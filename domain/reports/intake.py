"""Text as people send it, made fit to keep and to show."""

import re
import unicodedata

CARD_TEXT = 1000
WORDS_AT_LEAST = 3

_ZWJ = "\u200d"
_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_BLANK_LINES = re.compile(r"\n{3,}")
# Braille blank and the Hangul fillers are letters to Unicode, yet show nothing.
_INVISIBLE = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f\u180b\u180c\u180d\u180e")
_DROPPED = frozenset({"Cc", "Cf", "Cs"})


def clean(text: str) -> str:
    """The text in NFC without control, bidirectional and zero-width characters.

    Joiners stay inside emoji such as 👨‍👩‍👧; several blank lines become one.
    """
    lines = _BREAKS.sub("\n", text).replace("\t", " ")
    kept = "".join(char for at, char in enumerate(lines) if _kept(lines, at, char))
    trimmed = "\n".join(line.strip() for line in kept.split("\n"))
    # Trimming can lay a loose accent against a letter, so composing comes last.
    return unicodedata.normalize("NFC", _BLANK_LINES.sub("\n\n", trimmed).strip())


def short(text: str, limit: int = CARD_TEXT) -> str:
    """The text in at most `limit` characters; an ellipsis stands for the rest."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    # A cut between a letter and its accent, or inside an emoji, shows something else.
    while cut and _hangs(text[len(cut)], cut[-1]):
        cut = cut[:-1]
    return cut.rstrip() + "…"


def too_short(text: str) -> bool:
    """Whether to ask once more: one or two characters, or signs and emoji only."""
    return sum(char.isalnum() for char in text) < WORDS_AT_LEAST


def _kept(text: str, at: int, char: str) -> bool:
    # Anywhere else a joiner shows nothing, and only makes equal texts differ.
    if char == _ZWJ:
        return _is_emoji(text[at - 1 : at]) and _is_emoji(text[at + 1 : at + 2])
    if char == "\n":
        return True
    return char not in _INVISIBLE and unicodedata.category(char) not in _DROPPED


def _is_emoji(char: str) -> bool:
    return char == "\ufe0f" or (char != "" and unicodedata.category(char) in {"So", "Sk"})


def _hangs(following: str, last: str) -> bool:
    return _ZWJ in {last, following} or unicodedata.category(following) in {"Mn", "Sk"}
