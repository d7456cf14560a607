"""Names and notes as people type them for a list. Source: notices.md, "Sign-up"."""

import re
from dataclasses import dataclass

from domain.notices.notice import Refusal
from domain.notices.seating import LONGEST_NAME, LONGEST_NOTE
from domain.places.writing import tidy

# 王奶奶 3单元201: the flat begins at the first word with a number in it.
_FLAT = re.compile(r"(?<=\s)\S*[0-9].*")
_COMMA = re.compile(r"\s*[,，、;；]\s*")


@dataclass(frozen=True, slots=True)
class Entered:
    """Somebody entered by another: the name, and what was said of them, as their flat."""

    name: str
    note: str = ""


def guest_name(text: str) -> str | Refusal:
    """The name as it is kept; NO_NAME without a letter in it, TOO_LONG over 30 characters."""
    name = tidy(text)
    if not any(sign.isalpha() for sign in name):
        return Refusal.NO_NAME
    return Refusal.TOO_LONG if len(name) > LONGEST_NAME else name


def remark(text: str) -> str | Refusal:
    """A note in one line, which may be empty; TOO_LONG over 120 characters."""
    words = tidy(text)
    return Refusal.TOO_LONG if len(words) > LONGEST_NOTE else words


def entered(text: str) -> Entered | Refusal:
    """A name and, after a comma or from the first number on, the flat: 王奶奶 3单元201."""
    line = tidy(text)
    parts = _COMMA.split(line, maxsplit=1)
    flat = _FLAT.search(line) if len(parts) == 1 else None
    first, rest = (line[: flat.start()], flat[0]) if flat else (parts[0], "".join(parts[1:]))
    name, note = guest_name(first), remark(rest)
    if isinstance(name, Refusal):
        return name
    return note if isinstance(note, Refusal) else Entered(name, note)
