import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from httpx import ASGITransport, AsyncClient, Response

from playground.chats import Chat
from playground.clock import Clock
from playground.inprocess import InProcess
from playground.people import Person
from playground.server import application
from playground.shapes import Json, Refused
from playground.streams import Streams
from playground.world import World

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TOKEN = "4242:secret"
WANG, STRANGER, NOBODY = 1003, 1099, 77
Files = list[tuple[str, tuple[str, bytes, str]]]
EVERYTHING = [
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "message_reaction",
]


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


@pytest.fixture
async def all_told(telegram: InProcess, admin_group: Chat) -> Chat:
    """A group with the bot as administrator, which wants every kind of update."""
    await telegram.do("getUpdates", allowed_updates=EVERYTHING)
    return admin_group


class Caller:
    """Sends raw bodies to /play and tells what came back."""

    def __init__(self, client: AsyncClient) -> None:
        self.client = client

    async def post(self, path: str, body: object) -> tuple[int, Json]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return told(await self.client.post(f"/play/{path}", content=data))

    async def upload(self, fields: dict[str, str], files: Files) -> tuple[int, Json]:
        return told(await self.client.post("/play/upload", data=fields, files=files))

    async def get(self, path: str) -> tuple[int, Json]:
        return told(await self.client.get(f"/play/{path}"))


def told(response: Response) -> tuple[int, Json]:
    assert response.headers["content-type"] == "application/json"
    return response.status_code, response.json()


@pytest.fixture
async def play(world: World, telegram: InProcess, home: int) -> AsyncIterator[Caller]:
    """The play API of a world where message 2 of the private chat has a button."""
    rows = [[{"text": "同意", "callback_data": "v:1"}]]
    markup = {"inline_keyboard": rows}
    await telegram.do("sendMessage", chat_id=home, text="装扶手？", reply_markup=markup)
    world.add_person("路人", id=STRANGER)
    app = application(world, Streams(world))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://world") as client:
        yield Caller(client)
