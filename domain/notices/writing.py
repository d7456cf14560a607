"""A notice as it is typed: when and title, and below it the text. Source: commands.md."""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.notices.bounds import LONGEST_BODY, LONGEST_TITLE, LONGEST_VENUE, Fault, clean_text
from domain.notices.capacity import capacity_in, without_capacity
from domain.notices.notice import Template
from domain.notices.templates import guess_template
from domain.when import Calendar, Said, Unclear, Why, read

EMPTY = Calendar()
_EDGE = " ,，。:：;；、-"
_NOW = re.compile(r"(?:立即|立刻|马上|现在|now\b)发?(?:[\s,，:：]+|$)", re.IGNORECASE)
_TIME = re.compile(r"(?:时间|日期|when|time|date)\s?[:：]\s?(?P<says>.+)", re.IGNORECASE)
_PLACE = re.compile(r"(?:地点|地址|where|venue|place)\s?[:：]\s?(?P<says>.+)", re.IGNORECASE)
_SENTENCE = re.compile(r"[。！？!?；;]+")
# A time stands behind a few words at most, and each of them is read by itself.
_WORDS = 8


@dataclass(frozen=True, slots=True)
class Written:
    """What a text says: when (None: at once), its title, and what else is plain in it.

    `title` may be empty and is then asked for. `line` is the first line with its time, for
    those who say that what was taken for a time is none. `capacity` is a hint.
    """

    said: Said | Unclear | None
    title: str
    body: str = ""
    venue: str = ""
    line: str = ""
    capacity: int | None = None
    template: Template | None = None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads times as of a moment, by a place's clock and calendar."""

    now: datetime
    zone: tzinfo
    calendar: Calendar

    def said(self, text: str) -> Said | Unclear | None:
        """The time in it, or None where no word speaks of one."""
        said = read(text, now=self.now, zone=self.zone, calendar=self.calendar)
        return None if isinstance(said, Unclear) and said.why is Why.UNKNOWN else said


def read_notice(
    text: str, *, now: datetime, zone: tzinfo, calendar: Calendar = EMPTY
) -> Written | Fault:
    """The notice a text says, times asked back included; or why it is too long.

    The first line says when and what, the others are the text; 时间: and 地点: may stand
    there too. Without any time it is something to be told at once.
    """
    # Whatever of it is the title, so much text has no room in one message.
    if len(text) > 2 * LONGEST_BODY:
        return Fault.BODY_LONG
    reader = _Reader(now, zone, calendar)
    line, _, rest = clean_text(text).partition("\n")
    said, title = _heading(line, reader)
    venue, rest = _venue(rest)
    if said is None and not _NOW.match(line):
        said, rest = _time(rest, reader)
    parted = _parted(title, rest)
    if isinstance(parted, Fault):
        return parted
    title, body = without_capacity(parted[0]), parted[1]
    template = guess_template(title) or guess_template(line)
    return Written(said, title, body, venue, line, capacity_in(text), template)


def _heading(line: str, reader: _Reader) -> tuple[Said | Unclear | None, str]:
    if at_once := _NOW.match(line):
        return None, line[at_once.end() :]
    said = reader.said(line)
    if said is None:
        return None, line
    title = _beside(said)
    return said, _timeless(line, reader) if title is None else title


def _timeless(line: str, reader: _Reader) -> str:
    """Of 每月32日 义诊 the words that say no time: no reading of it has a title."""
    kept = [word for word in line.split(" ", _WORDS) if reader.said(word) is None]
    return " ".join(kept).strip(_EDGE) or line


def _venue(rest: str) -> tuple[str, str]:
    """Where, by the line that is headed so, and the other lines."""
    lines = rest.split("\n")
    for line in lines:
        headed = _PLACE.fullmatch(line)
        if headed and len(headed["says"]) <= LONGEST_VENUE:
            return headed["says"], _without(lines, [line])
    return "", rest


def _time(rest: str, reader: _Reader) -> tuple[Said | Unclear | None, str]:
    """When, by the lines headed so (one for the day, one for the hour), and the others."""
    lines = rest.split("\n")
    headed = [found for found in map(_TIME.fullmatch, lines) if found]
    said = reader.said(" ".join(found["says"] for found in headed)) if headed else None
    # What else such a line says (雨天顺延) must not be lost.
    whole = said is not None and _beside(said) == ""
    return said, _without(lines, [found[0] for found in headed]) if whole else rest


def _without(lines: list[str], taken: list[str]) -> str:
    return clean_text("\n".join(line for line in lines if line not in taken))


def _beside(said: Said | Unclear) -> str | None:
    """What was written beside the time; None where it could not be told apart."""
    if isinstance(said, Said):
        return said.title
    return said.readings[0].title if said.readings else None


def _parted(title: str, body: str) -> tuple[str, str] | Fault:
    """A title and a text that fit; of an overlong line the first sentence is the title."""
    if not title:
        title, _, body = body.partition("\n")
    if len(title) > LONGEST_TITLE:
        stop = _SENTENCE.search(title, 0, LONGEST_TITLE)
        if stop is None:
            return Fault.TITLE_LONG
        title, body = title[: stop.end()], f"{title[stop.end() :]}\n{body}"
    body = clean_text(body)
    return Fault.BODY_LONG if len(body) > LONGEST_BODY else (title, body)
