"""The state of the world and the few ways it changes."""

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from playground.chats import Chat, Member, kind_of
from playground.clock import Clock
from playground.faults import Faults
from playground.files import Files
from playground.floods import Floods
from playground.people import Bot, Person
from playground.privacy import bot_sees
from playground.shapes import Json, NotPossible
from playground.updates import Updates

Watcher = Callable[[Json], None]
CALLS_KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Call:
    """One Bot API call as it was made."""

    method: str
    params: Json
    at: datetime


@dataclass(slots=True)
class Query:
    """A tap on a button and what the bot answered, if it did."""

    id: str
    person_id: int
    chat_id: int
    at: datetime
    answer: Json | None = None


@dataclass(slots=True)
class BotSettings:
    """What the bot told BotFather by method: commands, names, menu buttons."""

    commands: dict[str, list[Json]] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)


class Core:
    """People, chats, files and the bot's queue; everything else is built on these."""

    def __init__(
        self,
        clock: Clock,
        token: str,
        *,
        bot_name: str = "邻里",
        bot_username: str = "linli_bot",
        first_update_id: int | None = None,
        calls_kept: int = CALLS_KEPT,
    ) -> None:
        self.clock = clock
        self.token = token
        # A bot's token begins with its own id.
        self.bot = Bot(int(token.partition(":")[0]), bot_name, bot_username)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.updates = Updates(clock.now, first_update_id)
        # In order of age, so that the oldest can be let go first.
        self.queries: OrderedDict[str, Query] = OrderedDict()
        self.settings = BotSettings()
        # A bench makes millions of calls; only the newest are of interest.
        self.calls: deque[Call] = deque(maxlen=calls_kept)
        self.floods = Floods(clock.now)
        self.faults = Faults()
        self._watchers: list[Watcher] = []
        self.last_message_id = 0
        clock.watch(lambda now: self.emit({"type": "clock", "now": now.isoformat()}))

    def watch(self, callback: Watcher) -> Callable[[], None]:
        """Call `callback` with every event of this world; returns how to stop."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

    def emit(self, event: Json) -> None:
        # A copy, as a watcher may stop watching while it is called.
        for watcher in tuple(self._watchers):
            watcher(event)

    def stamp(self) -> int:
        """Return the time in whole seconds since 1970, as messages carry it."""
        return int(self.clock.now().timestamp())

    def person(self, person_id: int) -> Person:
        if person_id not in self.people:
            raise NotPossible(f"There is nobody with the id {person_id}.")
        return self.people[person_id]

    def chat(self, chat_id: int) -> Chat:
        """Return the chat; the private chat with the bot begins when it is first asked for."""
        if chat_id in self.chats:
            return self.chats[chat_id]
        # Telegram has one private chat a person, under the person's own id.
        if chat_id not in self.people:
            raise NotPossible(f"There is no chat with the id {chat_id}.")
        # No update tells of this: to the bot a private chat exists once somebody writes.
        return self._begin_private(self.people[chat_id])

    def _begin_private(self, person: Person) -> Chat:
        names = {"first_name": person.first_name} | (
            {"username": person.username} if person.username else {}
        )
        face = {"id": person.id, "type": "private"} | names
        chat = Chat(person.id, "private", face, {person.id: Member("member")})
        self.chats[person.id] = chat
        return chat

    def user(self, user_id: int) -> Json:
        """Return the Bot API User of a person or of the bot."""
        return self.bot.user() if user_id == self.bot.id else self.person(user_id).user()

    def message(self, chat_id: int, message_id: int) -> Json:
        message = self.chat(chat_id).messages.get(message_id)
        if message is None:
            raise NotPossible("This message is not here any more.")
        return message

    def post(self, chat: Chat, content: Json, keyboard: Json | None = None) -> Json:
        """Put a new message into a chat and return it as the Bot API shows it."""
        message_id = self._next_message_id(chat)
        message: Json = {"message_id": message_id, "date": self.stamp(), "chat": chat.face}
        message |= content
        # Stored messages are replaced, never changed: updates in the queue share them.
        chat.messages[message_id] = message
        if keyboard:
            chat.keyboards[message_id] = keyboard
        self.emit({"type": "message", "chat_id": chat.id, "message": message})
        return message

    def _next_message_id(self, chat: Chat) -> int:
        # Supergroups and channels number their own messages; all else shares the account's.
        if kind_of(chat.id) == "supergroup":
            chat.last_message_id += 1
            return chat.last_message_id
        self.last_message_id += 1
        return self.last_message_id

    def change(self, chat: Chat, message: Json) -> Json:
        """Put a changed message in the place of the old one."""
        message["edit_date"] = self.stamp()
        chat.messages[message["message_id"]] = message
        self.emit({"type": "edited", "chat_id": chat.id, "message": message})
        return message

    def drop(self, chat: Chat, message_id: int) -> None:
        """Delete a message with all that hangs on it."""
        del chat.messages[message_id]
        chat.keyboards.pop(message_id, None)
        chat.reactions.pop(message_id, None)
        self.emit({"type": "deleted", "chat_id": chat.id, "message_id": message_id})
        if message_id in chat.pinned:
            self.set_pinned(chat, [one for one in chat.pinned if one != message_id])

    def set_pinned(self, chat: Chat, pinned: list[int]) -> None:
        """Replace what is pinned, the latest last."""
        chat.pinned = pinned
        latest = pinned[-1] if pinned else None
        self.emit({"type": "pinned", "chat_id": chat.id, "message_id": latest})

    def queue_message(self, chat: Chat, message: Json, kind: str = "message") -> None:
        """Queue the update for a message, if the bot may see it."""
        if chat.type == "channel":
            # Turns edited_message into edited_channel_post as well.
            kind = kind.replace("message", "channel_post")
        if bot_sees(self.bot, chat, message):
            self.updates.put(kind, message)

    def post_and_queue(self, chat: Chat, content: Json) -> Json:
        message = self.post(chat, content)
        self.queue_message(chat, message)
        return message

    def repeat_update(self, update_id: int) -> None:
        """Deliver a confirmed update again; raises LookupError when it is not remembered."""
        self.updates.repeat(update_id)

    def inject_raw(self, update: Json) -> None:
        """Queue any JSON object as an update."""
        self.updates.inject(update)
