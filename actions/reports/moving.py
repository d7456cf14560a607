"""A report that is about another building, or in another person's name."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.reports import audience, changing, filing, menus, press, refining, whereabouts
from actions.reports.filing import LOGGERS
from actions.reports.press import Outcome, Spot
from domain import reports as rules
from domain.reports import FRESH, Action, Refusal, Report
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import grants, tree
from storage.prompts import Prompt
from storage.reports import events, register

BEHALF: Final = "report-behalf"
LONGEST_NAME = 60


async def move(tx: Tx, person_id: int, report_id: int, place_id: int, *, now: datetime) -> Outcome:
    """Let the report be about another building: it takes a number there and leaves its cards."""
    report = await register.get(tx, report_id)
    if no := await _unmovable(tx, person_id, report, place_id, now=now):
        return await press.explained(tx, report_id, Action.CATEGORISE, no)
    # The old cards go first: the neighbours there have nothing to do with it.
    await _leave(tx, report, now=now)
    # Numbers belong to buildings; the old one stays in the history and is not reused.
    number = await tree.next_report_number(tx, place_id)
    there = replace(report, place_id=place_id, number=number, version=report.version + 1)
    await register.change(tx, report, there)
    old = rules.label((await tree.get(tx, report.place_id)).name, report.number)
    await events.append(tx, there, "move", before=None, actor_id=person_id, text=old, now=now)
    routed = await refining.again(tx, there, now=now)
    return Outcome(Action.CATEGORISE, None, routed.state)


async def moved(
    tx: Tx, person_id: int, report_id: int, place_id: int, spot: Spot, *, now: datetime
) -> Outcome:
    """The same from the menu on the card, which is closed by it."""
    done = await move(tx, person_id, report_id, place_id, now=now)
    if done.refusal is None:
        await menus.draw_anew(tx, report_id, spot, {}, now=now)
    return done


async def may_log(tx: Tx, report: Report, person_id: int, *, now: datetime) -> bool:
    """Whether the person may say that somebody else spoke: they wrote it, and serve there."""
    wrote = (report.reporter_id, report.logger_id) == (person_id, None)
    roles = await grants.roles_of(tx, person_id, report.place_id, now=now)
    return wrote and report.state in FRESH and bool(roles & LOGGERS)


async def ask_behalf(tx: Tx, person_id: int, report_id: int, *, now: datetime) -> Outcome:
    """Ask in whose name the report is: a resident without a phone."""
    report = await register.get(tx, report_id)
    if not await may_log(tx, report, person_id, now=now):
        return await press.explained(tx, report_id, Action.ADD, Refusal.NOT_YOURS)
    prompt = await prompts.ask(tx, person_id, person_id, BEHALF, report_id, now=now)
    question = Outgoing(person_id, "report-behalf-ask", report_id, prompt_id=prompt)
    await outbox.put(tx, question, now=now)
    return Outcome(Action.ADD, None, report.state)


async def behalf(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Report | None:
    """Have the report stand in the name of somebody who told the person; None to ask again."""
    # One line: it stands inside a sentence on the card.
    name = rules.short(" ".join(rules.clean(text).split()), LONGEST_NAME)
    report = await register.get(tx, prompt.subject_id)
    if not name:
        return None
    await prompts.close(tx, prompt)
    if not await may_log(tx, report, person_id, now=now):
        return report
    logged = replace(report, reporter_id=None, logger_id=person_id, version=report.version + 1)
    await register.change(tx, report, logged)
    await filing.note_behalf(tx, logged, person_id, name, now=now)
    await changing.redraw(tx, logged, now=now)
    await outbox.put(tx, Outgoing(prompt.chat_id, "report-behalf-done", report.id), now=now)
    return logged


async def _unmovable(
    tx: Tx, person_id: int, report: Report, place_id: int, *, now: datetime
) -> Refusal | None:
    if person_id not in {report.reporter_id, report.logger_id}:
        return Refusal.NOT_YOURS
    # Whoever has taken it up is on the way to where it said.
    if report.state not in FRESH:
        return Refusal.TOO_LATE
    if place_id == report.place_id:
        return Refusal.ALREADY_DONE
    # Or reports could be moved into buildings where one may not report.
    mine = await whereabouts.buildings_of(tx, person_id, now=now)
    return None if place_id in mine else Refusal.NOT_A_MEMBER


async def _leave(tx: Tx, report: Report, *, now: datetime) -> None:
    """Take the cards away from the neighbours it is not about."""
    for card in await audience.group_cards(tx, report):
        await panels.drop(tx, card)
        gone = Outgoing(card.chat_id, "", report.id, verb=Verb.DELETE, message_id=card.message_id)
        await outbox.put(tx, gone, now=now)
