"""How long and how many the parts of a notice may be. Source: notices.md; Telegram's limits."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache

from domain.places.writing import arabic, tidy

# A title stands on buttons, in lists and at the head of the post.
LONGEST_TITLE = 100
# Telegram takes 4,096 signs: title, time, venue and the figures below stand in the same message.
LONGEST_BODY = 3500
LONGEST_VENUE = 100
LONGEST_REASON = 200
LARGEST_CAPACITY = 2000
SHORTEST_SLOT, LONGEST_SLOT = 5, 240
# They are buttons, and more than these nobody looks through.
MOST_SLOTS = 48
MOST_GUESTS = 5
MOST_REMINDERS = 4
# An hour of the day before, or two weeks: beyond it a reminder is a notice of its own.
SOONEST_REMINDER, EARLIEST_REMINDER = 10, 14 * 24 * 60
EARLIEST_CLOSING = 7 * 24 * 60
MOST_MEDIA = 10
OLDEST_BIRTH = 1900

# Emoji are joined by it, so among the signs that show nothing it is kept.
_JOINER = "\u200d"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co"})
_MEASURE = "个|名|位|人|户|号|席|分钟|分|岁|年|places?|people|min(?:utes)?"
_NUMBER = re.compile(rf"(\d{{1,6}})\s?(?:{_MEASURE})?")


class Fault(StrEnum):
    """What is wrong with a part of a draft, so that it stays as it was."""

    NO_TITLE = "no-title"
    TITLE_LONG = "title-long"
    BODY_LONG = "body-long"
    VENUE_LONG = "venue-long"
    POINT = "point"
    CAPACITY = "capacity"
    SLOT = "slot"
    # More slots than can be shown, or none: the event is too long or too short for them.
    SLOTS = "slots"
    CLOSES = "closes"
    GUESTS = "guests"
    REMINDER = "reminder"
    REMINDERS = "reminders"
    MEDIA = "media"
    BORN = "born"
    NO_REASON = "no-reason"
    REASON_LONG = "reason-long"


def clean_line(text: str) -> str:
    """The text in one line, single-spaced, without signs that show nothing."""
    # Not NFKC: it would turn Chinese punctuation into Latin.
    return " ".join("".join(" " if c.isspace() else c for c in text if _shows(c)).split())


def clean_text(text: str) -> str:
    """The text with its lines kept, and never more than one empty line between two."""
    lines = "\n".join(clean_line(line) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", lines).strip("\n")


# A pasted list compares each of its names with all others: remembered, they cost a tenth.
@lru_cache(4096)
def name_key(name: str) -> str:
    """What two ways of writing one name have in common: 王 阿姨 and 王阿姨."""
    return tidy(name).casefold().replace(" ", "")


def read_number(text: str) -> int | None:
    """The whole number that was typed, with its measure word or without: 20, 二十人."""
    found = _NUMBER.fullmatch(arabic(tidy(text[:40]).casefold().replace("两", "二")))
    return int(found[1]) if found else None


def _shows(sign: str) -> bool:
    return sign.isspace() or sign == _JOINER or unicodedata.category(sign) not in _HIDDEN
