"""How the questions of a report's life are drawn, and the word after an answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TypeAlias

from actions.reports import answers, history, parents, press
from actions.reports.parties import actor_of
from actions.reports.sight import may_show
from actions.reports.timing import zone_of
from domain import dates
from domain import reports as rules
from domain.reports import Action, Refusal, RejectReason, Report
from handlers.doors import Doors, Scene
from storage.database import Tx
from storage.places import people, tree, units
from storage.reports import register as reports
from views.reports import ask, news, phrases
from views.reports.ask import Choice, Question
from views.screen import Screen

# Older ones are rarely the same matter, and a list of them would be of no help.
LOOK_BACK = timedelta(days=60)
LABEL_AT_MOST = 30

Fill: TypeAlias = Callable[[Tx, Scene, Report, Question], Awaitable[Question]]


def register(doors: Doors) -> None:
    """Open the doors of this part."""
    doors.screen("report-ask", draw_question)
    doors.screen("report-answered", draw_answered)


async def draw_question(tx: Tx, scene: Scene) -> Screen | None:
    """The question with its choices as they are now."""
    report = await reports.find(tx, scene.subject_id)
    if report is None:
        return None
    asked = await _question(tx, scene, report)
    fill = _FILLS.get(asked.action)
    return ask.question(scene.say, await fill(tx, scene, report, asked) if fill else asked)


async def draw_answered(tx: Tx, scene: Scene) -> Screen | None:
    """What came of a typed answer."""
    action = Action(scene.args["action"])
    code = scene.args.get("refusal")
    refusal = Refusal(code) if code else None
    if refusal is None:
        words = scene.say.plain("report-did", action=action, holder="")
    else:
        told = await press.explained(tx, scene.subject_id, action, refusal)
        words = news.toast(
            scene.say,
            action,
            refusal,
            told.state,
            holder=told.holder,
            phone=told.phone,
            lacking=told.lacking,
        )
    return news.answered(scene.say, scene.subject_id, words, done=refusal is None)


async def _question(tx: Tx, scene: Scene, report: Report) -> Question:
    args = scene.args
    why, code = args.get("why"), args.get("code")
    mention = None
    if not scene.reader.private and (person := await people.find(tx, int(args["person"]))):
        mention = (person.id, person.name)
    return Question(
        report.id,
        await history.label_of(tx, report),
        Action(args["action"]),
        mention,
        Refusal(why) if why else None,
        page=int(args.get("page", 0)),
        days=int(args.get("days") or 0),
        code=RejectReason(code) if code else None,
        typing=bool(args.get("typing")),
        big=scene.reader.big,
    )


async def _with_units(tx: Tx, scene: Scene, report: Report, asked: Question) -> Question:
    """The community's units, the one responsible for the category first."""
    community = await tree.community_of(tx, report.place_id)
    setting = await units.category(tx, community.id, report.category)
    known = rules.CATEGORIES.get(report.category)
    first = setting.responsible if setting else known and known.responsible
    found = [u for u in await units.of_community(tx, community.id) if u.id != report.unit_id]
    # The sort is stable: the others stay in the order people know from /units.
    found.sort(key=lambda unit: unit.code != first)
    choices = [Choice(u.id, phrases.unit_name(scene.say, u.name, u.code)) for u in found]
    return replace(asked, choices=tuple(choices))


async def _with_slots(tx: Tx, scene: Scene, report: Report, asked: Question) -> Question:
    zone = await zone_of(tx, report)
    return replace(asked, slots=dates.slots(now=scene.now, zone=zone))


async def _with_days(_: Tx, __: Scene, ___: Report, asked: Question) -> Question:
    return replace(asked, review_days=answers.REVIEW_DAYS)


async def _with_codes(tx: Tx, scene: Scene, report: Report, asked: Question) -> Question:
    """A captain may only turn away what is no report; staff anything."""
    # In a group the reader is the chat; who asked decides what is offered.
    person_id = int(scene.args["person"])
    actor = await actor_of(tx, report, person_id, now=scene.now)
    return replace(asked, codes=rules.reject_reasons(actor, report))


async def _with_parents(tx: Tx, scene: Scene, report: Report, asked: Question) -> Question:
    found = await parents.candidates(tx, report, scene.now - LOOK_BACK)
    choices = []
    for parent in found:
        # The choices are read by the whole chat; private matters must not be named there.
        if not await may_show(tx, parent, scene.reader.chat_id, now=scene.now):
            continue
        text = rules.mask(parent.text).replace("\n", " ")
        label = f"{await history.label_of(tx, parent)} {text}"
        choices.append(Choice(parent.id, rules.short(label, LABEL_AT_MOST)))
    return replace(asked, choices=tuple(choices))


_FILLS: Mapping[Action, Fill] = MappingProxyType(
    {
        Action.DISPATCH: _with_units,
        Action.REASSIGN: _with_units,
        Action.SCHEDULE: _with_slots,
        Action.HOLD: _with_days,
        Action.REJECT: _with_codes,
        Action.MERGE: _with_parents,
    }
)
