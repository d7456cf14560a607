"""The buttons under a draft, and under what a custodian is asked."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.funds import ShareRule
from domain.funds.shaping import Until, Writing
from views.buttons import ButtonData


class Page(StrEnum):
    """The screens of a draft."""

    HOME = "home"
    MORE = "more"
    WHERE = "where"
    RULE = "rule"
    SPONSORS = "sponsors"
    UNTIL = "until"
    CUSTODIANS = "custodians"
    RESIDENTS = "residents"
    EXEMPT = "exempt"
    MINIMUM = "minimum"
    GRAIN = "grain"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class FundPublish(ButtonData):
    """Publish what is seen: this version of the draft made at this second."""

    prefix: ClassVar[str] = "fgo"
    fund_id: int
    version: int
    made: int


@dataclass(frozen=True, slots=True)
class FundDiscard(ButtonData):
    prefix: ClassVar[str] = "fx"
    fund_id: int


@dataclass(frozen=True, slots=True)
class FundPage(ButtonData):
    prefix: ClassVar[str] = "fd"
    fund_id: int
    page: Page
    at: int = 0


@dataclass(frozen=True, slots=True)
class FundRule(ButtonData):
    prefix: ClassVar[str] = "fdr"
    fund_id: int
    rule: ShareRule


@dataclass(frozen=True, slots=True)
class FundPlace(ButtonData):
    prefix: ClassVar[str] = "fdp"
    fund_id: int
    place_id: int


@dataclass(frozen=True, slots=True)
class FundStairwell(ButtonData):
    """Only the stairwell in which this flat is."""

    prefix: ClassVar[str] = "fds"
    fund_id: int
    flat_id: int


@dataclass(frozen=True, slots=True)
class FundMinimum(ButtonData):
    prefix: ClassVar[str] = "fdm"
    fund_id: int
    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class FundGrain(ButtonData):
    """Steps of so many fen."""

    prefix: ClassVar[str] = "fdg"
    fund_id: int
    grain: int


@dataclass(frozen=True, slots=True)
class FundDays(ButtonData):
    prefix: ClassVar[str] = "fdd"
    fund_id: int
    which: Until
    days: int


@dataclass(frozen=True, slots=True)
class FundUntil(ButtonData):
    """A moment that was offered, in seconds since 1970."""

    prefix: ClassVar[str] = "fdu"
    fund_id: int
    which: Until
    seconds: int


@dataclass(frozen=True, slots=True)
class FundWrite(ButtonData):
    """Ask for what is written; the flat is whose reason it is."""

    prefix: ClassVar[str] = "fdq"
    fund_id: int
    what: Writing
    flat_id: int = 0


@dataclass(frozen=True, slots=True)
class FundUnsponsor(ButtonData):
    prefix: ClassVar[str] = "fdo"
    fund_id: int
    sponsor_id: int


@dataclass(frozen=True, slots=True)
class FundLift(ButtonData):
    """Let an exempt flat share again."""

    prefix: ClassVar[str] = "fdl"
    fund_id: int
    flat_id: int


@dataclass(frozen=True, slots=True)
class FundName(ButtonData):
    """Name somebody custodian."""

    prefix: ClassVar[str] = "fdc"
    fund_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class FundStrike(ButtonData):
    """Take somebody off the custodians."""

    prefix: ClassVar[str] = "fdf"
    fund_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class FundTable(ButtonData):
    """Send the whole table in private."""

    prefix: ClassVar[str] = "fdt"
    fund_id: int


@dataclass(frozen=True, slots=True)
class FundCustody(ButtonData):
    """The answer of somebody named for the fund made at this second: 1 agrees, 0 does not."""

    prefix: ClassVar[str] = "fca"
    fund_id: int
    yes: int
    made: int


@dataclass(frozen=True, slots=True)
class FundRevise(ButtonData):
    """Share anew while the fund runs."""

    prefix: ClassVar[str] = "frv"
    fund_id: int
