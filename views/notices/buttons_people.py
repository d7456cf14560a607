"""The buttons of sign-up, receipts, the door and the lists of people."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from views.buttons import ButtonData


class ListFile(StrEnum):
    """A list as a file: names as a table or on paper, or the doors to knock at."""

    NAMES = "names"
    PAPER = "paper"
    KNOCK = "knock"


class PeopleTool(StrEnum):
    """What staff may begin from the list of those who come."""

    ENTER = "enter"
    IMPORT = "import"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class NoticeJoin(ButtonData):
    """报名: take a place, or open one's private page where there are slots to choose."""

    prefix: ClassVar[str] = "npj"
    occurrence_id: int


@dataclass(frozen=True, slots=True)
class NoticeSeen(ButtonData):
    """收到: I have seen it."""

    prefix: ClassVar[str] = "nps"
    occurrence_id: int


@dataclass(frozen=True, slots=True)
class NoticeOwn(ButtonData):
    """One's private page of an occurrence."""

    prefix: ClassVar[str] = "npm"
    occurrence_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeSeat(ButtonData):
    """What can be done about one place."""

    prefix: ClassVar[str] = "npg"
    signup_id: int


@dataclass(frozen=True, slots=True)
class NoticeSlots(ButtonData):
    """The slots to choose from; `signup_id` is who moves, 0 the person themselves anew."""

    prefix: ClassVar[str] = "npa"
    occurrence_id: int
    signup_id: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeSlot(ButtonData):
    """Take this slot."""

    prefix: ClassVar[str] = "npt"
    occurrence_id: int
    slot: int
    signup_id: int = 0


@dataclass(frozen=True, slots=True)
class NoticeFamily(ButtonData):
    """Be asked for the name of somebody of the family to bring."""

    prefix: ClassVar[str] = "npf"
    occurrence_id: int


@dataclass(frozen=True, slots=True)
class NoticeRemark(ButtonData):
    """Be asked for a note beside a name."""

    prefix: ClassVar[str] = "npn"
    signup_id: int


@dataclass(frozen=True, slots=True)
class NoticeLeave(ButtonData):
    """Give a place back."""

    prefix: ClassVar[str] = "npl"
    signup_id: int


@dataclass(frozen=True, slots=True)
class NoticePeople(ButtonData):
    """What staff can do about who comes, in private."""

    prefix: ClassVar[str] = "npp"
    occurrence_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeNames(ButtonData):
    """The names of those who come, to change or cancel them."""

    prefix: ClassVar[str] = "npq"
    occurrence_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeBegin(ButtonData):
    """Begin entering somebody, pasting a list, or the report."""

    prefix: ClassVar[str] = "npb"
    occurrence_id: int
    tool: PeopleTool


@dataclass(frozen=True, slots=True)
class NoticeTake(ButtonData):
    """Take the pasted names over; `made` is the prompt that holds them."""

    prefix: ClassVar[str] = "npk"
    occurrence_id: int
    made: int


@dataclass(frozen=True, slots=True)
class NoticeDoor(ButtonData):
    """The list for checking in at the door."""

    prefix: ClassVar[str] = "npd"
    occurrence_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeCame(ButtonData):
    """Somebody came (1), or did not after all (0)."""

    prefix: ClassVar[str] = "npc"
    signup_id: int
    came: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeFile(ButtonData):
    prefix: ClassVar[str] = "npx"
    occurrence_id: int
    what: ListFile
    # Whose doors; 0 for all that the person may look into.
    place_id: int = 0


@dataclass(frozen=True, slots=True)
class NoticeHeard(ButtonData):
    """Which households were not heard yet, by building; place 0 lists the buildings."""

    prefix: ClassVar[str] = "nph"
    occurrence_id: int
    place_id: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeKnock(ButtonData):
    """A household was told at its door (1), or was not after all (0)."""

    prefix: ClassVar[str] = "npo"
    occurrence_id: int
    household_id: int
    told: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class NoticeNudge(ButtonData):
    """催一催: remind in private whoever has not pressed."""

    prefix: ClassVar[str] = "npu"
    occurrence_id: int
