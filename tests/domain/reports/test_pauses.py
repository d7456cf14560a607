"""Clock arithmetic over any story of pauses and reopenings, against a minute-by-minute count."""

from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import reports as rules
from domain.reports import Action, Report, State
from tests.domain.reports.samples import MINUTE, T0, WORKER, after, in_state

MOVES = {
    State.IN_PROGRESS: (Action.ASK, Action.HOLD, Action.RESOLVE, Action.SCHEDULE),
    State.SCHEDULED: (Action.START, Action.ASK, Action.HOLD, Action.RESOLVE),
    State.AWAITING_INFO: (Action.ANSWER, Action.EXPIRE_QUESTION, Action.HOLD),
    State.ON_HOLD: (Action.RESUME, Action.REVIEW),
    State.RESOLVED: (Action.REOPEN, Action.CONFIRM),
    State.CLOSED: (Action.REOPEN,),
}
STANDS = {State.AWAITING_INFO, State.ON_HOLD}
STORIES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 600)), max_size=12)


def told(story: list[tuple[int, int]]) -> tuple[Report, list[tuple[State, int]], int]:
    """The report after the story, the minutes spent in each state, and the minute it is."""
    report, spent, minute = in_state(State.IN_PROGRESS), [], 0
    for choice, minutes in story:
        spent.append((report.state, minutes))
        minute += minutes
        choices = MOVES[report.state]
        action = choices[choice % len(choices)]
        report = after(report, action, at=T0 + minute * MINUTE, by=WORKER)
    return report, spent, minute


def counted(spent: list[tuple[State, int]], states: set[State]) -> int:
    """The slow way: one minute after another."""
    return sum(1 for state, minutes in spent for _ in range(minutes) if state in states)


@given(STORIES)
def test_the_pauses_that_are_over_add_up_to_the_minutes_it_stood(
    story: list[tuple[int, int]],
) -> None:
    report, spent, minute = told(story)
    running = (T0 + minute * MINUTE - report.paused_at) if report.paused_at else timedelta()
    stood = counted(spent, STANDS) * 60
    assert report.paused_seconds + int(running.total_seconds()) == stood


@given(STORIES, st.integers(0, 600))
def test_net_time_is_every_minute_in_which_somebody_could_work(
    story: list[tuple[int, int]], later: int
) -> None:
    report, spent, minute = told(story)
    done = report.state in {State.RESOLVED, State.CLOSED}
    spent = [*spent, (report.state, later)]
    if done:
        # What came after the answer does not count, up to the last one given.
        while spent and spent[-1][0] in {State.RESOLVED, State.CLOSED}:
            spent.pop()
    net = rules.net_seconds(report, now=T0 + (minute + later) * MINUTE)
    every = {*State} - STANDS
    assert net == counted(spent, every) * 60


@given(STORIES, st.integers(0, 600))
def test_net_is_gross_without_the_pauses(story: list[tuple[int, int]], later: int) -> None:
    report, spent, minute = told(story)
    now = T0 + (minute + later) * MINUTE
    stood = counted([*spent, (report.state, later)], STANDS) * 60
    assert rules.gross_seconds(report, now=now) - rules.net_seconds(report, now=now) == stood


@given(STORIES)
def test_the_deadline_moves_by_the_pauses_since_the_last_reopening(
    story: list[tuple[int, int]],
) -> None:
    report, _, _ = told(story)
    begun, window, stood, minute = 0, timedelta(minutes=report.resolve_minutes), 0, 0
    state, pause = State.IN_PROGRESS, 0
    for choice, minutes in story:
        minute += minutes
        pause = minutes if state in STANDS else 0
        action = MOVES[state][choice % len(MOVES[state])]
        # A pause that goes on in another form is counted once it is over.
        stood += pause
        if action is Action.REOPEN:
            begun, stood = minute, 0
            window = max(timedelta(minutes=report.resolve_minutes) / 2, timedelta(days=1))
        state = after(in_state(state), action).state
    assert state is report.state
    assert report.resolve_due == T0 + begun * MINUTE + window + stood * MINUTE


@given(STORIES)
def test_the_deadline_for_answering_never_moves(story: list[tuple[int, int]]) -> None:
    report, _, _ = told(story)
    assert report.respond_due == T0 + timedelta(minutes=report.respond_minutes)


@given(STORIES)
def test_reopenings_are_counted_one_by_one(story: list[tuple[int, int]]) -> None:
    report, spent, _ = told(story)
    states = [*(state for state, _ in spent), report.state]
    over = {State.RESOLVED, State.CLOSED}
    again = sum(a in over and b not in over for a, b in pairwise(states))
    assert report.reopen_count == again


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.75, 1, 2, 3])
@given(story=STORIES)
def test_shares_of_the_deadline_lie_on_one_line(
    share: float, story: list[tuple[int, int]]
) -> None:
    report, _, _ = told(story)
    begin = rules.resolve_share_due(report, 0)
    whole = rules.resolve_share_due(report, 1) - begin
    assert rules.resolve_share_due(report, share) == begin + share * whole
