"""One cell of a roll at a time: what a spreadsheet holds, as the value it was meant to be.

Each reader returns the value or a `BadReason`; numbers often arrive as floats.
"""

import re
from datetime import date, time, timedelta
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from domain.places.contact import normal_phone
from domain.places.tree import normal_name
from domain.places.writing import arabic, tidy

# These names also stand on buttons and in lists, where longer ones are cut anyway.
MAX_TEXT = 60
# A million m²: more is a slip of the decimal point, which would outvote everybody.
MAX_AREA = 100_000_000
# Beyond these a floor is more likely a room number in the wrong column.
LOWEST_FLOOR, HIGHEST_FLOOR = -9, 199


class BadReason(StrEnum):
    """Why a row of a roll, or the whole of it, cannot be used."""

    NO_HEADER = "no-header"
    COLUMN_MISSING = "column-missing"
    COLUMN_TWICE = "column-twice"
    NO_ROWS = "no-rows"
    TOO_MANY_ROWS = "too-many-rows"
    BUILDING_MISSING = "building-missing"
    ROOM_MISSING = "room-missing"
    AREA_MISSING = "area-missing"
    AREA_UNREADABLE = "area-unreadable"
    AREA_NOT_POSITIVE = "area-not-positive"
    AREA_TOO_LARGE = "area-too-large"
    FLOOR_UNREADABLE = "floor-unreadable"
    PHONE_UNREADABLE = "phone-unreadable"
    LOOKS_LIKE_A_DATE = "looks-like-a-date"
    TOO_LONG = "too-long"
    FLAT_TWICE = "flat-twice"


_WHOLE = re.compile(r"-?[0-9]+\.0+")
# A minus before a digit may be a basement; before anything else it starts a formula.
_FORMULA = re.compile(r"^(?:[ '=+@]|-(?![0-9]))+")
_BARE = re.compile(r"[A-Za-z]?[0-9]+(?:-[0-9]+)*[A-Za-z]?|[A-Za-z]")
# Spreadsheets turn 3-2-1 into a date by themselves, and the room cannot be read back.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ].*)?|[0-9]{2}:[0-9]{2}:[0-9]{2}")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[+-]?[0-9]{1,2})?")
_SQUARE_METRES = re.compile(r"(?:m2|m\^2|平方米|平米|平方|平|sqm|sq\.? ?m\.?)$")
_FLOOR = re.compile(
    r"(?P<below>负|地下|b|-)?第?(?P<number>[0-9]{1,3})(?:楼|层|f)?(?:/[0-9]{1,3})?"
)


def shown(cell: object) -> str:
    """The cell as tidy text: 101.0 is 101, a blank is empty."""
    # A tick box is no room and no number, though Python counts it as an int.
    if cell is None or isinstance(cell, bool):
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    written = tidy(str(cell))
    return written.partition(".")[0] if _WHOLE.fullmatch(written) else written


def text(cell: object) -> str | BadReason:
    """The cell without what would make a spreadsheet run it; at most 60 characters."""
    if isinstance(cell, date | time | timedelta) or _DATE.fullmatch(shown(cell)):
        return BadReason.LOOKS_LIKE_A_DATE
    plain = _FORMULA.sub("", shown(cell))
    return plain if len(plain) <= MAX_TEXT else BadReason.TOO_LONG


def building(cell: object) -> str | BadReason:
    """A building's name as written; a bare number gets its word."""
    return _numbered(cell, "栋") or BadReason.BUILDING_MISSING


def stairwell(cell: object) -> str | BadReason:
    """A stairwell's name as written, empty if there is none; a bare number gets its word."""
    return _numbered(cell, "单元")


def _numbered(cell: object, word: str) -> str | BadReason:
    name = text(cell)
    bare = not isinstance(name, BadReason) and _BARE.fullmatch(arabic(name))
    return f"{arabic(name)}{word}" if bare else name


def room(cell: object) -> str | BadReason:
    """A room's number without 室 or 号, in capitals: 101室 and 101.0 are 101."""
    name = text(cell)
    if isinstance(name, BadReason):
        return name
    return re.sub(r"(?<=[0-9A-Z])(?:室|号|房|号房)$", "", name.upper()) or BadReason.ROOM_MISSING


def floor(cell: object) -> int | BadReason | None:
    """A floor's number, below ground negative (负一层, B1), or None for a blank."""
    written = arabic(shown(cell).casefold()).replace(" ", "")
    found = _FLOOR.fullmatch(written)
    if not found:
        return BadReason.FLOOR_UNREADABLE if written else None
    number = int(found["number"]) * (-1 if found["below"] else 1)
    # No building has a floor 0 here: the ground floor is 1.
    known = number != 0 and LOWEST_FLOOR <= number <= HIGHEST_FLOOR
    return number if known else BadReason.FLOOR_UNREADABLE


def area(cell: object) -> int | BadReason:
    """An area in 0.01 m², halves rounded up; exact, as no float is calculated with."""
    written = _SQUARE_METRES.sub("", shown(cell).casefold()).strip()
    if not written:
        return BadReason.AREA_MISSING
    # Only whole groups of three: 1,5 means one and a half to some people.
    if _THOUSANDS.fullmatch(written):
        written = written.replace(",", "")
    # Decimal would also take NaN, Infinity and exponents large enough to hang on.
    if not _PLAIN.fullmatch(written) or len(written) > MAX_TEXT:
        return BadReason.AREA_UNREADABLE
    hundredths = Decimal(written).scaleb(2)
    if hundredths > MAX_AREA:
        return BadReason.AREA_TOO_LARGE
    # Rounding comes last: it fails on numbers far outside these bounds.
    if hundredths < Decimal("0.5"):
        return BadReason.AREA_NOT_POSITIVE
    return int(hundredths.quantize(Decimal(1), ROUND_HALF_UP))


def phone(cell: object) -> str | BadReason | None:
    """A phone in its normal form, or None for a blank."""
    if not shown(cell):
        return None
    # An apostrophe or = is how spreadsheets are told to keep a number as text.
    return normal_phone(shown(cell).lstrip("'=")) or BadReason.PHONE_UNREADABLE


def flat_key(building: str, stairwell: str, room: str) -> tuple[str, str, str]:
    """What makes two rows the same flat, however its names are written."""
    return (normal_name(building), normal_name(stairwell), arabic(tidy(room).casefold()))
