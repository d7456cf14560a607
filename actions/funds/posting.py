"""Where a fund stands: its panel in the groups of its place, and what is told there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.funds import Fund
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import chats, tree

# The kind of panel, and the view it is drawn by.
PANEL = "fund"
VIEW = "fund-panel"


async def stale(tx: Tx, fund_id: int, *, now: datetime) -> None:
    """Have every panel of the fund redrawn."""
    await panels.mark_stale(tx, PANEL, fund_id, now=now)


async def groups(tx: Tx, fund: Fund) -> list[int]:
    """Return the groups of the fund's place and of all places inside it."""
    return [
        chat.id
        for place in await tree.inside(tx, fund.place_id)
        for chat in await chats.of_place(tx, place.id)
    ]


async def announce(tx: Tx, fund: Fund, *, now: datetime) -> list[int]:
    """Post and pin the panel in its groups, once each; return the groups."""
    found = await groups(tx, fund)
    for chat_id in found:
        panel = Outgoing(
            chat_id,
            VIEW,
            fund.id,
            rank=Rank.URGENT,
            panel=PANEL,
            pin=True,
            key=f"fund-panel:{fund.id}:{chat_id}",
        )
        await outbox.put(tx, panel, now=now)
    return found


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
    for chat_id in found:
        own_key = f"{view}:{fund.id}:{key}:{chat_id}" if key else ""
        message = Outgoing(
            chat_id, view, fund.id, args or {}, rank, key=own_key, not_before=not_before
        )
        await outbox.put(tx, message, now=now)
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
    for person_id in dict.fromkeys(who):
        own_key = f"{view}:{fund.id}:{key}:{person_id}" if key else ""
        message = Outgoing(
            person_id, view, fund.id, args or {}, rank, key=own_key, not_before=not_before
        )
        await outbox.put(tx, message, now=now)
