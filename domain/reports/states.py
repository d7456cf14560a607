"""A report and the states it passes through."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum

from domain.reports.terms import REOPENED_AT_LEAST, STAFF_LEAD_FROM, SUPERVISED_FROM


class State(StrEnum):
    SUBMITTED = "submitted"
    DISPATCHED = "dispatched"
    IN_PROGRESS = "in_progress"
    SCHEDULED = "scheduled"
    AWAITING_INFO = "awaiting_info"
    ON_HOLD = "on_hold"
    RESOLVED = "resolved"
    CLOSED = "closed"
    REJECTED = "rejected"
    MERGED = "merged"
    CANCELLED = "cancelled"


class Visibility(StrEnum):
    PUBLIC = "public"
    BUILDING = "building"
    PRIVATE = "private"


class Priority(StrEnum):
    URGENT = "urgent"
    PRESSING = "pressing"
    NORMAL = "normal"


class RejectReason(StrEnum):
    DUPLICATE = "duplicate"
    NOT_OURS = "not_ours"
    PRIVATE_DISPUTE = "private_dispute"
    INSUFFICIENT = "insufficient"
    SPAM = "spam"
    OTHER = "other"


class Rating(StrEnum):
    GOOD = "good"
    FAIR = "fair"
    BAD = "bad"


class Concern(StrEnum):
    """Whom a report complains of; NOBODY is said to take that back, and is never stored."""

    CAPTAIN = "captain"
    STAFF = "staff"
    NOBODY = "nobody"


class Level(IntEnum):
    """How far up a late report has climbed."""

    NONE = 0
    CAPTAIN = 1
    STAFF = 2
    SECRETARY = 3
    COLUMN = 4


class Lead(StrEnum):
    """Who answers for a report: reopening it hands it upwards."""

    UNIT = "unit"
    STAFF = "staff"
    SUPERVISED = "supervised"


FRESH = frozenset({State.SUBMITTED, State.DISPATCHED})
WORKING = frozenset({State.IN_PROGRESS, State.SCHEDULED})
PAUSED = frozenset({State.AWAITING_INFO, State.ON_HOLD})
RUNNING = FRESH | WORKING
OPEN: frozenset[State] = RUNNING | PAUSED


@dataclass(frozen=True, slots=True)
class Report:
    """One matter at one building; times are aware, in UTC.

    Every ended report carries `closed_at`, however it ended. `paused_at` is when the clock last
    stopped and still stands; `paused_seconds` is the sum of the pauses that are over.
    """

    id: int
    place_id: int
    number: int
    category: str
    text: str
    submitted_at: datetime
    # Copied from the category: a community that changes its terms moves no running deadline.
    respond_minutes: int
    resolve_minutes: int
    respond_due: datetime
    resolve_due: datetime
    state: State = State.SUBMITTED
    visibility: Visibility = Visibility.PUBLIC
    priority: Priority = Priority.NORMAL
    hidden: bool = False
    reporter_id: int | None = None
    # Set only where somebody else wrote it down: with both, the reporter still speaks.
    logger_id: int | None = None
    unit_id: int | None = None
    assignee_id: int | None = None
    parent_id: int | None = None
    dispatched_at: datetime | None = None
    accepted_at: datetime | None = None
    responded_at: datetime | None = None
    resolved_at: datetime | None = None
    closed_at: datetime | None = None
    auto_closed: bool = False
    paused_at: datetime | None = None
    paused_seconds: int = 0
    scheduled_for: datetime | None = None
    reschedules: int = 0
    review_on: datetime | None = None
    hold_reason: str | None = None
    question: str | None = None
    answer: str | None = None
    reject_reason: RejectReason | None = None
    appealed: bool = False
    rating: Rating | None = None
    reopen_count: int = 0
    return_count: int = 0
    # Kept beside the state, as climbing is nobody's action and survives an undo.
    escalation_level: int = 0
    about: Concern | None = None
    version: int = 1


def lead(report: Report) -> Lead:
    """Two reopenings make staff lead, three put the matter under supervision (reports.md)."""
    if report.reopen_count >= SUPERVISED_FROM:
        return Lead.SUPERVISED
    return Lead.STAFF if report.reopen_count >= STAFF_LEAD_FROM else Lead.UNIT


def speaker(report: Report) -> int | None:
    """Who speaks for the reporter: a resident without an account is heard through the logger."""
    return report.logger_id if report.reporter_id is None else report.reporter_id


def resolve_window(report: Report) -> timedelta:
    """How long the present round may take: half as long once reopened, at least a day."""
    whole = timedelta(minutes=report.resolve_minutes)
    # The floor keeps a second try possible where the whole term was a day.
    return max(whole / 2, REOPENED_AT_LEAST) if report.reopen_count else whole
