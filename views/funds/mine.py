"""A fund in private: the same panel, one's own households in it, and what to answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.funds import RUNNING, Fund, PledgeKind, ShareRule, State
from domain.funds.dues import Due
from views import matters
from views.funds import panel, refused
from views.funds.buttons_pledging import FundGiftBack, FundMine, FundPay, FundPledge, FundTools
from views.funds.buttons_spending import FundLedger
from views.funds.panel import Board
from views.packing import packed
from views.places.buttons_people import OpenTile, Tile
from views.screen import Button, Row, Screen
from views.texts import Texts

BIG = 4
# Whoever owns more than these opens them one by one; the words have to fit a message.
HOMES = 6
# What is cured by saying where one lives.
HOMELESS = frozenset({"stranger", "unverified", "elsewhere"})


@dataclass(frozen=True, slots=True)
class Home:
    """One household in words; money in fen. `waiting` is a payment that is not confirmed yet."""

    flat_id: int
    label: str
    due: Due
    kind: PledgeKind | None = None
    lapsed: bool = False
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class Personal:
    """What is one's own in a fund; `refusal` is the code of why one cannot answer."""

    homes: tuple[Home, ...]
    refusal: str
    manages: bool


def screen(say: Texts, board: Board, own: Personal, *, big: bool) -> Screen:
    """The private screen of a fund."""
    fund = board.fund
    lines = [line for home in own.homes[:HOMES] for line in home_lines(say, home)]
    if len(own.homes) > HOMES:
        lines.append(say("fund-mine-more", count=len(own.homes) - HOMES))
    if own.refusal and not lines:
        lines.append(say("fund-mine-cannot", reason=refused.said(say, own.refusal)))
    heading = [say("fund-mine-head")] if own.homes else []
    words = "\n".join([*heading, *lines])
    rows: list[Row] = [*_answers(say, fund, own, big=big), *_more(say, fund, own)]
    if big:
        # One button a row, the most needed first.
        single: list[Row] = [(button,) for row in rows for button in row]
        rows = single[:BIG]
    return Screen(f"{panel.text(say, board)}\n\n{words}".strip(), tuple(rows))


def outsider(say: Texts) -> Screen:
    """To somebody who has nothing to do with the place: no word of what is paid there."""
    return Screen(say("fund-outsider"), (_join(say),))


def home_lines(say: Texts, home: Home) -> list[str]:
    """Where one household stands: share, word, payments."""
    if home.due.share:
        lines = [say("fund-mine-share", flat=home.label, amount=home.due.share)]
    else:
        # Nothing is owed, so nothing can be extra: what it gives is simply what it gives.
        lines = [say("fund-mine-free", flat=home.label, amount=home.due.gift)]
    if home.lapsed:
        lines.append(say("fund-mine-lapsed"))
    elif home.kind is not None:
        lines.append(say("fund-mine-said", kind=home.kind, amount=home.due.answer or 0))
    elif home.due.share:
        lines.append(say("fund-mine-silent"))
    if home.due.gift and home.due.share:
        lines.append(say("fund-mine-gift", amount=home.due.gift))
    if home.due.paid:
        lines.append(say("fund-mine-paid", paid=home.due.paid, left=home.due.left))
    if home.waiting:
        lines.append(say("fund-mine-waiting", amount=home.waiting))
    return lines


def flats(say: Texts, fund: Fund, homes: Sequence[Home], what: str, *, big: bool) -> Screen:
    """For which of one's households it is meant; `what` is a kind of answer, or pay."""
    pays = what == "pay"
    buttons = [
        Button(
            home.label,
            FundPay(fund.id, home.flat_id)
            if pays
            else FundPledge(fund.id, PledgeKind(what), home.flat_id),
        )
        for home in homes
    ]
    rows = [(button,) for button in buttons] if big else list(packed(buttons))
    return Screen(say("fund-flats"), (*rows, (back(say, fund),)))


