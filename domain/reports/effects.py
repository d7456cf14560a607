"""What an action does to a report: the new state and all that follows for its clock."""

from dataclasses import replace
from datetime import datetime, timedelta

from domain.reports.categories import Category
from domain.reports.changes import EFFECTS, Press
from domain.reports.circumstances import Actor, Given
from domain.reports.life import TRANSITIONS, Action
from domain.reports.states import PAUSED, Level, Priority, Report, State, Visibility


def submit(
    report_id: int,
    place_id: int,
    number: int,
    category: Category,
    text: str,
    *,
    now: datetime,
    reporter_id: int | None,
    logger_id: int | None = None,
    unit_id: int | None = None,
    priority: Priority = Priority.NORMAL,
) -> Report:
    """A new report; its clock starts now, and private categories start private."""
    return Report(
        id=report_id,
        place_id=place_id,
        number=number,
        category=category.code,
        text=text,
        submitted_at=now,
        respond_minutes=category.respond_minutes,
        resolve_minutes=category.resolve_minutes,
        respond_due=now + timedelta(minutes=category.respond_minutes),
        resolve_due=now + timedelta(minutes=category.resolve_minutes),
        visibility=Visibility.PRIVATE if category.private else Visibility.PUBLIC,
        priority=priority,
        reporter_id=reporter_id,
        logger_id=logger_id,
        unit_id=unit_id,
    )


def apply(action: Action, report: Report, given: Given, *, now: datetime, actor: Actor) -> Report:
    """The report after an action that `refusal` let through.

    Raises ValueError for UNDO, which needs the report as it was: see `undone`.
    """
    if action is Action.UNDO:
        raise ValueError("an undo goes through undone()")
    # The state moves first, so that an effect may still set another one.
    moved = _answered_to(action, _moved(report, TRANSITIONS[action].to, now), now)
    effect = EFFECTS.get(action)
    return effect(moved, Press(given, actor, now)) if effect else moved


def undone(report: Report, before: Report) -> Report:
    """The report as it was before its last change: a new version, nothing in history is edited."""
    # Whoever was told of it already knows: an undo cannot untell them.
    level = max(report.escalation_level, before.escalation_level)
    return replace(before, version=report.version + 1, escalation_level=level)


def escalated(report: Report, level: Level) -> Report:
    """The report once it has climbed; it never comes down by itself."""
    if report.escalation_level >= level:
        return report
    return replace(report, escalation_level=int(level), version=report.version + 1)


# Waiting for an appeal is not the unit's time, so it does not count when one is granted.
_STOPS = PAUSED | {State.REJECTED}
_ENDS = frozenset({State.CLOSED, State.REJECTED, State.MERGED, State.CANCELLED})
# What a person sees as being heard; a dispatch alone is a machine's doing.
_CONTACTS = frozenset(
    {
        Action.ACCEPT,
        Action.SCHEDULE,
        Action.ASK,
        Action.HOLD,
        Action.RESOLVE,
        Action.REJECT,
    }
)


def _moved(report: Report, to: State | None, now: datetime) -> Report:
    changed = replace(report, version=report.version + 1)
    if to is None or to is report.state:
        return changed
    return replace(
        _running_again(changed, now),
        state=to,
        paused_at=now if to in _STOPS else None,
        closed_at=now if to in _ENDS else None,
    )


def _running_again(report: Report, now: datetime) -> Report:
    if report.paused_at is None:
        return report
    # A clock set back must not shorten the deadline.
    pause = max(now - report.paused_at, timedelta())
    return replace(
        report,
        resolve_due=report.resolve_due + pause,
        paused_seconds=report.paused_seconds + int(pause.total_seconds()),
    )


def _answered_to(action: Action, report: Report, now: datetime) -> Report:
    first = action in _CONTACTS and report.responded_at is None
    return replace(report, responded_at=now) if first else report
