"""Which of several reasons is told: whose it is, its state, its history, what is missing."""

import pytest

from domain import reports as rules
from domain.reports import Action, Facts, Given, Party, Refusal, State
from tests.domain.reports.samples import DAY, NOW, actor, given, in_state

ACTIONS = [action for action in Action if action is not Action.UNDO]
STATE_REFUSALS = {Refusal.WRONG_STATE, Refusal.ALREADY_DONE, Refusal.ALREADY_ACCEPTED}
MISSING = {refusal for refusal in Refusal if refusal.name.startswith("NEEDS_")}


def ask(
    action: Action,
    state: State,
    party: Party,
    what: Given = rules.NOTHING,
    facts: Facts = rules.PLAIN,
    **marks: object,
) -> Refusal | None:
    report = in_state(state, **marks)
    return rules.refusal(action, report, actor(party), facts, now=NOW, given=what)


def fits(action: Action, state: State, party: Party) -> bool:
    standing = rules.standing(actor(party), in_state(state))
    return bool(standing & rules.TRANSITIONS[action].parties)


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("complete", [False, True])
def test_a_stranger_is_told_so_before_anything_else(
    action: Action,
    complete: bool,  # noqa: FBT001
) -> None:
    what = given(action) if complete else rules.NOTHING
    for state in State:
        assert ask(action, state, Party.STRANGER, what) is Refusal.NOT_A_MEMBER


@pytest.mark.parametrize("action", ACTIONS)
def test_whose_it_is_comes_before_state_and_before_what_is_missing(action: Action) -> None:
    for state in State:
        for party in set(Party) - {Party.STRANGER}:
            if not fits(action, state, party):
                assert ask(action, state, party) is Refusal.NOT_YOURS
                assert ask(action, state, party, given(action)) is Refusal.NOT_YOURS


@pytest.mark.parametrize("action", ACTIONS)
def test_the_state_comes_before_history_and_before_what_is_missing(action: Action) -> None:
    history = Facts(supporters=3, children=2, supporting=True, flagged=True)
    for state in set(State) - rules.TRANSITIONS[action].sources:
        for party in Party:
            if fits(action, state, party):
                told = ask(action, state, party, facts=history)
                assert told in STATE_REFUSALS
                assert told is ask(action, state, party, given(action))


@pytest.mark.parametrize("action", ACTIONS)
def test_in_the_right_hands_and_state_no_one_is_told_it_is_not_theirs_to_ask(
    action: Action,
) -> None:
    needs = rules.TRANSITIONS[action].needs
    for state in rules.TRANSITIONS[action].sources:
        for party in Party:
            told = ask(action, state, party)
            if fits(action, state, party) and told in MISSING and needs:
                assert told in {*needs, Refusal.NEEDS_REASON}
            assert told is not Refusal.NOT_A_MEMBER or party is Party.STRANGER


@pytest.mark.parametrize(
    ("action", "state", "party", "facts", "marks", "told"),
    [
        (Action.DISPATCH, "submitted", "captain", Facts(), {"return_count": 2}, "staff_only_now"),
        (Action.GIVE_BACK, "dispatched", "unit", Facts(), {"return_count": 2}, "ruling_final"),
        (Action.SCHEDULE, "scheduled", "unit", Facts(), {"reschedules": 1}, "staff_only_now"),
        (Action.RATE, "closed", "reporter", Facts(), {"rating": rules.Rating.BAD}, "already_done"),
        (Action.RATE, "closed", "reporter", Facts(), {"auto_closed": True}, "wrong_state"),
        (Action.REOPEN, "closed", "reporter", Facts(), {"closed_at": NOW - 8 * DAY}, "too_late"),
        (Action.APPEAL, "rejected", "reporter", Facts(), {"appealed": True}, "appeal_used"),
        (Action.MERGE, "submitted", "captain", Facts(children=1), {}, "has_children"),
        (Action.CANCEL, "submitted", "reporter", Facts(supporters=1), {}, "has_supporters"),
        (Action.PASS_ON, "submitted", "reporter", Facts(), {}, "no_supporters"),
        (Action.CATEGORISE, "in_progress", "reporter", Facts(), {}, "too_late"),
        (Action.SUPPORT, "submitted", "member", Facts(supporting=True), {}, "already_done"),
        (Action.SUPPORT, "submitted", "member", Facts(), {"hidden": True}, "not_yours"),
        (Action.FLAG, "submitted", "member", Facts(flagged=True), {}, "already_done"),
        (Action.HIDE, "submitted", "captain", Facts(), {"hidden": True}, "already_done"),
        (Action.SHOW, "submitted", "captain", Facts(), {"hidden": False}, "already_done"),
        (Action.AUTO_CLOSE, "resolved", "system", Facts(), {}, "too_early"),
        (Action.REVIEW, "on_hold", "system", Facts(), {}, "too_early"),
        (Action.EXPIRE_QUESTION, "awaiting_info", "system", Facts(), {}, "too_early"),
    ],
)
def test_history_comes_before_what_is_missing(
    action: Action,
    state: str,
    party: str,
    facts: Facts,
    marks: dict[str, object],
    told: str,
) -> None:
    who = actor(Party(party))
    report = in_state(State(state), **marks)
    for what in (rules.NOTHING, given(action)):
        refusal = rules.refusal(action, report, who, facts, now=NOW, given=what)
        assert refusal is Refusal(told)


@pytest.mark.parametrize(
    ("action", "what", "told"),
    [
        (Action.HOLD, Given(), Refusal.NEEDS_REASON),
        (Action.HOLD, Given(text="等配件"), Refusal.NEEDS_DATE),
        (Action.HOLD, Given(date=NOW + DAY), Refusal.NEEDS_REASON),
        (Action.HOLD, Given(text="等配件", date=NOW), Refusal.DATE_NOT_FUTURE),
        (Action.HOLD, Given(text="等配件", date=NOW + 91 * DAY), Refusal.DATE_TOO_FAR),
        (Action.HOLD, Given(text="等配件", date=NOW + 90 * DAY), None),
        (Action.REJECT, Given(), Refusal.NEEDS_CODE),
        (Action.REJECT, Given(reason=rules.RejectReason.SPAM), Refusal.NEEDS_REASON),
        (Action.REJECT, Given(reason=rules.RejectReason.SPAM, text=" \n"), Refusal.NEEDS_REASON),
        (Action.REJECT, Given(reason=rules.RejectReason.SPAM, text="广告"), None),
    ],
)
def test_of_two_things_missing_the_first_is_asked_for_first(
    action: Action, what: Given, told: Refusal | None
) -> None:
    assert ask(action, State.SUBMITTED, Party.STAFF, what) is told


@pytest.mark.parametrize("action", ACTIONS)
def test_what_lacks_only_an_answer_has_a_button(action: Action) -> None:
    for state in State:
        for party in Party:
            told = ask(action, state, party)
            if told is None or told in MISSING:
                report = in_state(state)
                buttons = rules.allowed(report, actor(party), rules.PLAIN, now=NOW)
                assert action in buttons
