"""What became of each copy, written down in the unit that settles it; and sending once more."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from actions.notices import authority, posting, reach, telling
from actions.notices.posting import DESK
from domain.notices import Delivery, Fate, Phase, Refusal, State, timing
from storage import panels
from storage.database import Tx
from storage.notices import deliveries, occurrences, register
from storage.outbox import Settled
from storage.places import chats
from storage.places.chats import Chat, ChatState

FATES: Final = {
    "sent": Fate.SENT,
    "failed": Fate.FAILED,
    "uncertain": Fate.FAILED,
    "expired": Fate.EXPIRED,
    "cancelled": Fate.CANCELLED,
}
ARRIVED: Final = frozenset({Fate.SENT, Fate.DIGEST})


class Remedy(StrEnum):
    """What would help where a copy did not arrive."""

    ADD = "add"
    RIGHTS = "rights"
    BLOCKED = "blocked"
    MOVED = "moved"
    LATE = "late"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Failure:
    """A chat that a copy did not reach, by its title; people are not named."""

    delivery: Delivery
    title: str
    remedy: Remedy


async def settled(tx: Tx, found: Settled, *, now: datetime) -> None:
    """Write down what became of one copy; a late arrival of a cancelled one is put right."""
    row = found.row
    delivery = await _delivery(tx, found)
    if delivery is None:
        return
    occurrence = await occurrences.get(tx, row.subject_id)
    fate = FATES[found.state]
    if fate is Fate.CANCELLED and occurrence.state is not Phase.CANCELLED:
        # Not drawn, as its time was over.
        fate = Fate.EXPIRED
    if delivery.state in ARRIVED and fate is not Fate.SENT:
        # A second copy, for a group that moved or deleted the first, is not what was counted.
        return
    await deliveries.settle(
        tx,
        delivery.id,
        row.chat_id,
        fate,
        now=now,
        message_id=found.message_id,
        error=found.error or (found.state if fate is not Fate.SENT else None),
    )
    if fate is Fate.SENT and occurrence.state is Phase.CANCELLED:
        # It was on its way when it was called off.
        await telling.cancelled(tx, occurrence, row.chat_id, found.message_id, now=now)
    await panels.mark_stale(tx, DESK, occurrence.notice_id, now=now)


async def failures(tx: Tx, occurrence_id: int) -> list[Failure]:
    """Return where it did not arrive, with what would help."""
    return [
        await _failure(tx, delivery)
        for delivery in await deliveries.of(tx, occurrence_id)
        if delivery.state in {Fate.FAILED, Fate.EXPIRED}
    ]


async def resend(tx: Tx, person_id: int, occurrence_id: int, *, now: datetime) -> int | Refusal:
    """Send it where it failed and can arrive by now, and to groups that came since; how many."""
    occurrence = await occurrences.get(tx, occurrence_id)
    notice = await register.get(tx, occurrence.notice_id)
    if not await authority.may_run(tx, person_id, notice, now=now):
        return Refusal.NOT_YOURS
    if occurrence.state is not Phase.POSTED or notice.state is not State.RUNNING:
        return Refusal.WRONG_STATE
    if timing.expires_at(occurrence.starts_at, occurrence.posted_at or now) <= now:
        return Refusal.PAST
    going = await posting.round_of(tx, notice, occurrence, now=now)
    return await _failed_again(tx, going) + await _new_groups(tx, going)


async def _failed_again(tx: Tx, going: posting.Round) -> int:
    sent = 0
    for failure in await failures(tx, going.occurrence.id):
        # Only where somebody did something about it: the rest would fail in the same way.
        if failure.remedy not in {Remedy.AGAIN, Remedy.RIGHTS, Remedy.LATE}:
            continue
        delivery = failure.delivery
        # By the moment it failed: pressing twice sends it once.
        again = f":{int(delivery.at.timestamp())}"
        await deliveries.settle(tx, delivery.id, delivery.chat_id, Fate.WAITING, now=going.now)
        await posting.send(tx, going, delivery, again=again)
        sent += 1
    return sent


async def _new_groups(tx: Tx, going: posting.Round) -> int:
    """Post it in groups that were tied to its places, or came back, after it went out."""
    known = {delivery.chat_id for delivery in await deliveries.of(tx, going.occurrence.id)}
    fresh = [pair for pair in await reach.groups(tx, going.notice) if pair[0] not in known]
    for chat_id, place_id in fresh:
        await posting.to_group(tx, going, chat_id, place_id)
    return len(fresh)


async def _delivery(tx: Tx, found: Settled) -> Delivery | None:
    row = found.row
    if "delivery" in row.args:
        return await deliveries.find(tx, int(row.args["delivery"]))
    # A card posted anew: it was deleted, or its group became another chat.
    if known := await deliveries.to(tx, row.subject_id, row.chat_id):
        return known
    chat = await chats.find(tx, row.chat_id)
    return await deliveries.moved(tx, row.subject_id, chat.place_id) if chat else None


async def _failure(tx: Tx, delivery: Delivery) -> Failure:
    chat = await chats.find(tx, delivery.chat_id) if delivery.chat_id < 0 else None
    return Failure(delivery, chat.title if chat else "", remedy(delivery, chat))


def remedy(delivery: Delivery, chat: Chat | None) -> Remedy:
    """What would help, by what Telegram said and what is known of the chat since."""
    error = (delivery.error or "").lower()
    if delivery.chat_id > 0:
        return Remedy.BLOCKED if _refused(error) else Remedy.AGAIN
    if chat is None or chat.state is ChatState.REMOVED:
        return Remedy.ADD
    if chat.state is ChatState.MIGRATED:
        return Remedy.MOVED
    if "rights" in error or "write_forbidden" in error or "post" not in chat.rights.split():
        return Remedy.RIGHTS
    return Remedy.LATE if delivery.state is Fate.EXPIRED else Remedy.AGAIN


def _refused(error: str) -> bool:
    return any(word in error for word in ("forbidden", "blocked", "deactivated", "not found"))
