"""Whether somebody may do something to a ballot now. Source: domain/ballots.md, "Life"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.ballots.heads import voter_refusal
from domain.ballots.kinds import Electorate, Kind, Shown, statutory
from domain.ballots.life import TRANSITIONS, Action, Party, State
from domain.ballots.refusals import Refusal
from domain.places import Relation, Role


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a ballot when something is asked of it; times in UTC.

    `early_at` is when it closes early, `window_ends` until when objections are taken,
    `unanswered` how many of them wait, `slip_by` who entered the paper in question.
    """

    state: State
    kind: Kind
    electorate: Electorate
    shown: Shown
    opens_at: datetime
    closes_at: datetime
    early_at: datetime | None = None
    window_ends: datetime | None = None
    extended: bool = False
    unanswered: int = 0
    slip_by: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: roles at the ballot's place, and the tie to the head they speak for.

    An unverified person's relation is the one they claim. `elsewhere`: at home in another
    place; `heard`: their head has a vote.
    """

    id: int
    roles: frozenset[Role] = frozenset()
    relation: Relation | None = None
    on_roll: bool = False
    verified: bool = True
    elsewhere: bool = False
    heard: bool = False
    system: bool = False


SYSTEM = Actor(0, system=True)

_STAFF = frozenset({Role.STAFF, Role.SECRETARY, Role.OWNER})
_CAPTAINS = _STAFF | {Role.CAPTAIN}
_WITNESSES = _CAPTAINS | {Role.WITNESS, Role.GRID, Role.COMMITTEE}
_OPEN_ONLY = frozenset({State.OPEN})


def parties(actor: Actor) -> frozenset[Party]:
    """What somebody is to the ballot; everybody may try to vote and then hears why not."""
    if actor.system:
        return frozenset({Party.SYSTEM})
    held = (
        (Party.VOTER, True),
        (Party.MEMBER, bool(actor.roles) or (actor.relation is not None and actor.verified)),
        (Party.WITNESS, bool(actor.roles & _WITNESSES)),
        (Party.CAPTAIN, bool(actor.roles & _CAPTAINS)),
        (Party.STAFF, bool(actor.roles & _STAFF)),
    )
    return frozenset(party for party, applies in held if applies)


def refusal(action: Action, facts: Facts, actor: Actor, *, now: datetime) -> Refusal | None:
    """Why this cannot be done by this person now, or None."""
    check = _CONDITIONS.get(action)
    return (
        _party_refusal(action, actor)
        or _state_refusal(action, facts)
        or _time_refusal(action, facts, now)
        or (check(facts, actor, now) if check else None)
    )


def next_state(action: Action, facts: Facts, now: datetime) -> State:
    """Where a permitted action leads; publishing goes straight to open when it is time."""
    if action == Action.PUBLISH and facts.opens_at <= now:
        return State.OPEN
    return TRANSITIONS[action].to or facts.state


def _party_refusal(action: Action, actor: Actor) -> Refusal | None:
    wanted = TRANSITIONS[action].parties
    if wanted & parties(actor):
        return None
    if Party.MEMBER in wanted:
        return _outsider(actor)
    reasons = {Party.CAPTAIN: Refusal.CAPTAIN_ONLY, Party.STAFF: Refusal.STAFF_ONLY}
    return next((reasons[p] for p in wanted if p in reasons), Refusal.NOT_YOURS)


def _outsider(actor: Actor) -> Refusal:
    if actor.elsewhere:
        return Refusal.ELSEWHERE
    return Refusal.NOT_A_MEMBER if actor.relation is None else Refusal.NOT_VERIFIED


def _state_refusal(action: Action, facts: Facts) -> Refusal | None:
    sources, state = TRANSITIONS[action].sources, facts.state
    if state in sources:
        return None
    if action in {Action.EDIT, Action.PUBLISH}:
        return Refusal.FROZEN
    if state in {State.DRAFT, State.NOTICE}:
        return Refusal.NOT_OPEN_YET
    if state == State.OPEN:
        return Refusal.STILL_OPEN
    return Refusal.CLOSED if State.OPEN in sources else Refusal.WRONG_STATE


def _time_refusal(action: Action, facts: Facts, now: datetime) -> Refusal | None:
    row = TRANSITIONS[action]
    # What is closed late is over all the same: nobody may still vote, cancel or end it by hand.
    if facts.state != State.OPEN or State.CLOSED in row.sources or action == Action.CLOSE:
        return None
    if row.sources == _OPEN_ONLY and now < facts.opens_at:
        return Refusal.NOT_OPEN_YET
    return None if now < facts.closes_at else Refusal.CLOSED


def _vote(facts: Facts, actor: Actor, _now: datetime) -> Refusal | None:
    secret = facts.shown == Shown.SECRET
    if facts.kind == Kind.CONSULT:
        return Refusal.WRONG_KIND
    if actor.elsewhere and actor.relation is None:
        return Refusal.ELSEWHERE
    if refused := voter_refusal(facts.electorate, actor.relation):
        return refused
    reasons = (
        # A vote kept for later would have to be kept with its name.
        (secret and not actor.verified, Refusal.NOT_VERIFIED),
        (not actor.on_roll, Refusal.NOT_ON_ROLL),
        (secret and actor.heard, Refusal.SECRET_NO_CHANGE),
    )
    return next((reason for applies, reason in reasons if applies), None)


def _withdraw(facts: Facts, actor: Actor, now: datetime) -> Refusal | None:
    if refused := _vote(facts, actor, now):
        return refused
    return None if actor.heard else Refusal.NOTHING_TO_WITHDRAW


def _paper(facts: Facts, _actor: Actor, _now: datetime) -> Refusal | None:
    if facts.kind == Kind.CONSULT:
        return Refusal.WRONG_KIND
    return Refusal.SECRET_ONLY_TAPS if facts.shown == Shown.SECRET else None


def _confirm(facts: Facts, actor: Actor, _now: datetime) -> Refusal | None:
    if facts.slip_by is None:
        return Refusal.NOTHING_TO_CONFIRM
    return Refusal.SAME_WITNESS if facts.slip_by == actor.id else None


def _dispute(facts: Facts, actor: Actor, _now: datetime) -> Refusal | None:
    # Only the flat itself may say that the vote was not its own.
    if actor.relation is None or not actor.verified:
        return Refusal.NOT_YOURS
    return Refusal.NOTHING_TO_DISPUTE if facts.slip_by is None else None


def _represent(facts: Facts, actor: Actor, _now: datetime) -> Refusal | None:
    if not actor.verified:
        return Refusal.NOT_VERIFIED
    return voter_refusal(facts.electorate, actor.relation)


def _consult(facts: Facts, _actor: Actor, _now: datetime) -> Refusal | None:
    return None if facts.kind == Kind.CONSULT else Refusal.WRONG_KIND


def _extend(facts: Facts, _actor: Actor, _now: datetime) -> Refusal | None:
    return Refusal.ALREADY_EXTENDED if facts.extended else None


def _open(facts: Facts, _actor: Actor, now: datetime) -> Refusal | None:
    return Refusal.NOT_OPEN_YET if now < facts.opens_at else None


def _close(facts: Facts, _actor: Actor, now: datetime) -> Refusal | None:
    early = None if statutory(facts.kind) else facts.early_at
    ends = min(facts.closes_at, early or facts.closes_at)
    return Refusal.STILL_OPEN if now < ends else None


def _object(facts: Facts, _actor: Actor, now: datetime) -> Refusal | None:
    over = facts.window_ends is not None and now >= facts.window_ends
    return Refusal.WINDOW_OVER if over else None


def _finish(facts: Facts, _actor: Actor, now: datetime) -> Refusal | None:
    if facts.window_ends is None or now < facts.window_ends:
        return Refusal.WINDOW_OPEN
    return Refusal.UNANSWERED if facts.unanswered else None


_CONDITIONS: Mapping[Action, Callable[[Facts, Actor, datetime], Refusal | None]] = {
    Action.VOTE: _vote,
    Action.WITHDRAW: _withdraw,
    Action.PAPER: _paper,
    Action.PROXY: _paper,
    Action.CONFIRM_PAPER: _confirm,
    Action.DISPUTE: _dispute,
    Action.REPRESENT: _represent,
    Action.OPINION: _consult,
    Action.SUPPORT: _consult,
    Action.REPLY: _consult,
    Action.EXTEND: _extend,
    Action.OPEN: _open,
    Action.CLOSE: _close,
    Action.OBJECT: _object,
    Action.FINISH: _finish,
}
