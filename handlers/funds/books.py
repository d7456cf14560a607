"""The doors of the books: pages, files, pictures of bills, the list, what the groups are told."""

from actions import screens
from actions.funds import digest, ledger, reading
from domain import funds as rules
from domain.funds import EntryKind, Fund, State
from handlers.context import Context
from handlers.doors import Command, Doors, Scene
from handlers.funds.boards import home
from handlers.funds.spending import spot, told
from storage import chains, sheets
from storage.database import Tx
from storage.funds import custodians
from storage.funds import register as funds
from storage.funds.entries import Posted
from storage.places import people
from views.funds import listing
from views.funds import reading as view
from views.funds.buttons_spending import (
    FundFile,
    FundLedger,
    FundList,
    FundProof,
    What,
)
from views.funds.mine import home_lines
from views.funds.reading import Books, Line
from views.screen import Screen


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.command("funds", open_list, "看众筹", "Funds")
    doors.tap(FundLedger, open_ledger)
    doors.tap(FundFile, open_file)
    doors.tap(FundProof, open_proof)
    doors.tap(FundList, turn_list)
    doors.timer(digest.TIMER, digest.tell)
    doors.screen("fund-ledger", draw_ledger)
    doors.screen("fund-file", draw_file)
    doors.screen("fund-proof", draw_proof)
    doors.screen("fund-list", draw_list)
    doors.mine(draw_mine)
    doors.screen("fund-digest", draw_digest)
    doors.screen("fund-receipt", draw_receipt)
    doors.screen("fund-statement", draw_statement)
    doors.screen("fund-statement-paper", draw_paper)


async def open_list(context: Context, _: Command) -> None:
    reply = None if context.private else context.message.id
    await context.act(screens.show, context.chat_id, "fund-list", reply_to=reply, now=context.now)


async def turn_list(context: Context, tapped: FundList) -> None:
    """Another page, in private: in a group it would turn for everybody."""
    page = max(tapped.page, 0)
    await told(context, await context.act(reading.turn_list, page, spot(context), now=context.now))


async def open_ledger(context: Context, tapped: FundLedger) -> None:
    """The books in private, wherever the button stood."""
    here = spot(context)
    await told(
        context,
        await context.act(
            reading.open_books, tapped.fund_id, here, max(tapped.page, 0), now=context.now
        ),
    )


async def open_file(context: Context, tapped: FundFile) -> None:
    what = (tapped.fund_id, tapped.what.value)
    await told(context, await context.act(reading.open_file, *what, now=context.now))


async def open_proof(context: Context, tapped: FundProof) -> None:
    what = (tapped.fund_id, tapped.seq)
    await told(context, await context.act(reading.open_proof, *what, now=context.now))


async def draw_ledger(tx: Tx, scene: Scene) -> Screen | None:
    """A page of the books, to neighbours and office holders."""
    fund = await _readable(tx, scene)
    if fund is None:
        return None
    duties = await reading.duties(tx, scene.reader.chat_id, fund, now=scene.now)
    page = max(int(scene.args.get("page", 0)), 0)
    books = await books_of(tx, fund)
    manages, big = duties is not None, scene.reader.big
    return view.ledger(scene.say, books, page, manages=manages, big=big)


async def draw_file(tx: Tx, scene: Scene) -> Screen | None:
    """A file of the books as they are now."""
    fund = await _readable(tx, scene)
    if fund is None:
        return None
    what, say = What(scene.args["what"]), scene.say
    if what is What.AUDIT:
        content = await chains.exported(tx, "fund", fund.id, fund.title)
        return view.document(say, fund, what, content)
    books = await books_of(tx, fund)
    if what is What.CSV:
        rows = [view.header(say), *view.cells(say, books)]
        return view.document(say, fund, what, sheets.csv_bytes(rows))
    if what is What.PAPER:
        keepers = await _keepers(tx, fund)
        return view.document(say, fund, what, view.paper(say, books, keepers))
    return view.document(say, fund, what, view.workbook(say, books))


