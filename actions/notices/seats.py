"""The places of an occurrence: how many are taken, and who moves up when one frees."""

from dataclasses import dataclass

from domain.notices import Notice, Occurrence, Seat
from storage.database import Tx
from storage.notices import occurrences, register, signups


@dataclass(frozen=True, slots=True)
class Counts:
    """Places taken and people waiting; `capacity` is of all slots, None without a limit."""

    taken: int
    waiting: int
    capacity: int | None

    @property
    def full(self) -> bool:
        return self.capacity is not None and self.taken >= self.capacity


async def counts(tx: Tx, occurrence_id: int) -> Counts:
    """Return what the post says of the places; raises Missing where there is no occurrence."""
    occurrence = await occurrences.get(tx, occurrence_id)
    notice = await register.get(tx, occurrence.notice_id)
    found = await signups.counts(tx, occurrence_id)
    taken = sum(n for (seat, _), n in found.items() if seat is Seat.IN)
    waiting = sum(n for (seat, _), n in found.items() if seat is Seat.WAITING)
    return Counts(taken, waiting, capacity(notice, occurrence))


def capacity(notice: Notice, occurrence: Occurrence) -> int | None:
    """How many may come in all, None without a limit."""
    wanted = notice.signup
    if wanted is None or wanted.capacity is None:
        return None
    if wanted.slot is None or occurrence.starts_at is None or occurrence.ends_at is None:
        return wanted.capacity
    minutes = int((occurrence.ends_at - occurrence.starts_at).total_seconds()) // 60
    return wanted.capacity * max(minutes // wanted.slot, 1)
