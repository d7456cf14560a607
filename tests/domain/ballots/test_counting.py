"""Chains of random events, counted again and by a slow referee that knows nothing of the rules."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.ballots import (
    Base,
    Kind,
    Rule,
    Verdict,
    Wrong,
    outcome_payload,
    recount,
    rule_payload,
    secret_outcome,
)
from domain.chain import canonical
from tests.domain.ballots.samples import Chain, definition

HEADS = [f"h{n}" for n in range(6)]
AREAS = st.lists(st.integers(0, 20_000), min_size=len(HEADS), max_size=len(HEADS))
FRACTIONS = st.tuples(st.integers(1, 6), st.integers(1, 6)).map(lambda p: (min(p), max(p)))
RULES = st.builds(
    Rule, st.sampled_from(Base), st.none() | FRACTIONS, FRACTIONS, st.booleans(), st.booleans()
)
# A vote, a vote taken back, or a head that was left out for a reason.
EVENTS = st.lists(
    st.tuples(st.sampled_from(HEADS), st.sampled_from(["yes", "no", "abstain", None, "conflict"])),
    max_size=25,
)


def referee(rule: Rule, roll: dict[str, int], last: dict[str, str]) -> str:
    """The verdict by the words of ballots.md, in fractions: "verdict, in this order"."""
    yes, no, abstain = ([h for h in last if last[h] == c] for c in ("yes", "no", "abstain"))
    took = [*yes, *no, *abstain]
    bases = {"participants": took, "decided": [*yes, *no], "roll": list(roll)}
    base = bases[rule.base]
    sizes: list[Callable[[list[str]], int]] = [len, lambda heads: sum(roll[h] for h in heads)]
    sizes = sizes[: 1 + rule.dual]
    if not base:
        return "no_votes"
    quorum = Fraction(*rule.quorum) if rule.quorum else Fraction(0)
    if any(size(took) < quorum * size(list(roll)) for size in sizes):
        return "quorum_failed"
    threshold = Fraction(*rule.threshold)
    over = [size(yes) - threshold * size(base) for size in sizes]
    if all(more > 0 if rule.strict else more >= 0 for more in over):
        return "passed"
    return "tie" if all(size(yes) == size(no) for size in sizes) else "rejected"


def standing(events: list[tuple[str, str | None]]) -> dict[str, str]:
    """What each head says in the end: the last of its events, if that is a vote."""
    last = dict(events)
    return {head: said for head, said in last.items() if said in {"yes", "no", "abstain"}}


def chain_of(rule: Rule, areas: list[int], events: list[tuple[str, str | None]]) -> Chain:
    made = Chain(definition(rule=rule), list(zip(HEADS, areas, strict=True)))
    for head, said in events:
        excluded = said == "conflict"
        made.cast(head, None if excluded else said, why="conflict" if excluded else None)
    return made


@settings(max_examples=200)
@given(RULES, AREAS, EVENTS)
def test_a_chain_comes_to_what_the_referee_says(
    rule: Rule, areas: list[int], events: list[tuple[str, str | None]]
) -> None:
    found = recount(chain_of(rule, areas, events).rows)
    roll = dict(zip(HEADS, areas, strict=True))
    last = standing(events)
    assert found.matches
    assert found.result is not None
    assert str(found.result.verdict) == referee(rule, roll, last)
    plain = outcome_payload(found.result)
    assert plain is not None
    for choice in ("yes", "no", "abstain"):
        who = [head for head in last if last[head] == choice]
        assert plain[choice] == [len(who), sum(roll[head] for head in who)]


@given(RULES, AREAS, EVENTS, st.data())
def test_one_number_of_the_result_changed_is_named_with_its_row(
    rule: Rule, areas: list[int], events: list[tuple[str, str | None]], data: st.DataObject
) -> None:
    rows = chain_of(rule, areas, events)
    right = outcome_payload(recount(rows.rows).result)
    assert right is not None
    part = data.draw(st.sampled_from([name for name in right if name != "verdict"]))
    place = data.draw(st.integers(0, 1))
    wrong = {**right, part: list(right[part])}
    wrong[part][place] += data.draw(st.integers(-3, 3).filter(bool))
    found = recount(rows.close(wrong).rows)
    assert (found.matches, found.why, found.first_bad) == (False, Wrong.RESULT, len(rows.rows))


@given(RULES, AREAS, EVENTS, st.sampled_from(Verdict))
def test_only_the_right_verdict_can_close_a_ballot(
    rule: Rule, areas: list[int], events: list[tuple[str, str | None]], claimed: Verdict
) -> None:
    rows = chain_of(rule, areas, events)
    right = outcome_payload(recount(rows.rows).result)
    assert right is not None
    found = recount(rows.close({**right, "verdict": str(claimed)}).rows)
    assert found.matches is (str(claimed) == right["verdict"])


@given(RULES, AREAS, EVENTS)
def test_the_order_of_different_heads_changes_nothing(
    rule: Rule, areas: list[int], events: list[tuple[str, str | None]]
) -> None:
    # Stable by head: each one's own events stay in their order.
    by_head = sorted(events, key=lambda event: event[0])
    one, other = (recount(chain_of(rule, areas, e).rows) for e in (events, by_head))
    assert one.result == other.result


@given(RULES, AREAS, EVENTS)
def test_the_hash_of_the_rule_is_in_the_chain_and_no_other_rule_fits_it(
    rule: Rule, areas: list[int], events: list[tuple[str, str | None]]
) -> None:
    first, *others = chain_of(rule, areas, events).rows
    gentler = rule_payload(replace(rule, threshold=(1, 99)))
    ballot: dict[str, Any] = {**first.payload["ballot"], "rule": gentler}
    changed = replace(first, payload={**first.payload, "ballot": ballot})
    found = recount([changed, *others])
    assert (found.why, found.first_bad) == (Wrong.DEFINITION, 1)


PICKS = st.lists(
    st.tuples(st.sampled_from(HEADS), st.sampled_from(["1", "2", "3", "1+2", "1+3", "2+3", None])),
    max_size=20,
)


@given(PICKS)
def test_options_are_counted_as_a_hand_would_on_a_blackboard(
    events: list[tuple[str, str | None]],
) -> None:
    made = Chain(definition(Kind.CHOOSE, seats=2), [(head, 0) for head in HEADS])
    for head, said in events:
        made.cast(head, said)
    last = [said for said in dict(events).values() if said]
    strokes = Counter(option for said in last for option in said.split("+"))
    plain = outcome_payload(recount(made.rows).result)
    assert plain is not None
    assert plain["counts"] == {option: strokes[option] for option in ("1", "2", "3")}
    ranks = sorted(strokes.values(), reverse=True)
    # Both seats are filled unless the second and the third are level.
    if len(ranks) == 3 and ranks[1] == ranks[2]:
        assert plain["verdict"] == "tie"
        assert len(plain["seated"]) < 2
    elif ranks:
        assert plain["verdict"] == "passed"
        assert len(plain["seated"]) == min(2, len(ranks))


@given(st.lists(st.sampled_from(["1", "2", "3"]), max_size=9))
def test_an_urn_says_the_same_in_whatever_order_it_was_filled(votes: list[str]) -> None:
    roll = [(f"{n}", 100) for n in range(9)]
    found = {
        canonical(outcome_payload(secret_outcome(None, 3, 1, roll, urn)))
        for urn in (votes, votes[::-1], sorted(votes))
    }
    assert len(found) == 1


@given(st.lists(st.sampled_from(["yes", "no", "abstain"]), max_size=9), RULES)
def test_in_secret_a_rule_without_areas_comes_to_the_same_as_in_the_open(
    votes: list[str], rule: Rule
) -> None:
    heads_only = replace(rule, dual=False)
    roll = [(f"{n}", 0) for n in range(9)]
    made = Chain(definition(Kind.HAND, rule=heads_only), roll)
    for (head, _), said in zip(roll, votes, strict=False):
        made.cast(head, said)
    assert recount(made.rows).result == secret_outcome(heads_only, 0, 1, roll, votes)
