from tests.world import World
from playground.estate import IDS


async def test_start(world: World) -> None:
    print(await world.write(IDS.wang, "/start"))
    print(world.telegram.calls)
