"""The Bot API as a bot's own HTTP client meets it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import ClientError, ClientSession, ClientTimeout, FormData

from playground.faults import Kind
from playground.people import Person
from playground.server import running, serve
from playground.shapes import Json
from playground.world import World
from tests.playground.conftest import TOKEN


class Client:
    """Calls methods over a real connection."""

    def __init__(self, base: str, session: ClientSession) -> None:
        self.base = base
        self.session = session

    async def post(self, method: str, token: str = TOKEN, /, **body: object) -> tuple[int, Json]:
        url = f"{self.base}/bot{token}/{method}"
        async with self.session.post(url, **body) as response:  # type: ignore[arg-type]
            return response.status, await response.json()


@pytest.fixture
async def client(world: World) -> AsyncIterator[Client]:
    async with running(world) as base, ClientSession(timeout=ClientTimeout(total=5)) as session:
        yield Client(base, session)


@pytest.fixture
def home(world: World, wang: Person) -> int:
    world.start(wang.id)
    return wang.id


@pytest.mark.parametrize("how", ["json", "data", "params"])
async def test_json_forms_and_queries_all_carry_parameters(
    client: Client, home: int, how: str
) -> None:
    call = {"chat_id": str(home), "text": "您好&1=2"}
    status, body = await client.post("sendMessage", **{how: call})
    assert (status, body["ok"]) == (200, True)
    assert body["result"]["text"] == "您好&1=2"


async def test_get_works_as_well(client: Client) -> None:
    async with client.session.get(f"{client.base}/bot{TOKEN}/getMe") as response:
        assert response.headers["content-type"] == "application/json"
        assert (await response.json())["result"]["id"] == 4242


async def test_multipart_carries_files_under_their_own_names(client: Client, home: int) -> None:
    form = FormData()
    form.add_field("chat_id", str(home))
    form.add_field(
        "media", '[{"type":"photo","media":"attach://a"},{"type":"photo","media":"attach://b"}]'
    )
    form.add_field("a", b"one", filename="a.jpg", content_type="image/jpeg")
    form.add_field("b", b"two", filename="b.jpg", content_type="image/jpeg")
    status, body = await client.post("sendMediaGroup", data=form)
    assert status == 200
    file_id = body["result"][1]["photo"][-1]["file_id"]
    _, file = await client.post("getFile", json={"file_id": file_id})
    path = file["result"]["file_path"]
    async with client.session.get(f"{client.base}/file/bot{TOKEN}/{path}") as response:
        assert await response.read() == b"two"
    async with client.session.get(f"{client.base}/file/bot1:x/{path}") as response:
        assert response.status == 404


@pytest.mark.parametrize("token", ["1:wrong", "", "4242:secret2"])
async def test_a_wrong_token_is_unauthorized(client: Client, token: str) -> None:
    status, body = await client.post("getMe", token)
    assert status == 401
    assert body == {"ok": False, "error_code": 401, "description": "Unauthorized"}


@pytest.mark.parametrize("body", [b"{", b"[1]", b"\xff", b"[" * 100_000])
async def test_a_body_that_is_no_json_object_is_refused(client: Client, body: bytes) -> None:
    headers = {"content-type": "application/json"}
    status, answer = await client.post("sendMessage", data=body, headers=headers)
    assert (status, answer["ok"]) == (400, False)


async def test_garbled_forms_are_refused(client: Client) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    status, _ = await client.post("sendMessage", data=b"\xff\xfe", headers=headers)
    assert status == 400
    headers = {"content-type": "multipart/form-data; boundary=x"}
    status, _ = await client.post("sendMessage", data=b"nonsense", headers=headers)
    assert status == 400


async def test_a_long_poll_waits_for_the_first_update(
    client: Client, world: World, wang: Person
) -> None:
    poll = asyncio.create_task(client.post("getUpdates", json={"timeout": 4}))
    await client.post("getMe")
    world.say(wang.id, wang.id, "您好")
    status, body = await poll
    assert (status, len(body["result"])) == (200, 1)


async def test_a_second_poll_conflicts_with_the_first(client: Client) -> None:
    first = asyncio.create_task(client.post("getUpdates", json={"timeout": 4}))
    await client.post("getMe")
    second = asyncio.create_task(client.post("getUpdates", json={"timeout": 4}))
    assert (await first)[0] == 409
    second.cancel()


async def test_stopping_the_server_ends_a_waiting_poll(world: World) -> None:
    async with ClientSession() as session:
        async with running(world) as base:
            client = Client(base, session)
            poll = asyncio.create_task(client.post("getUpdates", json={"timeout": 60}))
            await client.post("getMe")
        assert (await poll)[1] == {"ok": True, "result": []}


@pytest.mark.parametrize(("kind", "delivered"), [(Kind.RESET_BEFORE, 0), (Kind.RESET_AFTER, 1)])
async def test_a_reset_really_breaks_the_connection(
    client: Client, world: World, home: int, kind: Kind, delivered: int
) -> None:
    world.faults.add("sendMessage", kind)
    with pytest.raises(ClientError):
        await client.post("sendMessage", json={"chat_id": home, "text": "x"})
    assert len(world.messages(home)) == 1 + delivered
    assert (await client.post("getMe"))[0] == 200


async def test_silence_lasts_until_the_client_gives_up(
    client: Client, world: World, home: int
) -> None:
    world.faults.add("sendMessage", Kind.SILENCE)
    with pytest.raises(TimeoutError):
        await client.post(
            "sendMessage", json={"chat_id": home, "text": "x"}, timeout=ClientTimeout(total=0.05)
        )
    assert len(world.messages(home)) == 2
    assert (await client.post("getMe"))[0] == 200


async def test_ordered_errors_carry_their_status(client: Client, world: World) -> None:
    world.faults.add("getMe", Kind.ERROR, value=502)
    status, body = await client.post("getMe")
    assert (status, body["description"]) == (502, "Bad Gateway")


async def test_a_taken_port_is_an_error(world: World) -> None:
    async with running(world) as base:
        port = int(base.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            async with running(World(world.clock, TOKEN), port=port):
                pass


@pytest.mark.parametrize(("path", "status"), [("/", 200), ("/app.js", 200), ("/gone.js", 404)])
async def test_the_page_is_served_from_its_folder(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, status: int
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html>")
    (tmp_path / "app.js").write_text("export {};")
    monkeypatch.setattr("playground.server.PAGE", tmp_path)
    async with (
        running(world) as base,
        ClientSession() as session,
        session.get(f"{base}{path}") as response,
    ):
        assert response.status == status


async def test_without_a_page_the_rest_is_served(
    world: World, home: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.server.PAGE", tmp_path / "absent")
    async with running(world) as base, ClientSession() as session:
        async with session.get(f"{base}/play/world?person={home}") as response:
            assert response.status == 200
        async with session.get(base) as response:
            assert response.status == 404


async def test_serving_ends_when_it_is_cancelled(world: World) -> None:
    task = asyncio.create_task(serve(world, "127.0.0.1", 0))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert world.updates.closed


async def test_answers_are_sent_without_delay(client: Client) -> None:
    await client.post("getMe")
    started = asyncio.get_running_loop().time()
    for _ in range(20):
        await client.post("getMe")
    # Each delayed answer would take 40 ms.
    assert asyncio.get_running_loop().time() - started < 20 * 0.04
