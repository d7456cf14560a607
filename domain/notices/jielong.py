"""Lists that people continue in a chat (接龙), taken over. Source: notices.md, "Sign-up"."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from domain.notices.bounds import LONGEST_TITLE, clean_line, name_key
from domain.notices.jielong_line import Entry, person_in
from domain.places.writing import tidy

# More than a message holds, and more names than any such list has.
LONGEST_LIST = 10_000
MOST_ENTRIES = 300
_SHOWN_LENGTH, _SHOWN_LINES = 100, 50

_HEAD = re.compile(
    r"\s*(?:[#＃]\s?接龙|[【\[]接龙[】\]]|接龙(?=\s|[:：]|$)|#\s?sign-?up\b)[\s:：]*",
    re.IGNORECASE,
)
# 9:00, 3.5元 and 2-301 are what they are, not the ninth, third and second of a list.
_NUMBERED = re.compile(
    r"(?:第\s?)?[(\[]?\s?\d{1,3}\s?"
    r"(?:[、)\],。]|[.:](?!\d{1,2}(?!\d))|-(?!\d)|号?\s(?!\d{1,2}[月日:点]|[人名位户个元栋]\b|[a-z]))\s?(?P<rest>.*)"
)
_KEYCAP = re.compile("\ufe0f?\u20e3")
_EXAMPLE = re.compile(r"(?:例|示例|例如|格式|example|e\.g\.)(?:\s|[:：.、,])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Jielong:
    """A list as it was pasted; `unread` are lines in it that name nobody plainly."""

    title: str
    entries: tuple[Entry, ...]
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A seat to give by name, as `Attendee.guest` and `Attendee.note` keep it."""

    guest: str
    note: str = ""


def is_jielong(text: str) -> bool:
    """Whether a message says of itself that it is such a list: it begins with #接龙."""
    return bool(_HEAD.match(text[:40]))


def read_jielong(text: str) -> Jielong:
    """The list that a text holds, with or without its heading; other texts have no entries.

    Nothing is guessed: who says the same twice, two names in a line, or who is out again is
    among the unread.
    """
    lines = [line for line in map(clean_line, text[:LONGEST_LIST].splitlines()) if line]
    heading: list[str] = []
    entries: list[Entry] = []
    unread: list[str] = []
    for line in lines:
        rest = _behind_number(line)
        entry = person_in(rest, len(entries) + 1) if rest else None
        if entry and len(entries) < MOST_ENTRIES and not _said(entry, entries):
            entries.append(entry)
        elif rest or (rest is None and entries and not _HEAD.match(line)):
            unread.append(line[:_SHOWN_LENGTH])
        elif rest is None:
            heading.append(line)
    return Jielong(_title(heading), tuple(entries), tuple(unread[:_SHOWN_LINES]))


def seats_of(entries: Iterable[Entry]) -> tuple[Named, ...]:
    """One seat for each person that a list names; the same list gives the same names.

    Of two who share a name the second is 王阿姨 (2); whom she brings are 王阿姨 (2) +1, +2.
    """
    seen: dict[str, int] = {}
    seats: list[Named] = []
    for entry in entries:
        turn = seen[name_key(entry.name)] = seen.get(name_key(entry.name), 0) + 1
        name = f"{entry.name} ({turn})" if turn > 1 else entry.name
        seats.append(Named(name, entry.note))
        seats += [Named(f"{name} +{guest}") for guest in range(1, entry.guests + 1)]
    return tuple(seats)


def names_missing(entries: Iterable[Entry], signed: Iterable[str]) -> tuple[Named, ...]:
    """The seats of a list that are not given yet, in its order.

    `signed` are the names that were given seats; with those who are gone among them, nobody
    who was taken off comes back by the same list.
    """
    there = {name_key(name) for name in signed}
    return tuple(seat for seat in seats_of(entries) if name_key(seat.guest) not in there)


def _behind_number(line: str) -> str | None:
    """What follows the number of the line, maybe nothing; None where there is no number."""
    signs = (f"{int(unicodedata.numeric(c))}. " if _circled(c) else c for c in line[:8])
    plain = tidy(_KEYCAP.sub(". ", "".join(signs) + line[8:]))
    found = _NUMBERED.fullmatch(f"{plain} ")
    return found["rest"].strip() if found else None


def _circled(sign: str) -> bool:
    # ① and ⒈ would become a bare 1 in ordinary widths.
    return unicodedata.category(sign) == "No" and unicodedata.numeric(sign, 0) >= 1


def _said(entry: Entry, entries: Iterable[Entry]) -> bool:
    # Whether they are two of one name or one who wrote twice, the door cannot tell either.
    return any(_words(entry) == _words(other) for other in entries)


def _words(entry: Entry) -> tuple[str, str]:
    return name_key(entry.name), name_key(entry.note)


def _title(heading: Iterable[str]) -> str:
    heads = ((line, _HEAD.match(line)) for line in heading)
    lines = (line[head.end() :] if head else line for line, head in heads)
    named = (line for line in lines if line and not _EXAMPLE.match(line))
    return next(named, "")[:LONGEST_TITLE]
