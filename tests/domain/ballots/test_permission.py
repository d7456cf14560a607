"""Who may do what to a ballot, in which state, at what time."""

from datetime import datetime, timedelta
from itertools import product

import pytest

from domain.ballots import (
    SYSTEM,
    TRANSITIONS,
    Action,
    Actor,
    Facts,
    Kind,
    Refusal,
    Shown,
    State,
    next_state,
    refusal,
)
from tests.domain.ballots.samples import CLOSES, OPENS, TICK, WINDOW, facts, person

VOTER = person("resident", relation="owner")
SECRET = facts(kind=Kind.ELECTION)
NIGHT = OPENS + timedelta(hours=1)

# Who is never refused for who they are; everybody may try to vote and hears why not.
OFFICE = "captain staff secretary owner"
TABLE = {
    "edit publish paper proxy reply remind extend note cancel supersede close_by_hand": OFFICE,
    "answer outcome clone": OFFICE,
    "void": "staff secretary owner",
    "confirm_paper": f"{OFFICE} witness grid committee",
    "opinion support object export": f"{OFFICE} witness grid committee resident volunteer",
    "open close finish count_pending": "system",
}
EVERYBODY = f"{OFFICE} witness grid committee resident volunteer unit custodian system".split()
WHO = {
    Refusal.CAPTAIN_ONLY,
    Refusal.STAFF_ONLY,
    Refusal.NOT_YOURS,
    Refusal.NOT_A_MEMBER,
    Refusal.ELSEWHERE,
    Refusal.NOT_VERIFIED,
}
ROWS = [(Action(a), who) for names, who in TABLE.items() for a in names.split()]


def one(role: str) -> Actor:
    return SYSTEM if role == "system" else person(role)


@pytest.mark.parametrize(("action", "allowed"), ROWS)
def test_each_action_is_for_those_in_the_table_only(action: Action, allowed: str) -> None:
    state = min(TRANSITIONS[action].sources)
    members = ["opinion", "support", "object", "export"]
    for role in EVERYBODY:
        found = refusal(action, facts(state), one(role), now=NIGHT)
        # Whoever holds any office at the place belongs to it.
        extra = role in {"unit", "custodian"} and action in members
        assert (found in WHO) is (role not in allowed.split() and not extra), role


@pytest.mark.parametrize("action", sorted({a for a, _ in ROWS} - {Action.EXPORT}))
def test_a_stranger_may_do_nothing(action: Action) -> None:
    for state in State:
        assert refusal(action, facts(state), Actor(1), now=NIGHT) in WHO


@pytest.mark.parametrize("action", sorted(TRANSITIONS))
def test_only_the_states_of_the_table_are_no_obstacle(action: Action) -> None:
    states = {Refusal.FROZEN, Refusal.NOT_OPEN_YET, Refusal.STILL_OPEN, Refusal.CLOSED}
    states |= {Refusal.WRONG_STATE}
    for state, actor in product(State, (VOTER, person("staff", relation="owner"), SYSTEM)):
        found = refusal(action, facts(state), actor, now=NIGHT)
        if state not in TRANSITIONS[action].sources:
            assert found in states | WHO


@pytest.mark.parametrize(
    ("ballot", "actor", "now", "expected"),
    [
        (facts(), VOTER, OPENS, None),
        (facts(), VOTER, OPENS - TICK, Refusal.NOT_OPEN_YET),
        (facts(), VOTER, CLOSES - TICK, None),
        (facts(), VOTER, CLOSES, Refusal.CLOSED),
        (facts("notice"), VOTER, NIGHT, Refusal.NOT_OPEN_YET),
        (facts("closed"), VOTER, NIGHT, Refusal.CLOSED),
        (facts("void"), VOTER, NIGHT, Refusal.CLOSED),
        (facts(), person(relation="tenant"), NIGHT, Refusal.TENANT),
        (facts(kind=Kind.OWNERS_SPECIAL), person(relation="family"), NIGHT, Refusal.OWNERS_ONLY),
        (facts(), person(), NIGHT, Refusal.NOT_A_MEMBER),
        (facts(), person("captain"), NIGHT, Refusal.NOT_A_MEMBER),
        (facts(), person(elsewhere=True), NIGHT, Refusal.ELSEWHERE),
        (facts(), person(relation="owner", on_roll=False), NIGHT, Refusal.NOT_ON_ROLL),
        (facts(), person(relation="owner", verified=False), NIGHT, None),
        (facts(), person(relation="owner", heard=True), NIGHT, None),
        (SECRET, person(relation="owner", verified=False), NIGHT, Refusal.NOT_VERIFIED),
        (SECRET, person(relation="owner", heard=True), NIGHT, Refusal.SECRET_NO_CHANGE),
        (SECRET, VOTER, NIGHT, None),
        (facts(kind=Kind.CONSULT), VOTER, NIGHT, Refusal.WRONG_KIND),
        (facts(kind=Kind.REPS), person(on_roll=True), NIGHT, None),
        (facts(kind=Kind.REPS), VOTER, NIGHT, None),
        (facts(kind=Kind.REPS), person(), NIGHT, Refusal.NOT_ON_ROLL),
    ],
)
def test_who_may_vote_and_when(
    ballot: Facts, actor: Actor, now: datetime, expected: Refusal | None
) -> None:
    assert refusal(Action.VOTE, ballot, actor, now=now) == expected


