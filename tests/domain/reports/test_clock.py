"""Deadlines to the second."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules
from domain.reports import Action, Level, Party, Priority, Report, State, Step
from tests.domain.reports.samples import DAY, HOUR, LAMP, MINUTE, SECOND, T0, after, in_state

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
NONE: frozenset[Step] = frozenset()
MORNING = datetime(2026, 11, 30, 7, tzinfo=SHANGHAI)

UNROUTED = replace(LAMP, unit_id=None)
SENT = in_state(State.DISPATCHED)
WORKING = in_state(State.IN_PROGRESS)

MOMENTS = [
    (UNROUTED, Step.UNROUTED, 2 * HOUR),
    (SENT, Step.NUDGE_RESPOND, 3 * HOUR),
    (SENT, Step.RESPOND_OVERDUE, 4 * HOUR),
    (SENT, Step.NUDGE_RESOLVE, 36 * HOUR),
    (WORKING, Step.NUDGE_RESOLVE, 36 * HOUR),
    (WORKING, Step.RESOLVE_OVERDUE, 48 * HOUR),
    (WORKING, Step.DOUBLE, 96 * HOUR),
    (WORKING, Step.TRIPLE, 144 * HOUR),
    (in_state(State.SCHEDULED), Step.SCHEDULED_DUE, DAY),
    (in_state(State.SCHEDULED), Step.RESOLVE_OVERDUE, 48 * HOUR),
    (in_state(State.AWAITING_INFO), Step.QUESTION_REMINDER, 3 * DAY),
    (in_state(State.AWAITING_INFO), Step.QUESTION_EXPIRED, 5 * DAY),
    (in_state(State.ON_HOLD), Step.REVIEW_DUE, 9 * DAY),
    (in_state(State.RESOLVED), Step.CONFIRM_REMINDER, 3 * DAY),
    (in_state(State.RESOLVED), Step.AUTO_CLOSE, 7 * DAY),
]


def due(report: Report, passed: timedelta, done: frozenset[Step] = NONE) -> tuple[Step, ...]:
    return rules.due_steps(report, now=T0 + passed, done=done)


@pytest.mark.parametrize(("report_", "step", "passed"), MOMENTS)
def test_each_step_falls_due_to_the_second(report_: Report, step: Step, passed: timedelta) -> None:
    assert step not in due(report_, passed - SECOND)
    assert step in due(report_, passed)


@pytest.mark.parametrize(("report_", "step", "passed"), MOMENTS)
def test_each_step_is_taken_once(report_: Report, step: Step, passed: timedelta) -> None:
    assert step not in due(report_, passed + 900 * DAY, frozenset({step}))


def test_after_an_outage_all_that_was_missed_comes_earliest_first() -> None:
    assert due(SENT, 60 * HOUR) == (
        Step.NUDGE_RESPOND,
        Step.RESPOND_OVERDUE,
        Step.NUDGE_RESOLVE,
        Step.RESOLVE_OVERDUE,
    )


@pytest.mark.parametrize("state", [State.CLOSED, State.REJECTED, State.MERGED, State.CANCELLED])
def test_an_ended_report_has_no_clock(state: State) -> None:
    assert due(in_state(state), 900 * DAY) == ()
    assert rules.next_due(in_state(state), done=NONE, zone=SHANGHAI) is None


@pytest.mark.parametrize("state", [State.AWAITING_INFO, State.ON_HOLD, State.RESOLVED])
def test_no_deadline_runs_while_the_clock_stands(state: State) -> None:
    running = {Step.NUDGE_RESOLVE, Step.RESOLVE_OVERDUE, Step.DOUBLE, Step.TRIPLE}
    assert not running & set(due(in_state(state), 900 * DAY))


def test_an_unrouted_report_escalates_before_a_routed_one() -> None:
    assert due(UNROUTED, 2 * HOUR) == (Step.UNROUTED,)
    assert due(LAMP, 2 * HOUR) == ()
    assert rules.TELLS[Step.UNROUTED] == {Party.CAPTAIN, Party.STAFF}


def test_once_somebody_answered_no_response_is_overdue() -> None:
    late = due(replace(SENT, responded_at=T0 + HOUR), 5 * HOUR)
    assert late == ()


def test_accepting_does_not_restart_the_clock() -> None:
    accepted = after(SENT, Action.ACCEPT, at=T0 + 47 * HOUR)
    assert Step.RESOLVE_OVERDUE in due(accepted, 48 * HOUR)


def test_giving_back_and_passing_on_do_not_restart_the_clock() -> None:
    back = after(SENT, Action.GIVE_BACK, at=T0 + 2 * HOUR)
    again = after(back, Action.DISPATCH, at=T0 + 3 * HOUR)
    assert Step.UNROUTED in due(back, 2 * HOUR)
    assert Step.RESPOND_OVERDUE in due(again, 4 * HOUR)


def test_a_pause_moves_what_is_still_to_come() -> None:
    asked = after(WORKING, Action.ASK, at=T0 + 10 * HOUR)
    answered = after(asked, Action.ANSWER, at=T0 + 15 * HOUR)
    assert Step.NUDGE_RESOLVE not in due(answered, 41 * HOUR - SECOND)
    assert Step.NUDGE_RESOLVE in due(answered, 41 * HOUR)
    assert Step.TRIPLE in due(answered, 149 * HOUR)


def test_a_reopened_report_runs_on_its_shorter_deadline() -> None:
    again = after(in_state(State.RESOLVED), Action.REOPEN, at=T0 + 10 * DAY)
    start = 10 * DAY
    assert due(again, start + 18 * HOUR - SECOND) == ()
    assert due(again, start + 18 * HOUR) == (Step.NUDGE_RESOLVE,)
    assert Step.RESOLVE_OVERDUE in due(again, start + 24 * HOUR)
    assert Step.DOUBLE in due(again, start + 48 * HOUR)
    assert Step.TRIPLE in due(again, start + 72 * HOUR)


def test_reopening_makes_every_notice_possible_again() -> None:
    assert rules.RENEWS[Action.REOPEN] == frozenset(Step)


@pytest.mark.parametrize(
    ("action", "step"),
    [
        (Action.ASK, Step.QUESTION_EXPIRED),
        (Action.SCHEDULE, Step.SCHEDULED_DUE),
        (Action.HOLD, Step.REVIEW_DUE),
        (Action.RESOLVE, Step.AUTO_CLOSE),
    ],
)
def test_a_new_promise_makes_its_own_step_possible_again(action: Action, step: Step) -> None:
    assert step in rules.RENEWS[action]
    assert Step.RESOLVE_OVERDUE not in rules.RENEWS[action]


@pytest.mark.parametrize(
    "action", [Action.ADD, Action.REASSIGN, Action.GIVE_BACK, Action.DISPATCH, Action.ACCEPT]
)
def test_comments_transfers_and_returns_renew_nothing(action: Action) -> None:
    assert action not in rules.RENEWS


def test_the_ladder_goes_captain_staff_secretary_column() -> None:
    ladder = (Step.RESPOND_OVERDUE, Step.RESOLVE_OVERDUE, Step.DOUBLE, Step.TRIPLE)
    assert [rules.CLIMBS[step] for step in ladder] == [
        Level.CAPTAIN,
        Level.STAFF,
        Level.SECRETARY,
        Level.COLUMN,
    ]


def test_every_step_says_whom_it_tells() -> None:
    assert set(rules.TELLS) == set(Step)


@pytest.mark.parametrize(("step", "action"), rules.ACTIONS.items())
def test_a_step_that_changes_the_report_is_due_when_its_action_is_allowed(
    step: Step, action: Action
) -> None:
    report, _, passed = next(row for row in MOMENTS if row[1] is step)
    now = T0 + passed
    assert step in due(report, passed)
    assert rules.refusal(action, report, rules.SYSTEM, rules.PLAIN, now=now) is None


@pytest.mark.parametrize(
    ("hour", "minute", "second", "expected"),
    [
        (21, 59, 59, (30, 21, 59, 59)),
        (22, 0, 0, (31, 7, 0, 0)),
        (23, 59, 59, (31, 7, 0, 0)),
        (0, 0, 0, (30, 7, 0, 0)),
        (6, 59, 59, (30, 7, 0, 0)),
        (7, 0, 0, (30, 7, 0, 0)),
        (12, 0, 0, (30, 12, 0, 0)),
    ],
)
def test_quiet_hours_end_at_seven(
    hour: int, minute: int, second: int, expected: tuple[int, int, int, int]
) -> None:
    moment = datetime(2026, 10, 30, hour, minute, second, tzinfo=SHANGHAI)
    late = rules.after_quiet(moment.astimezone(UTC), SHANGHAI, Priority.NORMAL)
    local = late.astimezone(SHANGHAI)
    assert (local.day, local.hour, local.minute, local.second) == expected


@pytest.mark.parametrize("priority", Priority)
def test_only_the_most_urgent_disturb_the_night(priority: Priority) -> None:
    night = datetime(2026, 11, 30, 3, tzinfo=SHANGHAI)
    undisturbed = rules.after_quiet(night, SHANGHAI, priority) == MORNING
    assert undisturbed is (priority is not Priority.URGENT)


@pytest.mark.parametrize("day", [datetime(2026, 3, 28, 22), datetime(2026, 10, 24, 22)])  # noqa: DTZ001
def test_morning_is_seven_on_the_clock_when_summer_time_changes(day: datetime) -> None:
    night = day.replace(tzinfo=BERLIN)
    morning = rules.after_quiet(night.astimezone(UTC), BERLIN, Priority.NORMAL)
    assert (morning.astimezone(BERLIN).hour, morning.tzinfo) == (7, UTC)


@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from([SHANGHAI, BERLIN]))
def test_what_waited_for_the_morning_waits_no_more(moment: datetime, zone: ZoneInfo) -> None:
    if not datetime(2, 1, 1, tzinfo=UTC) < moment < datetime(9990, 1, 1, tzinfo=UTC):
        return
    once = rules.after_quiet(moment, zone, Priority.NORMAL)
    assert moment <= once <= moment + 10 * HOUR
    assert rules.after_quiet(once, zone, Priority.NORMAL) == once


def test_a_notice_in_the_night_waits_for_the_morning() -> None:
    # 10:00 in Shanghai at T0: the response was due at 14:00, and it is 23:00.
    night = T0 + 13 * HOUR
    assert rules.due_steps(SENT, now=night, done=NONE, zone=SHANGHAI) == ()
    again = rules.next_due(SENT, done=NONE, zone=SHANGHAI, now=night)
    assert again == MORNING + DAY
    assert Step.RESPOND_OVERDUE in rules.due_steps(SENT, now=again or T0, done=NONE, zone=SHANGHAI)


def test_an_urgent_notice_does_not_wait() -> None:
    urgent = replace(SENT, priority=Priority.URGENT)
    steps = rules.due_steps(urgent, now=T0 + 13 * HOUR, done=NONE, zone=SHANGHAI)
    assert steps == (Step.NUDGE_RESPOND, Step.RESPOND_OVERDUE)


def test_a_report_closes_itself_at_night_too() -> None:
    report = in_state(State.RESOLVED, resolved_at=T0 + 13 * HOUR)
    done = frozenset({Step.CONFIRM_REMINDER})
    expected = T0 + 13 * HOUR + 7 * DAY
    assert rules.next_due(report, done=done, zone=SHANGHAI) == expected
    steps = rules.due_steps(report, now=expected, done=done, zone=SHANGHAI)
    assert steps == (Step.AUTO_CLOSE,)


def test_the_next_moment_is_the_earliest_not_done() -> None:
    done = frozenset({Step.NUDGE_RESPOND})
    assert rules.next_due(SENT, done=NONE, zone=SHANGHAI) == T0 + 3 * HOUR
    assert rules.next_due(SENT, done=done, zone=SHANGHAI) == T0 + 4 * HOUR


def test_after_the_last_step_nothing_comes_by_itself() -> None:
    assert rules.next_due(WORKING, done=frozenset(Step), zone=SHANGHAI) is None


def test_gross_time_counts_everything_and_net_time_leaves_out_pauses() -> None:
    asked = after(WORKING, Action.ASK, at=T0 + 2 * HOUR)
    answered = after(asked, Action.ANSWER, at=T0 + 5 * HOUR)
    now = T0 + 6 * HOUR
    assert rules.gross_seconds(answered, now=now) == 6 * 3600
    assert rules.net_seconds(answered, now=now) == 3 * 3600


def test_a_pause_that_still_runs_is_left_out_too() -> None:
    asked = after(WORKING, Action.ASK, at=T0 + 2 * HOUR)
    assert rules.net_seconds(asked, now=T0 + 9 * HOUR) == 2 * 3600


def test_the_time_stops_when_the_work_is_done() -> None:
    done = after(WORKING, Action.RESOLVE, at=T0 + 2 * HOUR)
    closed = after(done, Action.CONFIRM, at=T0 + 5 * DAY)
    assert rules.gross_seconds(closed, now=T0 + 9 * DAY) == 2 * 3600


def test_the_time_of_a_rejected_report_ends_with_the_rejection() -> None:
    rejected = after(LAMP, Action.REJECT, at=T0 + 30 * MINUTE)
    assert rules.net_seconds(rejected, now=T0 + 9 * DAY) == 1800
    assert rules.gross_seconds(rejected, now=T0 + 9 * DAY) == 1800
