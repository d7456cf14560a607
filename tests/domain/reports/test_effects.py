"""What each action leaves in the report."""

from dataclasses import fields, replace

import pytest

from domain import reports as rules
from domain.reports import Action, Concern, Given, Level, Party, Report, State, Visibility
from tests.domain.reports.samples import (
    CAPTAIN,
    DAY,
    HOUR,
    LAMP,
    MINUTE,
    NEIGHBOUR,
    NOW,
    PARENT,
    POWER,
    PROPERTY,
    REPORTER,
    T0,
    WORKER,
    after,
    in_state,
)


def changed(before: Report, now: Report) -> set[str]:
    names = {field.name for field in fields(Report)}
    return {name for name in names if getattr(before, name) != getattr(now, name)}


def test_the_clock_of_a_new_report_starts_at_once() -> None:
    assert LAMP.state is State.SUBMITTED
    assert LAMP.respond_due == T0 + 4 * HOUR
    assert LAMP.resolve_due == T0 + 48 * HOUR
    assert (LAMP.version, LAMP.reporter_id, LAMP.logger_id) == (1, REPORTER, None)


@pytest.mark.parametrize("category", rules.CATEGORIES.values(), ids=lambda row: row.code)
def test_a_new_report_is_private_where_its_category_is(category: rules.Category) -> None:
    report = rules.submit(1, 6, 1, category, "…", now=T0, reporter_id=None, logger_id=CAPTAIN)
    assert (report.visibility is Visibility.PRIVATE) is category.private
    assert rules.speaker(report) == CAPTAIN


def test_the_reporter_speaks_for_themselves_when_known() -> None:
    assert rules.speaker(replace(LAMP, logger_id=CAPTAIN)) == REPORTER


def test_dispatching_names_the_unit_and_leaves_the_deadlines() -> None:
    sent = after(LAMP, Action.DISPATCH)
    assert changed(LAMP, sent) == {"state", "unit_id", "dispatched_at", "version"}
    assert (sent.unit_id, sent.dispatched_at) == (POWER, NOW)


def test_accepting_tells_who_and_counts_as_the_first_contact() -> None:
    report = in_state(State.DISPATCHED)
    mine = after(report, Action.ACCEPT, by=WORKER)
    assert changed(report, mine) == {
        "state",
        "assignee_id",
        "accepted_at",
        "responded_at",
        "version",
    }
    assert (mine.assignee_id, mine.accepted_at, mine.responded_at) == (WORKER, NOW, NOW)


def test_a_later_contact_does_not_move_the_first() -> None:
    report = in_state(State.IN_PROGRESS)
    assert after(report, Action.ASK).responded_at == T0


@pytest.mark.parametrize(
    ("action", "state"),
    [
        (Action.HOLD, State.SUBMITTED),
        (Action.REJECT, State.SUBMITTED),
        (Action.RESOLVE, State.IN_PROGRESS),
    ],
)
def test_a_word_to_the_reporter_is_a_contact(action: Action, state: State) -> None:
    report = in_state(state, responded_at=None)
    assert after(report, action).responded_at == NOW


@pytest.mark.parametrize("action", [Action.DISPATCH, Action.MERGE, Action.ADD, Action.SUPPORT])
def test_what_tells_the_reporter_nothing_is_no_contact(action: Action) -> None:
    assert after(LAMP, action).responded_at is None


def test_giving_back_counts_and_leaves_the_clock_running() -> None:
    report = in_state(State.DISPATCHED, assignee_id=WORKER)
    back = after(report, Action.GIVE_BACK)
    assert (back.unit_id, back.assignee_id, back.return_count) == (None, None, 1)
    assert (back.respond_due, back.resolve_due) == (LAMP.respond_due, LAMP.resolve_due)


def test_passing_to_another_unit_leaves_the_deadlines() -> None:
    report = in_state(State.SCHEDULED)
    moved = after(report, Action.REASSIGN)
    assert (moved.unit_id, moved.assignee_id, moved.scheduled_for) == (POWER, None, None)
    assert (moved.respond_due, moved.resolve_due) == (report.respond_due, report.resolve_due)


