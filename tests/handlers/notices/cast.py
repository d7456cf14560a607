"""Everybody who may press or write something about a notice, and one notice in every state."""

import sqlite3
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import select

from actions.notices import occurring, stopping
from actions.places import communities
from domain.notices import Attendee, Fate, Notice, Occurrence, Phase, Schedule, Seat, Signup
from domain.notices import State as Life
from domain.places import Grant, MembershipState, PlaceKind, Relation, Role
from playground.estate import IDS
from storage.database import Tx
from storage.notices import deliveries, occurrences, register, signups
from storage.places import grants, households, people, tree
from storage.places.people import Greeting
from storage.tables import households as flats
from tests.actions.notices import noticed
from tests.estate import ADD_FLAT
from tests.world import World
from views.buttons import ButtonData

# By what they are to building 6; the attendee lives there too, and has signed up.
ROLES: Final = {
    "stranger": 4001,
    "resident": IDS.wang,
    "attendee": IDS.li_ming,
    "neighbour": 4004,
    "captain": IDS.captain,
    "captain-elsewhere": 4006,
    "unit": IDS.worker,
    "staff": IDS.staff,
    "staff-elsewhere": 4012,
    "owner": IDS.owner,
}
# Whoever asks for a row by this number finds none.
NONE: Final = 10**9
WHEN = "每周三 09:00到10:40"
GUEST, NOTE = "李家老妈", "坐轮椅来"


class State(StrEnum):
    DRAFT = "draft"
    PLANNED = "planned"
    POSTED = "posted"
    PAUSED = "paused"
    CANCELLED = "cancelled"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Stage:
    """A notice of building 6 in one state, and the ids of what hangs on it.

    `made` is the question that was put before a press, if any was.
    """

    state: State
    place: int
    notice: Notice
    occurrence: int
    signup: int
    home: int
    at: datetime
    made: int = 0


