"""Paying in words: how much, to whom, whether it came."""

from dataclasses import dataclass

from domain.funds import Fund
from views.funds import mine, panel, pictures
from views.funds.buttons_pledging import FundConfirm, FundDeny, FundMine, FundPaid, FundVoucher
from views.funds.mine import Home
from views.screen import Ask, Button, Media, Row, Screen
from views.texts import Texts


@dataclass(frozen=True, slots=True)
class Payment:
    """A household's payment in words; `amount` in fen, `state` of its claim."""

    claim_id: int
    title: str
    label: str
    amount: int
    state: str
    by: str = ""
    cash: bool = False
    reason: str = ""
    file_id: str = ""


def asking(say: Texts, fund: Fund, home: Home, keepers: tuple[str, ...]) -> Screen:
    """Ask how much a household has paid; the custodians' own code stands before it."""
    left = home.due.left
    names = say.plain("fund-comma").join(keepers)
    text = say("fund-pay-ask", flat=home.label, left=left, names=names)
    lines = [text, *panel.account(say, fund), say("fund-not-held")]
    rows: list[Row] = []
    if left:
        label = say.plain("fund-button-pay-all", amount=left)
        rows.append((Button(label, FundPaid(fund.id, home.flat_id, left), "success"),))
    rows.append((mine.back(say, fund),))
    return Screen("\n".join(lines), tuple(rows), code(fund))


def code(fund: Fund) -> tuple[Media, ...]:
    """The picture of the custodians' payment code, where they posted one."""
    return pictures.media(fund.pay_file_id)


def claimed(say: Texts, fund: Fund, payment: Payment) -> Screen:
    """What was claimed, and that a picture may follow."""
    picture = "yes" if payment.file_id else "no"
    flat, amount = payment.label, payment.amount
    text = say("fund-claimed", flat=flat, amount=amount, picture=picture)
    return Screen(text, ((mine.back(say, fund),),))


def request(say: Texts, payment: Payment, *, may: bool) -> Screen:
    """To a custodian: has it come? Once somebody answered, what they said."""
    title, flat, amount = payment.title, payment.label, payment.amount
    how = "cash" if payment.cash else "own"
    asked = say("fund-payment", title=title, flat=flat, amount=amount, by=payment.by, how=how)
    lines = [asked]
    lines.append(say("fund-payment-state", state=payment.state, reason=payment.reason))
    rows: list[Row] = []
    if payment.file_id:
        label = say.plain("fund-button-voucher")
        rows.append((Button(label, FundVoucher(payment.claim_id)),))
    if payment.state == "open" and may:
        yes = Button(
            say.plain("fund-button-confirm"), FundConfirm(payment.claim_id), style="success"
        )
        no = Button(say.plain("fund-button-deny"), FundDeny(payment.claim_id))
        rows = [(yes,), (no,), *rows]
    return Screen("\n".join(lines), tuple(rows))


def voucher(say: Texts, payment: Payment) -> Screen:
    """The picture of a payment, for who may confirm it or showed it."""
    flat, amount = payment.label, payment.amount
    text = say("fund-voucher", title=payment.title, flat=flat, amount=amount)
    return Screen(text, media=pictures.media(payment.file_id))


def why_not(say: Texts, payment: Payment) -> Screen:
    """Ask a custodian for a word to the household."""
    text = say("fund-deny-ask", flat=payment.label, amount=payment.amount)
    return Screen(text, ask=Ask(say.plain("fund-deny-hint")))


def decided(say: Texts, fund: Fund, payment: Payment, home: Home) -> Screen:
    """To the household: the money came, or a custodian has not seen it, and why."""
    title, flat, amount = fund.title, payment.label, payment.amount
    if payment.state == "done":
        text = say("fund-paid", title=title, flat=flat, amount=amount)
        lines = [text, say("fund-paid-left", paid=home.due.paid, left=home.due.left)]
    else:
        why = payment.reason
        text = say("fund-not-seen", title=title, flat=flat, amount=amount, reason=why)
        lines = [text]
    lines.append(say("fund-not-held"))
    button = Button(say.plain("fund-button-open"), FundMine(fund.id))
    return Screen("\n".join(lines), ((button,),))
