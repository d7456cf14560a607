"""Everybody who may press a button of a ballot, and one ballot in every state in two buildings."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select

from actions.ballots import asking, publishing, voting, witnessing
from actions.ballots.drafting import Tapped
from actions.places import communities
from domain.ballots import Ballot, CastRow, CastState, Kind, State, Verdict, Via
from domain.places import Grant, MembershipState, PlaceKind, Relation, Role
from playground.estate import IDS
from storage.ballots import casts, objections, opinions, proxies, register, roll
from storage.database import Tx
from storage.places import grants, households, people, tree
from storage.places.people import Greeting
from storage.tables import households as flats
from tests.estate import ADD_FLAT
from tests.handlers.ballots.opened import QUESTION, TEXTS
from tests.world import World

# By what they are to building 6.
ROLES: Final = {
    "stranger": 4001,
    "tenant": 4002,
    "resident": 4003,
    "neighbour": 4004,
    "captain": IDS.captain,
    "captain-elsewhere": 4006,
    "grid": 4007,
    "committee": 4008,
    "witness": 4009,
    "unit": IDS.worker,
    "staff": IDS.staff,
    "staff-elsewhere": 4012,
    "owner": IDS.owner,
}
HOMES = (("1单元", "201"), ("1单元", "202"), ("1单元", "301"), ("1单元", "302"))
MINE, PAPER, PRINCIPAL, FREE = HOMES


@dataclass(frozen=True, slots=True)
class Stage:
    """One building: a ballot in each state, and the ids of what hangs on them."""

    place: int
    captain: int
    resident: int
    draft: Ballot
    ruled: Ballot
    standing: Ballot
    open: Ballot
    choose: Ballot
    secret: Ballot
    consult: Ballot
    closed: Ballot
    flat: int
    home: int
    free: int
    read: int
    unread: int
    proxy: int
    objection: int
    opinion: int
    other_opinion: int
    at: datetime


async def gathered(world: World) -> tuple[Stage, Stage]:
    """Have everybody there, and building 6 and 7 with the same ballots."""
    telegram, now = world.telegram, world.clock.now()
    for name, person_id in ROLES.items():
        if person_id not in telegram.people:
            telegram.add_person(name, id=person_id).started = True
    await world.database.run(_gather, world, now)
    here = await world.database.run(
        _stage, world.estate.building, ROLES["captain"], ROLES["resident"], now
    )
    there = await world.database.run(
        _stage, world.estate.other_building, ROLES["captain-elsewhere"], ROLES["neighbour"], now
    )
    for person_id in ROLES.values():
        await world.say(person_id, person_id, "/help")
    await world.settle()
    return here, there


async def _gather(tx: Tx, world: World, now: datetime) -> None:
    for name, person_id in ROLES.items():
        who = Greeting(person_id, name, None, "zh-CN", private=True)
        await people.greet(tx, who, now=now)
    estate = world.estate
    other = await communities.create(tx, "东湖里", zone="Asia/Shanghai", language="zh-CN", now=now)
    elsewhere = await tree.add(
        tx, other.id, PlaceKind.BUILDING, "1栋", zone=other.zone, language=other.language
    )
    assert elsewhere.id
    given = (
        ("captain-elsewhere", Role.CAPTAIN, estate.other_building),
        ("grid", Role.GRID, estate.building),
        ("committee", Role.COMMITTEE, estate.building),
        ("witness", Role.WITNESS, estate.building),
        ("staff-elsewhere", Role.STAFF, other.id),
    )
    for name, role, place in given:
        await grants.add(tx, Grant(ROLES[name], role, place, None, IDS.owner, now))
    await _seven(tx, estate.other_building)
    lives = (
        ("tenant", estate.building, FREE, Relation.TENANT),
        ("resident", estate.building, MINE, Relation.OWNER),
        ("neighbour", estate.other_building, MINE, Relation.OWNER),
    )
    for name, place, door, relation in lives:
        home = await _flat(tx, place, door)
        active = MembershipState.ACTIVE
        await households.claim(tx, ROLES[name], home, relation, active, now=now)


async def _seven(tx: Tx, place: int) -> None:
    for number, (stairwell, room) in enumerate(HOMES):
        await tx.one(
            ADD_FLAT,
            place_id=place,
            stairwell=stairwell,
            floor=int(room[0]),
            room=room,
            area=8000,
            phone=f"1380007{number:04d}",
        )


async def _flat(tx: Tx, place: int, door: tuple[str, str]) -> int:
    found = await tx.one(
        select(flats.c.id).where(
            flats.c.place_id == place, flats.c.stairwell == door[0], flats.c.room == door[1]
        )
    )
    assert found is not None
    return int(found["id"])


async def _stage(tx: Tx, place: int, captain: int, resident: int, now: datetime) -> Stage:
    async def draft(kind: Kind) -> Ballot:
        text = TEXTS.get(kind, QUESTION)
        made = await asking.draft(tx, captain, place, captain, text, now=now, kind=kind)
        assert isinstance(made, Ballot), made
        return made

    async def opened(kind: Kind) -> Ballot:
        made = await draft(kind)
        done = await publishing.publish(tx, captain, made.id, made.version, now=now)
        assert isinstance(done, Ballot), done
        return done

    async def head(ballot: Ballot, door: tuple[str, str]) -> int:
        found = await roll.by_flat(tx, ballot.id, await _flat(tx, place, door))
        assert found is not None
        return found.id

    running, consult = await opened(Kind.HOUSEHOLD), await opened(Kind.CONSULT)
    closed = await _closed(tx, await opened(Kind.CHOOSE), now)
    read = await _slip(tx, running, await head(running, MINE), captain, "A1A1A1A1", now)
    await witnessing.read(tx, IDS.staff, read, 1, Tapped(IDS.staff, 0), now=now)
    unread = await _slip(tx, running, await head(running, PAPER), captain, "B2B2B2B2", now)
    principal = await head(running, PRINCIPAL)
    choose = await opened(Kind.CHOOSE)
    await voting.cast(tx, resident, choose.id, "1", now=now)
    said = [
        await opinions.add(tx, consult.id, IDS.zhao, text, unnamed=False, now=now)
        for text in ("甲", "乙")
    ]
    objection = await objections.add(tx, closed.id, IDS.zhao, "不对", now=now)
    return Stage(
        place,
        captain,
        resident,
        await draft(Kind.CHOOSE),
        await draft(Kind.HOUSEHOLD),
        await draft(Kind.ELECTION),
        running,
        choose,
        await opened(Kind.ELECTION),
        consult,
        closed,
        await _flat(tx, place, FREE),
        await head(running, MINE),
        await head(running, FREE),
        read,
        unread,
        await proxies.add(tx, running.id, principal, resident, captain, "file", now=now),
        objection.id,
        said[0].id,
        said[1].id,
        now + timedelta(days=9),
    )


async def _closed(tx: Tx, ballot: Ballot, now: datetime) -> Ballot:
    over = replace(
        ballot,
        state=State.CLOSED,
        verdict=Verdict.TIE,
        closed_at=now,
        objections_until=now + timedelta(days=3),
        result={"verdict": "tie", "seated": [], "tied": [1, 2]},
    )
    return await register.change(tx, ballot, over)


async def _slip(
    tx: Tx, ballot: Ballot, head_id: int, captain: int, receipt: str, now: datetime
) -> int:
    head = await roll.get(tx, head_id)
    assert head is not None
    receipt = f"{receipt[:6]}{ballot.id % 90 + 10}"
    row = CastRow(
        0, ballot.id, head_id, None, "yes", Via.PAPER, CastState.UNCONFIRMED, receipt, now
    )
    made = await witnessing.store(tx, ballot, head, row, captain, now=now)
    assert await casts.get(tx, made.id)
    return made.id
