"""Whatever a page, or anything that pretends to be one, sends: a plain sentence and no harm."""

import json

import pytest

from playground.chats import Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json
from playground.world import World
from tests.playground.conftest import NOBODY, STRANGER, WANG, Caller

HERE = {"person": WANG, "chat_id": WANG}
GOOD: dict[str, Json] = {
    "send": HERE | {"text": "您好"},
    "location": HERE | {"latitude": 31.2, "longitude": 121.4},
    "contact": HERE | {"phone_number": "13800000000"},
    "start": {"person": WANG},
    "clock": {"ahead_seconds": 60},
    "react": HERE | {"message_id": 1, "emoji": "👍"},
    "tap": HERE | {"message_id": 1, "data": "v:1"},
}
REQUIRED = [
    (path, field)
    for path, body in GOOD.items()
    for field in body
    if (path, field) != ("react", "emoji")
]
NO_NUMBERS = ["", "x", "1.5", 1.5, True, None, [], {}, "١", "--1", "-", "1e3", "9" * 19, 10**19]
NO_TEXTS: list[object] = [None, "", 5, True, [], {}, ["x"], "x" * 4097]


async def refused(play: Caller, path: str, body: object) -> str:
    status, answer = await play.post(path, body)
    assert (status, list(answer)) == (400, ["error"])
    sentence: str = answer["error"]
    return sentence


@pytest.mark.parametrize("path", [path for path in GOOD if path != "tap"])
async def test_the_good_examples_are_good(play: Caller, path: str) -> None:
    status, answer = await play.post(path, GOOD[path])
    assert status == 200
    assert "error" not in answer


@pytest.mark.parametrize(("path", "field"), REQUIRED)
async def test_a_missing_field_is_named(world: World, play: Caller, path: str, field: str) -> None:
    before, now = len(world.messages(WANG)), world.clock.now()
    body = {name: value for name, value in GOOD[path].items() if name != field}
    assert f'"{field}"' in await refused(play, path, body)
    assert (len(world.messages(WANG)), world.clock.now()) == (before, now)


@pytest.mark.parametrize("value", NO_NUMBERS, ids=repr)
@pytest.mark.parametrize(
    ("path", "field"),
    [("send", "person"), ("react", "message_id"), ("tap", "chat_id"), ("clock", "ahead_seconds")],
)
async def test_only_whole_numbers_of_a_sensible_size_are_numbers(
    play: Caller, path: str, field: str, value: object
) -> None:
    sentence = await refused(play, path, GOOD[path] | {field: value})
    assert f'"{field}"' in sentence


@pytest.mark.parametrize("value", NO_TEXTS, ids=lambda value: repr(value)[:8])
@pytest.mark.parametrize(
    ("path", "field"), [("send", "text"), ("contact", "phone_number"), ("tap", "data")]
)
async def test_only_texts_of_1_to_4096_characters_are_texts(
    play: Caller, path: str, field: str, value: object
) -> None:
    assert f'"{field}"' in await refused(play, path, GOOD[path] | {field: value})


@pytest.mark.parametrize(
    ("latitude", "longitude", "status"),
    [
        (90, 180, 200),
        (-90, -180, 200),
        (0, 0, 200),
        (90.0001, 0, 400),
        (0, -180.0001, 400),
        (True, 0, 400),
        ("31", 121, 400),
        (None, 121, 400),
        (float("nan"), 0, 400),
        (0, float("inf"), 400),
        (10**400, 0, 400),
    ],
)
async def test_a_place_lies_on_the_earth(
    play: Caller, latitude: object, longitude: object, status: int
) -> None:
    body = HERE | {"latitude": latitude, "longitude": longitude}
    assert (await play.post("location", body))[0] == status


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        (None, "/start"),
        ("", "/start"),
        ("j_abc-9", "/start j_abc-9"),
        ("x" * 64, "/start " + "x" * 64),
        ("x" * 65, None),
        ("a b", None),
        ("邻里", None),
        ("a\n/report", None),
        ("<b>", None),
    ],
)
async def test_a_links_payload_is_what_telegram_lets_stand_in_a_link(
    world: World, play: Caller, payload: str | None, text: str | None
) -> None:
    before = len(world.messages(WANG))
    status, answer = await play.post("start", {"person": WANG, "payload": payload})
    if text is None:
        assert (status, "payload" in answer["error"]) == (400, True)
        assert len(world.messages(WANG)) == before
    else:
        assert answer["message"]["text"] == text


@pytest.mark.parametrize(
    ("seconds", "status"),
    [
        (400 * 24 * 3600, 200),
        (400 * 24 * 3600 + 1, 400),
        (-400 * 24 * 3600, 200),
        (-400 * 24 * 3600 - 1, 400),
        ("60", 200),
    ],
)
async def test_the_clock_moves_400_days_at_most(
    world: World, play: Caller, seconds: object, status: int
) -> None:
    before = world.clock.now()
    assert (await play.post("clock", {"ahead_seconds": seconds}))[0] == status
    assert (world.clock.now() != before) is (status == 200)