async def draw_proof(tx: Tx, scene: Scene) -> Screen | None:
    """The picture of a bill; of what households paid there is none for others to see."""
    fund = await _readable(tx, scene)
    books = await books_of(tx, fund) if fund else None
    for line in books.lines if books else ():
        if line.seq == scene.args["seq"] and line.file_id and fund:
            return view.proof(scene.say, fund, line)
    return None


async def draw_list(tx: Tx, scene: Scene) -> Screen:
    found = await reading.listed(tx, scene.reader.chat_id, now=scene.now)
    page = max(int(scene.args.get("page", 0)), 0)
    big = scene.reader.big
    # Staff may have hundreds of funds: only those on this page have their ledgers read.
    seen = listing.shown(found, page, big=big)
    balances = {fund.id: rules.balance(await ledger.rows(tx, fund.id)) for _, fund in seen}
    return listing.funds(scene.say, found, balances, page, big=big)


async def draw_mine(tx: Tx, scene: Scene) -> Screen | None:
    """One's own shares and payments in the funds under way; in a group nobody's."""
    if not scene.reader.private:
        return None
    found = [
        (fund, [line for row in rows for line in home_lines(scene.say, home(row))])
        for fund, rows in await reading.mine(tx, scene.reader.chat_id, now=scene.now)
    ]
    return listing.mine(scene.say, found)


async def draw_digest(tx: Tx, scene: Scene) -> Screen | None:
    fund = await funds.find(tx, scene.subject_id)
    if fund is None:
        return None
    first, last = int(scene.args["from"]), int(scene.args["to"])
    return view.digest(scene.say, await books_of(tx, fund), first, last)


async def draw_receipt(tx: Tx, scene: Scene) -> Screen | None:
    """What was confirmed of a household, to those who may speak for it."""
    fund = await funds.find(tx, scene.subject_id)
    if fund is None or not scene.reader.private:
        return None
    seq = int(scene.args["seq"])
    found = await reading.own_row(tx, scene.reader.chat_id, fund, seq)
    return view.receipt(scene.say, fund, _line(found)) if found else None


async def draw_statement(tx: Tx, scene: Scene) -> Screen | None:
    fund = await _readable(tx, scene)
    return view.statement(scene.say, await books_of(tx, fund)) if fund else None


async def draw_paper(tx: Tx, scene: Scene) -> Screen | None:
    fund = await _readable(tx, scene)
    if fund is None:
        return None
    return view.paper_note(scene.say, await books_of(tx, fund), await _keepers(tx, fund))


async def books_of(tx: Tx, fund: Fund) -> Books:
    """The books as the views read them."""
    books = await reading.books(tx, fund)
    worked = tuple(
        (row.name, row.amount, row.id in books.worked) for row in books.sponsors if row.in_kind
    )
    lines = tuple(_line(row) for row in books.rows)
    return Books(fund, books.place, lines, books.totals, books.balance, worked)


def _line(row: Posted) -> Line:
    # A household's own voucher shows its account: that is for the custodians only.
    bill = row.kind in {EntryKind.EXPENSE, EntryKind.ADVANCE}
    return Line(
        row.seq,
        row.at,
        row.kind,
        row.label or row.sponsor or row.payee or "",
        row.amount_in,
        row.amount_out,
        row.balance,
        row.reverses,
        row.invoice or "",
        row.text or "",
        row.file_id or "" if bill else "",
    )


async def _keepers(tx: Tx, fund: Fund) -> list[str]:
    found = [await people.find(tx, row.person_id) for row in await custodians.agreed(tx, fund.id)]
    return [person.name for person in found if person]


async def _readable(tx: Tx, scene: Scene) -> Fund | None:
    fund = await funds.find(tx, scene.subject_id)
    if fund is None or fund.state is State.DRAFT:
        return None
    seen = await reading.may_read(tx, scene.reader.chat_id, fund, now=scene.now)
    return fund if seen else None
