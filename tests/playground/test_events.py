"""What reaches a live page: every event of the chats one sees, in order, and nothing else."""

from datetime import timedelta

import pytest

from playground.chats import Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.seen import overview, sees, shown_to
from playground.server import running
from playground.shapes import Json
from playground.streams import MOST_WAITING, Line, Streams
from playground.world import World


@pytest.fixture
def streams(world: World) -> Streams:
    return Streams(world)


def drained(line: Line) -> list[Json | None]:
    """Return what has come in until now."""
    return [line.get_nowait() for _ in range(line.qsize())]


def types(line: Line) -> list[str]:
    return [event["type"] if event else "end" for event in drained(line)]


async def test_everybody_in_a_group_hears_what_happens_there_and_nobody_else(
    world: World, telegram: InProcess, streams: Streams, admin_group: Chat, wang: Person
) -> None:
    stranger = world.add_person("路人")
    inside, outside = streams.open(wang.id), streams.open(stranger.id)
    where = {"chat_id": admin_group.id}
    sent = await telegram.do("sendMessage", **where, text="装扶手？")
    about = where | {"message_id": sent["message_id"]}
    await telegram.do("editMessageText", **about, text="装好了")
    await telegram.do("setMessageReaction", **about, reaction=[{"type": "emoji", "emoji": "👌"}])
    await telegram.do("pinChatMessage", **about)
    await telegram.do("deleteMessage", **about)
    assert types(inside) == [
        "message",
        "edited",
        "reaction",
        "pinned",
        "message",
        "deleted",
        "pinned",
    ]
    assert drained(outside) == []


async def test_deleting_what_is_pinned_shows_the_one_pinned_before(
    world: World, telegram: InProcess, streams: Streams, admin_group: Chat, wang: Person
) -> None:
    where = {"chat_id": admin_group.id}
    ids = []
    for text in "一二":
        ids.append((await telegram.do("sendMessage", **where, text=text))["message_id"])
        await telegram.do("pinChatMessage", **where, message_id=ids[-1])
    line = streams.open(wang.id)
    for message_id in reversed(ids):
        await telegram.do("deleteMessage", **where, message_id=message_id)
    pinned = [one["message_id"] for one in drained(line) if one and one["type"] == "pinned"]
    assert pinned == [ids[0], None]
    assert world.chat(admin_group.id).pinned == []


def test_who_is_put_out_hears_that_and_then_nothing_more(
    world: World, streams: Streams, group: Chat, wang: Person, chen: Person
) -> None:
    line = streams.open(wang.id)
    world.leave(wang.id, group.id, by=chen.id)
    world.say(chen.id, group.id, "他走了")
    *_, last = drained(line)
    assert last == {"type": "chat", "chat_id": group.id, "person_id": wang.id}
    assert group.id not in {chat["id"] for chat in overview(world, wang.id)["chats"]}


def test_who_comes_in_hears_of_the_chat_they_see_now(
    world: World, streams: Streams, group: Chat
) -> None:
    zhou = world.add_person("小周")
    line = streams.open(zhou.id)
    world.join(zhou.id, group.id)
    first, second = drained(line)
    assert first == {"type": "chat", "chat_id": group.id}
    assert second is not None
    assert second["message"]["new_chat_members"][0]["id"] == zhou.id


async def test_a_toast_is_for_the_one_who_tapped_and_carries_its_query(
    world: World, telegram: InProcess, streams: Streams, group: Chat, wang: Person, chen: Person
) -> None:
    own, other = streams.open(wang.id), streams.open(chen.id)
    query_id = world.tap(wang.id, group.id, 1, "x", force=True)
    await telegram.do("answerCallbackQuery", callback_query_id=query_id, text="已计入")
    assert drained(own) == [
        {
            "type": "toast",
            "chat_id": group.id,
            "person_id": wang.id,
            "query_id": query_id,
            "text": "已计入",
            "show_alert": False,
            "url": None,
        }
    ]
    assert drained(other) == []


def test_the_clock_is_everybodys(
    world: World, streams: Streams, wang: Person, chen: Person
) -> None:
    lines = [streams.open(one.id) for one in (wang, chen)]
    world.clock.jump(timedelta(hours=1))
    told = [{"type": "clock", "now": world.clock.now().isoformat()}]
    assert [drained(line) for line in lines] == [told, told]


