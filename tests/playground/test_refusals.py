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
    ("media", "refusal"),
    [
        (("photo", "document"), "Document can't be mixed with other media types"),
        (("audio", "video"), "Audio can't be mixed with other media types"),
        (("photo", "voice"), 'can\'t use media of type "voice" in an album'),
        (("photo", "hologram"), 'can\'t use media of type "hologram" in an album'),
    ],
)
async def test_an_album_holds_only_what_telegram_shows_together(
    world: World, telegram: InProcess, home: int, media: tuple[str, ...], refusal: str
) -> None:
    items = [{"type": kind, "media": "attach://f"} for kind in media]
    status, body = await telegram.call("sendMediaGroup", {"chat_id": home, "media": items}, FILES)
    assert status == 400
    assert refusal in body.decode().replace("\\", "")
    assert world.files.by_id == {}


@pytest.mark.parametrize("media", [("photo", "video"), ("document",) * 2, ("audio",) * 2])
async def test_pictures_and_films_go_together_and_files_among_themselves(
    telegram: InProcess, home: int, media: tuple[str, ...]
) -> None:
    items = [{"type": kind, "media": "attach://f"} for kind in media]
    sent = await telegram.do("sendMediaGroup", FILES, chat_id=home, media=items)
    assert [kind in message for kind, message in zip(media, sent, strict=True)] == [True, True]


@pytest.mark.parametrize("kind", ["hologram", "", "live_photo"])
async def test_a_medium_of_no_known_kind_is_refused_and_not_a_crash(
    telegram: InProcess, home: int, kind: str
) -> None:
    sent = await telegram.do("sendPhoto", FILES, chat_id=home, photo="attach://f")
    call = {"chat_id": home, "message_id": sent["message_id"]}
    media = {"type": kind, "media": "attach://f"}
    status, body = await telegram.call("editMessageMedia", call | {"media": media}, FILES)
    assert status == 400
    assert b"can't parse InputMedia" in body


@pytest.mark.parametrize(
    ("method", "done"), [("copyMessage", "copied"), ("forwardMessage", "forwarded")]
)
async def test_notices_of_the_group_are_no_messages_to_pass_on(
    world: World, telegram: InProcess, group: Chat, home: int, method: str, done: str
) -> None:
    (notice,) = world.messages(group.id)
    assert "new_chat_members" in notice
    call = {"from_chat_id": group.id, "message_id": notice["message_id"]}
    assert await why(telegram, method, chat_id=home, **call) == (
        f"Bad Request: message can't be {done}"
    )


@pytest.mark.parametrize(
    ("method", "call"),
    [
        ("sendLocation", {"latitude": 31.2, "longitude": 121.4}),
        ("sendContact", {"phone_number": "119", "first_name": "消防"}),
        ("sendSticker", {"sticker": "attach://f"}),
    ],
)
async def test_what_can_have_no_caption_gets_none_by_an_edit(
    telegram: InProcess, home: int, method: str, call: Json
) -> None:
    sent = await telegram.do(method, FILES, chat_id=home, **call)
    where = {"chat_id": home, "message_id": sent["message_id"]}
    assert await why(telegram, "editMessageCaption", **where, caption="x") == (
        "Bad Request: there is no caption in the message to edit"
    )


async def test_a_voice_message_may_be_given_a_caption_later(
    telegram: InProcess, home: int
) -> None:
    sent = await telegram.do("sendVoice", FILES, chat_id=home, voice="attach://f")
    where = {"chat_id": home, "message_id": sent["message_id"]}
    edited = await telegram.do("editMessageCaption", **where, caption="录音")
    assert (edited["caption"], edited["voice"]) == ("录音", sent["voice"])


async def test_a_new_caption_for_the_copy_of_a_text_is_passed_over(
    world: World, telegram: InProcess, home: int
) -> None:
    said = world.say(home, home, "原话")
    source = {"from_chat_id": home, "message_id": said["message_id"]}
    copied = await telegram.do("copyMessage", chat_id=home, caption="新话", **source)
    copy = world.message(home, copied["message_id"])
    assert copy["text"] == "原话"
    assert "caption" not in copy


async def test_a_copy_takes_neither_buttons_nor_the_reply_along(
    world: World, telegram: InProcess, home: int
) -> None:
    asked = world.say(home, home, "在吗？")
    rows = [[{"text": "好", "callback_data": "x"}]]
    sent = await telegram.do(
        "sendMessage",
        chat_id=home,
        text="在",
        reply_markup={"inline_keyboard": rows},
        reply_parameters={"message_id": asked["message_id"]},
    )
    source = {"from_chat_id": home, "message_id": sent["message_id"]}
    copied = await telegram.do("copyMessage", chat_id=home, **source)
    copy = world.message(home, copied["message_id"])
    assert copy.keys() == {"message_id", "date", "chat", "from", "text"}


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
