"""Giving money back, and the end of a fund."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.funds import EntryKind, Fund
from views.funds import refused
from views.funds.buttons_spending import FundLeave, FundReturn
from views.funds.spending import back, kind
from views.packing import packed
from views.places.paging import stacked
from views.screen import Ask, Button, Screen
from views.texts import Texts

# As many as a phone can show; the others follow when these are given back.
AT_ONCE = 12
BIG_AT_ONCE = 3


@dataclass(frozen=True, slots=True)
class Back:
    """What a household, or with id 0 the sponsors, are to get, in fen."""

    household_id: int
    name: str
    kind: EntryKind
    amount: int
    open: bool


def returns(say: Texts, fund: Fund, due: Sequence[Back], *, may_keep: bool, big: bool) -> Screen:
    """What is still to be given, with a button for each that was; `may_keep`: a rest can stay."""
    lines = [say("fund-returns", title=fund.title)]
    buttons = []
    for one in due:
        name = one.name or say.plain("fund-returns-sponsors")
        what, waits = kind(say, one.kind), int(one.open)
        lines.append(say("fund-returns-line", name=name, kind=what, amount=one.amount, open=waits))
        kinds = [one.kind, *([EntryKind.PURSE] if may_keep and not one.household_id else [])]
        for each in kinds if not one.open else ():
            label = say.plain("fund-return", kind=each, name=name, amount=one.amount)
            buttons.append(Button(label, FundReturn(fund.id, one.household_id, each)))
    if not due:
        lines.append(say("fund-returns-none"))
    rows = stacked(*packed(buttons[: BIG_AT_ONCE if big else AT_ONCE]), big=big)
    # A message takes 4,096 characters; a whole estate's lines would not fit.
    return Screen("\n".join(lines[: 3 * AT_ONCE]), rows=(*rows, back(say, fund.id)))


def surplus(
    say: Texts, fund: Fund, home: tuple[int, str], amount: int, *, left: bool, stopped: bool
) -> Screen:
    """A household's part in fen, and where it is to go."""
    household_id, name = home
    ended = int(stopped)
    lines = [say("fund-surplus", title=fund.title, home=name, amount=amount, stopped=ended)]
    if stopped:
        return Screen(lines[0])
    if left:
        lines.append(say("fund-surplus-left"))
    label = say.plain("fund-surplus-take") if left else say.plain("fund-surplus-leave")
    button = Button(label, FundLeave(fund.id, household_id, int(not left)))
    return Screen("\n".join(lines), rows=((button,),))


def end(say: Texts, step: str, *, again: bool) -> Screen:
    """A question before the end: why, how it was accepted, what it looks like."""
    reasons = {"photo": "photo-missing", "note": "note-missing"}
    lines = [refused.said(say, reasons.get(step, "reason-missing"))] * again
    lines.append(say("fund-end", step=step))
    return Screen("\n".join(lines), ask=Ask(say.plain("fund-end-hint", step=step)))


def settling(say: Texts, fund: Fund, balance: int) -> Screen:
    """To the group: what is left goes back."""
    return Screen(say("fund-settling", title=fund.title, balance=balance))


def stopped(say: Texts, fund: Fund) -> Screen:
    """To the group: the fund ends here, and why."""
    return Screen(say("fund-stopped", title=fund.title, reason=fund.ended_reason or ""))


def called_off(say: Texts, fund: Fund) -> Screen:
    """To the group and who had pledged: it does not take place, and nobody owes anything."""
    return Screen(say("fund-called-off", title=fund.title, reason=fund.ended_reason or ""))
