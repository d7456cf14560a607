"""What an examination finds: one line each, with the remedy."""

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """How a finding stands; only WRONG makes the examination fail."""

    GOOD = "✓"
    NOTE = "!"
    WRONG = "✗"


@dataclass(frozen=True, slots=True)
class Finding:
    sign: Sign
    about: str
    text: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.sign} {self.about}: {' '.join(filter(None, (self.text, self.remedy)))}"


def good(about: str, text: str) -> Finding:
    return Finding(Sign.GOOD, about, text)


def note(about: str, text: str, remedy: str = "") -> Finding:
    return Finding(Sign.NOTE, about, text, remedy)


def wrong(about: str, text: str, remedy: str) -> Finding:
    return Finding(Sign.WRONG, about, text, remedy)
