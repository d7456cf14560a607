"""Where a person's own screens of a fund go: into their private chat."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from domain.funds import Refusal
from storage import outbox, panels
from storage.database import Tx
from storage.outbox import Outgoing, Verb
from storage.places import people

# Why not; or whether it could be shown; or nothing to be said.
Outcome: TypeAlias = Refusal | bool | None


@dataclass(frozen=True, slots=True)
class Spot:
    """The message that was tapped."""

    chat_id: int
    message_id: int = 0


async def private(
    tx: Tx,
    person_id: int,
    spot: Spot | None,
    view: str,
    subject_id: int,
    args: Mapping[str, Any] | None = None,
    *,
    now: datetime,
    panel: str | None = None,
) -> bool:
    """Show a person a screen; in place of the tapped one where that is theirs and no panel.

    False if the bot may not write to them.
    """
    own = spot is not None and spot.chat_id == person_id and spot.message_id > 0
    if own and spot and panel is None and await panels.at(tx, *_at(spot)) is None:
        edit = Outgoing(
            person_id, view, subject_id, args or {}, verb=Verb.EDIT, message_id=spot.message_id
        )
        await outbox.put(tx, edit, now=now)
        return True
    person = await people.find(tx, person_id)
    if person is None or not person.reachable:
        return False
    message = Outgoing(person_id, view, subject_id, args or {}, panel=panel)
    await outbox.put(tx, message, now=now)
    return True


async def sweep(tx: Tx, person_id: int, spot: Spot, *, now: datetime) -> None:
    """Delete a question that is answered, in the person's own chat; never a panel."""
    # A forged button could name anybody's message.
    if spot.chat_id == person_id and spot.message_id and not await panels.at(tx, *_at(spot)):
        gone = Outgoing(person_id, "fund-gone", verb=Verb.DELETE, message_id=spot.message_id)
        await outbox.put(tx, gone, now=now)


def _at(spot: Spot) -> tuple[int, int]:
    return spot.chat_id, spot.message_id
