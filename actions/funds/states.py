"""A fund goes from one state to the next, and its chain says so."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from actions.funds import clocks, posting
from domain import chain
from domain.funds import Fund, State
from storage import chains, timers
from storage.database import Tx
from storage.funds import register

FILLED = "fund-filled"


async def chained(
    tx: Tx,
    fund: Fund,
    type: str,  # noqa: A002 - the field's name
    payload: Mapping[str, Any],
    person_id: int | None,
    *,
    now: datetime,
) -> None:
    """Add a row to the fund's chain, by this person's pseudonym; None is the system."""
    who = alias(fund, person_id)
    await chains.append(tx, "fund", fund.id, type, payload, who, person_id, now=now)


def alias(fund: Fund, person_id: int | None) -> str:
    """How the chain names who acted; the clock has no name of its own."""
    return chain.alias(fund.salt, person_id) if person_id is not None else "system"


async def enter(
    tx: Tx,
    fund: Fund,
    to: State,
    person_id: int | None,
    *,
    now: datetime,
    **changes: Any,  # noqa: ANN401 - the fund's own fields
) -> Fund:
    """Take the fund into the state, with what else changes; without a person the clock does.

    Whether it may is for the caller to have asked; raises register.Changed.
    """
    told = {"from": fund.state.value, "to": to.value}
    await chained(tx, fund, "state", told, person_id, now=now)
    becomes = await register.change(tx, fund, replace(fund, state=to, **changes))
    if to is State.SPENDING:
        # Reports that wait for the money are another topic: it listens for this timer.
        await timers.add(tx, FILLED, fund.id, now)
    await clocks.arm(tx, becomes)
    await posting.stale(tx, fund.id, now=now)
    return becomes
