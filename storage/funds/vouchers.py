"""Pictures of payments: each may prove one payment only."""

from sqlalchemy import bindparam, or_, select, update

from storage.database import Tx
from storage.funds.claims import ClaimState
from storage.tables import fund_claims

# A payment's note holds what Telegram calls the picture: its file id changes with each sending.
USED = (
    select(fund_claims.c.id)
    .where(
        fund_claims.c.fund_id == bindparam("fund"),
        fund_claims.c.note == bindparam("unique"),
        or_(*(fund_claims.c.kind == kind for kind in ("payment", "gift"))),
        or_(*(fund_claims.c.state == s.value for s in (ClaimState.OPEN, ClaimState.DONE))),
    )
    .limit(1)
)
ADD = (
    update(fund_claims)
    .where(fund_claims.c.id == bindparam("claim"), fund_claims.c.state == ClaimState.OPEN.value)
    .values(file_id=bindparam("file"), note=bindparam("unique"))
)


async def used(tx: Tx, fund_id: int, unique_id: str) -> bool:
    """Whether a claim that stands has shown this picture already."""
    return await tx.one(USED, fund=fund_id, unique=unique_id) is not None


async def add(tx: Tx, claim_id: int, file_id: str, unique_id: str) -> bool:
    """Put a picture to a claim; False if it is decided already."""
    return await tx.do(ADD, claim=claim_id, file=file_id, unique=unique_id) == 1
