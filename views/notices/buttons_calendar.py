"""The buttons of calendars: a notice's file, a place's address, the list of holidays."""

from dataclasses import dataclass
from typing import ClassVar

from views.buttons import ButtonData


@dataclass(frozen=True, slots=True)
class NoticeCalendar(ButtonData):
    """加日历: send the notice of this occurrence as a calendar file, in private."""

    prefix: ClassVar[str] = "nc"
    occurrence_id: int


@dataclass(frozen=True, slots=True)
class NoticeFeed(ButtonData):
    """The address under which phones read a place's calendar; 0 is the reader's community.

    `page` is of the places inside.
    """

    prefix: ClassVar[str] = "ncf"
    place_id: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeFeedNew(ButtonData):
    """Another address; `made` is when (seconds) the one shown was made, 0 where there is none."""

    prefix: ClassVar[str] = "ncn"
    place_id: int
    made: int = 0


@dataclass(frozen=True, slots=True)
class NoticeFeedFile(ButtonData):
    """A place's whole calendar as a file."""

    prefix: ClassVar[str] = "ncx"
    place_id: int


@dataclass(frozen=True, slots=True)
class NoticeDays(ButtonData):
    """节假日: the list of a year, 0 being this one."""

    prefix: ClassVar[str] = "nch"
    year: int = 0


@dataclass(frozen=True, slots=True)
class NoticeDaysWrite(ButtonData):
    """Write lines into the list of holidays."""

    prefix: ClassVar[str] = "nce"
    year: int
