"""Which door an update goes through, and which updates go through none."""

from collections.abc import Callable
from typing import Any

import pytest
from telegram import Message, Update

from domain.errors import Missing
from handlers.context import Context
from handlers.doors import Command
from handlers.router import command_in
from storage import inbox, panels, prompts
from storage.database import Tx
from storage.panels import Panel
from storage.prompts import Prompt
from tests.bot.conftest import engine as engine  # noqa: PLC0414 - the fixture
from tests.bot.counting import CHEN, GROUP, WANG, Bump, Engine, count
from tests.conftest import NOON

NAME = "linli_bot"
ASKED, BOARD = 901, 902
GROUP_CHAT = {"id": GROUP, "type": "supergroup", "title": "6栋"}
Record = list[tuple[object, ...]]


@pytest.fixture
def went(engine: Engine) -> Record:
    """Note every door that was gone through, and what was brought along."""
    record: Record = []

    def note(door: str) -> Callable[..., Any]:
        async def handle(_: Context, brought: object = None) -> None:
            if isinstance(brought, Command):
                record.append((door, brought.name, brought.text))
            elif isinstance(brought, Prompt):
                record.append((door, brought.kind))
            else:
                record.append((door,) if isinstance(brought, Update | None) else (door, brought))

        return handle

    doors = engine.linli.doors
    for name in ("help", "start", "add"):
        doors.commands[name] = note(name)
    doors.words |= {"帮助": "help"}
    doors.payloads["j"] = note("joined by link")
    doors.answers["phone"] = note("answer")
    doors.replies["board"] = note("reply")
    doors.anything.append(note("anything"))
    doors.albums.append(note("album"))
    for event in ("joined", "left", "migrated", "my_chat_member", "chat_member"):
        doors.events[event] = note(event)
    return record


async def receive(engine: Engine, kind: str = "message", **content: Any) -> None:  # noqa: ANN401
    """Have any update at all arrive, as Telegram would send it."""
    number = 5000 + await engine.database.run(inbox.count, "done")
    base = {"message_id": number, "date": int(NOON.timestamp())}
    await engine.linli.intake.accept([{"update_id": number, kind: base | content}])
    await engine.linli.dispatcher.drain()


def who(person: int = WANG, *, bot: bool = False) -> dict[str, object]:
    return {"id": person, "is_bot": bot, "first_name": "王阿姨", "language_code": "zh-hans"}


def private(text: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    chat = {"id": WANG, "type": "private", "first_name": "王阿姨"}
    return {"chat": chat, "from": who(), "text": text} | command(text) | more


def group(text: str = "", **more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {"chat": GROUP_CHAT, "from": who(), "text": text} | command(text) | more


def command(text: str) -> dict[str, Any]:
    if not text.startswith("/"):
        return {}
    length = len(text.split(maxsplit=1)[0])
    return {"entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def reply_to(engine: Engine, message_id: int) -> dict[str, Any]:
    me = {"id": engine.linli.app.bot.id, "is_bot": True, "first_name": "邻里"}
    bare = {"message_id": message_id, "date": 1, "chat": GROUP_CHAT, "from": me, "text": "?"}
    return {"reply_to_message": bare}


async def ask(tx: Tx, chat: int, kind: str = "phone") -> None:
    """A question to Wang that stands under message 901, and a board under 902."""
    number = await prompts.ask(tx, chat, WANG, kind, 7, now=NOON)
    await prompts.posted(tx, number, ASKED)
    await panels.put(tx, Panel(chat, BOARD, "board", 1, "board", "", NOON, None))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/add 5", ("add", "add", "5")),
        ("/ADD", ("add", "add", "")),
        ("/start", ("start", "start", "")),
        ("/start hello", ("start", "start", "hello")),
        ("/start j_abc", ("joined by link", "start", "j_abc")),
        ("/start j_", ("joined by link", "start", "j_")),
        ("/start zz_abc", ("start", "start", "zz_abc")),
        ("/start _", ("start", "start", "_")),
        ("/start j_" + "x" * 4000, ("joined by link", "start", "j_" + "x" * 4000)),
        ("/add j_abc", ("add", "add", "j_abc")),
        ("/nonsense 1", ("help", "nonsense", "1")),
        ("/帮助", ("help", "帮助", "")),
        ("帮助", ("help", "help", "")),
        ("  帮助 ", ("help", "help", "")),
        ("帮助我", ("anything",)),
        ("hello /add 5", ("anything",)),
    ],
)
async def test_what_is_written_in_private_finds_its_door(
    engine: Engine, went: Record, text: str, expected: tuple[object, ...]
) -> None:
    await receive(engine, **private(text))
    assert went == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/add 5", [("add", "add", "5")]),
        ("/add@{me} 5", [("add", "add", "5")]),
        ("/add@{ME} 5", [("add", "add", "5")]),
        ("/add@otherbot 5", []),
        ("/nonsense", []),
        ("帮助", []),
        ("你好", []),
    ],
)
async def test_in_a_group_only_what_is_meant_for_the_bot_is_heard(
    engine: Engine, went: Record, text: str, expected: Record
) -> None:
    name = engine.linli.app.bot.username
    await receive(engine, **group(text.replace("{me}", name).replace("{ME}", name.upper())))
    assert went == expected


