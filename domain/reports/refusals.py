"""Why an action cannot be taken, or that it can (reports.md, Transitions)."""

from datetime import datetime

from domain.reports.case import Case
from domain.reports.circumstances import NOTHING, Actor, Facts, Given, standing
from domain.reports.conditions import condition
from domain.reports.faults import fault
from domain.reports.life import TRANSITIONS, Action, Party, Refusal
from domain.reports.states import RejectReason, Report
from domain.reports.terms import FLAGS_TO_HIDE


def refusal(
    action: Action,
    report: Report,
    actor: Actor,
    facts: Facts,
    *,
    now: datetime,
    given: Given = NOTHING,
) -> Refusal | None:
    """Why this actor cannot do this to this report now, or None if it can be applied."""
    case = Case(report, actor, standing(actor, report), facts, given, now)
    return _barrier(action, case) or fault(action, case)


def allowed(report: Report, actor: Actor, facts: Facts, *, now: datetime) -> tuple[Action, ...]:
    """The actions worth a button: what they still need can be asked after the press."""
    case = Case(report, actor, standing(actor, report), facts, NOTHING, now)
    return tuple(action for action in Action if _worth_a_button(action, case))


def reject_reasons(actor: Actor, report: Report) -> tuple[RejectReason, ...]:
    """The codes to choose from: a captain may only turn away spam, staff anything."""
    parties = standing(actor, report)
    if Party.STAFF in parties:
        return tuple(RejectReason)
    return (RejectReason.SPAM,) if Party.CAPTAIN in parties else ()


def hides(flags: int) -> bool:
    """Three members' flags hide a post until the captain decides (reports.md, Abuse)."""
    return flags >= FLAGS_TO_HIDE


def _worth_a_button(action: Action, case: Case) -> bool:
    no = _barrier(action, case)
    # A unit that presses here once too often is not turned away: staff are asked to decide.
    return no is None or (action, no) == (Action.SCHEDULE, Refusal.STAFF_ONLY_NOW)


def _barrier(action: Action, case: Case) -> Refusal | None:
    # Party first: whoever has no say is not told what state the report is in.
    return _wrong_party(action, case) or _wrong_state(action, case) or condition(action, case)


def _wrong_party(action: Action, case: Case) -> Refusal | None:
    # Who gave a report back is nothing to it any more, and may still take that back.
    if action is Action.UNDO and _gave_back(case):
        return None
    if not case.parties - {Party.STRANGER}:
        return Refusal.NOT_A_MEMBER
    if case.parties & TRANSITIONS[action].parties:
        return None
    return Refusal.NOT_YOURS


def _gave_back(case: Case) -> bool:
    person, facts = case.actor.person_id, case.facts
    mine = person is not None and person == facts.last_event_actor_id
    return mine and facts.last_action is Action.GIVE_BACK


def _wrong_state(action: Action, case: Case) -> Refusal | None:
    row, state = TRANSITIONS[action], case.report.state
    if state in row.sources:
        return None
    # First press wins, and the other one is told who was first (reports.md, Transitions).
    if action is Action.ACCEPT and case.report.accepted_at is not None:
        mine = case.actor.person_id == case.report.assignee_id
        return Refusal.ALREADY_DONE if mine else Refusal.ALREADY_ACCEPTED
    # A second tap on the same button is no mistake worth a warning.
    return Refusal.ALREADY_DONE if state is row.to else Refusal.WRONG_STATE
