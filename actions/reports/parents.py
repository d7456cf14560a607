"""The reports another one may be merged into: chosen from a list, or named by number."""

import re
from datetime import datetime
from typing import Final

from domain import reports as rules
from domain.places import find
from domain.reports import Report, State
from storage.database import Tx
from storage.places import tree
from storage.reports import register

MOST: Final = 8
_BARE: Final = re.compile(r"\s*#?(\d{1,9})\s*")
_FITS: Final = rules.OPEN | {State.RESOLVED}


async def candidates(tx: Tx, report: Report, since: datetime) -> list[Report]:
    """Unfinished reports of the building, those of the same category first, newest first."""
    found = await register.at_place_since(tx, report.place_id, since)
    fitting = [r for r in found if r.id != report.id and r.state in _FITS]
    fitting.sort(key=lambda r: (r.category != report.category, -r.id))
    return fitting[:MOST]


async def named(tx: Tx, report: Report, text: str) -> Report | None:
    """The report meant by a typed number: 6栋-0123, or 0123 in the same building."""
    # Bounded, as the text is whatever somebody typed.
    if bare := _BARE.fullmatch(text[:40]):
        return await register.by_number(tx, report.place_id, int(bare[1]))
    if (label := rules.parse_label(text)) is None:
        return None
    community = await tree.community_of(tx, report.place_id)
    # Several estates may have a 6栋; the one that has this number is meant.
    for place in find(label[0], await tree.inside(tx, community.id)):
        if found := await register.by_number(tx, place.id, label[1]):
            return found
    return None


async def near(tx: Tx, report: Report, parent_id: int | None) -> Report | None:
    """The report by its id, if it belongs to the same community."""
    parent = await register.find(tx, parent_id) if parent_id else None
    if parent is None:
        return None
    home = await tree.community_of(tx, report.place_id)
    # A button may name any report, also one of another community.
    return parent if await tree.community_of(tx, parent.place_id) == home else None