async def test_a_command_under_a_picture_is_a_command(engine: Engine, went: Record) -> None:
    entities = command("/add 5")["entities"]
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    content = {"chat": GROUP_CHAT, "from": who(), "photo": photo, "caption": "/add 5"}
    await receive(engine, **content | {"caption_entities": entities})
    assert went == [("add", "add", "5")]


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post", "poll"])
async def test_other_kinds_of_updates_are_not_even_kept(
    engine: Engine, went: Record, kind: str
) -> None:
    await receive(engine, kind, **private("/add 5"))
    assert went == []
    assert await engine.database.run(inbox.count, "done") == 0


async def test_a_bot_is_not_answered(engine: Engine, went: Record) -> None:
    await receive(engine, **group("/add 5", **{"from": who(77, bot=True)}))
    assert went == []


@pytest.mark.parametrize("sender", [GROUP, -1002000000001])
async def test_who_writes_as_a_group_or_a_channel_is_shown_the_way_and_does_nothing(
    engine: Engine, went: Record, sender: int
) -> None:
    engine.linli.doors.screens["anonymous"] = engine.linli.doors.screens["counted"]
    hidden = {"id": 1087968824, "is_bot": True, "first_name": "Group"}
    chat = {"id": sender, "type": "supergroup", "title": "x"}
    await receive(engine, **group("/add 5", sender_chat=chat, **{"from": hidden}))
    await engine.linli.delivery.drain()
    assert went == []
    assert engine.texts(GROUP) == ["number 0"]


async def test_an_anonymous_word_that_is_no_command_is_passed_over(
    engine: Engine, went: Record
) -> None:
    more = {"sender_chat": GROUP_CHAT} | reply_to(engine, BOARD)
    await receive(engine, **group("好的", **more))
    await engine.linli.delivery.drain()
    assert went == []
    assert engine.texts(GROUP) == []


async def test_in_a_group_only_a_reply_to_the_question_answers_it(
    engine: Engine, went: Record
) -> None:
    await engine.database.run(ask, GROUP)
    await receive(engine, **group(f"@{engine.linli.app.bot.username} 6栋", entities=[
        {"type": "mention", "offset": 0, "length": 10}]))  # fmt: skip
    await receive(engine, **group("6栋", **reply_to(engine, 555)))
    assert went == []
    await receive(engine, **group("6栋", **reply_to(engine, ASKED)))
    assert went == [("answer", "phone")]


async def test_a_question_is_not_answered_by_somebody_else(engine: Engine, went: Record) -> None:
    await engine.database.run(ask, GROUP)
    await receive(engine, **group("6栋", **reply_to(engine, ASKED) | {"from": who(CHEN)}))
    assert went == []


async def test_in_private_the_next_message_answers_but_a_command_does_not(
    engine: Engine, went: Record
) -> None:
    await engine.database.run(ask, WANG)
    await receive(engine, **private("13800000000"))
    await receive(engine, **private("/add 1"))
    await receive(engine, **private("帮助"))
    assert went == [("answer", "phone"), ("add", "add", "1"), ("help", "help", "")]


