"""收到: who has seen a notice, told by a tap or at the door."""

from dataclasses import dataclass

from storage.database import Tx
from storage.notices import receipts


@dataclass(frozen=True, slots=True)
class Counts:
    """Households of a place that were heard, of all there are."""

    heard: int
    households: int


async def counts(tx: Tx, occurrence_id: int, place_id: int) -> Counts:
    """Return what a group's post says of its own place's households."""
    return Counts(*await receipts.counts(tx, occurrence_id, place_id))


async def people(tx: Tx, occurrence_id: int) -> int:
    """Return how many people pressed, residents or not: for posts that went to people."""
    return await receipts.people(tx, occurrence_id)
