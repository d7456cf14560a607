"""Another number of places while people sign up: who waits moves up, nobody loses a seat."""

from datetime import datetime
from typing import Final

from actions.notices import ending, seats
from domain.notices import Notice, Refusal, shaping
from domain.notices.bounds import Fault, clean_line, read_number
from storage.database import Tx
from storage.notices import occurrences, register

NO_LIMIT: Final = frozenset({"不限", "不限人数", "不限名额", "no limit", "unlimited"})


async def resize(tx: Tx, notice: Notice, text: str, *, now: datetime) -> Refusal | Fault | None:
    """Take the number that was written (per slot, where slots are cut); None once it is done.

    Source: notices.md, "waiting list that moves up by itself".
    """
    if notice.signup is None:
        return Refusal.WRONG_STATE
    written = _resized(notice, text)
    if isinstance(written, Fault):
        return written
    if written == notice:
        return None
    await register.change(tx, notice, written)
    for occurrence in await occurrences.open_of(tx, notice.id):
        # In the same unit: the next who signs up must not go before those who wait.
        await seats.fill(tx, occurrence.id, now=now)
        await ending.redraw(tx, occurrence, now=now)
    return None


def _resized(notice: Notice, text: str) -> Notice | Fault:
    if clean_line(text).casefold() in NO_LIMIT:
        return shaping.with_capacity(notice, None)
    number = read_number(text)
    return Fault.CAPACITY if number is None else shaping.with_capacity(notice, number)
