"""The buttons of a notice's desk: how it is getting on, and what can be changed."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from views.buttons import ButtonData


class DeskPage(StrEnum):
    """What is shown in place of the desk; `at` is a page, or the occurrence it is about."""

    HOME = "home"
    FAILED = "failed"
    DATES = "dates"
    DATE = "date"
    WORDS = "words"
    OFF = "off"
    OFF_ALL = "off-all"


class DeskDo(StrEnum):
    """What is done at once."""

    PAUSE = "pause"
    RESUME = "resume"
    RESEND = "resend"


class DeskAsk(StrEnum):
    """What is asked for before it is done."""

    WHEN = "when"
    TITLE = "title"
    BODY = "body"
    VENUE = "venue"
    CAPACITY = "capacity"
    OFF = "off"
    OFF_ALL = "off-all"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class NoticeDesk(ButtonData):
    """Open the desk in private, or one of its pages in place."""

    prefix: ClassVar[str] = "nd"
    notice_id: int
    page: DeskPage = DeskPage.HOME
    at: int = 0


@dataclass(frozen=True, slots=True)
class NoticeDo(ButtonData):
    """Pause, go on, or send once more where it failed."""

    prefix: ClassVar[str] = "ndo"
    notice_id: int
    what: DeskDo
    occurrence_id: int = 0


@dataclass(frozen=True, slots=True)
class NoticeAsk(ButtonData):
    """Be asked for another time, other words, or the reason for calling it off."""

    prefix: ClassVar[str] = "ndq"
    notice_id: int
    what: DeskAsk
    occurrence_id: int = 0


@dataclass(frozen=True, slots=True)
class NoticeMove(ButtonData):
    """One of the times that may have been meant; `at` in seconds."""

    prefix: ClassVar[str] = "ndm"
    occurrence_id: int
    at: int


@dataclass(frozen=True, slots=True)
class NoticeDate(ButtonData):
    """One of the dates ahead by the rule, to be moved or called off; `at` in seconds."""

    prefix: ClassVar[str] = "ndt"
    notice_id: int
    at: int
