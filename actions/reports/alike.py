"""Reports that look like one already open are kept back until their author has chosen.

They are stored and numbered first, so that neither a restart nor silence loses one.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from actions.reports.posting import Origin
from domain import reports as rules
from domain.reports import OPEN, Report, State
from storage import outbox, timers
from storage.database import Tx
from storage.outbox import Outgoing
from storage.reports import register

TIMER: Final = "report-draft"
# Somebody who does not answer has still reported: nothing waits for long.
WAITS = timedelta(minutes=10)
OLDEST = timedelta(days=180)
# More choices than this are not read, and each is a button.
MOST = 3


async def sought(tx: Tx, report: Report, *, now: datetime) -> tuple[Report, ...]:
    """Open reports of the same place and category that may be the same, likest first."""
    # A word or two is like everything.
    if rules.too_short(report.text):
        return ()
    others = await register.of_category_since(tx, report.place_id, report.category, now - OLDEST)
    found = rules.look_alikes(
        report.text, report.place_id, report.category, [o for o in others if o.id != report.id]
    )
    # One that waits itself has no card yet, so nobody could follow it.
    free = [o for o in found if not await timers.armed(tx, TIMER, o.id)]
    return tuple(free[:MOST])


async def offer(
    tx: Tx, report: Report, likes: Sequence[Report], origin: Origin, *, now: datetime
) -> None:
    """Ask whether it is the same, before anybody else sees it."""
    question = Outgoing(
        origin.chat_id,
        "report-alike",
        report.id,
        {"likes": [like.id for like in likes]},
        reply_to=origin.message_id if origin.chat_id < 0 else None,
        key=_key(report),
    )
    await outbox.put(tx, question, now=now)
    await timers.arm(tx, TIMER, report.id, now + WAITS)


async def waits(tx: Tx, report: Report) -> bool:
    """Whether the author has not chosen yet."""
    held = await timers.armed(tx, TIMER, report.id)
    return bool(held) and report.state is State.SUBMITTED


async def settled(tx: Tx, report: Report) -> Origin | None:
    """Stop waiting; return the question's chat and message, if it was sent by now."""
    await timers.arm(tx, TIMER, report.id, None)
    # First cancelled, then looked for: between the two it cannot be sent any more.
    await outbox.cancel(tx, _key(report))
    sent = await outbox.sent_as(tx, _key(report))
    return Origin(*sent) if sent else None


def may_follow(report: Report, other: Report) -> bool:
    """Whether the report may still be counted to the other one."""
    # The button carries an id, which could be any report, even one kept private.
    alike = rules.look_alikes(report.text, report.place_id, report.category, [other])
    return other.state in OPEN and bool(alike)


def _key(report: Report) -> str:
    return f"report-alike:{report.id}"
