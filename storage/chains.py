"""The chains of ballots and funds: rows are only ever added."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update

from domain import chain
from domain.chain import START, Row, canonical, moment, seal
from storage import statements
from storage.database import Tx
from storage.tables import chain_rows

# Without the usual "on conflict do nothing": an event must never be dropped in silence.
ADD = insert(chain_rows).values({c.name: bindparam(c.name) for c in chain_rows.columns})
OF = (chain_rows.c.subject_kind == bindparam("kind"), chain_rows.c.subject_id == bindparam("id"))
LAST = select(chain_rows.c.seq, chain_rows.c.hash).where(*OF)
LAST = LAST.order_by(chain_rows.c.seq.desc()).limit(1)
# Without an index: it is asked as seldom as people leave.
FORGET = (
    update(chain_rows).where(chain_rows.c.actor_id == bindparam("person")).values(actor_id=None)
)
ALL = select(chain_rows).where(*OF).order_by(chain_rows.c.seq)


async def append(
    tx: Tx,
    kind: str,
    subject_id: int,
    type: str,  # noqa: A002 - the field's name
    payload: Mapping[str, Any],
    actor: str,
    actor_id: int | None,
    *,
    now: datetime,
) -> Row:
    """Add an event to the subject's chain; `actor` is the pseudonym that is published.

    Raises TypeError or ValueError where the payload is not for a chain (domain.chain.canonical).
    """
    last = await tx.one(LAST, kind=kind, id=subject_id)
    prev, seq = (last["hash"], last["seq"] + 1) if last else (START, 1)
    row = seal(prev, seq, now, actor, type, payload)
    # Not asdict, which copies the payload to its last level: this is part of every vote.
    stored = {name: getattr(row, name) for name in Row.__dataclass_fields__}
    stored |= {"at": now, "payload": canonical(row.payload)}
    await tx.do(ADD, subject_kind=kind, subject_id=subject_id, actor_id=actor_id, **stored)
    return row


async def head(tx: Tx, kind: str, subject_id: int) -> str | None:
    """The hash of the newest row, which is what gets posted in the group."""
    last = await tx.one(LAST, kind=kind, id=subject_id)
    return last["hash"] if last else None


async def rows(tx: Tx, kind: str, subject_id: int) -> list[Row]:
    return [_row(row) for row in await tx.all(ALL, kind=kind, id=subject_id)]


async def forget(tx: Tx, person_id: int) -> int:
    """Forget whose acts these were; what is published, pseudonyms and all, still holds."""
    return await tx.do(FORGET, person=person_id)


async def exported(tx: Tx, kind: str, subject_id: int, subject: str) -> bytes:
    """The file that `verify` checks; `subject` is what the reader is told it is about."""
    return chain.write(kind, subject, await rows(tx, kind, subject_id))


def _row(row: statements.Row) -> Row:
    return Row(
        seq=row["seq"],
        at=moment(row["at"]),
        actor=row["actor"],
        type=row["type"],
        payload=json.loads(row["payload"]),
        prev=row["prev"],
        hash=row["hash"],
    )
