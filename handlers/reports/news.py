"""How news and reminders of a report are drawn, each for the one who reads it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from actions.reports import history
from actions.reports.parties import actor_of, facts_of
from actions.reports.sight import may_show
from domain import reports as rules
from domain.reports import Action, Actor, Party, Report, Step
from handlers.doors import Doors, Scene
from handlers.reports.timeline import line_of
from storage.database import Tx
from storage.places import people
from storage.reports import events
from storage.reports import register as reports
from views.reports import news as view
from views.reports import phrases
from views.reports.news import About
from views.screen import Screen

_VERDICT: Final = frozenset(
    {Action.CONFIRM, Action.REOPEN, Action.RATE, Action.ANSWER, Action.APPEAL}
)
# They stand on the card: below news they would be pressed in place of an answer.
_NOT_HERE: Final = frozenset({Action.CANCEL, Action.PASS_ON, Action.UNDO, Action.HIDE})
_ASIDE: Final = frozenset({Party.REPORTER, Party.SUPPORTER})


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen("report-news", draw_news)
    doors.screen("report-late", draw_late)
    doors.screen("report-unreachable", draw_unreachable)
    doors.screen("report-wants-date", draw_wants_date)


async def draw_news(tx: Tx, scene: Scene) -> Screen | None:
    """What happened, with what the reader can do about it as things are now."""
    report = await reports.find(tx, scene.subject_id)
    event = await events.find(tx, int(scene.args["event"]))
    if report is None or event is None:
        return None
    if not await may_show(tx, report, scene.reader.chat_id, now=scene.now):
        return None
    to = Party(scene.args["for"])
    inside = await history.is_inside(tx, report, scene.reader.chat_id, now=scene.now)
    entry = await history.entry(tx, report, event, inside=inside, now=scene.now)
    return view.news(
        scene.say,
        await _about(tx, scene, report),
        line_of(scene.say, entry),
        to,
        await _actions(tx, scene, report, to),
        mention=await _mention(tx, scene, report, to),
        big=scene.reader.big,
    )


async def draw_late(tx: Tx, scene: Scene) -> Screen | None:
    """What is late and by how long, as of now."""
    report = await reports.find(tx, scene.subject_id)
    if report is None or not await may_show(tx, report, scene.reader.chat_id, now=scene.now):
        return None
    step, to = Step(scene.args["step"]), Party(scene.args["for"])
    return view.late(
        scene.say,
        await _about(tx, scene, report),
        step,
        _MOMENTS[step](report),
        await _actions(tx, scene, report, to),
        now=scene.now,
        big=scene.reader.big,
    )


async def draw_unreachable(tx: Tx, scene: Scene) -> Screen | None:
    """Whom the captain should ring or visit."""
    report = await reports.find(tx, scene.subject_id)
    if report is None or not await may_show(tx, report, scene.reader.chat_id, now=scene.now):
        return None
    speaker = rules.speaker(report)
    person = await people.find(tx, speaker) if speaker is not None else None
    about = await _about(tx, scene, report)
    return view.unreachable(scene.say, about, person.name if person else "")


async def draw_wants_date(tx: Tx, scene: Scene) -> Screen | None:
    """Who cannot keep the promised date; None once that date is off anyway."""
    report = await reports.find(tx, scene.subject_id)
    if report is None or report.scheduled_for is None:
        return None
    if not await may_show(tx, report, scene.reader.chat_id, now=scene.now):
        return None
    person_id, to = int(scene.args["person"]), Party(scene.args["for"])
    who = await history.who_is(tx, report, person_id, inside=True, now=scene.now)
    unit = phrases.unit_name(scene.say, who.unit.name, who.unit.code) if who.unit else ""
    return view.wants_date(
        scene.say,
        await _about(tx, scene, report),
        phrases.who(scene.say, who.party, who.name, unit),
        report.scheduled_for,
        await _actions(tx, scene, report, to),
        big=scene.reader.big,
    )


async def _about(tx: Tx, scene: Scene, report: Report) -> About:
    chat_id = scene.reader.chat_id
    own = chat_id == rules.speaker(report)
    # One's own words are not masked from oneself.
    inside = own or await history.is_inside(tx, report, chat_id, now=scene.now)
    text = report.text if inside else rules.mask(report.text)
    return About(report, await history.label_of(tx, report), text)


async def _actions(tx: Tx, scene: Scene, report: Report, to: Party) -> tuple[Action, ...]:
    """What the reader may do: in a group, what the party the message is for may do."""
    chat_id = scene.reader.chat_id
    if scene.reader.private:
        actor = await actor_of(tx, report, chat_id, now=scene.now)
        facts = await facts_of(tx, report, chat_id, now=scene.now)
    else:
        actor = Actor(None, frozenset({to}))
        facts = await facts_of(tx, report, None, now=scene.now)
    may = rules.allowed(report, actor, facts, now=scene.now)
    if to in _ASIDE:
        return tuple(action for action in may if action in _VERDICT)
    return tuple(action for action in may if action not in _NOT_HERE)


async def _mention(tx: Tx, scene: Scene, report: Report, to: Party) -> tuple[int, str] | None:
    """Whom a message under the card in the group is for."""
    speaker = rules.speaker(report)
    # In a group only a mention rings the phone of the one it is for.
    if scene.reader.private or to is not Party.REPORTER or speaker is None:
        return None
    person = await people.find(tx, speaker)
    return (speaker, person.name) if person and person.name else None


def _scheduled(report: Report) -> datetime:
    return report.scheduled_for or report.resolve_due


def _question_ends(report: Report) -> datetime:
    return (report.paused_at or report.submitted_at) + rules.QUESTION_LASTS


def _closes(report: Report) -> datetime:
    return (report.resolved_at or report.submitted_at) + rules.CLOSES_AFTER


def _review(report: Report) -> datetime:
    return report.review_on or report.resolve_due


_MOMENTS: Mapping[Step, Callable[[Report], datetime]] = MappingProxyType(
    {
        Step.UNROUTED: lambda report: report.submitted_at,
        Step.NUDGE_RESPOND: lambda report: report.respond_due,
        Step.RESPOND_OVERDUE: lambda report: report.respond_due,
        Step.NUDGE_RESOLVE: lambda report: report.resolve_due,
        Step.RESOLVE_OVERDUE: lambda report: report.resolve_due,
        Step.DOUBLE: lambda report: report.resolve_due,
        Step.TRIPLE: lambda report: report.resolve_due,
        Step.SCHEDULED_DUE: _scheduled,
        Step.QUESTION_REMINDER: _question_ends,
        Step.QUESTION_EXPIRED: _question_ends,
        Step.CONFIRM_REMINDER: _closes,
        Step.AUTO_CLOSE: _closes,
        Step.REVIEW_DUE: _review,
    }
)
