"""Finding a head by what a captain types: the number of a slip, or a door in any spelling."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.places.writing import arabic, tidy

# Nobody writes a longer door; more is not even looked at.
_LONGEST = 60
# Single letters are doors (A座); words beside the numbers (unit, room) say nothing more.
_PARTS = re.compile(r"[0-9]+|(?<![a-z])[a-z](?![a-z])")
_SLIP = re.compile(r"#|票|slip|no\.")
_DOOR = re.compile(r"室|房|户|单元|栋|座|楼|room|flat|unit")


@dataclass(frozen=True, slots=True)
class Door:
    """One flat of a head; a person's head has neither stairwell nor room."""

    head_id: int
    slip: int
    building: str
    stairwell: str
    room: str


def heads_named(text: str, doors: Iterable[Door]) -> tuple[int, ...]:
    """The ids of the heads that may be meant, in the order of the doors, none twice.

    A bare number is a slip's and a room's at once: whoever asks must let people choose.
    """
    plain = arabic(tidy(text[:_LONGEST])).casefold()
    parts = _parts(plain)
    if not parts:
        return ()
    as_slip = len(parts) == 1 and not _DOOR.search(plain)
    as_door = not _SLIP.search(plain)
    found = [
        door.head_id
        for door in doors
        if (as_slip and parts == [str(door.slip)]) or (as_door and _is_door(parts, door))
    ]
    return tuple(dict.fromkeys(found))


def _is_door(parts: list[str], door: Door) -> bool:
    room = _parts(_plain(door.room))
    whole = [*_parts(_plain(door.building)), *_parts(_plain(door.stairwell)), *room]
    # Said from the end: 201, 3-201 and 6栋3单元201 are one door.
    return len(room) > 0 and len(parts) >= len(room) and whole[-len(parts) :] == parts


def _plain(text: str) -> str:
    return arabic(tidy(text)).casefold()


def _parts(plain: str) -> list[str]:
    # 02 and 2 are the same stairwell to everybody.
    return [part.lstrip("0") or "0" for part in _PARTS.findall(plain)]
