"""Updates are pushed to the bot's own address."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from playground import webhook
from playground.inprocess import InProcess
from playground.people import Person
from playground.server import running
from playground.shapes import Json
from playground.world import World


class Hook:
    """A bot's webhook that answers with the statuses it was told to."""

    def __init__(self) -> None:
        self.statuses: list[int] = []
        self.secrets: list[str | None] = []
        self.updates: asyncio.Queue[Json] = asyncio.Queue()

    async def receive(self, request: web.Request) -> web.Response:
        self.secrets.append(request.headers.get(webhook.SECRET_HEADER))
        self.updates.put_nowait(await request.json())
        return web.Response(status=self.statuses.pop(0) if self.statuses else 200)

    async def next(self) -> Json:
        return await asyncio.wait_for(self.updates.get(), 5)


@pytest.fixture
def hook(monkeypatch: pytest.MonkeyPatch) -> Hook:
    monkeypatch.setattr(webhook, "RETRY_SECONDS", 0.01)
    return Hook()


@pytest.fixture
async def address(hook: Hook) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", hook.receive)
    async with TestServer(app) as server:
        yield str(server.make_url("/hook"))


async def test_updates_come_in_order_with_the_secret(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str
) -> None:
    world.say(wang.id, wang.id, "一")
    async with running(world):
        await telegram.do("setWebhook", url=address, secret_token="s-1")
        world.say(wang.id, wang.id, "二")
        texts = [(await hook.next())["message"]["text"] for _ in range(2)]
    assert texts == ["一", "二"]
    assert hook.secrets == ["s-1", "s-1"]


async def test_an_update_is_pushed_until_it_is_taken(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str
) -> None:
    hook.statuses = [503, 500]
    async with running(world):
        await telegram.do("setWebhook", url=address)
        world.say(wang.id, wang.id, "您好")
        pushed = [await hook.next() for _ in range(3)]
        info = await telegram.do("getWebhookInfo")
    assert pushed[0] == pushed[1] == pushed[2]
    assert "500" in info["last_error_message"]


async def test_a_repeated_update_is_pushed_like_any_other(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str
) -> None:
    hook.statuses = [200, 503]
    async with running(world):
        await telegram.do("setWebhook", url=address)
        world.say(wang.id, wang.id, "您好")
        first = await hook.next()
        async with asyncio.timeout(5):
            while world.updates.pending():  # noqa: ASYNC110 - acceptance has no event
                await asyncio.sleep(0)
        world.repeat_update(first["update_id"])
        world.inject_raw({"update_id": 5, "strange": {}})
        later = [(await hook.next())["update_id"] for _ in range(3)]
    assert later == [first["update_id"], first["update_id"], 5]


async def test_a_dead_address_is_told_in_the_webhook_info(
    world: World, telegram: InProcess, wang: Person, hook: Hook
) -> None:
    assert not hook.secrets
    async with running(world):
        await telegram.do("setWebhook", url="http://127.0.0.1:1/hook")
        world.say(wang.id, wang.id, "您好")
        async with asyncio.timeout(5):
            while "last_error_message" not in (info := await telegram.do("getWebhookInfo")):
                await world.updates.wait()
    assert info["last_error_message"].startswith("Connection failed")
    assert info["pending_update_count"] == 1


async def test_a_refused_update_holds_up_those_behind_it(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str
) -> None:
    hook.statuses = [500, 500, 200]
    async with running(world):
        await telegram.do("setWebhook", url=address)
        for word in "一二三":
            world.say(wang.id, wang.id, word)
        texts = [(await hook.next())["message"]["text"] for _ in range(5)]
    assert texts == ["一", "一", "一", "二", "三"]


@pytest.mark.parametrize("status", [200, 201, 204])
async def test_every_good_answer_takes_an_update_out(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str, status: int
) -> None:
    hook.statuses = [status]
    async with running(world):
        await telegram.do("setWebhook", url=address)
        world.say(wang.id, wang.id, "一")
        world.say(wang.id, wang.id, "二")
        texts = [(await hook.next())["message"]["text"] for _ in range(2)]
        info = await telegram.do("getWebhookInfo")
    assert texts == ["一", "二"]
    assert "last_error_message" not in info


@pytest.mark.parametrize("status", [302, 400, 401, 404, 500])
async def test_any_other_answer_is_told_and_tried_again(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str, status: int
) -> None:
    hook.statuses = [status]
    async with running(world):
        await telegram.do("setWebhook", url=address)
        world.say(wang.id, wang.id, "一")
        first, second = await hook.next(), await hook.next()
        info = await telegram.do("getWebhookInfo")
    assert first == second
    assert info["last_error_message"].startswith(f"Wrong response from the webhook: {status}")
    assert info["last_error_date"] == world.stamp()


async def test_without_a_secret_no_header_is_sent(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str
) -> None:
    async with running(world):
        await telegram.do("setWebhook", url=address)
        world.say(wang.id, wang.id, "一")
        await hook.next()
    assert hook.secrets == [None]


async def test_a_changed_webhook_is_used_from_the_next_update_on(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str
) -> None:
    async with running(world):
        for secret in ("s-1", "s-2"):
            await telegram.do("setWebhook", url=address, secret_token=secret)
            world.say(wang.id, wang.id, secret)
            await hook.next()
    assert hook.secrets == ["s-1", "s-2"]


async def test_a_deleted_webhook_leaves_updates_to_be_polled(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str
) -> None:
    async with running(world):
        await telegram.do("setWebhook", url=address)
        await telegram.do("deleteWebhook")
        world.say(wang.id, wang.id, "一")
        (update,) = await telegram.do("getUpdates")
    assert update["message"]["text"] == "一"
    assert hook.updates.empty()


async def test_a_tap_too_old_is_not_pushed(
    world: World, telegram: InProcess, wang: Person, hook: Hook, address: str
) -> None:
    world.tap(wang.id, wang.id, 1, "x", force=True)
    world.say(wang.id, wang.id, "一")
    world.clock.jump(timedelta(seconds=150))
    async with running(world):
        await telegram.do("setWebhook", url=address)
        assert (await hook.next())["message"]["text"] == "一"
