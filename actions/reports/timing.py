"""When to look at a report again: one timer a report, set anew after every change."""

from datetime import datetime
from zoneinfo import ZoneInfo

from domain import reports as rules
from domain.reports import Report
from storage import timers
from storage.database import Tx
from storage.places import tree
from storage.reports import events

KIND = "report"


async def arm(tx: Tx, report: Report, *, now: datetime) -> None:
    """Set the report's timer for the next thing that falls due, or take it away."""
    done = await events.steps_taken(tx, report.id)
    due = rules.next_due(report, done=done, zone=await zone_of(tx, report), now=now)
    # One timer, worked out from the row: there is no list of timers to keep in step.
    await timers.arm(tx, KIND, report.id, due)


async def zone_of(tx: Tx, report: Report) -> ZoneInfo:
    # Quiet hours are those of the place, wherever the server stands.
    return ZoneInfo((await tree.get(tx, report.place_id)).zone)
