"""A draft changed in any way in any order; slips, doors and results in any form."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from domain.ballots import (
    ELECTORATES,
    PRESETS,
    Ballot,
    Choice,
    Electorate,
    Kind,
    Refusal,
    Result,
    State,
    Verdict,
    choice_of,
    definition_hash,
    definition_refusal,
    has_options,
    outcome,
    outcome_payload,
    pick_refusal,
    picked_in,
    roll_hash,
    secret_outcome,
    statutory,
    voided,
)
from domain.ballots.hall import boxes, ticked
from domain.ballots.lookup import Door, heads_named
from domain.ballots.shaping import (
    Part,
    Share,
    definition,
    more_options,
    with_deadline,
    with_electorate,
    with_kind,
    with_length,
    with_question,
    with_seats,
    with_share,
    without_option,
)
from tests.domain.ballots.samples import OPENS

OPTIONS = tuple(f"方案{n}" for n in range(1, 6))
MINUTES = st.sampled_from([1, 9, 10, 60, 24 * 60, 7 * 24 * 60, 60 * 24 * 60, 60 * 24 * 60 + 1])


def draft(kind: Kind = Kind.HAND, options: tuple[str, ...] = ()) -> Ballot:
    preset = PRESETS[kind]
    return Ballot(
        1, 1, 3, None, kind, "是否安装扶手?", options, preset.electorate, preset.rule, 1,
        preset.shown, preset.early, int(preset.length.total_seconds()) // 60, State.DRAFT,
        7, 7, OPENS, "salt",
    )  # fmt: skip


class Drafting(RuleBasedStateMachine):
    """Whatever a captain presses, a draft can be published or says plainly what it lacks."""

    def __init__(self) -> None:
        super().__init__()
        self.draft = draft()

    def _take(self, changed: Ballot | Refusal) -> None:
        if isinstance(changed, Ballot):
            # Who asks, and where, is not for a button to change.
            kept = ("id", "place_id", "number", "author_id", "state", "salt")
            assert all(getattr(changed, k) == getattr(self.draft, k) for k in kept)
            self.draft = changed

    @rule(kind=st.sampled_from(Kind))
    def another_kind(self, kind: Kind) -> None:
        self._take(with_kind(self.draft, kind))

    @rule(length=MINUTES)
    def another_length(self, length: int) -> None:
        self._take(with_length(self.draft, length))

    @rule(minutes=MINUTES)
    def a_deadline(self, minutes: int) -> None:
        self._take(with_deadline(self.draft, OPENS + timedelta(minutes=minutes), OPENS))

    @rule(electorate=st.sampled_from(Electorate))
    def other_voices(self, electorate: Electorate) -> None:
        self._take(with_electorate(self.draft, electorate))

    @rule(seats=st.integers(-1, 6))
    def other_seats(self, seats: int) -> None:
        self._take(with_seats(self.draft, seats))

    @rule(part=st.sampled_from(Part), share=st.sampled_from(Share))
    def another_number(self, part: Part, share: Share) -> None:
        self._take(with_share(self.draft, part, share))

    @rule(text=st.text(max_size=5))
    def another_question(self, text: str) -> None:
        self._take(with_question(self.draft, text))

    @rule(lines=st.lists(st.sampled_from(OPTIONS), max_size=4).map(tuple))
    def options_more(self, lines: tuple[str, ...]) -> None:
        self._take(more_options(self.draft, lines))

    @rule(index=st.integers(-1, 6))
    def an_option_less(self, index: int) -> None:
        self._take(without_option(self.draft, index))

    @invariant()
    def it_can_be_published_or_lacks_what_it_says(self) -> None:
        of = definition(self.draft, "6栋", now=OPENS)
        found = definition_refusal(of, 5, OPENS)
        # A kind changed after its options or its length was set may ask for these again.
        unfinished = {Refusal.TOO_FEW_OPTIONS, Refusal.TOO_SHORT, Refusal.TOO_LONG}
        assert found in {None, *unfinished}
        assert (found is Refusal.TOO_FEW_OPTIONS) <= has_options(self.draft.kind)

    @invariant()
    def the_law_and_the_kind_are_kept(self) -> None:
        kind, preset = self.draft.kind, PRESETS[self.draft.kind]
        assert self.draft.electorate in ELECTORATES[kind]
        assert (self.draft.rule is None) == (preset.rule is None)
        assert not statutory(kind) or self.draft.rule == preset.rule
        assert 1 <= self.draft.seats <= max(1, len(self.draft.options))
        assert kind == Kind.ELECTION or self.draft.seats == 1


TestDrafting = Drafting.TestCase
TestDrafting.settings = settings(max_examples=80, stateful_step_count=25, deadline=None)


@given(st.permutations([("h1", 10), ("h2", 20), ("h3", 0)]))
def test_a_frozen_roll_has_one_hash_for_one_order(roll: list[tuple[str, int]]) -> None:
    straight = [("h1", 10), ("h2", 20), ("h3", 0)]
    assert (roll_hash(roll) == roll_hash(straight)) is (roll == straight)


@pytest.mark.parametrize("kind", Kind)
def test_the_hash_of_what_is_voted_on_does_not_hang_on_when_it_is_made(kind: Kind) -> None:
    made = draft(kind, OPTIONS)
    one, again = (definition(made, "6栋", now=OPENS) for _ in range(2))
    later = definition(made, "6栋", now=OPENS + timedelta(microseconds=1))
    assert definition_hash(one) == definition_hash(again) != definition_hash(later)


# Ticks on a slip of yes, no, abstain → what they say; bit 0 is the first box.
@pytest.mark.parametrize(
    ("picks", "choice"),
    [(0, ""), (1, "yes"), (2, "no"), (4, "abstain"), (3, ""), (5, ""), (7, ""), (8, ""), (9, "")],
)
def test_one_tick_of_three_is_a_vote_and_several_are_none(picks: int, choice: str) -> None:
    assert ticked(draft(Kind.HOUSEHOLD), picks) == choice


@given(st.integers(1, 5), st.integers(0, 2**7))
def test_ticked_options_are_those_boxes_and_nothing_beyond_them(many: int, picks: int) -> None:
    ballot = draft(Kind.CHOOSE, OPTIONS[:many])
    assert boxes(ballot) == tuple(str(n) for n in range(1, many + 1))
    named = [n for n in range(1, many + 1) if picks >> (n - 1) & 1]
    whole = bool(named) and picks < 2**many
    assert ticked(ballot, picks) == (choice_of(named) if whole else "")
    if whole:
        assert picked_in(ticked(ballot, picks)) == tuple(named)


DOORS = tuple(
    Door(
        100 * stair + 10 * floor + door,
        20 * stair + 4 * floor + door,
        "6栋",
        f"{stair}单元",
        f"{floor}0{door}",
    )
    for stair in (1, 2, 3)
    for floor in (1, 2, 3)
    for door in (1, 2)
)
SPELLINGS = [
    "{s}单元{r}",
    "{s}-{r}",
    "{s} {r}",
    "6栋{s}单元{r}室",
    "6-{s}-{r}",
    "0{s}单元{r}",
    "unit {s} room {r}",
]


@given(
    st.sampled_from(DOORS), st.sampled_from(SPELLINGS), st.sampled_from(["", " ", "\u3000", "\n"])
)
def test_every_door_is_found_in_every_spelling_and_no_other(
    door: Door, spelling: str, around: str
) -> None:
    text = spelling.format(s=door.stairwell[0], r=door.room)
    assert heads_named(around + text + around, DOORS) == (door.head_id,)


@given(st.sampled_from(DOORS), st.sampled_from(["#{}", "票{}", "第{}号票", "slip {}", "no. {}"]))
def test_every_slip_is_found_by_its_number_and_never_as_a_room(door: Door, spelling: str) -> None:
    assert heads_named(spelling.format(door.slip), DOORS) == (door.head_id,)
    assert heads_named(spelling.format(door.room), DOORS) == ()


@given(st.sampled_from(DOORS))
def test_a_bare_room_may_be_in_any_stairwell_and_a_bare_number_a_slip_too(door: Door) -> None:
    rooms = {other.head_id for other in DOORS if other.room == door.room}
    assert set(heads_named(door.room, DOORS)) == rooms
    assert heads_named(str(door.slip), DOORS) == (door.head_id,)


VOTES = st.dictionaries(st.sampled_from([f"h{n}" for n in range(8)]), st.sampled_from(Choice))
ROLL = [(f"h{n}", 100 + n) for n in range(8)]


@given(VOTES, st.frozensets(st.sampled_from([f"h{n}" for n in range(8)])))
def test_a_void_result_keeps_its_numbers(
    votes: dict[str, Choice], excluded: frozenset[str]
) -> None:
    rule_ = PRESETS[Kind.HOUSEHOLD].rule
    found = outcome(rule_, 0, 1, ROLL, {h: str(c) for h, c in votes.items()}, excluded)
    assert isinstance(found, Result)
    void = voided(found)
    assert void.verdict is Verdict.VOID
    assert replace(void, verdict=found.verdict) == found
    assert outcome_payload(found, void=True) == outcome_payload(void)
    assert found.participated[0] == len(votes.keys() - excluded)


@given(st.integers(0, 12))
def test_an_urn_holds_no_more_votes_than_there_are_heads(votes: int) -> None:
    if votes > len(ROLL):
        with pytest.raises(ValueError, match="more votes"):
            secret_outcome(None, 3, 1, ROLL, ["1"] * votes)
    else:
        found = outcome_payload(secret_outcome(None, 3, 1, ROLL, ["1"] * votes))
        assert found is not None
        assert found["counts"] == {"1": votes, "2": 0, "3": 0}


@pytest.mark.parametrize(
    "choice", ["", "0", "4", "1+1", "1+2", "yes", " 1", "+1", "１", "1,2", "999"]
)
def test_a_choice_that_is_none_never_comes_to_anything(choice: str) -> None:
    with pytest.raises(ValueError, match=r".|^$"):
        outcome(None, 3, 1, ROLL, {"h1": choice}, frozenset())


@given(st.lists(st.integers(-1, 6), max_size=5), st.integers(1, 5), st.integers(1, 3))
def test_a_pick_is_refused_exactly_for_what_is_wrong_with_it(
    picked: list[int], options: int, seats: int
) -> None:
    right = (
        bool(picked)
        and all(1 <= option <= options for option in picked)
        and len(set(picked)) == len(picked) <= seats
    )
    assert (pick_refusal(picked, range(1, options + 1), seats) is None) is right
