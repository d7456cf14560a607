"""Methods that change or remove what stands in a chat."""

from datetime import timedelta

from playground import keyboards
from playground.chats import Chat
from playground.methods.access import chat_for, message_in, need
from playground.methods.content import Files, caption_of, media_of, text_of
from playground.methods.reactions import EMOJI
from playground.methods.sending import sender
from playground.shapes import Json, bad_request
from playground.world import World

DELETABLE = timedelta(hours=48)
MOST_DELETED = 100
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
NO_PIN = "not enough rights to manage pinned messages in the chat"
TEXT = ("text", "entities", "link_preview_options")
CAPTION = ("caption", "caption_entities")
MEDIA = ("photo", "video", "document", "audio", "animation", *CAPTION)
CAPTIONED = (*MEDIA, "voice")
MARKUP = "reply_markup"


def edit_text(world: World, call: Json, _: Files) -> Json:
    chat, message = _own(world, call)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return _replace(world, chat, message, TEXT, text_of(call) | _markup(call))


def edit_caption(world: World, call: Json, _: Files) -> Json:
    chat, message = _own(world, call)
    if not any(name in message for name in CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    return _replace(world, chat, message, CAPTION, caption_of(call) | _markup(call))


def edit_media(world: World, call: Json, files: Files) -> Json:
    chat, message = _own(world, call)
    if not any(name in message for name in MEDIA):
        raise bad_request("there is no media in the message to edit")
    media = call["media"]
    shown = media_of(world, media["type"], media["media"], files, "media")
    return _replace(world, chat, message, MEDIA, shown | caption_of(media) | _markup(call))


def edit_markup(world: World, call: Json, _: Files) -> Json:
    chat, message = _own(world, call)
    return _replace(world, chat, message, (), _markup(call))


def _own(world: World, call: Json) -> tuple[Chat, Json]:
    if "chat_id" not in call or "message_id" not in call:
        raise bad_request("message identifier is not specified")
    chat = chat_for(world, call["chat_id"])
    message = message_in(chat, call["message_id"], "to edit")
    if not _is_own(world, chat, message):
        raise bad_request("message can't be edited")
    return chat, message


def _is_own(world: World, chat: Chat, message: Json) -> bool:
    return all(
        message.get(name, {}).get("id") == v["id"] for name, v in sender(world, chat).items()
    )


def _markup(call: Json) -> Json:
    inline, other = keyboards.split(call.get(MARKUP))
    if other:
        raise bad_request("inline keyboard expected")
    return {MARKUP: inline} if inline else {}


def _replace(
    world: World, chat: Chat, message: Json, fields: tuple[str, ...], content: Json
) -> Json:
    # The keyboard is always replaced: an edit without one takes it away.
    replaced = (*fields, MARKUP)
    if {name: message[name] for name in replaced if name in message} == content:
        raise bad_request(NOT_MODIFIED)
    kept = {name: value for name, value in message.items() if name not in replaced}
    return world.change(chat, kept | content)


def delete_message(world: World, call: Json, _: Files) -> bool:
    chat = chat_for(world, call["chat_id"])
    message = message_in(chat, call["message_id"], "to delete")
    if not _deletable(world, chat, message):
        raise bad_request("message can't be deleted")
    world.drop(chat, call["message_id"])
    return True


def delete_messages(world: World, call: Json, _: Files) -> bool:
    """Delete up to 100 messages; those that cannot be found are passed over."""
    if not 1 <= len(call["message_ids"]) <= MOST_DELETED:
        raise bad_request("there must be 1-100 messages to delete")
    chat = chat_for(world, call["chat_id"])
    # Telegram reports success even if none of them could be deleted.
    for message_id in call["message_ids"]:
        message = chat.messages.get(message_id)
        if message and _deletable(world, chat, message):
            world.drop(chat, message_id)
    return True


def _deletable(world: World, chat: Chat, message: Json) -> bool:
    if chat.may(world.bot.id, "can_delete_messages"):
        return True
    is_recent = world.stamp() - message["date"] < DELETABLE.total_seconds()
    return is_recent and (chat.type == "private" or _is_own(world, chat, message))


def pin(world: World, call: Json, _: Files) -> bool:
    """Pin a message; the service message about it comes back to the bot as an update."""
    chat = chat_for(world, call["chat_id"])
    need(world, chat, "can_pin_messages", NO_PIN)
    message = message_in(chat, call["message_id"], "to pin")
    if message["message_id"] in chat.pinned:
        return True
    world.set_pinned(chat, [*chat.pinned, message["message_id"]])
    # A reply inside of a pinned message is not shown, as everywhere one level deep.
    pinned = {name: value for name, value in message.items() if name != "reply_to_message"}
    world.post_and_queue(chat, sender(world, chat) | {"pinned_message": pinned})
    return True


def unpin(world: World, call: Json, _: Files) -> bool:
    """Unpin the named message, or else the latest."""
    chat = chat_for(world, call["chat_id"])
    need(world, chat, "can_pin_messages", NO_PIN)
    message_id = call.get("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if message_id not in chat.pinned:
        raise bad_request("message to unpin not found")
    world.set_pinned(chat, [one for one in chat.pinned if one != message_id])
    return True


def unpin_all(world: World, call: Json, _: Files) -> bool:
    chat = chat_for(world, call["chat_id"])
    need(world, chat, "can_pin_messages", NO_PIN)
    world.set_pinned(chat, [])
    return True


def react(world: World, call: Json, _: Files) -> bool:
    """Set the bot's one reaction, or take it away."""
    chat = chat_for(world, call["chat_id"])
    message_in(chat, call["message_id"], "to react")
    reaction = call.get("reaction", [])
    if len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if any(one["type"] != "emoji" or one.get("emoji") not in EMOJI for one in reaction):
        raise bad_request("REACTION_INVALID")
    world.set_reaction(chat, call["message_id"], world.bot.id, reaction)
    return True
