"""The whole life cycle as one table: what is listed may happen, everything else is refused."""

from dataclasses import replace
from datetime import datetime
from itertools import product

import pytest

from domain import reports as rules
from domain.reports import Action, Facts, Party, Refusal, State
from tests.domain.reports.samples import DAY, NOW, SECOND, T0, actor, given, in_state

FRESH = "submitted dispatched"
WORKING = "in_progress scheduled"
PAUSED = "awaiting_info on_hold"
OPEN = f"{FRESH} {WORKING} {PAUSED}"
ALIVE = f"{OPEN} resolved"
ANY = f"{ALIVE} closed rejected merged cancelled"
CAPTAINS = "captain staff secretary"
KNOWN = f"reporter logger supporter unit doer {CAPTAINS} grid member"

TABLE: dict[str, list[tuple[str, str]]] = {
    "dispatch": [("submitted", f"{CAPTAINS} system")],
    "accept": [("dispatched", "unit doer")],
    "give_back": [("dispatched", "unit doer")],
    "reassign": [(f"dispatched {WORKING} {PAUSED}", CAPTAINS)],
    "schedule": [(WORKING, "unit staff secretary")],
    "start": [("scheduled", "unit")],
    "ask": [(WORKING, "unit")],
    "answer": [("awaiting_info", "reporter")],
    "expire_question": [("awaiting_info", "system")],
    "hold": [(f"{FRESH} {WORKING} awaiting_info", "staff secretary")],
    "resume": [("on_hold", "staff secretary system")],
    "review": [("on_hold", "system")],
    "resolve": [(WORKING, f"unit doer {CAPTAINS}")],
    "confirm": [("resolved", "reporter")],
    "auto_close": [("resolved", "system")],
    "rate": [("closed", "reporter")],
    "reopen": [("resolved closed", f"reporter supporter {CAPTAINS}")],
    "reject": [(OPEN, CAPTAINS)],
    "appeal": [("rejected", "reporter staff secretary")],
    "merge": [(OPEN, CAPTAINS)],
    "cancel": [(OPEN, "reporter")],
    "pass_on": [(OPEN, "reporter")],
    "support": [(ALIVE, "member")],
    "add": [(ALIVE, f"reporter logger supporter unit doer {CAPTAINS}")],
    "categorise": [(FRESH, f"reporter logger {CAPTAINS}"), (f"{WORKING} {PAUSED}", CAPTAINS)],
    "prioritise": [(OPEN, f"reporter logger {CAPTAINS}")],
    "set_visibility": [(ANY, f"reporter logger {CAPTAINS}")],
    "concern": [(OPEN, "reporter logger")],
    "flag": [(ANY, "member")],
    "hide": [(ANY, f"{CAPTAINS} system")],
    "show": [(ANY, CAPTAINS)],
    "undo": [(ANY, KNOWN)],
}

ALLOWED = {
    (Action(action), State(state), Party(party))
    for action, rows in TABLE.items()
    for states, parties in rows
    for state, party in product(states.split(), parties.split())
}
LEADS_TO = {
    Action.DISPATCH: State.DISPATCHED,
    Action.ACCEPT: State.IN_PROGRESS,
    Action.GIVE_BACK: State.SUBMITTED,
    Action.REASSIGN: State.DISPATCHED,
    Action.SCHEDULE: State.SCHEDULED,
    Action.START: State.IN_PROGRESS,
    Action.ASK: State.AWAITING_INFO,
    Action.ANSWER: State.IN_PROGRESS,
    Action.EXPIRE_QUESTION: State.IN_PROGRESS,
    Action.HOLD: State.ON_HOLD,
    Action.RESUME: State.IN_PROGRESS,
    Action.REVIEW: State.IN_PROGRESS,
    Action.RESOLVE: State.RESOLVED,
    Action.CONFIRM: State.CLOSED,
    Action.AUTO_CLOSE: State.CLOSED,
    Action.REOPEN: State.IN_PROGRESS,
    Action.REJECT: State.REJECTED,
    Action.APPEAL: State.SUBMITTED,
    Action.MERGE: State.MERGED,
    Action.CANCEL: State.CANCELLED,
}
LATE = {
    Action.EXPIRE_QUESTION: T0 + 5 * DAY,
    Action.AUTO_CLOSE: T0 + 7 * DAY,
    Action.REVIEW: T0 + 9 * DAY,
}


