"""The roll of a neighbourhood: read from rows, compared with what is kept.

Source: domain/people.md, "Household" and "Roll import". Nothing is half imported: a roll
with any bad row has no plan.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from domain.places import cells
from domain.places.cells import BadReason
from domain.places.columns import Column, Header, header

# Some ten times a large community: beyond this it is another file, or an attack.
MAX_ROWS = 50_000
# Offices put titles, dates and remarks above the header.
MAX_TITLE_LINES = 20
# What a cell said goes into a message, and may be hostile or a whole page.
MAX_SHOWN = 40


@dataclass(frozen=True, slots=True)
class RollRow:
    """One flat of the roll; area in 0.01 m². Owner and phone stay out of logs."""

    building: str
    stairwell: str
    floor: int | None
    room: str
    area: int
    owner: str = field(repr=False)
    phone: str | None = field(repr=False)

    @property
    def key(self) -> tuple[str, str, str]:
        return cells.flat_key(self.building, self.stairwell, self.room)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A line (1-based, as the spreadsheet counts) that cannot be used, and what it said."""

    line: int
    reason: BadReason
    value: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RollFile:
    """What was read: flats, bad lines, the columns there were, and headings not understood."""

    rows: tuple[RollRow, ...]
    bad: tuple[BadRow, ...]
    columns: frozenset[Column] = frozenset(Column)
    ignored: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    household_id: int
    before: RollRow
    after: RollRow


@dataclass(frozen=True, slots=True)
class RollPlan:
    """What importing would do; `gone` and `unchanged` are household ids."""

    added: tuple[RollRow, ...]
    changed: tuple[Change, ...]
    gone: tuple[int, ...]
    unchanged: tuple[int, ...]


def read(rows: Iterable[Sequence[object]]) -> RollFile:
    """The flats and the bad lines of a table whose header may stand below a few titles."""
    # Counted before anything is read: the work below grows with the rows.
    table = list(rows)
    if len(table) > MAX_ROWS + MAX_TITLE_LINES:
        return _unusable(1, BadReason.TOO_MANY_ROWS, str(len(table)))
    found = _find_header(table)
    if found is None:
        return _unusable(1, BadReason.NO_HEADER)
    line, head = found
    faults = [BadRow(line, BadReason.COLUMN_MISSING, column) for column in head.missing]
    faults += [BadRow(line, BadReason.COLUMN_TWICE, name[:MAX_SHOWN]) for name in head.twice]
    if faults:
        return RollFile((), tuple(faults), frozenset(head.places), head.unknown)
    return _read_body(table, line, head)


def _unusable(line: int, reason: BadReason, value: str = "") -> RollFile:
    return RollFile((), (BadRow(line, reason, value),), frozenset())


def _find_header(table: Sequence[Sequence[object]]) -> tuple[int, Header] | None:
    for line, row in enumerate(table[:MAX_TITLE_LINES], start=1):
        if head := header(row):
            return line, head
    return None


def _read_body(table: Sequence[Sequence[object]], start: int, head: Header) -> RollFile:
    rows: list[RollRow] = []
    bad: list[BadRow] = []
    seen: dict[tuple[str, str, str], int] = {}
    for line, raw in enumerate(table[start:], start=start + 1):
        # Spreadsheets end in formatted empty rows; lines are still counted as shown there.
        if not any(cells.shown(cell) for cell in raw):
            continue
        row = _read_row(
            line, {c: raw[at] if at < len(raw) else None for c, at in head.places.items()}
        )
        if isinstance(row, BadRow):
            bad.append(row)
        # A flat listed twice would vote twice.
        elif (first := seen.setdefault(row.key, line)) != line:
            bad.append(BadRow(line, BadReason.FLAT_TWICE, str(first)))
        else:
            rows.append(row)
    if not rows and not bad:
        bad.append(BadRow(start, BadReason.NO_ROWS))
    return RollFile(tuple(rows), tuple(bad), frozenset(head.places), head.unknown)


def _read_row(line: int, raw: Mapping[Column, object]) -> RollRow | BadRow:
    values = (
        (Column.BUILDING, building := cells.building(raw.get(Column.BUILDING))),
        (Column.STAIRWELL, stairwell := cells.stairwell(raw.get(Column.STAIRWELL))),
        (Column.FLOOR, floor := cells.floor(raw.get(Column.FLOOR))),
        (Column.ROOM, room := cells.room(raw.get(Column.ROOM))),
        (Column.AREA, area := cells.area(raw.get(Column.AREA))),
        (Column.OWNER, owner := cells.text(raw.get(Column.OWNER))),
        (Column.PHONE, phone := cells.phone(raw.get(Column.PHONE))),
    )
    for column, value in values:
        if isinstance(value, BadReason):
            return BadRow(line, value, cells.shown(raw.get(column))[:MAX_SHOWN])
    return RollRow(building, stairwell, floor, room, area, owner, phone)  # type: ignore[arg-type]


def plan(
    existing: Mapping[int, RollRow],
    rows: Iterable[RollRow],
    columns: frozenset[Column] = frozenset(Column),
) -> RollPlan:
    """What the rows would change among the households kept, by household id.

    A column the file lacks changes nothing, and a building the file does not name stays:
    a roll of one building may be sent alone.
    """
    # By compared name: 6号楼 in one file and 6栋 in the next are the same flats.
    kept = {row.key: (household_id, row) for household_id, row in existing.items()}
    added: list[RollRow] = []
    changed: list[Change] = []
    unchanged: list[int] = []
    named: set[str] = set()
    for row in rows:
        named.add(row.key[0])
        household_id, before = kept.pop(row.key, (None, None))
        if household_id is None or before is None:
            added.append(row)
        elif (after := _merge(before, row, columns)) == before:
            unchanged.append(household_id)
        else:
            changed.append(Change(household_id, before, after))
    # What is left over of a building that the file does name.
    gone = tuple(household_id for key, (household_id, _) in kept.items() if key[0] in named)
    return RollPlan(tuple(added), tuple(changed), gone, tuple(unchanged))


def _merge(before: RollRow, row: RollRow, columns: frozenset[Column]) -> RollRow:
    """The row with the names kept as they are and what the file lacks taken from before."""
    return replace(
        before,
        area=row.area,
        floor=row.floor if Column.FLOOR in columns else before.floor,
        owner=row.owner if Column.OWNER in columns else before.owner,
        phone=row.phone if Column.PHONE in columns else before.phone,
    )


def owner_heads(rows: Iterable[RollRow]) -> tuple[int | None, ...]:
    """For each row the number of its owner head, or None for a flat that is one by itself.

    Flats are one head when owner and phone are both the same: a name alone is too common.
    Source: domain/people.md, "Household" (owner head).
    """
    named = [
        (row.owner.casefold(), row.phone) if row.owner and row.phone else None for row in rows
    ]
    # Counter keeps first appearances in order, so equal rolls give equal numbers.
    repeated = (who for who, flats in Counter(named).items() if who and flats > 1)
    numbers = {who: number for number, who in enumerate(repeated, start=1)}
    return tuple(numbers.get(who) if who else None for who in named)
