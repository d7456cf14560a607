"""Signing up for an occurrence, for oneself and one's family."""

from storage.database import Tx
from storage.notices import signups


async def told(tx: Tx, occurrence_id: int) -> list[int]:
    """Return who is to be told about the occurrence: those with a place, or family in one."""
    return await signups.told(tx, occurrence_id)
