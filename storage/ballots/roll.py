"""The roll a ballot is taken on, frozen when it opens, with the standing of every head."""

from collections.abc import Iterable
from dataclasses import replace

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.ballots import Head, RollHead, Standing, Via, Why
from storage.database import Tx
from storage.statements import Row
from storage.tables import ballot_flats, ballot_heads

NAMES = tuple(RollHead.__dataclass_fields__)
FIELDS = [ballot_heads.c[name] for name in NAMES]
ADD = (
    insert(ballot_heads)
    .values({n: bindparam(n) for n in NAMES if n not in {"id", "heard", "choice", "why", "via"}})
    .returning(ballot_heads.c.id)
)
ADD_FLAT = insert(ballot_flats).values({c.name: bindparam(c.name) for c in ballot_flats.c})
OF = (
    select(*FIELDS)
    .where(ballot_heads.c.ballot_id == bindparam("ballot"))
    .order_by(ballot_heads.c.slip)
)
ONE = select(*FIELDS).where(ballot_heads.c.id == bindparam("head"))
BY_KEY = select(*FIELDS).where(
    ballot_heads.c.ballot_id == bindparam("ballot"), ballot_heads.c.head == bindparam("of_head")
)
BY_FLAT = (
    select(*FIELDS)
    .join_from(ballot_heads, ballot_flats, ballot_flats.c.head_id == ballot_heads.c.id)
    .where(
        ballot_flats.c.ballot_id == bindparam("ballot"),
        ballot_flats.c.household_id == bindparam("flat"),
    )
)
LAST_SLIP = select(func.max(ballot_heads.c.slip).label("slip")).where(
    ballot_heads.c.ballot_id == bindparam("ballot")
)
FLATS_OF = select(ballot_flats.c.household_id).where(ballot_flats.c.head_id == bindparam("head"))
STAND = (
    update(ballot_heads)
    .where(ballot_heads.c.id == bindparam("of_id"))
    .values({n: bindparam(n) for n in ("heard", "choice", "why", "via")})
)
HEAR = (
    update(ballot_heads)
    # Only once: in a secret ballot this row is all that keeps a head from voting twice.
    .where(ballot_heads.c.id == bindparam("of_id"), ballot_heads.c.heard.is_(False))
    .values(heard=True)
)
UNTOLD = select(ballot_heads.c.id, ballot_heads.c.code).where(
    ballot_heads.c.ballot_id == bindparam("ballot"),
    ballot_heads.c.heard.is_(True),
    ballot_heads.c.told.is_(False),
)
TELL = update(ballot_heads).where(ballot_heads.c.id == bindparam("of_id")).values(told=True)
SIZES = select(func.count().label("heads"), func.count(ballot_heads.c.why).label("apart")).where(
    ballot_heads.c.ballot_id == bindparam("ballot")
)
UNHEARD = select(func.count().label("n")).where(
    ballot_heads.c.ballot_id == bindparam("ballot"), ballot_heads.c.heard.is_(False)
)


async def add(tx: Tx, ballot_id: int, heads: Iterable[tuple[Head, str]]) -> None:
    """Freeze the roll: each head with the code by which the chain names it, slips in order."""
    for slip, (head, code) in enumerate(heads, start=1):
        await _add(tx, ballot_id, head, code, slip)


async def join(tx: Tx, ballot_id: int, head: Head, code: str) -> None:
    """Let one more head onto a roll: somebody who was verified while the ballot runs."""
    last = await tx.one(LAST_SLIP, ballot=ballot_id)
    await _add(tx, ballot_id, head, code, (last["slip"] or 0) + 1 if last else 1)


async def _add(tx: Tx, ballot_id: int, head: Head, code: str, slip: int) -> None:
    row = await tx.one(
        ADD,
        ballot_id=ballot_id,
        head=head.key,
        code=code,
        label=head.label,
        stairwell=head.stairwell,
        floor=head.floor,
        room=head.room,
        area=head.area,
        slip=slip,
    )
    assert row is not None  # noqa: S101 - an insert returns its row
    for flat in head.households:
        await tx.do(ADD_FLAT, ballot_id=ballot_id, household_id=flat, head_id=row["id"])


async def of(tx: Tx, ballot_id: int) -> list[RollHead]:
    """Return every head in the order of the slips, which is that of the doors."""
    return [head_from(row) for row in await tx.all(OF, ballot=ballot_id)]


async def get(tx: Tx, head_id: int) -> RollHead | None:
    row = await tx.one(ONE, head=head_id)
    return head_from(row) if row else None


async def by_key(tx: Tx, ballot_id: int, head: str) -> RollHead | None:
    row = await tx.one(BY_KEY, ballot=ballot_id, of_head=head)
    return head_from(row) if row else None


async def by_flat(tx: Tx, ballot_id: int, household_id: int) -> RollHead | None:
    """Return the head a flat votes with in this ballot."""
    row = await tx.one(BY_FLAT, ballot=ballot_id, flat=household_id)
    return head_from(row) if row else None


async def flats_of(tx: Tx, head_id: int) -> list[int]:
    return [row["household_id"] for row in await tx.all(FLATS_OF, head=head_id)]


async def stand(tx: Tx, head: RollHead, standing: Standing) -> RollHead:
    """Write down where a head stands now."""
    heard = standing.choice is not None or standing.why is not None
    now = replace(head, heard=heard, choice=standing.choice, why=standing.why, via=standing.via)
    await tx.do(STAND, of_id=head.id, heard=heard, choice=now.choice, why=now.why, via=now.via)
    return now


async def hear(tx: Tx, head_id: int) -> bool:
    """Note that a head has voted in secret; False if it had."""
    return await tx.do(HEAR, of_id=head_id) == 1


async def untold(tx: Tx, ballot_id: int) -> list[tuple[int, str]]:
    """Return (id, code) of heads that voted in secret and are not named in the chain yet."""
    return [(row["id"], row["code"]) for row in await tx.all(UNTOLD, ballot=ballot_id)]


async def tell(tx: Tx, head_id: int) -> None:
    await tx.do(TELL, of_id=head_id)


async def unheard(tx: Tx, ballot_id: int) -> int:
    """Return how many heads have not been heard."""
    row = await tx.one(UNHEARD, ballot=ballot_id)
    return row["n"] if row else 0


async def sizes(tx: Tx, ballot_id: int) -> tuple[int, int]:
    """Return how many heads there are, and how many were heard and do not count as things are."""
    row = await tx.one(SIZES, ballot=ballot_id)
    return (row["heads"], row["apart"]) if row else (0, 0)


def head_from(row: Row) -> RollHead:
    """Make a head of a row that has all its columns."""
    coded = {
        "why": Why(row["why"]) if row["why"] else None,
        "via": Via(row["via"]) if row["via"] else None,
    }
    return RollHead(**{**row, **coded})
