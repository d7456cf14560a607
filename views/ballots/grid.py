"""The floor grid: every door of the roll with how it stands, by stairwell and floor."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from domain.ballots import Choice, RollHead
from views.texts import Texts

# Signs, not colours: they must tell apart on paper and for the colour-blind as well.
SIGNS: Mapping[str, str] = MappingProxyType({Choice.YES: "✓", Choice.NO: "✗", Choice.ABSTAIN: "○"})
EXCLUDED, UNHEARD = "!", "·"
# Beyond that only totals are readable, and a message would run out of room.
MOST = 120
# What 360 px show of a fixed-width line without breaking it.
WIDTH = 32
ROOM = 6


def grid(say: Texts, heads: Sequence[RollHead]) -> str:
    """The doors as they stand now, the highest floor of each stairwell on top."""
    lines: list[str] = []
    for stairwell, inside in groupby(sorted(heads, key=_stairwell), key=_stairwell):
        doors = list(inside)
        if stairwell:
            lines.append(stairwell[:WIDTH])
        # Not reverse=True, which would also turn the doors of a floor around.
        by_floor = sorted(doors, key=lambda head: -(head.floor or 0))
        for floor, side in groupby(by_floor, key=lambda head: head.floor):
            lines += _row(say, floor, [cell(head) for head in side])
    return "\n".join(lines)


def cell(head: RollHead) -> str:
    """One door with its sign."""
    return sign(head) + head.room[:ROOM]


def sign(head: RollHead) -> str:
    """How a head stands, as one sign; options go by their numbers."""
    if head.choice is not None:
        return SIGNS.get(head.choice, f"{head.choice}:")
    return EXCLUDED if head.heard else UNHEARD


def _stairwell(head: RollHead) -> str:
    # The label names the building too where there are several.
    before, _, _ = head.label.partition(head.room)
    return (before if head.room else head.label).strip()


def _row(say: Texts, floor: int | None, cells: list[str]) -> list[str]:
    """A floor in as many lines as its doors need."""
    lead = say.plain("ballot-panel-floor", floor=str(floor)) if floor is not None else ""
    rows, line = [], lead
    for each in cells:
        if line and len(line) + 1 + len(each) > WIDTH:
            rows.append(line)
            line = " " * len(lead)
        line = f"{line} {each}" if line else each
    return [*rows, line]
