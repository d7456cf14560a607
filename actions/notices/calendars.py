"""Calendars for phones: of one notice as a file, of a place as a file and under an address."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from actions.notices import concern
from actions.places.authority import managed, manages
from domain.notices import Notice, Refusal
from domain.notices.agenda import KEPT, Entry
from domain.places import Place
from domain.when import Calendar
from storage import outbox
from storage.database import Tx
from storage.notices import days, feeds, occurrences
from storage.notices.feeds import Feed
from storage.outbox import Outgoing
from storage.places import audit, people, tree

FILE: Final = "notice-ics"
PLACE_FILE: Final = "notice-ics-place"
PAGE: Final = "notice-feed"
# 256 bits: nobody guesses one, however many they try.
TOKEN_BYTES: Final = 32
MOST_ROWS: Final = 800
MINUTE: Final = 60


class Sent(StrEnum):
    """Whether a file is on its way, or its reader has to press START first."""

    SENT = "sent"
    START = "start"


@dataclass(frozen=True, slots=True)
class Shown:
    """What goes into a calendar: the notices of a place, and the holidays they go by."""

    place: Place
    entries: list[Entry]
    calendar: Calendar


async def send(tx: Tx, person_id: int, occurrence_id: int, *, now: datetime) -> Sent | Refusal:
    """Send the notice of this occurrence as a file, in private.

    Raises Missing where there is no such occurrence.
    """
    occurrence, notice = await concern.read(tx, occurrence_id)
    if not await concern.concerns(tx, person_id, notice, occurrence, now=now):
        return Refusal.NOT_YOURS
    if not has_event(notice):
        return Refusal.NO_TIME
    return await _send(tx, person_id, FILE, occurrence_id, now=now)


def has_event(notice: Notice) -> bool:
    """Whether there is anything to put into a calendar: a post draws its button by this."""
    return notice.repeats or notice.schedule.starts_at is not None


async def send_place(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> Sent | Refusal:
    """Send a place's whole calendar as a file to whoever arranges things there."""
    if not await _arranges(tx, person_id, place_id, now=now):
        return Refusal.NOT_YOURS
    return await _send(tx, person_id, PLACE_FILE, place_id, now=now)


async def _send(tx: Tx, person_id: int, view: str, subject_id: int, *, now: datetime) -> Sent:
    person = await people.find(tx, person_id)
    if person is None or not person.reachable:
        return Sent.START
    # One a minute, however often an impatient thumb presses.
    key = f"{view}:{subject_id}:{person_id}:{int(now.timestamp()) // MINUTE}"
    await outbox.put(tx, Outgoing(person_id, view, subject_id, key=key), now=now)
    return Sent.SENT


async def open_page(
    tx: Tx,
    person_id: int,
    place_id: int,
    *,
    url: str,
    page: int = 0,
    instead_of: int | None = None,
    now: datetime,
) -> Refusal | None:
    """Show in private under which address phones read the calendar; `url` is its beginning.

    Place 0 is the community the person arranges things in, or those to choose from.
    """
    own = await managed(tx, person_id, now=now) if place_id == 0 else []
    if not own and not await _arranges(tx, person_id, place_id, now=now):
        return Refusal.NOT_YOURS
    args: dict[str, str | int] = {"url": url, "page": page}
    await outbox.put(tx, _page(person_id, place_id, args, instead_of), now=now)
    return None


async def renew(
    tx: Tx,
    person_id: int,
    place_id: int,
    made: int,
    *,
    url: str,
    instead_of: int | None = None,
    now: datetime,
) -> Refusal | None:
    """Give the place a new address; `made` is when (seconds) the one that was seen was made."""
    if not await _arranges(tx, person_id, place_id, now=now):
        return Refusal.NOT_YOURS
    stored = await feeds.of_place(tx, place_id)
    # The second of two who press must not take the first one's new address away.
    seen = made_of(stored) == made
    if seen:
        token = secrets.token_urlsafe(TOKEN_BYTES)
        await feeds.put(tx, Feed(token, place_id, now))
        await audit.note(tx, person_id, "calendar address", "place", place_id, now=now)
    args: dict[str, str | int] = {"url": url, "page": 0}
    await outbox.put(tx, _page(person_id, place_id, args, instead_of), now=now)
    return None if seen else Refusal.STALE


def made_of(feed: Feed | None) -> int:
    """When the address was made, in seconds since 1970; 0 where there is none."""
    return int(feed.made_at.timestamp()) if feed else 0


async def page_seen(
    tx: Tx, person_id: int, place_id: int, *, now: datetime
) -> tuple[Place, list[Place], Feed | None] | None:
    """Return the place, those just inside it and its address, to who arranges things there."""
    if not await _arranges(tx, person_id, place_id, now=now):
        return None
    place = await tree.get(tx, place_id)
    inside = [each for each in await tree.inside(tx, place_id) if each.parent_id == place_id]
    return place, inside, await feeds.of_place(tx, place_id)


async def of_notice(tx: Tx, occurrence_id: int, *, now: datetime) -> Shown:
    """Read what the file of one notice holds; raises Missing where there is no such occurrence."""
    _, notice = await concern.read(tx, occurrence_id)
    place = await tree.get(tx, notice.place_id)
    # More than one a day there never is.
    rows = await occurrences.of(tx, notice.id, since=now - KEPT, most=MOST_ROWS)
    return Shown(place, [Entry(notice, place.zone, tuple(rows))], await days.calendar(tx))


async def of_place(tx: Tx, place_id: int, *, now: datetime) -> Shown:
    """Read what the calendar of a place holds."""
    found = await feeds.entries(tx, place_id, since=now - KEPT)
    told = [one for one in found if _told(one, now=now)]
    return Shown(await tree.get(tx, place_id), told, await days.calendar(tx))


async def by_token(tx: Tx, token: str, *, now: datetime) -> Shown | None:
    """Read the calendar that an address names, if it names one."""
    feed = await feeds.find(tx, token)
    return await of_place(tx, feed.place_id, now=now) if feed else None


def _told(entry: Entry, *, now: datetime) -> bool:
    # A phone would else show what its groups are to hear only at a chosen moment.
    rows = entry.rows
    return not rows or any(concern.known(entry.notice, row, now=now) for row in rows)


async def _arranges(tx: Tx, person_id: int, place_id: int, *, now: datetime) -> bool:
    place = await tree.find(tx, place_id)
    if place is None or place.closed_at:
        return False
    return await manages(tx, person_id, place_id, now=now)


def _page(
    person_id: int, place_id: int, args: dict[str, str | int], instead_of: int | None
) -> Outgoing:
    verb = outbox.Verb.EDIT if instead_of else outbox.Verb.SEND
    # In private, whatever the chat: who reads the address reads the calendar.
    return Outgoing(person_id, PAGE, place_id, args, verb=verb, message_id=instead_of)
