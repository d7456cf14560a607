"""What is written into a draft, or sent: words, times, places, photos, reasons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from actions.notices import authority, clocks, doubts, drafting, steps
from actions.notices.drafting import Tapped
from domain.notices import Medium, Notice, Refusal, State
from domain.notices.audience import born_until_for
from domain.notices.bounds import Fault, read_number
from domain.notices.questions import Writing
from domain.notices.schedule import schedule_of
from domain.notices.shaping import (
    media_fault,
    with_body,
    with_born_until,
    with_capacity,
    with_point,
    with_slot,
    with_title,
    with_urgent,
    with_venue,
)
from domain.when import Unclear
from storage import outbox, prompts
from storage.database import Tx
from storage.notices import register
from storage.outbox import Outgoing
from storage.prompts import Prompt

GONE: Final = "notice-draft-gone"
# Photos of one album come as messages of their own: the screen waits for the others.
ALBUM: Final = timedelta(seconds=2)
# Ages are written with two digits or three, years of birth with four.
OLDEST: Final = 120
# Where the draft is shown after each answer.
AFTER: Final[Mapping[Writing, str]] = {
    Writing.CAPACITY: "signup",
    Writing.SLOT: "signup",
    Writing.BORN: "audience",
}
WORDED: Final[Mapping[Writing, Callable[[Notice, str], Notice | Fault]]] = {
    Writing.TITLE: with_title,
    Writing.BODY: with_body,
    Writing.VENUE: with_venue,
    Writing.URGENT: with_urgent,
}
MEDIA: Final = frozenset({Writing.MEDIA, Writing.VOICE})
NO_MEDIUM: Final = "no-medium"


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer: its words, and the one file or point on the map in it.

    `album` is what Telegram calls a row of photos sent at once; `too_big` says that the file was.
    """

    message_id: int
    text: str
    medium: Medium | None = None
    point: tuple[float, float] | None = None
    album: str = ""
    too_big: bool = False


async def ask(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, what: Writing, *, now: datetime
) -> Refusal | None:
    """Ask for it below the draft."""
    draft = await drafting.mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    await steps.put(tx, person_id, at.chat_id, draft.id, {"what": what.value}, now=now)
    return None


async def answered(
    tx: Tx, person_id: int, prompt: Prompt, typed: Typed, *, now: datetime
) -> Notice | None:
    """Take the answer, or say what is wrong with it and ask again; None: nothing was taken."""
    # First: a second message that came meanwhile must add nothing.
    if not await prompts.close(tx, prompt):
        return None
    draft = await _draft(tx, person_id, prompt, now=now)
    if draft is None:
        gone = Outgoing(prompt.chat_id, GONE, reply_to=typed.message_id)
        await outbox.put(tx, gone, now=now)
        return None
    what = Writing(prompt.args["what"])
    # A photo without words is a photo, whatever was asked: the question stays open.
    if what in MEDIA or (not typed.text.strip() and (typed.medium or typed.too_big)):
        return await _medium(tx, person_id, draft, prompt, typed, now=now)
    if what in steps.TIMES:
        taken = await _time(tx, person_id, draft, what, prompt, typed, now=now)
    else:
        taken = await _said(tx, draft, what, typed, now=now)
    if not isinstance(taken, Notice):
        if taken is not None:
            await _again(tx, person_id, prompt, typed, taken, now=now)
        return None
    changed = await register.change(tx, draft, taken)
    then, screen = list(prompt.args.get("then") or ()), AFTER.get(what, "home")
    where = (then, prompt.chat_id)
    await steps.go_on(tx, person_id, changed, *where, now=now, screen=screen)
    return changed


async def _said(
    tx: Tx, draft: Notice, what: Writing, typed: Typed, *, now: datetime
) -> Notice | str:
    """What the words alone decide, or the point on the map."""
    if typed.point and what is Writing.VENUE:
        pointed = with_point(draft, *typed.point)
        # The name of a shop or a hall, where one was sent and not just a point.
        return with_venue(pointed, typed.text) if isinstance(pointed, Notice) else pointed
    if not typed.text.strip():
        return "nothing"
    if worded := WORDED.get(what):
        return worded(draft, typed.text)
    year = now.astimezone(await clocks.zone_of(tx, draft)).year
    return _counted(draft, what, read_number(typed.text), year)


