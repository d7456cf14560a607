"""The author's choice when a report looks like another: the same, or one of its own."""

from datetime import datetime
from enum import StrEnum

from actions.reports import alike, changing, filing
from actions.reports.changing import Change
from actions.reports.posting import Origin
from domain import reports as rules
from domain.reports import Action, Actor, Given, Party, Report, State
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.reports import register


class Choice(StrEnum):
    """What became of it; `SETTLED` was chosen before, `GONE` has nothing to follow any more."""

    SAME = "same"
    OWN = "own"
    SETTLED = "settled"
    GONE = "gone"
    NOT_YOURS = "not-yours"


async def same(tx: Tx, person_id: int, report_id: int, other_id: int, *, now: datetime) -> Choice:
    """Count the person to the report that is there already; raises Missing for none."""
    report, other = await register.get(tx, report_id), await register.get(tx, other_id)
    if no := await _barred(tx, person_id, report):
        return no
    # The other may have been finished meanwhile; this report must not be lost with it.
    if not alike.may_follow(report, other):
        await _by_itself(tx, report, now=now)
        return Choice.GONE
    asked = await alike.settled(tx, report)
    actor = Actor(person_id, frozenset({Party.REPORTER}))
    given = Given(parent=other)
    merged = rules.apply(Action.MERGE, report, given, now=now, actor=actor)
    await changing.commit(tx, Change(report, merged, Action.MERGE, actor, given), now=now)
    await _close_question(tx, report, asked, other.id, now=now)
    return Choice.SAME


async def own(tx: Tx, person_id: int, report_id: int, *, now: datetime) -> Choice:
    """Send it on its way as a report of its own."""
    report = await register.get(tx, report_id)
    if no := await _barred(tx, person_id, report):
        return no
    await _by_itself(tx, report, now=now)
    return Choice.OWN


async def unanswered(tx: Tx, report_id: int, *, now: datetime) -> None:
    """Nobody chose in time: it is a report of its own."""
    report = await register.find(tx, report_id)
    if report and report.state is State.SUBMITTED:
        await _by_itself(tx, report, now=now)


async def _barred(tx: Tx, person_id: int, report: Report) -> Choice | None:
    if person_id not in {report.reporter_id, report.logger_id}:
        return Choice.NOT_YOURS
    return None if await alike.waits(tx, report) else Choice.SETTLED


async def _by_itself(tx: Tx, report: Report, *, now: datetime) -> None:
    asked = await alike.settled(tx, report)
    # The card is a new message; the question above it only says where it went.
    origin = Origin(asked.chat_id) if asked else None
    await filing.release(tx, report, now=now, origin=origin)
    await _close_question(tx, report, asked, 0, now=now)


async def _close_question(
    tx: Tx, report: Report, asked: Origin | None, parent_id: int, *, now: datetime
) -> None:
    # Cancelled before it was sent: there is nothing to edit.
    if asked is None:
        return
    verdict = Outgoing(
        asked.chat_id,
        "report-alike-settled",
        report.id,
        {"parent": parent_id},
        verb=Verb.EDIT,
        message_id=asked.message_id,
    )
    await outbox.put(tx, verdict, now=now)
