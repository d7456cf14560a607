"""Which notices somebody may leaf through: what is coming, their own, and those they run."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from actions import screens
from actions.notices import authority, drafting, seats
from domain.notices import Notice, Occurrence, Refusal, Seat, State, seating
from storage.database import Tx
from storage.notices import lists, receipts, signups
from storage.notices.lists import Listed, Span
from storage.places import grants, tree

VIEW: Final = "notice-list"
AHEAD: Final = timedelta(days=30)
A_PAGE: Final = 8
# Elder mode shows four buttons: two of them are the ways on.
BIG_PAGE: Final = 2
STANDING_AT_MOST: Final = 3
MINE_AT_MOST: Final = 5
Mark = tuple[datetime, int]
FIRST: Final[Mark] = (datetime(1970, 1, 1, tzinfo=UTC), 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the reader is to an occurrence; `open` says that one may still sign up."""

    seat: Seat | None = None
    open: bool = False
    full: bool = False
    seen: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list; `runs` says that the reader answers for the notice."""

    notice: Notice
    occurrence: Occurrence | None
    place: str
    zone: ZoneInfo
    standing: Standing = Standing()
    runs: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page of entries and behind which mark more follow; `serves`: the reader runs some."""

    entries: tuple[Entry, ...]
    following: Mark | None = None
    serves: bool = False


async def open_list(
    tx: Tx, _: int, chat_id: int, *, reply_to: int | None = None, now: datetime
) -> None:
    """Show what is coming where it was asked for: a group's is nobody's secret."""
    await screens.show(tx, chat_id, chat_id, VIEW, reply_to=reply_to, now=now)


async def turn(
    tx: Tx, person_id: int, args: dict[str, Any], here: int | None, *, now: datetime
) -> None:
    """Show another page in private; what it may show is decided as it is drawn."""
    await screens.show(tx, person_id, person_id, VIEW, 0, args, instead_of=here, now=now)


async def open_draft(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> Refusal | None:
    """Put a draft before whoever may go on with it, at the end of their private chat."""
    draft = await drafting.mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    await drafting.show(tx, draft, "home", now=now, chat_id=person_id)
    return None


async def coming(tx: Tx, reader_id: int, after: Mark, *, big: bool, now: datetime) -> Page:
    """A page of the next 30 days in this chat; the first begins with what just holds."""
    size = BIG_PAGE if big else A_PAGE
    top = []
    if after == FIRST:
        # Fewer than the page has room for: what is coming must not be pushed off it.
        top = await lists.standing(tx, reader_id, 1 if big else STANDING_AT_MOST, now=now)
    # One more than is shown says whether there is another page.
    span = Span(reader_id, now, now + AHEAD)
    found = await lists.coming(tx, span, after, size + 1, now=now)
    return await _page(tx, reader_id, top, found, size, now=now)


async def mine(tx: Tx, person_id: int, after: Mark, *, big: bool, now: datetime) -> Page:
    """A page of what the person signed up for and is still ahead."""
    size = BIG_PAGE if big else A_PAGE
    found = await lists.own(tx, person_id, after, size + 1, now=now)
    return await _page(tx, person_id, [], found, size, now=now)


async def run(
    tx: Tx, person_id: int, states: tuple[State, ...], before: int, *, big: bool, now: datetime
) -> Page:
    """A page of the notices in these states that the person answers for, newest first."""
    size = BIG_PAGE if big else A_PAGE
    found: list[Notice] = []
    for state in states:
        if state is State.DRAFT:
            found += await lists.drafted_by(tx, person_id, before, size + 1, now=now)
        else:
            found += await lists.run_by(tx, person_id, state, before, size + 1, now=now)
    found.sort(key=lambda notice: -notice.id)
    shown = [await entry(tx, person_id, notice, None, now=now) for notice in found[:size]]
    following = (FIRST[0], shown[-1].notice.id) if len(found) > size else None
    return Page(tuple(shown), following, await serves(tx, person_id, now=now))


async def serves(tx: Tx, person_id: int, *, now: datetime) -> bool:
    """Whether the person may announce things anywhere."""
    held = await grants.of(tx, person_id, now=now) if person_id > 0 else []
    return any(grant.role in authority.PUBLISHERS for grant in held)


async def entry(
    tx: Tx, reader_id: int, notice: Notice, occurrence: Occurrence | None, *, now: datetime
) -> Entry:
    """A line of a list with all that it tells the reader."""
    place = await tree.get(tx, notice.place_id)
    zone = ZoneInfo(place.zone)
    if reader_id < 0:
        return Entry(
            notice, occurrence, place.name, zone, await _open(tx, notice, occurrence, now)
        )
    runs = await authority.may_run(tx, reader_id, notice, now=now)
    standing = await _standing(tx, reader_id, notice, occurrence, now)
    return Entry(notice, occurrence, place.name, zone, standing, runs)


async def _page(
    tx: Tx, reader_id: int, top: list[Listed], found: list[Listed], size: int, *, now: datetime
) -> Page:
    # What holds now counts towards the page, so that four buttons stay four.
    room = size - len(top)
    listed = [*top, *found[:room]]
    entries = [await entry(tx, reader_id, o.notice, o.occurrence, now=now) for o in listed]
    following = found[room - 1].mark if len(found) > room else None
    return Page(tuple(entries), following, await serves(tx, reader_id, now=now))


async def _standing(
    tx: Tx, person_id: int, notice: Notice, occurrence: Occurrence | None, now: datetime
) -> Standing:
    if occurrence is None or not occurrence.id:
        return Standing()
    known = await _open(tx, notice, occurrence, now)
    states = {one.state for one in await signups.own(tx, occurrence.id, person_id)}
    seat = next((seat for seat in (Seat.IN, Seat.WAITING) if seat in states), None)
    seen = notice.receipt and await receipts.pressed(tx, occurrence.id, person_id)
    return Standing(seat, known.open, known.full, seen)


async def _open(tx: Tx, notice: Notice, occurrence: Occurrence | None, now: datetime) -> Standing:
    if notice.signup is None or occurrence is None or not occurrence.id:
        return Standing()
    if seating.signup_closed(notice.signup, occurrence, now=now):
        return Standing()
    return Standing(open=True, full=(await seats.counts(tx, occurrence.id)).full)
