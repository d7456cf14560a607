"""What the Bot API says no to, in Telegram's own words."""

import pytest

from playground.chats import ADMIN_RIGHTS, Chat
from playground.inprocess import InProcess
from playground.people import Person
from playground.shapes import Json, Upload
from playground.world import World
from tests.playground.conftest import why

NOWHERE = -1009999999999
FILES = {"f": Upload("f.bin", b"data")}
TO_A_CHAT: list[tuple[str, Json]] = [
    ("sendMessage", {"text": "x"}),
    ("sendPhoto", {"photo": "attach://f"}),
    ("sendDocument", {"document": "attach://f"}),
    ("sendVoice", {"voice": "attach://f"}),
    ("sendVideo", {"video": "attach://f"}),
    ("sendAudio", {"audio": "attach://f"}),
    ("sendSticker", {"sticker": "attach://f"}),
    ("sendLocation", {"latitude": 31.2, "longitude": 121.4}),
    ("sendContact", {"phone_number": "119", "first_name": "消防"}),
    ("sendMediaGroup", {"media": [{"type": "photo", "media": "attach://f"}] * 2}),
    ("sendChatAction", {"action": "typing"}),
]
ABOUT_A_CHAT: list[tuple[str, Json]] = [
    ("editMessageText", {"message_id": 1, "text": "x"}),
    ("editMessageCaption", {"message_id": 1, "caption": "x"}),
    ("editMessageMedia", {"message_id": 1, "media": {"type": "photo", "media": "attach://f"}}),
    ("editMessageReplyMarkup", {"message_id": 1}),
    ("deleteMessage", {"message_id": 1}),
    ("deleteMessages", {"message_ids": [1]}),
    ("pinChatMessage", {"message_id": 1}),
    ("unpinChatMessage", {}),
    ("unpinAllChatMessages", {}),
    ("setMessageReaction", {"message_id": 1}),
    ("getChat", {}),
    ("getChatMember", {"user_id": 1003}),
    ("getChatAdministrators", {}),
    ("getChatMemberCount", {}),
    ("leaveChat", {}),
    ("approveChatJoinRequest", {"user_id": 1003}),
    ("declineChatJoinRequest", {"user_id": 1003}),
    ("createChatInviteLink", {}),
    ("exportChatInviteLink", {}),
    ("setChatMemberTag", {"user_id": 1003, "tag": "x"}),
]
EVERY = [*TO_A_CHAT, *ABOUT_A_CHAT]


def names(methods: list[tuple[str, Json]]) -> list[str]:
    return [method for method, _ in methods]


async def words(telegram: InProcess, method: str, call: Json) -> str:
    """Return what Telegram answers to a call that may carry the file `f`."""
    _, body = await telegram.call(method, call, FILES)
    return body.decode()


@pytest.mark.parametrize(("method", "call"), EVERY, ids=names(EVERY))
async def test_every_method_finds_out_that_a_chat_does_not_exist(
    telegram: InProcess, method: str, call: Json
) -> None:
    status, body = await telegram.call(method, call | {"chat_id": NOWHERE}, FILES)
    assert status == 400
    assert b"Bad Request: chat not found" in body


@pytest.mark.parametrize(("method", "call"), EVERY, ids=names(EVERY))
async def test_every_method_hears_that_the_bot_was_thrown_out(
    world: World, telegram: InProcess, group: Chat, chen: Person, method: str, call: Json
) -> None:
    world.remove_bot(chen.id, group.id)
    status, body = await telegram.call(method, call | {"chat_id": group.id}, FILES)
    assert status == 403
    assert b"Forbidden: bot was kicked from the supergroup chat" in body


@pytest.mark.parametrize(("method", "call"), TO_A_CHAT, ids=names(TO_A_CHAT))
async def test_nothing_at_all_reaches_a_person_who_never_started_the_bot(
    world: World, telegram: InProcess, wang: Person, method: str, call: Json
) -> None:
    status, body = await telegram.call(method, call | {"chat_id": wang.id}, FILES)
    assert status == 403
    assert b"bot can't initiate conversation with a user" in body
    assert world.messages(wang.id) == []
    assert world.files.by_id == {}


@pytest.mark.parametrize(("method", "call"), TO_A_CHAT, ids=names(TO_A_CHAT))
async def test_a_silenced_bot_can_send_nothing(
    world: World, telegram: InProcess, group: Chat, chen: Person, method: str, call: Json
) -> None:
    world.restrict_bot(chen.id, group.id, may=["can_react_to_messages"])
    before = len(world.messages(group.id))
    answer = await words(telegram, method, call | {"chat_id": group.id})
    assert "not enough rights to send text messages to the chat" in answer
    assert len(world.messages(group.id)) == before
    world.restrict_bot(chen.id, group.id, may=["can_send_messages"])
    assert '"ok":true' in await words(telegram, method, call | {"chat_id": group.id})


@pytest.mark.parametrize(("method", "call"), EVERY, ids=names(EVERY))
async def test_every_method_learns_where_a_migrated_group_went(
    world: World, telegram: InProcess, chen: Person, method: str, call: Json
) -> None:
    old = world.add_group("老群", owner=chen.id, kind="group")
    world.add_bot(chen.id, old.id, rights=ADMIN_RIGHTS)
    new_id = world.migrate(old.id)
    answer = await words(telegram, method, call | {"chat_id": old.id})
    assert "group chat was upgraded to a supergroup chat" in answer
    assert f'"parameters":{{"migrate_to_chat_id":{new_id}}}' in answer


