"""One notice to hundreds of groups, with Telegram's flood limits on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from time import perf_counter

from actions.notices import occurring
from bot import demo
from bot.bench import stage
from bot.bench.load import until
from bot.pace import OVERALL_PER_SECOND
from domain.notices import Notice, State
from domain.places import PlaceKind
from playground.clock import Clock
from playground.estate import IDS
from playground.server import running
from playground.shapes import Json
from playground.world import World
from storage.database import Tx
from storage.migrating import open_database
from storage.notices import register
from storage.places import chats, tree
from storage.places.chats import Chat, ChatKind, ChatState

GROUPS = 900
# Twice what it takes at the pace that is allowed.
PATIENCE = 2.0
# Seconds until the bot runs.
STARTING = 30.0
WORDS = "明天大风，请收好阳台的花盆"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """How many groups were reached, from the first post to the last (seconds), and 429s."""

    reached: int
    doubled: int
    elapsed: float
    refused: int

    @property
    def share(self) -> float:
        """How much of the allowed pace was used."""
        # The first post starts the clock, so it takes no turn of its own.
        return (self.reached - 1) / self.elapsed / OVERALL_PER_SECOND if self.elapsed else 0.0


class Posts:
    """Notes when which group got the notice."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.chats: list[int] = []

    def seen(self, event: Json) -> None:
        # Its author is shown a card of it in private, which is no post.
        if event["type"] != "message" or event["chat_id"] > 0:
            return
        if WORDS in str(event["message"].get("text")):
            self.times.append(perf_counter())
            self.chats.append(event["chat_id"])


async def broadcast(path: Path, groups: int = GROUPS) -> Broadcast:
    """Post one notice to so many groups."""
    world = stage.new_world()
    chat_ids = [group(world, number) for number in range(groups)]
    world.updates.clear()
    await furnish(path, chat_ids)
    posts = Posts()
    async with running(world) as url:
        world.floods.switch_on()
        stop = world.watch(posts.seen)
        async with stage.process(world, url, path, "bot", "run"):
            patience = PATIENCE * groups / OVERALL_PER_SECOND + STARTING
            await until(lambda: len(set(posts.chats)) == groups, patience)
        stop()
    doubled = len(posts.chats) - len(set(posts.chats))
    elapsed = posts.times[-1] - posts.times[0]
    return Broadcast(len(set(posts.chats)), doubled, elapsed, world.floods.refused)


def group(world: World, number: int) -> int:
    """Found a group that the bot is in; return its id."""
    chat_id = -1002000000000 - number
    world.add_group(f"新{number}号楼邻里群", owner=IDS.owner, id=chat_id)
    world.add_bot(IDS.owner, chat_id)
    return chat_id


async def furnish(path: Path, chat_ids: Sequence[int]) -> None:
    """Write a building for each group into a fresh database, and a notice to all of them."""
    database = open_database(str(path))
    try:
        await database.run(populate, chat_ids, now=Clock().now())
    finally:
        await database.close()


async def populate(tx: Tx, chat_ids: Sequence[int], *, now: datetime) -> None:
    """The same in an open database."""
    await demo.furnish(tx, now=now)
    (community,) = await tree.communities(tx)
    district = await tree.add(
        tx, community.id, PlaceKind.ESTATE, "新区", zone=community.zone, language="zh-CN"
    )
    for number, chat_id in enumerate(chat_ids):
        name, zone = f"新{number}号楼", community.zone
        building = await tree.add(
            tx, district.id, PlaceKind.BUILDING, name, zone=zone, language="zh-CN"
        )
        chat = Chat(chat_id, ChatKind.GROUP, building.id, None, name, None, *_seen(now))
        await chats.put(tx, chat)
    await announce(tx, district.id, now=now)


def _seen(now: datetime) -> tuple[ChatState, str, datetime]:
    return ChatState.ACTIVE, "can_post_messages", now


async def announce(tx: Tx, place_id: int, *, now: datetime) -> Notice:
    """Publish a notice to all groups of the place, to be posted at once."""
    draft = Notice(0, place_id, 0, WORDS, IDS.staff, now, draft_chat_id=IDS.staff)
    stored = await register.add(tx, replace(draft, urgent="大风"))
    running = await register.change(tx, stored, replace(stored, state=State.RUNNING))
    await occurring.begin(tx, running, at_once=True, now=now)
    return running
