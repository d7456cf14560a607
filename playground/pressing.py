"""Taps on buttons and reactions to messages."""

import secrets

from playground.chats import Chat
from playground.core import Core, Query
from playground.methods.reactions import EMOJI
from playground.shapes import Json, NotPossible

COLOUR_SIGN = "\ufe0f"
QUERIES_KEPT = 50_000


class Pressing(Core):
    """What people do to a message without writing."""

    def tap(
        self, person_id: int, chat_id: int, message_id: int, data: str, *, force: bool = False
    ) -> str:
        """Press a button and return the id of the callback query.

        With `force` the data need not be on a button, nor the message exist, as with a
        modified client. Raises NotPossible otherwise.
        """
        person, chat = self.person(person_id), self.chat(chat_id)
        message = chat.messages.get(message_id)
        if not force and not (chat.has(person_id) and message and data in buttons_of(message)):
            raise NotPossible("There is no such button here.")
        query = Query(_random_id(), person_id, chat_id, self.clock.now())
        self._remember(query)
        self.updates.put(
            "callback_query",
            {
                "id": query.id,
                "from": person.user(),
                "message": message or _inaccessible(chat, message_id),
                "chat_instance": str(chat_id),
                "data": data,
            },
        )
        return query.id

    def answer_to(self, query_id: str) -> Json | None:
        """Return the bot's answer {"text", "show_alert", "url"}, or None while it owes one."""
        return self.queries[query_id].answer

    def react(self, person_id: int, chat_id: int, message_id: int, emoji: str | None) -> None:
        """Put an emoji on a message, or take one's reaction away with None."""
        self.message(chat_id, message_id)
        # Keyboards add a sign that asks for colour; Telegram's list is written without it.
        plain = (emoji or "").replace(COLOUR_SIGN, "")
        if plain and plain not in EMOJI:
            raise NotPossible("Telegram has no such reaction.")
        reaction = [{"type": "emoji", "emoji": plain}] if plain else []
        chat = self.chat(chat_id)
        if not chat.has(person_id):
            raise NotPossible("This person is not in that chat.")
        before = self.set_reaction(chat, message_id, person_id, reaction)
        # Telegram tells of reactions in groups to administrators only.
        if chat.type == "private" or chat.is_admin(self.bot.id):
            change: Json = {"chat": chat.face, "message_id": message_id, "date": self.stamp()}
            change |= {"user": self.user(person_id)}
            change |= {"old_reaction": before, "new_reaction": reaction}
            self.updates.put("message_reaction", change)

    def set_reaction(
        self, chat: Chat, message_id: int, user_id: int, reaction: list[Json]
    ) -> list[Json]:
        """Replace a user's reaction and return the one before."""
        given = chat.reactions.setdefault(message_id, {})
        before = given.pop(user_id, [])
        if reaction:
            given[user_id] = reaction
        self.emit(
            {
                "type": "reaction",
                "chat_id": chat.id,
                "message_id": message_id,
                "reactions": list(given.values()),
            }
        )
        return before

    def _remember(self, query: Query) -> None:
        self.queries[query.id] = query
        # A bench taps for minutes; what nobody asks about any more may go.
        if len(self.queries) > QUERIES_KEPT:
            self.queries.popitem(last=False)


def buttons_of(message: Json) -> set[str]:
    """Return the callback data of every button under a message."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", ())
    return {button["callback_data"] for row in rows for button in row if "callback_data" in button}


def _random_id() -> str:
    return str(10**17 + secrets.randbelow(9 * 10**17))


def _inaccessible(chat: Chat, message_id: int) -> Json:
    return {"chat": chat.face, "message_id": message_id, "date": 0}
