"""The books to be read: pages, tables, the paper that is put up, the list of funds."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.funds import EntryKind, Fund, State, Totals
from domain.papers import Statement, Table
from domain.sheets import Cell, Hundredths, Sheet, Workbook
from views import matters
from views.funds import pictures
from views.funds.buttons_pledging import FundMine
from views.funds.buttons_spending import (
    FundDesk,
    FundFile,
    FundLedger,
    FundProof,
    What,
)
from views.funds.spending import kind
from views.packing import packed
from views.places import naming
from views.places.paging import stacked
from views.screen import Button, Document, Row, Screen
from views.texts import Texts

A_PAGE = 8
IN_DIGEST = 10
# Sponsors and letters of a reason; the table has all of them.
SPONSORS, WHY = 5, 100
BIG_MOST = 4
COLUMNS = ("seq", "at", "kind", "who", "invoice", "in", "out", "balance", "reverses", "text")
ON_PAPER = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the ledger; amounts in fen, `who` is a door, a sponsor or a payee."""

    seq: int
    at: datetime
    kind: EntryKind
    who: str
    amount_in: int
    amount_out: int
    balance: int
    reverses: int | None = None
    invoice: str = ""
    text: str = ""
    file_id: str = ""


@dataclass(frozen=True, slots=True)
class Books:
    """A fund's money as its neighbours may read it; `worked`: name, worth in fen, done."""

    fund: Fund
    place: str
    lines: tuple[Line, ...]
    totals: Totals
    balance: int
    worked: tuple[tuple[str, int, bool], ...] = ()


