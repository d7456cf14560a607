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


@dataclass(frozen=True, slots=True)
class Moment:
    """A beginning (UTC), and how long it lasts if that was said."""

    at: datetime
    length: timedelta | None = None


def settle(days: Days, hours: Hours, *, now: datetime, zone: tzinfo) -> datetime | Unclear:
    """The one moment ahead that is meant, in UTC; exactly now is past."""
    why, moments = weigh(days, hours, now=now, zone=zone)
    return Unclear(why, tuple(moment.at for moment in moments)) if why else moments[0].at


def weigh(
    days: Days, hours: Hours, *, now: datetime, zone: tzinfo
) -> tuple[Why | None, list[Moment]]:
    """Why it must be asked back, if so, and the moments ahead to take or to offer."""
    found = _moments(days.choices, hours, zone)
    ahead = [moment for moment in found if moment.at > now]
    # Of a past day its followers are offered, of a day there is not its neighbour.
    offered = ahead or [m for m in _moments(days.later, hours, zone) if m.at > now]
    return days.why or _why(found, ahead), offered[:_BUTTONS]


def _moments(days: Iterable[date], hours: Hours, zone: tzinfo) -> list[Moment]:
    return [
        Moment(at, None if hour.length is None else timedelta(minutes=hour.length))
        for day in days
        for hour in hours
        for at in instants(day, hour.start, zone)
    ]


def _why(found: list[Moment], ahead: list[Moment]) -> Why | None:
    if not found:
        return Why.IMPOSSIBLE
    if not ahead:
        return Why.PAST
    # An hour that is over still counts: 3点 after three at night may be a slip for 15点.
    return Why.AMBIGUOUS if len(found) > 1 else None
