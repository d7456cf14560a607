"""Chinese numerals as they are spoken in prices: 一千二 is 1200, 一千零二 is 1002."""

import re
from collections.abc import Sequence

_DIGITS = {
    sign: value
    for value, row in enumerate(
        ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for sign in row
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10_000, "萬": 10_000, "亿": 100_000_000}
_TEN, _HUNDRED = 10, 100
_TOKEN = re.compile(rf"[0-9]+|[{''.join((*_DIGITS, *_UNITS, *_GROUPS))}]")


def has_numeral(words: str) -> bool:
    """Whether any sign of the words is part of a Chinese numeral."""
    return any(sign in _DIGITS or sign in _UNITS or sign in _GROUPS for sign in words)


def chinese_number(words: str) -> int | None:
    """The number written, digits and signs mixed (3万6, 一千二百五), or None if it is none.

    Signs read one by one (一二三) are none: they may be a room or a slip.
    """
    tokens = _TOKEN.findall(words)
    if not tokens or "".join(tokens) != words:
        return None
    return _groups(tokens)


def _groups(tokens: Sequence[str]) -> int | None:
    total, last = 0, 0
    for group, size in reversed(_GROUPS.items()):
        if group in tokens:
            at = tokens.index(group)
            # Each group is smaller than the one before it, and counts something.
            part = _section(tokens[:at], 0)
            if not part:
                return None
            total, last, tokens = total + part * size, size, tokens[at + 1 :]
    rest = _section(tokens, last)
    return None if rest is None else total + rest


def _section(tokens: Sequence[str], above: int) -> int | None:
    """The value below ten thousand; `above` is the unit before it, for a spoken tail."""
    total, digit, unit = 0, None, above or 10 * 1000
    zero = False
    for token in tokens:
        value = _digit(token)
        if value == 0 and len(token) == 1 and digit is None:
            zero = True
        elif value is not None and digit is None:
            digit = value
        elif token in _UNITS and _UNITS[token] < unit:
            # Only ten may stand without a digit before it: 十三, but not 百三.
            if digit is None and (_UNITS[token] != _TEN or total or above):
                return None
            total, unit = total + (digit or 1) * _UNITS[token], _UNITS[token]
            digit, zero = None, False
        else:
            return None
    return _tail(total, digit, unit, zero=zero, spoken=bool(total or above))


def _digit(token: str) -> int | None:
    return int(token) if token.isdigit() and token.isascii() else _DIGITS.get(token)


def _tail(total: int, digit: int | None, unit: int, *, zero: bool, spoken: bool) -> int | None:
    if digit is None:
        # 一百零 breaks off: what was to follow is not guessed.
        return None if zero and spoken else total
    # 3万65000 is two numbers; what follows a unit is less than it.
    if spoken and digit >= unit:
        return None
    # After a unit a lone digit is its tenth: 一千二 is 1200; with 零 it is itself.
    if digit < _TEN and spoken and not zero and unit >= _HUNDRED:
        return total + digit * unit // 10
    return total + digit