async def test_a_question_of_a_kind_nobody_asks_any_more_is_not_in_the_way(
    engine: Engine, went: Record
) -> None:
    await engine.database.run(ask, WANG, "long-gone")
    await receive(engine, **private("你好"))
    assert went == [("anything",)]


async def test_a_reply_to_a_panel_is_about_what_it_shows(engine: Engine, went: Record) -> None:
    await engine.database.run(ask, GROUP)
    await receive(engine, **group("还没修", **reply_to(engine, BOARD)))
    assert went == [("reply", 1)]


async def test_an_album_in_a_group_is_looked_at_for_what_it_belongs_to(
    engine: Engine, went: Record
) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    await receive(engine, **group(media_group_id="9", photo=photo))
    assert went == [("album",)]


@pytest.mark.parametrize(
    ("content", "event"),
    [
        ({"new_chat_members": [who(CHEN)]}, "joined"),
        ({"left_chat_member": who(CHEN)}, "left"),
        ({"migrate_to_chat_id": -1009}, "migrated"),
    ],
)
async def test_what_happens_to_a_group_has_doors_of_its_own(
    engine: Engine, went: Record, content: dict[str, Any], event: str
) -> None:
    await receive(engine, **group(**content))
    assert went == [(event,)]


@pytest.mark.parametrize("kind", ["my_chat_member", "chat_member"])
async def test_a_change_of_somebodys_standing_is_told(
    engine: Engine, went: Record, kind: str
) -> None:
    standing = {"user": who(), "status": "member"}
    change = {"old_chat_member": standing, "new_chat_member": standing, "chat": GROUP_CHAT}
    await receive(engine, kind, **change, **{"from": who()})
    assert went == [(kind,)]


@pytest.mark.parametrize(
    "service", [{"pinned_message": {"message_id": 1, "date": 0, "chat": GROUP_CHAT}},
                {"new_chat_title": "新名"}, {"migrate_from_chat_id": -7}],
)  # fmt: skip
async def test_telegrams_own_notes_are_no_messages(
    engine: Engine, went: Record, service: dict[str, Any]
) -> None:
    await receive(engine, **private(**service))
    assert went == []
    assert await engine.database.run(inbox.count, "done") == 1


async def test_a_tap_on_what_has_gone_is_told_so_and_the_panel_is_redrawn(engine: Engine) -> None:
    async def gone(_: Context, __: Bump) -> None:
        raise Missing("report 5")

    engine.telegram.say(CHEN, GROUP, "/board")
    await engine.settle()
    board = engine.telegram.messages(GROUP)[-2]["message_id"]
    engine.linli.doors.taps["bump"] = (Bump, gone)
    query = engine.telegram.tap(WANG, GROUP, board, "bump:1")
    await engine.settle(redraw=False)
    answer = engine.telegram.answer_to(query)
    assert answer is not None
    assert answer["text"] == "这条已经不在了。"
    stale = await engine.database.run(panels.stale, 10, before=engine.clock.now())
    assert [panel.message_id for panel in stale] == [board]
    assert await engine.database.run(count) == 0


@pytest.mark.parametrize(
    ("text", "entities", "expected"),
    [
        ("/report 灯坏了", [("bot_command", 0, 7)], Command("report", "灯坏了")),
        ("/report\n灯坏了\n楼道", [("bot_command", 0, 7)], Command("report", "灯坏了\n楼道")),
        ("/report@linli_bot x", [("bot_command", 0, 17)], Command("report", "x")),
        ("/report@LINLI_BOT x", [("bot_command", 0, 17)], Command("report", "x")),
        ("/report@other_bot x", [("bot_command", 0, 17)], None),
        ("see /report", [("bot_command", 4, 7)], None),
        ("/report", [], None),
        ("#x /report", [("hashtag", 0, 2), ("bot_command", 3, 7)], None),
        ("", [], None),
    ],
)
def test_a_command_is_what_telegram_marked_as_one_at_the_beginning(
    text: str, entities: list[tuple[str, int, int]], expected: Command | None
) -> None:
    marked = [{"type": t, "offset": o, "length": n} for t, o, n in entities]
    raw = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": text}
    message = Message.de_json(raw | {"entities": marked}, None)
    assert command_in(message, NAME) == expected
