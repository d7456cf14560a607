"""What somebody says has moved, until those who must have confirmed it, or said no."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.errors import Missing
from domain.funds import EntryKind
from storage.database import Tx
from storage.statements import Row
from storage.tables import fund_claims


class ClaimState(StrEnum):
    """A draft is still being filled in, an open one waits for whoever must decide.

    A done one whose row was taken back is reversed: its invoice may be recorded again.
    """

    DRAFT = "draft"
    OPEN = "open"
    DONE = "done"
    REFUSED = "refused"
    DROPPED = "dropped"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class Claim:
    """A row that may become an entry of the same kind; `amount` in fen, 0 while not yet said.

    `first_by` is the custodian who recorded it, `second_by` who decided it.
    """

    id: int
    fund_id: int
    number: int
    kind: EntryKind
    household_id: int | None
    sponsor_id: int | None
    amount: int
    payee: str | None
    invoice: str | None
    note: str | None
    file_id: str | None
    reverses: int | None
    claimed_by: int
    at: datetime
    first_by: int | None
    first_at: datetime | None
    second_by: int | None
    second_at: datetime | None
    state: ClaimState
    refused_reason: str | None


@dataclass(frozen=True, slots=True)
class New:
    """What is claimed, by whom; the database numbers it."""

    kind: EntryKind
    claimed_by: int
    household_id: int | None = None
    sponsor_id: int | None = None
    amount: int = 0
    payee: str | None = None
    invoice: str | None = None
    note: str | None = None
    file_id: str | None = None
    reverses: int | None = None
    first_by: int | None = None
    state: ClaimState = ClaimState.OPEN


# What may still be changed on a draft, one question at a time.
FILLED = ("household_id", "sponsor_id", "amount", "payee", "invoice", "note", "file_id")
COLUMNS = [fund_claims.c[field.name] for field in fields(Claim)]
LAST = select(func.max(fund_claims.c.number).label("n")).where(
    fund_claims.c.fund_id == bindparam("fund")
)
ADD = (
    insert(fund_claims)
    .values(
        {
            name: bindparam(name)
            for name in ("fund_id", "number", "at", "first_at", *New.__dataclass_fields__)
        }
    )
    .returning(*COLUMNS)
)
ONE = select(*COLUMNS).where(fund_claims.c.id == bindparam("claim"))
IN_STATE = (
    select(*COLUMNS)
    .where(fund_claims.c.fund_id == bindparam("fund"), fund_claims.c.state == bindparam("is_now"))
    .order_by(fund_claims.c.id)
)
BY_PERSON = IN_STATE.where(fund_claims.c.claimed_by == bindparam("person"))
SAME_INVOICE = (
    select(fund_claims.c.id)
    .where(
        fund_claims.c.fund_id == bindparam("fund"),
        fund_claims.c.invoice == bindparam("of_invoice"),
        fund_claims.c.id != bindparam("but"),
        or_(*(fund_claims.c.state == state.value for state in (ClaimState.OPEN, ClaimState.DONE))),
    )
    .limit(1)
)
FILL = {
    name: update(fund_claims)
    .where(fund_claims.c.id == bindparam("claim"), fund_claims.c.state == ClaimState.DRAFT.value)
    .values({name: bindparam("value")})
    for name in FILLED
}
HERE = (fund_claims.c.id == bindparam("claim"), fund_claims.c.state == bindparam("was"))
# Compare-and-set: of two taps at once only one may decide.
MOVE = update(fund_claims).where(*HERE).values(state=bindparam("becomes"))
DECIDE = (
    update(fund_claims)
    .where(*HERE)
    .values(
        state=bindparam("becomes"),
        second_by=bindparam("by"),
        second_at=bindparam("at_end"),
        refused_reason=bindparam("reason"),
    )
)


async def add(tx: Tx, fund_id: int, new: New, *, now: datetime) -> Claim:
    """Keep a claim under its fund's next number."""
    last = await tx.one(LAST, fund=fund_id)
    number = (last["n"] or 0) + 1 if last else 1
    told = {name: getattr(new, name) for name in New.__dataclass_fields__}
    first_at = now if new.first_by is not None else None
    row = await tx.one(ADD, **told, fund_id=fund_id, number=number, at=now, first_at=first_at)
    assert row is not None  # noqa: S101 - an insert returns its row
    return _claim(row)


async def find(tx: Tx, claim_id: int) -> Claim | None:
    row = await tx.one(ONE, claim=claim_id)
    return _claim(row) if row else None


async def get(tx: Tx, claim_id: int) -> Claim:
    """Return the claim; raises Missing where there is none."""
    if (claim := await find(tx, claim_id)) is None:
        raise Missing(f"claim {claim_id}")
    return claim


async def of(tx: Tx, fund_id: int, state: ClaimState = ClaimState.OPEN) -> list[Claim]:
    """Return the fund's claims in this state, the oldest first."""
    return [_claim(row) for row in await tx.all(IN_STATE, fund=fund_id, is_now=state.value)]


async def drafts(tx: Tx, fund_id: int, person_id: int) -> list[Claim]:
    """Return what the person has begun to fill in for this fund, the oldest first."""
    known = {"fund": fund_id, "is_now": ClaimState.DRAFT.value, "person": person_id}
    return [_claim(row) for row in await tx.all(BY_PERSON, **known)]


async def invoice_used(tx: Tx, fund_id: int, invoice: str, but: int = 0) -> bool:
    """Whether another claim that stands names the same invoice."""
    return await tx.one(SAME_INVOICE, fund=fund_id, of_invoice=invoice, but=but) is not None


async def fill(tx: Tx, claim_id: int, field: str, value: str | int | None) -> bool:
    """Write one answer into a draft; False if it is none any more."""
    return await tx.do(FILL[field], claim=claim_id, value=value) == 1


async def move(tx: Tx, claim_id: int, was: ClaimState, becomes: ClaimState) -> bool:
    """Take the claim from one state to another; False if it is in neither of them any more."""
    return await tx.do(MOVE, claim=claim_id, was=was.value, becomes=becomes.value) == 1


async def decide(
    tx: Tx,
    claim_id: int,
    becomes: ClaimState,
    by: int,
    *,
    now: datetime,
    reason: str | None = None,
) -> bool:
    """Decide an open claim as this person; False if it is not open any more."""
    known = {"claim": claim_id, "was": ClaimState.OPEN.value, "becomes": becomes.value}
    return await tx.do(DECIDE, **known, by=by, at_end=now, reason=reason) == 1


def _claim(row: Row) -> Claim:
    made = {"kind": EntryKind(row["kind"]), "state": ClaimState(row["state"])}
    return Claim(**{**row, **made})