def _counted(draft: Notice, what: Writing, number: int | None, year: int) -> Notice | str:
    if number is None:
        return "number"
    match what:
        case Writing.CAPACITY:
            return with_capacity(draft, number)
        case Writing.SLOT:
            return with_slot(draft, number)
        case _:
            born = born_until_for(number, year) if number <= OLDEST else number
            return with_born_until(draft, born, year=year)


async def _time(
    tx: Tx,
    person_id: int,
    draft: Notice,
    what: Writing,
    prompt: Prompt,
    typed: Typed,
    *,
    now: datetime,
) -> Notice | str | None:
    """The draft at the time that was said; asked back with its readings it is None."""
    said = await doubts.heard(tx, draft, typed.text, now=now)
    if not isinstance(said, Unclear):
        schedule = schedule_of(said, await clocks.zone_of(tx, draft))
        return doubts.timed(draft, what, schedule, now=now)
    where = (prompt.chat_id, list(prompt.args.get("then") or ()))
    line, reply_to = str(prompt.args.get("line") or ""), typed.message_id
    await doubts.ask_back(
        tx, person_id, draft, what, said, *where, now=now, line=line, reply_to=reply_to
    )
    return None


async def _medium(
    tx: Tx, person_id: int, draft: Notice, prompt: Prompt, typed: Typed, *, now: datetime
) -> Notice | None:
    """Keep the photo, file or voice that was sent; a point on the map is the place."""
    if typed.point:
        pointed = with_point(draft, *typed.point)
        if isinstance(pointed, Fault):
            await _again(tx, person_id, prompt, typed, pointed, now=now)
            return None
        changed = await register.change(tx, draft, pointed)
        await drafting.show(tx, changed, "home", now=now, chat_id=prompt.chat_id)
        return changed
    count = len(await register.media_of(tx, draft.id))
    why = Refusal.TOO_BIG if typed.too_big else media_fault(count)
    if typed.medium is None or why:
        await _again(tx, person_id, prompt, typed, why or NO_MEDIUM, now=now)
        return None
    await register.add_medium(tx, draft.id, typed.medium)
    changed = await drafting.touched(tx, draft)
    await _kept(tx, person_id, changed, prompt, typed, now=now)
    return changed


async def _kept(
    tx: Tx, person_id: int, draft: Notice, prompt: Prompt, typed: Typed, *, now: datetime
) -> None:
    asked = Writing(prompt.args["what"])
    if typed.album or asked not in MEDIA:
        # The others of an album are on their way, and words are still to come.
        where = (prompt.chat_id, person_id, prompt.kind, draft.id)
        await prompts.ask(tx, *where, dict(prompt.args), now=now)
    if asked not in MEDIA:
        return
    key = f"notice-album:{draft.id}:{typed.album}" if typed.album else ""
    shown = Outgoing(prompt.chat_id, drafting.VIEW, draft.id, {"screen": "media"}, key=key)
    await outbox.put(tx, replace(shown, not_before=now + ALBUM if key else None), now=now)


async def _draft(tx: Tx, person_id: int, prompt: Prompt, *, now: datetime) -> Notice | None:
    """The draft that was asked about, if it is one still and the answer may change it."""
    notice = await register.find(tx, prompt.subject_id)
    if notice is None or notice.state is not State.DRAFT:
        return None
    return notice if await authority.may_run(tx, person_id, notice, now=now) else None


async def _again(
    tx: Tx, person_id: int, prompt: Prompt, typed: Typed, why: str, *, now: datetime
) -> None:
    told = dict(prompt.args) | {"why": why}
    where = (prompt.chat_id, prompt.subject_id)
    await steps.put(tx, person_id, *where, told, now=now, reply_to=typed.message_id)
