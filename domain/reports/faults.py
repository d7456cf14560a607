"""What is wrong with what was given: it can be asked for again after the press."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from types import MappingProxyType

from domain.reports.case import Case
from domain.reports.life import TRANSITIONS, Action, Party, Refusal
from domain.reports.states import OPEN, Concern, Priority, RejectReason, State, Visibility
from domain.reports.terms import HOLD_AT_MOST, SCHEDULE_AT_MOST, SUPPORTERS_TO_REOPEN


def fault(action: Action, case: Case) -> Refusal | None:
    """The first thing that is missing or wrong in what was given, or None."""
    check = _CHECKS.get(action)
    # What is missing is asked for before what is given is found fault with.
    return _lacking(action, case) or (check(case) if check else None)


def _lacking(action: Action, case: Case) -> Refusal | None:
    needs = TRANSITIONS[action].needs
    return next((need for need in needs if not _HAS[need](case)), None)


def _has_text(case: Case) -> bool:
    return bool(case.given.text.strip())


def _has_text_or_photo(case: Case) -> bool:
    return case.given.photo or _has_text(case)


def _has_target(case: Case) -> bool:
    return case.given.unit_id is not None or case.given.person_id is not None


def _has_choice(case: Case) -> bool:
    given = case.given
    return bool(given.category or given.priority or given.visibility or given.about)


_HAS: Mapping[Refusal, Callable[[Case], bool]] = MappingProxyType(
    {
        Refusal.NEEDS_REASON: _has_text,
        Refusal.NEEDS_QUESTION: _has_text,
        Refusal.NEEDS_ANSWER: _has_text,
        Refusal.NEEDS_TEXT: _has_text_or_photo,
        Refusal.NEEDS_PHOTO: lambda case: case.given.photo or not case.facts.photo_required,
        Refusal.NEEDS_DATE: lambda case: case.given.date is not None,
        Refusal.NEEDS_UNIT: _has_target,
        Refusal.NEEDS_PARENT: lambda case: case.given.parent is not None,
        Refusal.NEEDS_CODE: lambda case: case.given.reason is not None,
        Refusal.NEEDS_RATING: lambda case: case.given.rating is not None,
        Refusal.NEEDS_CHOICE: _has_choice,
    }
)


def _another_unit(case: Case) -> Refusal | None:
    given, report = case.given, case.report
    # Sending it to another person of the same unit is a change, and allowed.
    same = (given.unit_id, given.person_id) in {
        (report.unit_id, None),
        (report.unit_id, report.assignee_id),
    }
    return Refusal.SAME_UNIT if same else None


def _date_within(longest: timedelta) -> Callable[[Case], Refusal | None]:
    def check(case: Case) -> Refusal | None:
        date = case.given.date
        if date is None or date <= case.now:
            return Refusal.DATE_NOT_FUTURE
        return Refusal.DATE_TOO_FAR if date - case.now > longest else None

    return check


def _captain_turns_away_spam_only(case: Case) -> Refusal | None:
    fine = case.is_staff or case.given.reason is RejectReason.SPAM
    return None if fine else Refusal.STAFF_ONLY


def _parent(case: Case) -> Refusal | None:
    parent, report = case.given.parent, case.report
    # Neither into itself nor into one of its own children.
    if parent is None or report.id in {parent.id, parent.parent_id}:
        return Refusal.MERGE_CYCLE
    # No chains: the parent's own parent is the one to name (reports.md, States).
    if parent.state is State.MERGED:
        return Refusal.MERGE_CHAIN
    if parent.place_id != report.place_id and not case.is_staff:
        return Refusal.OTHER_PLACE
    return None if parent.state in OPEN | {State.RESOLVED} else Refusal.PARENT_ENDED


def _why_reopen(case: Case) -> Refusal | None:
    if case.is_captain:
        return None
    if case.facts.supporters_wanting_reopen >= SUPPORTERS_TO_REOPEN:
        return None
    if Party.REPORTER not in case.parties:
        return Refusal.MORE_SUPPORTERS
    # The unit must hear what is still wrong to do better the second time.
    return None if _has_text(case) else Refusal.NEEDS_REASON


def _priority(case: Case) -> Refusal | None:
    if case.given.priority is None:
        return Refusal.NEEDS_CHOICE
    # Urgent breaks quiet hours and wakes people, so neither end of it is the reporter's.
    urgent = Priority.URGENT in {case.given.priority, case.report.priority}
    return Refusal.CAPTAIN_ONLY if urgent and not case.is_captain else None


def _visibility(case: Case) -> Refusal | None:
    wanted = case.given.visibility
    if wanted is None:
        return Refusal.NEEDS_CHOICE
    uncovers = case.report.visibility is Visibility.PRIVATE and wanted is not Visibility.PRIVATE
    if uncovers and case.report.about is not None:
        return Refusal.STAYS_PRIVATE
    # Only the one it concerns may make a private matter public.
    return Refusal.NOT_YOURS if uncovers and Party.REPORTER not in case.parties else None


def _category(case: Case) -> Refusal | None:
    return None if case.given.category else Refusal.NEEDS_CHOICE


def _concern(case: Case) -> Refusal | None:
    about = case.given.about
    if about is None:
        return Refusal.NEEDS_CHOICE
    same = about is (case.report.about or Concern.NOBODY)
    return Refusal.ALREADY_DONE if same else None


_CHECKS: Mapping[Action, Callable[[Case], Refusal | None]] = MappingProxyType(
    {
        Action.REASSIGN: _another_unit,
        Action.SCHEDULE: _date_within(SCHEDULE_AT_MOST),
        Action.HOLD: _date_within(HOLD_AT_MOST),
        Action.REJECT: _captain_turns_away_spam_only,
        Action.MERGE: _parent,
        Action.REOPEN: _why_reopen,
        Action.PRIORITISE: _priority,
        Action.SET_VISIBILITY: _visibility,
        Action.CATEGORISE: _category,
        Action.CONCERN: _concern,
    }
)
