"""The buttons of the captain's tools, of witnesses and of agents."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from views.buttons import ButtonData


class Page(StrEnum):
    """The screens of the tools."""

    HOME = "home"
    KNOCK = "knock"
    PAPER = "paper"
    WITNESS = "witness"
    PROXIES = "proxies"
    EXTEND = "extend"
    ANEW = "anew"
    BY_HAND = "by_hand"


class Tool(StrEnum):
    """What a tap does at once or asks for."""

    REMIND = "remind"
    SHEET = "sheet"
    SLIPS = "slips"
    PAPER = "paper"
    PROXY = "proxy"
    UNTIL = "until"
    NOTE = "note"
    CANCEL = "cancel"
    ANEW = "anew"
    BY_HAND = "by_hand"


class SlipTool(StrEnum):
    """What can be done with a slip that was entered."""

    PHOTO = "photo"
    WITHDRAW = "withdraw"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class HallPage(ButtonData):
    prefix: ClassVar[str] = "bh"
    ballot_id: int
    page: Page
    at: int = 0


@dataclass(frozen=True, slots=True)
class HallTool(ButtonData):
    prefix: ClassVar[str] = "bht"
    ballot_id: int
    tool: Tool


@dataclass(frozen=True, slots=True)
class HallUntil(ButtonData):
    """Close then instead (seconds since 1970); with `sure` 1 do it."""

    prefix: ClassVar[str] = "bhu"
    ballot_id: int
    seconds: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class PaperHead(ButtonData):
    """Show the boxes of a head's slip; bit 0 of `picks` is the first box."""

    prefix: ClassVar[str] = "bhp"
    ballot_id: int
    head_id: int
    picks: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class PaperEnter(ButtonData):
    prefix: ClassVar[str] = "bhe"
    ballot_id: int
    head_id: int
    picks: int


@dataclass(frozen=True, slots=True)
class SlipDo(ButtonData):
    prefix: ClassVar[str] = "bhs"
    cast_id: int
    tool: SlipTool


@dataclass(frozen=True, slots=True)
class SlipRead(ButtonData):
    """What a witness reads on a slip; with `done` 1 that is all."""

    prefix: ClassVar[str] = "bhw"
    cast_id: int
    picks: int = 0
    done: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class SlipDispute(ButtonData):
    prefix: ClassVar[str] = "bhn"
    cast_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class ProxyHead(ButtonData):
    prefix: ClassVar[str] = "bhx"
    ballot_id: int
    head_id: int


@dataclass(frozen=True, slots=True)
class ProxyAgent(ButtonData):
    prefix: ClassVar[str] = "bha"
    ballot_id: int
    head_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class ProxyEnd(ButtonData):
    prefix: ClassVar[str] = "bhz"
    proxy_id: int


@dataclass(frozen=True, slots=True)
class ProxyVote(ButtonData):
    """What an agent votes for the flat; with `done` 1 it is cast."""

    prefix: ClassVar[str] = "bhv"
    proxy_id: int
    picks: int = 0
    done: int = 0
    page: int = 0