def asking(say: Texts, fund: Fund, home: Home, kind: PledgeKind) -> Screen:
    """Ask for a sum, or whether a hardship may be told."""
    flat, title = home.label, fund.title
    if kind is PledgeKind.HARDSHIP:
        sure = FundPledge(fund.id, kind, home.flat_id, 1)
        yes = Button(say.plain("fund-button-hardship-sure"), sure)
        return Screen(
            say("fund-hardship-ask", flat=flat, title=title), ((yes,), (back(say, fund),))
        )
    free = kind is PledgeKind.GIFT and not home.due.share
    what, share = "free" if free else kind.value, home.due.share
    text = say("fund-amount-ask", kind=what, share=share, flat=flat, title=title)
    return Screen(text, ((back(say, fund),),))


def wrong(say: Texts, why: str) -> Screen:
    """What is wrong with an answer, and what form is right."""
    return Screen(say("fund-wrong", why=refused.said(say, why)))


def news(say: Texts, fund: Fund, text: str, flat_id: int = 0) -> Screen:
    """Something told to a household, with the buttons to answer there and then."""
    end = say("fund-not-held")
    rows = (*panel.answers(say, fund, flat_id), (open_button(say, fund),))
    return Screen(f"{text}\n{end}", rows)


def back(say: Texts, fund: Fund) -> Button:
    return Button(say.plain("back"), FundMine(fund.id))


def open_button(say: Texts, fund: Fund) -> Button:
    return Button(say.plain("fund-button-open"), FundMine(fund.id))


def _answers(say: Texts, fund: Fund, own: Personal, *, big: bool) -> tuple[Row, ...]:
    if not own.homes:
        return ()
    rows = panel.answers(say, fund, kinds=_kinds(fund, own, big=big))
    # Of free will one just gives: 我家出 asks how much while there is such a button.
    asks = fund.rule is ShareRule.VOLUNTARY and fund.state is not State.SPENDING
    if fund.state in RUNNING and not asks:
        gift = Button(
            say.plain("fund-button-pledge", kind=PledgeKind.GIFT),
            FundPledge(fund.id, PledgeKind.GIFT),
        )
        rows = (*rows, (gift,))
    return (*rows, *packed(_gifts_back(say, fund, own)))


def _gifts_back(say: Texts, fund: Fund, own: Personal) -> list[Button]:
    """Buttons to take back what one gives on top, while nobody counts on it yet."""
    if fund.state is not State.PLEDGING:
        return []
    return [
        Button(
            say.plain("fund-button-gift-back", flat=home.label, amount=home.due.gift),
            FundGiftBack(fund.id, home.flat_id),
        )
        for home in own.homes
        if home.due.gift
    ]


def _kinds(fund: Fund, own: Personal, *, big: bool) -> Sequence[PledgeKind]:
    """The answers worth a button: once money is collected a word only grows, or is too hard."""
    if fund.state is not State.COLLECTING:
        return panel.ANSWERS
    if all(home.kind is PledgeKind.FULL for home in own.homes):
        return (PledgeKind.HARDSHIP,)
    # Four buttons have room in large letters, and paying is one of them.
    return tuple(k for k in panel.ANSWERS if not big or k is not PledgeKind.PART)


def _more(say: Texts, fund: Fund, own: Personal) -> list[Row]:
    rows: list[Row] = []
    if own.refusal in HOMELESS:
        rows.append(_join(say))
    ledger = Button(say.plain("fund-ledger-button"), FundLedger(fund.id))
    buttons = [ledger, matters.button(say, matters.Kind.FUND, fund.id)]
    if own.manages:
        buttons.append(Button(say.plain("fund-button-tools"), FundTools(fund.id)))
    return [*rows, *packed(buttons)]


def _join(say: Texts) -> Row:
    return (Button(say.plain("tile-join"), OpenTile(Tile.JOIN)),)
