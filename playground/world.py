"""A whole Telegram in memory: one bot, its people and their chats."""

from playground.pressing import Pressing
from playground.shapes import Json
from playground.speaking import Speaking


class World(Speaking, Pressing):
    """`World(clock, token)`; people act through its methods, the bot through `BotApi`."""

    def messages(self, chat_id: int) -> list[Json]:
        """Return what stands in a chat, oldest first."""
        return list(self.chat(chat_id).messages.values())

    def keyboard(self, chat_id: int, message_id: int) -> Json | None:
        """Return the reply keyboard (or its removal, or a forced reply) sent with a message."""
        return self.chat(chat_id).keyboards.get(message_id)
