"""Changing a draft by its buttons: each tap shows the next screen in the tapped message."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from actions.funds import authority, opening
from actions.places import telling
from domain.funds import Action, Fund, Refusal, ShareRule, State
from domain.funds.shaping import Until, times, with_grain, with_minimum, with_rule, with_until
from storage import outbox, panels
from storage.database import Tx
from storage.funds import drafts, flats, register, sponsors
from storage.outbox import Outgoing, Verb
from storage.places import households

Change = Callable[[Fund], Fund | Refusal]
LONGEST_DAYS = 366
# Who is exempt, and who lives behind which door, is not for a group.
ASIDE: Final = frozenset({"exempt", "residents"})
# What stays open to organisers while a fund runs.
RUNNING_TOO: Final = frozenset({"custodians", "residents"})


class Aside(StrEnum):
    """What happened to a page that is not for a group's eyes."""

    SENT = "aside-sent"
    CLOSED = "aside-closed"


@dataclass(frozen=True, slots=True)
class Tapped:
    """The message of a tap, which is redrawn."""

    chat_id: int
    message_id: int


async def mine(tx: Tx, person_id: int, fund_id: int, *, now: datetime) -> Fund | Refusal:
    """The draft, if it is one still and this person may change it."""
    fund = await register.get(tx, fund_id)
    if refused := await authority.refusal(tx, person_id, fund, Action.REVISE, now=now):
        return refused
    return fund if fund.state is State.DRAFT else Refusal.WRONG_STATE


async def turn(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, screen: str, page: int, *, now: datetime
) -> Refusal | Aside | None:
    """Show another screen of the draft in place of the tapped one, or beside the group."""
    fund = await register.get(tx, fund_id)
    action = Action.APPOINT if screen in RUNNING_TOO else Action.REVISE
    # Whoever may not change it may not turn everybody's page either.
    if refused := await authority.refusal(tx, person_id, fund, action, now=now):
        return refused
    if screen in ASIDE and at.chat_id < 0:
        return await _aside(tx, person_id, fund, screen, now=now)
    await redraw(tx, fund_id, at, {"screen": screen, "page": page}, now=now)
    return None


async def _aside(tx: Tx, person_id: int, draft: Fund, screen: str, *, now: datetime) -> Aside:
    if not await telling.reachable(tx, person_id):
        return Aside.CLOSED
    await opening.show(tx, draft, screen, now=now, chat_id=person_id)
    return Aside.SENT