def test_each_person_sees_the_same_message_from_their_own_side(
    world: World, streams: Streams, group: Chat, wang: Person, chen: Person
) -> None:
    lines = [streams.open(one.id) for one in (wang, chen)]
    said = world.say(wang.id, group.id, "您好")
    world.react(chen.id, group.id, said["message_id"], "👍")
    seen = [[event["message"] for event in drained(line) if event] for line in lines]
    assert [[one["mine"] for one in messages] for messages in seen] == [
        [True, True],
        [False, False],
    ]
    counted = [messages[-1]["reactions"] for messages in seen]
    assert counted == [
        [{"emoji": "👍", "count": 1, "mine": False}],
        [{"emoji": "👍", "count": 1, "mine": True}],
    ]


def test_equal_reactions_are_counted_together(
    world: World, group: Chat, wang: Person, chen: Person
) -> None:
    said = world.say(wang.id, group.id, "您好")
    for person, emoji in ((wang, "👍"), (chen, "👍"), (world.add_person("小周"), "👎")):
        if not group.has(person.id):
            world.join(person.id, group.id)
        world.react(person.id, group.id, said["message_id"], emoji)
    event = shown_to(world, wang.id, {"chat_id": group.id, "message_id": said["message_id"]})
    assert event["message"]["reactions"] == [
        {"emoji": "👍", "count": 2, "mine": True},
        {"emoji": "👎", "count": 1, "mine": False},
    ]


@pytest.mark.parametrize(
    ("event", "seen"),
    [
        ({"type": "clock"}, True),
        ({"type": "message", "chat_id": -5}, True),
        ({"type": "toast", "person_id": 1003}, True),
        ({"type": "toast", "person_id": 1002}, False),
        ({"type": "chat", "chat_id": 1002}, False),
        ({"type": "chat", "chat_id": 1003}, True),
    ],
)
def test_events_are_seen_by_those_they_name_or_whose_chat_it_is(
    world: World, wang: Person, chen: Person, event: Json, *, seen: bool
) -> None:
    for person in (wang, chen):
        world.start(person.id)
    assert sees(world, wang.id, event) is seen


def test_a_stream_that_was_left_gets_nothing_more(
    world: World, streams: Streams, wang: Person
) -> None:
    left, kept = streams.open(wang.id), streams.open(wang.id)
    streams.leave(left)
    streams.leave(left)
    world.say(wang.id, wang.id, "您好")
    assert (types(left), types(kept)) == ([], ["message"])


async def test_a_full_stream_ends_after_what_it_holds_and_others_go_on(
    world: World, streams: Streams, wang: Person, chen: Person, group: Chat
) -> None:
    full = streams.open(wang.id)
    for number in range(MOST_WAITING + 5):
        world.say(wang.id, wang.id, f"{number}")
    seen = [event async for event in streams.follow(full)]
    assert [event["message"]["text"] for event in seen if event][-1] == f"{MOST_WAITING - 1}"
    other = streams.open(chen.id)
    world.say(wang.id, group.id, "还在")
    assert types(other) == ["message"]


async def test_closing_ends_every_stream_and_stops_listening(
    world: World, streams: Streams, wang: Person
) -> None:
    lines = [streams.open(wang.id) for _ in range(2)]
    world.say(wang.id, wang.id, "一")
    streams.close()
    world.say(wang.id, wang.id, "二")
    for line in lines:
        texts = [event["message"]["text"] async for event in streams.follow(line) if event]
        assert texts == ["一"]


@pytest.mark.parametrize(
    ("language", "menu"),
    [("zh-hans", "报事"), ("en", "Report"), ("en-GB", "Report"), ("fr", "报事")],
)
async def test_an_overview_offers_the_commands_in_the_persons_language(
    world: World, telegram: InProcess, language: str, menu: str
) -> None:
    person = world.add_person("Anna", language_code=language)
    for code, words in (("", "报事"), ("en", "Report")):
        commands = [{"command": "report", "description": words}]
        scope = {"type": "all_private_chats"}
        await telegram.do("setMyCommands", commands=commands, scope=scope, language_code=code)
    seen = overview(world, person.id)["menus"][str(person.id)]
    assert seen == [{"command": "report", "description": menu}]


def test_an_overview_ends_each_chat_with_its_newest_words(
    world: World, group: Chat, wang: Person
) -> None:
    world.say(wang.id, group.id, "一")
    said = world.say(wang.id, group.id, "二")
    (shown,) = [one for one in overview(world, wang.id)["chats"] if one["id"] == group.id]
    assert (shown["last"]["text"], shown["last"]["mine"]) == ("二", True)
    world.erase(wang.id, group.id, said["message_id"])
    (shown,) = [one for one in overview(world, wang.id)["chats"] if one["id"] == group.id]
    assert shown["last"]["text"] == "一"


@pytest.mark.parametrize(("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")])
async def test_the_address_is_one_a_browser_can_open(world: World, host: str, shown: str) -> None:
    async with running(world, host) as base:
        assert base.rpartition(":")[0] == f"http://{shown}"
