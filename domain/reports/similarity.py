"""Whether two people mean the same trouble (reports.md, Look-alikes)."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from domain.reports.states import OPEN, Report, Visibility

LOOK_ALIKE = 0.5
"""From this similarity on, "me too" is offered before a new card."""

_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
# Two lamps out on two floors read alike, and are two troubles.
_SPOT = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s*(楼|层|单元|栋|幢)")
_CHINESE_NUMBER = re.compile(r"([1-9])?十([1-9])?")


def similar(first: str, second: str) -> float:
    """Dice's coefficient of the character pairs, signs and case left out; 0 to 1."""
    left, right = _pairs(first), _pairs(second)
    total = left.total() + right.total()
    return 2 * (left & right).total() / total if total else 0.0


def look_alikes(
    text: str, place_id: int, category: str, reports: Iterable[Report]
) -> tuple[Report, ...]:
    """Open reports of the same place and category that may be the same, likest first.

    Private and hidden reports are never shown to others this way.
    """
    scored = [
        (similar(text, report.text), report)
        for report in reports
        if _may_match(report, place_id, category) and not _elsewhere(text, report.text)
    ]
    # The id settles equal likeness, so that a redrawn question keeps its order.
    alike = [pair for pair in scored if pair[0] >= LOOK_ALIKE]
    return tuple(report for _, report in sorted(alike, key=lambda pair: (-pair[0], pair[1].id)))


def _pairs(text: str) -> Counter[str]:
    folded = unicodedata.normalize("NFKC", text).casefold()
    letters = "".join(char for char in folded if char.isalnum())
    # A single character has no pair, and must still equal itself.
    return Counter(a + b for a, b in pairwise(letters)) or Counter(letters)


def _may_match(report: Report, place_id: int, category: str) -> bool:
    return (
        (report.place_id, report.category) == (place_id, category)
        and report.state in OPEN
        and not report.hidden
        and report.visibility is not Visibility.PRIVATE
    )


def _elsewhere(first: str, second: str) -> bool:
    here, there = _spots(first), _spots(second)
    # Only where both name a spot: one who leaves it out may mean the same.
    return any(here[kind] != there[kind] for kind in here.keys() & there.keys())


def _spots(text: str) -> dict[str, frozenset[str]]:
    spots: dict[str, frozenset[str]] = {}
    for number, kind in _SPOT.findall(text):
        kind_ = {"层": "楼", "幢": "栋"}.get(kind, kind)
        spots[kind_] = spots.get(kind_, frozenset()) | {_arabic(number)}
    return spots


def _arabic(number: str) -> str:
    digits = number.translate(_DIGITS)
    tens = _CHINESE_NUMBER.fullmatch(digits)
    return f"{tens[1] or 1}{tens[2] or 0}" if tens else str(int(digits))
