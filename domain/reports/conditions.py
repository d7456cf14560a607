"""What stands in the way whatever else is given: such an action gets no button."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType

from domain.reports.case import Case
from domain.reports.circumstances import may_see
from domain.reports.life import Action, Party, Refusal
from domain.reports.states import FRESH
from domain.reports.terms import (
    CLOSES_AFTER,
    MOVES_BEFORE_STAFF,
    QUESTION_LASTS,
    REOPEN_WITHIN,
    RETURNS_BEFORE_STAFF,
    UNDO_WITHIN,
)


def condition(action: Action, case: Case) -> Refusal | None:
    """What this one report's history or this one person stands against, or None."""
    check = _CONDITIONS.get(action)
    return check(case) if check else None


def _returned_too_often(case: Case) -> Refusal | None:
    often = case.report.return_count >= RETURNS_BEFORE_STAFF
    return Refusal.STAFF_ONLY_NOW if often and not case.is_staff else None


def _staff_ruled(case: Case) -> Refusal | None:
    often = case.report.return_count >= RETURNS_BEFORE_STAFF
    return Refusal.RULING_FINAL if often else None


def _moved_before(case: Case) -> Refusal | None:
    report = case.report
    # The first date is no move; the second one is the last that the unit may set.
    moves = report.scheduled_for is not None and report.reschedules >= MOVES_BEFORE_STAFF
    return Refusal.STAFF_ONLY_NOW if moves and not case.is_staff else None


def _own_work(case: Case) -> Refusal | None:
    person = case.actor.person_id
    # The system has no id, and an unassigned report none either.
    did = person is not None and person == case.report.assignee_id
    return Refusal.OWN_WORK if did or case.parties & {Party.UNIT, Party.DOER} else None


def _rating(case: Case) -> Refusal | None:
    if case.report.rating is not None:
        return Refusal.ALREADY_DONE
    # Silence is never "satisfied": what the system closed is not rated.
    return Refusal.WRONG_STATE if case.report.auto_closed else _own_work(case)


def _reopening(case: Case) -> Refusal | None:
    closed = case.report.closed_at
    late = closed is not None and case.now - closed > REOPEN_WITHIN
    return Refusal.TOO_LATE if late else None


def _appealing(case: Case) -> Refusal | None:
    return Refusal.APPEAL_USED if case.report.appealed and not case.is_staff else None


def _merging(case: Case) -> Refusal | None:
    # A parent that followed another would be a chain (reports.md, States).
    return Refusal.HAS_CHILDREN if case.facts.children else None


def _cancelling(case: Case) -> Refusal | None:
    # Others wait for it too: it is passed on instead of withdrawn.
    return Refusal.HAS_SUPPORTERS if case.facts.supporters else None


def _passing_on(case: Case) -> Refusal | None:
    return None if case.facts.supporters else Refusal.NO_SUPPORTERS


def _supporting(case: Case) -> Refusal | None:
    if case.facts.supporting:
        return Refusal.ALREADY_DONE
    return Refusal.OWN_REPORT if Party.REPORTER in case.parties else _seen(case)


def _flagging(case: Case) -> Refusal | None:
    return Refusal.ALREADY_DONE if case.facts.flagged or case.report.hidden else _seen(case)


def _seen(case: Case) -> Refusal | None:
    seen = may_see(case.report, case.actor)
    return None if seen else Refusal.NOT_YOURS


def _refining(case: Case) -> Refusal | None:
    # Whoever works on it has planned for this category: only a captain changes it then.
    return None if case.is_captain or case.report.state in FRESH else Refusal.TOO_LATE


def _hiding(case: Case) -> Refusal | None:
    return Refusal.ALREADY_DONE if case.report.hidden else None


def _showing(case: Case) -> Refusal | None:
    return None if case.report.hidden else Refusal.ALREADY_DONE


def _undoing(case: Case) -> Refusal | None:
    facts = case.facts
    if facts.last_event_at is None or facts.last_action in {None, Action.UNDO}:
        return Refusal.ALREADY_DONE
    person = case.actor.person_id
    mine = person is not None and person == facts.last_event_actor_id
    if not mine and not case.is_staff:
        return Refusal.NOT_YOURS
    late = case.now - facts.last_event_at > UNDO_WITHIN
    return Refusal.UNDO_EXPIRED if late else None


def _not_before(moment: datetime | None, case: Case) -> Refusal | None:
    return Refusal.TOO_EARLY if moment is None or case.now < moment else None


def _expiring(case: Case) -> Refusal | None:
    asked = case.report.paused_at
    # Checked here as well: a timer may fire early, or twice.
    return _not_before(asked and asked + QUESTION_LASTS, case)


def _closing(case: Case) -> Refusal | None:
    resolved = case.report.resolved_at
    return _not_before(resolved and resolved + CLOSES_AFTER, case)


def _reviewing(case: Case) -> Refusal | None:
    return _not_before(case.report.review_on, case)


_CONDITIONS: Mapping[Action, Callable[[Case], Refusal | None]] = MappingProxyType(
    {
        Action.DISPATCH: _returned_too_often,
        Action.REASSIGN: _returned_too_often,
        Action.GIVE_BACK: _staff_ruled,
        Action.SCHEDULE: _moved_before,
        Action.EXPIRE_QUESTION: _expiring,
        Action.REVIEW: _reviewing,
        Action.CONFIRM: _own_work,
        Action.AUTO_CLOSE: _closing,
        Action.RATE: _rating,
        Action.REOPEN: _reopening,
        Action.APPEAL: _appealing,
        Action.MERGE: _merging,
        Action.CANCEL: _cancelling,
        Action.PASS_ON: _passing_on,
        Action.SUPPORT: _supporting,
        Action.CATEGORISE: _refining,
        Action.FLAG: _flagging,
        Action.HIDE: _hiding,
        Action.SHOW: _showing,
        Action.UNDO: _undoing,
    }
)
