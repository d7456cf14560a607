"""Days and hours put together: a moment, or the moments to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from domain.when.clock import Hours
from domain.when.terms import Unclear, Why

# More buttons than this are a list to study, not an answer to give.
_BUTTONS = 4


@dataclass(frozen=True, slots=True)
class Days:
    """The day that was said, or those it may be; `later` ones are offered if it is over."""

    choices: tuple[date, ...]
    why: Why | None = None
    later: tuple[date, ...] = ()


def one(day: date, *later: date) -> Days:
    return Days((day,), None, later)


def instants(day: date, minutes: int, zone: tzinfo) -> tuple[datetime, ...]:
    """The moments (UTC) at which a clock there shows this: none in a gap, two when set back."""
    wall = datetime.combine(day, time(), zone) + timedelta(minutes=minutes)
    found = {wall.replace(fold=fold).astimezone(UTC) for fold in (0, 1)}
    # A clock set forward never shows the hour between, which shows on the way back.
    shown = {moment for moment in found if _shows(moment, wall)}
    return tuple(sorted(shown))


def _shows(moment: datetime, wall: datetime) -> bool:
    return moment.astimezone(wall.tzinfo).replace(tzinfo=None) == wall.replace(tzinfo=None)


def settle(days: Days, hours: Hours, *, now: datetime, zone: tzinfo) -> datetime | Unclear:
    """The one moment ahead that is meant, in UTC; exactly now is past."""
    starts = [hour.start for hour in hours]
    found = _moments(days.choices, starts, zone)
    ahead = [moment for moment in found if moment > now]
    why = days.why or _why(found, ahead)
    if why is None:
        return ahead[0]
    # Of a past day its followers are offered, of a day there is not its neighbour.
    offered = ahead or [m for m in _moments(days.later, starts, zone) if m > now]
    return Unclear(why, tuple(offered[:_BUTTONS]))


def _moments(days: Iterable[date], starts: list[int], zone: tzinfo) -> list[datetime]:
    return [m for day in days for start in starts for m in instants(day, start, zone)]


def _why(found: list[datetime], ahead: list[datetime]) -> Why | None:
    if not found:
        return Why.IMPOSSIBLE
    if not ahead:
        return Why.PAST
    # An hour that is over still counts: 3点 after three at night may be a slip for 15点.
    return Why.AMBIGUOUS if len(found) > 1 else None
