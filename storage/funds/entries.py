"""The rows of a fund's ledger: only ever added, read with the doors they belong to."""

from dataclasses import dataclass, fields
from datetime import datetime

from sqlalchemy import and_, bindparam, insert, select

from domain.funds import Entry, EntryKind
from storage.database import Tx
from storage.statements import Row
from storage.tables import fund_claims, fund_entries, fund_flats, fund_sponsors


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A row as it is kept: amounts and the balance after it in fen."""

    fund_id: int
    seq: int
    entry_key: str
    kind: EntryKind
    household_id: int | None
    sponsor_id: int | None
    claim_id: int | None
    amount_in: int
    amount_out: int
    balance: int
    reverses: int | None
    at: datetime
    text: str | None


@dataclass(frozen=True, slots=True)
class Posted(EntryRow):
    """A row with what people call those in it; `code` is the household's name in the chain."""

    sort_key: str | None = None
    code: str | None = None
    label: str | None = None
    sponsor: str | None = None
    payee: str | None = None
    invoice: str | None = None
    file_id: str | None = None

    @property
    def entry(self) -> Entry:
        """As the rules know it."""
        sides = (self.amount_in, self.amount_out)
        return Entry(self.seq, self.entry_key, self.kind, self.sort_key, *sides, self.reverses)


NAMES = tuple(field.name for field in fields(EntryRow))
# Without "on conflict": two rows of one number must never become one in silence.
ADD = insert(fund_entries).values({name: bindparam(name) for name in NAMES})
ALL = (
    select(
        *(fund_entries.c[name] for name in NAMES),
        fund_flats.c.sort_key,
        fund_flats.c.code,
        fund_flats.c.label,
        fund_sponsors.c.name.label("sponsor"),
        fund_claims.c.payee,
        fund_claims.c.invoice,
        fund_claims.c.file_id,
    )
    .outerjoin_from(
        fund_entries,
        fund_flats,
        and_(
            fund_flats.c.fund_id == fund_entries.c.fund_id,
            fund_flats.c.household_id == fund_entries.c.household_id,
        ),
    )
    .outerjoin(fund_sponsors, fund_sponsors.c.id == fund_entries.c.sponsor_id)
    .outerjoin(fund_claims, fund_claims.c.id == fund_entries.c.claim_id)
    .where(fund_entries.c.fund_id == bindparam("fund"))
)
OF = ALL.order_by(fund_entries.c.seq)
ONE = ALL.where(fund_entries.c.seq == bindparam("of_seq"))
BY_KEY = ALL.where(fund_entries.c.entry_key == bindparam("of_key"))


async def append(tx: Tx, row: EntryRow) -> None:
    """Add a row; raises the database's IntegrityError where its seq or key is taken."""
    await tx.do(ADD, **{name: getattr(row, name) for name in NAMES})


async def of(tx: Tx, fund_id: int) -> list[Posted]:
    """Return the fund's rows, the oldest first."""
    return [_posted(row) for row in await tx.all(OF, fund=fund_id)]


async def find(tx: Tx, fund_id: int, seq: int) -> Posted | None:
    row = await tx.one(ONE, fund=fund_id, of_seq=seq)
    return _posted(row) if row else None


async def by_key(tx: Tx, fund_id: int, entry_key: str) -> Posted | None:
    """Return the row that was written under this key."""
    row = await tx.one(BY_KEY, fund=fund_id, of_key=entry_key)
    return _posted(row) if row else None


def _posted(row: Row) -> Posted:
    return Posted(**{**row, "kind": EntryKind(row["kind"])})