def moment(action: Action) -> datetime:
    return LATE.get(action, NOW)


def fitting(action: Action) -> Facts:
    """Facts under which nothing but party and state can stand in the way."""
    return Facts(
        supporters=1 if action is Action.PASS_ON else 0,
        supporters_wanting_reopen=3,
        last_action=Action.ADD,
        last_event_at=NOW - SECOND,
        last_event_actor_id=99,
    )


def refused(action: Action, state: State, party: Party) -> Refusal | None:
    report = replace(in_state(state), hidden=action is Action.SHOW)
    return rules.refusal(
        action,
        report,
        actor(party),
        fitting(action),
        now=moment(action),
        given=given(action),
    )


def listed(action: Action, state: State) -> set[Party]:
    return {party for party in Party if (action, state, party) in ALLOWED}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_only_the_parties_the_table_lists_are_allowed(action: Action, state: State) -> None:
    free = {party for party in Party if refused(action, state, party) is None}
    assert free == listed(action, state)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_the_buttons_shown_are_those_the_table_allows(action: Action, state: State) -> None:
    report = replace(in_state(state), hidden=action is Action.SHOW)
    facts, now = fitting(action), moment(action)
    shown = {
        party for party in Party if action in rules.allowed(report, actor(party), facts, now=now)
    }
    assert shown == listed(action, state)


@pytest.mark.parametrize("action", [action for action in Action if action is not Action.UNDO])
def test_an_allowed_action_leads_where_the_table_says(action: Action) -> None:
    for state, party in ((state, party) for done, state, party in ALLOWED if done is action):
        report = in_state(state)
        moved = rules.apply(action, report, given(action), now=moment(action), actor=actor(party))
        taken_back = action is Action.CONCERN and state is State.DISPATCHED
        assert moved.state is (State.SUBMITTED if taken_back else LEADS_TO.get(action, state))
        assert moved.version == report.version + 1


def test_every_action_has_a_row_in_the_specification_and_in_the_code() -> None:
    assert set(TABLE) == {str(action) for action in Action}
    assert set(rules.TRANSITIONS) == set(Action)


def test_open_is_everything_still_to_be_done() -> None:
    assert {str(state) for state in rules.OPEN} == set(OPEN.split())


@pytest.mark.parametrize("action", Action)
def test_a_stranger_hears_that_this_is_not_their_building(action: Action) -> None:
    assert refused(action, State.SUBMITTED, Party.STRANGER) is Refusal.NOT_A_MEMBER


@pytest.mark.parametrize("action", Action)
def test_somebody_without_any_standing_is_refused(action: Action) -> None:
    report = in_state(State.RESOLVED)
    nobody = actor()
    refusal = rules.refusal(action, report, nobody, rules.PLAIN, now=NOW, given=given(action))
    assert refusal is Refusal.NOT_A_MEMBER


@pytest.mark.parametrize(
    ("action", "state", "party"),
    [
        (Action.RESOLVE, State.RESOLVED, Party.UNIT),
        (Action.CONFIRM, State.CLOSED, Party.REPORTER),
        (Action.DISPATCH, State.DISPATCHED, Party.CAPTAIN),
        (Action.GIVE_BACK, State.SUBMITTED, Party.UNIT),
        (Action.REOPEN, State.IN_PROGRESS, Party.REPORTER),
        (Action.HOLD, State.ON_HOLD, Party.STAFF),
        (Action.CANCEL, State.CANCELLED, Party.REPORTER),
    ],
)
def test_a_second_press_hears_that_it_is_done(action: Action, state: State, party: Party) -> None:
    assert refused(action, state, party) is Refusal.ALREADY_DONE


@pytest.mark.parametrize("state", [State.IN_PROGRESS, State.SCHEDULED])
def test_the_second_to_accept_hears_that_somebody_did(state: State) -> None:
    report = in_state(state, accepted_at=NOW)
    late = rules.refusal(Action.ACCEPT, report, actor(Party.UNIT), rules.PLAIN, now=NOW)
    again = rules.refusal(
        Action.ACCEPT,
        report,
        actor(Party.UNIT, person=report.assignee_id),
        rules.PLAIN,
        now=NOW,
    )
    assert (late, again) == (Refusal.ALREADY_ACCEPTED, Refusal.ALREADY_DONE)
