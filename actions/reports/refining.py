"""Making a stored report more exact: its category, how pressing, how private, where, for whom."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.reports import audience, changing, filing, life, posting, routing, signs, whereabouts
from actions.reports.clock import arm
from actions.reports.filing import LOGGERS, Sent
from actions.reports.life import Done
from actions.reports.parties import actor_of, facts_of
from domain import reports as rules
from domain.reports import (
    FRESH,
    Action,
    Given,
    Priority,
    Refusal,
    Report,
    Visibility,
)
from storage import outbox, prompts
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import grants, tree
from storage.prompts import Prompt
from storage.reports import events, register

BEHALF: Final = "report-behalf"
LONGEST_NAME = 60


async def categorise(
    tx: Tx, person_id: int, report_id: int, code: str, *, now: datetime
) -> Report | Refusal:
    """Put the report under another category; the unit and the deadlines follow."""
    report = await register.get(tx, report_id)
    given = Given(category=await routing.category_of(tx, report.place_id, code))
    done = await life.act(tx, person_id, report_id, Action.CATEGORISE, given, now=now)
    if isinstance(done, Refusal):
        return done
    routed = await routing.route(tx, done.report, now=now)
    await _shown(tx, routed, now=now)
    await signs.look(tx, routed, now=now)
    await arm(tx, routed, now=now)
    return routed


async def press(tx: Tx, person_id: int, report_id: int, *, now: datetime) -> Report | Refusal:
    """Mark the report as pressing, or as ordinary again."""
    report = await register.get(tx, report_id)
    calm = report.priority is not Priority.NORMAL
    given = Given(priority=Priority.NORMAL if calm else Priority.PRESSING)
    done = await life.act(tx, person_id, report_id, Action.PRIORITISE, given, now=now)
    return done if isinstance(done, Refusal) else done.report


async def cover(tx: Tx, person_id: int, report_id: int, *, now: datetime) -> Report | Refusal:
    """Keep the report from neighbours, or let them see it again."""
    report = await register.get(tx, report_id)
    covered = report.visibility is Visibility.PRIVATE
    given = Given(visibility=Visibility.PUBLIC if covered else Visibility.PRIVATE)
    done = await life.act(tx, person_id, report_id, Action.SET_VISIBILITY, given, now=now)
    if isinstance(done, Refusal):
        return done
    await _shown(tx, done.report, now=now)
    return done.report


async def add(
    tx: Tx, person_id: int, report_id: int, sent: Sent, *, now: datetime
) -> Done | Refusal:
    """Add what was sent to the report; to a question that waits it is the answer."""
    report = await register.get(tx, report_id)
    actor = await actor_of(tx, report, person_id, now=now)
    facts = await facts_of(tx, report, person_id, now=now)
    answers = Action.ANSWER in rules.allowed(report, actor, facts, now=now)
    action = Action.ANSWER if answers else Action.ADD
    text = rules.clean(sent.text)
    if answers and not text and sent.items:
        action = Action.ADD
    given = Given(text=text, photo=bool(sent.items))
    done = await life.act(tx, person_id, report_id, action, given, now=now, items=sent.items)
    if isinstance(done, Done):
        await filing.warn_big(tx, person_id, sent, now=now)
    return done


async def move(
    tx: Tx, person_id: int, report_id: int, place_id: int, *, now: datetime
) -> Report | Refusal:
    """Let the report be about another building: it takes a number there and leaves its cards."""
    report = await register.get(tx, report_id)
    if person_id not in {report.reporter_id, report.logger_id}:
        return Refusal.NOT_YOURS
    if report.state not in FRESH:
        return Refusal.TOO_LATE
    if place_id == report.place_id:
        return Refusal.ALREADY_DONE
    if place_id not in await whereabouts.buildings_of(tx, person_id, now=now):
        return Refusal.NOT_A_MEMBER
    await _leave(tx, report, now=now)
    number = await tree.next_report_number(tx, place_id)
    moved = replace(report, place_id=place_id, number=number, version=report.version + 1)
    await register.change(tx, report, moved)
    old = rules.label((await tree.get(tx, report.place_id)).name, report.number)
    await events.append(tx, moved, "move", before=None, actor_id=person_id, text=old, now=now)
    routed = await routing.route(tx, moved, now=now)
    await _shown(tx, routed, now=now)
    await signs.look(tx, routed, now=now)
    await arm(tx, routed, now=now)
    return routed


async def may_log(tx: Tx, report: Report, person_id: int, *, now: datetime) -> bool:
    """Whether the person may say that somebody else spoke: they wrote it, and serve there."""
    wrote = (report.reporter_id, report.logger_id) == (person_id, None)
    roles = await grants.roles_of(tx, person_id, report.place_id, now=now)
    return wrote and report.state in FRESH and bool(roles & LOGGERS)


async def ask_behalf(tx: Tx, person_id: int, report_id: int, *, now: datetime) -> Refusal | None:
    """Ask in whose name the report is: a resident without a phone."""
    report = await register.get(tx, report_id)
    if not await may_log(tx, report, person_id, now=now):
        return Refusal.NOT_YOURS
    prompt = await prompts.ask(tx, person_id, person_id, BEHALF, report_id, now=now)
    question = Outgoing(person_id, "report-behalf-ask", report_id, prompt_id=prompt)
    await outbox.put(tx, question, now=now)
    return None


async def behalf(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Report | Refusal | None:
    """Have the report stand in the name of somebody who told the person; None to ask again."""
    name = rules.short(" ".join(rules.clean(text).split()), LONGEST_NAME)
    if not name:
        return None
    await prompts.close(tx, prompt)
    report = await register.get(tx, prompt.subject_id)
    if not await may_log(tx, report, person_id, now=now):
        return Refusal.NOT_YOURS
    logged = replace(report, reporter_id=None, logger_id=person_id, version=report.version + 1)
    await register.change(tx, report, logged)
    await events.append(tx, logged, "behalf", before=None, actor_id=person_id, text=name, now=now)
    await changing.redraw(tx, logged, now=now)
    return logged


async def _shown(tx: Tx, report: Report, *, now: datetime) -> None:
    await posting.cards(tx, report, now=now)
    await changing.redraw(tx, report, now=now)


async def _leave(tx: Tx, report: Report, *, now: datetime) -> None:
    """Take the cards away from the neighbours it is not about."""
    for card in await audience.group_cards(tx, report):
        gone = Outgoing(card.chat_id, "", report.id, verb=Verb.DELETE, message_id=card.message_id)
        await outbox.put(tx, gone, now=now)
