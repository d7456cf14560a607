"""Whatever is tried in whatever order: ended is ended, closed takes no votes."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.ballots import ENDED, SYSTEM, Action, Actor, State, next_state, refusal
from tests.domain.ballots.samples import CLOSES, OPENS, facts, person

PEOPLE = (
    SYSTEM,
    person("staff", relation="owner"),
    person("captain", relation="family", heard=True),
    person("resident", relation="owner"),
    person(),
)
OBJECTION_WINDOW = timedelta(days=3)


class BallotLife(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.facts = facts("draft")
        self.now = OPENS - timedelta(days=1)
        self.states = [State.DRAFT]
        self.votes: list[State] = []
        self.closed_votes: int | None = None

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    # Of all actions only few lead on, so each of these is also tried by itself.
    @rule(action=st.sampled_from(Action), actor=st.sampled_from(PEOPLE))
    def try_anything(self, action: Action, actor: Actor) -> None:
        self._try(action, actor)

    @rule(action=st.sampled_from([Action.OPEN, Action.CLOSE, Action.FINISH]))
    def tick(self, action: Action) -> None:
        self._try(action, SYSTEM)

    @rule(action=st.sampled_from([Action.PUBLISH, Action.VOTE, Action.OBJECT, Action.ANSWER]))
    def staff(self, action: Action) -> None:
        self._try(action, PEOPLE[1])

    def _try(self, action: Action, actor: Actor) -> None:
        if refusal(action, self.facts, actor, now=self.now) is not None:
            return
        if action in {Action.VOTE, Action.WITHDRAW, Action.PAPER, Action.COUNT_PENDING}:
            self.votes.append(self.facts.state)
            assert OPENS <= self.now < CLOSES
        if action is Action.FINISH:
            assert self.facts.unanswered == 0
            assert self.facts.window_ends is not None
            assert self.now >= self.facts.window_ends
        more = {Action.OBJECT: 1, Action.ANSWER: -1}.get(action, 0)
        state = next_state(action, self.facts, self.now)
        ends = self.now + OBJECTION_WINDOW if action is Action.CLOSE else self.facts.window_ends
        left = max(0, self.facts.unanswered + more)
        self.facts = replace(self.facts, state=state, window_ends=ends, unanswered=left)
        self.states.append(state)

    @invariant()
    def an_end_is_an_end(self) -> None:
        ends = [state for state in self.states if state in ENDED]
        assert len(set(ends)) <= 1
        assert not ends or self.states[-1] in ENDED

    @invariant()
    def votes_are_taken_only_while_it_is_open(self) -> None:
        assert set(self.votes) <= {State.OPEN}

    @invariant()
    def nothing_that_was_open_is_a_draft_again(self) -> None:
        order = [State.DRAFT, State.NOTICE, State.OPEN, State.CLOSED]
        ranks = [order.index(state) for state in self.states if state in order]
        assert ranks == sorted(ranks)


TestBallotLife = BallotLife.TestCase
TestBallotLife.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
