"""One way of writing what people write in many: widths, numerals, invisible marks."""

import re
import unicodedata

_DIGITS = {
    c: i
    for i, row in enumerate(
        ("零〇", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
    )
    for c in row
}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
# A lone 百 or 千 begins words (百合苑), so a numeral starts with a digit or with ten.
_NUMERAL = re.compile(f"[{''.join(_DIGITS)}十拾][{''.join(_DIGITS)}{''.join(_UNITS)}]*")
_PARTS = re.compile(r"([0-9]+)")

Key = tuple[tuple[int, int, str], ...]


def tidy(text: str) -> str:
    """The text in ordinary widths, without control or invisible marks, single-spaced."""
    # First, as it can turn one sign into spaces and letters that are then tidied.
    wide = unicodedata.normalize("NFKC", text)
    seen = (" " if c.isspace() else c for c in wide)
    shown = (c for c in seen if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return " ".join("".join(shown).split())


def arabic(text: str) -> str:
    """The text with Chinese numerals as digits: 十二 is 12, 一〇二 is 102."""
    return _NUMERAL.sub(lambda found: _value(found[0]), text)


def _value(numeral: str) -> str:
    # A numeral without 十 is said digit by digit, as door numbers are.
    if not any(c in _UNITS for c in numeral):
        return "".join(str(_DIGITS[c]) for c in numeral)
    total = digit = 0
    for c in numeral:
        if c in _DIGITS:
            digit = _DIGITS[c]
        else:
            total, digit = total + (digit or 1) * _UNITS[c], 0
    return str(total + digit)


def natural_key(text: str) -> Key:
    """Sort key that counts as people do: 9栋 before 10栋, whatever the numerals."""
    parts = _PARTS.split(arabic(tidy(text).casefold()))
    return tuple(_sortable(part) for part in parts if part)


def _sortable(part: str) -> tuple[int, int, str]:
    # Comparing by length first spares int(), which refuses very long runs of digits.
    if part[0] in "0123456789":
        # 06 and 6 are the same building to everybody.
        digits = part.lstrip("0")
        return (0, len(digits), digits)
    return (1, 0, part)
