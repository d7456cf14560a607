"""What an action on a fund still lacks once its party and state are right. Source: funds.md."""

from domain.funds.circumstances import Actor, Facts, Given, enough
from domain.funds.life import Action, State
from domain.funds.money import CAP
from domain.funds.refusals import Refusal

_RECORDS = frozenset({Action.EXPENSE, Action.ADVANCE})
_PAYS_BACK = frozenset({Action.REPAY, Action.REFUND, Action.PURSE})
_REASONED = frozenset(
    {Action.REVERSE, Action.DENY, Action.DECLINE, Action.STOP, Action.FAIL, Action.EXEMPT}
)


def fault(action: Action, facts: Facts, actor: Actor, given: Given) -> Refusal | None:
    """What is missing or in the way, or None."""
    if action in _REASONED and not given.reason and actor.person_id is not None:
        return Refusal.REASON_MISSING
    match action:
        case Action.PLEDGE | Action.CLAIM if given.household_id not in actor.households:
            return Refusal.NOT_YOURS
        case Action.EXEMPT:
            # A hardship is told by whom it concerns, or not at all; why stays hidden.
            return None if given.consent else Refusal.CONSENT_MISSING
        case Action.CLAIM:
            return _claim_fault(given)
        case Action.DISMISS:
            left = tuple(c for c in facts.custodians if c != given.first)
            short = facts.state is not State.DRAFT and not enough(left)
            return Refusal.TOO_FEW_CUSTODIANS if short else None
        case _:
            return _custody_fault(action, facts, actor, given)


def _claim_fault(given: Given) -> Refusal | None:
    reasons = (
        (given.claim_open, Refusal.CLAIM_OPEN),
        (given.voucher_used, Refusal.VOUCHER_USED),
        (given.amount is None, Refusal.AMOUNT_MISSING),
        ((given.amount or 0) <= 0, Refusal.AMOUNT_NOT_POSITIVE),
        # 22500 typed for 225.00 is caught here, before a custodian looks for the money.
        ((given.amount or 0) > (CAP if given.due is None else given.due), Refusal.OVER_DUE),
    )
    return next((reason for applies, reason in reasons if applies), None)


def _custody_fault(action: Action, facts: Facts, actor: Actor, given: Given) -> Refusal | None:
    own = _concerns(facts, actor, given)
    if action in {Action.CONFIRM, Action.DENY, Action.REVERSE, *_PAYS_BACK} and own:
        return Refusal.OWN_PAYMENT
    if action in _RECORDS:
        return (Refusal.OWN_EXPENSE if own else None) or _papers_fault(facts, action, given)
    return _approval_fault(facts, actor, given, own=own) if action is Action.APPROVE else None


def _concerns(facts: Facts, actor: Actor, given: Given) -> bool:
    # Both ties count: the household a custodian was named for, and those they speak for.
    named = {c.household_id for c in facts.custodians if c.person_id == actor.person_id}
    return given.household_id is not None and given.household_id in named | actor.households


def _papers_fault(facts: Facts, action: Action, given: Given) -> Refusal | None:
    reasons = (
        (given.amount is None, Refusal.AMOUNT_MISSING),
        ((given.amount or 0) <= 0, Refusal.AMOUNT_NOT_POSITIVE),
        (action is Action.ADVANCE and given.household_id is None, Refusal.NO_HOUSEHOLD),
        (not given.payee, Refusal.PAYEE_MISSING),
        (not given.invoice, Refusal.INVOICE_MISSING),
        (not given.photo, Refusal.PHOTO_MISSING),
        (given.voucher_used, Refusal.VOUCHER_USED),
    )
    first = next((reason for applies, reason in reasons if applies), None)
    return first or (_cover_fault(facts, given) if action is Action.EXPENSE else None)


def _cover_fault(facts: Facts, given: Given) -> Refusal | None:
    left = facts.balance - (given.amount or 0)
    if left < 0:
        return Refusal.OVERDRAWN
    return Refusal.ADVANCE_FIRST if left < facts.owed else None


def _approval_fault(facts: Facts, actor: Actor, given: Given, *, own: bool) -> Refusal | None:
    if own:
        return Refusal.OWN_EXPENSE
    first = given.first
    if first is None:
        return Refusal.SECOND_CUSTODIAN
    homes = {c.household_id for c in facts.custodians if c.person_id == actor.person_id}
    same = first.person_id == actor.person_id or first.household_id in homes
    return Refusal.SECOND_CUSTODIAN if same else None
