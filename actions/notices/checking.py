"""The door: who came is ticked, and can be unticked; names are for whoever runs the notice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from actions.notices import concern, own, seats
from domain.notices import Attendee, Notice, Occurrence, Phase, Refusal, Seat
from domain.notices.entry import entered
from storage import prompts
from storage.database import Tx
from storage.notices import signups
from storage.places import audit, people
from storage.prompts import Prompt

PEOPLE: Final = "notice-people"
NAMES: Final = own.NAMES
DOOR: Final = "notice-door"
FILE: Final = "notice-file"
ENTER: Final = "notice-enter"


@dataclass(frozen=True, slots=True)
class Ticked:
    """Whose name was ticked, as staff know it."""

    name: str


@dataclass(frozen=True, slots=True)
class Listed:
    """Who comes to an occurrence and who waits, in the order in which they signed up."""

    notice: Notice
    occurrence: Occurrence
    rows: tuple[Attendee, ...]


async def listed(tx: Tx, person_id: int, occurrence_id: int, *, now: datetime) -> Listed | Refusal:
    """Return the names to whoever runs the notice, those with a place first."""
    found = await concern.keeper(tx, person_id, occurrence_id, now=now)
    if isinstance(found, Refusal):
        return found
    occurrence, notice = found
    rows = await signups.of(tx, occurrence_id)
    # By the hour where there are slots: that is the order in which they come.
    rows.sort(key=lambda one: (one.state is Seat.WAITING, one.slot or 0))
    return Listed(notice, occurrence, tuple(rows))


async def open_list(
    tx: Tx,
    person_id: int,
    occurrence_id: int,
    view: str,
    args: Mapping[str, Any],
    *,
    here: int | None,
    now: datetime,
) -> Refusal | bool:
    """Show a list or send a file of it in private; False if the bot may not write there."""
    found = await concern.keeper(tx, person_id, occurrence_id, now=now)
    if isinstance(found, Refusal):
        return found
    await prompts.drop(tx, person_id, person_id)
    if view == FILE:
        # What leaves the bot with all names on it is the one thing worth asking about later.
        await audit.note(tx, person_id, "notice-names", "occurrence", occurrence_id, now=now)
    return await own.show(tx, person_id, view, occurrence_id, args, here=here, now=now)


async def tick(
    tx: Tx,
    person_id: int,
    signup_id: int,
    page: int,
    *,
    came: bool,
    here: int | None,
    now: datetime,
) -> Ticked | Refusal:
    """Note that somebody came, or take it back; the list stays where it was."""
    attendee = await signups.find(tx, signup_id)
    if attendee is None or attendee.state is Seat.GONE:
        return Refusal.NOT_SIGNED
    found = await concern.keeper(tx, person_id, attendee.occurrence_id, now=now)
    if isinstance(found, Refusal):
        return found
    if found[0].state is Phase.CANCELLED:
        return Refusal.WRONG_STATE
    # Back to "not checked", not to "absent": that is only known when it is over.
    await signups.set_came(tx, signup_id, came=True if came else None)
    where = (attendee.occurrence_id, {"page": page})
    await own.show(tx, person_id, DOOR, *where, here=here, now=now)
    person = await people.find(tx, attendee.person_id) if attendee.person_id else None
    return Ticked(attendee.guest or (person.name if person else ""))


def over(occurrence: Occurrence, *, now: datetime) -> bool:
    """Whether who has not come is not coming any more."""
    ends = occurrence.ends_at
    return occurrence.state is Phase.OVER or (ends is not None and ends <= now)


async def ask(
    tx: Tx, person_id: int, occurrence_id: int, view: str, *, here: int | None, now: datetime
) -> Refusal | None:
    """Ask whoever runs the notice for a name, a list or a report; `view` is the question."""
    found = await concern.keeper(tx, person_id, occurrence_id, now=now)
    if isinstance(found, Refusal):
        return found
    await prompts.ask(tx, person_id, person_id, view, occurrence_id, now=now)
    await own.show(tx, person_id, view, occurrence_id, here=here, now=now)
    return None


async def enter(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Attendee | Refusal:
    """Sign up somebody without a phone; the question stays open for the next one."""
    done = await _entered(tx, person_id, prompt.subject_id, text, now=now)
    if isinstance(done, Refusal):
        await own.wrong(tx, person_id, prompt.subject_id, done, now=now)
        return done
    args = {"signup": done.id}
    await own.show(tx, person_id, ENTER, prompt.subject_id, args, now=now)
    return done


async def _entered(
    tx: Tx, person_id: int, occurrence_id: int, text: str, *, now: datetime
) -> Attendee | Refusal:
    found = await concern.keeper(tx, person_id, occurrence_id, now=now)
    if isinstance(found, Refusal):
        return found
    name = entered(text)
    if isinstance(name, Refusal):
        return name
    occurrence, notice = found
    guest = Attendee(
        0, occurrence_id, None, name.name, Seat.IN, now, note=name.note, entered_by=person_id
    )
    return await seats.sit(tx, notice, occurrence, guest, chat_id=person_id, now=now, late=True)
