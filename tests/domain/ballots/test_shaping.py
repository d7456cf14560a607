"""A draft with one thing changed: what is kept, what is refused, where the edges are."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.ballots import (
    PRESETS,
    Ballot,
    Early,
    Electorate,
    Kind,
    Refusal,
    Shown,
    State,
    definition_refusal,
    has_options,
    shaping,
)
from domain.ballots.shaping import Part, Share

NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
DAY = 24 * 60


def draft(kind: Kind = Kind.HOUSEHOLD, options: tuple[str, ...] = (), seats: int = 1) -> Ballot:
    blank = Ballot(
        id=1,
        place_id=1,
        number=1,
        stairwell=None,
        kind=kind,
        question="装扶手吗?",
        options=options,
        electorate=Electorate.FLATS,
        rule=None,
        seats=1,
        shown=Shown.NAMES,
        early=Early.NONE,
        length_minutes=0,
        state=State.DRAFT,
        author_id=1,
        draft_chat_id=1,
        created_at=NOW,
        salt="salt",
    )
    return replace(shaping.with_kind(blank, kind), seats=seats)


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_begins_so_that_it_can_be_published(kind: Kind) -> None:
    options = ("木头", "铁") if has_options(kind) else ()
    made = shaping.definition(draft(kind, options), "6栋", now=NOW)
    assert definition_refusal(made, 24, NOW) is None


@pytest.mark.parametrize("kind", list(Kind))
def test_another_kind_keeps_question_options_and_deadline(kind: Kind) -> None:
    before = replace(draft(Kind.CHOOSE, ("木头", "铁")), closes_at=NOW + timedelta(days=9))
    after = shaping.with_kind(before, kind)
    kept = ("question", "options", "closes_at", "place_id")
    assert [getattr(after, n) for n in kept] == [getattr(before, n) for n in kept]
    assert after.rule == PRESETS[kind].rule


def test_options_of_a_kind_without_any_are_not_published() -> None:
    tried = shaping.with_kind(draft(Kind.CHOOSE, ("木头", "铁")), Kind.HOUSEHOLD)
    assert shaping.definition(tried, "6栋", now=NOW).options == ()


@pytest.mark.parametrize(
    ("kind", "minutes", "refused"),
    [
        (Kind.HOUSEHOLD, 9, Refusal.TOO_SHORT),
        (Kind.HOUSEHOLD, 10, None),
        (Kind.HOUSEHOLD, 60 * DAY, None),
        (Kind.HOUSEHOLD, 60 * DAY + 1, Refusal.TOO_LONG),
        (Kind.OWNERS_SPECIAL, 5 * DAY - 1, Refusal.TOO_SHORT),
        (Kind.OWNERS_SPECIAL, 5 * DAY, None),
        (Kind.HOUSEHOLD, -1, Refusal.TOO_SHORT),
        (Kind.HOUSEHOLD, 2**62, Refusal.TOO_LONG),
    ],
)
def test_lengths_stay_within_the_kind(kind: Kind, minutes: int, refused: Refusal | None) -> None:
    made = shaping.with_length(draft(kind), minutes)
    assert (made if isinstance(made, Refusal) else None) == refused
    if isinstance(made, Ballot):
        assert (made.length_minutes, made.closes_at) == (minutes, None)


@pytest.mark.parametrize(
    ("ahead", "refused"),
    [
        (timedelta(0), Refusal.IN_THE_PAST),
        (timedelta(minutes=10, microseconds=-1), Refusal.TOO_SHORT),
        (timedelta(minutes=10), None),
        (timedelta(days=60), None),
        (timedelta(days=60, microseconds=1), Refusal.TOO_LONG),
    ],
)
def test_deadlines_stay_within_the_kind(ahead: timedelta, refused: Refusal | None) -> None:
    made = shaping.with_deadline(draft(), NOW + ahead, NOW)
    assert (made if isinstance(made, Refusal) else None) == refused


def test_a_length_counts_from_publishing_and_a_deadline_does_not() -> None:
    later = NOW + timedelta(days=1)
    assert shaping.closes_at(draft(), later) == later + timedelta(days=3)
    fixed = replace(draft(), closes_at=NOW + timedelta(days=2))
    assert shaping.closes_at(fixed, later) == NOW + timedelta(days=2)


def test_only_the_electorates_of_a_kind_can_be_chosen() -> None:
    assert shaping.with_electorate(draft(), Electorate.RESIDENTS) == Refusal.RULE_FIXED
    made = shaping.with_electorate(draft(Kind.ELECTION), Electorate.FLATS)
    assert isinstance(made, Ballot)
    assert made.electorate is Electorate.FLATS


@pytest.mark.parametrize(
    ("seats", "refused"),
    [(0, Refusal.TOO_MANY_SEATS), (1, None), (3, None), (4, Refusal.TOO_MANY_SEATS)],
)
def test_there_are_no_more_seats_than_candidates(seats: int, refused: Refusal | None) -> None:
    made = shaping.with_seats(draft(Kind.ELECTION, ("甲", "乙", "丙")), seats)
    assert (made if isinstance(made, Refusal) else None) == refused


def test_only_elections_have_seats() -> None:
    assert shaping.with_seats(draft(Kind.CHOOSE, ("甲", "乙")), 2) == Refusal.RULE_FIXED


@pytest.mark.parametrize("kind", [Kind.OWNERS_ORDINARY, Kind.OWNERS_SPECIAL])
@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("share", list(Share))
def test_the_numbers_of_the_law_never_change(kind: Kind, part: Part, share: Share) -> None:
    assert shaping.with_share(draft(kind), part, share) == Refusal.RULE_FIXED


@pytest.mark.parametrize("kind", [Kind.HAND, Kind.HOUSEHOLD, Kind.REPS])
@pytest.mark.parametrize("part", list(Part))
@pytest.mark.parametrize("share", list(Share))
def test_every_number_that_is_taken_can_be_published(kind: Kind, part: Part, share: Share) -> None:
    made = shaping.with_share(draft(kind), part, share)
    if (part, share) == (Part.THRESHOLD, Share.NONE):
        assert made == Refusal.BAD_FRACTION
        return
    assert isinstance(made, Ballot)
    assert definition_refusal(shaping.definition(made, "6栋", now=NOW), 24, NOW) is None


def test_half_means_more_than_half_and_the_others_at_least() -> None:
    made = {s: shaping.with_share(draft(), Part.THRESHOLD, s) for s in shaping.FRACTIONS}
    strict = {s for s, one in made.items() if isinstance(one, Ballot) and one.rule.strict}  # type: ignore[union-attr]
    assert strict == {Share.HALF}


def test_a_question_that_gets_options_becomes_a_choice() -> None:
    made = shaping.with_options(draft(), ("木头", "铁"))
    assert isinstance(made, Ballot)
    assert (made.kind, made.options) == (Kind.CHOOSE, ("木头", "铁"))


def test_an_election_that_gets_options_stays_one() -> None:
    made = shaping.more_options(draft(Kind.ELECTION, ("甲",)), ("乙",))
    assert isinstance(made, Ballot)
    assert (made.kind, made.options) == (Kind.ELECTION, ("甲", "乙"))


def test_the_twenty_first_option_is_refused() -> None:
    many = tuple(f"第{n}" for n in range(20))
    assert isinstance(shaping.more_options(draft(Kind.CHOOSE, many[:19]), many[19:]), Ballot)
    refused = shaping.more_options(draft(Kind.CHOOSE, many), ("又一",))
    assert refused == Refusal.TOO_MANY_OPTIONS


def test_an_option_less_takes_a_seat_with_it() -> None:
    made = shaping.without_option(draft(Kind.ELECTION, ("甲", "乙"), seats=2), 0)
    assert (made.options, made.seats) == (("乙",), 1)


@given(st.integers(-3, 9))
def test_only_an_option_that_is_there_is_taken_away(index: int) -> None:
    options = ("甲", "乙", "丙")
    left = shaping.without_option(draft(Kind.CHOOSE, options), index).options
    assert left == tuple(o for i, o in enumerate(options) if i != index)
