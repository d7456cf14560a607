"""What an action changes beside the report itself, and how an undo takes that back."""

from datetime import datetime

from domain import reports as rules
from domain.reports import Action, Given, Report
from storage import panels
from storage.database import Tx
from storage.reports import events, media, people


async def follow(
    tx: Tx,
    action: Action,
    report: Report,
    given: Given,
    person_id: int | None,
    *,
    now: datetime,
) -> None:
    """Count supporters and flags, and move people to where their matter is now handled."""
    if action is Action.SUPPORT and person_id is not None:
        await people.support(tx, report.id, person_id, now=now)
    elif action is Action.FLAG and person_id is not None:
        await people.flag(tx, report.id, person_id, now=now)
    # Old flags would hide it again at the very next one.
    elif action is Action.SHOW:
        await people.unflag(tx, report.id)
    # The wishes are fulfilled; the next time three are needed afresh.
    elif action is Action.REOPEN:
        await people.calm(tx, report.id)
    elif action is Action.PASS_ON and report.reporter_id is not None:
        await people.drop_supporter(tx, report.id, report.reporter_id)
    elif action is Action.MERGE and given.parent is not None:
        await _follow_parent(tx, report, given.parent, now=now)


async def _follow_parent(tx: Tx, child: Report, parent: Report, *, now: datetime) -> None:
    """Whoever stood behind the child stands behind its parent from now on."""
    for person_id in (rules.speaker(child), *await people.supporters(tx, child.id)):
        # Nobody supports their own report.
        if person_id is not None and person_id != rules.speaker(parent):
            await people.support(tx, parent.id, person_id, now=now)
    await panels.mark_stale(tx, "report", parent.id, now=now)


async def unfollow(tx: Tx, report: Report) -> None:
    """Take back what the last change did beside the report; `report` is as it left it."""
    if (last := await events.last_change(tx, report.id)) is None:
        return
    event, before = last
    if event.action == Action.MERGE and report.parent_id is not None:
        # By the moment: whoever stood behind the parent before keeps standing there.
        await people.drop_joined_at(tx, report.parent_id, event.at)
        await panels.mark_stale(tx, "report", report.parent_id, now=event.at)
    elif event.action == Action.PASS_ON and report.reporter_id is not None:
        await people.support(tx, report.id, report.reporter_id, now=event.at)
    elif event.action == Action.HIDE:
        await people.unflag(tx, report.id)
    elif event.action == Action.RESOLVE:
        # A photo of work that was not done must not count when it is.
        await media.no_proof(tx, report.id, event.at)
    elif event.action == Action.REOPEN:
        await _keep_quiet(tx, before, event.at)


async def _keep_quiet(tx: Tx, before: Report, at: datetime) -> None:
    """Reopening lets every step come again; those already taken by then must not."""
    done = await events.steps_taken(tx, before.id)
    for step in rules.due_steps(before, now=at, done=done):
        if step not in rules.ACTIONS:
            await events.took(tx, before.id, step, now=at)
