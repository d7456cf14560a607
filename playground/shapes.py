"""The shapes everything here is made of: Bot API JSON, and the two ways to say no."""

from typing import Any, NamedTuple, TypeAlias

Json: TypeAlias = dict[str, Any]


class Upload(NamedTuple):
    """A file as it came in a request: its name, its bytes and its MIME type."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


class Refused(Exception):
    """The Bot API says no to the bot, in Telegram's own words."""

    def __init__(self, code: int, description: str, parameters: Json | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class NotPossible(ValueError):
    """A person tried what Telegram's own app would not offer."""


def bad_request(why: str) -> Refused:
    return Refused(400, f"Bad Request: {why}")


def forbidden(why: str) -> Refused:
    return Refused(403, f"Forbidden: {why}")
