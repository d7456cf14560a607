"""The numbers on a fund's panel. Source: funds.md, "Published"."""

from dataclasses import dataclass
from datetime import datetime, timedelta

_WHOLE = 100
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Thermometer:
    """Money in fen; `percent` is paid of target; `days_left` is None without a deadline."""

    target: int
    pledged: int
    paid: int
    spent: int
    balance: int
    percent: int
    pledged_percent: int
    days_left: int | None

    @property
    def missing(self) -> int:
        """What still has to be paid, in fen."""
        return max(0, self.target - self.paid)


def thermometer(
    *,
    target: int,
    pledged: int,
    paid: int,
    spent: int,
    balance: int,
    until: datetime | None = None,
    now: datetime,
) -> Thermometer:
    """The panel's numbers, in fen."""
    return Thermometer(
        target=target,
        pledged=pledged,
        paid=paid,
        spent=spent,
        balance=balance,
        percent=percent(paid, target),
        pledged_percent=percent(pledged, target),
        days_left=None if until is None else days_left(until, now=now),
    )


def percent(part: int, whole: int) -> int:
    """Rounded down, so that 100 says it is really full; never above 100."""
    # Without a target nothing can be missing.
    return min(_WHOLE, max(0, part) * _WHOLE // whole) if whole > 0 else _WHOLE


def days_left(until: datetime, *, now: datetime) -> int:
    """Days begun before the deadline: 1 in its last hours, 0 from the moment it is reached."""
    return max(0, -((now - until) // _DAY))
