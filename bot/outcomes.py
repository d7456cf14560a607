"""What became of a message: how Telegram's answer is read, and what is written down for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from hashlib import sha256
from random import Random
from types import MappingProxyType

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from actions.places import chats as chat_actions
from bot.http import NeverSent
from storage import outbox, panels, prompts
from storage.database import Tx
from storage.outbox import Outgoing, Rank, Verb, Waiting
from storage.panels import Panel
from storage.places import grants, people
from views.screen import Screen

# Seconds. The last one repeats: a message has no last attempt unless it expires.
BACK_OFF = (1, 2, 5, 15, 60)
# A view fails by a mistake of ours, mostly for good; some by a row that is not there yet.
DRAWINGS = 3
UNREPEATED_FOR = timedelta(days=2)


class Fate(Enum):
    SENT = auto()
    REFUSED = auto()
    GONE = auto()
    UNREACHABLE = auto()
    SLOW_DOWN = auto()
    NOT_SENT = auto()
    UNKNOWN = auto()
    MIGRATED = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended; `seconds` says how long to wait, `new_chat` where a group went."""

    fate: Fate
    message_id: int | None = None
    error: str | None = None
    seconds: float = 0.0
    new_chat: int = 0
    never_started: bool = False
    drawn: str = ""


# What was wanted is so already: a repeat after a crash ends here.
HARMLESS: Mapping[Verb, tuple[str, ...]] = MappingProxyType(
    {
        Verb.EDIT: ("message is not modified",),
        Verb.DELETE: ("message to delete not found", "message can't be deleted"),
    }
)
# Telegram has no codes for these: its wording is all there is to tell them by.
LOST = ("message to edit not found", "message can't be edited", "message_id_invalid")
NOBODY = ("chat not found", "user is deactivated", "group chat was deactivated")


