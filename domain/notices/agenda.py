"""What a calendar shows of a notice: its rule, what was moved, what was left out.

Source: RFC 5545. Workdays by the list of holidays are no rule of that standard: the plain weekdays
are the rule, holidays are left out of it, and days worked in exchange are events of their own,
as many phones and Outlook do not read the standard's own way to add days (RDATE).
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import islice, takewhile
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from domain.calendars import Agenda, Event
from domain.notices.notice import Notice, Occurrence, Phase, State
from domain.notices.schedule import recurrence_of
from domain.when import Calendar, Freq, Recurrence, to_rrule
from domain.when.expand import moment_of, occurrence_days

# Phones forget what a feed leaves out: a year of what was is kept.
KEPT = timedelta(days=366)
# Any fixed one: ids count from 1 in every database, so they alone are not unique in the world.
_OURS = UUID("6d8f4a1c-51c0-4c8e-9a52-0c0f6a7c4e55")
_PLAIN = Calendar()


@dataclass(frozen=True, slots=True)
class Entry:
    """A notice with the zone it goes by and the rows of its occurrences."""

    notice: Notice
    zone: str
    rows: tuple[Occurrence, ...]


def agenda_of(
    name: str, zone: str, entries: Iterable[Entry], calendar: Calendar, *, now: datetime
) -> Agenda:
    """The calendar of these notices, as it is now."""
    found: list[Event] = []
    for entry in entries:
        # One rule of an older version that nobody can read must not take all others along.
        with suppress(ValueError):
            found += events_of(entry.notice, entry.rows, ZoneInfo(entry.zone), calendar, now=now)
    return Agenda(name, zone, now, tuple(found))


def events_of(
    notice: Notice,
    rows: Sequence[Occurrence],
    zone: ZoneInfo,
    calendar: Calendar,
    *,
    now: datetime,
) -> tuple[Event, ...]:
    """The notice as events, with what became of its occurrences; nothing for one without any.

    Raises ValueError where the notice has a rule that cannot be read.
    """
    held = [row for row in rows if row.starts_at is not None]
    recurrence = recurrence_of(notice.schedule, zone)
    if recurrence is not None:
        ended = _ended(notice, recurrence, zone)
        return _Repeated(notice, zone, calendar, ended).events(held, now)
    start = notice.schedule.starts_at
    if start is None:
        return ()
    row = next((row for row in held if row.original_at == start), None)
    return (_single(notice, start, row, zone, _uid(notice)),)


def _uid(notice: Notice, day: date | None = None) -> str:
    """The same for ever, whatever is changed: by it a phone knows the event again."""
    made = f"{notice.id} {notice.created_at.isoformat()}"
    return str(uuid5(_OURS, f"{made} {day}" if day else made))


def _single(
    notice: Notice, start: datetime, row: Occurrence | None, zone: ZoneInfo, uid: str
) -> Event:
    """An event that takes place once, as its row has it by now."""
    gone = notice.state is State.CANCELLED or (row is not None and row.state is Phase.CANCELLED)
    begins = (row.starts_at if row else None) or start
    length = _length(notice, row)
    event = replace(_base(notice, uid), starts_at=begins.astimezone(zone), minutes=length)
    return replace(event, cancelled=gone, **_told(notice, row))  # type: ignore[arg-type]


def _base(notice: Notice, uid: str) -> Event:
    where = (notice.latitude, notice.longitude)
    return Event(
        uid,
        notice.title,
        notice.created_at,
        notice.schedule.minutes,
        notice.body,
        notice.venue,
        (where[0], where[1]) if where[0] is not None and where[1] is not None else None,
        notice.version,
        cancelled=notice.state is State.CANCELLED,
    )


def _told(notice: Notice, row: Occurrence | None) -> dict[str, str | int]:
    """What was said of this occurrence alone goes first: it is what is new."""
    if row is None:
        return {}
    said = "\n\n".join(part for part in (row.note or row.reason, notice.body) if part)
    return {"text": said, "sequence": notice.version + row.sequence}


def _length(notice: Notice, row: Occurrence | None) -> int | None:
    if row is None or row.ends_at is None or row.starts_at is None:
        return notice.schedule.minutes
    return (row.ends_at - row.starts_at) // timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Repeated:
    """A notice by a rule."""

    notice: Notice
    zone: ZoneInfo
    calendar: Calendar
    recurrence: Recurrence

    def events(self, rows: Sequence[Occurrence], now: datetime) -> tuple[Event, ...]:
        by_day = {self._day(row.original_at): row for row in rows}
        rule = _as_rule(self.recurrence, self.calendar)
        since = max(rule.start, (now - KEPT).astimezone(self.zone).date())
        plain, real = self._days(rule, since, max([since, *by_day]))
        gone = {day for day, row in by_day.items() if row.state is Phase.CANCELLED}
        # What has a row takes place, though the list of holidays was changed since.
        real = real | set(by_day) - gone
        changed = [day for day in sorted(plain & set(by_day) - gone) if self._changed(by_day[day])]
        return (
            *self._series(rule, plain & gone | plain - real),
            *(self._instead(by_day[day], day) for day in changed),
            *(self._alone(by_day.get(day), day) for day in sorted(real - plain - gone)),
        )

    def _series(self, rule: Recurrence, left_out: set[date]) -> Iterator[Event]:
        """The rule itself, from its first plain day on; one of a few holidays alone has none."""
        for first in islice(occurrence_days(rule, rule.start, _PLAIN), 1):
            yield replace(
                _base(self.notice, _uid(self.notice)),
                starts_at=self._start(first),
                rule=to_rrule(rule.pattern, self.zone),
                left_out=tuple(map(self._start, sorted(left_out))),
            )

    def _days(self, rule: Recurrence, since: date, last: date) -> tuple[set[date], set[date]]:
        """Which days the rule names, and on which of these and others it takes place."""
        if not rule.pattern.workdays:
            plain = _until(last, occurrence_days(rule, since, _PLAIN))
            return plain, plain
        # Beyond the list of holidays workdays are plain weekdays. A month is worked off as one.
        listed = max(self.calendar.holidays | self.calendar.workdays, default=since)
        end = max(last, listed + timedelta(days=31))
        plain = _until(end, occurrence_days(rule, since, _PLAIN))
        return plain, _until(end, occurrence_days(self.recurrence, since, self.calendar))

    def _changed(self, row: Occurrence) -> bool:
        # Not `moved`: a row made before the rule's hour was changed keeps its own.
        named = moment_of(self.recurrence, self._day(row.original_at), self.zone)
        return row.starts_at != named or bool(row.note)

    def _instead(self, row: Occurrence, day: date) -> Event:
        uid = _uid(self.notice)
        event = _single(self.notice, row.original_at, row, self.zone, uid)
        return replace(event, instead_of=self._start(day))

    def _alone(self, row: Occurrence | None, day: date) -> Event:
        start, uid = self._start(day), _uid(self.notice, day)
        return _single(self.notice, start, row, self.zone, uid)

    def _start(self, day: date) -> datetime:
        # As the rule says it, also where the clock skips that hour: the standard's readers do so.
        return datetime.combine(day, self.recurrence.clock, self.zone)

    def _day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()


def _ended(notice: Notice, recurrence: Recurrence, zone: ZoneInfo) -> Recurrence:
    """The rule of a notice that ended before it, with nothing after that day."""
    if notice.state is not State.ENDED or notice.ended_at is None:
        return recurrence
    pattern, last = recurrence.pattern, notice.ended_at.astimezone(zone).date()
    if pattern.until is not None and pattern.until <= last:
        return recurrence
    # With a count of its own it ended by that, and its last occurrence is before this day.
    ended = pattern if pattern.count else replace(pattern, until=last)
    return replace(recurrence, pattern=ended)


def _until(last: date, days: Iterable[date]) -> set[date]:
    return set(takewhile(lambda day: day <= last, days))


def _as_rule(recurrence: Recurrence, calendar: Calendar) -> Recurrence:
    """The rule as the standard reads it: a count of workdays would count holidays too."""
    pattern = recurrence.pattern
    if not pattern.workdays:
        return recurrence
    if pattern.count:
        days = list(occurrence_days(recurrence, recurrence.start, calendar))
        pattern = replace(pattern, count=None, until=days[-1]) if days else pattern
    if pattern.freq is Freq.YEARLY and pattern.interval == 1:
        # BYSETPOS counts within what is stepped by: the first workday of each of its months.
        pattern = replace(pattern, freq=Freq.MONTHLY)
    return replace(recurrence, pattern=pattern)
