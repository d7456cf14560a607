"""Telegram's flood limits, which can be switched on."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from playground.chats import kind_of
from playground.shapes import Json, Refused

COUNTED = ("send", "edit", "copy", "forward")
FREE = frozenset({"sendchataction"})
MINUTE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages (edits included) a second overall, in one chat, and a minute in a group."""

    overall: int = 30
    per_chat: int = 3
    per_chat_seconds: int = 3
    per_group_minute: int = 20


@dataclass(slots=True)
class Window:
    """How many happened within a sliding span of time."""

    most: int
    span: timedelta
    times: deque[datetime] = field(default_factory=deque)

    def wait(self, now: datetime, count: int) -> timedelta | None:
        """Return how long `count` more must wait, or None if they fit now."""
        while self.times and self.times[0] + self.span <= now:
            self.times.popleft()
        # An album larger than the window would otherwise never go out at all.
        if len(self.times) + count <= self.most or not self.times:
            return None
        return self.times[0] + self.span - now

    def add(self, now: datetime, count: int) -> None:
        self.times.extend([now] * count)


class Floods:
    """Off until `limits` is set; `retry_after` (seconds) overrides the computed wait."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._windows: dict[tuple[str, object], Window] = {}
        self.limits: Limits | None = None
        self.retry_after: int | None = None
        self.refused = 0

    def switch_on(self, limits: Limits | None = None, *, retry_after: int | None = None) -> None:
        self.limits = limits or Limits()
        self.retry_after = retry_after
        # What was sent while nothing was limited must not count against the bot.
        self._windows.clear()

    def switch_off(self) -> None:
        self.limits = None

    def check(self, method: str, params: Json) -> None:
        """Count a call; raises Refused (429) when it is too many."""
        # Answers to taps and readings are not limited by chat at Telegram.
        if self.limits is None or not _counts(method):
            return
        # An album counts as the messages it puts into the chat; an edit has one medium.
        media = params.get("media")
        now, count = self._now(), len(media) if isinstance(media, list) else 1
        windows = self._for(self.limits, params.get("chat_id"))
        waits = [wait for window in windows if (wait := window.wait(now, count))]
        if waits:
            self.refused += 1
            raise too_many(self.retry_after or math.ceil(max(waits).total_seconds()))
        # Counted only once all windows let it through: a refused call uses nothing up.
        for window in windows:
            window.add(now, count)

    def _for(self, limits: Limits, chat_id: object) -> list[Window]:
        chat_span = timedelta(seconds=limits.per_chat_seconds)
        windows = [
            self._window("all", None, limits.overall, timedelta(seconds=1)),
            self._window("chat", str(chat_id), limits.per_chat, chat_span),
        ]
        if _is_group(chat_id):
            group = self._window("group", str(chat_id), limits.per_group_minute, MINUTE)
            windows.append(group)
        return windows

    def _window(self, name: str, key: object, most: int, span: timedelta) -> Window:
        return self._windows.setdefault((name, key), Window(most, span))


def too_many(retry_after: int) -> Refused:
    description = f"Too Many Requests: retry after {retry_after}"
    return Refused(429, description, {"retry_after": retry_after})


def _counts(method: str) -> bool:
    name = method.lower()
    return name.startswith(COUNTED) and name not in FREE


def _is_group(chat_id: object) -> bool:
    text = str(chat_id)
    return text.startswith("-") and text[1:].isdigit() and kind_of(int(text)) != "private"
