"""Where to find those who must hear of a report."""

from datetime import datetime

from domain import reports as rules
from domain.places import Role
from domain.reports import Concern, Party, Report
from storage import panels
from storage.database import Tx
from storage.panels import Panel
from storage.places import chats, grants, people, tree
from storage.places.chats import ChatKind

_ABOVE: tuple[tuple[Party, Role], ...] = (
    (Party.CAPTAIN, Role.CAPTAIN),
    (Party.STAFF, Role.STAFF),
    (Party.SECRETARY, Role.SECRETARY),
)
KIND = "report"


async def chats_of(tx: Tx, report: Report, party: Party, *, now: datetime) -> list[int]:
    """Where a party is written to: its chat if it has one, else its reachable people."""
    # Here, at the one way out, so that no caller can tell those it is about.
    party = rules.level_for(report, party)
    if party is Party.UNIT:
        return await unit_chats(tx, report.unit_id, now=now) if report.unit_id else []
    if party is Party.REPORTER:
        return await reachable(tx, [rules.speaker(report)])
    return await _upwards(tx, report, party, now=now)


async def above(tx: Tx, report: Report, *, now: datetime) -> list[int]:
    """Where the level above those a report is about is told; staff in their chat and each."""
    shared = await chats_of(tx, report, Party.STAFF, now=now)
    if report.about is not Concern.CAPTAIN:
        return shared
    staff = await grants.holders(tx, report.place_id, Role.STAFF, now=now)
    return list(dict.fromkeys([*shared, *await reachable(tx, staff)]))


async def unit_chats(tx: Tx, unit_id: int, *, now: datetime) -> list[int]:
    """The unit's chats, or its reachable members where it has none."""
    found = [chat.id for chat in await chats.of_unit(tx, unit_id)]
    return found or await reachable(tx, await grants.members(tx, unit_id, now=now))


async def reachable(tx: Tx, person_ids: list[int | None] | list[int]) -> list[int]:
    """Those of them the bot may write to first."""
    known = [await people.find(tx, i) for i in person_ids if i is not None]
    # Telegram lets a bot write first only to those who once wrote to it.
    return [p.id for p in known if p and p.reachable and p.erased_at is None]


async def group_cards(tx: Tx, report: Report) -> list[Panel]:
    """The report's cards in the groups of neighbours."""
    found = []
    for panel in await panels.of(tx, KIND, report.id):
        chat = await chats.find(tx, panel.chat_id)
        if chat and chat.kind is ChatKind.GROUP:
            found.append(panel)
    return found


async def _upwards(tx: Tx, report: Report, party: Party, *, now: datetime) -> list[int]:
    """The people at this level, or at the first level above where there is anybody."""
    if report.about is Concern.STAFF:
        return await _over_staff(tx, report, now=now)
    levels = [level for level, _ in _ABOVE]
    # An office nobody holds must not swallow a notice.
    for level, role in _ABOVE[levels.index(party) :]:
        if found := await _holding(tx, report, level, role, now=now):
            return found
    return await reachable(tx, await grants.owners(tx, now=now))


async def _over_staff(tx: Tx, report: Report, *, now: datetime) -> list[int]:
    """The secretary and the owners, each in private."""
    lead = await grants.holders(tx, report.place_id, Role.SECRETARY, now=now)
    named = dict.fromkeys([*lead, *await grants.owners(tx, now=now)])
    return await reachable(tx, list(named))


async def _holding(
    tx: Tx, report: Report, level: Party, role: Role, *, now: datetime
) -> list[int]:
    if level is Party.STAFF:
        # The nearest chat: an estate may have a staff chat of its own.
        for place in await tree.lineage(tx, report.place_id):
            if found := await chats.of_place(tx, place.id, ChatKind.STAFF):
                return [chat.id for chat in found]
    return await reachable(tx, await grants.holders(tx, report.place_id, role, now=now))
