"""What the tests of drafts share."""

from sqlalchemy import select

from domain.ballots import Ballot
from storage.ballots import register
from storage.database import Tx
from storage.tables import ballots
from tests.world import World

QUESTION = "是否共同出资安装楼梯扶手?"
ALL = select(ballots).order_by(ballots.c.id)


async def stored(world: World) -> list[Ballot]:
    """Every ballot there is, drafts too."""

    async def read(tx: Tx) -> list[Ballot]:
        return [register.ballot_from(row) for row in await tx.all(ALL)]

    return await world.database.run(read)


async def only(world: World) -> Ballot:
    (ballot,) = await stored(world)
    return ballot
