"""What the tests of the captain's tools share: opening them, slips, witnesses, pictures."""

from base64 import b64decode
from dataclasses import dataclass

from domain.ballots import Ballot, CastRow
from domain.places import Grant, Role
from playground.estate import IDS
from storage.ballots import casts
from storage.places import grants
from tests.world import World

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


@dataclass(frozen=True)
class Words:
    """What is tapped, in one language."""

    tools: str
    paper: str
    new: str
    yes: str
    no: str
    not_ours: str
    sure: str
    counts: str
    done: str
    remind: str


ZH = Words(
    "管理", "录入纸票", "录入一张", "同意", "反对", "不是我投的", "确定，不是", "已计入",
    "核对一致", "提醒未投",
)  # fmt: skip
EN = Words(
    "Manage", "Enter paper", "Enter a slip", "For", "Against", "Not our vote",
    "Yes, it was not", "counts in", "read the same", "Remind the rest",
)  # fmt: skip
SPOKEN = {"zh-CN": ZH, "en": EN}
WITNESS = IDS.zhao


async def witnessed(world: World, person_id: int = WITNESS, role: Role = Role.WITNESS) -> None:
    """Let somebody be a witness of the building."""
    now = world.clock.now()
    grant = Grant(person_id, role, world.estate.building, None, IDS.owner, now)
    await world.database.run(grants.add, grant)


async def manage(world: World, words: Words = ZH, by: int = IDS.captain) -> str:
    """Open the tools from the panel in the group."""
    return await world.tap(by, IDS.building_6, words.tools)


async def slip(
    world: World, door: str, choice: str = "", words: Words = ZH, by: int = IDS.captain
) -> str:
    """Enter a slip by its door or number; return the last toast."""
    await manage(world, words, by)
    await world.tap(by, by, words.paper)
    await world.tap(by, by, words.new)
    await world.say(by, by, door)
    return await world.tap(by, by, choice or words.yes)


async def picture(world: World, person_id: int) -> None:
    """Send a photo in private."""
    world.telegram.send_photo(person_id, person_id, PIXEL)
    await world.settle()


async def stored(world: World, ballot: Ballot) -> list[CastRow]:
    """Everything cast that stands."""
    return await world.database.run(casts.standing, ballot.id)
