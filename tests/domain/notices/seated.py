"""Attendees and occurrences for the tests of seats."""

from datetime import UTC, datetime, timedelta

from domain.notices import Attendee, Occurrence, Phase, Seat

START = datetime(2026, 12, 7, 1, tzinfo=UTC)
END = START + timedelta(hours=2)
OPENED = datetime(2026, 11, 20, 1, tzinfo=UTC)


def occurrence(
    *,
    state: Phase = Phase.POSTED,
    starts_at: datetime | None = START,
    ends_at: datetime | None = END,
) -> Occurrence:
    return Occurrence(1, 1, START, starts_at, ends_at, OPENED, state)


def attendee(
    row: int,
    state: Seat = Seat.IN,
    *,
    person: int | None = 0,
    guest: str = "",
    slot: int | None = None,
    minute: int | None = None,
    came: bool | None = None,
) -> Attendee:
    """Row number `row`, of a person of that number unless another is named."""
    return Attendee(
        id=row,
        occurrence_id=1,
        person_id=row if person == 0 else person,
        guest=guest,
        state=state,
        at=OPENED + timedelta(minutes=row if minute is None else minute),
        slot=slot,
        came=came,
    )


def seated(count: int, *, waiting: int = 0, slot: int | None = None) -> list[Attendee]:
    """So many with a seat, and behind them so many who wait."""
    states = [Seat.IN] * count + [Seat.WAITING] * waiting
    return [attendee(row, state, slot=slot) for row, state in enumerate(states, 1)]
