"""Early signs: staff see three of a kind before it is a crisis (stories.md, 3)."""

from datetime import datetime

from actions.reports import audience
from domain import reports as rules
from domain.places import Role
from domain.reports import PATTERN_WITHIN, Party, Pattern, Report
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import grants
from storage.reports import patterns, register


async def look(tx: Tx, report: Report, *, now: datetime) -> Pattern | None:
    """Show staff the pattern this report completes, once a week for each kind and building."""
    since = now - PATTERN_WITHIN
    found = await register.of_category_since(tx, report.place_id, report.category, since)
    # Complaints about an office are not for its eyes, not even counted.
    kin = [one for one in found if one.about is None]
    sign = rules.pattern(report, kin, now=now) if report.about is None else None
    if sign is None or await patterns.shown_since(tx, report.place_id, report.category, since):
        return None
    # In the same transaction as the alerts: both are kept, or neither.
    await patterns.shown(tx, report.place_id, report.category, now=now)
    for chat_id in await _staff(tx, report, now=now):
        await outbox.put(tx, _alert(sign, chat_id), now=now)
    return sign


def _alert(found: Pattern, chat_id: int) -> Outgoing:
    return Outgoing(
        chat_id,
        "report-pattern",
        found.place_id,
        {"category": found.category, "reports": list(found.report_ids)},
        rank=Rank.URGENT,
        key=f"report-pattern:{found.place_id}:{found.category}:{found.report_ids[-1]}:{chat_id}",
    )


async def _staff(tx: Tx, report: Report, *, now: datetime) -> list[int]:
    """The staff's chat, and each of them in private."""
    shared = await audience.chats_of(tx, report, Party.STAFF, now=now)
    people = await grants.holders(tx, report.place_id, Role.STAFF, now=now)
    return list(dict.fromkeys([*shared, *await audience.reachable(tx, people)]))
