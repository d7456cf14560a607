"""Funds as they are listed: those of one's places, and one's own in those under way."""

from collections.abc import Mapping, Sequence

from domain.funds import Fund
from views.funds.buttons_pledging import FundMine
from views.funds.buttons_spending import FundList
from views.places.paging import BIG_PAGE, BIG_WHOLE, listed
from views.screen import Button, Screen
from views.texts import Texts

A_PAGE = 8


def shown(
    found: Sequence[tuple[str, Fund]], page: int, *, big: bool
) -> Sequence[tuple[str, Fund]]:
    """The part of the list that this page shows; pages are counted round, as their buttons are."""
    size = BIG_PAGE if big and len(found) > BIG_WHOLE else A_PAGE
    at = page % max(1, -(-len(found) // size))
    return found[at * size : (at + 1) * size]


def funds(
    say: Texts,
    found: Sequence[tuple[str, Fund]],
    balances: Mapping[int, int],
    page: int,
    *,
    big: bool,
) -> Screen:
    """The list of funds, each with its place and, in fen, its balance; a tap opens one."""
    lines = [say("fund-list")]
    for place, fund in shown(found, page, big=big):
        state, balance = say.plain("fund-state", state=fund.state), balances[fund.id]
        lines.append(
            say("fund-list-line", state=state, place=place, title=fund.title, balance=balance)
        )
    if not found:
        lines.append(say("fund-list-none"))
    buttons = [opener(say, fund) for _, fund in found]
    rows = listed(say, buttons, page, FundList, None, big=big, across=1, a_page=A_PAGE)
    return Screen("\n".join(lines), rows=rows)


def mine(say: Texts, found: Sequence[tuple[Fund, Sequence[str]]]) -> Screen | None:
    """One's own in every fund under way, for `/my`; None where there is none."""
    if not found:
        return None
    lines = [say("fund-list")]
    for fund, own in found:
        state = say.plain("fund-state", state=fund.state)
        lines += [say("fund-mine-line", state=state, title=fund.title), *own]
    return Screen("\n".join(lines), tuple((opener(say, fund),) for fund, _ in found))


def opener(say: Texts, fund: Fund) -> Button:
    """The button that opens a fund in private, with what is one's own in it."""
    return Button(say.plain("fund-list-button", title=fund.title), FundMine(fund.id))
