"""The one way into a fund's ledger, and what it adds up to."""

from dataclasses import replace
from datetime import datetime

from actions.funds import authority, digest, posting, states
from domain import funds as rules
from domain.funds import HOLDING, Entry, EntryKind, Facts, Fund, Refusal, State, Totals
from storage.database import Tx
from storage.funds import claims, entries, flats, register
from storage.funds.entries import EntryRow
from storage.funds.flats import FundFlat


async def post(
    tx: Tx,
    fund: Fund,
    kind: EntryKind,
    *,
    key: str,
    amount_in: int = 0,
    amount_out: int = 0,
    household_id: int | None = None,
    sponsor_id: int | None = None,
    claim_id: int | None = None,
    reverses: int | None = None,
    text: str | None = None,
    actor_id: int | None,
    now: datetime,
) -> Entry | Refusal:
    """Add a row, in fen; the same row told again under its key changes nothing.

    The key is published in the chain: it must name nobody. A fund that is full by this row
    enters SPENDING, so its row has to be read again before it is changed.
    """
    flat = None if household_id is None else await flats.find(tx, fund.id, household_id)
    if household_id is not None and flat is None:
        return Refusal.NO_HOUSEHOLD
    book = rules.Book(await rows(tx, fund.id))
    door = flat.sort_key if flat else None
    entry = Entry(len(book.rows) + 1, key, kind, door, amount_in, amount_out, reverses)
    # A step repeated after a crash finds its row there, whatever became of the fund since.
    if book.repeats(entry):
        return replace(entry, seq=book.keys[key].seq)
    if refused := _refusal(fund, book, entry):
        return refused
    book.add(entry)
    ids, sides = (household_id, sponsor_id, claim_id), (amount_in, amount_out, book.balance)
    row = EntryRow(fund.id, entry.seq, key, kind, *ids, *sides, reverses, now, text)
    await entries.append(tx, row)
    await _tell(tx, fund, row, flat, actor_id, now=now)
    await _when_full(tx, fund, book, now=now)
    return entry


def _refusal(fund: Fund, book: rules.Book, entry: Entry) -> Refusal | None:
    return book.refusal(entry) if fund.state in HOLDING else Refusal.WRONG_STATE


async def rows(tx: Tx, fund_id: int) -> tuple[Entry, ...]:
    """The ledger as the rules know it, the oldest row first."""
    return tuple(row.entry for row in await entries.of(tx, fund_id))


async def door(tx: Tx, fund: Fund, household_id: int | None) -> str | None:
    """How the rules name a household of the fund."""
    flat = None if household_id is None else await flats.find(tx, fund.id, household_id)
    return flat.sort_key if flat else None


async def totals(tx: Tx, fund_id: int) -> Totals:
    """What came and went, by purpose, in fen."""
    return rules.totals(await rows(tx, fund_id))


async def facts(tx: Tx, fund: Fund, *, now: datetime) -> Facts:
    """What the rules want to know of a fund, its ledger counted and its pledges not."""
    return with_book(
        await authority.facts(tx, fund, now=now),
        rules.Book(await rows(tx, fund.id)),
        len(await claims.of(tx, fund.id)),
    )


def with_book(known: Facts, book: rules.Book, open_claims: int) -> Facts:
    """The facts with what was counted; `paid` is net of refunds."""
    paid = sum(fen for door, fen in book.held.items() if door is not None)
    owed = book.totals().owed
    return replace(known, paid=paid, balance=book.balance, owed=owed, open_claims=open_claims)


async def _tell(
    tx: Tx,
    fund: Fund,
    row: EntryRow,
    flat: FundFlat | None,
    actor_id: int | None,
    *,
    now: datetime,
) -> None:
    told = {
        "seq": row.seq,
        "key": row.entry_key,
        "kind": row.kind.value,
        "code": flat.code if flat else None,
        "in": row.amount_in,
        "out": row.amount_out,
        "balance": row.balance,
        "reverses": row.reverses,
    }
    await states.chained(tx, fund, "entry", told, actor_id, now=now)
    await posting.stale(tx, fund.id, now=now)
    await digest.expect(tx, fund, now=now)


async def _when_full(tx: Tx, fund: Fund, book: rules.Book, *, now: datetime) -> None:
    known = with_book(await authority.facts(tx, fund, now=now), book, 0)
    if fund.state is not State.COLLECTING:
        return
    if rules.refusal(rules.Action.SPEND, known, rules.SYSTEM) is None:
        # Read anew: the caller may have changed the row since it was handed over.
        await states.enter(tx, await register.get(tx, fund.id), State.SPENDING, None, now=now)
