"""What groups and households are told as a fund goes on."""

from domain.funds import Fund, State
from views.funds import mine, panel
from views.funds.mine import Home
from views.funds.panel import Board
from views.screen import Screen
from views.texts import Texts


def begun(say: Texts, board: Board) -> Screen:
    """To the group: enough is promised, and how it goes on."""
    fund = board.fund
    lines = [say("fund-collecting", title=fund.title, pledged=board.money.pledged)]
    if fund.pay_until:
        lines.append(say("fund-collecting-how", at=fund.pay_until))
    return _group(say, fund, [*lines, *panel.account(say, fund)])


def full(say: Texts, board: Board) -> Screen:
    """To the group: the last of the money is there."""
    fund = board.fund
    return _group(say, fund, [say("fund-full", title=fund.title, paid=board.money.paid)])


def failed(say: Texts, board: Board) -> Screen:
    """To everybody: it did not come together, and nobody owes anything."""
    money, title = board.money, board.fund.title
    text = say("fund-failed", title=title, pledged=money.pledged, target=money.target)
    return _group(say, board.fund, [text])


def gifts(say: Texts, fund: Fund, missing: int) -> Screen:
    """To the group: something is missing, and gifts would help."""
    return _group(say, fund, [say("fund-gifts-wanted", title=fund.title, amount=missing)])


def pay(say: Texts, fund: Fund, home: Home, keepers: tuple[str, ...]) -> Screen | None:
    """To one household: what it has to pay, until when, to whom."""
    if fund.pay_until is None:
        return None
    title, flat, left = fund.title, home.label, home.due.left
    names, until = say.plain("fund-comma").join(keepers), fund.pay_until
    text = say("fund-pay-now", title=title, flat=flat, left=left, at=until, names=names)
    return mine.news(say, fund, "\n".join([text, *panel.account(say, fund)]), home.flat_id)


def remind_pledge(say: Texts, fund: Fund, home: Home) -> Screen | None:
    """To one household: it has not answered yet."""
    until = fund.pledge_until if fund.state is State.PLEDGING else fund.pay_until
    if until is None:
        return None
    title, flat, amount = fund.title, home.label, home.due.share
    text = say("fund-reminder-pledge", title=title, flat=flat, amount=amount, at=until)
    return mine.news(say, fund, text, home.flat_id)


def remind_pay(say: Texts, fund: Fund, home: Home) -> Screen | None:
    """To one household: it has something left to pay."""
    if fund.pay_until is None:
        return None
    title, flat, amount = fund.title, home.label, home.due.left
    text = say("fund-reminder-pay", title=title, flat=flat, amount=amount, at=fund.pay_until)
    return mine.news(say, fund, text, home.flat_id)


def _group(say: Texts, fund: Fund, lines: list[str]) -> Screen:
    text = "\n".join([*lines, say("fund-not-held")])
    return Screen(text, ((mine.open_button(say, fund),),))