def ledger(say: Texts, books: Books, page: int, *, manages: bool, big: bool) -> Screen:
    """A page of the books, the newest rows first."""
    fund, pages = books.fund, max(1, -(-len(books.lines) // A_PAGE))
    at = min(max(page, 0), pages - 1)
    shown = tuple(reversed(books.lines))[at * A_PAGE :][:A_PAGE]
    parts = [
        say("fund-ledger", title=fund.title),
        _sums(say, books),
        *(_told(say, line) for line in shown),
    ]
    if not books.lines:
        parts.append(say("fund-ledger-none"))
    for name, worth, done in books.worked[:SPONSORS]:
        parts.append(say("fund-ledger-worked", name=name, amount=worth, done=int(done)))
    if len(books.worked) > SPONSORS:
        parts.append(say("fund-panel-sponsors-more", count=len(books.worked) - SPONSORS))
    parts.append(say("fund-not-held"))
    turn = []
    if at:
        turn.append(Button(say.plain("fund-ledger-newer"), FundLedger(fund.id, at - 1)))
    if at + 1 < pages:
        turn.append(Button(say.plain("fund-ledger-older"), FundLedger(fund.id, at + 1)))
    proofs = [
        Button(say.plain("fund-proof-button", seq=str(line.seq)), FundProof(fund.id, line.seq))
        for line in shown
        if line.file_id
    ]
    if big:
        rows = stacked((*turn, *_ways(say, fund, manages=manages))[:BIG_MOST], big=True)
    else:
        rows = (*packed(turn), *packed(proofs), *_below(say, fund, manages=manages))
    return Screen("\n".join(parts), rows=rows)


def proof(say: Texts, fund: Fund, line: Line) -> Screen:
    """The picture of a bill."""
    what, amount = kind(say, line.kind), max(line.amount_in, line.amount_out)
    text = say("fund-proof", title=fund.title, seq=str(line.seq), kind=what, amount=amount)
    return Screen(text, media=pictures.media(line.file_id))


def workbook(say: Texts, books: Books) -> Workbook:
    """The books for a spreadsheet."""
    return Workbook((Sheet(say.plain("fund-sheet"), header(say), cells(say, books)),))


def cells(say: Texts, books: Books) -> list[tuple[Cell, ...]]:
    """The rows of the books, amounts as yuan with two decimals."""
    return [
        (
            line.seq,
            f"{line.at.astimezone(say.zone):%Y-%m-%d %H:%M}",
            kind(say, line.kind),
            line.who,
            line.invoice,
            Hundredths(line.amount_in),
            Hundredths(line.amount_out),
            Hundredths(line.balance),
            line.reverses,
            line.text,
        )
        for line in books.lines
    ]


def header(say: Texts) -> tuple[str, ...]:
    """The names of the columns."""
    return tuple(say.plain("fund-column", name=name) for name in COLUMNS)


def document(say: Texts, fund: Fund, what: What, content: bytes | Workbook | Statement) -> Screen:
    """A file of the books."""
    ending = {What.XLSX: "xlsx", What.CSV: "csv", What.AUDIT: "jsonl", What.PAPER: "pdf"}[what]
    name = say.plain("fund-file-name", number=str(fund.number), what=what)
    text = say("fund-file", title=fund.title, what=what)
    return Screen(text, document=Document(f"{name}.{ending}", content))


def paper(say: Texts, books: Books, keepers: Sequence[str]) -> Statement:
    """The closing statement to be printed: sums, every row, a line for each custodian to sign."""
    fund = books.fund
    ended = fund.closed_at
    number = say.plain("fund-statement-number", number=str(fund.number), at=ended) if ended else ""
    sums = "\n".join(_totals(say.plain, books))
    columns = header(say)[:ON_PAPER]
    rows = tuple(tuple(str(c) for c in row[:ON_PAPER]) for row in cells(say, books))
    parts = (*([number] if number else ()), sums, Table(columns, rows, frozenset({0, 5, 6, 7})))
    sign = say.plain("fund-statement-sign")
    title = say.plain("fund-statement-title", place=books.place, title=fund.title)
    return Statement(title, parts, tuple(f"{sign} {name}" for name in keepers))


def statement(say: Texts, books: Books) -> Screen:
    """To the group, at the end: where all the money went."""
    fund = books.fund
    head = say("fund-statement", state=fund.state, title=fund.title)
    rows: list[Button] = [
        Button(say.plain("fund-ledger-button"), FundLedger(fund.id)),
        matters.button(say, matters.Kind.FUND, fund.id),
    ]
    media = pictures.media(fund.acceptance_file_id)
    text = "\n".join([head, *_totals(say, books), say("fund-not-held")])
    return Screen(text, rows=packed(rows), media=media)


def paper_note(say: Texts, books: Books, keepers: Sequence[str]) -> Screen:
    """To the group, at the end: the statement as a file."""
    made = document(say, books.fund, What.PAPER, paper(say, books, keepers))
    return Screen(say("fund-paper", title=books.fund.title), document=made.document)


def digest(say: Texts, books: Books, first: int, last: int) -> Screen:
    """To the group: what moved since it was told last."""
    moved = [line for line in books.lines if first <= line.seq <= last]
    parts = [
        say("fund-digest", title=books.fund.title),
        *(_told(say, line) for line in moved[:IN_DIGEST]),
    ]
    if len(moved) > IN_DIGEST:
        parts.append(say("fund-digest-more", count=len(moved) - IN_DIGEST))
    parts.append(say("fund-digest-end", balance=books.balance))
    button = Button(say.plain("fund-ledger-button"), FundLedger(books.fund.id))
    return Screen("\n".join(parts), rows=((button,),))


def receipt(say: Texts, fund: Fund, line: Line) -> Screen:
    """To a household: what it paid, gave, advanced or got back is in the books."""
    text = say(
        "fund-receipt",
        title=fund.title,
        home=line.who,
        kind=kind(say, line.kind),
        amount=max(line.amount_in, line.amount_out),
        at=line.at,
        seq=str(line.seq),
    )
    button = Button(say.plain("fund-ledger-button"), FundLedger(fund.id))
    why = _why(say, line) if line.reverses is not None else ""
    return Screen(f"{text}{why}\n{say('fund-not-held')}", rows=((button,),))


def _told(say: Texts, line: Line) -> str:
    both = line.amount_in and line.amount_out
    side = "both" if both else "in" if line.amount_in else "out"
    told = say(
        "fund-ledger-line",
        seq=str(line.seq),
        at=line.at,
        kind=kind(say, line.kind),
        side=side,
        amount=max(line.amount_in, line.amount_out),
        who=naming.label(line.who) or "none",
        balance=line.balance,
    )
    if line.reverses is None:
        return told
    return told + _why(say, line)


def _why(say: Texts, line: Line) -> str:
    # Whoever takes a row back owes everybody a reason.
    return say("fund-ledger-reverses", seq=str(line.reverses), why=naming.label(line.text, WHY))


def _sums(say: Texts, books: Books) -> str:
    sums = books.totals
    return say(
        "fund-ledger-sums",
        paid=sums.paid,
        sponsors=sums.sponsors,
        spent=sums.spent,
        back=sums.refunded + sums.purse,
        balance=books.balance,
    )


def _totals(say: Callable[..., str], books: Books) -> list[str]:
    """Where the money went, line by line; `say` gives HTML, or plain words for a paper."""
    fund, sums = books.fund, books.totals
    lines = [say("fund-statement-paid", amount=sums.paid)]
    if sums.sponsors:
        lines.append(say("fund-statement-sponsors", amount=sums.sponsors))
    for name, worth, done in books.worked:
        if done:
            lines.append(say("fund-statement-worked", name=name, amount=worth))
    lines.append(say("fund-statement-spent", amount=sums.spent))
    lines.append(say("fund-statement-back", amount=sums.refunded))
    if sums.purse:
        lines.append(say("fund-statement-purse", amount=sums.purse))
    lines.append(say("fund-statement-balance", amount=books.balance))
    if fund.acceptance:
        lines.append(say("fund-statement-note", note=fund.acceptance))
    if fund.state is State.CANCELLED and fund.ended_reason:
        lines.append(say("fund-statement-reason", reason=fund.ended_reason))
    return lines


def _below(say: Texts, fund: Fund, *, manages: bool) -> tuple[Row, ...]:
    whats = [What.XLSX, What.CSV, What.AUDIT]
    # A statement tells of the whole; before the end there is none.
    if fund.state in {State.CLOSED, State.CANCELLED}:
        whats.append(What.PAPER)
    files = [Button(say.plain("fund-file-button", what=w), FundFile(fund.id, w)) for w in whats]
    return (*packed(files), *packed(_ways(say, fund, manages=manages)))


def _ways(say: Texts, fund: Fund, *, manages: bool) -> tuple[Button, ...]:
    """Where to go from the books."""
    panel = Button(say.plain("fund-panel-button"), FundMine(fund.id))
    desk = Button(say.plain("fund-desk-button"), FundDesk(fund.id))
    story = matters.button(say, matters.Kind.FUND, fund.id)
    return (panel, *((desk,) if manages else ()), story)
