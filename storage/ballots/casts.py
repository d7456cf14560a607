"""What was cast: by whom, for which head, how; never changed, only ended by the next one."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.ballots import CastRow, CastState, Via
from storage.database import Tx
from storage.statements import Row
from storage.tables import ballot_casts, ballot_urn

NAMES = tuple(CastRow.__dataclass_fields__)
FIELDS = [ballot_casts.c[name] for name in NAMES]
ADD = (
    insert(ballot_casts)
    .values({n: bindparam(n) for n in NAMES if n not in {"id", "ended_at"}})
    .returning(ballot_casts.c.id)
)
ONE = select(*FIELDS).where(ballot_casts.c.id == bindparam("cast_id"))
OF_HEAD = (
    select(*FIELDS)
    .where(
        ballot_casts.c.ballot_id == bindparam("ballot"),
        ballot_casts.c.head_id == bindparam("head"),
        ballot_casts.c.ended_at.is_(None),
    )
    .order_by(ballot_casts.c.id)
)
OF_VOTER = (
    select(*FIELDS)
    .where(
        ballot_casts.c.voter_id == bindparam("voter"),
        ballot_casts.c.ballot_id == bindparam("ballot"),
        ballot_casts.c.ended_at.is_(None),
    )
    .order_by(ballot_casts.c.id)
)
PENDING = (
    select(*FIELDS)
    .where(
        ballot_casts.c.ballot_id == bindparam("ballot"),
        ballot_casts.c.state == "pending",
        ballot_casts.c.ended_at.is_(None),
    )
    .order_by(ballot_casts.c.id)
)
PENDING_OF = (
    select(*FIELDS)
    .where(
        ballot_casts.c.voter_id == bindparam("voter"),
        ballot_casts.c.state == "pending",
        ballot_casts.c.ended_at.is_(None),
    )
    .order_by(ballot_casts.c.id)
)
BY_RECEIPT = select(*FIELDS).where(ballot_casts.c.receipt == bindparam("of_receipt"))
ALL = (
    select(*FIELDS)
    .where(ballot_casts.c.ballot_id == bindparam("ballot"), ballot_casts.c.ended_at.is_(None))
    .order_by(ballot_casts.c.id)
)
END = (
    update(ballot_casts)
    .where(ballot_casts.c.id == bindparam("cast_id"), ballot_casts.c.ended_at.is_(None))
    .values(ended_at=bindparam("at_end"))
)
MOVE = (
    update(ballot_casts)
    # Compare-and-set: a witness and a dispute may come at once.
    .where(ballot_casts.c.id == bindparam("cast_id"), ballot_casts.c.state == bindparam("was"))
    .values({n: bindparam(n) for n in ("state", "head_id", "witness_id")})
)
ATTACH = (
    update(ballot_casts)
    .where(ballot_casts.c.id == bindparam("cast_id"))
    .values(file_id=bindparam("picture"))
)
DROP = insert(ballot_urn).values({c.name: bindparam(c.name) for c in ballot_urn.c})
URN = select(ballot_urn.c.choice).where(ballot_urn.c.ballot_id == bindparam("ballot"))


async def add(tx: Tx, cast: CastRow) -> int:
    """Store what was cast (its own id is ignored) and return its id."""
    row = await tx.one(ADD, **_values(cast))
    assert row is not None  # noqa: S101 - an insert returns its row
    return int(row["id"])


async def get(tx: Tx, cast_id: int) -> CastRow | None:
    row = await tx.one(ONE, cast_id=cast_id)
    return _cast(row) if row else None


async def of_head(tx: Tx, ballot_id: int, head_id: int) -> list[CastRow]:
    """Return what stands for a head now, oldest first: one per co-owner, and paper."""
    return [_cast(row) for row in await tx.all(OF_HEAD, ballot=ballot_id, head=head_id)]


async def of_voter(tx: Tx, ballot_id: int, voter_id: int) -> list[CastRow]:
    """Return what a person has cast in this ballot and what still stands."""
    return [_cast(row) for row in await tx.all(OF_VOTER, ballot=ballot_id, voter=voter_id)]


async def pending(tx: Tx, ballot_id: int) -> list[CastRow]:
    """Return what waits for its voter's flat to be verified."""
    return [_cast(row) for row in await tx.all(PENDING, ballot=ballot_id)]


async def pending_of(tx: Tx, voter_id: int) -> list[CastRow]:
    return [_cast(row) for row in await tx.all(PENDING_OF, voter=voter_id)]


async def standing(tx: Tx, ballot_id: int) -> list[CastRow]:
    """Return everything of a ballot that was not withdrawn or replaced."""
    return [_cast(row) for row in await tx.all(ALL, ballot=ballot_id)]


async def by_receipt(tx: Tx, receipt: str) -> CastRow | None:
    row = await tx.one(BY_RECEIPT, of_receipt=receipt)
    return _cast(row) if row else None


async def end(tx: Tx, cast_id: int, *, now: datetime) -> bool:
    """Take back what was cast, keeping its row; False if that was done."""
    return await tx.do(END, cast_id=cast_id, at_end=now) == 1


async def move(
    tx: Tx,
    cast: CastRow,
    state: CastState,
    *,
    head_id: int | None = None,
    witness_id: int | None = None,
) -> bool:
    """Change what a cast counts as, from the state that was seen; False if it was changed."""
    changed = await tx.do(
        MOVE,
        cast_id=cast.id,
        was=cast.state,
        state=state,
        head_id=head_id or cast.head_id,
        witness_id=witness_id or cast.witness_id,
    )
    return changed == 1


async def drop(tx: Tx, ballot_id: int, nonce: str, choice: str) -> None:
    """Put a secret choice into the urn, with nothing that leads to a voter."""
    await tx.do(DROP, ballot_id=ballot_id, nonce=nonce, choice=choice)


async def urn(tx: Tx, ballot_id: int) -> list[str]:
    """Return the secret choices in the order of the alphabet, which tells nothing."""
    return sorted(row["choice"] for row in await tx.all(URN, ballot=ballot_id))


async def attach(tx: Tx, cast_id: int, file_id: str) -> None:
    """Keep a picture of the slip with what was entered from it."""
    await tx.do(ATTACH, cast_id=cast_id, picture=file_id)


def _values(cast: CastRow) -> dict[str, Any]:
    return {n: getattr(cast, n) for n in NAMES if n not in {"id", "ended_at"}}


def _cast(row: Row) -> CastRow:
    return CastRow(**{**row, "via": Via(row["via"]), "state": CastState(row["state"])})
