"""Methods that put a new message into a chat."""

import secrets

from playground import keyboards
from playground.chats import Chat
from playground.methods.access import chat_for, message_in, writable
from playground.methods.content import Files, caption_of, media_of, text_of
from playground.privacy import SERVICE
from playground.shapes import Json, bad_request
from playground.speaking import quoted
from playground.world import World

ALBUM = range(2, 11)
ALBUM_KINDS = frozenset({"photo", "video", "document", "audio"})
NOT_COPIED = frozenset(
    {
        "message_id",
        "date",
        "chat",
        "from",
        "sender_chat",
        "edit_date",
        "reply_to_message",
        "reply_markup",
        "media_group_id",
        "forward_origin",
    }
)
DONE = {"copy": "copied", "forward": "forwarded"}
ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: World, call: Json, _: Files) -> Json:
    return _send(world, call, text_of(call))


def send_location(world: World, call: Json, _: Files) -> Json:
    place = {"latitude": call["latitude"], "longitude": call["longitude"]}
    return _send(world, call, {"location": place})


def send_contact(world: World, call: Json, _: Files) -> Json:
    fields = ("phone_number", "first_name", "last_name", "vcard")
    return _send(world, call, {"contact": {name: call[name] for name in fields if name in call}})


def send_photo(world: World, call: Json, files: Files) -> Json:
    return _send_file(world, "photo", call, files)


def send_document(world: World, call: Json, files: Files) -> Json:
    return _send_file(world, "document", call, files)


def send_voice(world: World, call: Json, files: Files) -> Json:
    return _send_file(world, "voice", call, files)


def send_video(world: World, call: Json, files: Files) -> Json:
    return _send_file(world, "video", call, files)


def send_video_note(world: World, call: Json, files: Files) -> Json:
    return _send_file(world, "video_note", call, files)


def send_animation(world: World, call: Json, files: Files) -> Json:
    return _send_file(world, "animation", call, files)


def send_audio(world: World, call: Json, files: Files) -> Json:
    return _send_file(world, "audio", call, files)


def send_sticker(world: World, call: Json, files: Files) -> Json:
    return _send_file(world, "sticker", call, files)


def _send_file(world: World, kind: str, call: Json, files: Files) -> Json:
    caption = caption_of(call)
    # Before the upload is kept, or refused calls would fill the files.
    writable(world, call["chat_id"])
    return _send(world, call, media_of(world, kind, call.get(kind), files, kind) | caption)


def send_media_group(world: World, call: Json, files: Files) -> list[Json]:
    """Send 2–10 files as one album."""
    if len(call["media"]) not in ALBUM:
        raise bad_request("there must be 2-10 messages in the album")
    _check_mix({item["type"] for item in call["media"]})
    writable(world, call["chat_id"])
    album = {"media_group_id": str(10**16 + secrets.randbelow(10**16))}
    # All are read before the first is sent: an album goes out whole or not at all.
    contents = [
        media_of(world, item["type"], item["media"], files, "media") | caption_of(item) | album
        for item in call["media"]
    ]
    return [_send(world, call, content) for content in contents]


def _check_mix(kinds: set[str]) -> None:
    for alone in ("audio", "document"):
        if alone in kinds and len(kinds) > 1:
            raise bad_request(f"{alone.capitalize()} can't be mixed with other media types")
    if unknown := kinds - ALBUM_KINDS:
        raise bad_request(f'can\'t use media of type "{min(unknown)}" in an album')


def forward_message(world: World, call: Json, _: Files) -> Json:
    original = _original(world, call, "forward")
    sender = original.get("from") or world.bot.user()
    origin = {"type": "user", "date": original["date"], "sender_user": sender}
    return _send(world, call, _content(original) | {"forward_origin": origin})


def copy_message(world: World, call: Json, _: Files) -> Json:
    content = _content(_original(world, call, "copy"))
    # A text has no caption to replace; Telegram passes over the new one.
    if "caption" in call and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= caption_of(call)
    return {"message_id": _send(world, call, content)["message_id"]}


def send_chat_action(world: World, call: Json, _: Files) -> bool:
    if call["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    writable(world, call["chat_id"])
    return True


def _original(world: World, call: Json, what: str) -> Json:
    chat = chat_for(world, call["from_chat_id"])
    message = message_in(chat, call["message_id"], f"to {what}")
    if any(name in message for name in SERVICE):
        raise bad_request(f"message can't be {DONE[what]}")
    return message


def _content(message: Json) -> Json:
    return {name: value for name, value in message.items() if name not in NOT_COPIED}


def _send(world: World, call: Json, content: Json) -> Json:
    chat = writable(world, call["chat_id"])
    inline, reply_keyboard = keyboards.split(call.get("reply_markup"))
    content = sender(world, chat) | content | _replying(world, chat, call.get("reply_parameters"))
    if inline:
        content["reply_markup"] = inline
    return world.post(chat, content, reply_keyboard)


def sender(world: World, chat: Chat) -> Json:
    """Return who a message of the bot is from: itself, or the channel it writes in."""
    return {"sender_chat": chat.face} if chat.type == "channel" else {"from": world.bot.user()}


def _replying(world: World, chat: Chat, reply: Json | None) -> Json:
    if not reply:
        return {}
    where = chat_for(world, reply.get("chat_id", chat.id))
    message = where.messages.get(reply.get("message_id", 0))
    if message:
        return {"reply_to_message": quoted(message)}
    if not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return {}
