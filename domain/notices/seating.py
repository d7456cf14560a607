"""Who has a seat, who waits and who moves up. Source: notices.md, "Sign-up"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from domain.notices.bounds import MOST_SLOTS, clean_line, name_key
from domain.notices.notice import Attendee, Occurrence, Phase, Refusal, Seat, Signup

LONGEST_NAME = 30
LONGEST_NOTE = 120
# 王阿姨 (2) +1: names taken over from a list tell apart who shares one.
_LONGEST_KEPT = 40
# Beyond it nobody moves up any more, and a list is being filled by a machine.
LONGEST_WAITING = 500


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of the event that one may sign up for, numbered from 0; times in UTC."""

    index: int
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Wish:
    """Who asks for a seat: a person themselves (no `guest`), or by name whom they bring.

    Without a `person_id` it is somebody entered for them who has no phone.
    """

    person_id: int | None
    guest: str = ""
    slot: int | None = None


def guest_name(text: str) -> str | Refusal:
    """The name of somebody who is brought or entered, as it was typed."""
    name = clean_line(text)
    if not any(sign.isalpha() for sign in name):
        return Refusal.NO_NAME
    return Refusal.TOO_LONG if len(name) > LONGEST_NAME else name


def note_line(text: str) -> str | Refusal:
    """A note beside a name, in one line; maybe empty."""
    note = clean_line(text)
    return Refusal.TOO_LONG if len(note) > LONGEST_NOTE else note


def slots_of(signup: Signup, occurrence: Occurrence) -> tuple[Slot, ...]:
    """The slots of the occurrence, only whole ones; none where none are cut."""
    start, end = occurrence.starts_at, occurrence.ends_at
    if signup.slot is None or start is None or end is None:
        return ()
    length = timedelta(minutes=signup.slot)
    count = min((end - start) // length, MOST_SLOTS)
    return tuple(Slot(n, start + n * length, start + (n + 1) * length) for n in range(count))


def signup_closes(signup: Signup, occurrence: Occurrence) -> datetime | None:
    """When sign-up ends (UTC); None where nothing takes place at an hour."""
    start = occurrence.starts_at
    return start - timedelta(minutes=signup.closes) if start else None


def signup_closed(signup: Signup, occurrence: Occurrence, *, now: datetime) -> Refusal | None:
    """Why nobody can sign up any more, or None; at the deadline itself it is over."""
    if occurrence.state not in {Phase.PLANNED, Phase.POSTED}:
        return Refusal.WRONG_STATE
    ends = signup_closes(signup, occurrence)
    return Refusal.CLOSED if ends is not None and ends <= now else None


def signup_refusal(
    signup: Signup,
    occurrence: Occurrence,
    listed: Sequence[Attendee],
    wish: Wish,
    *,
    now: datetime,
) -> Refusal | None:
    """Why this wish gets neither a seat nor a place in the waiting list, or None."""
    if refused := signup_closed(signup, occurrence, now=now):
        return refused
    cut = slots_of(signup, occurrence)
    reasons = (
        (signup.slot is not None and wish.slot not in range(len(cut)), Refusal.NO_SLOT),
        (wish.person_id is None and not wish.guest, Refusal.NO_NAME),
        (len(wish.guest) > _LONGEST_KEPT, Refusal.TOO_LONG),
        (_there(wish, listed), Refusal.ALREADY),
        (bool(wish.guest) and guests_left(signup, listed, wish.person_id) < 1, Refusal.GUESTS),
        (len(waiting_list(listed)) >= LONGEST_WAITING, Refusal.FULL),
    )
    return next((reason for applies, reason in reasons if applies), None)


def seat_for(signup: Signup, listed: Iterable[Attendee], slot: int | None = None) -> Seat:
    """Where whoever signs up now stands: nobody goes before those who wait."""
    left = seats_free(signup, listed, slot)
    return Seat.IN if left is None or left > 0 else Seat.WAITING


def seats_free(signup: Signup, listed: Iterable[Attendee], slot: int | None = None) -> int | None:
    """How many more get a seat at once, or None for as many as come."""
    if signup.capacity is None:
        return None
    # Those who wait count too: a place that was just given back is theirs.
    key = _key(signup, slot)
    ahead = sum(_key(signup, one.slot) == key for one in signed_up(listed))
    return max(0, signup.capacity - ahead)


def moving_up(signup: Signup, listed: Sequence[Attendee]) -> tuple[Attendee, ...]:
    """Those who wait and get a seat now, in the order in which they signed up.

    Each counts as one seat: of a family as many move up as there are places. Somebody who has
    a seat keeps it, also where fewer places are left than were given.
    """
    line = waiting_list(listed)
    if signup.capacity is None:
        return line
    seated = [_key(signup, one.slot) for one in listed if one.state is Seat.IN]
    keys = dict.fromkeys(_key(signup, one.slot) for one in line)
    rising = [
        one
        for key in keys
        for one in islice(
            (w for w in line if _key(signup, w.slot) == key),
            max(0, signup.capacity - seated.count(key)),
        )
    ]
    return tuple(sorted(rising, key=_turn))


def waiting_list(listed: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """The waiting list in its order: by the moment, and by the row where that is the same."""
    return tuple(sorted((one for one in listed if one.state is Seat.WAITING), key=_turn))


def turn_of(signup: Signup, listed: Iterable[Attendee], attendee: Attendee) -> int | None:
    """Their place in the waiting list of their slot, from 1; None for who does not wait."""
    line = [
        w.id for w in waiting_list(listed) if _key(signup, w.slot) == _key(signup, attendee.slot)
    ]
    return line.index(attendee.id) + 1 if attendee.id in line else None


def signed_up(listed: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """Those who have a seat or wait."""
    return tuple(one for one in listed if one.state is not Seat.GONE)


def party(listed: Iterable[Attendee], person_id: int) -> tuple[Attendee, ...]:
    """A person and whom they bring, themselves first."""
    own = (one for one in signed_up(listed) if one.person_id == person_id)
    return tuple(sorted(own, key=lambda one: (bool(one.guest), *_turn(one))))


def guests_left(signup: Signup, listed: Iterable[Attendee], person_id: int | None) -> int:
    """How many more this person may bring; who has no phone is entered alone, one by one."""
    if person_id is None:
        return 1
    brought = sum(bool(one.guest) for one in party(listed, person_id))
    return max(0, signup.guests - brought)


def _there(wish: Wish, listed: Iterable[Attendee]) -> bool:
    person_id, name = wish.person_id, name_key(wish.guest)
    return any(
        one.person_id == person_id and name_key(one.guest) == name for one in signed_up(listed)
    )


def _key(signup: Signup, slot: int | None) -> int | None:
    # Slots may be given up after people chose them: then all share the places.
    return slot if signup.slot is not None else None


def _turn(one: Attendee) -> tuple[datetime, int]:
    return one.at, one.id