@pytest.mark.parametrize(
    ("action", "ballot", "actor", "now", "expected"),
    [
        ("withdraw", facts(), VOTER, NIGHT, Refusal.NOTHING_TO_WITHDRAW),
        ("withdraw", facts(), person(relation="owner", heard=True), NIGHT, None),
        (
            "withdraw",
            SECRET,
            person(relation="owner", heard=True),
            NIGHT,
            Refusal.SECRET_NO_CHANGE,
        ),
        ("paper", facts(), person("captain"), NIGHT, None),
        ("paper", facts(), person("captain"), CLOSES, Refusal.CLOSED),
        ("paper", SECRET, person("captain"), NIGHT, Refusal.SECRET_ONLY_TAPS),
        ("proxy", SECRET, person("captain"), NIGHT, Refusal.SECRET_ONLY_TAPS),
        ("proxy", facts(kind=Kind.CONSULT), person("captain"), NIGHT, Refusal.WRONG_KIND),
        ("confirm_paper", facts(slip_by=7), person("witness"), NIGHT, Refusal.SAME_WITNESS),
        ("confirm_paper", facts(slip_by=8), person("witness"), NIGHT, None),
        ("confirm_paper", facts(), person("witness"), NIGHT, Refusal.NOTHING_TO_CONFIRM),
        ("dispute", facts(slip_by=8), VOTER, NIGHT, None),
        ("dispute", facts(), VOTER, NIGHT, Refusal.NOTHING_TO_DISPUTE),
        ("dispute", facts(slip_by=8), person("captain"), NIGHT, Refusal.NOT_YOURS),
        ("represent", facts(), VOTER, NIGHT, None),
        ("represent", facts(), person(relation="tenant"), NIGHT, Refusal.TENANT),
        ("opinion", facts(kind=Kind.CONSULT), VOTER, NIGHT, None),
        ("opinion", facts(), VOTER, NIGHT, Refusal.WRONG_KIND),
        ("extend", facts(extended=True), person("staff"), NIGHT, Refusal.ALREADY_EXTENDED),
        ("extend", facts(), person("staff"), CLOSES, Refusal.CLOSED),
        ("edit", facts(), person("captain"), NIGHT, Refusal.FROZEN),
        ("open", facts("notice"), SYSTEM, OPENS - TICK, Refusal.NOT_OPEN_YET),
        ("open", facts("notice"), SYSTEM, OPENS, None),
        ("close", facts(), SYSTEM, CLOSES - TICK, Refusal.STILL_OPEN),
        ("close", facts(), SYSTEM, CLOSES, None),
        ("close", facts(early_at=NIGHT), SYSTEM, NIGHT, None),
        (
            "close",
            facts(kind=Kind.OWNERS_ORDINARY, early_at=NIGHT),
            SYSTEM,
            NIGHT,
            Refusal.STILL_OPEN,
        ),
        ("object", facts("closed", window_ends=WINDOW), VOTER, WINDOW - TICK, None),
        ("object", facts("closed", window_ends=WINDOW), VOTER, WINDOW, Refusal.WINDOW_OVER),
        ("object", facts(), VOTER, NIGHT, Refusal.STILL_OPEN),
        (
            "finish",
            facts("closed", window_ends=WINDOW),
            SYSTEM,
            WINDOW - TICK,
            Refusal.WINDOW_OPEN,
        ),
        ("finish", facts("closed", window_ends=WINDOW), SYSTEM, WINDOW, None),
        (
            "finish",
            facts("closed", window_ends=WINDOW, unanswered=1),
            SYSTEM,
            WINDOW,
            Refusal.UNANSWERED,
        ),
        ("outcome", facts("final"), person("captain"), WINDOW, None),
        ("outcome", facts("void"), person("captain"), WINDOW, Refusal.WRONG_STATE),
    ],
)
def test_conditions_at_their_boundaries(
    action: str, ballot: Facts, actor: Actor, now: datetime, expected: Refusal | None
) -> None:
    assert refusal(Action(action), ballot, actor, now=now) == expected


def test_a_captain_who_ends_a_ballot_makes_it_void() -> None:
    assert refusal(Action.CLOSE_BY_HAND, facts(), person("captain"), now=NIGHT) is None
    assert next_state(Action.CLOSE_BY_HAND, facts(), NIGHT) is State.VOID


@pytest.mark.parametrize(("now", "expected"), [(OPENS - TICK, "notice"), (OPENS, "open")])
def test_publishing_waits_for_the_opening_time(now: datetime, expected: str) -> None:
    assert next_state(Action.PUBLISH, facts("draft"), now) == expected


def test_a_named_vote_stays_where_it_is() -> None:
    assert next_state(Action.VOTE, facts(shown=Shown.NAMES), NIGHT) is State.OPEN


@pytest.mark.parametrize("action", [Action.CANCEL, Action.SUPERSEDE, Action.CLOSE_BY_HAND])
def test_nobody_ends_a_ballot_whose_time_is_over_though_the_clock_rings_late(
    action: Action,
) -> None:
    captain = person("captain")
    assert refusal(action, facts(), captain, now=CLOSES - TICK) is None
    assert refusal(action, facts(), captain, now=CLOSES) is Refusal.CLOSED
