"""The word of a household without a phone: whose, what it says, and what its people are told."""

from collections.abc import Sequence

from domain.funds import Fund, PledgeKind, ShareRule
from views.funds import mine
from views.funds.buttons_pledging import (
    FundBehalf,
    FundBehalfOf,
    FundBehalfSay,
    FundNotMine,
    FundTools,
)
from views.funds.mine import Home
from views.funds.panel import ANSWERS
from views.packing import packed
from views.places import naming
from views.places.paging import listed, stacked
from views.screen import Button, Screen
from views.texts import Texts


def choice(say: Texts, fund: Fund, homes: Sequence[Home], page: int, *, big: bool) -> Screen:
    """Whose word is entered; what was entered so far stands beside the door."""
    buttons = [Button(_label(say, home), FundBehalfOf(fund.id, home.flat_id)) for home in homes]
    rows = listed(
        say,
        buttons,
        page,
        lambda at: FundBehalf(fund.id, at),
        FundTools(fund.id),
        big=big,
        across=2,
    )
    return Screen(say("fund-behalf", count=len(homes)), rows)


def asking(say: Texts, fund: Fund, home: Home, *, big: bool) -> Screen:
    """Ask what this household says."""
    free = fund.rule is ShareRule.VOLUNTARY
    kinds = [kind for kind in ANSWERS if not (free and kind is PledgeKind.PART)]
    if big:
        # There is room for three: who is never entered has not said yes either.
        kinds = [kind for kind in kinds if kind is not PledgeKind.REFUSE]
    buttons = [
        Button(
            say.plain("fund-behalf-kind", kind=kind), FundBehalfSay(fund.id, home.flat_id, kind)
        )
        for kind in kinds
    ]
    share = home.due.share
    text = say("fund-behalf-of", flat=home.label, title=fund.title, share=share)
    back = Button(say.plain("back"), FundBehalf(fund.id))
    return Screen(text, (*stacked(*packed(buttons), big=big), (back,)))


def how_much(say: Texts, fund: Fund, home: Home) -> Screen:
    """Ask how much it gives."""
    text = say("fund-behalf-sum", flat=home.label, share=home.due.share)
    return Screen(text, ((Button(say.plain("back"), FundBehalf(fund.id)),),))


def told(
    say: Texts, fund: Fund, label: str, by: str, word: tuple[int, PledgeKind, int], flat_id: int
) -> Screen:
    """To a household: this (id, kind, fen) was entered for it; it may say no."""
    pledge_id, kind, amount = word
    text = say(
        "fund-behalf-told",
        title=fund.title,
        flat=label,
        by=naming.person(say, by),
        kind=kind,
        amount=amount,
    )
    no = Button(say.plain("fund-button-not-mine"), FundNotMine(fund.id, flat_id, pledge_id))
    lines = [text, say("fund-not-held")]
    return Screen("\n".join(lines), ((no,), (mine.open_button(say, fund),)))


def denied(say: Texts, fund: Fund, label: str) -> Screen:
    """To organisers: a household never said what was entered for it."""
    text = say("fund-behalf-denied", title=fund.title, flat=label)
    return Screen(text, ((Button(say.plain("fund-button-tools"), FundTools(fund.id)),),))


def _label(say: Texts, home: Home) -> str:
    said = home.kind is not None or home.due.gift
    return say.plain("fund-behalf-said", flat=home.label) if said else home.label