@pytest.mark.parametrize(
    ("method", "call", "refusal"),
    [
        ("editMessageText", {"text": "x"}, "message to edit not found"),
        ("editMessageCaption", {}, "message to edit not found"),
        ("editMessageReplyMarkup", {}, "message to edit not found"),
        ("deleteMessage", {}, "message to delete not found"),
        ("pinChatMessage", {}, "message to pin not found"),
        ("unpinChatMessage", {}, "message to unpin not found"),
        ("setMessageReaction", {}, "message to react not found"),
    ],
)
@pytest.mark.parametrize("message_id", [0, -1, 999, 10**15])
async def test_a_missing_message_is_named_by_what_was_wanted_with_it(
    telegram: InProcess,
    admin_group: Chat,
    method: str,
    call: Json,
    refusal: str,
    message_id: int,
) -> None:
    where = {"chat_id": admin_group.id, "message_id": message_id}
    assert await why(telegram, method, **where, **call) == f"Bad Request: {refusal}"


@pytest.mark.parametrize(
    ("right", "method", "call", "refusal"),
    [
        (
            "can_pin_messages",
            "unpinAllChatMessages",
            {},
            "not enough rights to manage pinned messages in the chat",
        ),
        (
            "can_invite_users",
            "exportChatInviteLink",
            {},
            "not enough rights to manage chat invite link",
        ),
        (
            "can_manage_tags",
            "setChatMemberTag",
            {"user_id": 1003, "tag": "3单元"},
            "not enough rights to manage member tags",
        ),
    ],
)
async def test_an_administrator_needs_exactly_the_right_for_what_it_does(
    world: World,
    telegram: InProcess,
    group: Chat,
    chen: Person,
    right: str,
    method: str,
    call: Json,
    refusal: str,
) -> None:
    others = [one for one in ADMIN_RIGHTS if one != right]
    world.promote_bot(chen.id, group.id, rights=others)
    assert await why(telegram, method, chat_id=group.id, **call) == f"Bad Request: {refusal}"
    world.promote_bot(chen.id, group.id, rights=[right])
    assert await telegram.do(method, chat_id=group.id, **call)


async def test_deleting_a_neighbours_words_needs_its_own_right(
    world: World, telegram: InProcess, group: Chat, wang: Person, chen: Person
) -> None:
    said = world.say(wang.id, group.id, "骂人的话")
    where = {"chat_id": group.id, "message_id": said["message_id"]}
    world.promote_bot(chen.id, group.id, rights=["can_pin_messages"])
    assert await why(telegram, "deleteMessage", **where) == (
        "Bad Request: message can't be deleted"
    )
    world.promote_bot(chen.id, group.id, rights=["can_delete_messages"])
    assert await telegram.do("deleteMessage", **where) is True


@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ({"callback_query_id": "unknown"}, "query is too old"),
        ({"callback_query_id": ""}, "query is too old"),
        ({"callback_query_id": "x", "text": "好" * 201}, "MESSAGE_TOO_LONG"),
    ],
)
async def test_only_a_real_tap_can_be_answered(
    telegram: InProcess, answer: Json, refusal: str
) -> None:
    assert refusal in await why(telegram, "answerCallbackQuery", **answer)


@pytest.mark.parametrize(
    ("admin", "refusal"),
    [
        (True, "HIDE_REQUESTER_MISSING"),
        (False, "not enough rights"),
    ],
)
@pytest.mark.parametrize("method", ["approveChatJoinRequest", "declineChatJoinRequest"])
async def test_nobody_who_did_not_ask_is_let_in_or_turned_away(
    world: World,
    telegram: InProcess,
    group: Chat,
    chen: Person,
    method: str,
    refusal: str,
    *,
    admin: bool,
) -> None:
    if admin:
        world.promote_bot(chen.id, group.id)
    stranger = world.add_person("路人")
    call = {"chat_id": group.id, "user_id": stranger.id}
    assert await why(telegram, method, **call) == f"Bad Request: {refusal}"
    assert not group.has(stranger.id)


@pytest.mark.parametrize("text", ["\ud83d", "好\ude00", "a\udfff"])
@pytest.mark.parametrize(
    "call",
    [
        lambda half: {"text": half},
        lambda half: {"text": "x", "reply_markup": {"keyboard": [[{"text": half}]]}},
        lambda half: {"text": "x", "reply_parameters": {"message_id": 1, "quote": half}},
    ],
    ids=["text", "button", "quote"],
)
async def test_half_an_emoji_never_gets_into_the_world(
    world: World, telegram: InProcess, home: int, text: str, call: object
) -> None:
    before = world.messages(home)
    refusal = await why(telegram, "sendMessage", chat_id=home, **call(text))  # type: ignore[operator]
    assert "must be encoded in UTF-8" in refusal
    assert world.messages(home) == before


@pytest.mark.parametrize("number", ["nan", "inf", "-inf", float("nan"), float("inf")])
async def test_a_place_has_real_coordinates(
    telegram: InProcess, home: int, number: object
) -> None:
    call = {"chat_id": home, "latitude": number, "longitude": 121.4}
    assert "must be a number" in await why(telegram, "sendLocation", **call)
