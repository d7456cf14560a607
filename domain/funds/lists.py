"""Lists as they are pasted, a line each: shares by door, coefficients by floor."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.funds.money import MoneyRefusal
from domain.funds.writing import Written, read_fund
from domain.places.homes import Household
from domain.places.writing import arabic, tidy

MOST_LINES = 400
_LONGEST_LINE = 60
# One floor counted twenty times another is a slip.
_LARGEST = 20_000
_FLOOR = re.compile(
    r"(?P<floor>-?[0-9]{1,3})\s*(?:层|楼|f|floor)?\s*(?:以上|及以上|\+)?\s*[:=\s]\s*"
    r"(?P<factor>[0-9]{1,2}(?:\.[0-9]{1,3})?)"
)
_DOOR_WORDS = re.compile(r"室|号|户|房|[\s\-_.,:;]|flat|room")


class ListRefusal(StrEnum):
    """What is wrong with a line of a list."""

    EMPTY = "list-empty"
    TOO_MANY = "list-too-long"
    UNREADABLE = "line-unreadable"
    FLAT_UNKNOWN = "flat-unknown"
    FLAT_UNCLEAR = "flat-unclear"
    TWICE = "line-twice"
    TOO_LARGE = "factor-too-large"


@dataclass(frozen=True, slots=True)
class BadLine:
    """The first line that cannot be taken, as it was written, and why."""

    line: str
    why: ListRefusal | MoneyRefusal


def read_shares(text: str, flats: Sequence[Household]) -> dict[int, int] | BadLine:
    """Shares in fen by household id, from lines such as 302 300元; doors named as on the roll."""
    lines = _lines(text)
    if isinstance(lines, BadLine):
        return lines
    doors = _doors(flats)
    found: dict[int, int] = {}
    for line in lines:
        read = _share(line, doors)
        if isinstance(read, BadLine):
            return read
        if read[0] in found:
            return BadLine(line, ListRefusal.TWICE)
        found[read[0]] = read[1]
    return found


def read_floors(text: str) -> dict[int, int] | BadLine:
    """Coefficients per mille by floor, from lines such as 3层 1.2."""
    lines = _lines(text)
    if isinstance(lines, BadLine):
        return lines
    found: dict[int, int] = {}
    for line in lines:
        read = _FLOOR.fullmatch(arabic(line.casefold()))
        if read is None:
            return BadLine(line, ListRefusal.UNREADABLE)
        floor, factor = int(read["floor"]), int(Decimal(read["factor"]) * 1000)
        if floor in found:
            return BadLine(line, ListRefusal.TWICE)
        if factor > _LARGEST:
            return BadLine(line, ListRefusal.TOO_LARGE)
        found[floor] = factor
    return found


def _lines(text: str) -> list[str] | BadLine:
    cut = re.split(r"[\n;；，、]+", text)
    lines = [tidy(line) for line in cut if line.strip()]
    if not lines:
        return BadLine("", ListRefusal.EMPTY)
    # Cut short, a long line could end in the middle of its amount.
    if long := next((line for line in lines if len(line) > _LONGEST_LINE), None):
        return BadLine(long[:_LONGEST_LINE], ListRefusal.UNREADABLE)
    return lines if len(lines) <= MOST_LINES else BadLine("", ListRefusal.TOO_MANY)


def _share(line: str, doors: Mapping[str, Sequence[int]]) -> tuple[int, int] | BadLine:
    read = read_fund(line)
    if isinstance(read, MoneyRefusal):
        return BadLine(line, read)
    if not isinstance(read, Written) or read.cost is None:
        return BadLine(line, ListRefusal.UNREADABLE)
    flats = doors.get(_door(read.title), ())
    if len(flats) != 1:
        return BadLine(line, ListRefusal.FLAT_UNCLEAR if flats else ListRefusal.FLAT_UNKNOWN)
    return flats[0], read.cost


def _doors(flats: Sequence[Household]) -> dict[str, list[int]]:
    """Every way a door is named: with its stairwell, or by its room where that is enough."""
    found: dict[str, list[int]] = {}
    for flat in flats:
        for name in {_door(flat.room), _door(flat.stairwell + flat.room)}:
            found.setdefault(name, []).append(flat.id)
    return found


def _door(text: str) -> str:
    return _DOOR_WORDS.sub("", arabic(tidy(text).casefold()))
