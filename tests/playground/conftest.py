from datetime import UTC, datetime

import pytest

from playground.chats import Chat
from playground.clock import Clock
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json, Refused
from playground.world import World

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOKEN = "4242:secret"


async def why(telegram: InProcess, method: str, **params: object) -> str:
    """Return the words in which Telegram refuses a call; fails when it does not."""
    with pytest.raises(Refused) as caught:
        await telegram.do(method, **params)
    return caught.value.description


def waiting(world: World) -> list[Json]:
    """Return the updates that wait for the bot, oldest first."""
    return [one.update for one in world.updates.waiting]


def kinds(world: World) -> list[str]:
    """Return what kinds of updates wait, oldest first."""
    return [kind for update in waiting(world) for kind in update if kind != "update_id"]


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON)


@pytest.fixture
def world(clock: Clock) -> World:
    return World(clock, TOKEN, first_update_id=1000)


@pytest.fixture
def telegram(world: World) -> InProcess:
    return InProcess(world)


@pytest.fixture
def wang(world: World) -> Person:
    return world.add_person("王阿姨", id=1003, username="wang_ayi")


@pytest.fixture
def chen(world: World) -> Person:
    return world.add_person("陈楼长", id=1002)


@pytest.fixture
def group(world: World, wang: Person, chen: Person) -> Chat:
    """A building's group where the bot is a plain member and nothing waits for it yet."""
    group = world.add_group("6栋邻里群", owner=chen.id, members=[wang.id])
    world.add_bot(chen.id, group.id)
    world.updates.clear()
    return group


@pytest.fixture
def admin_group(world: World, group: Chat, chen: Person) -> Chat:
    world.promote_bot(chen.id, group.id)
    world.updates.clear()
    return group


@pytest.fixture
def home(world: World, wang: Person) -> int:
    """The private chat of somebody who started the bot; nothing waits for the bot."""
    world.start(wang.id)
    world.updates.clear()
    return wang.id
