"""Where a ballot stands: its panel in the groups of its place, and what is told there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from domain.ballots import Ballot
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Rank
from storage.places import chats, tree

# The kind of panel, and the view it is drawn by.
PANEL = "ballot"
VIEW = "ballot-panel"


async def stale(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Have every panel of the ballot redrawn."""
    await panels.mark_stale(tx, PANEL, ballot_id, now=now)


async def groups(tx: Tx, ballot: Ballot) -> list[int]:
    """Return the groups of the ballot's place and of all places inside it."""
    return [
        chat.id
        for place in await tree.inside(tx, ballot.place_id)
        for chat in await chats.of_place(tx, place.id)
    ]


async def announce(tx: Tx, ballot: Ballot, *, now: datetime) -> list[int]:
    """Post and pin the panel in its groups, once each; return the groups.

    The steps of opening call it; a second call sends nothing.
    """
    found = await groups(tx, ballot)
    for chat_id in found:
        panel = Outgoing(
            chat_id,
            VIEW,
            ballot.id,
            rank=Rank.URGENT,
            panel=PANEL,
            pin=True,
            key=f"ballot-panel:{ballot.id}:{chat_id}",
        )
        await outbox.put(tx, panel, now=now)
    return found


async def to_groups(
    tx: Tx,
    ballot: Ballot,
    view: str,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    key: str = "",
    rank: Rank = Rank.URGENT,
    not_before: datetime | None = None,
) -> list[int]:
    """Tell the ballot's groups; with a key (unique to the ballot and event) never twice."""
    found = await groups(tx, ballot)
    for chat_id in found:
        own_key = f"{view}:{ballot.id}:{key}:{chat_id}" if key else ""
        message = Outgoing(
            chat_id, view, ballot.id, args or {}, rank, key=own_key, not_before=not_before
        )
        await outbox.put(tx, message, now=now)
    return found


async def panel_in(tx: Tx, ballot_id: int, chat_id: int) -> int | None:
    """Return the newest message in a chat that is the ballot's panel."""
    found = await panels.of(tx, PANEL, ballot_id)
    return max((p.message_id for p in found if p.chat_id == chat_id), default=None)
