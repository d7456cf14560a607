"""Who bears how much, version by version; no version is ever changed."""

from collections.abc import Mapping

from sqlalchemy import bindparam, insert, select

from storage.database import Tx
from storage.tables import fund_shares

# Without "on conflict": a version that is there already must not be written over in silence.
ADD = insert(fund_shares).values({c.name: bindparam(c.name) for c in fund_shares.columns})
OF = select(fund_shares.c.household_id, fund_shares.c.amount).where(
    fund_shares.c.fund_id == bindparam("fund"), fund_shares.c.table_version == bindparam("version")
)
ONE = OF.where(fund_shares.c.household_id == bindparam("flat"))


async def add(tx: Tx, fund_id: int, version: int, table: Mapping[int, int]) -> None:
    """Keep a version of the shares, in fen by household id."""
    for flat, fen in table.items():
        key = {"fund_id": fund_id, "table_version": version, "household_id": flat}
        await tx.do(ADD, **key, amount=fen)


async def of(tx: Tx, fund_id: int, version: int) -> dict[int, int]:
    """Return a version of the shares, in fen by household id."""
    rows = await tx.all(OF, fund=fund_id, version=version)
    return {row["household_id"]: row["amount"] for row in rows}


async def of_flat(tx: Tx, fund_id: int, version: int, household_id: int) -> int | None:
    """Return one flat's share in fen; None where it is not in that version."""
    row = await tx.one(ONE, fund=fund_id, version=version, flat=household_id)
    return row["amount"] if row else None