def test_the_first_date_is_a_promise_and_the_next_a_move() -> None:
    first = after(in_state(State.IN_PROGRESS), Action.SCHEDULE)
    second = after(first, Action.SCHEDULE, what=Given(date=NOW + 3 * DAY))
    assert (first.reschedules, second.reschedules) == (0, 1)
    assert second.scheduled_for == NOW + 3 * DAY


def test_a_date_set_after_starting_early_is_still_a_move() -> None:
    started = after(after(in_state(State.IN_PROGRESS), Action.SCHEDULE), Action.START)
    assert after(started, Action.SCHEDULE).reschedules == 1


def test_a_question_stops_the_clock_until_it_is_answered() -> None:
    asked = after(in_state(State.IN_PROGRESS), Action.ASK)
    answered = after(asked, Action.ANSWER, at=NOW + 5 * HOUR)
    assert (asked.question, asked.paused_at) == ("是哪一盏灯？", NOW)
    assert (answered.question, answered.paused_at) == (None, None)
    assert answered.resolve_due == LAMP.resolve_due + 5 * HOUR
    assert answered.paused_seconds == 5 * 3600


def test_an_expired_question_goes_back_to_work_and_is_never_rejected() -> None:
    asked = after(in_state(State.IN_PROGRESS), Action.ASK)
    late = after(asked, Action.EXPIRE_QUESTION, at=NOW + 5 * DAY)
    assert late.state is State.IN_PROGRESS
    assert late.resolve_due == LAMP.resolve_due + 5 * DAY


def test_a_hold_keeps_its_reason_and_review_date_until_work_resumes() -> None:
    held = after(LAMP, Action.HOLD)
    resumed = after(held, Action.RESUME, at=NOW + 10 * DAY)
    assert (held.hold_reason, held.review_on) == ("等配件", NOW + 30 * DAY)
    assert (resumed.hold_reason, resumed.review_on) == (None, None)
    assert resumed.resolve_due == LAMP.resolve_due + 10 * DAY


def test_a_hold_after_a_question_is_one_pause_after_another() -> None:
    asked = after(in_state(State.IN_PROGRESS), Action.ASK)
    held = after(asked, Action.HOLD, at=NOW + HOUR)
    resumed = after(held, Action.REVIEW, at=NOW + 3 * HOUR)
    assert (held.paused_at, held.paused_seconds) == (NOW + HOUR, 3600)
    assert resumed.paused_seconds == 3 * 3600
    assert resumed.resolve_due == LAMP.resolve_due + 3 * HOUR


def test_a_clock_that_jumped_back_takes_nothing_from_the_deadline() -> None:
    asked = after(in_state(State.IN_PROGRESS), Action.ASK)
    answered = after(asked, Action.ANSWER, at=NOW - HOUR)
    assert (answered.resolve_due, answered.paused_seconds) == (LAMP.resolve_due, 0)


def test_resolving_keeps_the_public_answer() -> None:
    report = in_state(State.IN_PROGRESS)
    done = after(report, Action.RESOLVE)
    assert changed(report, done) == {"state", "answer", "resolved_at", "version"}
    assert (done.answer, done.resolved_at) == ("换了灯泡", NOW)


def test_the_reporter_and_the_system_close_differently() -> None:
    report = in_state(State.RESOLVED)
    own, late = after(report, Action.CONFIRM), after(report, Action.AUTO_CLOSE)
    assert (own.auto_closed, late.auto_closed) == (False, True)
    assert (own.closed_at, late.closed_at) == (NOW, NOW)
    assert late.rating is None


def test_a_rating_leaves_all_else() -> None:
    report = in_state(State.CLOSED)
    rated = after(report, Action.RATE)
    assert changed(report, rated) == {"rating", "version"}
    assert rated.rating is rules.Rating.GOOD


def test_reopening_returns_to_the_same_unit_with_half_the_time() -> None:
    report = in_state(State.CLOSED, auto_closed=True, rating=rules.Rating.FAIR)
    again = after(report, Action.REOPEN)
    assert (again.unit_id, again.assignee_id) == (PROPERTY, WORKER)
    assert (again.resolved_at, again.closed_at, again.rating) == (None, None, None)
    assert (again.auto_closed, again.reopen_count) == (False, 1)
    assert again.resolve_due == NOW + 24 * HOUR


