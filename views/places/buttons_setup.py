"""The buttons that tie a group to a place, to the staff, or to a unit."""

from dataclasses import dataclass
from typing import ClassVar

from views.buttons import ButtonData


@dataclass(frozen=True, slots=True)
class TieToPlace(ButtonData):
    """Make the group that building's, or the staff's of that community; `sure` is what it was."""

    prefix: ClassVar[str] = "tie"
    place_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class TieToUnit(ButtonData):
    prefix: ClassVar[str] = "tieunit"
    unit_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class ShowChoices(ButtonData):
    """A page of buildings, or of units where `units` is 1, of a community (0: which one)."""

    prefix: ClassVar[str] = "tiemenu"
    community_id: int = 0
    units: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class NewBuilding(ButtonData):
    prefix: ClassVar[str] = "tienew"
    community_id: int


@dataclass(frozen=True, slots=True)
class FoundCommunity(ButtonData):
    """Begin the first community: under the group's title, or asking for a name if `ask` is 1."""

    prefix: ClassVar[str] = "found"
    ask: int = 0


@dataclass(frozen=True, slots=True)
class KeepTie(ButtonData):
    """Leave the group tied as it is."""

    prefix: ClassVar[str] = "tiekeep"


@dataclass(frozen=True, slots=True)
class DecideTie(ButtonData):
    """Staff's answer to a group administrator's request."""

    prefix: ClassVar[str] = "tiesay"
    group_id: int
    place_id: int
    person_id: int
    sure: int
    agreed: int
