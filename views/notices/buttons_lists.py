"""The buttons of the lists of notices, the month view, and what one wants to be sent."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from views.buttons import ButtonData


class Show(StrEnum):
    """What a list shows; MORE is the page of ways on, where buttons are big and few."""

    COMING = "coming"
    MINE = "mine"
    RUNNING = "running"
    DRAFTS = "drafts"
    PAUSED = "paused"
    ENDED = "ended"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class NoticeList(ButtonData):
    """A page of a list, behind the entry that started at `at` (seconds since 1970)."""

    prefix: ClassVar[str] = "nll"
    show: Show = Show.COMING
    at: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class NoticeDraftOpen(ButtonData):
    """Go on with a draft."""

    prefix: ClassVar[str] = "nld"
    notice_id: int


@dataclass(frozen=True, slots=True)
class NoticeMonth(ButtonData):
    """The month view; year 0 is the present month."""

    prefix: ClassVar[str] = "nlm"
    year: int = 0
    month: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeDay(ButtonData):
    """What takes place on a day of the month view."""

    prefix: ClassVar[str] = "nla"
    year: int
    month: int
    day: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeBlank(ButtonData):
    """What only fills the calendar: a weekday, or a day of another month."""

    prefix: ClassVar[str] = "nlz"


@dataclass(frozen=True, slots=True)
class NoticeWishes(ButtonData):
    """通知设置: what one wants to be sent."""

    prefix: ClassVar[str] = "nlw"


@dataclass(frozen=True, slots=True)
class NoticeQuiet(ButtonData):
    """不再私信我 (1) or 恢复 (0); `page` 1 is the button of the settings, redrawn in place."""

    prefix: ClassVar[str] = "nlq"
    quiet: int = 1
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeBorn(ButtonData):
    """Be asked for the year of birth, or (1) have it forgotten."""

    prefix: ClassVar[str] = "nlb"
    forget: int = 0
