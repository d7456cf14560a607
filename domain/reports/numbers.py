"""A report's number as it is said and typed: 6栋-0123."""

import re
import unicodedata

# Nine digits at most, so that the number fits every integer it is compared with.
_LABEL = re.compile(r"\s*(.+?)\s*[-–—]\s*#?(\d{1,9})\s*")


def label(place_name: str, number: int) -> str:
    """The building and its running number, four digits at least."""
    return f"{place_name}-{number:04d}"


def parse_label(text: str) -> tuple[str, int] | None:
    """The building and number somebody typed, wide digits and dashes forgiven, or None."""
    found = _LABEL.fullmatch(unicodedata.normalize("NFKC", text[:200]))
    return (found[1], int(found[2])) if found else None
