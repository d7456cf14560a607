"""How much one person may report (reports.md, Abuse and bad input)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Excess(StrEnum):
    SAME_AGAIN = "same_again"
    TOO_FAST = "too_fast"
    TOO_MANY_TODAY = "too_many_today"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one person may send; the day is the last 24 hours."""

    a_day: int = 10
    same_a_day: int = 2
    in_a_burst: int = 3
    day: timedelta = timedelta(days=1)
    burst: timedelta = timedelta(minutes=10)


LIMITS = Limits()


def limit_refusal(
    times: Collection[datetime],
    same_text_count: int,
    now: datetime,
    *,
    emergency: bool,
    limits: Limits = LIMITS,
) -> Excess | None:
    """Why one more report is too much, or None; emergencies are never limited.

    `times` are the person's earlier submissions, `same_text_count` those with this very text
    within the day.
    """
    if emergency:
        return None
    # The most telling reason first: waiting does not help against sending the same again.
    if same_text_count >= limits.same_a_day:
        return Excess.SAME_AGAIN
    if _since(times, now, limits.burst) >= limits.in_a_burst:
        return Excess.TOO_FAST
    return Excess.TOO_MANY_TODAY if _since(times, now, limits.day) >= limits.a_day else None


def _since(times: Collection[datetime], now: datetime, span: timedelta) -> int:
    return sum(now - moment < span for moment in times)
