"""The screens on which a draft is changed; each has the way back to the preview."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.funds import ShareRule, State
from domain.funds.shaping import YUAN, Until, Writing
from views.funds import drafting, refused
from views.funds.buttons_opening import (
    FundDays,
    FundGrain,
    FundLift,
    FundMinimum,
    FundName,
    FundPage,
    FundPlace,
    FundRule,
    FundStairwell,
    FundStrike,
    FundUnsponsor,
    FundUntil,
    FundWrite,
    Page,
)
from views.funds.drafting import Drafted
from views.places import naming
from views.places.paging import Spot, listed
from views.screen import Button, Screen
from views.texts import Texts

DAYS = (3, 7, 14, 30)
MINIMA = ((1, 1), (9, 10), (4, 5), (2, 3), (1, 2))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A resident who may be named, with their door."""

    person_id: int
    name: str
    door: str


def rules(say: Texts, seen: Drafted, page: int) -> Screen:
    """Every rule, with what it means."""
    fund = seen.fund
    # A running fund cannot come to be voluntary, nor cease to be.
    closed = {ShareRule.VOLUNTARY} if seen.revising else set[ShareRule]()
    known = [rule for rule in ShareRule if rule not in closed]
    lines = [say("fund-rules")]
    lines += [_rule_line(say, rule, chosen=rule is fund.rule) for rule in known]
    buttons = [
        Button(drafting.rule(say, rule), FundRule(fund.id, rule))
        for rule in known
        # A list is pasted: there is nothing to choose before it is.
        if rule is not ShareRule.FIXED
    ]
    buttons += [drafting.write(say, fund, what) for what in (Writing.LIST, Writing.FLOORS)]
    return _paged(say, seen, "\n".join(lines), buttons, Page.RULE, page, across=2)


def _rule_line(say: Texts, rule: ShareRule, *, chosen: bool) -> str:
    name = drafting.rule(say, rule)
    return say("fund-rule-line", rule=rule.value, name=name, chosen="yes" if chosen else "no")


def sponsors(say: Texts, seen: Drafted, page: int) -> Screen:
    """Who helps, and the ways to add or take away."""
    lines = [say("fund-sponsors", count=len(seen.helpers)), *drafting.money_lines(say, seen)]
    buttons = [drafting.write(say, seen.fund, w) for w in (Writing.MONEY, Writing.KIND)]
    buttons += [
        Button(
            say.plain("fund-take-away", name=naming.label(helper.name, 16)),
            FundUnsponsor(seen.fund.id, helper.id),
        )
        for helper in seen.helpers
    ]
    return _paged(say, seen, "\n".join(lines), buttons, Page.SPONSORS, page, across=2)


def until(say: Texts, seen: Drafted, page: int) -> Screen:
    """Until when households pledge, and until when they pay."""
    ends = seen.times
    text = say("fund-until", pledge=ends.pledge_until, pay=ends.pay_until)
    buttons = []
    for which, what in ((Until.PLEDGE, Writing.PLEDGE), (Until.PAY, Writing.PAY)):
        buttons += [
            Button(
                say.plain("fund-days", which=which.value, days=days),
                FundDays(seen.fund.id, which, days),
            )
            for days in DAYS
        ]
        buttons.append(drafting.write(say, seen.fund, what))
    return _paged(say, seen, text, buttons, Page.UNTIL, page, across=2)


def unclear(
    say: Texts, seen: Drafted, which: Until, why: str, moments: Sequence[datetime]
) -> Screen:
    """A deadline asked back, with the moments it may mean."""
    text = say("fund-unclear", which=which.value, why=refused.said(say, why))
    buttons = [
        Button(
            say.plain("fund-moment", at=at),
            FundUntil(seen.fund.id, which, int(at.timestamp())),
        )
        for at in moments
    ]
    buttons.append(drafting.write(say, seen.fund, Writing(which.value)))
    return _paged(say, seen, text, buttons, Page.UNTIL, 0, across=1)


