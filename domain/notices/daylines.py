"""Holidays and days worked in exchange as somebody types them, one or a few days a line."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_LINES = 60
LONGEST_RUN = timedelta(days=31)
LONGEST_NAME, LONGEST_LINE = 20, 100
# Holidays are published a year ahead; a year mistyped would lie in the list unseen.
BEHIND, AHEAD = 1, 3

_DATE = (
    r"(?P<{0}year>20\d\d)(?:年|[-/.])(?P<{0}month>\d{{1,2}})(?:月|[-/.])(?P<{0}day>\d{{1,2}})日?"
)
_LATER = (
    r"\s*(?:至|到|~|—|–|-|to)\s*(?:(?P<to_year>20\d\d)(?:年|[-/.]))?"
    r"(?:(?P<to_month>\d{1,2})(?:月|[-/.]))?(?P<to_day>\d{1,2})(?:日|(?![\d.:/-]))"
)
_OFF = r"放假|休息|休|off|holiday"
_WORKS = r"(?:调休|补)?上班|补班|works?|workday"
_LINE = re.compile(
    rf"{_DATE.format('')}(?:{_LATER})?日?[\s,:]*(?P<name>.*?)[\s,:(]*"
    rf"(?:(?P<off>{_OFF})|(?P<works>{_WORKS}))[\s。.)]*",
    re.IGNORECASE,
)
_HIDDEN = frozenset({"Cc", "Cf", "Co", "Cs"})


class DayFault(StrEnum):
    """What is wrong with a line."""

    FORM = "form"
    DATE = "date"
    YEAR = "year"
    RUN = "run"
    NAME = "name"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class BadDay:
    """The first line that cannot be taken, and why."""

    why: DayFault
    line: str = ""


@dataclass(frozen=True, slots=True)
class Day:
    """A day off, or one that is worked, by the name it is known under."""

    day: date
    works: bool
    name: str


def read_days(text: str, today: date) -> tuple[Day, ...] | BadDay:
    """All days of these lines, or the first line that is wrong; of two for a day the later counts.

    One line is 2027-02-06 春节 放假, 2027-02-20 上班, or 2027-10-01 至 10-07 国庆节 放假.
    """
    lines = [line for line in map(_plain, text.splitlines()) if line]
    if not 0 < len(lines) <= MOST_LINES:
        return BadDay(DayFault.LINES)
    found: dict[date, Day] = {}
    for line in lines:
        read = _line(line, today)
        if isinstance(read, DayFault):
            return BadDay(read, line[:60])
        found |= {each.day: each for each in read}
    return tuple(found.values())


def _plain(line: str) -> str:
    narrow = unicodedata.normalize("NFKC", line)
    return "".join(c for c in narrow if unicodedata.category(c) not in _HIDDEN).strip()


def _line(line: str, today: date) -> list[Day] | DayFault:
    said = _LINE.fullmatch(line) if len(line) <= LONGEST_LINE else None
    if said is None:
        return DayFault.FORM
    try:
        first = _date(said, "", today)
        last = _date(said, "to_", first) if said["to_day"] else first
    except ValueError:
        return DayFault.DATE
    if not today.year - BEHIND <= first.year <= last.year <= today.year + AHEAD:
        return DayFault.YEAR if last >= first else DayFault.RUN
    if not timedelta() <= last - first < LONGEST_RUN:
        return DayFault.RUN
    if len(said["name"]) > LONGEST_NAME:
        return DayFault.NAME
    works = said["works"] is not None
    return [
        Day(first + timedelta(days=n), works, said["name"]) for n in range((last - first).days + 1)
    ]


def _date(said: re.Match[str], prefix: str, usual: date) -> date:
    """The date of these groups; what an end leaves out is as at the beginning."""
    year, month = said[f"{prefix}year"], said[f"{prefix}month"]
    return date(int(year or usual.year), int(month or usual.month), int(said[f"{prefix}day"]))
