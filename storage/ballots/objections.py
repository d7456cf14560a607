"""What was objected to a result, and what was answered: texts are added, never changed."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.database import Tx
from storage.tables import ballot_objections as table


@dataclass(frozen=True, slots=True)
class Objection:
    """One objection; the person is None once they had their name erased."""

    id: int
    ballot_id: int
    number: int
    person_id: int | None
    text: str
    at: datetime
    answer: str | None = None
    answered_by: int | None = None
    answered_at: datetime | None = None


FIELDS = [table.c[name] for name in Objection.__dataclass_fields__]
NEW = ("ballot_id", "number", "person_id", "text", "at")
ADD = insert(table).values({n: bindparam(n) for n in NEW}).returning(table.c.id)
LAST = select(func.max(table.c.number).label("n")).where(table.c.ballot_id == bindparam("ballot"))
ONE = select(*FIELDS).where(table.c.id == bindparam("objection"))
OF = select(*FIELDS).where(table.c.ballot_id == bindparam("ballot")).order_by(table.c.number)
ANSWER = (
    update(table)
    # Two captains may answer at once: the first answer is the one that was published.
    .where(table.c.id == bindparam("objection"), table.c.answer.is_(None))
    .values(answer=bindparam("text"), answered_by=bindparam("by"), answered_at=bindparam("at_"))
)


async def add(tx: Tx, ballot_id: int, person_id: int, text: str, *, now: datetime) -> Objection:
    """Store an objection under the ballot's next number."""
    last = await tx.one(LAST, ballot=ballot_id)
    number = (last["n"] or 0) + 1 if last else 1
    values = {"ballot_id": ballot_id, "number": number, "person_id": person_id}
    row = await tx.one(ADD, **values, text=text, at=now)
    assert row is not None  # noqa: S101 - an insert returns its row
    return Objection(int(row["id"]), ballot_id, number, person_id, text, now)


async def find(tx: Tx, objection_id: int) -> Objection | None:
    row = await tx.one(ONE, objection=objection_id)
    return Objection(**row) if row else None


async def of(tx: Tx, ballot_id: int) -> list[Objection]:
    """Return all objections to a ballot's result, in the order they came."""
    return [Objection(**row) for row in await tx.all(OF, ballot=ballot_id)]


async def answer(tx: Tx, objection_id: int, by: int, text: str, *, now: datetime) -> bool:
    """Write the answer; False if there is one."""
    return await tx.do(ANSWER, objection=objection_id, text=text, by=by, at_=now) == 1
