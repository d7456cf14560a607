"""Ballots, heads and votes put straight into their tables."""

from dataclasses import replace

from domain import ballots as rules
from domain.ballots import (
    Ballot,
    CastRow,
    CastState,
    Electorate,
    Kind,
    RollHead,
    Shown,
    State,
    Via,
    shaping,
)
from playground.estate import IDS
from storage.ballots import casts, register, roll
from storage.database import Database
from tests.conftest import NOON
from tests.estate import Estate

OWN = ("3单元", "201")


def new(place_id: int, kind: Kind = Kind.HOUSEHOLD, **changes: object) -> Ballot:
    preset = rules.PRESETS[kind]
    blank = Ballot(
        id=0,
        place_id=place_id,
        number=0,
        stairwell=None,
        kind=kind,
        question="装扶手吗?",
        options=(),
        electorate=Electorate.FLATS,
        rule=preset.rule,
        seats=1,
        shown=Shown.NAMES,
        early=preset.early,
        length_minutes=0,
        state=State.DRAFT,
        author_id=IDS.captain,
        draft_chat_id=IDS.building_6,
        created_at=NOON,
        salt="5a17",
    )
    return replace(shaping.with_kind(blank, kind), **changes)  # type: ignore[arg-type]


async def put(database: Database, place_id: int, **changes: object) -> Ballot:
    """Store a ballot of this place with these values."""
    return await database.run(register.add, new(place_id, **changes))  # type: ignore[arg-type]


async def rolled(database: Database, estate: Estate, *doors: tuple[str, str]) -> Ballot:
    """An open ballot whose roll is these flats, in this order."""
    ballot = await put(database, estate.building, state=State.OPEN)
    heads = []
    for n, door in enumerate(doors or (OWN,), start=1):
        flat = estate.flats[door]
        head = rules.Head(f"h{flat}", "".join(door), 8769, (flat,), door[0], None, door[1])
        heads.append((head, f"code{n}"))
    await database.run(roll.add, ballot.id, heads)
    return ballot


async def head_of(database: Database, ballot: Ballot, slip: int = 1) -> RollHead:
    found = await database.run(roll.of, ballot.id)
    return next(head for head in found if head.slip == slip)


def a_cast(ballot: Ballot, receipt: str, head_id: int | None = None, **changes: object) -> CastRow:
    """A vote of Wang's by tap that counts."""
    row = CastRow(
        0, ballot.id, head_id, IDS.wang, "yes", Via.TAP, CastState.COUNTED, receipt, NOON
    )
    return replace(row, **changes)  # type: ignore[arg-type]


async def stored(database: Database, row: CastRow) -> CastRow:
    return replace(row, id=await database.run(casts.add, row))
