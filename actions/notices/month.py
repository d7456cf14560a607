"""The month view of those who announce things: how much there is on each day, and what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from actions import screens
from actions.notices import authority, listing, occurring
from actions.notices.listing import Entry
from actions.notices.occurring import Plan
from domain.notices import Notice, Occurrence, Refusal
from domain.notices.schedule import between, ends_at
from domain.places import Place
from storage.database import Tx
from storage.notices import lists, occurrences
from storage.notices.lists import Listed, Span
from storage.places import grants, tree

VIEW: Final = "notice-month"
DAY_VIEW: Final = "notice-day"
# Drawing holds up everybody else, so beyond these a month is not counted to its end.
STARTS_AT_MOST: Final = 1000
RULES_AT_MOST: Final = 200
ROWS_AT_MOST: Final = 100
DAY_AT_MOST: Final = 60
YEARS: Final = (2000, 2100)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Month:
    """How many things start on each local day that has any; `cut`: there are more than that.

    `place_id` is the place whose clock this goes by.
    """

    place_id: int
    first: date
    today: date
    counts: Mapping[date, int]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """What starts on a local day, in order."""

    day: date
    entries: tuple[Entry, ...]


async def turn(
    tx: Tx, person_id: int, view: str, args: dict[str, Any], here: int | None, *, now: datetime
) -> Refusal | None:
    """Show the month or a day in private, to who announces things somewhere."""
    if await place_of(tx, person_id, now=now) is None:
        return Refusal.NOT_YOURS
    await screens.show(tx, person_id, person_id, view, 0, args, instead_of=here, now=now)
    return None


async def month(tx: Tx, person_id: int, year: int, number: int, *, now: datetime) -> Month | None:
    """The month (the present one where no such is named), for those who announce things."""
    place = await place_of(tx, person_id, now=now)
    if place is None:
        return None
    zone = ZoneInfo(place.zone)
    today = now.astimezone(zone).date()
    named = YEARS[0] <= year <= YEARS[1] and 1 <= number <= 12  # noqa: PLR2004
    first = date(year, number, 1) if named else today.replace(day=1)
    span = _span(person_id, first, months_on(first, 1), zone)
    stored = await lists.starts(tx, span, STARTS_AT_MOST, now=now)
    drawn, cut = await _by_rule(tx, span, now=now)
    starts = [*stored, *(start for one in drawn for start in one[1])]
    counts = Counter(start.astimezone(zone).date() for start in starts)
    return Month(place.id, first, today, counts, cut or len(stored) >= STARTS_AT_MOST)


async def day(tx: Tx, person_id: int, wanted: date, *, now: datetime) -> Day | None:
    """One day of the month view."""
    place = await place_of(tx, person_id, now=now)
    if place is None:
        return None
    span = _span(person_id, wanted, wanted + _DAY, ZoneInfo(place.zone))
    found = await lists.on(tx, span, DAY_AT_MOST, now=now)
    for plan, starts in (await _by_rule(tx, span, now=now))[0]:
        found += [Listed(plan.notice, _drawn(plan, start)) for start in starts]
    ordered = sorted(found, key=lambda one: one.mark)[:DAY_AT_MOST]
    entries = [
        await listing.entry(tx, person_id, one.notice, one.occurrence, now=now) for one in ordered
    ]
    return Day(wanted, tuple(entries))


async def place_of(tx: Tx, person_id: int, *, now: datetime) -> Place | None:
    """The first place a person announces things for, whose clock tells their days; or None."""
    held = await grants.of(tx, person_id, now=now) if person_id > 0 else []
    serving = [grant for grant in held if grant.role in authority.PUBLISHERS]
    named = [grant.place_id for grant in serving if grant.place_id is not None]
    if named:
        return await tree.get(tx, named[0])
    # An owner answers for no place in particular.
    every = await tree.communities(tx) if serving else []
    return every[0] if every else None


async def _by_rule(
    tx: Tx, span: Span, *, now: datetime
) -> tuple[list[tuple[Plan, list[datetime]]], bool]:
    """What rules will bring within the span that is no row yet; and whether that is not all."""
    after = max(span.first - timedelta(microseconds=1), now)
    until = span.until - timedelta(microseconds=1)
    if until <= after:
        return [], False
    notices = await lists.repeating(tx, span.reader_id, span.until, RULES_AT_MOST, now=now)
    found = [await _of_rule(tx, notice, after, until) for notice in notices]
    return found, len(notices) >= RULES_AT_MOST


async def _of_rule(
    tx: Tx, notice: Notice, after: datetime, until: datetime
) -> tuple[Plan, list[datetime]]:
    plan = await occurring.plan_of(tx, notice)
    rows = await occurrences.of(tx, notice.id, since=after, most=ROWS_AT_MOST)
    # Rows count by themselves: moved ones elsewhere, those called off not at all.
    known = {row.original_at for row in rows}
    starts = between(
        notice.schedule, after=after, until=until, zone=plan.zone, calendar=plan.calendar
    )
    return plan, [start for start in starts if start not in known]


def _drawn(plan: Plan, start: datetime) -> Occurrence:
    end = ends_at(plan.notice.schedule, start)
    return Occurrence(0, plan.notice.id, start, start, end, start)


def _span(person_id: int, first: date, until: date, zone: ZoneInfo) -> Span:
    midnights = [datetime.combine(day, time(), zone).astimezone(UTC) for day in (first, until)]
    return Span(person_id, *midnights)


def months_on(first: date, by: int) -> date:
    """The first of the month so many months on."""
    year, number = divmod(first.year * 12 + first.month - 1 + by, 12)
    return date(year, number + 1, 1)
