"""What led to what: a report to its ballot, a ballot to its fund. The chain of a matter."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, or_, select

from storage.database import Tx
from storage.statements import adding
from storage.tables import links

# A matter has a handful of parts; a longer chain could only come of a fault.
AT_MOST = 50


class Part(NamedTuple):
    """One thing in a matter: a report, a ballot or a fund."""

    kind: str
    id: int


ADD = adding(links, "id")
BESIDE = (
    select(links.c.from_kind, links.c.from_id, links.c.to_kind, links.c.to_id)
    .where(
        or_(
            (links.c.from_kind == bindparam("kind")) & (links.c.from_id == bindparam("subject")),
            (links.c.to_kind == bindparam("kind")) & (links.c.to_id == bindparam("subject")),
        )
    )
    .order_by(links.c.id)
)


async def add(tx: Tx, cause: Part, effect: Part, *, now: datetime) -> None:
    """Note that one thing led to another; noting it twice is noting it once."""
    ends = {"from_kind": cause.kind, "from_id": cause.id}
    await tx.do(ADD, **ends, to_kind=effect.kind, to_id=effect.id, at=now)


async def matter(tx: Tx, part: Part) -> list[Part]:
    """Return everything connected with this, itself first, the nearest next."""
    found = [part]
    # Read while it grows: each part leads on to its own neighbours.
    for near in found:
        for other in await _beside(tx, near):
            if other not in found and len(found) < AT_MOST:
                found.append(other)
    return found


async def _beside(tx: Tx, part: Part) -> list[Part]:
    rows = await tx.all(BESIDE, kind=part.kind, subject=part.id)
    ends = [(Part(r["from_kind"], r["from_id"]), Part(r["to_kind"], r["to_id"])) for r in rows]
    return [effect if cause == part else cause for cause, effect in ends]
