"""Where a ballot stands: its panel in the groups of its place, and what is told there."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from actions.places import boards
from domain.ballots import Ballot
from storage import panels
from storage.database import Tx
from storage.outbox import Rank

# The kind of panel, and the view it is drawn by.
PANEL = "ballot"
VIEW = "ballot-panel"


async def stale(tx: Tx, ballot_id: int, *, now: datetime) -> None:
    """Have every panel of the ballot redrawn."""
    await panels.mark_stale(tx, PANEL, ballot_id, now=now)


async def groups(tx: Tx, ballot: Ballot) -> list[int]:
    """Return the groups of the ballot's place and of all places inside it."""
    return await boards.groups(tx, ballot.place_id)


async def announce(tx: Tx, ballot: Ballot, *, now: datetime) -> list[int]:
    """Post and pin the panel in its groups, once each; return the groups."""
    return await boards.announce(tx, ballot.place_id, PANEL, VIEW, ballot.id, now=now)


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
    await boards.tell(
        tx, found, view, ballot.id, args, now=now, key=key, rank=rank, not_before=not_before
    )
    return found


async def panel_in(tx: Tx, ballot_id: int, chat_id: int) -> int | None:
    """Return the newest message in a chat that is the ballot's panel."""
    found = await panels.of(tx, PANEL, ballot_id)
    return max((p.message_id for p in found if p.chat_id == chat_id), default=None)
