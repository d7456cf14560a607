"""What organisers and custodians can do, in sections by who reads; each part adds its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from domain.funds import RUNNING, Action, Fund, GapChoice, Party, State
from views.funds import mine
from views.funds.buttons_opening import FundPage, FundRevise, Page
from views.funds.buttons_pledging import (
    FundAccount,
    FundBehalf,
    FundCash,
    FundCashOf,
    FundGap,
    FundMine,
    FundRequest,
    FundTools,
)
from views.funds.buttons_spending import FundDesk, FundDo
from views.funds.mine import Home
from views.packing import packed
from views.places import naming
from views.places.paging import listed
from views.screen import Button, Row, Screen
from views.texts import Texts

A_PAGE = 12
# Characters of doors in a list, so that three lists fit a message.
ROOM = 600


@dataclass(frozen=True, slots=True)
class Desk:
    """Who reads, what they may do now, and what only organisers see: doors by where they stand.

    `payments` wait for a custodian: claim, door and amount in fen.
    """

    fund: Fund
    parties: frozenset[Party]
    actions: frozenset[Action]
    gap: int = 0
    choices: tuple[GapChoice, ...] = ()
    silent: tuple[str, ...] = ()
    unpaid: tuple[str, ...] = ()
    hard: tuple[str, ...] = ()
    waiting: int = 0
    payments: tuple[tuple[int, str, int], ...] = ()

    @property
    def organises(self) -> bool:
        return Party.ORGANISER in self.parties


# A part of funds that has a tool puts its function here, and draws nothing else of this screen.
Rows = Callable[[Texts, Desk], Sequence[Button]]


def screen(say: Texts, desk: Desk, page: int, *, big: bool) -> Screen:
    """The tools in private; unpaid doors and hardships only for organisers."""
    fund = desk.fund
    parts = [say("fund-tools", title=fund.title)]
    if desk.organises:
        parts += _doors(say, desk)
    if desk.waiting:
        parts.append(say("fund-tools-waiting", count=desk.waiting))
    buttons = [button for rows in ROWS for button in rows(say, desk)]
    rows: Sequence[Row]
    if big:
        back = FundMine(fund.id)
        rows = listed(say, buttons, page, lambda at: FundTools(fund.id, at), back, big=True)
    else:
        rows = (*packed(buttons), (mine.back(say, fund),))
    return Screen("\n".join(parts), tuple(rows))


def gap(say: Texts, desk: Desk) -> Screen:
    """To organisers at the end of paying: what is missing, and the three ways on."""
    text = say("fund-gap", title=desk.fund.title, amount=desk.gap, count=len(desk.unpaid))
    lines = [text, *_doors(say, desk)]
    if desk.waiting:
        lines.append(say("fund-tools-waiting", count=desk.waiting))
    rows: tuple[Row, ...] = tuple((_choice(say, desk, each),) for each in desk.choices)
    return Screen("\n".join(lines), rows)


def cash(say: Texts, fund: Fund, homes: Sequence[Home], page: int) -> Screen:
    """Whose cash is entered: the doors that still have to pay, a page at a time."""
    pages = max(1, -(-len(homes) // A_PAGE))
    at = min(max(page, 0), pages - 1)
    shown = homes[at * A_PAGE :][:A_PAGE]
    buttons = [Button(home.label, FundCashOf(fund.id, home.flat_id)) for home in shown]
    turn = []
    if at:
        turn.append(Button(say.plain("fund-ledger-newer"), FundCash(fund.id, at - 1)))
    if at + 1 < pages:
        turn.append(Button(say.plain("fund-more"), FundCash(fund.id, at + 1)))
    text = say("fund-cash") if homes else say("fund-cash-none")
    return Screen(text, (*packed(buttons), *packed(turn), (mine.back(say, fund),)))


def cash_of(say: Texts, fund: Fund, home: Home) -> Screen:
    """Ask how much cash a household handed over."""
    text = say("fund-cash-ask", flat=home.label, left=home.due.left)
    cancel = Button(say.plain("back"), FundCash(fund.id))
    return Screen(text, ((cancel,),))


def hardship(say: Texts, fund: Fund, label: str, reason: str) -> Screen:
    """To organisers: a household finds its share too hard; what they can do about it."""
    told = "yes" if reason else "no"
    text = say("fund-hardship-told", flat=label, title=fund.title, reason=reason, told=told)
    button = Button(say.plain("fund-button-reshare"), FundRevise(fund.id))
    return Screen(text, ((button,),))


def _doors(say: Texts, desk: Desk) -> list[str]:
    found = (("silent", desk.silent), ("unpaid", desk.unpaid), ("hard", desk.hard))
    lines = []
    for kind, doors in found:
        if doors:
            names = naming.label(say.plain("fund-comma").join(doors), ROOM)
            lines.append(say("fund-tools-doors", kind=kind, count=len(doors), doors=names))
    return lines


def _choice(say: Texts, desk: Desk, choice: GapChoice) -> Button:
    return Button(say.plain("fund-button-gap", choice=choice), FundGap(desk.fund.id, choice))


def _gap_rows(say: Texts, desk: Desk) -> Sequence[Button]:
    # Of the three ways the other two stand here by their own names.
    asks = desk.organises and GapChoice.GIFTS in desk.choices
    return [_choice(say, desk, GapChoice.GIFTS)] if asks else []


def _payment_rows(say: Texts, desk: Desk) -> Sequence[Button]:
    return [
        Button(say.plain("fund-button-request", flat=flat, amount=amount), FundRequest(claim_id))
        for claim_id, flat, amount in desk.payments[:A_PAGE]
    ]


def _collecting_rows(say: Texts, desk: Desk) -> Sequence[Button]:
    if not desk.organises or not desk.unpaid:
        return ()
    return [Button(say.plain("fund-button-cash"), FundCash(desk.fund.id))]


def _opening_rows(say: Texts, desk: Desk) -> Sequence[Button]:
    fund_id = desk.fund.id
    custodians = FundPage(fund_id, Page.CUSTODIANS)
    known = (
        (Action.REVISE, Button(say.plain("fund-button-reshare"), FundRevise(fund_id))),
        (Action.APPOINT, Button(say.plain("fund-change", page="custodians"), custodians)),
        (Action.FAIL, Button(say.plain("fund-act", act="fail"), FundDo(fund_id, Action.FAIL))),
    )
    return [button for action, button in known if action in desk.actions]


def _behalf_rows(say: Texts, desk: Desk) -> Sequence[Button]:
    asks = desk.organises and desk.fund.state in {State.PLEDGING, State.COLLECTING}
    return [Button(say.plain("fund-button-behalf"), FundBehalf(desk.fund.id))] * asks


def _account_rows(say: Texts, desk: Desk) -> Sequence[Button]:
    keeps = Party.CUSTODIAN in desk.parties and desk.fund.state in RUNNING
    return [Button(say.plain("fund-write", what="account"), FundAccount(desk.fund.id))] * keeps


def _spending_rows(say: Texts, desk: Desk) -> Sequence[Button]:
    return [Button(say.plain("fund-desk-button"), FundDesk(desk.fund.id))]


ROWS: tuple[Rows, ...] = (
    _payment_rows,
    _gap_rows,
    _behalf_rows,
    _collecting_rows,
    _opening_rows,
    _account_rows,
    _spending_rows,
)
