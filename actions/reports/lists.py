"""Which reports a person may leaf through, and sending them the list."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.places import telling
from actions.reports import sight, whereabouts
from domain.places import Place, PlaceKind, Role
from domain.reports import Report
from storage import outbox
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import chats, grants, tree
from storage.reports import lists
from storage.reports.lists import Show

HANDLERS = frozenset({Role.CAPTAIN, Role.GRID, Role.STAFF, Role.SECRETARY, Role.OWNER})
A_PAGE = 8
SUPPORTED_AT_MOST = 5


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page of a list as a button asks for it; `before` 0 is the newest page."""

    place_id: int
    show: Show = Show.OPEN
    category: str | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """One page, and the id after which more follow (0 where none do).

    `staff` may filter; `whole` texts are for those who handle the reports.
    """

    place: Place
    reports: tuple[Report, ...]
    following: int = 0
    staff: bool = False
    whole: bool = False


async def open_list(
    tx: Tx, person_id: int, chat_id: int, message_id: int, *, now: datetime
) -> None:
    """Send the list of the group's place or of the person's own: in private where possible."""
    tied = await whereabouts.of_chat(tx, chat_id) if chat_id < 0 else None
    place_id = tied or await _first_place(tx, person_id, now=now)
    if place_id is None:
        where = (person_id, chat_id, "report-stranger", 0, {"place": 0})
    else:
        where = (person_id, chat_id, "report-list", place_id, {})
    await telling.answer(tx, *where, now=now, reply_to=message_id)


async def turn(
    tx: Tx, _: int, place_id: int, args: dict[str, Any], chat_id: int, message_id: int,
    *, now: datetime,
) -> None:  # fmt: skip
    """Show another page in the same message; what it may show is decided as it is drawn."""
    page = Outgoing(chat_id, "report-list", place_id, args, verb=Verb.EDIT, message_id=message_id)
    await outbox.put(tx, page, now=now)


async def open_mine(
    tx: Tx, person_id: int, chat_id: int, message_id: int, *, now: datetime
) -> bool:
    """Send what is the person's own, to nobody else; False where there is no private chat."""
    # In a group the list would show everybody what this person reported.
    if not await telling.reachable(tx, person_id):
        await telling.answer(
            tx, person_id, chat_id, "report-mine-closed", now=now, reply_to=message_id
        )
        return False
    await outbox.put(tx, Outgoing(person_id, "report-mine"), now=now)
    return True


async def turn_mine(
    tx: Tx, person_id: int, before: int, message_id: int, *, now: datetime
) -> None:
    page = Outgoing(
        person_id,
        "report-mine",
        0,
        {"before": before},
        verb=Verb.EDIT,
        message_id=message_id,
    )
    await outbox.put(tx, page, now=now)


async def page_for(tx: Tx, chat_id: int, wanted: Wanted, *, now: datetime) -> Found | None:
    """A page of what may be read in this chat; None for places that are no business of it."""
    found = await _found(tx, chat_id, wanted, now=now)
    if found is None:
        return None
    # After the page was cut: `following` goes by what was read, not by what is shown.
    seen = [r for r in found.reports if not await sight.kept_from(tx, r, chat_id, now=now)]
    return replace(found, reports=tuple(seen))


async def _found(tx: Tx, chat_id: int, wanted: Wanted, *, now: datetime) -> Found | None:
    place = await tree.find(tx, wanted.place_id)
    if place is None:
        return None
    if chat_id < 0:
        return await _in_group(tx, chat_id, place, wanted, now=now)
    roles = await grants.roles_of(tx, chat_id, place.id, now=now)
    if roles & HANDLERS:
        return await _handled(tx, place, wanted, now=now)
    unit = await _unit_of(tx, chat_id, now=now)
    # A unit serves the whole community, so only there is its list complete.
    if unit and place.parent_id is None:
        return await _of_unit(tx, place, unit, wanted)
    if roles or await whereabouts.may_report(tx, chat_id, place.id, now=now):
        return await _public(tx, place, wanted)
    return None


