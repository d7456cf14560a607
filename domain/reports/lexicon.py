"""Proposing a category from the words of a report (reports.md, Intake)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.reports.categories import OTHER
from domain.reports.words import DEFAULT_WORDS

_LATIN_LETTERS_A_CHARACTER = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words and the category each speaks for, with the pattern that finds the longest first."""

    codes: Mapping[str, str]
    order: tuple[str, ...]
    pattern: re.Pattern[str]


def lexicon(words: Mapping[str, Iterable[str]]) -> Lexicon:
    """A lexicon of these words a category; a word two categories claim goes to the first."""
    codes: dict[str, str] = {}
    for code, claimed in words.items():
        for word in claimed:
            codes.setdefault(_folded(word), code)
    # An empty word would be found everywhere.
    codes.pop("", None)
    # Longest first, as a pattern takes the first that fits: 电梯困人 before 电梯.
    longest = sorted(codes, key=lambda word: (-len(word), word))
    # Without any words the pattern must match nothing, not everything.
    return Lexicon(codes, tuple(words), re.compile("|".join(map(_found, longest)) or r"(?!)"))


def propose(text: str, lexicon: Lexicon | None = None) -> str:
    """The category whose words weigh most in the text, or "other"; ties go by the usual order."""
    known = lexicon or LEXICON
    weights: Counter[str] = Counter()
    for word in known.pattern.findall(_folded(text)):
        weights[known.codes[word]] += _weight(word)
    if not weights:
        return OTHER
    return max(weights, key=lambda code: (weights[code], -known.order.index(code)))


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _found(word: str) -> str:
    # Latin words must stand alone: "tap" is not in "tape". Chinese has no such gaps.
    start = r"(?<![a-z])" if word[0].isascii() else ""
    end = r"(?![a-z])" if word[-1].isascii() else ""
    return start + re.escape(word) + end


def _weight(word: str) -> int:
    if not word.isascii():
        return len(word)
    # A Chinese character says about as much as three letters, so both weigh alike.
    return -(-len(word) // _LATIN_LETTERS_A_CHARACTER)


LEXICON = lexicon(DEFAULT_WORDS)