@pytest.mark.parametrize(
    ("minutes", "hours"), [(60, 24), (24 * 60, 24), (48 * 60, 24), (49 * 60, 24.5), (7 * 1440, 84)]
)
def test_half_the_time_is_never_less_than_a_day(minutes: int, hours: float) -> None:
    report = in_state(State.RESOLVED, resolve_minutes=minutes)
    assert after(report, Action.REOPEN).resolve_due == NOW + hours * HOUR


@pytest.mark.parametrize(
    ("before", "lead", "level"),
    [
        (0, rules.Lead.UNIT, Level.NONE),
        (1, rules.Lead.STAFF, Level.STAFF),
        (2, rules.Lead.SUPERVISED, Level.SECRETARY),
        (5, rules.Lead.SUPERVISED, Level.SECRETARY),
    ],
)
def test_each_reopening_hands_the_report_upwards(
    before: int, lead: rules.Lead, level: Level
) -> None:
    again = after(in_state(State.RESOLVED, reopen_count=before), Action.REOPEN)
    assert rules.lead(again) is lead
    assert again.escalation_level == level


def test_a_rejection_keeps_code_and_words_and_an_appeal_clears_them() -> None:
    rejected = after(in_state(State.DISPATCHED), Action.REJECT)
    appealed = after(rejected, Action.APPEAL, at=NOW + 2 * DAY, party=Party.REPORTER)
    assert (rejected.reject_reason, rejected.answer) == (rules.RejectReason.SPAM, "广告")
    assert rejected.closed_at == NOW
    assert (appealed.reject_reason, appealed.answer, appealed.closed_at) == (None, None, None)
    assert (appealed.unit_id, appealed.appealed) == (None, True)


def test_the_days_a_rejection_stood_do_not_count_against_the_unit() -> None:
    rejected = after(LAMP, Action.REJECT)
    appealed = after(rejected, Action.APPEAL, at=NOW + 2 * DAY)
    assert appealed.resolve_due == LAMP.resolve_due + 2 * DAY


def test_staff_reinstating_does_not_use_up_the_appeal() -> None:
    rejected = after(LAMP, Action.REJECT)
    assert not after(rejected, Action.APPEAL, party=Party.STAFF).appealed


def test_a_merged_report_follows_its_parent() -> None:
    merged = after(LAMP, Action.MERGE)
    assert (merged.parent_id, merged.closed_at) == (PARENT.id, NOW)


def test_a_report_passed_on_belongs_to_the_supporter() -> None:
    report = replace(LAMP, logger_id=CAPTAIN)
    passed = after(report, Action.PASS_ON)
    assert (passed.reporter_id, passed.logger_id) == (NEIGHBOUR, None)
    assert passed.state is State.SUBMITTED


def test_cancelling_ends_a_pause() -> None:
    asked = after(in_state(State.IN_PROGRESS), Action.ASK)
    gone = after(asked, Action.CANCEL, at=NOW + HOUR)
    assert (gone.paused_at, gone.paused_seconds, gone.closed_at) == (None, 3600, NOW + HOUR)


def test_another_category_brings_its_deadlines_counted_from_submission() -> None:
    power = after(LAMP, Action.CATEGORISE)
    assert (power.category, power.respond_minutes, power.resolve_minutes) == ("power", 60, 1440)
    assert (power.respond_due, power.resolve_due) == (T0 + HOUR, T0 + DAY)


def test_another_category_keeps_the_pauses() -> None:
    asked = after(in_state(State.IN_PROGRESS), Action.ASK)
    answered = after(asked, Action.ANSWER, at=NOW + 3 * HOUR)
    assert after(answered, Action.CATEGORISE).resolve_due == T0 + DAY + 3 * HOUR


def test_another_category_of_a_reopened_report_keeps_the_round() -> None:
    again = after(in_state(State.RESOLVED), Action.REOPEN, at=NOW + DAY)
    longer = after(again, Action.CATEGORISE, what=Given(category=rules.CATEGORIES["road"]))
    assert longer.resolve_due == NOW + DAY + 84 * HOUR