async def places_for(tx: Tx, person_id: int, *, now: datetime) -> list[Place]:
    """The places whose reports the person handles, the largest first, then their buildings."""
    held = await grants.of(tx, person_id, now=now)
    roots = [g.place_id for g in held if g.role in HANDLERS and g.place_id is not None]
    if any(g.role is Role.OWNER for g in held):
        roots += [place.id for place in await tree.communities(tx)]
    found = {p.id: p for root in dict.fromkeys(roots) for p in await tree.inside(tx, root)}
    return [p for p in found.values() if p.kind is not PlaceKind.STAIRWELL]


async def own(
    tx: Tx, person_id: int, before: int
) -> tuple[tuple[Report, ...], tuple[Report, ...], int]:
    """One page of what the person reported, what they also met with, and where more follows."""
    # One more than is shown says whether there is another page.
    found = await lists.of_person(tx, person_id, before=before or lists.NEWEST, most=A_PAGE + 1)
    more = found[A_PAGE - 1].id if len(found) > A_PAGE else 0
    first = before == 0
    supported = await lists.supported_by(tx, person_id, most=SUPPORTED_AT_MOST) if first else []
    # Who supported it before it was about somebody must not follow it now.
    open_ = [report for report in supported if report.about is None]
    return tuple(found[:A_PAGE]), tuple(open_), more


async def _handled(tx: Tx, place: Place, wanted: Wanted, *, now: datetime) -> Found:
    found = await lists.at_place(
        tx,
        place.id,
        wanted.show,
        category=wanted.category,
        before=_before(wanted),
        most=A_PAGE + 1,
        now=now,
    )
    return _page(place, found, staff=True)


async def _of_unit(tx: Tx, place: Place, unit_id: int, wanted: Wanted) -> Found:
    found = await lists.of_unit(tx, unit_id, before=_before(wanted), most=A_PAGE + 1)
    return replace(_page(place, found), whole=True)


async def _public(tx: Tx, place: Place, wanted: Wanted) -> Found:
    found = await lists.in_public(tx, place.id, before=_before(wanted), most=A_PAGE + 1)
    return _page(place, found)


async def _in_group(
    tx: Tx, chat_id: int, place: Place, wanted: Wanted, *, now: datetime
) -> Found | None:
    chat = await chats.find(tx, chat_id)
    if chat is None or chat.place_id is None:
        return None
    around = {p.id for p in await tree.lineage(tx, place.id)}
    own = await whereabouts.of_chat(tx, chat_id)
    if chat.kind is chats.ChatKind.STAFF and chat.place_id in around:
        return await _handled(tx, place, wanted, now=now)
    if chat.kind is chats.ChatKind.UNIT and chat.unit_id is not None:
        return await _of_unit(tx, place, chat.unit_id, wanted)
    return await _public(tx, place, wanted) if own == place.id else None


async def _first_place(tx: Tx, person_id: int, *, now: datetime) -> int | None:
    """For those who handle reports their whole place, for others their building."""
    handled = await places_for(tx, person_id, now=now)
    if handled:
        return handled[0].id
    mine = await whereabouts.of_person(tx, person_id, now=now)
    return mine[0] if mine else None


async def _unit_of(tx: Tx, person_id: int, *, now: datetime) -> int | None:
    held = await grants.of(tx, person_id, now=now)
    return next((g.unit_id for g in held if g.unit_id is not None), None)


def _before(wanted: Wanted) -> int:
    return wanted.before or lists.NEWEST


def _page(place: Place, found: list[Report], *, staff: bool = False) -> Found:
    # By id, not by offset: reports that come in meanwhile would shift the pages.
    following = found[A_PAGE - 1].id if len(found) > A_PAGE else 0
    return Found(place, tuple(found[:A_PAGE]), following, staff, whole=staff)
