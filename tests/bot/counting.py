"""A feature as small as can be, to see what the engine does with any feature."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import func, insert, select

from bot.application import Linli, build
from bot.pace import Pace
from handlers.context import Context, Services
from handlers.doors import Command, Doors, Scene
from playground.clock import Clock
from playground.world import World as Telegram
from storage import outbox, panels, timers
from storage.database import Database, Tx
from storage.outbox import Outgoing
from storage.places import people
from storage.tables import audit
from tests.world import CATALOGUE, TOKEN, AtOnce, Faulty, Settling
from views.buttons import ButtonData
from views.screen import Button, Screen

WANG, CHEN, GROUP = 1003, 1002, -1001000000006
COUNT = select(func.count().label("n")).select_from(audit)
ADD = insert(audit)
ORDER = select(audit.c.subject_id).order_by(audit.c.id)


@dataclass(frozen=True, slots=True)
class Bump(ButtonData):
    prefix: ClassVar[str] = "bump"
    by: int


async def count(tx: Tx) -> int:
    row = await tx.one(COUNT)
    return int(row["n"]) if row else 0


async def order(tx: Tx) -> list[int]:
    return [row["subject_id"] for row in await tx.all(ORDER)]


async def add(tx: Tx, person_id: int, number: int, chat_id: int, *, now: datetime) -> int:
    """One more row, one message that says so, and the board redrawn."""
    values = {"at": now, "person_id": person_id, "what": "count", "subject_kind": "n"}
    await tx.do(ADD.values(**values, subject_id=number))
    await outbox.put(tx, Outgoing(chat_id, "counted", number), now=now)
    await panels.mark_stale(tx, "board", 1, now=now)
    return await count(tx)


async def post_board(tx: Tx, _: int, chat_id: int, *, now: datetime) -> None:
    board = Outgoing(chat_id, "board", 1, panel="board", pin=True)
    await outbox.put(tx, board, now=now)


async def remind(tx: Tx, subject_id: int, *, now: datetime) -> None:
    await outbox.put(tx, Outgoing(WANG, "counted", subject_id), now=now)


async def arm(tx: Tx, _: int, *, now: datetime) -> None:
    await timers.arm(tx, "remind", 7, now + timedelta(hours=1))


class Breaks(RuntimeError):
    """What a defect in a handler would raise."""


def register(doors: Doors) -> None:
    doors.command("add", on_add)
    doors.command("board", on_board)
    doors.command("break", on_break)
    doors.command("help", on_add)
    doors.command("remind", on_remind)
    doors.tap(Bump, on_bump)
    doors.screen("counted", draw_counted)
    doors.screen("board", draw_board)
    doors.screen("update-parked", draw_counted)
    doors.screen("message-uncertain", draw_counted)
    doors.timer("remind", remind)


async def on_add(context: Context, command: Command) -> None:
    await context.act(add, int(command.text or 0), context.chat_id, now=context.now)


async def on_board(context: Context, _: Command) -> None:
    await context.act(post_board, context.chat_id, now=context.now)


async def on_break(_: Context, command: Command) -> None:
    raise Breaks(command.text)


async def on_remind(context: Context, _: Command) -> None:
    await context.act(arm, now=context.now)


async def on_bump(context: Context, button: Bump) -> None:
    total = await context.act(add, button.by, context.person_id, now=context.now)
    await context.toast(f"counted {total}")


async def draw_counted(_: Tx, scene: Scene) -> Screen:
    return Screen(f"number {scene.subject_id}")


async def draw_board(tx: Tx, scene: Scene) -> Screen:
    del scene
    return Screen(f"all: {await count(tx)}", rows=((Button("bump", Bump(1)),),))


class Engine(Settling):
    """The engine with nothing but counting on it."""

    def texts(self, chat_id: int) -> list[str]:
        bot = self.telegram.bot.id
        sent = self.telegram.messages(chat_id)
        return [m["text"] for m in sent if m["from"]["id"] == bot and "text" in m]

    def calls(self, method: str) -> list[Any]:
        return [call for call in self.telegram.calls if call.method == method]


def small_town(clock: Clock) -> Telegram:
    """Two people and a group where the bot may do everything."""
    telegram = Telegram(clock, TOKEN, first_update_id=1000)
    for person_id, name in ((WANG, "王阿姨"), (CHEN, "陈楼长")):
        telegram.add_person(name, id=person_id).started = True
    telegram.add_group("6栋", id=GROUP, owner=CHEN, members=[WANG])
    telegram.add_bot(CHEN, GROUP)
    telegram.promote_bot(CHEN, GROUP)
    telegram.updates.clear()
    return telegram


async def know_people(tx: Tx, *, now: datetime) -> None:
    for person_id in (WANG, CHEN):
        who = people.Greeting(person_id, "x", None, "zh-CN", private=True)
        await people.greet(tx, who, now=now)


async def start(database: Database, telegram: Telegram, pace: Pace | None = None) -> Linli:
    """Build the counting bot on these rows, as a new process would."""
    doors = Doors()
    register(doors)
    now = telegram.clock.now
    services = Services(database, CATALOGUE, now, "zh-CN")
    return await build(
        services,
        TOKEN,
        Faulty(telegram),
        api_url="http://world",
        pace=pace or AtOnce(lambda: now().timestamp()),
        poll_seconds=0,
        doors=doors,
    )


@asynccontextmanager
async def counting(database: Database, clock: Clock) -> AsyncIterator[Engine]:
    telegram = small_town(clock)
    await database.run(know_people, now=clock.now())
    linli = await start(database, telegram)
    yield Engine(telegram, clock, database, linli)
    await linli.app.shutdown()
