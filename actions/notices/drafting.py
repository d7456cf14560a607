"""Changing a draft by its buttons: each tap shows the next screen in the tapped message."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final

from actions.notices import authority, clocks
from domain.notices import Notice, Refusal, State
from domain.notices.audience import born_until_for
from domain.notices.bounds import EARLIEST_REMINDER, Fault
from domain.notices.questions import Choice, Figure, Part, Switch
from domain.notices.shaping import (
    with_body,
    with_born_until,
    with_capacity,
    with_closes,
    with_guests,
    with_pin,
    with_receipt,
    with_reminder,
    with_roles,
    with_signup,
    with_slot,
    with_unheard,
    with_urgent,
)
from domain.places import Role
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.notices import register
from storage.outbox import Outgoing, Verb
from storage.places import tree

VIEW: Final = "notice-draft"
PROMPT: Final = "notice-draft"
# Each is one statement when it is published, and a list longer than that nobody checks.
MOST_PLACES: Final = 100
Change = Callable[[Notice], Notice | Refusal | Fault]


@dataclass(frozen=True, slots=True)
class Tapped:
    """The message of a tap, which is redrawn."""

    chat_id: int
    message_id: int


async def mine(tx: Tx, person_id: int, notice_id: int, *, now: datetime) -> Notice | Refusal:
    """The draft, if it is one still and this person may change it."""
    notice = await register.get(tx, notice_id)
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    return notice if notice.state is State.DRAFT else Refusal.WRONG_STATE


async def turn(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, screen: str, page: int, *, now: datetime
) -> Refusal | None:
    """Show another screen of the draft in place of the tapped one; an open question is dropped."""
    draft = await mine(tx, person_id, notice_id, now=now)
    if draft is Refusal.WRONG_STATE:
        await redraw(tx, notice_id, at, {"screen": "home"}, now=now)
    if isinstance(draft, Refusal):
        return draft
    then = await unasked(tx, person_id, notice_id, at.chat_id, now=now)
    # Where it goes is asked all the same: nobody chose it yet.
    screen = "where" if "where" in then else screen
    await redraw(tx, notice_id, at, {"screen": screen, "page": page}, now=now)
    return None


async def unasked(
    tx: Tx, person_id: int, notice_id: int, chat_id: int, *, now: datetime
) -> Sequence[str]:
    """Drop an open question about the draft; return what was to be asked after it.

    Who turns away from a question does not mean the next message as its answer.
    """
    asked = await prompts.open_for(tx, chat_id, person_id, now=now)
    if asked is None or asked.kind != PROMPT or asked.subject_id != notice_id:
        return ()
    await prompts.close(tx, asked)
    return list(asked.args.get("then") or ())


async def change(
    tx: Tx,
    person_id: int,
    notice_id: int,
    at: Tapped,
    change: Change,
    screen: str = "home",
    *,
    now: datetime,
) -> Notice | Refusal | Fault:
    """Change the draft and show a screen of it; refused, it stays as it is."""
    draft = await mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    wanted = change(draft)
    if not isinstance(wanted, Notice):
        return wanted
    # The same again is no new version: a colleague's tap on 立即发 must not fail for it.
    changed = wanted if wanted == draft else await register.change(tx, draft, wanted)
    await redraw(tx, notice_id, at, {"screen": screen}, now=now)
    return changed


async def switch(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, what: Switch, *, on: bool, now: datetime
) -> Notice | Refusal | Fault:
    """Turn one of its settings on or off."""
    changes: Mapping[Switch, tuple[Change, str]] = {
        Switch.SIGNUP: (lambda draft: with_signup(draft, on=on), "signup"),
        Switch.RECEIPT: (lambda draft: with_receipt(draft, on=on), "home"),
        Switch.PIN: (lambda draft: with_pin(draft, on=on), "home"),
        Switch.UNHEARD: (lambda draft: with_unheard(draft, on=on), "audience"),
    }
    to, screen = changes[what]
    return await change(tx, person_id, notice_id, at, to, screen, now=now)


async def set_figure(
    tx: Tx,
    person_id: int,
    notice_id: int,
    at: Tapped,
    what: Figure,
    value: int | None,
    *,
    on: bool = True,
    now: datetime,
) -> Notice | Refusal | Fault:
    """Set a number of the draft, or take it away (None); a reminder goes `on` or off."""
    draft = await register.get(tx, notice_id)
    year = now.astimezone(await clocks.zone_of(tx, draft)).year
    number = value or 0
    changes: Mapping[Figure, tuple[Change, str]] = {
        Figure.CAPACITY: (lambda d: with_capacity(d, value), "signup"),
        Figure.SLOT: (lambda d: with_slot(d, value), "signup"),
        Figure.CLOSES: (lambda d: with_closes(d, number), "signup"),
        Figure.GUESTS: (lambda d: with_guests(d, number), "signup"),
        Figure.REMINDER: (lambda d: with_reminder(d, number, on=on), "remind"),
        Figure.LEAD: (lambda d: with_lead(d, value, now=now), "home"),
        Figure.AGE: (lambda d: _aged(d, value, year), "audience"),
    }
    to, screen = changes[what]
    return await change(tx, person_id, notice_id, at, to, screen, now=now)


async def set_role(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, role: Role, *, on: bool, now: datetime
) -> Notice | Refusal | Fault:
    """Write in private to those with this role, or no longer."""

    def to(draft: Notice) -> Notice:
        roles = draft.audience.roles
        return with_roles(draft, roles | {role} if on else roles - {role})

    return await change(tx, person_id, notice_id, at, to, "audience", now=now)


async def clear(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, part: Part, *, now: datetime
) -> Notice | Refusal | Fault:
    """Take a part of the draft away."""
    if part is Part.MEDIA:
        return await _without_media(tx, person_id, notice_id, at, now=now)
    changes: Mapping[Part, Change] = {
        Part.BODY: lambda draft: with_body(draft, ""),
        Part.VENUE: lambda draft: replace(draft, venue="", latitude=None, longitude=None),
        Part.URGENT: lambda draft: with_urgent(draft, None),
        Part.AUDIENCE: lambda draft: replace(draft, audience=type(draft.audience)()),
    }
    return await change(tx, person_id, notice_id, at, changes[part], now=now)


async def set_place(
    tx: Tx,
    person_id: int,
    notice_id: int,
    at: Tapped,
    place_id: int,
    choice: Choice,
    *,
    now: datetime,
) -> Notice | Refusal | Fault:
    """Send it to this place too, to it alone, or to it no longer."""
    draft = await mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    # Taking a place away needs no right there: it may be the one that was lost.
    drops = choice is Choice.DROP
    if not drops and not await authority.may_publish(tx, person_id, place_id, now=now):
        return Refusal.NOT_YOURS
    before = await register.places_of(tx, draft.id)
    kept = [] if choice is Choice.ONLY else [one for one in before if one != place_id]
    after = kept if drops else [*kept, place_id]
    if not after or len(after) > MOST_PLACES:
        return Refusal.TOO_MANY if after else Refusal.NOBODY
    if (home := await home_of(tx, after)) is None:
        return Refusal.NOT_YOURS
    changed = await placed(tx, draft, after, home)
    screen = "home" if choice is Choice.ONLY else "scope"
    await redraw(tx, draft.id, at, {"screen": screen}, now=now)
    return changed


async def placed(tx: Tx, draft: Notice, places: list[int], home: int) -> Notice:
    """Write down where it goes, under the numbers of its home place."""
    number = draft.number if home == draft.place_id else await register.next_number(tx, home)
    changed = await register.change(tx, draft, replace(draft, place_id=home, number=number))
    await register.set_places(tx, draft.id, places)
    return changed


async def home_of(tx: Tx, places: Iterable[int]) -> int | None:
    """The smallest place that holds them all; None where they are of several communities."""
    lines = [[place.id for place in await tree.lineage(tx, one)] for one in places]
    shared = set(lines[0]).intersection(*lines)
    # A lineage begins with the place itself, so the first that is shared is the smallest.
    return next((one for one in lines[0] if one in shared), None)


def with_lead(draft: Notice, minutes: int | None, *, now: datetime) -> Notice | Refusal | Fault:
    """Posted so many minutes before the start, or (None) when it usually is."""
    if minutes is None:
        return replace(draft, lead=None, post_at=None)
    starts = draft.schedule.starts_at
    if not 0 < minutes <= EARLIEST_REMINDER or (starts is None and not draft.repeats):
        return Refusal.NO_TIME
    if starts and starts - timedelta(minutes=minutes) <= now:
        return Refusal.PAST
    return replace(draft, lead=minutes, post_at=None)


async def touched(tx: Tx, draft: Notice) -> Notice:
    """Note that what hangs on the draft changed: a new version has to be seen to be published."""
    return await register.change(tx, draft, draft)


async def redraw(
    tx: Tx, notice_id: int, at: Tapped, args: Mapping[str, Any], *, now: datetime
) -> None:
    """Show a screen in the tapped message; never over a panel, which a forged tap can name."""
    message = Outgoing(at.chat_id, VIEW, notice_id, args)
    if await panels.at(tx, at.chat_id, at.message_id) is None:
        message = replace(message, verb=Verb.EDIT, message_id=at.message_id)
    await outbox.put(tx, message, now=now)


async def show(
    tx: Tx, draft: Notice, screen: str, *, now: datetime, chat_id: int = 0, key: str = ""
) -> None:
    """Put a screen of the draft at the end of its chat, or of another one."""
    args = {"screen": screen}
    message = Outgoing(chat_id or draft.draft_chat_id, VIEW, draft.id, args, key=key)
    await outbox.put(tx, message, now=now)


def _aged(draft: Notice, age: int | None, year: int) -> Notice | Fault:
    born = None if age is None else born_until_for(age, year)
    return with_born_until(draft, born, year=year)


async def _without_media(
    tx: Tx, person_id: int, notice_id: int, at: Tapped, *, now: datetime
) -> Notice | Refusal:
    draft = await mine(tx, person_id, notice_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    await register.drop_media(tx, draft.id)
    changed = await touched(tx, draft)
    await redraw(tx, draft.id, at, {"screen": "home"}, now=now)
    return changed
