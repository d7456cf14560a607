"""What a notice came to: who signed up, came, was reached. Source: notices.md, "After"."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from domain.notices.notice import Attendee, Delivery, Fate, Seat


@dataclass(frozen=True, slots=True)
class Figures:
    """Seats and households of one occurrence; `unknown` are seats that nobody checked."""

    signed: int
    waiting: int
    came: int
    absent: int
    unknown: int
    reached: int
    receipts: int


def figures_of(listed: Iterable[Attendee], *, reached: int = 0, receipts: int = 0) -> Figures:
    """The figures of an occurrence; `reached` and `receipts` are households."""
    rows = [one for one in listed if one.state is not Seat.GONE]
    seated = [one for one in rows if one.state is Seat.IN]
    return Figures(
        signed=len(seated),
        waiting=len(rows) - len(seated),
        # Who waited and came all the same was there.
        came=sum(one.came is True for one in rows),
        absent=sum(one.came is False for one in seated),
        unknown=sum(one.came is None for one in seated),
        reached=reached,
        receipts=receipts,
    )


def absentees(listed: Iterable[Attendee]) -> tuple[Attendee, ...]:
    """Those with a seat who were not checked in, once it is over and the door was kept.

    Where nobody at all was checked in, there was nobody at the door and nobody is absent.
    """
    rows = [one for one in listed if one.state is not Seat.GONE]
    kept = any(one.came for one in rows)
    return tuple(one for one in rows if kept and one.state is Seat.IN and not one.came)


def households_reached(
    deliveries: Iterable[Delivery],
    at_place: Mapping[int, Collection[int]],
    of_person: Mapping[int, Collection[int]],
) -> frozenset[int]:
    """The households that a notice got to, each once: of the group's place, or of the person.

    `at_place` names all households of a place and those below it.
    """
    arrived = [one for one in deliveries if one.state in {Fate.SENT, Fate.DIGEST}]
    return frozenset(
        household
        for one in arrived
        for household in (
            of_person.get(one.chat_id, ())
            if one.place_id is None
            else at_place.get(one.place_id, ())
        )
    )


def percent(part: int, whole: int) -> int | None:
    """The share in whole percent, rounded down so that 100 is all of them; None of nothing."""
    return min(part, whole) * 100 // whole if whole > 0 else None
