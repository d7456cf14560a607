"""A tap or an answer to a question, and what to say to it: for the doors of a report's life."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.reports import filing, life, telling
from actions.reports.life import Done
from domain import reports as rules
from domain.reports import NOTHING, Action, Given, Refusal, Report, State
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import people, tree
from storage.reports import events, register
from storage.reports import people as behind
from storage.reports.media import Item

_STALE: Final = frozenset(
    {Refusal.WRONG_STATE, Refusal.ALREADY_ACCEPTED, Refusal.ALREADY_DONE, Refusal.UNDO_EXPIRED}
)
# What these took off its way goes on as a new report does once they are undone.
_CARDLESS: Final = frozenset({Action.MERGE, Action.CONCERN})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; on a refusal also what helps: who has it, whom to ring, how many lack."""

    action: Action
    refusal: Refusal | None
    state: State
    holder: str = ""
    phone: str = ""
    lacking: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """A message in a chat."""

    chat_id: int
    message_id: int


async def press(
    tx: Tx,
    person_id: int,
    report_id: int,
    action: Action,
    given: Given = NOTHING,
    *,
    spot: Spot,
    now: datetime,
    items: Iterable[Item] = (),
) -> Outcome:
    """Do it and say what came of it; a tap on an outdated card has the card redrawn."""
    # Read before the undo is done, which is then the last change itself.
    last = await events.last_change(tx, report_id) if action is Action.UNDO else None
    done = await life.act(tx, person_id, report_id, action, given, now=now, items=items)
    if isinstance(done, Refusal):
        if (action, done) == (Action.SCHEDULE, Refusal.STAFF_ONLY_NOW):
            await telling.wants_date(tx, report_id, person_id, now=now)
        return await refused(tx, report_id, action, done, now=now)
    if last and last[0].action in _CARDLESS:
        await filing.release(tx, done.report, now=now)
    if done.action is Action.CONFIRM:
        await _ask_rating(tx, person_id, done.report, spot, now=now)
    return Outcome(done.action, None, done.report.state, await _holder(tx, done))


async def refused(
    tx: Tx, report_id: int, action: Action, refusal: Refusal, *, now: datetime
) -> Outcome:
    """The refusal with what would help; an outdated card is drawn anew."""
    # Such a button should not have been there: the card lags behind.
    if refusal in _STALE:
        await panels.mark_stale(tx, "report", report_id, now=now)
    return await explained(tx, report_id, action, refusal)


async def explained(tx: Tx, report_id: int, action: Action, refusal: Refusal) -> Outcome:
    report = await register.get(tx, report_id)
    wanting = len(await behind.wanting_reopen(tx, report_id))
    return Outcome(
        action,
        refusal,
        report.state,
        await _name(tx, report.assignee_id),
        await tree.office_phone(tx, report.place_id) or "",
        max(rules.SUPPORTERS_TO_REOPEN - wanting, 0),
    )


async def sweep(tx: Tx, spot: Spot, *, now: datetime) -> None:
    """Delete a question that was answered; a panel is never deleted, whatever a button claims."""
    # Without a number the question is not sent yet; there is nothing to delete.
    if spot.message_id and await panels.at(tx, spot.chat_id, spot.message_id) is None:
        message = Outgoing(
            spot.chat_id, "report-ask", verb=Verb.DELETE, message_id=spot.message_id
        )
        await outbox.put(tx, message, now=now)


async def _ask_rating(
    tx: Tx, person_id: int, report: Report, spot: Spot, *, now: datetime
) -> None:
    person = await people.find(tx, person_id)
    private = person is not None and person.reachable
    message = Outgoing(
        # A rating is easier to give where no neighbour looks on.
        person_id if private else spot.chat_id,
        "report-ask",
        report.id,
        {"action": Action.RATE.value, "person": person_id},
        reply_to=None if private and spot.chat_id != person_id else spot.message_id,
    )
    await outbox.put(tx, message, now=now)


async def _holder(tx: Tx, done: Done) -> str:
    """Who the report was passed to, where it was."""
    passed = done.action is Action.PASS_ON
    return await _name(tx, done.report.reporter_id) if passed else ""


async def _name(tx: Tx, person_id: int | None) -> str:
    person = await people.find(tx, person_id) if person_id is not None else None
    return person.name if person else ""
