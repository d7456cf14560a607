"""The register of funds: one row each, changed only from the version that was seen."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.errors import Missing
from domain.funds import ENDED, HOLDING, RUNNING, Fund, ShareRule, State, Template
from storage.database import Tx
from storage.statements import Row
from storage.tables import funds

PLAIN = tuple(
    name
    for name in Fund.__dataclass_fields__
    if name not in {"id", "coefficients", "fixed", "minimum"}
)
STORED = (*PLAIN, "coefficients", "minimum_n", "minimum_d")
ONE = select(funds).where(funds.c.id == bindparam("fund"))
LAST = select(func.max(funds.c.number).label("n")).where(funds.c.place_id == bindparam("place"))
ADD = insert(funds).values({name: bindparam(name) for name in STORED}).returning(funds.c.id)
CHANGE = (
    update(funds)
    # Compare-and-set: the decision was made on that version and may be wrong for another.
    .where(funds.c.id == bindparam("fund"), funds.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in STORED})
)
# Settling and refunding funds still hold money: they are as much under way as the others.
UNDER_WAY = or_(*(funds.c.state == s.value for s in sorted(RUNNING | HOLDING)))
RUNS = select(funds).where(funds.c.place_id == bindparam("place"), UNDER_WAY).order_by(funds.c.id)
PAST = (
    select(funds)
    .where(
        funds.c.place_id == bindparam("place"),
        funds.c.id < bindparam("before"),
        or_(*(funds.c.state == s.value for s in sorted(ENDED))),
    )
    .order_by(funds.c.id.desc())
    .limit(bindparam("most"))
)


class Changed(RuntimeError):
    """Somebody else changed the fund between reading and writing it."""


async def find(tx: Tx, fund_id: int) -> Fund | None:
    row = await tx.one(ONE, fund=fund_id)
    return fund_from(row) if row else None


async def get(tx: Tx, fund_id: int) -> Fund:
    """Return the fund; raises Missing where there is none."""
    if (fund := await find(tx, fund_id)) is None:
        raise Missing(f"fund {fund_id}")
    return fund


async def next_number(tx: Tx, place_id: int) -> int:
    last = await tx.one(LAST, place=place_id)
    return (last["n"] or 0) + 1 if last else 1


async def add(tx: Tx, fund: Fund) -> Fund:
    """Store a new fund under its place's next number (its own id and number are ignored)."""
    numbered = replace(fund, number=await next_number(tx, fund.place_id))
    row = await tx.one(ADD, **_values(numbered))
    assert row is not None  # noqa: S101 - an insert returns its row
    return replace(numbered, id=int(row["id"]))


async def change(tx: Tx, seen: Fund, fund: Fund) -> Fund:
    """Write over the version that was seen; raises Changed if that is gone."""
    becomes = replace(fund, version=seen.version + 1)
    if await tx.do(CHANGE, fund=seen.id, seen=seen.version, **_values(becomes)) != 1:
        raise Changed(seen.id)
    return becomes


async def running(tx: Tx, place_id: int) -> list[Fund]:
    """Return what is published at exactly this place and not over."""
    return [fund_from(row) for row in await tx.all(RUNS, place=place_id)]


async def past(tx: Tx, place_id: int, most: int, before: int = 2**62) -> list[Fund]:
    """Return what is over at this place, the newest first, a page at a time."""
    rows = await tx.all(PAST, place=place_id, before=before, most=most)
    return [fund_from(row) for row in rows]


def fund_from(row: Row) -> Fund:
    """Make a fund of a row that has all its columns."""
    rule, map_ = ShareRule(row["rule"]), json.loads(row["coefficients"])
    numbers = {int(key): value for key, value in map_.items()}
    known = {name: row[name] for name in PLAIN}
    made = {
        "id": row["id"],
        "rule": rule,
        "state": State(row["state"]),
        "template": Template(row["template"]) if row["template"] else None,
        "minimum": (row["minimum_n"], row["minimum_d"]),
        # One column: a fixed list has no use for floors, nor floors for a list.
        "fixed" if rule is ShareRule.FIXED else "coefficients": numbers,
    }
    return Fund(**(known | made))


def _values(fund: Fund) -> dict[str, Any]:
    map_ = fund.fixed if fund.rule is ShareRule.FIXED else fund.coefficients
    values = {name: getattr(fund, name) for name in PLAIN}
    values["coefficients"] = json.dumps({str(key): map_[key] for key in sorted(map_)})
    values["minimum_n"], values["minimum_d"] = fund.minimum
    return values
