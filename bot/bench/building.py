"""A building in which everybody's flat is verified, and the ballot its captain publishes there."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from actions.ballots import counting
from actions.places import roll
from bot import demo
from bot.bench import stage
from bot.bench.load import until
from domain import ballots as rules
from domain.ballots import Result
from domain.places import MembershipState, Place, Relation
from playground.clock import Clock
from playground.estate import IDS, roll_csv
from playground.world import World
from storage import chains
from storage.ballots import register
from storage.database import Tx
from storage.migrating import open_database
from storage.places import chats, households, people, tree
from storage.places.people import Greeting
from storage.reading import reading

ASKING = "/vote 是否共同出资安装楼梯扶手?"
PUBLISH = "发布"
YES, NO = "同意", "反对"
# Two of three agree: neighbours of one flat then differ as well.
CHOICES = (YES, YES, NO)
# A stairwell of the estate: four floors of two flats.
STAIRWELL = 8
# The demo's own three come first.
FIRST_STAIRWELL = 4


class Parted(RuntimeError):
    """The rows and the chain of a ballot do not come to the same numbers."""


async def furnish(path: Path, neighbours: Sequence[int], flats: int) -> None:
    """Write the estate into a fresh database, with a flat of building 6 for each neighbour.

    Whoever is left when all flats have an owner owns one of them together with the first.
    """
    database = open_database(str(path))
    try:
        await database.run(populate, neighbours, flats, now=Clock().now())
    finally:
        await database.close()


async def populate(tx: Tx, neighbours: Sequence[int], flats: int, *, now: datetime) -> None:
    """The same in an open database."""
    await demo.furnish(tx, now=now)
    await _build_on(tx, flats, now=now)
    await _move_in(tx, neighbours, flats, now=now)


async def _build_on(tx: Tx, flats: int, *, now: datetime) -> None:
    """Let the longer roll in, the way every roll goes."""
    known = roll_csv(6).rstrip()
    missing = max(flats - known.count("\n"), 0)
    text = "\n".join((known, *_rows(missing)))
    checked = await roll.check(tx, None, roll.read(text.encode(), "roll.csv"), now=now)
    if isinstance(checked, roll.Refusal):
        raise TypeError(checked)
    await roll.apply(tx, checked[0], now=now)


def _rows(count: int) -> Iterator[str]:
    for number in range(count):
        stairwell, door = divmod(number, STAIRWELL)
        floor, room = door // 2 + 1, door % 2 + 1
        owner = f"住户{number}"
        yield f"6栋,{stairwell + FIRST_STAIRWELL}单元,{floor},{floor}{room:02d},87.69,{owner},"


async def _move_in(tx: Tx, neighbours: Sequence[int], flats: int, *, now: datetime) -> None:
    homes = (await households.in_building(tx, (await _building(tx)).id))[:flats]
    for number, person_id in enumerate(neighbours):
        who = Greeting(person_id, f"邻居{person_id}", None, "zh-CN", private=True)
        await people.greet(tx, who, now=now)
        await chats.joined(tx, IDS.building_6, person_id)
        home, active = homes[number % len(homes)].id, MembershipState.ACTIVE
        await households.claim(tx, person_id, home, Relation.OWNER, active, now=now)


async def _building(tx: Tx) -> Place:
    return next(place for place in await tree.every(tx) if place.name == "6栋")


async def ask(world: World) -> tuple[int, list[str]]:
    """Have the captain ask and publish; return the panel and what its buttons carry."""
    world.say(IDS.captain, IDS.building_6, ASKING)
    await until(lambda: bool(stage.buttons(world, PUBLISH)))
    message_id, data = stage.buttons(world, PUBLISH)[-1]
    world.tap(IDS.captain, IDS.building_6, message_id, data)
    return await panel(world)


async def panel(world: World) -> tuple[int, list[str]]:
    """Wait for a message with the buttons to vote; return it and the data for each choice."""
    await until(lambda: bool(stage.buttons(world, YES)) and bool(stage.buttons(world, NO)))
    found = {label: stage.buttons(world, label)[-1] for label in (YES, NO)}
    return found[YES][0], [found[choice][1] for choice in CHOICES]


async def counted(path: Path) -> str:
    """What the panel must say in the end; raises Parted where chain and rows differ."""
    async with reading(path) as tx:
        return await tallied(tx)


async def tallied(tx: Tx) -> str:
    """The same in an open database."""
    ballot = await register.get(tx, 1)
    found = (await counting.recount(tx, ballot)).outcome
    told = rules.recount(await chains.rows(tx, "ballot", ballot.id))
    if told.first_bad is not None or told.result != found or not isinstance(found, Result):
        raise Parted(f"row {told.first_bad} ({told.why}) of the chain")
    return f"{YES} {found.yes[0]} · {NO} {found.no[0]} · 弃权 {found.abstain[0]}"
