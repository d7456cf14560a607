"""What somebody sees of a fund in private: its panel, their households, and what to answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions import screens
from actions.funds import authority, standing
from actions.funds.standing import Standing
from actions.funds.unheard import Unheard, explained
from actions.places import boards, telling
from domain import funds as rules
from domain.funds import Action, Fund, Party, Refusal, State
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.funds import register
from storage.outbox import Outgoing

MINE = "fund-mine"
WRONG = "fund-amount-wrong"


@dataclass(frozen=True, slots=True)
class Own:
    """All that is somebody's own in a fund; `refusal` says why they cannot pledge now."""

    fund: Fund
    rows: tuple[Standing, ...]
    refusal: Refusal | Unheard | None
    parties: frozenset[Party]
    sees: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """It goes on in private; `reached` says whether the bot may write there."""

    reached: bool


async def own(tx: Tx, person_id: int, fund: Fund, *, now: datetime) -> Own:
    """Read what the private screen shows to this person."""
    actor = await authority.actor(tx, person_id, fund, now=now)
    known = await authority.facts(tx, fund, now=now)
    home = next(iter(sorted(actor.households)), None)
    given = rules.Given(household_id=home)
    no = rules.refusal(Action.PLEDGE, known, actor, given)
    why = await explained(tx, person_id, fund, no) if no else None
    parties = rules.parties(known, actor)
    sees = actor.member or bool(parties) or await boards.reads(tx, person_id, fund.place_id)
    rows = tuple(await standing.mine(tx, person_id, fund))
    return Own(fund, rows, why, parties, sees and fund.state is not State.DRAFT)


async def show(
    tx: Tx,
    person_id: int,
    fund_id: int,
    *,
    now: datetime,
    view: str = MINE,
    args: Mapping[str, Any] | None = None,
    here: int | None = None,
) -> None:
    """Show a private screen of a fund, whoever asks: the drawing decides what it tells."""
    to = person_id
    # A panel may stand in a private chat too: what is drawn over it would be drawn over again.
    if here is not None and await panels.at(tx, to, here):
        here = None
    await screens.show(tx, to, to, view, fund_id, dict(args or {}), now=now, instead_of=here)


async def wrong(tx: Tx, person_id: int, fund_id: int, why: str, *, now: datetime) -> None:
    """Say what is wrong with what was typed; `why` is a code, as of a refusal."""
    # While the question stays open, the next message is taken as the answer again.
    await outbox.put(tx, Outgoing(person_id, WRONG, fund_id, {"why": str(why)}), now=now)


async def open_home(
    tx: Tx, person_id: int, fund_id: int, *, here: int | None, now: datetime
) -> Asked:
    """Show one's own in the fund, in private."""
    # Back at the beginning, whatever was asked is asked no more.
    await prompts.drop(tx, person_id, person_id)
    await register.get(tx, fund_id)
    if here is None and not await telling.reachable(tx, person_id):
        return Asked(reached=False)
    await show(tx, person_id, fund_id, now=now, here=here)
    return Asked(reached=True)