@pytest.mark.parametrize("path", ["send", "location", "contact", "react", "tap"])
async def test_who_is_not_in_a_group_does_nothing_there(
    world: World, telegram: InProcess, play: Caller, admin_group: Chat, path: str
) -> None:
    rows = [[{"text": "同意", "callback_data": "v:1"}]]
    markup = {"inline_keyboard": rows}
    call = {"chat_id": admin_group.id, "text": "装扶手？", "reply_markup": markup}
    sent = await telegram.do("sendMessage", **call)
    waits = len(world.updates.waiting)
    body = GOOD[path] | {"person": STRANGER, "chat_id": admin_group.id}
    body |= {"message_id": sent["message_id"]}
    await refused(play, path, body)
    assert world.messages(admin_group.id)[-1] == sent
    assert not any(admin_group.reactions.values())
    assert len(world.updates.waiting) == waits


@pytest.mark.parametrize("path", ["send", "location", "contact", "start", "react", "tap"])
async def test_nobody_can_be_somebody_who_is_not_there(play: Caller, path: str) -> None:
    sentence = await refused(play, path, GOOD[path] | {"person": NOBODY})
    assert "77" in sentence or "reaction" in sentence or "chat" in sentence


@pytest.mark.parametrize("path", ["send", "location", "contact", "react", "tap"])
async def test_other_peoples_private_chats_are_closed(
    world: World, play: Caller, chen: Person, path: str
) -> None:
    world.start(chen.id)
    before = world.messages(chen.id)
    await refused(play, path, GOOD[path] | {"chat_id": chen.id})
    assert world.messages(chen.id) == before


@pytest.mark.parametrize("emoji", ["💡", "x", "👍👍", "<b>", "👍" * 100])
async def test_only_telegrams_own_emoji_are_reactions(
    world: World, play: Caller, emoji: str
) -> None:
    sentence = await refused(play, "react", GOOD["react"] | {"emoji": emoji})
    assert sentence == "Telegram has no such reaction."
    assert world.chat(WANG).reactions.get(1, {}) == {}


async def test_the_heart_is_one_heart_however_a_keyboard_writes_it(
    world: World, play: Caller
) -> None:
    await play.post("react", GOOD["react"] | {"emoji": "❤\ufe0f"})
    assert world.chat(WANG).reactions[1] == {WANG: [{"type": "emoji", "emoji": "❤"}]}
    await play.post("react", GOOD["react"] | {"emoji": "❤\ufe0f"})
    assert world.chat(WANG).reactions[1] == {}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"null",
        b"\xff\xfe",
        b"[" * 50_000,
        b'{"person": 1003, "chat_id": 1003, "text": "\\ud83d"}',
        b'{"person": 1003, "chat_id": 1003, "text": "ok", "more": "\\udc00"}',
        b'{"person": ' + b"9" * 5000 + b', "chat_id": 1003, "text": "x"}',
    ],
    ids=lambda body: repr(body[:30]),
)
async def test_a_body_that_is_no_readable_object_is_refused_and_leaves_no_trace(
    world: World, telegram: InProcess, play: Caller, body: bytes
) -> None:
    before = len(world.messages(WANG))
    await refused(play, "send", body)
    assert len(world.messages(WANG)) == before
    assert await telegram.do("getUpdates") == []


async def test_an_emoji_written_as_an_escape_is_an_emoji(world: World, play: Caller) -> None:
    body = b'{"person": 1003, "chat_id": 1003, "text": "\\ud83c\\udfe0"}'
    assert (await play.post("send", body))[0] == 200
    assert world.messages(WANG)[-1]["text"] == "🏠"


@pytest.mark.parametrize(("room", "status"), [(0, 200), (1, 400)])
async def test_a_body_has_64_kilobytes(play: Caller, room: int, status: int) -> None:
    body = json.dumps(GOOD["send"]).encode()
    padded = body + b" " * (64 * 1024 - len(body) + room)
    answer = await play.post("send", padded)
    assert answer[0] == status
    assert status == 200 or answer[1] == {"error": "Request Entity Too Large"}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", 12),
        ("&limit=5", 5),
        ("&limit=1", 1),
        ("&limit=-3", 1),
        ("&limit=999", 12),
        ("&before=3", 2),
        ("&before=1", 0),
        ("&before=999&limit=2", 2),
    ],
)
async def test_messages_come_in_pages_of_a_bounded_size(
    world: World, play: Caller, query: str, shown: int
) -> None:
    for number in range(10):
        world.say(WANG, WANG, f"{number}")
    _, answer = await play.get(f"chats/{WANG}/messages?person={WANG}{query}")
    numbers = [message["message_id"] for message in answer["messages"]]
    assert len(numbers) == shown
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("query", ["limit=x", "before=x", "person=x", "limit=1.5"])
async def test_a_wrong_page_is_refused(play: Caller, query: str) -> None:
    status, answer = await play.get(f"chats/{WANG}/messages?person={WANG}&{query}")
    assert (status, list(answer)) == (400, ["error"])


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_only_a_post_changes_the_world(world: World, play: Caller, method: str) -> None:
    before = world.messages(WANG)
    found = await play.client.request(method, "/play/send", json=GOOD["send"])
    assert found.status_code in {404, 405}
    assert world.messages(WANG) == before
