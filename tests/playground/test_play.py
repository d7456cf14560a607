"""What the page asks for and what people do there."""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession, ClientTimeout, FormData

from playground.inprocess import InProcess
from playground.people import Person
from playground.server import running
from playground.shapes import Json
from playground.streams import MOST_WAITING, Streams
from playground.world import World


class Page:
    """The page's calls."""

    def __init__(self, base: str, session: ClientSession) -> None:
        self.base = base
        self.session = session

    async def get(self, path: str) -> tuple[int, Json]:
        async with self.session.get(f"{self.base}/play/{path}") as response:
            return response.status, await response.json()

    async def post(self, path: str, **body: object) -> tuple[int, Json]:
        async with self.session.post(f"{self.base}/play/{path}", json=body) as response:
            return response.status, await response.json()

    async def upload(self, form: FormData) -> tuple[int, Json]:
        async with self.session.post(f"{self.base}/play/upload", data=form) as response:
            return response.status, await response.json()


@pytest.fixture
async def page(world: World) -> AsyncIterator[Page]:
    async with running(world) as base, ClientSession(timeout=ClientTimeout(total=5)) as session:
        yield Page(base, session)


async def card(telegram: InProcess, chat_id: int, **call: object) -> int:
    rows = [[{"text": "同意", "callback_data": "v:1"}]]
    markup = {"inline_keyboard": rows}
    call = {"chat_id": chat_id, "text": "装扶手？", "reply_markup": markup} | call
    return int((await telegram.do("sendMessage", **call))["message_id"])


async def test_a_person_sees_the_world_from_where_they_stand(
    page: Page, world: World, telegram: InProcess, wang: Person, chen: Person
) -> None:
    wang.about = {"zh-CN": "住户", "en": "Resident"}
    group = world.add_group("6栋", owner=chen.id, members=[wang.id])
    world.add_group("别的群", owner=chen.id)
    world.add_bot(chen.id, group.id)
    await telegram.do("setMyCommands", commands=[{"command": "help", "description": "帮助"}])
    _, seen = await page.get(f"world?person={wang.id}")
    assert (seen["you"], seen["now"]) == (wang.id, world.clock.now().isoformat())
    assert seen["bot"]["username"] == "linli_bot"
    assert [one["about"] for one in seen["people"]] == [wang.about, {}]
    titles = {one["id"]: (one["title"], one["members"]) for one in seen["chats"]}
    assert titles == {group.id: ("6栋", 3), wang.id: ("邻里", 2)}
    assert seen["menus"][str(group.id)][0]["command"] == "help"


async def test_messages_come_in_pages_with_all_that_is_shown(
    page: Page, world: World, telegram: InProcess, wang: Person
) -> None:
    for number in range(5):
        world.say(wang.id, wang.id, str(number))
    keyboard = {"keyboard": [[{"text": "报事"}]]}
    last = await card(telegram, wang.id, reply_markup=keyboard)
    await telegram.do("pinChatMessage", chat_id=wang.id, message_id=last)
    await page.post("react", person=wang.id, chat_id=wang.id, message_id=last, emoji="👍")
    _, newest = await page.get(f"chats/{wang.id}/messages?person={wang.id}&limit=2")
    shown, pin = newest["messages"]
    assert shown["reactions"] == [{"emoji": "👍", "count": 1, "mine": True}]
    assert (shown["pinned"], shown["mine"], shown["reply_markup"]) == (True, False, keyboard)
    assert pin["pinned_message"]["message_id"] == last
    path = f"chats/{wang.id}/messages?person={wang.id}&before={last}&limit=2"
    _, older = await page.get(path)
    assert [one["text"] for one in older["messages"]] == ["3", "4"]
    assert all(one["mine"] for one in older["messages"])


async def test_a_second_press_takes_a_reaction_away(
    page: Page, world: World, wang: Person
) -> None:
    said = world.say(wang.id, wang.id, "x")
    call = {"person": wang.id, "chat_id": wang.id, "message_id": said["message_id"], "emoji": "👍"}
    await page.post("react", **call)
    await page.post("react", **call)
    assert world.chat(wang.id).reactions[said["message_id"]] == {}


