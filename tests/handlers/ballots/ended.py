"""What the tests of the end share: flats in one hand, time, languages and forged presses."""

from collections.abc import Iterable
from datetime import timedelta

from domain.ballots import Ballot
from handlers.context import Services
from playground.estate import IDS
from storage.ballots import register
from storage.places import chats, people
from tests.handlers.ballots.opened import live_in
from tests.world import CATALOGUE, World, restart

TICK = timedelta(microseconds=1)
LANGUAGES = ("zh-CN", "en")
# The captain's own, and those of three residents.
TAKEN = {("3单元", "201"), ("3单元", "302"), ("1单元", "101")}


async def owns(world: World, person_id: int, count: int) -> None:
    """Let somebody speak for so many flats that nobody else lives in."""
    free = [flat for flat in world.estate.flats if flat not in TAKEN]
    for stairwell, room in free[:count]:
        await live_in(world, person_id, stairwell, room)


async def now_of(world: World, ballot: Ballot) -> Ballot:
    """The ballot as it is now."""
    return await world.database.run(register.get, ballot.id)


async def until(world: World, ballot: Ballot, less: timedelta = timedelta()) -> None:
    """Let time pass up to the deadline, or a little less."""
    current = await now_of(world, ballot)
    assert current.closes_at is not None
    world.clock.jump(current.closes_at - less - world.clock.now())
    # Panels are redrawn ten seconds later, which would be past the deadline.
    await world.settle(redraw=not less)


async def speaking(world: World, language: str, ids: Iterable[int] = ()) -> None:
    """Have the estate read in one language."""
    everybody = (*ids, IDS.wang, IDS.li_ming, IDS.zhao, IDS.captain, IDS.staff, IDS.owner)
    for person_id in everybody:
        await world.database.run(people.set_language, person_id, language)
    await world.database.run(chats.set_language, IDS.building_6, language)


async def reborn(world: World) -> None:
    """End the bot and start it again on the same rows, as a new process would."""
    await world.linli.app.shutdown()
    services = Services(world.database, CATALOGUE, world.clock.now, "zh-CN")
    world.linli = await restart(services, world.telegram)
    await world.database.run(world.linli.delivery.recover)
    await world.settle()


async def answer(world: World, person_id: int, text: str) -> None:
    """Answer the bot's newest question in private."""
    question = world.from_bot(person_id)[-1]["message_id"]
    await world.say(person_id, person_id, text, reply_to=question)


def results(world: World, chat_id: int, sign: str = "📋") -> list[str]:
    """The result messages in a chat."""
    return [text for text in world.texts(chat_id) if text.startswith(sign)]
