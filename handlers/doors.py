"""Where the topics hang their doors: buttons, commands, answers, screens, timers."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

from telegram import Update

from handlers.context import Context
from storage.database import Tx
from storage.places.chats import Reader
from storage.prompts import Prompt
from views.buttons import ButtonData
from views.screen import Screen
from views.texts import Texts

B = TypeVar("B", bound=ButtonData)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be drawn, for whom, and in which words."""

    say: Texts
    reader: Reader
    subject_id: int
    args: Mapping[str, Any]
    now: datetime


@dataclass(frozen=True, slots=True)
class Command:
    """A command as typed, with what stood behind it."""

    name: str
    text: str


Draw: TypeAlias = Callable[[Tx, Scene], Awaitable[Screen | None]]
Step: TypeAlias = Callable[..., Coroutine[Any, Any, Any]]
OnTap: TypeAlias = Callable[[Context, Any], Awaitable[None]]
OnCommand: TypeAlias = Callable[[Context, Command], Awaitable[None]]
OnAnswer: TypeAlias = Callable[[Context, Prompt], Awaitable[None]]
OnReply: TypeAlias = Callable[[Context, int], Awaitable[None]]
OnAnything: TypeAlias = Callable[[Context], Awaitable[None]]
OnEvent: TypeAlias = Callable[[Context, Update], Awaitable[None]]


@dataclass(slots=True)
class Doors:
    """One entry per prefix, word, prompt, view and timer; a second one of a name is refused."""

    taps: dict[str, tuple[type[ButtonData], OnTap]] = field(default_factory=dict)
    commands: dict[str, OnCommand] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    answers: dict[str, OnAnswer] = field(default_factory=dict)
    replies: dict[str, OnReply] = field(default_factory=dict)
    payloads: dict[str, OnCommand] = field(default_factory=dict)
    screens: dict[str, Draw] = field(default_factory=dict)
    timers: dict[str, Step] = field(default_factory=dict)
    arrivals: dict[str, Step] = field(default_factory=dict)
    events: dict[str, OnEvent] = field(default_factory=dict)
    anything: list[OnAnything] = field(default_factory=list)
    albums: list[OnAnything] = field(default_factory=list)
    forgetting: list[Step] = field(default_factory=list)
    own: list[Draw] = field(default_factory=list)

    def tap(self, kind: type[B], handle: Callable[[Context, B], Awaitable[None]]) -> None:
        """Have taps on this kind of button, already parsed, handled here."""
        _once(self.taps, kind.prefix, (kind, handle))

    def command(self, name: str, handle: OnCommand, *words: str) -> None:
        """Have `/name` handled here; in private the words alone do the same."""
        _once(self.commands, name, handle)
        for word in words:
            _once(self.words, word, name)

    def answer(self, kind: str, handle: OnAnswer) -> None:
        """Have messages that answer this kind of prompt handled here."""
        _once(self.answers, kind, handle)

    def reply(self, panel: str, handle: OnReply) -> None:
        """Have replies to panels of this kind handled here, with the panel's subject."""
        _once(self.replies, panel, handle)

    def payload(self, prefix: str, handle: OnCommand) -> None:
        """Have `/start <prefix>_…` handled here."""
        _once(self.payloads, prefix, handle)

    def screen(self, view: str, draw: Draw) -> None:
        """Have this view drawn here whenever it is sent or redrawn."""
        _once(self.screens, view, draw)

    def mine(self, draw: Draw) -> None:
        """Have this drawn as a part of `/my`; None where there is nothing."""
        self.own.append(draw)

    def timer(self, kind: str, step: Step) -> None:
        """Have `step(tx, subject_id, now=…)` run when a timer of this kind is due."""
        _once(self.timers, kind, step)

    def delivered(self, view: str, step: Step) -> None:
        """Have `step(tx, settled, now=…)` run in the unit that settles a message of this view."""
        _once(self.arrivals, view, step)

    def event(self, kind: str, handle: OnEvent) -> None:
        """Have what happens to chats (my_chat_member, chat_member, migrated …) handled here."""
        _once(self.events, kind, handle)


def _once(table: dict[str, Any], name: str, value: object) -> None:
    # At start, not at the tap: the later door would silently take the earlier one's.
    if name in table:
        raise ValueError(f"two doors named {name!r}")
    table[name] = value
