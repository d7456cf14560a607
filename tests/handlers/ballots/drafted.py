"""What the tests of drafts share."""

from sqlalchemy import select, update

from domain.ballots import Ballot, RollHead
from playground.estate import IDS
from storage.ballots import register, roll
from storage.database import Tx
from storage.tables import ballots
from storage.tables import households as flats
from tests.world import World

GROUP = IDS.building_6
ME = IDS.captain
QUESTION = "是否共同出资安装楼梯扶手?"
ALL = select(ballots).order_by(ballots.c.id)


async def drafted(world: World, text: str = QUESTION, by: int = ME, chat: int = GROUP) -> None:
    """Somebody, mostly the captain in the building's group, writes `/vote` and a question."""
    await world.say(by, chat, f"/vote {text}")


async def changed(world: World, **values: object) -> None:
    """Write these values into every flat."""

    async def step(tx: Tx) -> None:
        await tx.do(update(flats).values(**values))

    await world.database.run(step)


async def heads(world: World, ballot_id: int = 1) -> list[RollHead]:
    return await world.database.run(roll.of, ballot_id)


async def stored(world: World) -> list[Ballot]:
    """Every ballot there is, drafts too."""

    async def read(tx: Tx) -> list[Ballot]:
        return [register.ballot_from(row) for row in await tx.all(ALL)]

    return await world.database.run(read)


async def only(world: World) -> Ballot:
    (ballot,) = await stored(world)
    return ballot
