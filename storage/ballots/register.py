"""The register of ballots: one row a question, changed only from the version that was seen."""

import json
from dataclasses import replace
from typing import Any

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert

from domain.ballots import (
    Ballot,
    Base,
    Early,
    Electorate,
    Kind,
    Rule,
    Shown,
    State,
    Verdict,
)
from domain.errors import Missing
from storage.database import Tx
from storage.statements import Row
from storage.tables import ballots

NAMES = tuple(Ballot.__dataclass_fields__)
FIELDS = [ballots.c[name] for name in NAMES]
ONE = select(*FIELDS).where(ballots.c.id == bindparam("ballot"))
LAST = select(func.max(ballots.c.number).label("n")).where(
    ballots.c.place_id == bindparam("place")
)
ADD = (
    insert(ballots)
    .values({name: bindparam(name) for name in NAMES if name != "id"})
    .returning(ballots.c.id)
)
CHANGE = (
    update(ballots)
    # Compare-and-set: the decision was made on that version and may be wrong for another.
    .where(ballots.c.id == bindparam("ballot"), ballots.c.version == bindparam("seen"))
    .values({name: bindparam(name) for name in NAMES if name != "id"})
)
DISCARD = ballots.delete().where(ballots.c.id == bindparam("ballot"), ballots.c.state == "draft")
RUNNING = (
    select(*FIELDS)
    .where(
        ballots.c.place_id == bindparam("place"),
        or_(ballots.c.state == "open", ballots.c.state == "notice"),
    )
    .order_by(ballots.c.id)
)
PAST = (
    select(*FIELDS)
    .where(
        ballots.c.place_id == bindparam("place"),
        ballots.c.id < bindparam("before"),
        ballots.c.state != "draft",
        ballots.c.state != "open",
        ballots.c.state != "notice",
    )
    .order_by(ballots.c.id.desc())
    .limit(bindparam("most"))
)
OPEN_ANYWHERE = select(*FIELDS).where(ballots.c.state == "open").order_by(ballots.c.id)


class Changed(RuntimeError):
    """Somebody else changed the ballot between reading and writing it."""


async def find(tx: Tx, ballot_id: int) -> Ballot | None:
    row = await tx.one(ONE, ballot=ballot_id)
    return ballot_from(row) if row else None


async def get(tx: Tx, ballot_id: int) -> Ballot:
    """Return the ballot; raises Missing where there is none."""
    if (ballot := await find(tx, ballot_id)) is None:
        raise Missing(f"ballot {ballot_id}")
    return ballot


async def add(tx: Tx, ballot: Ballot) -> Ballot:
    """Store a new ballot under its place's next number (its own id and number are ignored)."""
    numbered = replace(ballot, number=await next_number(tx, ballot.place_id))
    row = await tx.one(ADD, **_values(numbered))
    assert row is not None  # noqa: S101 - an insert returns its row
    return replace(numbered, id=int(row["id"]))


async def next_number(tx: Tx, place_id: int) -> int:
    """Return the number that the next ballot of a place gets."""
    last = await tx.one(LAST, place=place_id)
    return (last["n"] or 0) + 1 if last else 1


async def change(tx: Tx, seen: Ballot, ballot: Ballot) -> Ballot:
    """Write over the version that was seen; raises Changed if that is gone."""
    becomes = replace(ballot, version=seen.version + 1)
    if await tx.do(CHANGE, ballot=seen.id, seen=seen.version, **_values(becomes)) != 1:
        raise Changed(seen.id)
    return becomes


async def discard(tx: Tx, ballot_id: int) -> bool:
    """Delete a draft; False if it is one no more."""
    return await tx.do(DISCARD, ballot=ballot_id) == 1


async def running(tx: Tx, place_id: int) -> list[Ballot]:
    """Return what can be voted on at exactly this place, or will be soon."""
    return [ballot_from(row) for row in await tx.all(RUNNING, place=place_id)]


async def past(tx: Tx, place_id: int, most: int, before: int = 2**62) -> list[Ballot]:
    """Return what is over at this place, the newest first, a page at a time."""
    return [
        ballot_from(row) for row in await tx.all(PAST, place=place_id, before=before, most=most)
    ]


async def open_anywhere(tx: Tx) -> list[Ballot]:
    return [ballot_from(row) for row in await tx.all(OPEN_ANYWHERE)]


def ballot_from(row: Row) -> Ballot:
    """Make a ballot of a row that has all its columns."""
    coded = {
        "kind": Kind(row["kind"]),
        "electorate": Electorate(row["electorate"]),
        "shown": Shown(row["shown"]),
        "early": Early(row["early"]),
        "state": State(row["state"]),
        "verdict": Verdict(row["verdict"]) if row["verdict"] else None,
        "options": tuple(json.loads(row["options"])),
        "rule": _rule(row["rule"]),
        "result": json.loads(row["result"]) if row["result"] else None,
    }
    return Ballot(**({name: row[name] for name in NAMES} | coded))


def _rule(text: str | None) -> Rule | None:
    if text is None:
        return None
    kept = json.loads(text)
    quorum = tuple(kept["quorum"]) if kept["quorum"] else None
    return Rule(Base(kept["base"]), quorum, tuple(kept["threshold"]), kept["strict"], kept["dual"])


def _values(ballot: Ballot) -> dict[str, Any]:
    values = {name: getattr(ballot, name) for name in NAMES if name != "id"}
    rule = ballot.rule
    values["options"] = json.dumps(ballot.options, ensure_ascii=False)
    values["rule"] = rule and json.dumps(
        {n: getattr(rule, n) for n in ("base", "quorum", "threshold", "strict", "dual")}
    )
    values["result"] = ballot.result and json.dumps(ballot.result, ensure_ascii=False)
    return values