def custodians(say: Texts, seen: Drafted, page: int) -> Screen:
    """Who is named and who agreed, with the ways to name more."""
    lines = [say("fund-custodians", count=len(seen.keepers))]
    lines += [
        say(
            "fund-custodian-line",
            name=naming.person(say, keeper.name),
            state="agreed" if keeper.agreed else "asked",
        )
        for keeper in seen.keepers
    ]
    residents = FundPage(seen.fund.id, Page.RESIDENTS)
    buttons = [Button(say.plain("fund-change", page="residents"), residents)]
    # What is written goes into a draft; of a running fund residents are chosen.
    if seen.fund.state is State.DRAFT:
        buttons.append(drafting.write(say, seen.fund, Writing.CUSTODIAN))
    buttons += [
        Button(
            say.plain("fund-take-away", name=naming.label(naming.person(say, keeper.name), 16)),
            FundStrike(seen.fund.id, keeper.person_id),
        )
        for keeper in seen.keepers
    ]
    return _paged(say, seen, "\n".join(lines), buttons, Page.CUSTODIANS, page, across=2)


def residents(say: Texts, seen: Drafted, found: Sequence[Candidate], page: int) -> Screen:
    """The residents who may be named."""
    buttons = [
        Button(
            naming.label(f"{naming.person(say, one.name)} {one.door}"),
            FundName(seen.fund.id, one.person_id),
        )
        for one in found
    ]
    text = say("fund-residents", count=len(found))
    return _paged(say, seen, text, buttons, Page.RESIDENTS, page, across=2)


def exempt(say: Texts, seen: Drafted, page: int) -> Screen:
    """Which flats are left out; never shown in a group."""
    fund = seen.fund
    buttons = [
        Button(
            say.plain("fund-exempt-flat", flat=line.label, exempt="yes" if line.exempt else "no"),
            FundLift(fund.id, line.flat_id)
            if line.exempt
            else FundWrite(fund.id, Writing.EXEMPT, line.flat_id),
        )
        for line in seen.lines
    ]
    count = sum(line.exempt for line in seen.lines)
    return _paged(say, seen, say("fund-exempt", count=count), buttons, Page.EXEMPT, page, across=3)


def minimum(say: Texts, seen: Drafted, page: int) -> Screen:
    """How much must be promised before anybody is asked to pay."""
    buttons = [
        Button(drafting.share(say, *one), FundMinimum(seen.fund.id, *one)) for one in MINIMA
    ]
    text = say("fund-minimum", share=drafting.share(say, *seen.fund.minimum))
    return _paged(say, seen, text, buttons, Page.MINIMUM, page, across=2)


def grain(say: Texts, seen: Drafted) -> Screen:
    """Shares to the fen, or in whole yuan."""
    buttons = [
        Button(say.plain("fund-grain", grain=one), FundGrain(seen.fund.id, one))
        for one in (1, YUAN)
    ]
    now = say.plain("fund-grain", grain=seen.fund.grain)
    return _paged(say, seen, say("fund-grains", now=now), buttons, Page.GRAIN, 0, across=2)


def where(say: Texts, seen: Drafted, places: Sequence[Spot], page: int) -> Screen:
    """Which place the fund is for, asked before anything else."""
    buttons = [Button(naming.label(p.name), FundPlace(seen.fund.id, p.id)) for p in places]
    text = say("fund-where", title=seen.fund.title)
    return _paged(say, seen, text, buttons, Page.WHERE, page, across=3)


def scope(
    say: Texts, seen: Drafted, places: Sequence[Spot], stairwells: Sequence[Spot], page: int
) -> Screen:
    """The whole building, one stairwell of it, or the estate with all its buildings."""
    buttons = [Button(naming.label(p.name), FundPlace(seen.fund.id, p.id)) for p in places]
    # A building of one stairwell has nothing to choose.
    if len(stairwells) > 1:
        buttons += [
            Button(
                naming.label(say.plain("fund-only", stairwell=s.name)),
                FundStairwell(seen.fund.id, s.id),
            )
            for s in stairwells
        ]
    text = say("fund-scopes", place=drafting.where(say, seen), flats=len(seen.lines))
    return _paged(say, seen, text, buttons, Page.SCOPE, page, across=2)


def _paged(
    say: Texts,
    seen: Drafted,
    text: str,
    buttons: Sequence[Button],
    own: Page,
    page: int,
    *,
    across: int,
) -> Screen:
    def turn(to: int) -> FundPage:
        return FundPage(seen.fund.id, own, to)

    way_back = drafting.back(seen.fund)
    rows = listed(say, buttons, page, turn, way_back, big=seen.big, across=across)
    return Screen(text, rows)