@dataclass(frozen=True)
class Town:
    """The world as it was when everybody had gathered, to go back to before each try."""

    world: World
    stages: dict[State, Stage]
    since: datetime
    # The bot's newest message to each, which is nothing that is redrawn by itself.
    shown: dict[int, int]
    kept: sqlite3.Connection = field(default_factory=lambda: sqlite3.connect(":memory:"))

    def keep(self) -> None:
        self.world.database.connection.backup(self.kept)

    def back(self) -> None:
        self.kept.backup(self.world.database.connection)
        # Hundreds of tries would else last into the hours in which things happen by themselves.
        self.world.clock.jump(self.since - self.world.clock.now())

    async def press(self, person: int, data: ButtonData, chat: int = 0) -> str:
        """Press a button that may not be there; return the toast."""
        telegram, message = self.world.telegram, self.shown[person]
        if chat:
            message = self.world.from_bot(chat)[0]["message_id"]
        query = telegram.tap(person, chat or person, message, data.pack(), force=True)
        await self.world.settle(redraw=False)
        answer = telegram.answer_to(query)
        assert answer is not None, data
        return str(answer.get("text") or "")

    def rows(self, *but: str) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table but these and the inbox."""
        run = self.world.database.connection.execute
        names = [name for (name,) in run("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: [tuple(row) for row in run(f"SELECT * FROM {name}")]  # noqa: S608
            for name in names
            if name not in {"inbox", *but}
        }

    def broken(self) -> list[tuple[object, ...]]:
        """Updates that could not be handled, and views that could not be drawn."""
        run = self.world.database.connection.execute
        parked = run("SELECT error FROM inbox WHERE attempts > 0 OR state != 'done'")
        drawn = run("SELECT view, error FROM outbox WHERE error GLOB '[A-Z]*Error*: *'")
        return [tuple(row) for row in (*parked, *drawn)]


async def gathered(world: World) -> Town:
    """Have everybody there, and a notice of building 6 in each state."""
    telegram, now = world.telegram, world.clock.now()
    for name, person_id in ROLES.items():
        if person_id not in telegram.people:
            telegram.add_person(name, id=person_id).started = True
    await world.database.run(_gather, world, now)
    built = {
        # The posted one first: a group takes two a day, the others wait for the evening.
        state: await world.database.run(stage, world, state, now)
        for state in sorted(State, key=lambda one: one is not State.POSTED)
    }
    for person_id in ROLES.values():
        await world.say(person_id, person_id, "/help")
    await world.settle()
    # Something to send once more.
    posted = built[State.POSTED].occurrence
    await world.database.run(deliveries.shift, posted, Fate.SENT, Fate.FAILED, now=now)
    shown = {one: world.from_bot(one)[-1]["message_id"] for one in ROLES.values()}
    town = Town(world, built, world.clock.now(), shown)
    town.keep()
    return town


async def _gather(tx: Tx, world: World, now: datetime) -> None:
    for name, person_id in ROLES.items():
        await people.greet(tx, Greeting(person_id, name, None, "zh-CN", private=True), now=now)
    estate = world.estate
    other = await communities.create(tx, "东湖里", zone="Asia/Shanghai", language="zh-CN", now=now)
    where = {"zone": other.zone, "language": other.language}
    await tree.add(tx, other.id, PlaceKind.BUILDING, "1栋", **where)
    given = (
        ("captain-elsewhere", Role.CAPTAIN, estate.other_building),
        ("staff-elsewhere", Role.STAFF, other.id),
    )
    for name, role, place in given:
        await grants.add(tx, Grant(ROLES[name], role, place, None, IDS.owner, now))
    door = {"stairwell": "1单元", "floor": 1, "room": "101", "area": 8000, "phone": "13800070001"}
    await tx.one(ADD_FLAT, place_id=estate.other_building, **door)
    home = await flat(tx, estate.other_building)
    lives = (Relation.OWNER, MembershipState.ACTIVE)
    await households.claim(tx, ROLES["neighbour"], home, *lives, now=now)


async def flat(tx: Tx, place: int) -> int:
    """The first flat of a building."""
    found = await tx.one(select(flats.c.id).where(flats.c.place_id == place).limit(1))
    assert found is not None
    return int(found["id"])


async def stage(tx: Tx, world: World, state: State, now: datetime) -> Stage:
    """A notice of the captain's for building 6, in this state."""
    estate, over = world.estate, state is State.OVER
    notice = await register.add(tx, _notice(estate.building, state, now))
    if state is State.DRAFT:
        return Stage(state, estate.building, notice, NONE, NONE, estate.flats["3单元", "201"], now)
    at_once = state is not State.PLANNED
    row = await occurring.begin(tx, notice, at_once=at_once, now=now)
    assert row is not None
    signed = [await signups.add(tx, one) for one in _party(row, now)]
    if state is State.PAUSED:
        await stopping.pause(tx, IDS.captain, notice.id, now=now)
    elif state is State.CANCELLED:
        await stopping.cancel_all(tx, IDS.captain, notice.id, "下雨", now=now)
    elif over:
        await _end(tx, notice, row, now)
    current = await register.get(tx, notice.id)
    at = row.original_at
    home = estate.flats["3单元", "201"]
    return Stage(state, estate.building, current, row.id, signed[0].id, home, at)


def _notice(place: int, state: State, now: datetime) -> Notice:
    life = Life.DRAFT if state is State.DRAFT else Life.RUNNING
    # One that is over has nothing more to come, so it is no rule.
    when = Schedule(now + timedelta(hours=30)) if state is State.OVER else noticed.said(WHEN, now)
    return Notice(
        0,
        place,
        0,
        f"义诊{state}",
        IDS.captain,
        now,
        life,
        "请带医保卡",
        schedule=replace(when, minutes=100),
        signup=Signup(1, slot=20),
        receipt=True,
        draft_chat_id=IDS.captain,
    )


def _party(row: Occurrence, now: datetime) -> tuple[Attendee, Attendee]:
    attendee = Attendee(0, row.id, ROLES["attendee"], "", Seat.IN, now, slot=0, note=NOTE)
    return attendee, replace(attendee, guest=GUEST, slot=1)


async def _end(tx: Tx, notice: Notice, row: Occurrence, now: datetime) -> None:
    began, seen = now - timedelta(hours=3), await occurrences.get(tx, row.id)
    ended = replace(seen, state=Phase.OVER, starts_at=began, ends_at=began + timedelta(hours=1))
    assert await occurrences.change(tx, seen, ended)
    current = await register.get(tx, notice.id)
    await register.change(tx, current, replace(current, state=Life.ENDED, ended_at=now))