async def test_people_write_start_and_share(page: Page, world: World, wang: Person) -> None:
    who = {"person": wang.id, "chat_id": wang.id}
    await page.post("start", person=wang.id, payload="j_1")
    _, said = await page.post("send", **who, text="您好")
    await page.post("send", **who, text="在吗", reply_to=said["message"]["message_id"])
    await page.post("location", **who, latitude=31.2, longitude=121)
    await page.post("contact", **who, phone_number="13800000000")
    start, hello, reply, place, contact = world.messages(wang.id)
    assert start["text"] == "/start j_1"
    assert reply["reply_to_message"]["message_id"] == hello["message_id"]
    assert place["location"]["latitude"] == 31.2
    assert contact["contact"]["user_id"] == wang.id
    assert len(world.updates.waiting) == 5


async def test_a_tap_waits_for_the_bots_answer(
    page: Page, world: World, telegram: InProcess, wang: Person
) -> None:
    world.start(wang.id)
    message_id = await card(telegram, wang.id)
    world.updates.clear()
    call = {"person": wang.id, "chat_id": wang.id, "message_id": message_id, "data": "v:1"}
    tap = asyncio.create_task(page.post("tap", **call))
    (update,) = await telegram.do("getUpdates", timeout=4)
    query_id = update["callback_query"]["id"]
    await telegram.do("answerCallbackQuery", callback_query_id=query_id, text="已计入")
    answer = {"answered": True, "text": "已计入", "show_alert": False, "url": None}
    assert await tap == (200, answer | {"query_id": query_id})
    status, refused = await page.post("tap", **call | {"data": "v:2"})
    assert (status, refused) == (400, {"error": "There is no such button here."})


async def test_a_tap_nobody_answers_says_so(
    page: Page, world: World, telegram: InProcess, wang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.play.ANSWER_SECONDS", 0.01)
    world.start(wang.id)
    message_id = await card(telegram, wang.id)
    call = {"person": wang.id, "chat_id": wang.id, "message_id": message_id, "data": "v:1"}
    _, answer = await page.post("tap", **call)
    (query_id,) = world.queries
    nothing = {"text": None, "show_alert": False, "url": None}
    assert answer == {"answered": False, "query_id": query_id} | nothing


def form(person_id: int, kind: str, *files: bytes, **more: str) -> FormData:
    body = FormData({"person": str(person_id), "chat_id": str(person_id), "kind": kind} | more)
    for data in files:
        body.add_field("file", data, filename="灯.jpg", content_type="image/jpeg")
    return body


@pytest.mark.parametrize("kind", ["photo", "voice", "document", "video"])
async def test_files_are_uploaded_and_shown_again(
    page: Page, world: World, wang: Person, kind: str
) -> None:
    status, body = await page.upload(form(wang.id, kind, b"data", caption="/report 灯"))
    assert (status, body["messages"][0]["caption"]) == (200, "/report 灯")
    (stored,) = world.files.by_id.values()
    async with page.session.get(f"{page.base}/play/files/{stored.id}") as response:
        assert await response.read() == b"data"
        assert response.headers["content-security-policy"] == "sandbox"


async def test_several_photos_make_an_album(page: Page, world: World, wang: Person) -> None:
    await page.upload(form(wang.id, "photo", b"1", b"2"))
    one, two = world.messages(wang.id)
    assert one["media_group_id"] == two["media_group_id"]


@pytest.mark.parametrize("hours", [1, -1])
async def test_the_clock_moves_for_everybody(page: Page, world: World, hours: int) -> None:
    before = world.clock.now()
    _, body = await page.post("clock", ahead_seconds=hours * 3600)
    assert (world.clock.now() - before).total_seconds() == hours * 3600
    assert body["now"] == world.clock.now().isoformat()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("send", {}),
        ("send", {"person": 1003, "chat_id": 1003, "text": ""}),
        ("send", {"person": 1003, "chat_id": 1003, "text": 5}),
        ("send", {"person": 1003, "chat_id": 1003, "text": "x" * 4097}),
        ("send", {"person": 1003, "chat_id": -100, "text": "x"}),
        ("send", {"person": 1003, "chat_id": 1003, "text": "x", "reply_to": [1]}),
        ("send", {"person": 77, "chat_id": 1003, "text": "x"}),
        ("send", {"person": "9" * 19, "chat_id": 1003, "text": "x"}),
        ("send", {"person": True, "chat_id": 1003, "text": "x"}),
        ("send", {"person": 1003, "chat_id": 1003, "text": "x" * 70_000}),
        ("react", {"person": 1003, "chat_id": 1003, "message_id": 5, "emoji": "👍"}),
        ("tap", {"person": 1003, "chat_id": 1003, "message_id": 5}),
        ("clock", {"ahead_seconds": 10**12}),
        ("clock", {"ahead_seconds": "soon"}),
        ("location", {"person": 1003, "chat_id": 1003, "latitude": "x", "longitude": 1}),
        ("contact", {"person": 1003, "chat_id": 1003}),
        ("start", {"person": None}),
        ("upload", {}),
    ],
)
async def test_wrong_input_is_refused_with_a_plain_sentence(
    page: Page, wang: Person, path: str, body: Json
) -> None:
    assert wang.id == 1003
    status, answer = await page.post(path, **body)
    assert status == 400
    assert answer.keys() == {"error"}
    assert answer["error"]


