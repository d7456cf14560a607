"""A notice as it is typed: when and title, and below it the text. Source: commands.md."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from domain.notices.bounds import LONGEST_BODY, Fault, clean_text
from domain.notices.notice import Template
from domain.notices.templates import guess_template
from domain.when import Calendar, Said, Unclear, Why, read

EMPTY = Calendar()


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


def read_notice(
    text: str, *, now: datetime, zone: tzinfo, calendar: Calendar = EMPTY
) -> Written | Fault:
    """The notice a text says, times asked back included; or why it is too long."""
    first, _, rest = clean_text(text).partition("\n")
    if len(rest) > LONGEST_BODY:
        return Fault.BODY_LONG
    said = read(first, now=now, zone=zone, calendar=calendar)
    if isinstance(said, Unclear) and said.why is Why.UNKNOWN:
        return Written(None, first, rest, line=first, template=guess_template(first))
    title = said.title if isinstance(said, Said) else first
    return Written(said, title, rest, line=first, template=guess_template(title))