def test_a_category_that_is_missing_changes_nothing() -> None:
    assert changed(LAMP, after(LAMP, Action.CATEGORISE, what=rules.NOTHING)) == {"version"}


def test_another_category_may_hide_a_report_but_never_uncovers_one() -> None:
    what = Given(category=rules.CATEGORIES["neighbour"])
    private = after(LAMP, Action.CATEGORISE, what=what)
    public = after(private, Action.CATEGORISE)
    assert private.visibility is Visibility.PRIVATE
    assert public.visibility is Visibility.PRIVATE


def test_priority_and_visibility_are_set_and_nothing_else() -> None:
    pressing = after(LAMP, Action.PRIORITISE)
    building = after(LAMP, Action.SET_VISIBILITY)
    assert changed(LAMP, pressing) == {"priority", "version"}
    assert changed(LAMP, building) == {"visibility", "version"}


def test_hiding_and_showing_are_opposites() -> None:
    hidden = after(LAMP, Action.HIDE)
    assert hidden.hidden
    assert not after(hidden, Action.SHOW).hidden


@pytest.mark.parametrize("action", [Action.SUPPORT, Action.ADD, Action.FLAG])
def test_what_others_add_changes_only_the_version(action: Action) -> None:
    assert changed(LAMP, after(LAMP, action)) == {"version"}


def test_an_undo_is_a_new_version_of_the_earlier_report() -> None:
    before = in_state(State.IN_PROGRESS)
    done = after(before, Action.RESOLVE)
    back = rules.undone(done, before)
    assert changed(before, back) == {"version"}
    assert back.version == done.version + 1


def test_an_undo_does_not_take_back_an_escalation() -> None:
    before = in_state(State.IN_PROGRESS)
    climbed = rules.escalated(after(before, Action.RESOLVE), Level.STAFF)
    assert rules.undone(climbed, before).escalation_level == Level.STAFF


def test_an_undo_is_not_applied_blindly() -> None:
    with pytest.raises(ValueError, match="undone"):
        after(LAMP, Action.UNDO)


def test_a_report_climbs_and_never_comes_down_by_itself() -> None:
    high = rules.escalated(LAMP, Level.SECRETARY)
    assert (high.escalation_level, high.version) == (Level.SECRETARY, 2)
    assert rules.escalated(high, Level.CAPTAIN) is high


def test_text_of_a_report_is_never_lost() -> None:
    for action in set(Action) - {Action.UNDO}:
        kept = after(LAMP, action, at=NOW + MINUTE)
        assert (kept.id, kept.number, kept.text, kept.submitted_at) == (1, 123, LAMP.text, T0)


@pytest.mark.parametrize(
    ("about", "level"), [(Concern.CAPTAIN, Level.STAFF), (Concern.STAFF, Level.SECRETARY)]
)
def test_a_complaint_is_private_and_starts_a_level_higher(about: Concern, level: Level) -> None:
    told = after(LAMP, Action.CONCERN, what=Given(about=about))
    assert (told.about, told.visibility, told.escalation_level) == (
        about,
        Visibility.PRIVATE,
        level,
    )


def test_a_complaint_that_climbed_further_stays_up_there() -> None:
    high = replace(LAMP, escalation_level=int(Level.COLUMN))
    assert after(high, Action.CONCERN).escalation_level == Level.COLUMN


def test_a_complaint_nobody_took_up_is_taken_back_from_whom_it_was_sent_to() -> None:
    sent = in_state(State.DISPATCHED, assignee_id=CAPTAIN)
    told = after(sent, Action.CONCERN)
    assert (told.state, told.unit_id, told.assignee_id) == (State.SUBMITTED, None, None)
    assert told.resolve_due == sent.resolve_due


def test_a_complaint_in_work_stays_with_those_who_work() -> None:
    told = after(in_state(State.IN_PROGRESS), Action.CONCERN)
    assert (told.state, told.unit_id, told.assignee_id) == (State.IN_PROGRESS, PROPERTY, WORKER)


def test_what_is_about_neither_stays_private_and_up_there() -> None:
    told = after(LAMP, Action.CONCERN)
    neither = after(told, Action.CONCERN, what=Given(about=Concern.NOBODY))
    assert changed(told, neither) == {"about", "version"}
    assert neither.about is None
