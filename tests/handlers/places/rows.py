"""All that is kept, to see that something changed nothing."""

from typing import Any

from handlers.context import Services
from playground.estate import IDS
from storage.places import people
from tests.world import CATALOGUE, World, restart

KEPT = (
    "places", "households", "memberships", "grants", "chats", "units", "categories", "imports",
    "tokens", "prompts", "timers", "reports",
)  # fmt: skip
SETTINGS = "SELECT id, name, language, phone, big, erased_at FROM people ORDER BY id"


def kept(world: World) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that an order can change; looks, deliveries and who was seen when are not."""
    run = world.database.connection.execute
    found = {name: [tuple(row) for row in run(f"SELECT * FROM {name}")] for name in KEPT}  # noqa: S608
    return found | {"people": [tuple(row) for row in run(SETTINGS)]}


async def speak(world: World, language: str, *who: int) -> None:
    """Have these people, or everybody, read in this language."""
    for person in who or (IDS.owner, IDS.staff, IDS.captain, IDS.wang, IDS.worker, IDS.zhou):
        await world.database.run(people.set_language, person, language)


async def reborn(world: World) -> None:
    """Stop the bot, and start a new one on the same rows."""
    await world.linli.app.shutdown()
    services = Services(world.database, CATALOGUE, world.clock.now, "zh-CN")
    world.linli = await restart(services, world.telegram)
