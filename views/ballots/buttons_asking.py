"""The buttons under a draft."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.ballots import Electorate, Kind
from domain.ballots.shaping import Part, Share, Side, Writing
from views.buttons import ButtonData


class Page(StrEnum):
    """The screens of a draft; those that end in _step lead on to the next question."""

    HOME = "home"
    MORE = "more"
    KIND = "kind"
    LENGTH = "length"
    UNTIL = "until"
    SCOPE = "scope"
    WHERE = "where"
    WHERE_STEP = "where_step"
    ASK_OPTIONS = "ask_options"
    OPTIONS = "options"
    VOTERS = "voters"
    SEATS = "seats"
    NUMBERS = "numbers"
    ROSTER = "roster"


@dataclass(frozen=True, slots=True)
class DraftPublish(ButtonData):
    """Publish what is seen: this version of the draft made at this second."""

    prefix: ClassVar[str] = "bdgo"
    ballot_id: int
    version: int
    made: int


@dataclass(frozen=True, slots=True)
class DraftDiscard(ButtonData):
    prefix: ClassVar[str] = "bdx"
    ballot_id: int


@dataclass(frozen=True, slots=True)
class DraftPage(ButtonData):
    prefix: ClassVar[str] = "bd"
    ballot_id: int
    page: Page
    at: int = 0


@dataclass(frozen=True, slots=True)
class DraftKind(ButtonData):
    prefix: ClassVar[str] = "bdk"
    ballot_id: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class DraftLength(ButtonData):
    prefix: ClassVar[str] = "bdl"
    ballot_id: int
    minutes: int


@dataclass(frozen=True, slots=True)
class DraftUntil(ButtonData):
    """A moment that was offered, in seconds since 1970."""

    prefix: ClassVar[str] = "bdu"
    ballot_id: int
    seconds: int


@dataclass(frozen=True, slots=True)
class DraftPlace(ButtonData):
    prefix: ClassVar[str] = "bdp"
    ballot_id: int
    place_id: int
    # Where the draft goes from here: to its preview, or to the next question.
    step: int = 0


@dataclass(frozen=True, slots=True)
class DraftStairwell(ButtonData):
    """One stairwell, named by a flat in it."""

    prefix: ClassVar[str] = "bdw"
    ballot_id: int
    household_id: int


@dataclass(frozen=True, slots=True)
class DraftVoters(ButtonData):
    prefix: ClassVar[str] = "bde"
    ballot_id: int
    electorate: Electorate


@dataclass(frozen=True, slots=True)
class DraftSeats(ButtonData):
    prefix: ClassVar[str] = "bdn"
    ballot_id: int
    seats: int


@dataclass(frozen=True, slots=True)
class DraftShare(ButtonData):
    prefix: ClassVar[str] = "bdf"
    ballot_id: int
    part: Part
    share: Share


@dataclass(frozen=True, slots=True)
class DraftWrite(ButtonData):
    prefix: ClassVar[str] = "bdt"
    ballot_id: int
    what: Writing
    step: int = 0


@dataclass(frozen=True, slots=True)
class DraftDrop(ButtonData):
    """Take an option away: its place from 0, in this version of the draft."""

    prefix: ClassVar[str] = "bdo"
    ballot_id: int
    index: int
    version: int


@dataclass(frozen=True, slots=True)
class DraftFill(ButtonData):
    prefix: ClassVar[str] = "bds"
    ballot_id: int
    side: Side


@dataclass(frozen=True, slots=True)
class DraftStrike(ButtonData):
    prefix: ClassVar[str] = "bdd"
    ballot_id: int
    person_id: int
