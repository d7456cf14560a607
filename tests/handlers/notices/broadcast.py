"""Notices on the whole bot: begun in a unit, read in the groups."""

from datetime import datetime, timedelta
from typing import Any

from domain.notices import Notice, Occurrence, Schedule
from domain.places import PlaceKind
from playground.estate import IDS
from storage.database import Tx
from storage.notices import deliveries, occurrences
from storage.places import chats, tree
from storage.places.chats import Chat, ChatKind, ChatState
from storage.tables import EPOCH
from tests.actions.notices import noticed
from tests.world import World

HOUR = timedelta(hours=1)
FIRST_GROUP = -1001000001000


async def publish(
    world: World,
    when: str,
    *,
    at_once: bool = True,
    place: int = 0,
    settle: bool = True,
    **more: Any,  # noqa: ANN401
) -> tuple[Notice, Occurrence]:
    """The captain's notice, posted or planned, and all that follows at once done."""
    now = world.clock.now()
    schedule = noticed.said(when, now) if when else Schedule()
    where = place or world.estate.building
    notice, row = await world.database.run(
        noticed.begun, where, schedule, now=now, at_once=at_once, **more
    )
    assert row is not None
    if settle:
        await world.settle()
    return notice, row


async def current(world: World, occurrence: Occurrence) -> Occurrence:
    return await world.database.run(occurrences.get, occurrence.id)


async def rows(world: World, notice: Notice) -> list[Occurrence]:
    return await world.database.run(occurrences.of, notice.id, since=EPOCH, most=1000)


async def fates(world: World, occurrence: Occurrence) -> dict[int, str]:
    """What became of the occurrence in each chat."""
    found = await world.database.run(deliveries.of, occurrence.id)
    return {copy.chat_id: copy.state.value for copy in found}


def holding(world: World, chat_id: int, words: str) -> list[dict[str, Any]]:
    """The bot's messages in a chat that contain these words."""
    texts = [(m, str(m.get("text") or m.get("caption") or "")) for m in world.from_bot(chat_id)]
    return [message for message, text in texts if words in text]


def at(world: World, moment: datetime) -> None:
    """Move the clock to this moment, and nothing else."""
    world.clock.jump(moment - world.clock.now())


async def add_groups(world: World, count: int, first: int = FIRST_GROUP) -> list[int]:
    """So many more groups, each of a stairwell of building 6, with the bot in them."""
    now = world.clock.now()
    found = []
    for number in range(count):
        chat_id = first - number
        world.telegram.add_group(f"单元群{number}", id=chat_id, owner=IDS.captain, members=())
        world.telegram.add_bot(IDS.captain, chat_id)
        world.telegram.promote_bot(IDS.captain, chat_id)
        await world.database.run(_tie, world.estate.building, chat_id, f"单元群{number}", now)
        found.append(chat_id)
    world.telegram.updates.clear()
    return found


async def _tie(tx: Tx, building: int, chat_id: int, name: str, now: datetime) -> None:
    zone = "Asia/Shanghai"
    where = {"zone": zone, "language": "zh-CN"}
    place = await tree.add(tx, building, PlaceKind.STAIRWELL, name, **where)
    rights = "post pin read"
    group = (ChatKind.GROUP, place.id, None, name, None, ChatState.ACTIVE, rights, now)
    await chats.put(tx, Chat(chat_id, *group))


async def one_round(world: World) -> int:
    """Let the bot send one round of messages, as when the process is stopped then."""
    sent = await world.linli.delivery.round()
    await world.linli.delivery.stop(5)
    return sent


async def press(world: World, person_id: int, label: str) -> str:
    """Press a button in private and let the bot take it in, but send nothing; return the toast."""
    message_id, data = world.button(person_id, label)
    query = world.telegram.tap(person_id, person_id, message_id, data)
    await world.linli.poller.once()
    await world.linli.dispatcher.drain()
    answer = world.telegram.answer_to(query)
    assert answer is not None
    return str(answer.get("text") or "")


async def call_off(world: World, label: str, reason: str) -> str:
    """Cancel as the captain does: the page, the confirmation, the reason; return what is said."""
    await world.tap(IDS.captain, IDS.captain, label)
    await world.tap(IDS.captain, IDS.captain, "确定取消")
    return "\n".join(await world.write(IDS.captain, reason))


async def day_by_day(world: World, end: datetime) -> None:
    """Let the bot run on until then; each hour it does what has become due."""
    while world.clock.now() < end:
        at(world, min(world.clock.now() + HOUR, end))
        await world.settle(redraw=False)
    await world.settle()
