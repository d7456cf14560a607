"""Where a fund stands: its panel in the groups of its place, and what is told there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from actions.places import boards
from domain.funds import Fund
from storage import panels
from storage.database import Tx
from storage.outbox import Rank

# The kind of panel, and the view it is drawn by.
PANEL = "fund"
VIEW = "fund-panel"


async def stale(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Have every panel of the fund redrawn."""
    await panels.mark_stale(tx, PANEL, fund_id, now=now)


async def groups(tx: Tx, fund: Fund) -> list[int]:
    """Return the groups of the fund's place and of all places inside it."""
    return await boards.groups(tx, fund.place_id)


async def announce(tx: Tx, fund: Fund, *, now: datetime) -> list[int]:
    """Post and pin the panel in its groups, once each; return the groups."""
    return await boards.announce(tx, fund.place_id, PANEL, VIEW, fund.id, now=now)


async def to_groups(
    tx: Tx,
    fund: Fund,
    view: str,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    key: str = "",
    rank: Rank = Rank.URGENT,
    not_before: datetime | None = None,
) -> list[int]:
    """Tell the fund's groups; with a key (unique to the fund and event) never twice."""
    found = await groups(tx, fund)
    await boards.tell(
        tx, found, view, fund.id, args, now=now, key=key, rank=rank, not_before=not_before
    )
    return found


async def to_people(
    tx: Tx,
    fund: Fund,
    who: list[int],
    view: str,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    key: str = "",
    rank: Rank = Rank.URGENT,
    not_before: datetime | None = None,
) -> None:
    """Tell people in private, each once; with a key (unique to the fund and event) never twice."""
    await boards.tell(
        tx, who, view, fund.id, args, now=now, key=key, rank=rank, not_before=not_before
    )
