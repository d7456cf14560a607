"""Writing one change of a report, with everything that follows from it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.reports import following, telling
from actions.reports.timing import arm
from domain.reports import RENEWS, Action, Actor, Given, Report
from storage import panels
from storage.database import Tx
from storage.reports import events, media, register
from storage.reports.media import Item


@dataclass(frozen=True, slots=True)
class Change:
    """One action with the report before and after it."""

    before: Report
    after: Report
    action: Action
    actor: Actor
    given: Given


# They change no state, so an undo looks past them to the change before.
ASIDE: Final = frozenset({Action.SUPPORT, Action.ADD, Action.FLAG})
_STAGES: Mapping[Action, str] = {Action.RESOLVE: "after"}


async def commit(tx: Tx, change: Change, *, now: datetime, items: Iterable[Item] = ()) -> None:
    """Write the change; raises Changed, with nothing written, if it came too late."""
    report, action = change.after, change.action
    # First, as it alone can fail: then nothing of what follows has been written.
    await register.change(tx, change.before, report)
    if action is Action.UNDO:
        # Before the event below, which would be taken for the last change.
        await following.unfollow(tx, change.before)
    await events.append(
        tx,
        report,
        action,
        before=None if action in ASIDE else change.before,
        actor_id=change.actor.person_id,
        text=_text(change),
        now=now,
    )
    for item in items:
        stage = _STAGES.get(action, "more")
        await media.add(tx, report.id, item, stage, change.actor.person_id, now=now)
    for step in RENEWS.get(action, ()):
        await events.renew(tx, report.id, step)
    await following.follow(tx, action, report, change.given, change.actor.person_id, now=now)
    await redraw(tx, report, now=now)
    # Support and additions move no deadline (reports.md, Clock).
    if action not in ASIDE:
        await arm(tx, report, now=now)
    # Last, as it refers to the event written above.
    await telling.tell(tx, change.before, report, action, change.actor, now=now)


async def redraw(tx: Tx, report: Report, *, now: datetime) -> None:
    """Have the cards of the report and of what was merged into it drawn anew."""
    await panels.mark_stale(tx, "report", report.id, now=now)
    # The card of a merged report shows how its parent is doing.
    for child in await register.children_of(tx, report.id):
        await panels.mark_stale(tx, "report", child.id, now=now)


def _text(change: Change) -> str | None:
    """What the history keeps beside the states: words as given, else what was chosen, coded."""
    given = change.given
    codes: Mapping[Action, object] = {
        Action.DISPATCH: given.unit_id,
        Action.REASSIGN: given.unit_id,
        Action.SCHEDULE: given.date and given.date.isoformat(),
        Action.MERGE: given.parent and given.parent.id,
        Action.RATE: given.rating,
        Action.PRIORITISE: given.priority,
        Action.SET_VISIBILITY: given.visibility,
        Action.CONCERN: given.about,
        Action.CATEGORISE: given.category and given.category.code,
    }
    code = codes.get(change.action)
    # Codes, not words: the reader's language is known only when it is drawn.
    return given.text.strip() or (str(code) if code is not None else None)
