"""Who is in the playground: people, and the one bot."""

from dataclasses import dataclass, field

from playground.shapes import Json

# The account Telegram itself puts in the place of an anonymous administrator.
ANONYMOUS_ADMIN: Json = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


@dataclass(slots=True)
class Person:
    """Somebody with a Telegram account, and how they stand with the bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "zh-hans"
    about: dict[str, str] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False

    def user(self) -> Json:
        """Return this person as a Bot API User."""
        shown = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        extra = {name: getattr(self, name) for name in ("last_name", "username", "language_code")}
        return shown | {name: value for name, value in extra.items() if value}


@dataclass(slots=True)
class Bot:
    """The bot under test; `reads_all` is privacy mode switched off at BotFather."""

    id: int
    first_name: str
    username: str
    reads_all: bool = False

    def user(self) -> Json:
        """Return the bot as others see it."""
        names = {"first_name": self.first_name, "username": self.username}
        return {"id": self.id, "is_bot": True} | names

    def me(self) -> Json:
        """Return the bot as getMe tells it to itself."""
        return self.user() | {
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all,
            "supports_inline_queries": False,
            "can_connect_to_business": False,
            "has_main_web_app": False,
        }
