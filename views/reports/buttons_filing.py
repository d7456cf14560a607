"""The buttons that file a report, refine it and leaf through lists."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.reports import Concern
from views.buttons import ButtonData


# A list of its own: buttons sent months ago must parse whatever becomes of the rules.
class Code(StrEnum):
    """The categories as buttons carry them; the same codes as the rules'."""

    FIRE = "fire"
    EBIKE = "ebike"
    GAS = "gas"
    POWER = "power"
    WATER = "water"
    DRAIN = "drain"
    LIFT = "lift"
    EQUIP = "equip"
    STRUCT = "struct"
    ACCESS = "access"
    ROAD = "road"
    FALLING = "falling"
    PESTS = "pests"
    CLEAN = "clean"
    GREEN = "green"
    PARKING = "parking"
    NEIGHBOUR = "neighbour"
    SECURITY = "security"
    HEALTH = "health"
    CARE = "care"
    SERVICE = "service"
    ASK = "ask"
    IDEA = "idea"
    OTHER = "other"
    ALL = "all"


class Shown(StrEnum):
    """Which reports a list shows."""

    OPEN = "open"
    OVERDUE = "overdue"
    UNROUTED = "unrouted"
    UNCONFIRMED = "unconfirmed"
    HELD = "held"
    ENDED = "ended"


class Menu(StrEnum):
    """What the card shows below its usual buttons."""

    NONE = "none"
    TOOLS = "tools"
    CATEGORIES = "cats"
    ALL_CATEGORIES = "allcats"
    PLACES = "places"
    CONCERN = "about"


class Filter(StrEnum):
    """Which filter of a list is being chosen."""

    NONE = "none"
    SHOW = "show"
    CATEGORY = "cat"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class ReportMenu(ButtonData):
    """Open a menu on the card, or close it."""

    prefix: ClassVar[str] = "rmenu"
    report_id: int
    menu: Menu
    page: int = 0


@dataclass(frozen=True, slots=True)
class ReportCategory(ButtonData):
    prefix: ClassVar[str] = "rcat"
    report_id: int
    code: Code


@dataclass(frozen=True, slots=True)
class ReportHurry(ButtonData):
    """Mark as pressing, or as ordinary again."""

    prefix: ClassVar[str] = "rurg"
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportCover(ButtonData):
    """Make private, or show to neighbours again."""

    prefix: ClassVar[str] = "rpriv"
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportConcern(ButtonData):
    """Say whom the report complains of, so that they do not handle it."""

    prefix: ClassVar[str] = "rabout"
    report_id: int
    about: Concern


@dataclass(frozen=True, slots=True)
class ReportMove(ButtonData):
    prefix: ClassVar[str] = "rplace"
    report_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class ReportBehalf(ButtonData):
    """Say that somebody else spoke, who has no phone."""

    prefix: ClassVar[str] = "rfor"
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportPictures(ButtonData):
    prefix: ClassVar[str] = "rpics"
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportText(ButtonData):
    prefix: ClassVar[str] = "rtext"
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportSame(ButtonData):
    """What I reported is that other one."""

    prefix: ClassVar[str] = "rsame"
    report_id: int
    other_id: int


@dataclass(frozen=True, slots=True)
class ReportOwn(ButtonData):
    """What I reported is none of those."""

    prefix: ClassVar[str] = "rown"
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportOpen(ButtonData):
    """The report's card, from a list."""

    prefix: ClassVar[str] = "ropen"
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportList(ButtonData):
    """A page of a list: the reports before this id (0 for the newest)."""

    prefix: ClassVar[str] = "rlist"
    place_id: int
    show: Shown = Shown.OPEN
    code: Code = Code.ALL
    before: int = 0
    filter: Filter = Filter.NONE


@dataclass(frozen=True, slots=True)
class ReportMine(ButtonData):
    """A page of my own reports."""

    prefix: ClassVar[str] = "rmine"
    before: int = 0
