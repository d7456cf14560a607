"""What falls due for a report and when (reports.md, Clock)."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum
from types import MappingProxyType

from domain.reports.life import Action, Party
from domain.reports.states import FRESH, RUNNING, Level, Priority, Report, State, resolve_window
from domain.reports.terms import (
    CLOSES_AFTER,
    QUESTION_LASTS,
    REMIND_CONFIRM_AFTER,
    REMIND_QUESTION_AFTER,
)

QUIET_FROM = time(22)
QUIET_UNTIL = time(7)
NUDGE_AT = 0.75
UNROUTED_AT = 0.5


# The order matters: of steps due in one moment the earlier one is taken first.
class Step(StrEnum):
    """One thing the clock does to a report, at most once a round."""

    UNROUTED = "unrouted"
    NUDGE_RESPOND = "nudge_respond"
    RESPOND_OVERDUE = "respond_overdue"
    NUDGE_RESOLVE = "nudge_resolve"
    RESOLVE_OVERDUE = "resolve_overdue"
    DOUBLE = "double"
    TRIPLE = "triple"
    SCHEDULED_DUE = "scheduled_due"
    QUESTION_REMINDER = "question_reminder"
    QUESTION_EXPIRED = "question_expired"
    CONFIRM_REMINDER = "confirm_reminder"
    AUTO_CLOSE = "auto_close"
    REVIEW_DUE = "review_due"


ACTIONS: Mapping[Step, Action] = MappingProxyType(
    {
        Step.QUESTION_EXPIRED: Action.EXPIRE_QUESTION,
        Step.AUTO_CLOSE: Action.AUTO_CLOSE,
        Step.REVIEW_DUE: Action.REVIEW,
    }
)
"""The steps that change the report; all others only tell somebody, and so keep quiet hours."""

TELLS: Mapping[Step, frozenset[Party]] = MappingProxyType(
    {
        Step.UNROUTED: frozenset({Party.CAPTAIN, Party.STAFF}),
        Step.NUDGE_RESPOND: frozenset({Party.UNIT}),
        Step.RESPOND_OVERDUE: frozenset({Party.CAPTAIN}),
        Step.NUDGE_RESOLVE: frozenset({Party.UNIT}),
        Step.RESOLVE_OVERDUE: frozenset({Party.STAFF}),
        Step.DOUBLE: frozenset({Party.SECRETARY}),
        # Nobody is told at once: the weekly column names it (reports.md, Clock).
        Step.TRIPLE: frozenset(),
        Step.SCHEDULED_DUE: frozenset({Party.UNIT}),
        Step.QUESTION_REMINDER: frozenset({Party.REPORTER}),
        Step.QUESTION_EXPIRED: frozenset({Party.UNIT}),
        Step.CONFIRM_REMINDER: frozenset({Party.REPORTER}),
        Step.AUTO_CLOSE: frozenset({Party.REPORTER}),
        Step.REVIEW_DUE: frozenset({Party.STAFF}),
    }
)

CLIMBS: Mapping[Step, Level] = MappingProxyType(
    {
        Step.UNROUTED: Level.STAFF,
        Step.RESPOND_OVERDUE: Level.CAPTAIN,
        Step.RESOLVE_OVERDUE: Level.STAFF,
        Step.DOUBLE: Level.SECRETARY,
        Step.TRIPLE: Level.COLUMN,
    }
)

RENEWS: Mapping[Action, frozenset[Step]] = MappingProxyType(
    {
        # A new round has a deadline of its own, and may be late all over again.
        Action.REOPEN: frozenset(Step),
        Action.ASK: frozenset({Step.QUESTION_REMINDER, Step.QUESTION_EXPIRED}),
        Action.SCHEDULE: frozenset({Step.SCHEDULED_DUE}),
        Action.HOLD: frozenset({Step.REVIEW_DUE}),
        Action.RESOLVE: frozenset({Step.CONFIRM_REMINDER, Step.AUTO_CLOSE}),
    }
)
"""The steps an action makes possible afresh: take them out of `done` when it is applied."""


def due_steps(
    report: Report, *, now: datetime, done: frozenset[Step], zone: tzinfo | None = None
) -> tuple[Step, ...]:
    """The steps to take now, earliest first; with a zone, notices wait for the morning."""
    return tuple(
        step
        for moment, step in _waiting(report, done)
        # In quiet hours the step is left undone, so that the morning finds it again.
        if moment <= now and (zone is None or _when(step, now, report, zone) == now)
    )


def next_due(
    report: Report, *, done: frozenset[Step], zone: tzinfo, now: datetime | None = None
) -> datetime | None:
    """When to look at this report again, or None if nothing will come by itself.

    With `now`, a notice that was due before the quiet hours began waits for their end.
    """
    moments = [
        # A past moment alone would set a timer that fires all night and does nothing.
        _when(step, max(moment, now or moment), report, zone)
        for moment, step in _waiting(report, done)
    ]
    return min(moments, default=None)


def after_quiet(moment: datetime, zone: tzinfo, priority: Priority) -> datetime:
    """The moment itself, or 7 in the morning if it falls in the quiet hours (22–7, local)."""
    local = moment.astimezone(zone)
    # Two halves, as the quiet hours run over midnight.
    quiet = local.time() >= QUIET_FROM or local.time() < QUIET_UNTIL
    if priority is Priority.URGENT or not quiet:
        return moment
    day = local.date() + timedelta(days=local.time() >= QUIET_FROM)
    return datetime.combine(day, QUIET_UNTIL, zone).astimezone(moment.tzinfo)


def gross_seconds(report: Report, *, now: datetime) -> int:
    """Seconds from submission until it was done or ended, or until now."""
    return int((_end(report, now) - report.submitted_at).total_seconds())


def net_seconds(report: Report, *, now: datetime) -> int:
    """Gross seconds without the pauses, of which one may still be running."""
    end = _end(report, now)
    # Never negative: a server's clock may be set back.
    pause = max(end - report.paused_at, timedelta()) if report.paused_at else timedelta()
    running = end - report.submitted_at - pause
    return max(int(running.total_seconds()) - report.paused_seconds, 0)


def respond_share_due(report: Report, share: float) -> datetime:
    """The moment at which this share of the respond deadline has passed."""
    # Reckoned back from the deadline, which is stored, not from the submission.
    return report.respond_due - (1 - share) * timedelta(minutes=report.respond_minutes)


def resolve_share_due(report: Report, share: float) -> datetime:
    """The moment at which this share of the resolve deadline has passed, pauses left out."""
    return report.resolve_due - (1 - share) * resolve_window(report)


def _end(report: Report, now: datetime) -> datetime:
    return report.resolved_at or report.closed_at or now


def _when(step: Step, moment: datetime, report: Report, zone: tzinfo) -> datetime:
    return moment if step in ACTIONS else after_quiet(moment, zone, report.priority)


def _waiting(report: Report, done: frozenset[Step]) -> list[tuple[datetime, Step]]:
    order = tuple(Step)
    waiting = [(at, step) for step, at in _moments(report) if step not in done]
    return sorted(waiting, key=lambda pair: (pair[0], order.index(pair[1])))


def _moments(report: Report) -> Iterator[tuple[Step, datetime]]:
    if report.state in RUNNING:
        yield from _running(report)
    if report.state in _STANDING:
        yield from _STANDING[report.state](report)


def _running(report: Report) -> Iterator[tuple[Step, datetime]]:
    # One sent on after somebody had answered no longer waits for a first answer.
    if report.state in FRESH and report.responded_at is None:
        yield Step.NUDGE_RESPOND, respond_share_due(report, NUDGE_AT)
        yield Step.RESPOND_OVERDUE, respond_share_due(report, 1)
    yield Step.NUDGE_RESOLVE, resolve_share_due(report, NUDGE_AT)
    yield Step.RESOLVE_OVERDUE, resolve_share_due(report, 1)
    yield Step.DOUBLE, resolve_share_due(report, 2)
    yield Step.TRIPLE, resolve_share_due(report, 3)


def _unrouted(report: Report) -> Iterator[tuple[Step, datetime]]:
    # Nobody to nudge, so it climbs at half the deadline instead of its end.
    if report.unit_id is None:
        yield Step.UNROUTED, respond_share_due(report, UNROUTED_AT)


def _promised(report: Report) -> Iterator[tuple[Step, datetime]]:
    if report.scheduled_for is not None:
        yield Step.SCHEDULED_DUE, report.scheduled_for


def _asked(report: Report) -> Iterator[tuple[Step, datetime]]:
    if report.paused_at is not None:
        yield Step.QUESTION_REMINDER, report.paused_at + REMIND_QUESTION_AFTER
        yield Step.QUESTION_EXPIRED, report.paused_at + QUESTION_LASTS


def _held(report: Report) -> Iterator[tuple[Step, datetime]]:
    if report.review_on is not None:
        yield Step.REVIEW_DUE, report.review_on


def _resolved(report: Report) -> Iterator[tuple[Step, datetime]]:
    if report.resolved_at is not None:
        yield Step.CONFIRM_REMINDER, report.resolved_at + REMIND_CONFIRM_AFTER
        yield Step.AUTO_CLOSE, report.resolved_at + CLOSES_AFTER


_STANDING: Mapping[State, Callable[[Report], Iterator[tuple[Step, datetime]]]] = MappingProxyType(
    {
        State.SUBMITTED: _unrouted,
        State.SCHEDULED: _promised,
        State.AWAITING_INFO: _asked,
        State.ON_HOLD: _held,
        State.RESOLVED: _resolved,
    }
)
