"""Amounts as people type them: 1,200, ¥1,200.50, 一千二, 1.5万. Source: funds.md, "Pledge"."""

import re
from decimal import Decimal
from enum import StrEnum

from domain.funds.numerals import chinese_number, has_numeral
from domain.places.writing import tidy

# A hundred million yuan, in fen: more is a slip, and would not fit on a panel.
CAP = 10_000_000_000
# Longer is a story, not an amount, and would only cost time to search.
_LONGEST = 40
_FEN_DECIMALS = 2


class MoneyRefusal(StrEnum):
    """What is wrong with an amount."""

    NOT_AN_AMOUNT = "not-an-amount"
    AMBIGUOUS = "ambiguous"
    NOT_POSITIVE = "not-positive"
    TOO_PRECISE = "too-precise"
    TOO_LARGE = "too-large"


_CURRENCY = re.compile(r"^(?:¥|rmb|cny|人民币|共|约?计)\s*")
_VAGUE = re.compile(r"几|多|左右|大概|大约|约|差不多|上下|以上|以下|或|~|至|到|about|or|around")
_UNIT = re.compile(r"\s*(?:元整?|块钱?|圆整?|yuan|rmb|cny)$")
# 五角六分, or a lone 五 after 块.
_CHANGE = re.compile(r"零?(?:(?P<tens>.)[角毛])?零?(?:(?P<ones>.)分)?(?P<bare>[^钱])?钱?")
_PLAIN = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?P<part>\.[0-9]{1,9})?")
_TIMES = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>[百千万亿wk])")
_UNITS = {"百": 2, "千": 3, "k": 3, "万": 4, "w": 4, "亿": 8}


def read_money(text: str) -> int | MoneyRefusal:
    """The amount meant, in fen, above 0 and at most `CAP`; else what is wrong with it."""
    words = tidy(text[: 2 * _LONGEST]).casefold()
    if not words or len(words) > _LONGEST:
        return MoneyRefusal.NOT_AN_AMOUNT
    if _VAGUE.search(words):
        return MoneyRefusal.AMBIGUOUS if _any_number(words) else MoneyRefusal.NOT_AN_AMOUNT
    yuan = _with_sign(_CURRENCY.sub("", words))
    return _fen(yuan) if isinstance(yuan, Decimal) else yuan


def _fen(yuan: Decimal) -> int | MoneyRefusal:
    # The sign first: -12.345 is wrong for being below nothing, not for its decimals.
    if yuan <= 0:
        return MoneyRefusal.NOT_POSITIVE
    fen = yuan * 100
    if fen > CAP:
        return MoneyRefusal.TOO_LARGE
    # 1.500 is fifteen hundred to some: three decimals are refused even where they say nothing.
    precise = _decimals(yuan) > _FEN_DECIMALS
    return MoneyRefusal.TOO_PRECISE if precise else int(fen)


def _decimals(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))


def _any_number(words: str) -> bool:
    return any(c.isdigit() for c in words) or has_numeral(words)


def _with_sign(words: str) -> Decimal | MoneyRefusal:
    bare = re.sub(r"^[-−–负]\s*", "", words)
    yuan = _yuan(_CURRENCY.sub("", bare))
    return -yuan if bare != words and isinstance(yuan, Decimal) else yuan


def _yuan(words: str) -> Decimal | MoneyRefusal:
    number = _number(_UNIT.sub("", words))
    if number is None:
        number = _with_change(words)
    if number is not None:
        return number
    return MoneyRefusal.AMBIGUOUS if _mostly_number(words) else MoneyRefusal.NOT_AN_AMOUNT


def _mostly_number(words: str) -> bool:
    # 1,2 and 一二三 are numbers that people read differently; 请问1栋 is not an amount at all.
    rest = re.sub(r"[0-9.,\s/-]|元|块|圆|yuan", "", words)
    return _any_number(words) and all(has_numeral(c) for c in rest)


def _number(words: str) -> Decimal | None:
    if found := _PLAIN.fullmatch(words):
        return Decimal(found["whole"].replace(",", "") + (found["part"] or ""))
    if found := _TIMES.fullmatch(words):
        return Decimal(found["number"]).scaleb(_UNITS[found["unit"]])
    whole = chinese_number(words)
    return None if whole is None else Decimal(whole)


def _with_change(words: str) -> Decimal | None:
    """三块五, 三块五毛六, 十二元五角, 12元5角6分, 叁元伍角."""
    whole, found, change = words.partition("块") if "块" in words else words.partition("元")
    yuan, small = _number(whole), _CHANGE.fullmatch(change)
    if not found or yuan is None or small is None or yuan != int(yuan):
        return None
    tens, ones, bare = (_digit(small[part]) for part in ("tens", "ones", "bare"))
    if None in {tens, ones, bare} or (small["bare"] and small["ones"]):
        return None
    # A last digit without a unit is one place below what was said before it: 三块五, 三块零五.
    below = small["tens"] or change.startswith("零")
    fen = (tens or 0) * 10 + (ones or 0) + (bare or 0) * (1 if below else 10)
    return yuan + Decimal(fen) / 100


def _digit(sign: str | None) -> int | None:
    value = chinese_number(sign or "零")
    return value if value is not None and value < 10 else None  # noqa: PLR2004
