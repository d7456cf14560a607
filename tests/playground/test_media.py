"""Albums, captions and copies: what goes together, and what can be passed on."""

import pytest

from playground.chats import Chat
from playground.inprocess import InProcess
from playground.shapes import Json, Upload
from playground.world import World
from tests.playground.conftest import why

FILES = {"f": Upload("f.bin", b"data")}


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
