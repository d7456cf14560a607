"""The buttons of voting; fields are only appended, and everything they carry is untrusted."""

from dataclasses import dataclass
from typing import ClassVar

from domain.ballots import Choice
from views.buttons import ButtonData


@dataclass(frozen=True, slots=True)
class BallotVote(ButtonData):
    prefix: ClassVar[str] = "bv"
    ballot_id: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class BallotOption(ButtonData):
    """Vote for one option, numbered from 1."""

    prefix: ClassVar[str] = "bo"
    ballot_id: int
    option: int


@dataclass(frozen=True, slots=True)
class BallotPick(ButtonData):
    """Add an option to those picked so far, or take it out; bit n-1 of `picks` is option n.

    Option 0 only turns to `page`: big letters show a few options at a time.
    """

    prefix: ClassVar[str] = "bk"
    ballot_id: int
    picks: int
    option: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class BallotPicked(ButtonData):
    """Vote for all that was picked."""

    prefix: ClassVar[str] = "bkv"
    ballot_id: int
    picks: int


@dataclass(frozen=True, slots=True)
class BallotMine(ButtonData):
    """The ballot in private, where big letters show its buttons a page at a time."""

    prefix: ClassVar[str] = "bm"
    ballot_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class BallotWithdraw(ButtonData):
    """Ask whether to withdraw; with `sure` 1 do it."""

    prefix: ClassVar[str] = "bw"
    ballot_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class BallotSpeak(ButtonData):
    """Choose who speaks for the flat; with `sure` 1 name them, or nobody where it is 0."""

    prefix: ClassVar[str] = "bsp"
    ballot_id: int
    head_id: int
    person_id: int = 0
    sure: int = 0


@dataclass(frozen=True, slots=True)
class BallotTools(ButtonData):
    """Open the captain's tools in private."""

    prefix: ClassVar[str] = "bt"
    ballot_id: int
