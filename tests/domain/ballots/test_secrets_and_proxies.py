"""What a secret ballot may tell, and who may speak for whom: small rules, tried in every way."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.ballots import (
    FEWEST,
    FEWEST_UNANIMOUS,
    MOST_PRINCIPALS,
    Proxy,
    Refusal,
    Shown,
    breakdown_allowed,
    proxy_refusal,
)

# Votes for yes, no, abstain → whether the numbers may be told.
BREAKDOWNS = [
    ((0, 0, 0), False),
    ((1, 0, 0), False),
    ((2, 2, 0), False),
    ((1, 1, 1), False),
    ((2, 1, 1), False),
    ((4, 0, 0), False),
    ((3, 2, 0), True),
    ((4, 1, 0), True),
    ((1, 1, 3), True),
    ((5, 0, 0), False),
    ((0, 6, 0), False),
    ((0, 0, 7), False),
    ((7, 0, 0), False),
    ((6, 1, 0), True),
    ((8, 0, 0), True),
    ((0, 8, 0), True),
    ((9, 0, 0), True),
]


@pytest.mark.parametrize(("counts", "told"), BREAKDOWNS)
def test_below_five_ballots_or_unanimous_below_eight_nothing_is_told(
    counts: tuple[int, ...], *, told: bool
) -> None:
    assert breakdown_allowed(Shown.SECRET, counts) is told


@pytest.mark.parametrize("shown", [shown for shown in Shown if shown != Shown.SECRET])
@pytest.mark.parametrize("counts", [counts for counts, _ in BREAKDOWNS])
def test_an_open_ballot_tells_all_of_it(shown: Shown, counts: tuple[int, ...]) -> None:
    assert breakdown_allowed(shown, counts)


@given(st.lists(st.sampled_from([0, 1, 2]), max_size=12))
def test_from_what_is_told_nobody_can_be_sure_of_a_neighbours_vote(votes: list[int]) -> None:
    counts = [votes.count(option) for option in range(3)]
    if breakdown_allowed(Shown.SECRET, counts):
        assert len(votes) >= FEWEST
        assert len(set(votes)) > 1 or len(votes) >= FEWEST_UNANIMOUS
    else:
        assert len(votes) < FEWEST or (len(set(votes)) == 1 and len(votes) < FEWEST_UNANIMOUS)


@given(st.lists(st.frozensets(st.integers(0, 2), min_size=1), max_size=12))
def test_ballots_of_several_options_are_counted_as_ballots_and_not_as_strokes(
    picks: list[frozenset[int]],
) -> None:
    counts = [sum(option in pick for pick in picks) for option in range(3)]
    alike = len(set(picks)) <= 1
    fewest = FEWEST_UNANIMOUS if alike else FEWEST
    told = breakdown_allowed(Shown.SECRET, counts, ballots=len(picks))
    assert told is (len(picks) >= fewest)


class Standing(RuleBasedStateMachine):
    """A building of five heads; every proxy that the rule takes is kept."""

    HEADS = ("h1", "h2", "h3", "h4", "h5")

    def __init__(self) -> None:
        super().__init__()
        # Principal to agent; each agent is the only person of the head of the same name.
        self.given: dict[str, str] = {}

    @rule(principal=st.sampled_from(HEADS), agent=st.sampled_from(HEADS), written=st.booleans())
    def give(self, principal: str, agent: str, *, written: bool) -> None:
        spoken_for = frozenset(p for p, a in self.given.items() if a == agent)
        found = proxy_refusal(
            Proxy(
                principal,
                written=written,
                principals=spoken_for,
                agent_heads=frozenset({agent}),
                passed_on=frozenset(self.given),
                principal_speaks=principal in self.given.values(),
                property_staff=False,
            )
        )
        if found is None:
            assert written
            self.given[principal] = agent

    @rule(principal=st.sampled_from(HEADS))
    def take_back(self, principal: str) -> None:
        self.given.pop(principal, None)

    @invariant()
    def nobody_speaks_for_themselves_or_in_a_chain(self) -> None:
        assert not set(self.given) & set(self.given.values())

    @invariant()
    def nobody_speaks_for_more_than_three(self) -> None:
        agents = list(self.given.values())
        assert all(agents.count(agent) <= MOST_PRINCIPALS for agent in agents)


TestStanding = Standing.TestCase
TestStanding.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)


@pytest.mark.parametrize(
    ("staff", "written", "own", "speaks", "many"), list(product([False, True], repeat=5))
)
def test_of_several_reasons_against_a_proxy_the_gravest_is_told(
    *, staff: bool, written: bool, own: bool, speaks: bool, many: bool
) -> None:
    found = proxy_refusal(
        Proxy(
            "h1",
            written=written,
            principals=frozenset({"h2", "h3", "h4"} if many else set()),
            agent_heads=frozenset({"h1"} if own else {"h9"}),
            passed_on=frozenset(),
            principal_speaks=speaks,
            property_staff=staff,
        )
    )
    reasons = [
        (staff, Refusal.PROXY_STAFF),
        (not written, Refusal.PROXY_NOT_WRITTEN),
        (own, Refusal.PROXY_SELF),
        (speaks, Refusal.PROXY_CHAIN),
        (many, Refusal.PROXY_TOO_MANY),
    ]
    assert found == next((why for applies, why in reasons if applies), None)
