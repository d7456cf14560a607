"""What stands in the way although party and state would fit."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain import reports as rules
from domain.reports import (
    Action,
    Concern,
    Facts,
    Given,
    Party,
    Refusal,
    RejectReason,
    Report,
    State,
    Visibility,
)
from tests.domain.reports.samples import (
    DAY,
    LAMP,
    MINUTE,
    NEIGHBOUR,
    NOW,
    PARENT,
    PROPERTY,
    REPORTER,
    SECOND,
    STAFF,
    T0,
    WORKER,
    actor,
    given,
    in_state,
)

PLAIN = rules.PLAIN
COMPLETE = Given(text="x")


def ask(
    action: Action,
    report: Report,
    *parties: Party,
    facts: Facts = PLAIN,
    what: Given | None = None,
    at: timedelta = NOW - T0,
    person: int | None = 99,
) -> Refusal | None:
    thing = given(action) if what is None else what
    who = actor(*parties, person=person)
    return rules.refusal(action, report, who, facts, now=T0 + at, given=thing)


@pytest.mark.parametrize(
    ("action", "state", "party", "needs"),
    [
        (Action.DISPATCH, State.SUBMITTED, Party.CAPTAIN, Refusal.NEEDS_UNIT),
        (Action.REASSIGN, State.DISPATCHED, Party.CAPTAIN, Refusal.NEEDS_UNIT),
        (Action.GIVE_BACK, State.DISPATCHED, Party.UNIT, Refusal.NEEDS_REASON),
        (Action.SCHEDULE, State.IN_PROGRESS, Party.UNIT, Refusal.NEEDS_DATE),
        (Action.ASK, State.IN_PROGRESS, Party.UNIT, Refusal.NEEDS_QUESTION),
        (Action.ANSWER, State.AWAITING_INFO, Party.REPORTER, Refusal.NEEDS_ANSWER),
        (Action.HOLD, State.IN_PROGRESS, Party.STAFF, Refusal.NEEDS_REASON),
        (Action.RESOLVE, State.IN_PROGRESS, Party.UNIT, Refusal.NEEDS_ANSWER),
        (Action.RATE, State.CLOSED, Party.REPORTER, Refusal.NEEDS_RATING),
        (Action.REOPEN, State.RESOLVED, Party.REPORTER, Refusal.NEEDS_REASON),
        (Action.REOPEN, State.RESOLVED, Party.SUPPORTER, Refusal.MORE_SUPPORTERS),
        (Action.REJECT, State.SUBMITTED, Party.CAPTAIN, Refusal.NEEDS_CODE),
        (Action.MERGE, State.SUBMITTED, Party.CAPTAIN, Refusal.NEEDS_PARENT),
        (Action.ADD, State.SUBMITTED, Party.REPORTER, Refusal.NEEDS_TEXT),
        (Action.CATEGORISE, State.SUBMITTED, Party.REPORTER, Refusal.NEEDS_CHOICE),
        (Action.PRIORITISE, State.SUBMITTED, Party.REPORTER, Refusal.NEEDS_CHOICE),
        (Action.SET_VISIBILITY, State.SUBMITTED, Party.REPORTER, Refusal.NEEDS_CHOICE),
        (Action.CONCERN, State.SUBMITTED, Party.LOGGER, Refusal.NEEDS_CHOICE),
    ],
)
def test_what_is_missing_is_asked_for_and_the_button_stays(
    action: Action, state: State, party: Party, needs: Refusal
) -> None:
    report = in_state(state)
    assert ask(action, report, party, what=rules.NOTHING) is needs
    assert action in rules.allowed(report, actor(party), PLAIN, now=NOW)


@pytest.mark.parametrize("blank", ["", "  ", "\n\t"])
def test_blank_text_is_no_answer(blank: str) -> None:
    report = in_state(State.IN_PROGRESS)
    assert ask(Action.RESOLVE, report, Party.UNIT, what=Given(blank)) is Refusal.NEEDS_ANSWER


def test_an_after_photo_is_asked_for_only_where_the_category_asks() -> None:
    report, facts = in_state(State.IN_PROGRESS), Facts(photo_required=True)
    photo = Given("修好了", photo=True)
    assert ask(Action.RESOLVE, report, Party.UNIT, facts=facts) is Refusal.NEEDS_PHOTO
    assert ask(Action.RESOLVE, report, Party.UNIT, facts=facts, what=photo) is None
    assert ask(Action.RESOLVE, report, Party.UNIT) is None


def test_a_photo_alone_is_an_addition() -> None:
    assert ask(Action.ADD, LAMP, Party.REPORTER, what=Given(photo=True)) is None


@pytest.mark.parametrize("party", [Party.UNIT, Party.DOER])
@pytest.mark.parametrize("action", [Action.CONFIRM, Action.RATE])
def test_nobody_confirms_or_rates_their_own_work(action: Action, party: Party) -> None:
    report = in_state(State.RESOLVED if action is Action.CONFIRM else State.CLOSED)
    assert ask(action, report, Party.REPORTER, party) is Refusal.OWN_WORK
    assert ask(action, report, Party.REPORTER) is None


def test_the_assignee_is_known_by_name_even_after_leaving_the_unit() -> None:
    report = in_state(State.RESOLVED)
    assert ask(Action.CONFIRM, report, Party.REPORTER, person=WORKER) is Refusal.OWN_WORK


@pytest.mark.parametrize(("returns", "captain"), [(1, None), (2, Refusal.STAFF_ONLY_NOW)])
@pytest.mark.parametrize(
    ("action", "state"),
    [(Action.DISPATCH, State.SUBMITTED), (Action.REASSIGN, State.DISPATCHED)],
)
def test_after_two_returns_only_staff_dispatch(
    action: Action, state: State, returns: int, captain: Refusal | None
) -> None:
    report = in_state(state, return_count=returns)
    assert ask(action, report, Party.CAPTAIN) is captain
    assert ask(action, report, Party.STAFF) is None


def test_the_routing_rule_too_gives_way_to_staff_after_two_returns() -> None:
    report = in_state(State.SUBMITTED, return_count=2)
    assert ask(Action.DISPATCH, report, Party.SYSTEM) is Refusal.STAFF_ONLY_NOW


def test_staffs_ruling_after_two_returns_is_final() -> None:
    assert ask(Action.GIVE_BACK, in_state(State.DISPATCHED, return_count=1), Party.UNIT) is None
    ruled = in_state(State.DISPATCHED, return_count=2)
    assert ask(Action.GIVE_BACK, ruled, Party.UNIT) is Refusal.RULING_FINAL


def test_a_report_is_not_passed_to_the_unit_that_has_it() -> None:
    report = in_state(State.DISPATCHED)
    same = Given(unit_id=PROPERTY)
    assert ask(Action.REASSIGN, report, Party.CAPTAIN, what=same) is Refusal.SAME_UNIT


def test_within_a_unit_a_report_may_go_to_another_person() -> None:
    report = in_state(State.IN_PROGRESS)
    colleague = Given(unit_id=PROPERTY, person_id=NEIGHBOUR)
    same = Given(unit_id=PROPERTY, person_id=WORKER)
    assert ask(Action.REASSIGN, report, Party.CAPTAIN, what=colleague) is None
    assert ask(Action.REASSIGN, report, Party.CAPTAIN, what=same) is Refusal.SAME_UNIT


def test_the_second_move_of_a_promised_date_goes_to_staff() -> None:
    once = in_state(State.SCHEDULED)
    moved = in_state(State.SCHEDULED, reschedules=1)
    assert ask(Action.SCHEDULE, once, Party.UNIT) is None
    assert ask(Action.SCHEDULE, moved, Party.UNIT) is Refusal.STAFF_ONLY_NOW
    assert ask(Action.SCHEDULE, moved, Party.STAFF) is None
    # The button stays, for pressing it is how the unit asks staff to decide.
    assert Action.SCHEDULE in rules.allowed(moved, actor(Party.UNIT), PLAIN, now=NOW)
    assert Action.SCHEDULE not in rules.allowed(moved, actor(Party.CAPTAIN), PLAIN, now=NOW)


def test_starting_work_does_not_make_a_date_free_to_move_again() -> None:
    started = in_state(State.IN_PROGRESS, scheduled_for=NOW, reschedules=1)
    assert ask(Action.SCHEDULE, started, Party.UNIT) is Refusal.STAFF_ONLY_NOW


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (-SECOND, Refusal.DATE_NOT_FUTURE),
        (timedelta(), Refusal.DATE_NOT_FUTURE),
        (SECOND, None),
        (90 * DAY, None),
        (90 * DAY + SECOND, Refusal.DATE_TOO_FAR),
    ],
)
def test_a_hold_is_reviewed_within_ninety_days(ahead: timedelta, expected: Refusal | None) -> None:
    what = Given("等配件", date=NOW + ahead)
    assert ask(Action.HOLD, in_state(State.IN_PROGRESS), Party.STAFF, what=what) is expected


@pytest.mark.parametrize(
    ("ahead", "expected"),
    [
        (timedelta(), Refusal.DATE_NOT_FUTURE),
        (SECOND, None),
        (365 * DAY, None),
        (366 * DAY, Refusal.DATE_TOO_FAR),
    ],
)
def test_a_promised_date_lies_ahead(ahead: timedelta, expected: Refusal | None) -> None:
    what = Given(date=NOW + ahead)
    assert ask(Action.SCHEDULE, in_state(State.IN_PROGRESS), Party.UNIT, what=what) is expected


@pytest.mark.parametrize(
    ("action", "state", "due"),
    [
        (Action.EXPIRE_QUESTION, State.AWAITING_INFO, 5 * DAY),
        (Action.AUTO_CLOSE, State.RESOLVED, 7 * DAY),
        (Action.REVIEW, State.ON_HOLD, 9 * DAY),
    ],
)
def test_the_system_waits_to_the_second(action: Action, state: State, due: timedelta) -> None:
    report = in_state(state)
    assert ask(action, report, Party.SYSTEM, at=due - SECOND) is Refusal.TOO_EARLY
    assert ask(action, report, Party.SYSTEM, at=due) is None


@pytest.mark.parametrize("reason", RejectReason)
def test_a_captain_turns_away_spam_and_staff_anything(reason: RejectReason) -> None:
    what = Given("理由", reason=reason)
    expected = None if reason is RejectReason.SPAM else Refusal.STAFF_ONLY
    assert ask(Action.REJECT, LAMP, Party.CAPTAIN, what=what) is expected
    assert ask(Action.REJECT, LAMP, Party.STAFF, what=what) is None


def test_the_reasons_to_choose_from_follow_the_role() -> None:
    def reasons(*parties: Party) -> tuple[RejectReason, ...]:
        return rules.reject_reasons(actor(*parties), LAMP)

    assert reasons(Party.CAPTAIN) == (RejectReason.SPAM,)
    assert reasons(Party.SECRETARY) == tuple(RejectReason)
    assert reasons(Party.UNIT) == ()


def test_a_rejection_says_why_in_words_too() -> None:
    what = Given(reason=RejectReason.SPAM)
    assert ask(Action.REJECT, LAMP, Party.CAPTAIN, what=what) is Refusal.NEEDS_REASON


def test_the_reporter_appeals_once_and_staff_whenever() -> None:
    fresh, used = in_state(State.REJECTED), in_state(State.REJECTED, appealed=True)
    assert ask(Action.APPEAL, fresh, Party.REPORTER) is None
    assert ask(Action.APPEAL, used, Party.REPORTER) is Refusal.APPEAL_USED
    assert ask(Action.APPEAL, used, Party.STAFF) is None


@pytest.mark.parametrize(
    ("parent", "expected"),
    [
        (PARENT, None),
        (replace(PARENT, state=State.RESOLVED), None),
        (LAMP, Refusal.MERGE_CYCLE),
        (replace(PARENT, parent_id=LAMP.id, state=State.MERGED), Refusal.MERGE_CYCLE),
        (replace(PARENT, parent_id=9, state=State.MERGED), Refusal.MERGE_CHAIN),
        (replace(PARENT, state=State.CLOSED), Refusal.PARENT_ENDED),
        (replace(PARENT, state=State.REJECTED), Refusal.PARENT_ENDED),
        (replace(PARENT, state=State.CANCELLED), Refusal.PARENT_ENDED),
        (replace(PARENT, place_id=7), Refusal.OTHER_PLACE),
    ],
)
def test_merging_makes_no_chain_and_no_cycle(parent: Report, expected: Refusal | None) -> None:
    assert ask(Action.MERGE, LAMP, Party.CAPTAIN, what=Given(parent=parent)) is expected


def test_staff_merge_across_buildings() -> None:
    what = Given(parent=replace(PARENT, place_id=7))
    assert ask(Action.MERGE, LAMP, Party.STAFF, what=what) is None


def test_a_report_others_were_merged_into_is_not_merged_itself() -> None:
    facts = Facts(children=1)
    assert ask(Action.MERGE, LAMP, Party.CAPTAIN, facts=facts) is Refusal.HAS_CHILDREN


def test_with_supporters_a_report_is_passed_on_instead_of_cancelled() -> None:
    facts = Facts(supporters=1)
    assert ask(Action.CANCEL, LAMP, Party.REPORTER, facts=facts) is Refusal.HAS_SUPPORTERS
    assert ask(Action.PASS_ON, LAMP, Party.REPORTER, facts=facts) is None
    assert ask(Action.PASS_ON, LAMP, Party.REPORTER) is Refusal.NO_SUPPORTERS


def test_one_person_supports_once_and_not_their_own_report() -> None:
    already = Facts(supporting=True)
    both = (Party.MEMBER, Party.REPORTER)
    assert ask(Action.SUPPORT, LAMP, Party.MEMBER) is None
    assert ask(Action.SUPPORT, LAMP, Party.MEMBER, facts=already) is Refusal.ALREADY_DONE
    assert ask(Action.SUPPORT, LAMP, *both) is Refusal.OWN_REPORT


@pytest.mark.parametrize("action", [Action.SUPPORT, Action.FLAG])
def test_a_member_cannot_touch_what_they_cannot_see(action: Action) -> None:
    secret = replace(LAMP, visibility=rules.Visibility.PRIVATE)
    assert ask(action, secret, Party.MEMBER) is Refusal.NOT_YOURS


def test_one_person_flags_once() -> None:
    flagged, hidden = Facts(flagged=True), replace(LAMP, hidden=True)
    assert ask(Action.FLAG, LAMP, Party.MEMBER, facts=flagged) is Refusal.ALREADY_DONE
    assert ask(Action.FLAG, hidden, Party.MEMBER) is Refusal.ALREADY_DONE


@pytest.mark.parametrize(("flags", "hidden"), [(0, False), (2, False), (3, True), (4, True)])
def test_three_flags_hide(flags: int, *, hidden: bool) -> None:
    assert rules.hides(flags) is hidden


@pytest.mark.parametrize(
    ("after", "expected"), [(7 * DAY, None), (7 * DAY + SECOND, Refusal.TOO_LATE)]
)
@pytest.mark.parametrize("party", [Party.REPORTER, Party.CAPTAIN, Party.STAFF])
def test_a_closed_report_reopens_within_seven_days(
    party: Party, after: timedelta, expected: Refusal | None
) -> None:
    assert ask(Action.REOPEN, in_state(State.CLOSED), party, at=after) is expected


def test_captain_and_staff_reopen_without_a_reason() -> None:
    report = in_state(State.RESOLVED)
    assert ask(Action.REOPEN, report, Party.CAPTAIN, what=rules.NOTHING) is None
    assert ask(Action.REOPEN, report, Party.STAFF, what=rules.NOTHING) is None


@pytest.mark.parametrize(("wanting", "enough"), [(1, False), (2, False), (3, True)])
def test_three_supporters_reopen_together(wanting: int, *, enough: bool) -> None:
    facts = Facts(supporters=5, supporters_wanting_reopen=wanting)
    refusal = ask(Action.REOPEN, in_state(State.RESOLVED), Party.SUPPORTER, facts=facts)
    assert refusal is (None if enough else Refusal.MORE_SUPPORTERS)


def test_what_the_system_closed_is_never_rated() -> None:
    report = in_state(State.CLOSED, auto_closed=True)
    assert ask(Action.RATE, report, Party.REPORTER) is Refusal.WRONG_STATE


def test_a_rating_is_given_once() -> None:
    report = in_state(State.CLOSED, rating=rules.Rating.BAD)
    assert ask(Action.RATE, report, Party.REPORTER) is Refusal.ALREADY_DONE


@pytest.mark.parametrize("party", [Party.REPORTER, Party.LOGGER])
def test_once_accepted_the_category_is_the_captains(party: Party) -> None:
    report = in_state(State.IN_PROGRESS)
    assert ask(Action.CATEGORISE, report, party) is Refusal.TOO_LATE
    assert ask(Action.CATEGORISE, report, party, Party.CAPTAIN) is None


@pytest.mark.parametrize(
    ("before", "wanted", "expected"),
    [
        ("normal", "pressing", None),
        ("pressing", "normal", None),
        ("normal", "urgent", Refusal.CAPTAIN_ONLY),
        ("urgent", "normal", Refusal.CAPTAIN_ONLY),
    ],
)
def test_only_captain_and_staff_make_or_end_the_highest_priority(
    before: str, wanted: str, expected: Refusal | None
) -> None:
    report = replace(LAMP, priority=rules.Priority(before))
    what = Given(priority=rules.Priority(wanted))
    assert ask(Action.PRIORITISE, report, Party.REPORTER, what=what) is expected
    assert ask(Action.PRIORITISE, report, Party.CAPTAIN, what=what) is None


def test_only_the_reporter_makes_a_private_matter_public() -> None:
    secret = replace(LAMP, visibility=rules.Visibility.PRIVATE)
    public = Given(visibility=rules.Visibility.PUBLIC)
    private = Given(visibility=rules.Visibility.PRIVATE)
    assert ask(Action.SET_VISIBILITY, secret, Party.STAFF, what=public) is Refusal.NOT_YOURS
    assert ask(Action.SET_VISIBILITY, secret, Party.REPORTER, what=public) is None
    assert ask(Action.SET_VISIBILITY, LAMP, Party.CAPTAIN, what=private) is None


@pytest.mark.parametrize("action", [Action.CATEGORISE, Action.PRIORITISE, Action.SET_VISIBILITY])
def test_a_choice_of_another_kind_is_no_choice(action: Action) -> None:
    other = given(Action.PRIORITISE if action is Action.CATEGORISE else Action.CATEGORISE)
    assert ask(action, LAMP, Party.REPORTER, what=other) is Refusal.NEEDS_CHOICE


def test_hiding_and_showing_happen_once() -> None:
    hidden = replace(LAMP, hidden=True)
    assert ask(Action.HIDE, hidden, Party.CAPTAIN) is Refusal.ALREADY_DONE
    assert ask(Action.SHOW, LAMP, Party.CAPTAIN) is Refusal.ALREADY_DONE


UNDOABLE = Facts(last_action=Action.RESOLVE, last_event_at=T0, last_event_actor_id=WORKER)


@pytest.mark.parametrize(
    ("after", "expected"),
    [(SECOND, None), (10 * MINUTE, None), (10 * MINUTE + SECOND, Refusal.UNDO_EXPIRED)],
)
def test_an_undo_is_possible_for_ten_minutes(after: timedelta, expected: Refusal | None) -> None:
    report = in_state(State.RESOLVED)
    own = ask(Action.UNDO, report, Party.UNIT, facts=UNDOABLE, at=after, person=WORKER)
    staff = ask(Action.UNDO, report, Party.STAFF, facts=UNDOABLE, at=after, person=STAFF)
    assert own is expected
    assert staff is expected


@pytest.mark.parametrize("party", [Party.REPORTER, Party.CAPTAIN, Party.UNIT, Party.MEMBER])
def test_others_do_not_undo_what_somebody_did(party: Party) -> None:
    refusal = ask(
        Action.UNDO, in_state(State.RESOLVED), party, facts=UNDOABLE, at=MINUTE, person=REPORTER
    )
    assert refusal is Refusal.NOT_YOURS


def test_an_actor_without_a_name_does_not_undo_what_the_system_did() -> None:
    facts = Facts(last_action=Action.AUTO_CLOSE, last_event_at=T0, last_event_actor_id=None)
    refusal = ask(
        Action.UNDO, in_state(State.CLOSED), Party.REPORTER, facts=facts, at=MINUTE, person=None
    )
    assert refusal is Refusal.NOT_YOURS


@pytest.mark.parametrize("last", [None, Action.UNDO])
def test_there_is_nothing_to_undo_twice(last: Action | None) -> None:
    facts = replace(UNDOABLE, last_action=last)
    refusal = ask(Action.UNDO, LAMP, Party.UNIT, facts=facts, at=MINUTE, person=WORKER)
    assert refusal is Refusal.ALREADY_DONE


ABOUT_CAPTAIN = replace(LAMP, about=Concern.CAPTAIN, visibility=Visibility.PRIVATE)
ABOUT_STAFF = replace(ABOUT_CAPTAIN, about=Concern.STAFF)


def test_a_report_about_the_captain_is_out_of_the_captains_hands() -> None:
    assert ask(Action.MERGE, ABOUT_CAPTAIN, Party.CAPTAIN) is Refusal.NOT_A_MEMBER
    assert ask(Action.MERGE, ABOUT_CAPTAIN, Party.CAPTAIN, Party.MEMBER) is Refusal.NOT_YOURS
    assert ask(Action.MERGE, ABOUT_CAPTAIN, Party.STAFF) is None


def test_a_report_about_staff_goes_to_the_secretary() -> None:
    assert ask(Action.HOLD, ABOUT_STAFF, Party.STAFF, Party.MEMBER) is Refusal.NOT_YOURS
    assert ask(Action.MERGE, ABOUT_STAFF, Party.CAPTAIN, Party.MEMBER) is Refusal.NOT_YOURS
    assert ask(Action.HOLD, ABOUT_STAFF, Party.SECRETARY) is None


@pytest.mark.parametrize("hands", [Party.UNIT, Party.DOER])
def test_having_worked_on_it_is_no_way_back_to_a_complaint_about_oneself(hands: Party) -> None:
    report = replace(ABOUT_CAPTAIN, state=State.IN_PROGRESS)
    assert ask(Action.RESOLVE, report, Party.CAPTAIN, hands, Party.MEMBER) is Refusal.NOT_YOURS
    assert ask(Action.RESOLVE, report, hands) is None


def test_what_was_said_already_need_not_be_said_again() -> None:
    nobody, captain = Given(about=Concern.NOBODY), Given(about=Concern.CAPTAIN)
    assert ask(Action.CONCERN, LAMP, Party.REPORTER, what=nobody) is Refusal.ALREADY_DONE
    again = ask(Action.CONCERN, ABOUT_CAPTAIN, Party.REPORTER, what=captain)
    assert again is Refusal.ALREADY_DONE
    assert ask(Action.CONCERN, ABOUT_CAPTAIN, Party.REPORTER, what=nobody) is None


def test_a_complaint_about_the_captain_stays_private_until_it_is_none() -> None:
    public = Given(visibility=Visibility.PUBLIC)
    assert ask(Action.SET_VISIBILITY, ABOUT_CAPTAIN, Party.REPORTER, what=public) is (
        Refusal.STAYS_PRIVATE
    )
    none = replace(ABOUT_CAPTAIN, about=None)
    assert ask(Action.SET_VISIBILITY, none, Party.REPORTER, what=public) is None


@pytest.mark.parametrize(
    ("about", "party", "told"),
    [
        (None, Party.CAPTAIN, Party.CAPTAIN),
        (Concern.CAPTAIN, Party.CAPTAIN, Party.STAFF),
        (Concern.CAPTAIN, Party.STAFF, Party.STAFF),
        (Concern.STAFF, Party.CAPTAIN, Party.SECRETARY),
        (Concern.STAFF, Party.STAFF, Party.SECRETARY),
        (Concern.STAFF, Party.REPORTER, Party.REPORTER),
    ],
)
def test_the_level_above_hears_instead(about: Concern | None, party: Party, told: Party) -> None:
    assert rules.level_for(replace(LAMP, about=about), party) is told


@pytest.mark.parametrize(("reopened", "expected"), [(1, Refusal.NOT_YOURS), (2, None), (3, None)])
def test_after_two_reopenings_staff_lead_the_work(reopened: int, expected: Refusal | None) -> None:
    report = in_state(State.IN_PROGRESS, reopen_count=reopened)
    assert ask(Action.ASK, report, Party.STAFF) is expected
