"""A fund as everybody sees it: how far it is, who helps, which rooms have paid, who keeps it."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain import funds as rules
from domain.funds import HOLDING, Fund, PledgeKind, Sponsor, State, Thermometer
from views import matters
from views.funds import drafting
from views.funds.buttons_pledging import FundMine, FundPay, FundPledge, FundTools
from views.funds.buttons_spending import FundLedger
from views.packing import packed
from views.places import naming
from views.screen import Button, Row, Screen
from views.texts import Texts

# Beyond that only totals are readable, and a message would run out of room.
MOST = 120
ROOM = 1200
CELLS, FULL, EMPTY = 10, "▓", "░"
SPONSORS = 5
NOTE = 300
ANSWERS = (PledgeKind.FULL, PledgeKind.PART, PledgeKind.REFUSE, PledgeKind.HARDSHIP)
# Nobody is asked for anything any more, or not yet.
_ASKING = frozenset({State.PLEDGING, State.COLLECTING})
_PAYING = frozenset({State.COLLECTING, State.SPENDING})


@dataclass(frozen=True, slots=True)
class Board:
    """All that a panel shows; `paid` are the doors that paid all they said, of `flats`."""

    fund: Fund
    place: str
    money: Thermometer
    flats: int
    paid: tuple[str, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    keepers: tuple[str, ...] = ()


def screen(say: Texts, board: Board) -> Screen:
    """The panel in a group."""
    return Screen(text(say, board), (*answers(say, board.fund), *_below(say, board.fund)))


def text(say: Texts, board: Board) -> str:
    """The panel's words, the most important first."""
    fund = board.fund
    lines = [
        say("fund-panel-head", title=fund.title, place=board.place),
        say("fund-panel-state", state=fund.state, minimum=drafting.share(say, *fund.minimum)),
        "",
        *_money(say, board),
        "",
        *_sponsors(say, board),
        say("fund-panel-rule", rule=drafting.rule(say, fund.rule), flats=board.flats),
        *_paid(say, board),
        *_keepers(say, board),
        "",
        say("fund-not-held"),
    ]
    return _joined(lines)


def answers(
    say: Texts, fund: Fund, flat_id: int = 0, kinds: Sequence[PledgeKind] = ANSWERS
) -> tuple[Row, ...]:
    """The buttons to answer with in this state; of one flat, or of all one's own."""
    buttons = []
    if fund.state in _ASKING:
        for kind in kinds:
            label = say.plain("fund-button-pledge", kind=kind)
            # Who gives of free will has no share to give a part of.
            if kind is not PledgeKind.PART or fund.rule is not rules.ShareRule.VOLUNTARY:
                buttons.append(Button(label, FundPledge(fund.id, kind, flat_id)))
    paying = []
    if fund.state in _PAYING:
        paid = Button(say.plain("fund-button-paid"), FundPay(fund.id, flat_id), "success")
        paying.append((paid,))
    return (*paying, *packed(buttons))


def thermometer(say: Texts, board: Board) -> str:
    """How far it is, as a bar that can be read aloud: what counts now, in per cent."""
    promised = board.fund.state is State.PLEDGING
    percent = board.money.pledged_percent if promised else board.money.percent
    filled = percent * CELLS // 100
    bar = FULL * filled + EMPTY * (CELLS - filled)
    of = "pledged" if promised else "paid"
    return say("fund-panel-bar", bar=bar, percent=str(percent), of=of)


def _below(say: Texts, fund: Fund) -> tuple[Row, ...]:
    return packed(
        [
            Button(say.plain("fund-button-mine"), FundMine(fund.id)),
            Button(say.plain("fund-ledger-button"), FundLedger(fund.id)),
            matters.button(say, matters.Kind.FUND, fund.id),
            Button(say.plain("fund-button-tools"), FundTools(fund.id)),
        ]
    )


def _money(say: Texts, board: Board) -> list[str]:
    money, state = board.money, board.fund.state
    lines = [thermometer(say, board)]
    target, pledged, paid = money.target, money.pledged, money.paid
    lines.append(say("fund-panel-sums", target=target, pledged=pledged, paid=paid))
    if state in HOLDING:
        lines.append(say("fund-panel-held", spent=money.spent, balance=money.balance))
    if board.fund.state in _ASKING and money.days_left is not None:
        until = board.fund.pay_until if state in _PAYING else board.fund.pledge_until
        if until is not None:
            lines.append(say("fund-panel-until", state=state, at=until, days=money.days_left))
    return lines


def _sponsors(say: Texts, board: Board) -> list[str]:
    lines = [
        say("fund-panel-sponsor", name=one.name, amount=one.amount, kind=_kind(one))
        for one in board.sponsors[:SPONSORS]
    ]
    more = len(board.sponsors) - SPONSORS
    return [*lines, say("fund-panel-sponsors-more", count=more)] if more > 0 else lines


def _kind(sponsor: Sponsor) -> str:
    return "work" if sponsor.in_kind else "money"


def _paid(say: Texts, board: Board) -> list[str]:
    """Which rooms have paid; of the others nothing, as that is nobody else's to read."""
    if not board.paid:
        return []
    doors = say.plain("fund-comma").join(board.paid)
    listed = "yes" if board.flats <= MOST and len(doors) <= ROOM else "no"
    return [say("fund-panel-paid", count=len(board.paid), doors=doors, listed=listed)]


def _keepers(say: Texts, board: Board) -> list[str]:
    fund, lines = board.fund, []
    if board.keepers:
        names = say.plain("fund-comma").join(naming.person(say, n) for n in board.keepers)
        lines.append(say("fund-panel-keepers", names=names))
    if fund.state in _ASKING | _PAYING:
        lines += account(say, fund)
    return lines


def account(say: Texts, fund: Fund) -> list[str]:
    """Where to pay, as the custodians themselves wrote it; nothing that the bot made up."""
    lines = []
    if fund.pay_note:
        lines.append(say("fund-panel-account", note=fund.pay_note[:NOTE]))
    if fund.pay_file_id:
        lines.append(say("fund-panel-code"))
    return lines


def _joined(lines: list[str]) -> str:
    """Lines with single gaps where a part ends, whatever is left out."""
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()
