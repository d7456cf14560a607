"""Counting a finished ballot again from its chain alone. Source: ballots.md, "Anyone can check".

That the rows themselves are unchanged is the chain's affair (`domain.chain.read`); here it is
checked that they could have happened, and that they come to what was claimed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.ballots.counting import AFTERWARDS, TAKERS, Count, Wrong
from domain.ballots.outcomes import Outcome
from domain.chain import Row, instant


@dataclass(frozen=True, slots=True)
class Recount:
    """What the rows come to, and what their closing row claims; None where there is none.

    `withheld`: a secret ballot so small that its votes were not published, so that its verdict
    cannot be checked. `first_bad` is the number of the first row that cannot be right.
    """

    result: Outcome | None
    claimed: Mapping[str, Any] | None
    matches: bool
    withheld: bool = False
    first_bad: int | None = None
    why: Wrong | None = None


def recount(rows: Sequence[Row]) -> Recount:
    """The result recomputed from the rows; before closing, the votes as they stand."""
    count = Count()
    for row in rows:
        if wrong := _taken(count, row):
            return _recounted(count, row.seq, wrong)
    if not count.closed and not count.ended and count.ballot is not None:
        count.result = None if count.ballot.secret else count.standing()
    return _recounted(count)


def _recounted(count: Count, seq: int | None = None, why: Wrong | None = None) -> Recount:
    matches = why is None and count.ballot is not None
    return Recount(count.result, count.claimed, matches, count.withheld, seq, why)


def _taken(count: Count, row: Row) -> Wrong | None:
    take = TAKERS.get(row.type)
    # What later versions add beside these rows cannot change a count.
    if take is None:
        return None
    if count.ended:
        return None if row.type in AFTERWARDS else Wrong.AFTER_END
    try:
        return take(count, row.payload, instant(row.at))
    # A stranger's file may hold anything; whatever it sets off, this row is wrong.
    except (LookupError, TypeError, ValueError, AttributeError, OverflowError):
        return Wrong.UNREADABLE
