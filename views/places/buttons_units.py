"""The buttons of the screens where staff arrange units, categories and buildings."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from views.buttons import ButtonData


class Page(StrEnum):
    """The screens of a place: all there is to arrange, its units, its categories, itself."""

    HOME = "home"
    UNITS = "units"
    CATEGORIES = "categories"
    PLACE = "place"


class Asks(StrEnum):
    """What can be asked for: actions.places.desk.Question in the words of buttons."""

    UNIT_NAME = "unit-name"
    UNIT_PHONE = "unit-phone"
    ADD = "add"
    RENAME = "rename"
    PHONE = "phone"
    FOUND = "found"


class Part(StrEnum):
    """What of a category is looked at or set."""

    ALL = "all"
    UNIT = "unit"
    RESPOND = "respond"
    RESOLVE = "resolve"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class OpenDesk(ButtonData):
    prefix: ClassVar[str] = "desk"
    place_id: int
    screen: Page
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenUnit(ButtonData):
    prefix: ClassVar[str] = "unit"
    unit_id: int


@dataclass(frozen=True, slots=True)
class OpenCategory(ButtonData):
    """A category by its code, which is checked against the rules when it is tapped."""

    prefix: ClassVar[str] = "cat"
    community_id: int
    code: str
    part: Part = Part.ALL
    page: int = 0


@dataclass(frozen=True, slots=True)
class SetCategory(ButtonData):
    """A unit's id, or minutes; private is turned over."""

    prefix: ClassVar[str] = "catset"
    community_id: int
    code: str
    part: Part
    value: int = 0


@dataclass(frozen=True, slots=True)
class AskFor(ButtonData):
    prefix: ClassVar[str] = "deskask"
    subject_id: int
    what: Asks


@dataclass(frozen=True, slots=True)
class ClosePlace(ButtonData):
    """Offer a place no longer: asks first while `sure` is 0."""

    prefix: ClassVar[str] = "closing"
    place_id: int
    sure: int = 0
