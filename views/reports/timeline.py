"""A report's history in words."""

from dataclasses import dataclass
from datetime import datetime

from domain import reports as rules
from domain.reports import Party
from views.reports import phrases
from views.reports.buttons_life import ReportTimeline
from views.screen import Button, Row, Screen
from views.texts import Texts

# A page of them has to fit a message; the whole words stand on the card.
TEXT_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened; `about` is the unit or the number that it was about."""

    at: datetime
    action: str
    party: Party
    name: str = ""
    unit: str = ""
    text: str = ""
    about: str = ""


def timeline(
    say: Texts, report_id: int, number: str, lines: tuple[Line, ...], page: int, pages: int
) -> Screen:
    """A page of the history, oldest first."""
    told = "\n\n".join(told_line(say, line) for line in lines)
    return Screen(
        say("report-timeline", number=number) + "\n\n" + told,
        rows=_pages(say, report_id, page, pages),
    )


def told_line(say: Texts, line: Line) -> str:
    """When it was, what happened, and below it what was said."""
    happened = say(
        "report-event",
        action=line.action,
        who=phrases.who(say, line.party, line.name, line.unit),
        about=line.about or phrases.detail(say, line.action, line.text),
    )
    told = say("report-timeline-line", at=line.at) + " " + happened
    if not line.text or phrases.is_coded(line.action):
        return told
    return told + "\n" + say("report-quote", text=rules.short(line.text, TEXT_AT_MOST))


def _pages(say: Texts, report_id: int, page: int, pages: int) -> tuple[Row, ...]:
    if pages == 1:
        return ()
    row = []
    if page > 0:
        row.append(Button(say.plain("report-earlier"), ReportTimeline(report_id, page - 1)))
    if page + 1 < pages:
        row.append(Button(say.plain("report-later"), ReportTimeline(report_id, page + 1)))
    return (tuple(row),)