def of(error: TelegramError, verb: Verb) -> Outcome:
    """Read Telegram's answer."""
    text = str(error)
    match error:
        case RetryAfter():
            return Outcome(Fate.SLOW_DOWN, error=text, seconds=seconds_of(error) + _jitter())
        case ChatMigrated():
            return Outcome(Fate.MIGRATED, error=text, new_chat=error.new_chat_id)
        case Forbidden():
            # Not blocked, only never met: START alone makes this person reachable.
            never = "initiate conversation" in text
            return Outcome(Fate.UNREACHABLE, error=text, never_started=never)
        case BadRequest():
            return _bad_request(text, verb)
        # After BadRequest, which the library derives from NetworkError.
        case NetworkError():
            unsent = isinstance(error, NeverSent)
            return Outcome(Fate.NOT_SENT if unsent else Fate.UNKNOWN, error=text)
        case _:
            return Outcome(Fate.REFUSED, error=text)


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait, in seconds."""
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def _jitter() -> float:
    """Up to a second, so that chats stopped together do not come back together."""
    return Random().random()  # noqa: S311 - nothing secret


def _bad_request(text: str, verb: Verb) -> Outcome:
    said = text.lower()
    if any(known in said for known in HARMLESS.get(verb, ())):
        return Outcome(Fate.SENT, error=text)
    if any(known in said for known in LOST):
        return Outcome(Fate.GONE, error=text)
    if any(known in said for known in NOBODY):
        return Outcome(Fate.UNREACHABLE, error=text)
    return Outcome(Fate.REFUSED, error=text)


async def after(tx: Tx, row: Waiting, outcome: Outcome, *, now: datetime) -> None:
    """Write down the outcome of one attempt, with all that follows from it."""
    match outcome.fate:
        case Fate.SENT:
            await _sent(tx, row, outcome, now)
        case Fate.SLOW_DOWN | Fate.NOT_SENT:
            await _later(tx, row, outcome, now)
        # Editing, pinning and deleting twice is as good as once, so only a send can double.
        case Fate.UNKNOWN if row.repeats or row.verb is not Verb.SEND:
            await _later(tx, row, outcome, now)
        case Fate.UNKNOWN:
            await _uncertain(tx, row, outcome, now)
        case Fate.MIGRATED:
            # This row goes along: it was refused for its address only.
            await outbox.move(tx, row.chat_id, outcome.new_chat)
            await chat_actions.migrated(tx, 0, row.chat_id, outcome.new_chat, now=now)
        case _:
            await outbox.settle(tx, row.id, "failed", now=now, error=outcome.error)
            if outcome.fate is Fate.UNREACHABLE:
                await _unreachable(tx, row.chat_id, outcome, now)


async def _sent(tx: Tx, row: Waiting, outcome: Outcome, now: datetime) -> None:
    await outbox.settle(tx, row.id, "sent", now=now, message_id=outcome.message_id)
    if row.verb is not Verb.SEND or outcome.message_id is None:
        return
    # In a group only a reply to this very message is the answer.
    if row.prompt_id is not None:
        await prompts.posted(tx, row.prompt_id, outcome.message_id)
    if row.panel:
        # The subject may have changed while this was under way: have it looked at once more.
        panel = Panel(
            row.chat_id,
            outcome.message_id,
            row.panel,
            row.subject_id,
            row.view,
            outcome.drawn,
            drawn_at=now,
            stale_since=now,
        )
        await panels.put(tx, panel)
    if row.pin:
        # A row of its own: a missing right to pin must not fail or repeat the message.
        pinned = Outgoing(row.chat_id, "", verb=Verb.PIN, message_id=outcome.message_id)
        await outbox.put(tx, pinned, now=now)


async def _later(tx: Tx, row: Waiting, outcome: Outcome, now: datetime) -> None:
    # Telegram's own number comes first: coming back sooner lengthens the ban.
    wait = outcome.seconds or BACK_OFF[min(row.attempts, len(BACK_OFF) - 1)]
    moment = now + timedelta(seconds=wait)
    await outbox.settle(
        tx,
        row.id,
        "waiting",
        now=now,
        error=outcome.error,
        not_before=moment,
        message_id=row.message_id,
    )


async def _uncertain(tx: Tx, row: Waiting, outcome: Outcome, now: datetime) -> None:
    """Never twice: the owners decide whether it is sent once more."""
    await outbox.settle(tx, row.id, "uncertain", now=now, error=outcome.error)
    for owner in await grants.owners(tx, now=now):
        message = Outgoing(
            owner,
            "message-uncertain",
            row.id,
            rank=Rank.URGENT,
            key=f"uncertain:{row.id}:{owner}",
            expires_at=now + UNREPEATED_FOR,
        )
        await outbox.put(tx, message, now=now)


async def _unreachable(tx: Tx, chat_id: int, outcome: Outcome, now: datetime) -> None:
    # Groups have negative ids, people positive ones.
    if chat_id < 0:
        await chat_actions.removed(tx, 0, chat_id, now=now)
    elif outcome.never_started:
        await people.never_started(tx, chat_id)
    else:
        await people.blocked(tx, chat_id, at=now)


async def undrawable(tx: Tx, row: Waiting, error: Exception, *, now: datetime) -> None:
    """A view that cannot be drawn is tried again a few times, then given up."""
    # The unit that failed to draw took its own claim back, and only a claimed row is settled.
    await outbox.claim(tx, row.id)
    reason = f"{type(error).__name__}: {error}"
    if row.attempts + 1 >= DRAWINGS:
        await outbox.settle(tx, row.id, "failed", now=now, error=reason)
    else:
        await _later(tx, row, Outcome(Fate.NOT_SENT, error=reason), now)


async def redrawn(
    tx: Tx, panel: Panel, outcome: Outcome, fingerprint: str, *, now: datetime
) -> None:
    """Write down how redrawing a panel ended; a deleted one is posted again."""
    match outcome.fate:
        case Fate.SENT:
            await panels.drawn(tx, panel, fingerprint)
        case Fate.GONE:
            await panels.drop(tx, panel)
            again = Outgoing(
                panel.chat_id,
                panel.view,
                panel.subject_id,
                # So that a view may decline to be drawn again for what is over.
                {"again": 1},
                rank=Rank.PANEL,
                panel=panel.kind,
                # Somebody who keeps deleting the card gets each one back once, not a flood.
                key=f"again:{panel.chat_id}:{panel.message_id}",
            )
            await outbox.put(tx, again, now=now)
        case Fate.MIGRATED:
            await chat_actions.migrated(tx, 0, panel.chat_id, outcome.new_chat, now=now)
            await panels.drop(tx, panel)
        # Most likely the text itself: it would be refused at every redraw.
        case Fate.REFUSED:
            await panels.drop(tx, panel)
        case Fate.UNREACHABLE:
            await panels.drop(tx, panel)
            await _unreachable(tx, panel.chat_id, outcome, now)
        case _:
            await panels.again(tx, panel, since=now)


def fingerprint(screen: Screen) -> str:
    """What a panel shows, in short: equal fingerprints need no edit."""
    # The data too: a card whose buttons lead elsewhere is another card.
    wires = [[repr(button) for button in row] for row in screen.rows]
    return sha256(repr((screen.text, wires)).encode()).hexdigest()
