"""The buttons under a draft of a notice, and under what its author is asked."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.notices import Template
from domain.notices.questions import Choice, Figure, Part, Switch, Writing
from domain.places import Role
from views.buttons import ButtonData


class Page(StrEnum):
    """The screens of a draft."""

    HOME = "home"
    MORE = "more"
    # One place, asked before the draft is shown; `scope` has them all to tick.
    WHERE = "where"
    SCOPE = "scope"
    POST = "post"
    MEDIA = "media"
    SIGNUP = "signup"
    # Each number of sign-up has a page of its own.
    CAPACITY = "capacity"
    SLOT = "slot"
    GUESTS = "guests"
    CLOSES = "closes"
    REMIND = "remind"
    AUDIENCE = "audience"


@dataclass(frozen=True, slots=True)
class NoticePublish(ButtonData):
    """Publish what is seen: this version; at once, or (0) when it is planned."""

    prefix: ClassVar[str] = "nag"
    notice_id: int
    version: int
    at_once: int


@dataclass(frozen=True, slots=True)
class NoticeDiscard(ButtonData):
    prefix: ClassVar[str] = "nax"
    notice_id: int


@dataclass(frozen=True, slots=True)
class NoticePage(ButtonData):
    prefix: ClassVar[str] = "nap"
    notice_id: int
    page: Page
    at: int = 0


@dataclass(frozen=True, slots=True)
class NoticeSwitch(ButtonData):
    """On or off, as the label says: pressed twice it is the same."""

    prefix: ClassVar[str] = "nas"
    notice_id: int
    what: Switch
    on: int


@dataclass(frozen=True, slots=True)
class NoticeFigure(ButtonData):
    """A number that was chosen; -1 is none."""

    prefix: ClassVar[str] = "naf"
    notice_id: int
    what: Figure
    value: int
    on: int = 1


@dataclass(frozen=True, slots=True)
class NoticeRole(ButtonData):
    """Whether those with this role are written to."""

    prefix: ClassVar[str] = "nar"
    notice_id: int
    role: Role
    on: int


@dataclass(frozen=True, slots=True)
class NoticePlace(ButtonData):
    prefix: ClassVar[str] = "nal"
    notice_id: int
    place_id: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class NoticeReading(ButtonData):
    """What a time means, of those offered at this second since 1970."""

    prefix: ClassVar[str] = "nac"
    notice_id: int
    index: int
    asked: int


@dataclass(frozen=True, slots=True)
class NoticeNoTime(ButtonData):
    """Nothing takes place: it is only something to know."""

    prefix: ClassVar[str] = "nan"
    notice_id: int


@dataclass(frozen=True, slots=True)
class NoticeWrite(ButtonData):
    """Ask for what is written or sent."""

    prefix: ClassVar[str] = "naw"
    notice_id: int
    what: Writing


@dataclass(frozen=True, slots=True)
class NoticeClear(ButtonData):
    """Take a part away."""

    prefix: ClassVar[str] = "nak"
    notice_id: int
    part: Part


@dataclass(frozen=True, slots=True)
class NoticeTry(ButtonData):
    """Send the very post to who presses."""

    prefix: ClassVar[str] = "nat"
    notice_id: int


@dataclass(frozen=True, slots=True)
class NoticeTemplate(ButtonData):
    """Begin with a template; the place is the group's, 0 is one's own."""

    prefix: ClassVar[str] = "nam"
    template: Template
    place_id: int = 0
