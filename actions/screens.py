"""Showing somebody a view: in a new message, or in place of the one they tapped."""

from datetime import datetime
from typing import Any

from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Verb


async def show(
    tx: Tx,
    _: int,
    chat_id: int,
    view: str,
    subject_id: int = 0,
    args: dict[str, Any] | None = None,
    *,
    now: datetime,
    instead_of: int | None = None,
    reply_to: int | None = None,
) -> None:
    """Show a view in a chat; `instead_of` redraws that message rather than adding one."""
    message = Outgoing(
        chat_id,
        view,
        subject_id,
        args or {},
        verb=Verb.EDIT if instead_of else Verb.SEND,
        message_id=instead_of,
        reply_to=reply_to,
    )
    await outbox.put(tx, message, now=now)


async def refresh(tx: Tx, _: int, chat_id: int, message_id: int, *, now: datetime) -> None:
    """Redraw a message that shows something out of date."""
    panel = await panels.at(tx, chat_id, message_id)
    # A button may stand under a message that is no panel, and that is never redrawn.
    if panel:
        await panels.mark_stale(tx, panel.kind, panel.subject_id, now=now)
