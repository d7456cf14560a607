"""What people think of a question: one-line opinions, who shares them, what was answered."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from storage.database import Tx
from storage.statements import adding
from storage.tables import ballot_opinions as table
from storage.tables import ballot_supports


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion; `under_id` is the one it stands under, `supports` how many share it."""

    id: int
    ballot_id: int
    number: int
    person_id: int | None
    unnamed: bool
    text: str
    under_id: int | None
    at: datetime
    answer: str | None
    answered_by: int | None
    answered_at: datetime | None
    hidden: bool
    supports: int = 0


SUPPORTS = (
    select(func.count())
    .where(ballot_supports.c.opinion_id == table.c.id)
    .scalar_subquery()
    .label("supports")
)
FIELDS = [
    *(table.c[n] for n in Opinion.__dataclass_fields__ if n != "supports"),
    SUPPORTS,
]
NEW = ("ballot_id", "number", "person_id", "unnamed", "text", "at", "hidden")
ADD = insert(table).values({n: bindparam(n) for n in NEW}).returning(table.c.id)
LAST = select(func.max(table.c.number).label("n")).where(table.c.ballot_id == bindparam("ballot"))
ONE = select(*FIELDS).where(table.c.id == bindparam("opinion"))
OF = select(*FIELDS).where(table.c.ballot_id == bindparam("ballot")).order_by(table.c.number)
UNDER = update(table).where(table.c.id == bindparam("opinion")).values(under_id=bindparam("under"))
# Two levels only: what stood under an opinion moves along with it.
ALONG = (
    update(table)
    .where(table.c.under_id == bindparam("opinion"))
    .values(under_id=bindparam("under"))
)
ANSWER = (
    update(table)
    .where(table.c.id == bindparam("opinion"), table.c.answer.is_(None))
    .values(answer=bindparam("text"), answered_by=bindparam("by"), answered_at=bindparam("at_"))
)
HIDE = update(table).where(table.c.id == bindparam("opinion")).values(hidden=True)
SUPPORT = adding(ballot_supports)


async def add(
    tx: Tx, ballot_id: int, person_id: int, text: str, *, unnamed: bool, now: datetime
) -> Opinion:
    """Store an opinion under the ballot's next number."""
    last = await tx.one(LAST, ballot=ballot_id)
    row = await tx.one(
        ADD,
        ballot_id=ballot_id,
        number=(last["n"] or 0) + 1 if last else 1,
        person_id=person_id,
        unnamed=unnamed,
        text=text,
        at=now,
        hidden=False,
    )
    assert row is not None  # noqa: S101 - an insert returns its row
    stored = await find(tx, row["id"])
    assert stored is not None  # noqa: S101 - it was just stored
    return stored


async def find(tx: Tx, opinion_id: int) -> Opinion | None:
    row = await tx.one(ONE, opinion=opinion_id)
    return Opinion(**row) if row else None


async def of(tx: Tx, ballot_id: int) -> list[Opinion]:
    """Return all opinions in the order they came, those under others and hidden ones too."""
    return [Opinion(**row) for row in await tx.all(OF, ballot=ballot_id)]


async def put_under(tx: Tx, opinion_id: int, under_id: int | None) -> None:
    """Let an opinion, with all that stands under it, stand under another; None: on its own."""
    if under_id is not None:
        await tx.do(ALONG, opinion=opinion_id, under=under_id)
    await tx.do(UNDER, opinion=opinion_id, under=under_id)


async def answer(tx: Tx, opinion_id: int, by: int, text: str, *, now: datetime) -> bool:
    """Write the answer; False if there is one."""
    return await tx.do(ANSWER, opinion=opinion_id, text=text, by=by, at_=now) == 1


async def hide(tx: Tx, opinion_id: int) -> None:
    await tx.do(HIDE, opinion=opinion_id)


async def support(tx: Tx, opinion_id: int, person_id: int, *, now: datetime) -> bool:
    """Note that somebody shares an opinion; False if that was noted before."""
    return await tx.do(SUPPORT, opinion_id=opinion_id, person_id=person_id, at=now) == 1
