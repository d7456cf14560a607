"""The desk of a notice: how its broadcast gets on, and its pages, for those who run it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions import screens
from actions.notices import authority, clocks, occurring, reach, receipts, seats
from actions.notices.posting import DESK
from actions.notices.seats import Counts
from actions.places import telling
from domain.notices import Fate, Notice, Occurrence, Phase, Refusal, State
from storage import outbox, panels
from storage.database import Tx
from storage.notices import deliveries, occurrences, register
from storage.outbox import Outgoing
from storage.panels import Panel

PAGE: Final = "notice-desk-page"
# So many dates fit a screen with a button each.
DATES: Final = 5


@dataclass(frozen=True, slots=True)
class Overview:
    """A notice and the occurrence it is about now: under way, else the next, else the last."""

    notice: Notice
    current: Occurrence | None
    next_at: datetime | None
    counts: Mapping[Fate, int]
    seats: Counts | None
    receipts: int
    gone: int


async def overview(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> Overview | None:
    """Return what the desk shows; None for whoever does not run the notice."""
    notice = await register.find(tx, notice_id)
    if notice is None or notice.state is State.DRAFT:
        return None
    if not await authority.may_run(tx, person_id, notice, now=now):
        return None
    current = await about(tx, notice_id)
    signed = notice.signup is not None and current is not None
    return Overview(
        notice,
        current,
        await _next(tx, notice, current, now),
        await deliveries.counts(tx, current.id) if current else {},
        await seats.counts(tx, current.id) if signed and current else None,
        await receipts.people(tx, current.id) if notice.receipt and current else 0,
        await reach.groups_gone(tx, notice),
    )


async def about(tx: Tx, notice_id: int) -> Occurrence | None:
    """Return the occurrence a desk is about now."""
    still = await occurrences.open_of(tx, notice_id)
    posted = [one for one in still if one.state is Phase.POSTED]
    # The latest one that went out is what people ask about, then what comes next.
    return [*still[:1], *posted][-1] if still else await occurrences.latest(tx, notice_id)


async def open_desk(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> Refusal | None:
    """Put the desk before somebody who runs the notice, in private; older cards rest."""
    notice = await register.get(tx, notice_id)
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    if notice.state is State.DRAFT or not await telling.reachable(tx, person_id):
        return Refusal.WRONG_STATE
    for panel in await panels.of(tx, DESK, notice_id):
        # Two living cards in one chat would say the same thing twice.
        if panel.chat_id == person_id:
            await panels.drop(tx, panel)
    await outbox.put(tx, Outgoing(person_id, DESK, notice_id, panel=DESK), now=now)
    return None


async def turn(
    tx: Tx,
    person_id: int,
    notice_id: int,
    page: str,
    at: int,
    here: int,
    *,
    now: datetime,
) -> Refusal | None:
    """Show a page in place of the card under which it was asked for."""
    if no := await _refusal(tx, person_id, notice_id, now=now):
        return no
    panel = await panels.at(tx, person_id, here)
    if panel and panel.kind == DESK:
        # Else the next copy that arrives would draw the desk over the page.
        await panels.drop(tx, panel)
    args = {"page": page, "at": at}
    await screens.show(tx, person_id, person_id, PAGE, notice_id, args, now=now, instead_of=here)
    return None


async def home(
    tx: Tx, person_id: int, notice_id: int, here: int, *, now: datetime
) -> Refusal | None:
    """Make the message the living desk again."""
    if no := await _refusal(tx, person_id, notice_id, now=now):
        return no
    await screens.show(tx, person_id, person_id, DESK, notice_id, now=now, instead_of=here)
    panel = Panel(person_id, here, DESK, notice_id, DESK, "", now, stale_since=now)
    await panels.put(tx, panel)
    return None


async def date(
    tx: Tx, person_id: int, notice_id: int, at: int, here: int, *, now: datetime
) -> Refusal | None:
    """Show what can be done with one of the dates ahead."""
    notice = await register.get(tx, notice_id)
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    if notice.state not in {State.RUNNING, State.PAUSED}:
        return Refusal.WRONG_STATE
    moment = clocks.moment(at)
    found = await occurring.row_at(tx, notice, moment, now=now) if moment else None
    if found is None:
        return Refusal.PAST
    return await turn(tx, person_id, notice_id, "date", found.id, here, now=now)


async def dates(tx: Tx, notice: Notice, *, now: datetime) -> list[Occurrence]:
    """Return the next dates, those moved where they were moved to."""
    return await occurring.upcoming(tx, notice, DATES, now=now)


async def _refusal(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> Refusal | None:
    """Why this person has no desk of the notice, or None; a draft has none yet."""
    notice = await register.get(tx, notice_id)
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    return Refusal.WRONG_STATE if notice.state is State.DRAFT else None


async def _next(
    tx: Tx, notice: Notice, current: Occurrence | None, now: datetime
) -> datetime | None:
    if notice.state not in {State.RUNNING, State.PAUSED}:
        return None
    ahead = await occurring.upcoming(tx, notice, 2, now=now)
    others = [one for one in ahead if current is None or one.original_at != current.original_at]
    return occurring.begins(others[0]) if others else None
