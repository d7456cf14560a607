"""What each action writes into a report, once its state has moved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType

from domain.reports.circumstances import Actor, Given
from domain.reports.life import Action, Party
from domain.reports.states import (
    FRESH,
    Concern,
    Lead,
    Level,
    Report,
    State,
    Visibility,
    lead,
    resolve_window,
)


@dataclass(frozen=True, slots=True)
class Press:
    given: Given
    actor: Actor
    now: datetime


def _dispatched(report: Report, press: Press) -> Report:
    return replace(
        report,
        unit_id=press.given.unit_id,
        assignee_id=press.given.person_id,
        dispatched_at=press.now,
        accepted_at=None,
        scheduled_for=None,
        question=None,
        hold_reason=None,
        review_on=None,
    )


def _accepted(report: Report, press: Press) -> Report:
    return replace(report, assignee_id=press.actor.person_id, accepted_at=press.now)


# The clock is left alone: returning a report buys no time (reports.md, Clock).
def _given_back(report: Report, _press: Press) -> Report:
    return replace(
        report,
        unit_id=None,
        assignee_id=None,
        dispatched_at=None,
        return_count=report.return_count + 1,
    )


def _scheduled(report: Report, press: Press) -> Report:
    # A date that was promised once stays promised after work has begun.
    moves = report.reschedules + (report.scheduled_for is not None)
    return replace(report, scheduled_for=press.given.date, reschedules=moves)


def _asked(report: Report, press: Press) -> Report:
    return replace(report, question=press.given.text)


def _question_over(report: Report, _press: Press) -> Report:
    return replace(report, question=None)


def _held(report: Report, press: Press) -> Report:
    return replace(report, hold_reason=press.given.text, review_on=press.given.date, question=None)


def _resumed(report: Report, _press: Press) -> Report:
    return replace(report, hold_reason=None, review_on=None)


def _resolved(report: Report, press: Press) -> Report:
    return replace(report, resolved_at=press.now, answer=press.given.text)


def _auto_closed(report: Report, _press: Press) -> Report:
    return replace(report, auto_closed=True)


def _rated(report: Report, press: Press) -> Report:
    return replace(report, rating=press.given.rating)


def _reopened(report: Report, press: Press) -> Report:
    # The unit stays: whoever did it is asked to do it properly (reports.md, Transitions).
    again = replace(
        report,
        resolved_at=None,
        auto_closed=False,
        rating=None,
        scheduled_for=None,
        reschedules=0,
        reopen_count=report.reopen_count + 1,
    )
    # Counted after the reopening is: the window is halved by it.
    due = press.now + resolve_window(again)
    return replace(again, resolve_due=due, escalation_level=int(_LED_AT[lead(again)]))


_LED_AT: Mapping[Lead, Level] = MappingProxyType(
    {Lead.UNIT: Level.NONE, Lead.STAFF: Level.STAFF, Lead.SUPERVISED: Level.SECRETARY}
)


def _rejected(report: Report, press: Press) -> Report:
    return replace(report, reject_reason=press.given.reason, answer=press.given.text)


def _appealed(report: Report, press: Press) -> Report:
    return replace(
        report,
        # Staff taking their own no back does not use up the reporter's one appeal.
        appealed=report.appealed or Party.REPORTER in press.actor.parties,
        reject_reason=None,
        answer=None,
        unit_id=None,
        assignee_id=None,
        dispatched_at=None,
        accepted_at=None,
        scheduled_for=None,
    )


def _merged(report: Report, press: Press) -> Report:
    parent = press.given.parent
    return replace(report, parent_id=parent.id if parent else None)


def _passed_on(report: Report, press: Press) -> Report:
    return replace(report, reporter_id=press.given.person_id, logger_id=None)


def _prioritised(report: Report, press: Press) -> Report:
    return replace(report, priority=press.given.priority or report.priority)


def _uncovered(report: Report, press: Press) -> Report:
    return replace(report, visibility=press.given.visibility or report.visibility)


_ABOVE: Mapping[Concern, Level] = MappingProxyType(
    {Concern.CAPTAIN: Level.STAFF, Concern.STAFF: Level.SECRETARY}
)


def _concerned(report: Report, press: Press) -> Report:
    about = press.given.about
    if about is None or about is Concern.NOBODY:
        return replace(report, about=None)
    # A late report has climbed already and must not fall by being about somebody.
    level = max(report.escalation_level, int(_ABOVE[about]))
    kept = replace(report, about=about, visibility=Visibility.PRIVATE, escalation_level=level)
    # Nobody has begun: the level above decides afresh to whom it goes.
    return _taken_back(kept) if report.state in FRESH else kept


def _taken_back(report: Report) -> Report:
    return replace(
        report, state=State.SUBMITTED, unit_id=None, assignee_id=None, dispatched_at=None
    )


def _categorised(report: Report, press: Press) -> Report:
    category = press.given.category
    if category is None:
        return report
    refiled = replace(
        report,
        category=category.code,
        respond_minutes=category.respond_minutes,
        resolve_minutes=category.resolve_minutes,
        # From submission, not from now: a new category is no fresh start.
        respond_due=report.submitted_at + timedelta(minutes=category.respond_minutes),
        # A category can make a report private, never uncover one that is.
        visibility=Visibility.PRIVATE if category.private else report.visibility,
    )
    # Shifted by the difference, as pauses and reopenings are already in it.
    longer = resolve_window(refiled) - resolve_window(report)
    return replace(refiled, resolve_due=report.resolve_due + longer)


def _hidden(report: Report, _press: Press) -> Report:
    return replace(report, hidden=True)


def _shown(report: Report, _press: Press) -> Report:
    return replace(report, hidden=False)


EFFECTS: Mapping[Action, Callable[[Report, Press], Report]] = MappingProxyType(
    {
        Action.DISPATCH: _dispatched,
        Action.REASSIGN: _dispatched,
        Action.ACCEPT: _accepted,
        Action.GIVE_BACK: _given_back,
        Action.SCHEDULE: _scheduled,
        Action.ASK: _asked,
        Action.ANSWER: _question_over,
        Action.EXPIRE_QUESTION: _question_over,
        Action.HOLD: _held,
        Action.RESUME: _resumed,
        Action.REVIEW: _resumed,
        Action.RESOLVE: _resolved,
        Action.AUTO_CLOSE: _auto_closed,
        Action.RATE: _rated,
        Action.REOPEN: _reopened,
        Action.REJECT: _rejected,
        Action.APPEAL: _appealed,
        Action.MERGE: _merged,
        Action.PASS_ON: _passed_on,
        Action.PRIORITISE: _prioritised,
        Action.SET_VISIBILITY: _uncovered,
        Action.CATEGORISE: _categorised,
        Action.CONCERN: _concerned,
        Action.HIDE: _hidden,
        Action.SHOW: _shown,
    }
)
