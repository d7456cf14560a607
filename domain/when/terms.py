"""What a reading of a time can come to."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    """Why a time is asked back instead of taken."""

    PAST = "past"
    IMPOSSIBLE = "impossible"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unclear:
    """A time to ask back; `candidates` (UTC, all ahead) are meant for buttons."""

    why: Why
    candidates: tuple[datetime, ...] = ()
