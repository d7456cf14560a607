"""What the roll comes to as of now."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import (
    PRESETS,
    Ballot,
    Elected,
    Kind,
    Result,
    RollHead,
    Shown,
    State,
    Verdict,
    Via,
    Why,
    tally,
)
from domain.ballots.numbers import numbers

AT = datetime(2026, 1, 1, tzinfo=UTC)
STANDINGS = st.sampled_from(("yes", "no", "abstain", "conflict", "dispute", None))


def ballot(kind: Kind = Kind.HOUSEHOLD, options: tuple[str, ...] = ()) -> Ballot:
    preset = PRESETS[kind]
    return Ballot(
        1, 1, 1, None, kind, "?", options, preset.electorate, preset.rule, 1, preset.shown,
        preset.early, 60, State.OPEN, 1, 1, AT, "s",
    )  # fmt: skip


def head(n: int, standing: str | None = None, area: int = 10) -> RollHead:
    made = RollHead(n, 1, f"h{n}", f"c{n}", f"{n}", "", None, f"{n}", area, n)
    if standing in set(Why):
        return replace(made, heard=True, why=Why(standing))
    return replace(made, heard=True, choice=standing, via=Via.TAP) if standing else made


def test_an_empty_roll_is_no_votes() -> None:
    counted = numbers(ballot(), [])
    assert isinstance(counted.outcome, Result)
    assert (counted.outcome.verdict, counted.roll) == (Verdict.NO_VOTES, (0, 0))


def test_heads_that_do_not_agree_take_no_part_and_are_not_unheard() -> None:
    counted = numbers(ballot(), [head(1, "yes"), head(2, "conflict"), head(3)])
    assert counted.participated == (1, 10)
    assert [h.id for h in counted.excluded] == [2]
    assert [h.id for h in counted.unheard] == [3]


def test_votes_are_counted_by_their_way() -> None:
    paper = replace(head(2, "no"), via=Via.PAPER)
    counted = numbers(ballot(), [head(1, "yes"), paper, head(3, "dispute")])
    assert counted.by_way == {Via.TAP: 1, Via.PAPER: 1}


def test_in_secret_who_was_heard_took_part_and_the_urn_is_what_counts() -> None:
    heard = [replace(head(n), heard=n < 3) for n in range(4)]
    counted = numbers(ballot(Kind.ELECTION, ("a", "b")), heard, ["2", "2", "1"])
    assert counted.participated == (3, 30)
    assert counted.choices == {}
    assert isinstance(counted.outcome, Elected)
    assert counted.outcome.seated == (2,)


def test_a_consultation_comes_to_nothing() -> None:
    counted = numbers(ballot(Kind.CONSULT), [head(1)])
    assert (counted.outcome, counted.progress) == (None, None)
    assert ballot(Kind.CONSULT).shown is Shown.OPINIONS


@given(st.lists(STANDINGS, max_size=40))
def test_it_is_the_tally_of_the_rules_with_the_excluded_left_out(
    standings: list[str | None],
) -> None:
    heads = [head(n, standing, 10 + n) for n, standing in enumerate(standings)]
    of = ballot()
    assert of.rule is not None
    votes = {h.code: h.choice for h in heads if h.choice}
    excluded = {h.code for h in heads if h.why}
    slow = tally(of.rule, [(h.code, h.area) for h in heads], votes, excluded)  # type: ignore[arg-type]
    assert numbers(of, heads).outcome == slow
