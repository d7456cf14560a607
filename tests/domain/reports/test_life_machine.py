"""Whatever people press in whatever order, a report stays whole."""

from datetime import UTC, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from domain import reports as rules
from domain.reports import Action, Facts, Party, Report, State
from tests.domain.reports.samples import DAY, LAMP, PARENT, POWER, PROPERTY, T0, actor
from tests.domain.reports.samples import given as complete

ENDED = {State.CLOSED, State.REJECTED, State.MERGED, State.CANCELLED}
STOPPED = {State.AWAITING_INFO, State.ON_HOLD, State.REJECTED}
ACTIONS = [action for action in Action if action is not Action.UNDO]


def thing(action: Action, report: Report, now: timedelta) -> rules.Given:
    """What the action needs, dates and units fitting the moment."""
    unit = PROPERTY if report.unit_id == POWER else POWER
    return rules.Given(
        text="好",
        date=T0 + now + DAY,
        unit_id=unit if action in {Action.DISPATCH, Action.REASSIGN} else None,
        person_id=16 if action is Action.PASS_ON else None,
        parent=PARENT,
        reason=rules.RejectReason.SPAM,
        rating=rules.Rating.FAIR,
        category=complete(action).category,
        priority=complete(action).priority,
        visibility=complete(action).visibility,
        about=complete(action).about,
    )


class Life(RuleBasedStateMachine):
    """A report, a clock that goes forward, and everybody pressing everything."""

    def __init__(self) -> None:
        super().__init__()
        self.report = LAMP
        self.before = LAMP
        self.passed = timedelta()

    @rule(hours=st.integers(min_value=0, max_value=200))
    def time_passes(self, hours: int) -> None:
        self.passed += timedelta(hours=hours)

    @rule(action=st.sampled_from(ACTIONS), party=st.sampled_from(Party))
    def somebody_presses(self, action: Action, party: Party) -> None:
        what = thing(action, self.report, self.passed)
        facts = Facts(supporters=1 if action is Action.PASS_ON else 0)
        who, now = actor(party), T0 + self.passed
        if rules.refusal(action, self.report, who, facts, now=now, given=what) is None:
            self.before = self.report
            self.report = rules.apply(action, self.report, what, now=now, actor=who)

    @precondition(lambda self: self.before is not self.report)
    @rule()
    def it_is_undone(self) -> None:
        version = self.report.version
        self.report = self.before = rules.undone(self.report, self.before)
        assert self.report.version == version + 1

    @invariant()
    def it_ended_exactly_if_it_has_an_end(self) -> None:
        assert (self.report.closed_at is not None) is (self.report.state in ENDED)

    @invariant()
    def it_is_paused_exactly_in_the_states_that_stop_the_clock(self) -> None:
        assert (self.report.paused_at is not None) is (self.report.state in STOPPED)

    @invariant()
    def only_what_was_done_carries_the_moment(self) -> None:
        done = self.report.state in {State.RESOLVED, State.CLOSED}
        assert (self.report.resolved_at is not None) is done

    @invariant()
    def a_question_stands_only_while_it_is_waited_for(self) -> None:
        if self.report.state in {State.IN_PROGRESS, State.SCHEDULED, State.RESOLVED}:
            assert self.report.question is None

    @invariant()
    def the_net_time_lies_within_the_gross(self) -> None:
        now = T0 + self.passed
        net = rules.net_seconds(self.report, now=now)
        assert 0 <= net <= rules.gross_seconds(self.report, now=now)

    @invariant()
    def pauses_move_the_deadline_by_their_own_length(self) -> None:
        if self.report.reopen_count == 0:
            moved = self.report.resolve_due - T0 - rules.resolve_window(self.report)
            assert moved == timedelta(seconds=self.report.paused_seconds)

    @invariant()
    def something_comes_by_itself_until_the_report_ends(self) -> None:
        due = rules.next_due(self.report, done=frozenset(), zone=UTC)
        assert (due is None) is (self.report.state in ENDED)


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
