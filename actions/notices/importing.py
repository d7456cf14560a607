"""接龙: a list that people continued in a chat is pasted, looked at, and taken over."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.notices import checking, concern, own, seats
from domain.notices import (
    Attendee,
    Named,
    Notice,
    Occurrence,
    Refusal,
    Seat,
    names_missing,
    read_jielong,
    seats_of,
)
from storage import prompts
from storage.database import Tx
from storage.notices import signups
from storage.prompts import Prompt

ASK: Final = "notice-import"
SHOWN: Final = "notice-import-shown"


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be added, how many are there already, and lines that name nobody plainly."""

    named: tuple[Named, ...]
    known: int
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """How many got a place, how many wait, and how many found no room."""

    seated: int
    waiting: int
    refused: int


async def pasted(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Refusal | None:
    """Show what would be added; the text is kept with the question until it is taken over."""
    found = await concern.keeper(tx, person_id, prompt.subject_id, now=now)
    no = found if isinstance(found, Refusal) else None
    if no is None and not read_jielong(text).entries:
        no = Refusal.NO_NAME
    if no is not None:
        # A code of its own: that nobody is named is said otherwise of a list than of a name.
        why = "no-list" if no is Refusal.NO_NAME else no.value
        await own.wrong(tx, person_id, prompt.subject_id, why, now=now)
        return no
    args = {"text": text}
    made = await prompts.ask(tx, person_id, person_id, ASK, prompt.subject_id, args, now=now)
    await own.show(tx, person_id, SHOWN, prompt.subject_id, {"made": made}, now=now)
    return None


async def preview(
    tx: Tx, person_id: int, occurrence_id: int, made: int, *, now: datetime
) -> Preview | None:
    """Return what that text would add now; None once it is taken over or another was sent."""
    prompt = await prompts.open_for(tx, person_id, person_id, now=now)
    if prompt is None or (prompt.id, prompt.subject_id) != (made, occurrence_id):
        return None
    read = read_jielong(str(prompt.args.get("text", "")))
    named = names_missing(read.entries, await signups.names(tx, occurrence_id))
    known = len(seats_of(read.entries)) - len(named)
    return Preview(named, known, read.unread)


async def take(
    tx: Tx, person_id: int, occurrence_id: int, made: int, *, here: int | None, now: datetime
) -> Taken | Refusal:
    """Give everybody on the list a place, or one on the waiting list."""
    found = await concern.keeper(tx, person_id, occurrence_id, now=now)
    if isinstance(found, Refusal):
        return found
    seen = await preview(tx, person_id, occurrence_id, made, now=now)
    if seen is None:
        return Refusal.STALE
    await prompts.drop(tx, person_id, person_id)
    occurrence, notice = found
    done = await _seat_all(tx, person_id, notice, occurrence, seen.named, now=now)
    await own.show(tx, person_id, checking.PEOPLE, occurrence_id, here=here, now=now)
    return done


async def _seat_all(
    tx: Tx,
    person_id: int,
    notice: Notice,
    occurrence: Occurrence,
    named: tuple[Named, ...],
    *,
    now: datetime,
) -> Taken:
    before = await signups.of(tx, occurrence.id)
    # Read once and added to: 300 names against the list as each of them finds it.
    listed, first = list(before), len(before)
    for one in named:
        guest = Attendee(
            0, occurrence.id, None, one.guest, Seat.IN, now, note=one.note, entered_by=person_id
        )
        seated = seats.seated(notice.signup, occurrence, listed, guest, now=now, late=True)
        if seated is Refusal.FULL:
            # For all that follow too: thousands would be looked at while everybody waits.
            break
        if not isinstance(seated, Refusal):
            listed.append(await seats.put(tx, seated))
    await seats.freshen(tx, notice, occurrence, before, chat_id=person_id, now=now)
    new = listed[first:]
    waiting = sum(one.state is Seat.WAITING for one in new)
    return Taken(len(new) - waiting, waiting, len(named) - len(new))
