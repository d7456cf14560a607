"""The buttons of a report's life."""

from dataclasses import dataclass
from typing import ClassVar

from domain.reports import Action
from views.buttons import ButtonData


@dataclass(frozen=True, slots=True)
class ReportDo(ButtonData):
    """Do this to the report, or be asked first for what it takes."""

    prefix: ClassVar[str] = "do"
    report_id: int
    action: Action


@dataclass(frozen=True, slots=True)
class ReportPick(ButtonData):
    """An answer to what an action takes: a unit, a moment (Unix seconds), a reason's number."""

    prefix: ClassVar[str] = "pick"
    report_id: int
    action: Action
    value: int
    more: int = 0


@dataclass(frozen=True, slots=True)
class ReportUnits(ButtonData):
    """Another page of what can be chosen."""

    prefix: ClassVar[str] = "units"
    report_id: int
    action: Action
    page: int


@dataclass(frozen=True, slots=True)
class ReportTimeline(ButtonData):
    """What happened to the report; with a page, in place of the page that is shown."""

    prefix: ClassVar[str] = "story"
    report_id: int
    page: int = -1


@dataclass(frozen=True, slots=True)
class ReportAway(ButtonData):
    """Take the question away; nothing is changed."""

    prefix: ClassVar[str] = "away"
    report_id: int


@dataclass(frozen=True, slots=True)
class ReportShow(ButtonData):
    """The report's card, once more at the end of the chat."""

    prefix: ClassVar[str] = "show"
    report_id: int
