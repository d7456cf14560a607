"""Why something cannot be done to a fund, or that it can. Source: funds.md, "States"."""

from domain.funds.circumstances import NOTHING, Actor, Facts, Given, enough, parties
from domain.funds.faults import fault
from domain.funds.life import TRANSITIONS, Action, Party, State
from domain.funds.pledges import reaches
from domain.funds.refusals import Refusal


def refusal(action: Action, facts: Facts, actor: Actor, given: Given = NOTHING) -> Refusal | None:
    """Why this actor cannot do this to the fund now, or None; the ledger judges its own rows."""
    return _barrier(action, facts, actor) or fault(action, facts, actor, given)


def allowed(facts: Facts, actor: Actor) -> tuple[Action, ...]:
    """The actions worth a button: what they still need can be asked after the press."""
    return tuple(action for action in Action if _barrier(action, facts, actor) is None)


def _barrier(action: Action, facts: Facts, actor: Actor) -> Refusal | None:
    return (
        _wrong_party(action, facts, actor)
        or _wrong_state(action, facts)
        or _condition(action, facts)
    )


def _wrong_party(action: Action, facts: Facts, actor: Actor) -> Refusal | None:
    # First, so that whoever has no say is not told how the fund stands.
    wanted, own = TRANSITIONS[action].parties, parties(facts, actor)
    if own & wanted:
        return None
    if not own and not actor.member:
        return Refusal.NOT_A_MEMBER
    if Party.CUSTODIAN in wanted:
        return Refusal.NOT_A_CUSTODIAN
    return Refusal.NO_HOUSEHOLD if Party.HOUSEHOLD in wanted else Refusal.NOT_YOURS


def _wrong_state(action: Action, facts: Facts) -> Refusal | None:
    row = TRANSITIONS[action]
    if facts.state in row.sources:
        return None
    # A second tap on the same button is no mistake worth a warning.
    return Refusal.ALREADY_DONE if facts.state is row.to else Refusal.WRONG_STATE


def _condition(action: Action, facts: Facts) -> Refusal | None:
    short = not reaches(facts.pledged, facts.target, facts.minimum)
    late = facts.late and facts.state is State.PLEDGING
    match action:
        case Action.PUBLISH:
            return _unpublishable(facts)
        case Action.CANCEL | Action.CLOSE:
            accepted = None if action is Action.CANCEL else _unaccepted(facts)
            return _unsettled(facts) or accepted
        case _:
            reasons = {
                Action.PLEDGE: (late, Refusal.TOO_LATE),
                Action.COLLECT: (short, Refusal.BELOW_MINIMUM),
                Action.SPEND: (facts.paid < facts.target, Refusal.SHARE_MISSING),
            }
            applies, reason = reasons.get(action, (False, Refusal.WRONG_STATE))
            return reason if applies else None


def _unpublishable(facts: Facts) -> Refusal | None:
    if facts.target <= 0:
        return Refusal.NOTHING_TO_SHARE
    return None if enough(facts.custodians) else Refusal.TOO_FEW_CUSTODIANS


def _unsettled(facts: Facts) -> Refusal | None:
    reasons = (
        (facts.open_claims > 0, Refusal.CLAIMS_OPEN),
        (facts.owed > 0, Refusal.ADVANCES_OWED),
        (facts.balance != 0, Refusal.BALANCE_LEFT),
    )
    return next((reason for applies, reason in reasons if applies), None)


def _unaccepted(facts: Facts) -> Refusal | None:
    if not facts.accepted:
        return Refusal.NOTE_MISSING
    return None if facts.pictured else Refusal.PHOTO_MISSING