async def change(
    tx: Tx,
    person_id: int,
    fund_id: int,
    at: Tapped,
    change: Change,
    *,
    now: datetime,
    screen: str = "home",
) -> Fund | Refusal:
    """Change the draft and show a screen of it; refused, it stays as it is."""
    draft = await mine(tx, person_id, fund_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    wanted = change(draft)
    if isinstance(wanted, Refusal):
        return wanted
    # The same again is no new version: a colleague's 发布 must not fail for it.
    changed = wanted if wanted == draft else await register.change(tx, draft, wanted)
    await redraw(tx, fund_id, at, {"screen": screen}, now=now)
    return changed


async def set_rule(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, rule: ShareRule, *, now: datetime
) -> Fund | Refusal:
    return await change(tx, person_id, fund_id, at, lambda f: with_rule(f, rule), now=now)


async def set_minimum(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, part: int, whole: int, *, now: datetime
) -> Fund | Refusal:
    def to(draft: Fund) -> Fund | Refusal:
        return with_minimum(draft, part, whole) or Refusal.WRONG_STATE

    return await change(tx, person_id, fund_id, at, to, now=now)


async def set_grain(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, grain: int, *, now: datetime
) -> Fund | Refusal:
    """Share in fen or in whole yuan."""

    def to(draft: Fund) -> Fund | Refusal:
        return with_grain(draft, grain) or Refusal.WRONG_STATE

    return await change(tx, person_id, fund_id, at, to, now=now)


async def set_days(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, which: Until, days: int, *, now: datetime
) -> Fund | Refusal:
    """Set a deadline in days: pledging from now, paying from the end of pledging."""

    def to(draft: Fund) -> Fund | Refusal:
        if not 0 < days <= LONGEST_DAYS:
            return Refusal.WRONG_STATE
        start = now if which is Until.PLEDGE else times(draft, now=now).pledge_until
        return with_until(draft, which, start + timedelta(days=days))

    return await change(tx, person_id, fund_id, at, to, now=now, screen="until")


async def set_until(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, which: Until, seconds: int, *, now: datetime
) -> Fund | Refusal:
    """Set a deadline to one of the moments that were offered, in seconds since 1970."""

    def to(draft: Fund) -> Fund | Refusal:
        try:
            until = datetime.fromtimestamp(seconds, UTC)
        # A forged number can be beyond all calendars.
        except (ValueError, OverflowError, OSError):
            return Refusal.WRONG_STATE
        near = now < until <= now + timedelta(days=LONGEST_DAYS)
        return with_until(draft, which, until) if near else Refusal.WRONG_STATE

    return await change(tx, person_id, fund_id, at, to, now=now, screen="until")


async def set_place(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, place_id: int, *, now: datetime
) -> Fund | Refusal:
    """Share in another place, as a whole; one must be allowed to open a fund there too."""
    if not await authority.may_organise(tx, person_id, place_id, now=now):
        return Refusal.NOT_YOURS
    if await drafts.revised_by(tx, fund_id):
        return Refusal.WRONG_STATE
    number = await register.next_number(tx, place_id)

    def to(draft: Fund) -> Fund | Refusal:
        here = draft.place_id == place_id
        # Each place counts its own funds.
        own = draft.number if here else number
        return replace(draft, place_id=place_id, stairwell=None, number=own)

    return await change(tx, person_id, fund_id, at, to, now=now)


async def set_stairwell(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, household_id: int, *, now: datetime
) -> Fund | Refusal:
    """Share only in the stairwell in which this flat is."""
    flat = await households.find(tx, household_id)
    frozen = await drafts.revised_by(tx, fund_id)

    def to(draft: Fund) -> Fund | Refusal:
        if frozen or flat is None or flat.place_id != draft.place_id:
            return Refusal.WRONG_STATE
        return replace(draft, stairwell=flat.stairwell)

    return await change(tx, person_id, fund_id, at, to, now=now)


async def drop_sponsor(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, sponsor_id: int, *, now: datetime
) -> Fund | Refusal:
    draft = await mine(tx, person_id, fund_id, now=now)
    row = await sponsors.find(tx, sponsor_id)
    if isinstance(draft, Refusal) or row is None or row.fund_id != draft.id:
        return draft if isinstance(draft, Refusal) else Refusal.WRONG_STATE
    await sponsors.end(tx, sponsor_id, now=now)
    return await touched(tx, draft, at, "sponsors", now=now)


async def lift(
    tx: Tx, person_id: int, fund_id: int, at: Tapped, household_id: int, *, now: datetime
) -> Fund | Refusal:
    """Let an exempt flat share again."""
    draft = await mine(tx, person_id, fund_id, now=now)
    if isinstance(draft, Refusal):
        return draft
    await flats.drop(tx, draft.id, household_id)
    return await touched(tx, draft, at, "exempt", now=now)


async def touched(tx: Tx, draft: Fund, at: Tapped, screen: str, *, now: datetime) -> Fund:
    """Note that what hangs on the draft changed: a new version has to be seen to be published."""
    changed = await register.change(tx, draft, draft)
    await redraw(tx, draft.id, at, {"screen": screen}, now=now)
    return changed


async def redraw(
    tx: Tx, fund_id: int, at: Tapped, args: Mapping[str, Any], *, now: datetime
) -> None:
    """Show a screen in the tapped message; never over a panel, which a forged tap can name."""
    message = Outgoing(at.chat_id, opening.VIEW, fund_id, args)
    if await panels.at(tx, at.chat_id, at.message_id) is None:
        message = replace(message, verb=Verb.EDIT, message_id=at.message_id)
    await outbox.put(tx, message, now=now)
