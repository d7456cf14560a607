"""Everything that can happen to a ballot, by whom and in which state, as one table to read.

Written by hand from domain/ballots.md, "Life", not from the code: each cell of the table that the
code and this file do not share is a failure.
"""

from datetime import datetime, timedelta
from itertools import product

import pytest

from domain.ballots import (
    ENDED,
    SYSTEM,
    Action,
    Actor,
    Facts,
    Kind,
    Refusal,
    Shown,
    State,
    refusal,
)
from tests.domain.ballots.samples import CLOSES, OPENS, TICK, WINDOW, facts, person

# n: a verified neighbour of the place; w: a witness; c: the captain; s: staff; y: the system.
PEOPLE: dict[str, Actor] = {
    "n": person(relation="owner", heard=True),
    "w": person("witness"),
    "c": person("captain"),
    "s": person("staff"),
    "y": SYSTEM,
}
STRANGER = person()

#                draft  notice open   closed final  cancelled void superseded
TABLE = """
edit             cs     cs     -      -      -      -      -      -
publish          cs     -      -      -      -      -      -      -
open             -      y      -      -      -      -      -      -
vote             -      -      n      -      -      -      -      -
withdraw         -      -      n      -      -      -      -      -
count_pending    -      -      y      -      -      -      -      -
paper            -      -      cs     -      -      -      -      -
confirm_paper    -      -      wcs    -      -      -      -      -
dispute          -      -      n      -      -      -      -      -
proxy            -      -      cs     -      -      -      -      -
represent        -      n      n      -      -      -      -      -
opinion          -      -      nwcs   -      -      -      -      -
support          -      -      nwcs   -      -      -      -      -
reply            -      -      cs     cs     -      -      -      -
remind           -      -      cs     -      -      -      -      -
extend           -      -      cs     -      -      -      -      -
note             -      cs     cs     cs     -      -      -      -
cancel           cs     cs     cs     -      -      -      -      -
supersede        -      cs     cs     -      -      -      -      -
close            -      -      y      -      -      -      -      -
close_by_hand    -      -      cs     -      -      -      -      -
void             -      -      -      s      -      -      -      -
object           -      -      -      nwcs   -      -      -      -
answer           -      -      -      cs     -      -      -      -
finish           -      -      -      y      -      -      -      -
outcome          -      -      -      cs     cs     -      -      -
clone            cs     cs     cs     cs     cs     cs     cs     cs
export           nwcs   nwcs   nwcs   nwcs   nwcs   nwcs   nwcs   nwcs
"""
GRID = {Action(row.split()[0]): row.split()[1:] for row in TABLE.strip().splitlines()}
CELLS = [
    (action, state, cell.strip("-"))
    for action, cells in GRID.items()
    for state, cell in zip(State, cells, strict=True)
]
CONSULTING = {Action.OPINION, Action.SUPPORT, Action.REPLY}


def ready(action: Action, state: State) -> Facts:
    """A ballot for which nothing but its state and the person can stand in the way."""
    kind = Kind.CONSULT if action in CONSULTING else Kind.HOUSEHOLD
    # Of a paper somebody else has entered, so that this person may witness or dispute it.
    slip = 99 if action in {Action.CONFIRM_PAPER, Action.DISPUTE} else None
    return facts(state, kind, slip_by=slip, window_ends=WINDOW)


def moment_for(action: Action) -> timedelta:
    ends = {Action.CLOSE: CLOSES, Action.FINISH: WINDOW}
    return ends.get(action, OPENS + timedelta(hours=1)) - OPENS


def test_the_table_has_every_action_once() -> None:
    assert list(GRID) == list(Action)


@pytest.mark.parametrize(("action", "state", "allowed"), CELLS)
def test_who_may_do_what_in_which_state(action: Action, state: State, allowed: str) -> None:
    now = OPENS + moment_for(action)
    may = [
        letter
        for letter, actor in PEOPLE.items()
        if refusal(action, ready(action, state), actor, now=now) is None
    ]
    assert "".join(may) == allowed