@pytest.mark.parametrize(
    "path",
    [
        "world?person=77",
        "world?person=x",
        "chats/1003/messages?person=1002",
        "chats/x/messages?person=1003",
        "chats/5/messages?person=1003",
        "files/nothing",
        "events?person=77",
    ],
)
async def test_what_is_not_there_or_not_theirs_is_refused(
    page: Page, wang: Person, chen: Person, path: str
) -> None:
    assert {wang.id, chen.id} == {1003, 1002}
    assert (await page.get(path))[0] == 400


@pytest.mark.parametrize(("kind", "files"), [("photo", ()), ("virus", (b"x",))])
async def test_an_upload_needs_a_file_of_a_known_kind(
    page: Page, wang: Person, kind: str, files: tuple[bytes, ...]
) -> None:
    assert (await page.upload(form(wang.id, kind, *files)))[0] == 400


async def test_events_reach_exactly_those_they_concern(
    page: Page, world: World, telegram: InProcess, wang: Person, chen: Person
) -> None:
    group = world.add_group("6栋", owner=chen.id, members=[wang.id])
    url = f"{page.base}/play/events?person={wang.id}"
    async with page.session.get(url) as response:
        assert response.content_type == "text/event-stream"
        await response.content.readuntil(b"\n\n")
        world.say(chen.id, chen.id, "别人的私聊")
        said = world.say(chen.id, group.id, "大家好")
        query_id = world.tap(wang.id, wang.id, 1, "x", force=True)
        other_id = world.tap(chen.id, chen.id, 1, "x", force=True)
        await telegram.do("answerCallbackQuery", callback_query_id=other_id, text="给楼长")
        await telegram.do("answerCallbackQuery", callback_query_id=query_id, text="给王阿姨")
        world.react(wang.id, group.id, said["message_id"], "👍")
        await page.post("clock", ahead_seconds=60)
        events = [await event(response.content) for _ in range(4)]
    assert [one["type"] for one in events] == ["message", "toast", "reaction", "clock"]
    assert events[0]["message"]["text"] == "大家好"
    assert events[1]["text"] == "给王阿姨"
    assert events[2]["message"]["reactions"][0]["mine"] is True


async def event(content: object) -> Json:
    line: bytes = await content.readuntil(b"\n\n")  # type: ignore[attr-defined]
    found: Json = json.loads(line.removeprefix(b"data: "))
    return found


async def test_a_quiet_stream_is_kept_alive(
    page: Page, wang: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("playground.streams.KEEP_ALIVE_SECONDS", 0.01)
    async with page.session.get(f"{page.base}/play/events?person={wang.id}") as response:
        await response.content.readuntil(b"\n\n")
        assert await response.content.readuntil(b"\n\n") == b": still here\n\n"


async def test_a_stream_nobody_reads_is_dropped(world: World, wang: Person) -> None:
    streams = Streams(world)
    line = streams.open(wang.id)
    for number in range(MOST_WAITING + 1):
        world.say(wang.id, wang.id, str(number))
    seen = [one async for one in streams.follow(line)]
    streams.close()
    assert len(seen) == MOST_WAITING - 1


async def test_stopping_the_server_ends_the_streams(world: World, wang: Person) -> None:
    async with ClientSession() as session:
        async with running(world) as base:
            response = await session.get(f"{base}/play/events?person={wang.id}")
        assert (await response.read()).startswith(b": welcome")
        response.close()
