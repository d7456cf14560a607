"""Which messages of a chat reach the bot."""

from playground.chats import Chat
from playground.entities import words_of
from playground.people import Bot
from playground.shapes import Json

SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "pinned_message",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "new_chat_title",
    "group_chat_created",
    "supergroup_chat_created",
)


def bot_sees(bot: Bot, chat: Chat, message: Json) -> bool:
    """Privacy mode: in groups a plain member gets only what is meant for it."""
    if chat.type == "private":
        return True
    if not chat.has(bot.id):
        return False
    # Telegram shows administrators everything, whatever the privacy mode.
    if bot.reads_all or chat.is_admin(bot.id) or any(field in message for field in SERVICE):
        return True
    replied = message.get("reply_to_message", {}).get("from", {}).get("id")
    return replied == bot.id or _names(bot, message)


def _names(bot: Bot, message: Json) -> bool:
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    return any(_calls(bot, words_of(text, entity), entity["type"]) for entity in entities)


# A bare command is meant for every bot of the group, one with @name only for that bot.
def _calls(bot: Bot, words: str, kind: str) -> bool:
    _, at, name = words.partition("@")
    is_mine = name.lower() == bot.username.lower()
    return (kind == "mention" and is_mine) or (kind == "bot_command" and (is_mine or not at))
