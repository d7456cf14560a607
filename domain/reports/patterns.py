"""Early signs: the same kind of trouble again and again in one building (stories.md, 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.reports.categories import OTHER
from domain.reports.states import Report, State

PATTERN_WITHIN = timedelta(days=7)
PATTERN_REPORTS = 3
# A merged report is its parent's trouble told once more, and counts there.
_NOT_COUNTED = frozenset({State.CANCELLED, State.REJECTED, State.MERGED})


@dataclass(frozen=True, slots=True)
class Pattern:
    """Reports of one category in one building, oldest first."""

    place_id: int
    category: str
    report_ids: tuple[int, ...]
    since: datetime


def pattern(report: Report, recent: Iterable[Report], *, now: datetime) -> Pattern | None:
    """The pattern this report belongs to once three of a kind came within seven days."""
    # What nobody could sort has nothing in common.
    if report.category == OTHER:
        return None
    # By id: the report itself may be among the recent ones already.
    kin = {other.id: other for other in (*recent, report) if _is_kin(other, report, now)}
    found = sorted(kin.values(), key=lambda other: (other.submitted_at, other.id))
    if len(found) < PATTERN_REPORTS:
        return None
    ids = tuple(other.id for other in found)
    return Pattern(report.place_id, report.category, ids, found[0].submitted_at)


def _is_kin(other: Report, report: Report, now: datetime) -> bool:
    return (
        (other.place_id, other.category) == (report.place_id, report.category)
        and other.state not in _NOT_COUNTED
        # Nothing from the future, which a clock set back can leave behind.
        and timedelta() <= now - other.submitted_at <= PATTERN_WITHIN
    )
