"""Links that let one person into one flat: single use, and only until they expire."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import bindparam, select, update

from storage.database import Tx
from storage.statements import adding
from storage.tables import tokens


@dataclass(frozen=True, slots=True)
class Token:
    # Whoever reads it in a log could use it.
    token: str = field(repr=False)
    household_id: int
    giver_id: int
    expires_at: datetime
    used_by: int | None = None


ADD = adding(tokens)
ONE = select(tokens).where(tokens.c.token == bindparam("wanted"))
USE = (
    update(tokens)
    # The row that changes decides: of two who open the link at once, one gets in.
    .where(tokens.c.token == bindparam("wanted"), tokens.c.used_by.is_(None))
    .values(used_by=bindparam("person"))
)


async def add(tx: Tx, token: Token) -> None:
    await tx.do(ADD, **{name: getattr(token, name) for name in Token.__dataclass_fields__})


async def find(tx: Tx, token: str) -> Token | None:
    row = await tx.one(ONE, wanted=token)
    return Token(**row) if row else None


async def use(tx: Tx, token: str, person_id: int) -> bool:
    """Take the link for this person; False if somebody used it meanwhile."""
    return await tx.do(USE, wanted=token, person=person_id) == 1
