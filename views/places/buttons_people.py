"""The buttons of joining, members, rolls and a person's own settings; fields only appended."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from domain.places import Relation
from views.buttons import ButtonData


# Codes are in sent messages for months: new ones are added, none is renamed.
class Tile(StrEnum):
    HOME = "h"
    REPORT = "r"
    JOIN = "j"
    BUILDING = "b"


class Use(StrEnum):
    """What a flat is looked for: to join it, or to tend to its members."""

    JOIN = "j"
    TEND = "t"


class Span(StrEnum):
    """Which rooms are offered: all of the stairwell, or those of one floor."""

    STAIRWELL = "s"
    FLOOR = "f"


class Answer(StrEnum):
    YES = "y"
    NO = "n"


class Language(StrEnum):
    ZH = "zh-CN"
    EN = "en"


@dataclass(frozen=True, slots=True)
class OpenTile(ButtonData):
    prefix: ClassVar[str] = "tile"
    tile: Tile
    page: int = 0


@dataclass(frozen=True, slots=True)
class LookAt(ButtonData):
    prefix: ClassVar[str] = "look"
    place_id: int


@dataclass(frozen=True, slots=True)
class PickBuilding(ButtonData):
    prefix: ClassVar[str] = "jb"
    page: int = 0


@dataclass(frozen=True, slots=True)
class PickStairwell(ButtonData):
    prefix: ClassVar[str] = "js"
    place_id: int
    page: int = 0
    use: Use = Use.JOIN


@dataclass(frozen=True, slots=True)
class PickFloor(ButtonData):
    """Carries any flat of the stairwell: its name could be too long for a button."""

    prefix: ClassVar[str] = "jl"
    household_id: int
    page: int = 0
    use: Use = Use.JOIN


@dataclass(frozen=True, slots=True)
class PickRoom(ButtonData):
    prefix: ClassVar[str] = "jr"
    household_id: int
    page: int = 0
    use: Use = Use.JOIN
    span: Span = Span.STAIRWELL


@dataclass(frozen=True, slots=True)
class PickRelation(ButtonData):
    prefix: ClassVar[str] = "jf"
    household_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ClaimAs(ButtonData):
    prefix: ClassVar[str] = "ja"
    household_id: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class SharePhone(ButtonData):
    prefix: ClassVar[str] = "jn"


@dataclass(frozen=True, slots=True)
class CorrectRelation(ButtonData):
    prefix: ClassVar[str] = "jx"
    membership_id: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class AnswerQuestion(ButtonData):
    prefix: ClassVar[str] = "jq"
    membership_id: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class DecideClaim(ButtonData):
    prefix: ClassVar[str] = "jd"
    membership_id: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class GiveReason(ButtonData):
    prefix: ClassVar[str] = "jw"
    membership_id: int


@dataclass(frozen=True, slots=True)
class OpenMembersPlaces(ButtonData):
    prefix: ClassVar[str] = "mp"
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenMembers(ButtonData):
    prefix: ClassVar[str] = "mb"
    place_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class ListMembers(ButtonData):
    prefix: ClassVar[str] = "ml"
    place_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class OpenClaim(ButtonData):
    prefix: ClassVar[str] = "mc"
    membership_id: int


@dataclass(frozen=True, slots=True)
class OpenFlat(ButtonData):
    prefix: ClassVar[str] = "mf"
    household_id: int
    page: int = 0


@dataclass(frozen=True, slots=True)
class EndMembership(ButtonData):
    """Asks first; with `sure` it is done."""

    prefix: ClassVar[str] = "me"
    membership_id: int
    sure: int = 0


@dataclass(frozen=True, slots=True)
class InviteTo(ButtonData):
    prefix: ClassVar[str] = "mi"
    household_id: int


@dataclass(frozen=True, slots=True)
class LetRollIn(ButtonData):
    prefix: ClassVar[str] = "ra"
    import_id: int


@dataclass(frozen=True, slots=True)
class DropRoll(ButtonData):
    prefix: ClassVar[str] = "rx"
    import_id: int


@dataclass(frozen=True, slots=True)
class SetLanguage(ButtonData):
    prefix: ClassVar[str] = "lang"
    language: Language


@dataclass(frozen=True, slots=True)
class OpenPrivacy(ButtonData):
    prefix: ClassVar[str] = "pv"


@dataclass(frozen=True, slots=True)
class ExportMine(ButtonData):
    prefix: ClassVar[str] = "px"


@dataclass(frozen=True, slots=True)
class EraseMe(ButtonData):
    """Asks first; with `sure` it is done."""

    prefix: ClassVar[str] = "pe"
    sure: int = 0


@dataclass(frozen=True, slots=True)
class MoveOut(ButtonData):
    """Asks first; with `sure` it is done."""

    prefix: ClassVar[str] = "pm"
    membership_id: int
    sure: int = 0
