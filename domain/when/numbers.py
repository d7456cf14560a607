"""Text made plain for reading: narrow signs, small letters, numerals as digits."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

# A time is a few words; a longer text is a title, a story or an attack.
LONGEST = 200

_DIGITS = {char: str(value) for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": "0", "两": "2"}
_ENGLISH = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

WEEK = r"(?:周|星期|礼拜)"
_DAY = "[一二三四五六日天]"
# 周三二楼 is a Wednesday on the second floor: a numeral without 周 counts only before a time.
_BEFORE_TIME = r"(?=$|\s|[\d、,和及的到至七八九十一二三四五六日]|上午|下午|中午|早|晚|凌晨|傍晚)"
_MORE = rf"\s?(?:[、,/和及与到至~-]\s?)?(?:{WEEK}{_DAY}(?!次)|(?<!\s){_DAY}{_BEFORE_TIME})"
WEEKDAYS = rf"{WEEK}{_DAY}(?!次)(?:{_MORE})*"

# Weekday numerals stay as they are: 周二十点 is Tuesday at ten, not the twentieth.
# Two numerals in a row (三四天) are a guess, so they stay unread too.
_PIECE = re.compile(
    rf"(?P<kept>{WEEKDAYS})|(?P<tens>[一二三四五六七八九]?十[一二三四五六七八九]?)"
    r"|(?P<digits>[零〇一二三四五六七八九]{4}|[零〇][一二三四五六七八九])"
    r"|(?P<row>[一二两三四五六七八九]{2,})|(?P<one>[零〇一二两三四五六七八九])"
    rf"|\b(?P<word>{'|'.join(_ENGLISH)})\b|.",
    re.DOTALL,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What was read, and where in the plain text reading stopped."""

    value: T
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """Plain text that remembers where in the original each of its signs came from."""

    plain: str
    original: str
    origins: tuple[int, ...]

    def rest(self, end: int) -> str:
        """The original from this place of the plain text on: a title keeps its own signs."""
        return self.original[self._origin(end) :]

    def between(self, start: int, end: int) -> str:
        """The original from one place of the plain text up to another."""
        return self.original[self._origin(start) if start else 0 : self._origin(end)]

    def _origin(self, place: int) -> int:
        return self.origins[place] if place < len(self.origins) else LONGEST


def words(text: str) -> Words:
    """The text made plain; of an overlong one only the beginning can hold a time."""
    signs = [
        (sign, place)
        for place, char in enumerate(text[:LONGEST])
        for sign in unicodedata.normalize("NFKC", char).casefold()
    ]
    # Phones write New Year’s Day with a curly sign.
    joined = "".join(sign for sign, _ in signs).replace("’", "'")
    plain: list[str] = []
    origins: list[int] = []
    for piece in _PIECE.finditer(joined):
        value = _value(piece)
        plain.append(value)
        last = len(piece[0]) - 1
        origins += [signs[piece.start() + min(n, last)][1] for n in range(len(value))]
    return Words("".join(plain), text, tuple(origins))


def plain_names(named: Mapping[str, Sequence[date]]) -> dict[str, tuple[date, ...]]:
    """Names as they stand in plain text: 大年初一 is 大年初1 there."""
    return {words(name).plain: tuple(days) for name, days in named.items()}


def _value(piece: re.Match[str]) -> str:
    if tens := piece["tens"]:
        before, after = tens.split("十")
        return _DIGITS.get(before, "1") + _DIGITS.get(after, "0")
    if digits := piece["digits"] or piece["one"]:
        return "".join(_DIGITS[digit] for digit in digits)
    return str(_ENGLISH.index(piece["word"]) + 1) if piece["word"] else piece[0]
