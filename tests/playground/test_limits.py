"""Every limit of the Bot API, one below and one beyond."""

from datetime import timedelta

import pytest

from playground.chats import Chat
from playground.clock import Clock
from playground.fields import MOST_TEXT
from playground.inprocess import InProcess
from playground.methods import content
from playground.people import Person
from playground.shapes import Json, Upload
from playground.world import World
from tests.playground.conftest import why

PHOTO = {"f": Upload("f.jpg", b"jpg")}
ANY = {"text": "好", "callback_data": "x"}


def of_units(units: int) -> dict[str, str]:
    """Return texts of this many UTF-16 units: ASCII, Chinese, and as many emoji as fit."""
    emoji = "👍" * (units // 2) + "x" * (units % 2)
    return {"ascii": "x" * units, "chinese": "好" * units, "emoji": emoji}


@pytest.mark.parametrize("script", ["ascii", "chinese", "emoji"])
async def test_a_text_has_4096_units_when_sent_and_when_edited(
    telegram: InProcess, home: int, script: str
) -> None:
    longest, longer = of_units(4096)[script], of_units(4097)[script]
    sent = await telegram.do("sendMessage", chat_id=home, text="x")
    where = {"chat_id": home, "message_id": sent["message_id"]}
    assert (await telegram.do("editMessageText", **where, text=longest))["text"] == longest
    for method, call in (("sendMessage", {"chat_id": home}), ("editMessageText", where)):
        refusal = await why(telegram, method, **call, text=longer)
        assert refusal == "Bad Request: message is too long"


@pytest.mark.parametrize("script", ["ascii", "chinese", "emoji"])
async def test_a_caption_has_1024_units_wherever_it_is_written(
    world: World, telegram: InProcess, home: int, script: str
) -> None:
    longest, longer = of_units(1024)[script], of_units(1025)[script]
    sent = await telegram.do("sendPhoto", PHOTO, chat_id=home, caption=longest, photo="attach://f")
    assert sent["caption"] == longest
    where = {"chat_id": home, "message_id": sent["message_id"]}
    source = {"chat_id": home, "from_chat_id": home, "message_id": sent["message_id"]}
    media = {"type": "photo", "media": sent["photo"][-1]["file_id"], "caption": longer}
    tries: list[tuple[str, Json]] = [
        ("sendPhoto", {"chat_id": home, "photo": media["media"], "caption": longer}),
        ("sendMediaGroup", {"chat_id": home, "media": [media, media]}),
        ("editMessageCaption", where | {"caption": longer}),
        ("editMessageMedia", where | {"media": media}),
        ("copyMessage", source | {"caption": longer}),
    ]
    before = len(world.messages(home))
    for method, call in tries:
        refusal = await why(telegram, method, **call)
        assert refusal == "Bad Request: message caption is too long", method
    assert len(world.messages(home)) == before


async def test_markup_does_not_count_towards_a_texts_length(
    telegram: InProcess, home: int
) -> None:
    text = "<b><i>" + "x" * 4096 + "</i></b>"
    sent = await telegram.do("sendMessage", chat_id=home, text=text, parse_mode="HTML")
    assert [one["length"] for one in sent["entities"]] == [4096, 4096]
    refusal = await why(telegram, "sendMessage", chat_id=home, text=text)
    assert refusal == "Bad Request: message is too long"


async def test_white_space_at_the_ends_does_not_count_either(
    telegram: InProcess, home: int
) -> None:
    text = "\n" * 10 + "x" * 4096 + " " * 10
    assert len((await telegram.do("sendMessage", chat_id=home, text=text))["text"]) == 4096


def keyboard(*rows: int) -> Json:
    return {"inline_keyboard": [[ANY] * count for count in rows]}


@pytest.mark.parametrize(
    ("markup", "passes"),
    [
        (keyboard(8), True),
        (keyboard(9), False),
        (keyboard(*[1] * 100), True),
        (keyboard(*[1] * 101), False),
        (keyboard(*[8] * 12, 4), True),
        (keyboard(*[8] * 12, 5), False),
        ({"inline_keyboard": [[ANY | {"callback_data": "x" * 64}]]}, True),
        ({"inline_keyboard": [[ANY | {"callback_data": "x" * 65}]]}, False),
        ({"inline_keyboard": [[ANY | {"callback_data": "好" * 21 + "x"}]]}, True),
        ({"inline_keyboard": [[ANY | {"callback_data": "好" * 21 + "xy"}]]}, False),
        ({"keyboard": [[{"text": "报"}] * 8]}, True),
        ({"keyboard": [[{"text": "报"}] * 9]}, False),
        ({"keyboard": [[{"text": "报"}]] * 100}, True),
        ({"keyboard": [[{"text": "报"}]] * 101}, False),
        ({"force_reply": True, "input_field_placeholder": "好" * 64}, True),
        ({"force_reply": True, "input_field_placeholder": "好" * 65}, False),
        ({"force_reply": True, "selective": True}, True),
        ({"remove_keyboard": True}, True),
    ],
)
async def test_keyboards_end_where_telegram_ends_them(
    telegram: InProcess, home: int, markup: Json, *, passes: bool
) -> None:
    call = {"chat_id": home, "text": "x", "reply_markup": markup}
    assert (await telegram.call("sendMessage", call))[0] == (200 if passes else 400)


@pytest.mark.parametrize("method", ["editMessageText", "editMessageReplyMarkup"])
async def test_an_edit_keeps_to_the_same_buttons_and_changes_nothing_when_refused(
    world: World, telegram: InProcess, home: int, method: str
) -> None:
    sent = await telegram.do("sendMessage", chat_id=home, text="x", reply_markup=keyboard(1))
    call = {"chat_id": home, "message_id": sent["message_id"], "reply_markup": keyboard(9)}
    more = {"text": "y"} if method == "editMessageText" else {}
    assert "reply markup is too long" in await why(telegram, method, **call, **more)
    assert world.messages(home)[-1] == sent


@pytest.mark.parametrize(
    ("text", "status"),
    [("", 200), ("好" * 200, 200), ("好" * 201, 400), ("👍" * 200, 200), ("👍" * 201, 400)],
)
@pytest.mark.parametrize("alert", [True, False])
async def test_a_toast_and_an_alert_have_200_characters(
    world: World, telegram: InProcess, home: int, text: str, status: int, *, alert: bool
) -> None:
    query_id = world.tap(home, home, 1, "x", force=True)
    call = {"callback_query_id": query_id, "text": text, "show_alert": alert}
    assert (await telegram.call("answerCallbackQuery", call))[0] == status
    assert (world.answer_to(query_id) is None) is (status == 400)


@pytest.mark.parametrize(
    ("ahead", "status"),
    [(timedelta(minutes=15), 200), (timedelta(minutes=15, microseconds=1), 400)],
)
async def test_a_tap_can_be_answered_until_the_very_end_of_15_minutes(
    world: World, telegram: InProcess, clock: Clock, home: int, ahead: timedelta, status: int
) -> None:
    query_id = world.tap(home, home, 1, "x", force=True)
    clock.jump(ahead)
    call = {"callback_query_id": query_id}
    assert (await telegram.call("answerCallbackQuery", call))[0] == status


@pytest.mark.parametrize(
    ("ahead", "status"),
    [(timedelta(hours=48, seconds=-1), 200), (timedelta(hours=48), 400)],
)
async def test_in_private_the_other_sides_words_can_be_deleted_for_48_hours_too(
    world: World, telegram: InProcess, clock: Clock, home: int, ahead: timedelta, status: int
) -> None:
    said = world.say(home, home, "打错了")
    clock.jump(ahead)
    call = {"chat_id": home, "message_id": said["message_id"]}
    assert (await telegram.call("deleteMessage", call))[0] == status


async def test_an_administrator_deletes_however_old_a_message_is(
    world: World, telegram: InProcess, clock: Clock, admin_group: Chat, wang: Person
) -> None:
    said = world.say(wang.id, admin_group.id, "旧话")
    clock.jump(timedelta(days=400))
    call = {"chat_id": admin_group.id, "message_id": said["message_id"]}
    assert await telegram.do("deleteMessage", **call) is True


@pytest.mark.parametrize(("count", "status"), [(1, 200), (100, 200), (101, 400), (0, 400)])
async def test_1_to_100_messages_are_deleted_at_once(
    telegram: InProcess, admin_group: Chat, count: int, status: int
) -> None:
    call = {"chat_id": admin_group.id, "message_ids": list(range(1, count + 1))}
    assert (await telegram.call("deleteMessages", call))[0] == status


@pytest.mark.parametrize(
    ("method", "field", "most"),
    [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ],
)
async def test_what_a_bot_says_of_itself_fits_its_place(
    telegram: InProcess, method: str, field: str, most: int
) -> None:
    longest = "邻" * most
    assert await telegram.do(method, **{field: longest}) is True
    assert await telegram.do(method.replace("set", "get")) == {field: longest}
    refusal = await why(telegram, method, **{field: longest + "里"})
    assert refusal == f"Bad Request: BOT_{field.upper()}_TOO_LONG"
    assert await telegram.do(method.replace("set", "get")) == {field: longest}


@pytest.mark.parametrize(
    ("commands", "refusal"),
    [
        ([{"command": "a" * 32, "description": "好" * 256}], None),
        ([{"command": "a" * 33, "description": "好"}], "BOT_COMMAND_INVALID"),
        ([{"command": "", "description": "好"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a-b", "description": "好"}], "BOT_COMMAND_INVALID"),
        ([{"command": "a", "description": "好" * 257}], "BOT_COMMAND_DESCRIPTION_INVALID"),
        ([{"command": f"c{n}", "description": "好"} for n in range(100)], None),
        (
            [{"command": f"c{n}", "description": "好"} for n in range(101)],
            "BOT_COMMANDS_TOO_MUCH",
        ),
    ],
)
async def test_a_menu_has_100_commands_of_32_letters_and_256_to_describe_them(
    telegram: InProcess, commands: list[Json], refusal: str | None
) -> None:
    if refusal is None:
        await telegram.do("setMyCommands", commands=commands)
        assert await telegram.do("getMyCommands") == commands
    else:
        assert await why(telegram, "setMyCommands", commands=commands) == f"Bad Request: {refusal}"
        assert await telegram.do("getMyCommands") == []


@pytest.mark.parametrize(
    ("tag", "kept"), [("三" * 16, "三" * 16), ("", None), ("x" * 17, "refused")]
)
async def test_a_tag_has_16_characters_and_an_empty_one_takes_it_away(
    telegram: InProcess, admin_group: Chat, wang: Person, tag: str, kept: str | None
) -> None:
    call = {"chat_id": admin_group.id, "user_id": wang.id}
    await telegram.do("setChatMemberTag", **call, tag="旧")
    status, _ = await telegram.call("setChatMemberTag", call | {"tag": tag})
    assert status == (400 if kept == "refused" else 200)
    expected = "旧" if kept == "refused" else kept
    assert (await telegram.do("getChatMember", **call)).get("tag") == expected


@pytest.mark.parametrize(
    ("secret", "status"),
    [("a" * 256, 200), ("a" * 257, 400), ("A-z_09", 200), ("a b", 400), ("密", 400), ("", 400)],
)
async def test_a_secret_has_1_to_256_plain_characters(
    world: World, telegram: InProcess, secret: str, status: int
) -> None:
    call = {"url": "https://example.org/hook", "secret_token": secret}
    assert (await telegram.call("setWebhook", call))[0] == status
    assert bool(world.updates.webhook) is (status == 200)


@pytest.mark.parametrize("kind", ["document", "video", "audio", "voice"])
async def test_an_upload_ends_at_its_limit_to_the_byte(
    world: World, telegram: InProcess, home: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert content.MOST_UPLOAD == 50 * 1024 * 1024
    # The boundary is the same for 50 megabytes; nobody needs to allocate them.
    monkeypatch.setattr(content, "MOST_UPLOAD", 5)
    method, call = f"send{kind.capitalize()}", {"chat_id": home}
    assert (await telegram.call(method, call, {kind: Upload("f", b"12345")}))[0] == 200
    assert (await telegram.call(method, call, {kind: Upload("f", b"123456")}))[0] == 413
    status, body = await telegram.call(method, call, {kind: Upload("f", b"")})
    assert (status, b"file must be non-empty" in body) == (400, True)
    assert len(world.files.by_id) == 1


@pytest.mark.parametrize(("limit", "count"), [(1, 1), (100, 100), (0, 1), (-5, 1), (1000, 100)])
async def test_a_poll_brings_between_1_and_100_updates(
    world: World, telegram: InProcess, home: int, limit: int, count: int
) -> None:
    for number in range(120):
        world.say(home, home, f"{number}")
    assert len(await telegram.do("getUpdates", limit=limit)) == count


def test_a_page_may_send_as_much_as_telegram_takes() -> None:
    assert MOST_TEXT == content.MOST_TEXT
