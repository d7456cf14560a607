"""What people are told when something happens to a report, or when it is late."""

from dataclasses import dataclass
from datetime import datetime

from domain import reports as rules
from domain.reports import Action, Party, Refusal, State, Step
from views.reports import controls, phrases
from views.reports.buttons_life import ReportDo, ReportShow, ReportTimeline
from views.reports.timeline import Line
from views.screen import Button, Row, Screen
from views.texts import Texts

TITLE_AT_MOST = 40
TEXT_AT_MOST = 500
# Telegram's limit for the answer to a tap.
TOAST_AT_MOST = 200


@dataclass(frozen=True, slots=True)
class About:
    """The report as it is named to its readers; the text is masked where it must be."""

    report: rules.Report
    number: str
    text: str


def news(
    say: Texts,
    about: About,
    line: Line,
    to: Party,
    actions: tuple[Action, ...],
    *,
    mention: tuple[int, str] | None = None,
    big: bool = False,
) -> Screen:
    """Something happened: which report, what, the words that came with it, what can be done."""
    happened = say(
        "report-news",
        action=line.action,
        to=to,
        who=phrases.who(say, line.party, line.name, line.unit),
        about=line.about or phrases.detail(say, line.action, line.text),
    )
    parts = [_addressed(say, mention), _title(say, about), happened]
    if line.text and not phrases.is_coded(line.action):
        parts.append(say("report-quote", text=rules.short(line.text, TEXT_AT_MOST)))
    if line.action == Action.RESOLVE and to is Party.REPORTER:
        parts.append(say("report-fixed"))
    return Screen("\n".join(filter(None, parts)), rows=_rows(say, about, actions, big=big))


def late(
    say: Texts,
    about: About,
    step: Step,
    moment: datetime,
    actions: tuple[Action, ...],
    *,
    now: datetime,
    big: bool = False,
) -> Screen:
    """What is late or soon will be; `moment` is when it was or will be due."""
    # Before the moment or after it: which of both, the step says.
    minutes = int(abs(now - moment).total_seconds() // 60)
    words = say("report-late", step=step, minutes=minutes, moment=moment)
    parts = [_title(say, about), words]
    if step is Step.QUESTION_REMINDER and about.report.question:
        parts.append(say("report-quote", text=rules.short(about.report.question, TEXT_AT_MOST)))
    text = "\n".join(parts)
    return Screen(text, rows=_rows(say, about, actions, big=big))


def wants_date(
    say: Texts,
    about: About,
    who: str,
    promised: datetime,
    actions: tuple[Action, ...],
    *,
    big: bool = False,
) -> Screen:
    """Staff learn that a date promised twice cannot be kept, and decide."""
    text = _title(say, about) + "\n" + say("report-wants-date", who=who, at=promised)
    return Screen(text, rows=_rows(say, about, actions, big=big))


def unreachable(say: Texts, about: About, name: str) -> Screen:
    """The captain learns that the reporter of a private matter cannot be written to."""
    text = _title(say, about) + "\n" + say("report-unreachable", name=name)
    return Screen(text, rows=(_links(say, about.report.id),))


def answered(say: Texts, report_id: int, words: str, *, done: bool) -> Screen:
    """The short word after a typed answer, with the way back where something was done."""
    if not done:
        return Screen(say("report-not-said", words=words))
    undo = Button(say.plain("report-do", action=Action.UNDO), ReportDo(report_id, Action.UNDO))
    return Screen(say("report-said", words=words), rows=((undo,),))


def toast(
    say: Texts,
    action: Action,
    refusal: Refusal | None,
    state: State,
    *,
    holder: str = "",
    phone: str = "",
    lacking: int = 0,
) -> str:
    """What was recorded, or why not and what would help: plain, at most 200 characters."""
    if refusal is None:
        return say.plain("report-did", action=action, holder=rules.short(holder, 30))
    now_in = say.plain("report-state", state=state)
    words = say.plain(
        "report-refused",
        reason=refusal,
        state=now_in,
        holder=rules.short(holder, 30) or "none",
        lacking=lacking,
    )
    if refusal is Refusal.NOT_A_MEMBER and phone:
        words += say.plain("report-office", phone=phone)
    return rules.short(words, TOAST_AT_MOST)


def _title(say: Texts, about: About) -> str:
    short = rules.short(about.text.replace("\n", " "), TITLE_AT_MOST)
    return say("report-about", number=about.number, text=short)


def _addressed(say: Texts, mention: tuple[int, str] | None) -> str:
    return say("report-mention", person=str(mention[0]), name=mention[1]) if mention else ""


def _rows(say: Texts, about: About, actions: tuple[Action, ...], *, big: bool) -> tuple[Row, ...]:
    rows = controls.rows(say, about.report, actions, audience="private", big=big)
    links = _links(say, about.report.id)
    # Four in elder mode: three things to do and the way to the card.
    if big:
        return (*rows[:3], links[:1])
    return (*rows, links)


def _links(say: Texts, report_id: int) -> Row:
    return (
        Button(say.plain("report-card-button"), ReportShow(report_id)),
        Button(say.plain("report-timeline-button"), ReportTimeline(report_id)),
    )
