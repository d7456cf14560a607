"""What a reading of a time can come to."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.when.pattern import Recurrence


class Why(StrEnum):
    """Why a time is asked back instead of taken."""

    PAST = "past"
    IMPOSSIBLE = "impossible"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Said:
    """A time that is plain: once (UTC) or by a rule; and what else was written, its title."""

    once: datetime | None = None
    rule: Recurrence | None = None
    duration: timedelta | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Unclear:
    """A time to ask back; `candidates` (UTC, all ahead) are meant for buttons.

    Each of the `readings` is whole, and stands where its first moment stands in `candidates`.
    """

    why: Why
    candidates: tuple[datetime, ...] = ()
    readings: tuple[Said, ...] = ()
