"""Changing a draft by its buttons: each tap shows the next screen in the tapped message."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from actions.ballots import asking, authority
from actions.places.authority import manages
from domain.ballots import Ballot, Electorate, Kind, Refusal, State, shaping
from domain.ballots.shaping import Part, Share
from storage import outbox, panels
from storage.ballots import register
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import households

Change = Callable[[Ballot], Ballot | Refusal]


@dataclass(frozen=True, slots=True)
class Tapped:
    """The message of a tap, which is redrawn."""

    chat_id: int
    message_id: int


async def mine(tx: Tx, person_id: int, ballot_id: int, *, now: datetime) -> Ballot | Refusal:
    """The draft, if it is one still and this person may change it."""
    ballot = await register.get(tx, ballot_id)
    if not await authority.may_run(tx, person_id, ballot.place_id, now=now):
        return Refusal.CAPTAIN_ONLY
    return ballot if ballot.state == State.DRAFT else Refusal.FROZEN


async def turn(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, screen: str, page: int, *, now: datetime
) -> Refusal | None:
    """Show another screen of the draft in place of the tapped one."""
    draft = await mine(tx, person_id, ballot_id, now=now)
    # Whoever may not change it may not turn everybody's page either.
    if draft == Refusal.CAPTAIN_ONLY:
        return draft
    await redraw(tx, ballot_id, at, {"screen": screen, "page": page}, now=now)
    return draft if isinstance(draft, Refusal) else None


async def change(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    at: Tapped,
    change: Change,
    *,
    now: datetime,
    screen: str = "home",
) -> Ballot | Refusal:
    """Change the draft and show a screen of it; refused, it stays as it is."""
    draft = await mine(tx, person_id, ballot_id, now=now)
    if isinstance(draft, Refusal):
        if draft == Refusal.FROZEN:
            await redraw(tx, ballot_id, at, {}, now=now)
        return draft
    wanted = change(draft)
    if isinstance(wanted, Refusal):
        return wanted
    # The same again is no new version: a colleague's 发布 must not fail for it.
    changed = wanted if wanted == draft else await register.change(tx, draft, wanted)
    await redraw(tx, ballot_id, at, {"screen": screen}, now=now)
    return changed


async def set_kind(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, kind: Kind, *, now: datetime
) -> Ballot | Refusal:
    def to(draft: Ballot) -> Ballot:
        # The same kind again must not undo what was set within it.
        return draft if draft.kind == kind else shaping.with_kind(draft, kind)

    return await change(tx, person_id, ballot_id, at, to, now=now)


async def set_length(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, minutes: int, *, now: datetime
) -> Ballot | Refusal:
    def to(draft: Ballot) -> Ballot | Refusal:
        return shaping.with_length(draft, minutes)

    return await change(tx, person_id, ballot_id, at, to, now=now)


async def set_deadline(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, seconds: int, *, now: datetime
) -> Ballot | Refusal:
    """Close at one of the moments that were offered, in seconds since 1970."""

    def to(draft: Ballot) -> Ballot | Refusal:
        try:
            until = datetime.fromtimestamp(seconds, UTC)
        # A forged number can be beyond all calendars.
        except (ValueError, OverflowError, OSError):
            return Refusal.TOO_LONG
        return shaping.with_deadline(draft, until, now)

    return await change(tx, person_id, ballot_id, at, to, now=now)


async def set_electorate(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, electorate: Electorate, *, now: datetime
) -> Ballot | Refusal:
    def to(draft: Ballot) -> Ballot | Refusal:
        return shaping.with_electorate(draft, electorate)

    return await change(tx, person_id, ballot_id, at, to, now=now)


async def set_seats(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, seats: int, *, now: datetime
) -> Ballot | Refusal:
    def to(draft: Ballot) -> Ballot | Refusal:
        return shaping.with_seats(draft, seats)

    return await change(tx, person_id, ballot_id, at, to, now=now)


async def set_share(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    at: Tapped,
    part: Part,
    share: Share,
    *,
    now: datetime,
) -> Ballot | Refusal:
    """Change a number of the rule, which only staff may."""
    ballot = await register.get(tx, ballot_id)
    staff = await manages(tx, person_id, ballot.place_id, now=now)

    def to(draft: Ballot) -> Ballot | Refusal:
        return shaping.with_share(draft, part, share) if staff else Refusal.STAFF_ONLY

    return await change(tx, person_id, ballot_id, at, to, now=now, screen="numbers")


async def drop_option(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, index: int, seen: int, *, now: datetime
) -> Ballot | Refusal:
    def to(draft: Ballot) -> Ballot | Refusal:
        # Its number may mean another option by now.
        if draft.version != seen:
            return Refusal.WRONG_STATE
        return shaping.without_option(draft, index)

    return await change(tx, person_id, ballot_id, at, to, now=now, screen="options")


async def set_place(
    tx: Tx,
    person_id: int,
    ballot_id: int,
    at: Tapped,
    place_id: int,
    *,
    now: datetime,
    screen: str = "home",
) -> Ballot | Refusal:
    """Ask in another place, as a whole; one must be allowed to ask there too."""
    if not await authority.may_run(tx, person_id, place_id, now=now):
        return Refusal.CAPTAIN_ONLY
    number = await register.next_number(tx, place_id)

    def to(draft: Ballot) -> Ballot | Refusal:
        here = draft.place_id == place_id
        return replace(
            draft,
            place_id=place_id,
            stairwell=None,
            # Each place counts its own ballots.
            number=draft.number if here else number,
        )

    return await change(tx, person_id, ballot_id, at, to, now=now, screen=screen)


async def set_stairwell(
    tx: Tx, person_id: int, ballot_id: int, at: Tapped, household_id: int, *, now: datetime
) -> Ballot | Refusal:
    """Ask only the stairwell in which this flat is."""
    flat = await households.find(tx, household_id)

    def to(draft: Ballot) -> Ballot | Refusal:
        if flat is None or flat.place_id != draft.place_id:
            return Refusal.ELSEWHERE
        return replace(draft, stairwell=flat.stairwell)

    return await change(tx, person_id, ballot_id, at, to, now=now)


async def redraw(
    tx: Tx, ballot_id: int, at: Tapped, args: Mapping[str, Any], *, now: datetime
) -> None:
    """Show a screen in the tapped message; never over a panel, which a forged tap can name."""
    message = Outgoing(at.chat_id, asking.VIEW, ballot_id, args)
    if at.message_id and await panels.at(tx, at.chat_id, at.message_id) is None:
        message = replace(message, verb=Verb.EDIT, message_id=at.message_id)
    await outbox.put(tx, message, now=now)
