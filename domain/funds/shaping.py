"""A draft with one thing changed, or why it cannot be. Source: funds.md, "Share rules"."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.funds.fund import Fund
from domain.funds.shares import ShareRule
from domain.funds.templates import coefficients_for

PLEDGE_FOR = timedelta(days=7)
PAY_FOR = timedelta(days=14)
LONGEST_REASON = 200
LONGEST_NOTE = 500
YUAN = 100


class Until(StrEnum):
    """The two deadlines of a fund."""

    PLEDGE = "pledge"
    PAY = "pay"


class Writing(StrEnum):
    """What is written into a fund rather than chosen."""

    TITLE = "title"
    COST = "cost"
    FLOORS = "floors"
    LIST = "list"
    MONEY = "money"
    KIND = "kind"
    PLEDGE = "pledge"
    PAY = "pay"
    CUSTODIAN = "custodian"
    EXEMPT = "exempt"
    ACCOUNT = "account"


class Snag(StrEnum):
    """What keeps a draft from being published although it is rightly written."""

    NO_COST = "no-cost"
    UNBOUND = "unbound"
    PLEDGE_PAST = "pledge-past"
    PAY_FIRST = "pay-first"


@dataclass(frozen=True, slots=True)
class Times:
    """When pledging and paying end, in UTC."""

    pledge_until: datetime
    pay_until: datetime


def with_rule(draft: Fund, rule: ShareRule) -> Fund:
    """Share by another rule, with the coefficients usual for the work where it needs some."""
    if rule is draft.rule:
        return draft
    usual = {} if draft.coefficients else coefficients_for(draft.template)
    return replace(draft, rule=rule, coefficients=draft.coefficients or dict(usual), fixed={})


def with_list(draft: Fund, fixed: dict[int, int]) -> Fund:
    """Share as listed, in fen by household id; what is not listed pays nothing."""
    return replace(draft, rule=ShareRule.FIXED, fixed=fixed)


def with_floors(draft: Fund, coefficients: dict[int, int]) -> Fund:
    """Share by these coefficients, per mille by floor."""
    floors = {ShareRule.FLOORS, ShareRule.FLOORS_AREA}
    rule = draft.rule if draft.rule in floors else ShareRule.FLOORS
    return replace(draft, rule=rule, coefficients=coefficients, fixed={})


def with_minimum(draft: Fund, part: int, whole: int) -> Fund | None:
    """Collect once n/d of the target is promised; None for what is no such share."""
    return replace(draft, minimum=(part, whole)) if 0 < part <= whole <= YUAN else None


def with_grain(draft: Fund, grain: int) -> Fund | None:
    """Share in steps of so many fen: of one, or of whole yuan."""
    return replace(draft, grain=grain) if grain in {1, YUAN} else None


def with_until(draft: Fund, which: Until, until: datetime) -> Fund:
    if which is Until.PLEDGE:
        return replace(draft, pledge_until=until)
    return replace(draft, pay_until=until)


def times(draft: Fund, *, now: datetime) -> Times:
    """The deadlines as set, else a week to pledge and two more to pay, from now."""
    # Counted when it is published: a draft may wait for its custodians for days.
    pledge = draft.pledge_until or now + PLEDGE_FOR
    return Times(pledge, draft.pay_until or max(pledge, now) + PAY_FOR)


def snag(draft: Fund, *, now: datetime) -> Snag | None:
    """What has to be set right before it can be published, or None."""
    ends = times(draft, now=now)
    reasons = (
        (draft.cost is None, Snag.NO_COST),
        (ends.pledge_until <= now, Snag.PLEDGE_PAST),
        (ends.pay_until <= ends.pledge_until, Snag.PAY_FIRST),
    )
    return next((reason for applies, reason in reasons if applies), None)