@pytest.mark.parametrize(("action", "state"), list(product(Action, State)))
def test_a_stranger_is_told_why_and_does_nothing(action: Action, state: State) -> None:
    assert refusal(action, ready(action, state), STRANGER, now=OPENS) is not None


@pytest.mark.parametrize("state", sorted(ENDED))
def test_what_has_ended_can_only_be_read_copied_and_told_about(state: State) -> None:
    left = {action for action, where, allowed in CELLS if where == state and allowed}
    told = {Action.OUTCOME} if state == State.FINAL else set()
    assert left == {Action.CLONE, Action.EXPORT} | told


# What only an open ballot takes it takes from the first microsecond to the last.
OPEN_ONLY = [a for a, row in GRID.items() if [n for n, c in enumerate(row) if c != "-"] == [2]]
TIMED = [a for a in OPEN_ONLY if a not in {Action.CLOSE, Action.CLOSE_BY_HAND}]


@pytest.mark.parametrize("action", TIMED)
@pytest.mark.parametrize(
    ("at", "refused"),
    [
        (OPENS - TICK, Refusal.NOT_OPEN_YET),
        (OPENS, None),
        (CLOSES - TICK, None),
        (CLOSES, Refusal.CLOSED),
        (CLOSES + timedelta(days=30), Refusal.CLOSED),
    ],
    ids=["before", "opening", "last", "closing", "late"],
)
def test_the_clock_holds_the_door_even_where_the_closing_step_is_late(
    action: Action, at: datetime, refused: Refusal | None
) -> None:
    allowed = next(c for a, s, c in CELLS if (a, s) == (action, State.OPEN))
    actor = PEOPLE[allowed[0]]
    assert refusal(action, ready(action, State.OPEN), actor, now=at) == refused


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("action", [Action.VOTE, Action.PAPER, Action.PROXY, Action.OPINION])
def test_nobody_votes_in_a_consultation_and_nobody_opines_in_a_vote(
    action: Action, kind: Kind
) -> None:
    actor = PEOPLE["n"] if action in {Action.VOTE, Action.OPINION} else PEOPLE["c"]
    found = refusal(action, facts(kind=kind), actor, now=OPENS)
    fits = (kind == Kind.CONSULT) == (action == Action.OPINION)
    assert (found == Refusal.WRONG_KIND) is not fits


@pytest.mark.parametrize("shown", Shown)
@pytest.mark.parametrize("action", [Action.PAPER, Action.PROXY])
def test_a_secret_ballot_takes_only_taps(action: Action, shown: Shown) -> None:
    found = refusal(action, facts(shown=shown), PEOPLE["c"], now=OPENS)
    assert found == (Refusal.SECRET_ONLY_TAPS if shown == Shown.SECRET else None)


@pytest.mark.parametrize(
    ("heard", "verified", "action", "refused"),
    [
        (False, True, Action.VOTE, None),
        (True, True, Action.VOTE, Refusal.SECRET_NO_CHANGE),
        (True, True, Action.WITHDRAW, Refusal.SECRET_NO_CHANGE),
        (False, True, Action.WITHDRAW, Refusal.NOTHING_TO_WITHDRAW),
        (False, False, Action.VOTE, Refusal.NOT_VERIFIED),
        (True, False, Action.VOTE, Refusal.NOT_VERIFIED),
    ],
)
def test_a_secret_vote_is_cast_once_by_name_of_nobody(
    *, heard: bool, verified: bool, action: Action, refused: Refusal | None
) -> None:
    voter = person(relation="owner", heard=heard, verified=verified)
    assert refusal(action, facts(kind=Kind.ELECTION), voter, now=OPENS) == refused


@pytest.mark.parametrize(("verified", "heard"), list(product([True, False], repeat=2)))
def test_a_named_vote_can_be_changed_and_waits_for_verification(
    *, verified: bool, heard: bool
) -> None:
    voter = person(relation="owner", heard=heard, verified=verified)
    assert refusal(Action.VOTE, facts(), voter, now=OPENS) is None
    gone = refusal(Action.WITHDRAW, facts(), voter, now=OPENS)
    assert gone == (None if heard else Refusal.NOTHING_TO_WITHDRAW)
