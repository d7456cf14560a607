"""A phrase made into one answer, or into the answers to choose from."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from domain.when.bounds import Bounds
from domain.when.clock import Hours, Stretch
from domain.when.expand import first_day, moment_of
from domain.when.moments import Days, weigh
from domain.when.pattern import Calendar, Pattern, Recurrence
from domain.when.recurrence import Rules
from domain.when.terms import Said, Unclear, Why

_DAY = 24 * 60
_BUTTONS = 4
# A day without an hour: these are offered, none is taken.
_OFFERED: Hours = tuple(Stretch(hour * 60) for hour in (9, 14, 19))


@dataclass(frozen=True, slots=True)
class Place:
    """When (UTC) and where a time is read: the zone and the calendar belong to the place."""

    now: datetime
    zone: tzinfo
    calendar: Calendar

    def today(self) -> date:
        return self.now.astimezone(self.zone).date()


def once(days: Days, hours: Hours | None, title: str, place: Place) -> Said | Unclear:
    """The one moment that is meant, or what to ask."""
    offered = _OFFERED if hours is None else hours
    why, moments = weigh(days, offered, now=place.now, zone=place.zone)
    readings = tuple(Said(m.at, None, m.length, title) for m in moments)
    if why is None and hours is not None:
        return readings[0]
    # Only the hour is missing, unless the day has a fault of its own.
    return Unclear(why or Why.AMBIGUOUS, tuple(m.at for m in moments), readings)


def repeated(
    rules: Rules, hours: Hours | None, bounds: Bounds, title: str, place: Place
) -> Said | Unclear:
    """The rule that is meant from its first occurrence ahead on, or what to ask."""
    stretches = _OFFERED if hours is None else hours
    begun = (_begun(p, stretch, bounds, place) for p in rules.choices for stretch in stretches)
    # Twelve at night, before or after the day, is the same hour of a rule.
    found = list(dict.fromkeys(recurrence for recurrence in begun if recurrence))[:_BUTTONS]
    readings = tuple(Said(None, rule, rule.duration, title) for rule in found)
    why = _why(stretches, found, bounds, place) or rules.why
    if why is None:
        return readings[0]
    return Unclear(why, tuple(moment_of(r, r.start, place.zone) for r in found), readings)


def _why(stretches: Hours, found: list[Recurrence], bounds: Bounds, place: Place) -> Why | None:
    if not found:
        over = stretches and bounds.until and bounds.until <= place.today()
        return Why.PAST if over else Why.IMPOSSIBLE
    # 24点 every day is the first minute of another day: shown before it is taken.
    late = any(stretch.start >= _DAY for stretch in stretches)
    return Why.AMBIGUOUS if len(stretches) > 1 or late else None


def _begun(pattern: Pattern, stretch: Stretch, bounds: Bounds, place: Place) -> Recurrence | None:
    hour, minute = divmod(stretch.start % _DAY, 60)
    recurrence = Recurrence(
        replace(pattern, until=bounds.until, count=bounds.count),
        max(bounds.start or place.today(), place.today()),
        time(hour, minute),
        None if stretch.length is None else timedelta(minutes=stretch.length),
    )
    start = first_day(recurrence, now=place.now, zone=place.zone, calendar=place.calendar)
    return replace(recurrence, start=start) if start else None
