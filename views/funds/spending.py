"""Recording what moved: the desk, the questions, the check, and what another confirms."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.funds import Action, EntryKind, Facts, Fund, Refusal
from views import matters
from views.funds import pictures, refused
from views.funds.buttons_spending import (
    Field,
    FundChoices,
    FundChoose,
    FundDesk,
    FundDo,
    FundFix,
    FundLedger,
    FundReverse,
    FundRows,
    FundWord,
    Word,
)
from views.packing import packed
from views.places.paging import listed, stacked
from views.screen import Ask, Button, Media, Row, Screen
from views.texts import Texts

A_PAGE = 8
# In the order in which they are needed; giving back of either kind is one screen.
SHOWN = (
    Action.SPEND,
    Action.EXPENSE,
    Action.ADVANCE,
    Action.RECEIVE,
    Action.REFUND,
    Action.REPAY,
    Action.REVERSE,
    Action.SETTLE,
    Action.CLOSE,
    Action.STOP,
    Action.CANCEL,
)


@dataclass(frozen=True, slots=True)
class Record:
    """A claim in words; `amount` in fen, names ready to be read."""

    id: int
    fund_id: int
    title: str
    number: int
    kind: EntryKind
    state: str
    amount: int
    payee: str = ""
    invoice: str = ""
    home: str = ""
    sponsor: str = ""
    worked: bool = False
    note: str = ""
    reason: str = ""
    by: str = ""
    file_id: str = ""
    reverses: tuple[int, EntryKind, int] | None = None


def desk(
    say: Texts,
    fund: Fund,
    known: Facts,
    spent: int,
    acts: Sequence[Action],
    waiting: Sequence[Record],
    page: int,
    *,
    big: bool,
) -> Screen:
    """What can be done about the money now, and what waits to be confirmed."""
    lines = [_stands(say, fund, known, spent)]
    if waiting:
        lines.append(say("fund-desk-waiting", count=len(waiting)))
    lines.append(say("fund-not-held"))
    claims = [
        Button(
            say.plain("fund-desk-claim", kind=kind(say, one.kind), amount=one.amount),
            FundWord(one.id, Word.SHOW),
        )
        for one in waiting
    ]
    doing = [
        Button(say.plain("fund-act", act=act), FundDo(fund.id, act))
        for act in SHOWN
        if act in acts
    ]
    reading = [
        Button(say.plain("fund-ledger-button"), FundLedger(fund.id, 0)),
        matters.button(say, matters.Kind.FUND, fund.id),
    ]
    buttons = (*claims, *doing, *reading)
    rows = listed(say, buttons, page, lambda at: FundDesk(fund.id, at), None, big=big, across=2)
    return Screen("\n".join(lines), rows=rows)


def sure(say: Texts, fund: Fund, action: Action) -> Screen:
    """Ask once more before what cannot be undone."""
    yes = Button(say.plain("fund-sure-yes"), FundDo(fund.id, action, 1), "danger")
    return Screen(say("fund-sure", act=action), rows=((yes,), back(say, fund.id)))


def question(say: Texts, record: Record, field: Field, why: str, left: int) -> Screen:
    """One question of the form, with what was wrong with the last answer."""
    lines = [refused.said(say, why)] * bool(why)
    if why == Refusal.OVERDRAWN:
        lines = [say("fund-form-over", left=left)]
    lines.append(say("fund-form", kind=record.kind, field=field))
    return Screen("\n".join(lines), ask=Ask(say.plain("fund-form-hint", field=field)))


def choice(
    say: Texts,
    record: Record,
    field: Field,
    choices: Sequence[tuple[int, str]],
    page: int,
    *,
    big: bool,
) -> Screen:
    """A question that is answered by a tap."""
    buttons = [Button(name, FundChoose(record.id, field, value)) for value, name in choices]
    rows = listed(
        say,
        buttons,
        page,
        lambda at: FundChoices(record.id, field, at),
        FundDesk(record.fund_id),
        big=big,
        across=2,
    )
    text = say("fund-form", kind=record.kind, field=field)
    if not choices:
        text = f"{text}\n{say('fund-form-none')}"
    return Screen(text, rows=rows)


def check(say: Texts, record: Record, fields: Sequence[Field], *, big: bool) -> Screen:
    """The whole draft before it is handed on; each thing can still be changed."""
    text = f"{say('fund-check')}\n{_told(say, record)}"
    submit = Button(
        say.plain("fund-submit", kind=record.kind), FundWord(record.id, Word.SUBMIT), "success"
    )
    # Big letters leave room for four: what is mistaken most is the amount and the picture.
    shown = [f for f in fields if not big or f in {Field.AMOUNT, Field.PHOTO, Field.NOTE}]
    fixes = [Button(say.plain("fund-fix", field=f), FundFix(record.id, f)) for f in shown]
    drop = Button(say.plain("fund-drop"), FundWord(record.id, Word.DROP))
    rows = stacked((submit,), *packed(fixes), (drop,), big=big)
    return Screen(text, rows=rows, media=_proof(record))


def claim(
    say: Texts,
    record: Record,
    *,
    mine: bool,
    may_confirm: bool,
    nobody: bool = False,
    big: bool = False,
) -> Screen:
    """A record with its state; buttons only for whom they would work."""
    text = _told(say, record)
    if nobody:
        text = f"{text}\n{say('fund-claim-nobody')}"
    rows: list[Row] = []
    if may_confirm:
        rows += packed(
            [
                Button(
                    say.plain("fund-approve", kind=record.kind),
                    FundWord(record.id, Word.APPROVE),
                    "success",
                ),
                Button(
                    say.plain("fund-decline", kind=record.kind),
                    FundWord(record.id, Word.DECLINE),
                    "danger",
                ),
            ]
        )
    if mine and record.state == "open":
        rows.append((Button(say.plain("fund-withdraw"), FundWord(record.id, Word.WITHDRAW)),))
    return Screen(text, rows=stacked(*rows, big=big), media=_proof(record))


def decided(say: Texts, record: Record) -> Screen:
    """What became of a record, to whoever made it."""
    text = say(
        "fund-decided",
        title=record.title,
        state=record.state,
        reason=record.reason,
        kind=kind(say, record.kind),
        amount=record.amount,
    )
    return Screen(text, rows=(back(say, record.fund_id, "fund-desk-button"),))


def why_not(say: Texts) -> Screen:
    """Ask for the reason of a no."""
    return Screen(say("fund-decline-ask"), ask=Ask(say.plain("fund-decline-hint")))


def reversals(
    say: Texts, fund: Fund, rows: Sequence[tuple[int, EntryKind, int]], page: int, *, big: bool
) -> Screen:
    """Rows that can be reversed, the newest first."""
    buttons = [Button(_row(say, *row), FundReverse(fund.id, row[0])) for row in rows]
    text = say("fund-reversals") if rows else say("fund-reversals-none")
    turn, home = (lambda at: FundRows(fund.id, at)), FundDesk(fund.id)
    below = listed(say, buttons, page, turn, home, big=big, across=1, a_page=A_PAGE)
    return Screen(text, rows=below)


def kind(say: Texts, of: EntryKind) -> str:
    """What people call a row of this kind."""
    return say.plain("fund-kind", kind=of)


def back(say: Texts, fund_id: int, label: str = "back") -> Row:
    """The way back to the desk."""
    words = say.plain("back") if label == "back" else say.plain("fund-desk-button")
    return (Button(words, FundDesk(fund_id)),)


def _stands(say: Texts, fund: Fund, known: Facts, spent: int) -> str:
    return say(
        "fund-desk",
        title=fund.title,
        balance=known.balance,
        paid=known.paid,
        spent=spent,
        owed=known.owed,
    )


def _told(say: Texts, record: Record) -> str:
    named = kind(say, record.kind)
    lines = [say("fund-claim", title=record.title, kind=named, number=str(record.number))]
    if record.worked:
        lines.append(say("fund-claim-worked", name=record.sponsor, amount=record.amount))
    else:
        lines += _money(say, record)
    if record.note:
        lines.append(say("fund-claim-note", note=record.note))
    lines.append(say("fund-claim-by", name=record.by))
    lines.append(say("fund-claim-state", state=record.state, reason=record.reason))
    return "\n".join(lines)


def _money(say: Texts, record: Record) -> list[str]:
    lines = []
    if record.reverses:
        seq, of, fen = record.reverses
        lines.append(say("fund-claim-of", seq=str(seq), kind=kind(say, of), amount=fen))
    else:
        lines.append(say("fund-claim-amount", amount=record.amount))
    if record.sponsor:
        lines.append(say("fund-claim-sponsor", name=record.sponsor))
    if record.home:
        lines.append(say("fund-claim-home", home=record.home))
    if record.payee:
        lines.append(say("fund-claim-payee", payee=record.payee))
    if record.invoice:
        lines.append(say("fund-claim-invoice", invoice=record.invoice))
    return lines


def _row(say: Texts, seq: int, of: EntryKind, fen: int) -> str:
    return say.plain("fund-entry-button", seq=str(seq), kind=kind(say, of), amount=fen)


def _proof(record: Record) -> tuple[Media, ...]:
    return pictures.media(record.file_id)
