"""Notices as the tests of views draw them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.notices import Notice, Occurrence, Phase, Schedule, Signup, State
from views.notices.post import Post
from views.screen import Screen
from views.texts import Catalogue

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 22, 4, tzinfo=UTC)
START = datetime(2026, 12, 7, 1, tzinfo=UTC)
END = datetime(2026, 12, 7, 3, tzinfo=UTC)
SAY = Catalogue().say("zh-CN")
ENGLISH = Catalogue().say("en")
NOTICE = Notice(
    9,
    2,
    1,
    "人人坞免费义诊",
    1002,
    NOW,
    State.RUNNING,
    schedule=Schedule(START),
    body="请带身份证",
    venue="活动室",
)
OCCURRENCE = Occurrence(31, 9, START, START, END, NOW, Phase.POSTED, NOW)


def post(occurrence: dict[str, Any] | None = None, /, **changes: Any) -> Post:  # noqa: ANN401
    """The clinic's post with some things another way."""
    return Post(replace(NOTICE, **changes), replace(OCCURRENCE, **occurrence or {}), ZONE)


def signed(taken: int, waiting: int, capacity: int | None) -> Post:
    return post(signup=Signup(capacity)).seated(taken, waiting, capacity)


def labels(screen: Screen) -> list[str]:
    return [button.label for row in screen.rows for button in row]
