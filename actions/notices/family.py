"""Whom one brings along, by name, and notes beside the names."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from actions.notices import concern, own, seats
from actions.notices.own import Signed
from domain.notices import Attendee, Refusal, Seat, seating
from domain.notices.entry import guest_name, remark
from storage import prompts
from storage.database import Tx
from storage.notices import signups
from storage.prompts import Prompt

FAMILY: Final = "notice-family"
REMARK: Final = "notice-remark"


async def ask(
    tx: Tx, person_id: int, occurrence_id: int, *, here: int | None, now: datetime
) -> Refusal | None:
    """Ask whom the person brings."""
    occurrence, notice = await concern.read(tx, occurrence_id)
    if no := await own.refusal(tx, person_id, notice, occurrence, now=now):
        return no
    listed = await signups.own(tx, occurrence_id, person_id)
    if notice.signup and seating.guests_left(notice.signup, listed, person_id) < 1:
        return Refusal.GUESTS
    await prompts.ask(tx, person_id, person_id, FAMILY, occurrence_id, now=now)
    await own.show(tx, person_id, FAMILY, occurrence_id, here=here, now=now)
    return None


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Signed | Refusal:
    """Sign somebody up by name; one that will not do is said so, and asked for again."""
    seated = await _seated(tx, person_id, prompt.subject_id, guest_name(text), now=now)
    if isinstance(seated, Refusal):
        await own.wrong(tx, person_id, prompt.subject_id, seated, now=now)
        return seated
    await prompts.close(tx, prompt)
    await own.show(tx, person_id, own.OWN, prompt.subject_id, now=now)
    return await own.signed(tx, person_id, seated, new=True)


async def ask_remark(
    tx: Tx, person_id: int, signup_id: int, *, here: int | None, now: datetime
) -> Refusal | None:
    """Ask for a note beside a name."""
    found = await own.mine(tx, person_id, signup_id, now=now)
    if isinstance(found, Refusal):
        return found
    await prompts.ask(tx, person_id, person_id, REMARK, signup_id, now=now)
    args = {"signup": signup_id}
    await own.show(tx, person_id, REMARK, found.occurrence.id, args, here=here, now=now)
    return None


async def remarked(
    tx: Tx, person_id: int, prompt: Prompt, text: str, *, now: datetime
) -> Refusal | None:
    """Write the note down; one that is too long is asked for again."""
    place = await own.mine(tx, person_id, prompt.subject_id, now=now)
    words = remark(text)
    if isinstance(place, Refusal):
        # Given up meanwhile: the question is of no use any more.
        await prompts.close(tx, prompt)
        await own.wrong(tx, person_id, 0, place, now=now)
        return place
    if isinstance(words, Refusal):
        await own.wrong(tx, person_id, place.occurrence.id, words, now=now)
        return words
    if await prompts.close(tx, prompt):
        await signups.change(tx, place.attendee, replace(place.attendee, note=words))
    await own.back(tx, person_id, place, here=None, now=now)
    return None


async def _seated(
    tx: Tx, person_id: int, occurrence_id: int, name: str | Refusal, *, now: datetime
) -> Attendee | Refusal:
    occurrence, notice = await concern.read(tx, occurrence_id)
    if no := await own.refusal(tx, person_id, notice, occurrence, now=now):
        return no
    if isinstance(name, Refusal):
        return name
    # Seated in the first free slot at once: an unfinished choice would lose the name.
    guest = Attendee(0, occurrence_id, person_id, name, Seat.IN, now)
    return await seats.sit(tx, notice, occurrence, guest, chat_id=person_id, now=now)
