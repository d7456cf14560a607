"""What the clock does to a report: it nudges, climbs, closes, and looks again later."""

from datetime import datetime
from typing import Final

from actions.reports import life
from actions.reports.audience import chats_of
from actions.reports.timing import arm, zone_of
from domain import reports as rules
from domain.reports import ACTIONS, CLIMBS, TELLS, Party, Priority, Report, Step
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.reports import events, register

__all__ = ["arm", "tick"]

# A reminder is no use any more once the thing it reminds of falls due in the same moment.
_OVERTAKEN: Final = {
    Step.QUESTION_REMINDER: Step.QUESTION_EXPIRED,
    Step.CONFIRM_REMINDER: Step.AUTO_CLOSE,
}


async def tick(tx: Tx, report_id: int, *, now: datetime) -> None:
    """Take every step that is due, each once, and set the timer for the next."""
    report = await register.find(tx, report_id)
    if report is None:
        return
    zone = await zone_of(tx, report)
    # A step can change what is due, so all is asked again after each.
    while True:
        done = await events.steps_taken(tx, report_id)
        due = rules.due_steps(report, now=now, done=done, zone=zone)
        if not due:
            break
        await _take(tx, report, due[0], due, now=now)
        # The step may have written a new version.
        report = await register.get(tx, report_id)
    await arm(tx, report, now=now)


async def _take(
    tx: Tx, report: Report, step: Step, due: tuple[Step, ...], *, now: datetime
) -> None:
    # Marked before it is done: a step that is refused must not come round for ever.
    await events.took(tx, report.id, step, now=now)
    if _OVERTAKEN.get(step) in due:
        return
    if action := ACTIONS.get(step):
        await life.by_system(tx, report.id, action, now=now)
        return
    if step in CLIMBS:
        await _climb(tx, report, step, now=now)
    levels = {rules.level_for(report, party) for party in TELLS[step]}
    # In the order of the enum, as a set has another one in every process.
    for party in Party:
        if party in levels:
            await _tell(tx, report, step, party, now=now)


async def _climb(tx: Tx, report: Report, step: Step, *, now: datetime) -> None:
    higher = rules.escalated(report, CLIMBS[step])
    if higher is not report:
        await register.change(tx, report, higher)
    # In the history even if it climbed before: that it was late is a fact.
    await events.append(tx, higher, step.value, before=None, actor_id=None, now=now)
    await panels.mark_stale(tx, "report", report.id, now=now)


async def _tell(tx: Tx, report: Report, step: Step, party: Party, *, now: datetime) -> None:
    urgent = report.priority is Priority.URGENT
    for chat_id in await chats_of(tx, report, party, now=now):
        message = Outgoing(
            chat_id,
            "report-late",
            report.id,
            {"step": step.value, "for": party.value},
            rank=Rank.URGENT if urgent else Rank.REMINDER,
            # A reopened report climbs the same steps again and has a later version by then.
            key=f"report-late:{report.id}:{step}:{report.version}:{chat_id}",
        )
        await outbox.put(tx, message, now=now)
